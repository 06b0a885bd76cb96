"""What a page says about changes of its story: corrections and updates, as text with their date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsclean import data
from newsclean import lazy_re as re
from newsclean.html import Page, value_text
from newsclean.metadata import read_date
from newsclean.model.media import Correction, CorrectionKind
from newsclean.text.phrases import one_of, whole

_END = r"\s?(?:[:：.–—-]|\b[^:：.]{1,60}[:：]|[（(][^)）:：]{1,60}[)）][:：]?)"
"""Behind a label: a colon or a dash; before the colon there may be a date."""
_CORRECTED = data.listed("words", "words", "corrected")
_UPDATED = data.listed("words", "words", "updated")
_LABEL = re.compile(
    rf"\W{{0,3}}(?:(?P<correction>{one_of(_CORRECTED)})|(?P<update>{one_of(_UPDATED)})){_END}",
    re.IGNORECASE,
)
_PHRASES = data.listed("words", "words", "amended")
_AMENDED = re.compile(whole(_PHRASES), re.IGNORECASE)
_MOST_WORDS, _LEAST_WORDS = 120, 5
_OPENING = 120
"""Letters of a paragraph in which it says that the story was changed."""


def corrections_of(page: Page, texts: Iterable[str]) -> tuple[Correction, ...]:
    """The corrections of a page, each once: those that its data state, and paragraphs of it that begin as
    such notes do."""
    found: dict[str, Correction] = {}
    for each in (*_stated(page), *filter(None, map(_read, texts))):
        found.setdefault(" ".join(each.text.split()).casefold(), each)
    return tuple(found.values())


def _stated(page: Page) -> Iterator[Correction]:
    for node in page.markup.nodes:
        value = node.get("correction")
        for item in value if isinstance(value, list) else [value]:
            text = value_text(
                item.get("text") or item.get("description") if isinstance(item, dict) else item
            )
            if text and not text.startswith("http"):
                yield Correction(
                    kind="correction", text=" ".join(text.split()), date=_day(_date_of(item))
                )


def _date_of(item: Any) -> str:
    return value_text(item.get("datePublished")) if isinstance(item, dict) else ""


def _read(text: str) -> Correction | None:
    if not _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS:
        return None
    opening = text[:_OPENING]
    label = _LABEL.match(opening)
    if label is None and not _says_amended(opening):
        return None
    kind: CorrectionKind = "update" if label and label["update"] else "correction"
    return Correction(kind=kind, text=text, date=_day(text))


def _says_amended(opening: str) -> bool:
    # Whether a phrase stands there at all is known ten times faster than whether it does as whole words.
    low = opening.lower()
    return any(map(low.__contains__, _PHRASES)) and _AMENDED.search(opening) is not None


def _day(text: str) -> str | None:
    found = read_date(text) if text else None
    return found.isoformat() if found is not None else None
