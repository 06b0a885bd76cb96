"""The words of dates in all languages, read from the data once."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.text.phrases import whole


def forms_of(forms: str) -> list[str]:
    """The forms of one month: apart by spaces; an underscore is a space inside a form."""
    return [form.replace("_", " ") for form in forms.split()]


def _months() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    everywhere: dict[str, int] = {}
    of_language: dict[tuple[str, str], int] = {}
    for code, content in data.by_language("dates").items():
        for number, forms in enumerate(content["dates"].get("months", ()), 1):
            for form in forms_of(forms):
                of_language[code, form] = number
                if everywhere.setdefault(form, number) != number:
                    everywhere[form] = 0
    return everywhere, of_language


_EVERYWHERE, _OF_LANGUAGE = _months()

MONTHS = frozenset(_EVERYWHERE)
"""All names of months, in lower case."""


def month_of(name: str, language: str | None) -> int:
    """The number of a month; 0 where languages differ and none is known: "listopada" is the tenth month
    in Zagreb and the eleventh in Warsaw."""
    name = " ".join(name.lower().split())
    base = (language or "").split("-")[0]
    return _OF_LANGUAGE.get((base, name)) or _EVERYWHERE.get(name, 0)


SAID = re.compile(
    rf"(?P<modified>{whole(data.listed('dates', 'dates', 'modified'))})"
    rf"|(?P<published>{whole(data.listed('dates', 'dates', 'published'))})",
    re.IGNORECASE,
)
"""Words that tell when a story was published or changed."""
_WORD = re.compile(r"[^\W\d_]+")
_WEEKDAYS = {
    (code, form): number
    for code, content in data.by_language("dates").items()
    for number, forms in enumerate(content["dates"].get("weekdays", ()))
    for form in forms_of(forms)
}
_LEAST_FULL = 5
"""Letters of a name that is believed in any language: shorter ones mean other things elsewhere."""
_DAYS = frozenset(form for _, form in _WEEKDAYS if len(form) >= _LEAST_FULL or not form.isascii())
WEEKDAYS = _DAYS.union(
    form
    for code, content in data.by_language("dates").items()
    if content["dates"].get("short_weekdays")
    for forms in content["dates"]["weekdays"]
    for form in forms_of(forms)
)
"""Names of days that are read in a text of any language: full ones, and short ones that mean nothing else."""
_FULL = {form: number for (_, form), number in _WEEKDAYS.items() if len(form) >= _LEAST_FULL}


def is_weekday(name: str) -> bool:
    """Whether a text is nothing but the name of a day of the week, in any language.

    >>> is_weekday("Thứ Sáu"), is_weekday("Mar")
    (True, False)
    """
    return " ".join(name.lower().split()) in _DAYS


def weekday_in(text: str, language: str | None = None) -> int | None:
    """The day of the week that a text ends with, from Monday (0) to Sunday (6).

    >>> weekday_in("Updated Tuesday, "), weekday_in("so", "de"), weekday_in("so", "en")
    (1, 6, None)
    """
    words = _WORD.findall(text[-20:].lower())
    if not words:
        return None
    base = (language or "en").split("-")[0]
    found = _WEEKDAYS.get((base, words[-1]))
    return _FULL.get(words[-1]) if found is None else found
