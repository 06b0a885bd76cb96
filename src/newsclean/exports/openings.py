"""A byline and a date that stand in front of a story's first sentence, on one line with it."""

from __future__ import annotations

from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.exports.export_words import pattern_of
from newsclean.exports.field_values import metadata_of, moment_field
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.metadata import IN_PRINT, WEEKDAYS, read_date, read_names, starts_like_byline
from newsclean.text.phrases import one_of

RULE = "exports.opening.line"
_LONGEST, _LEAST = 260, 80
_FIRST = 3
_MOMENT = 40
_SEPARATORS = r"\s.,;:|·•∙/–—()\[\]-"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}T?)?"


def read(sheet: Sheet) -> Findings:
    """Where one of the first lines begins with a byline or a date in front of prose, these become fields."""
    for line in sheet.lines[:_FIRST]:
        if len(line.text) < _LEAST or not any(map(str.isdigit, line.text[:_LONGEST])):
            continue
        head = line.text[:_LONGEST]
        found = _in_columns(sheet, line.start, head) or _in_sentence(sheet, line.start, head)
        if found is not None:
            return found
    return Findings()


def _in_sentence(sheet: Sheet, start: int, head: str) -> Findings | None:
    """``By Ada Holt Published 9:41 am, May 3, 2024 The …``; a date without its label only behind a byline."""
    by = starts_like_byline(_unmarked(head))
    found = _dated(labelled=not by).search(head)
    if found is None or found.start() > _LONGEST // 2:
        return None
    before = head[: found.start()]
    names = read_names(_unmarked(before).strip(" (,")) if by else ()
    if (by and not _is_byline(before, names)) or (not by and before.strip(" .,|-–—")):
        return None
    moment = found[0]
    if moment_field(_unmarked(moment), sheet.text) is None:
        return None
    return _findings(sheet, start, found.end(), before, moment, named=by)


def _in_columns(sheet: Sheet, start: int, head: str) -> Findings | None:
    """``03.05.2024 | Ada Holt | The …``"""
    parts = re.split(r"(\s[|•·]\s)", head)
    if (
        len(parts) < _FIRST
        or len(parts[0]) > _MOMENT
        or read_date(parts[0], since=IN_PRINT) is None
    ):
        return None
    named = (
        len(parts) > 2 * _FIRST - 2
        and bool(read_names(parts[2], strict=True))
        and len(parts[2]) < _MOMENT
    )
    taken = parts[:4] if named else parts[:2]
    return _findings(
        sheet, start, len("".join(taken)), parts[2] if named else "", parts[0], named=named
    )


def _is_byline(before: str, names: tuple[str, ...]) -> bool:
    """Whether names are all that stands in front of the date."""
    return bool(names) and len(before.split()) <= 3 + 4 * len(names)


def _unmarked(moment: str) -> str:
    return re.sub(r"\s[.|]\s|\s[.|]\s?", " ", f" {moment} ").strip()


def _findings(
    sheet: Sheet, start: int, end: int, before: str, moment: str, *, named: bool
) -> Findings:
    stop = start + end
    while stop < len(sheet.text) and sheet.text[stop] in " .,;:|·•-–—)":
        stop += 1
    values = [("published", _unmarked(_first_date(moment)))]
    if named:
        values.append(("authors", _unmarked(before).strip(" (,")))
    return Findings((sheet.cut(start, stop, RULE),), metadata_of(values, sheet.text))


def _first_date(moment: str) -> str:
    """The part in front of the second label: published, then updated."""
    parts = re.split(rf"\b(?:{pattern_of('lines', 'dated')})\b", moment, flags=re.IGNORECASE)
    return next(
        (part for part in parts if read_date(_unmarked(part), since=IN_PRINT) is not None), moment
    )


@cache
def _dated(*, labelled: bool) -> re.Pattern[str]:
    """A label of the day of publication and what follows it: clock, weekday, date, and once more; without
    the label, a date in numbers or of several words."""
    months = one_of(
        form
        for content in data.by_language("dates").values()
        for forms in content["dates"].get("months", ())
        for form in forms.split()
    )
    days = one_of(sorted(WEEKDAYS))
    word = (
        rf"(?:{months}|{days})\b\.?|\d{{1,4}}(?:st|nd|rd|th)?|(?:{pattern_of('lines', 'date_words')})"
        r"|[ap]\.?m\.?|(?-i:[A-Z]{2,4})"
    )
    item = rf"(?:{_CLOCK}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{word})"
    label = rf"(?:{pattern_of('lines', 'dated')})\b"
    if not labelled:
        run = rf"{item}(?!\w)(?:[{_SEPARATORS}]{{1,4}}{item}(?!\w)){{0,12}}"
        return re.compile(
            rf"(?<!\w)(?:{label}[{_SEPARATORS}]{{1,7}})?{run}(?:[{_SEPARATORS}]{{1,7}}{label}[{_SEPARATORS}]{{1,7}}{run})?",
            re.IGNORECASE,
        )
    return re.compile(
        rf"(?<!\w){label}(?:[{_SEPARATORS}]{{1,7}}(?:{label}|{item}(?!\w))){{2,24}}",
        re.IGNORECASE,
    )
