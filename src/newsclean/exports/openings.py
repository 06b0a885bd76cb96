"""A byline and a date that stand in front of a story's first sentence, on one line with it."""

from __future__ import annotations

import re
from functools import cache

from newsclean import data
from newsclean.exports.export_words import pattern_of
from newsclean.exports.field_values import metadata_of
from newsclean.exports.text_lines import Findings, Sheet
from newsclean.ledger import Removal
from newsclean.metadata import read_date, read_names, starts_like_byline
from newsclean.text.phrases import one_of

RULE = "exports.opening.line"
_LONGEST = 260
_SEPARATORS = r"\s.,;:|·•∙/–—()\[\]-"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}T?|Uhr|Uhr\b|h))?"


def read(sheet: Sheet) -> Findings:
    """Where the first line begins with a byline and goes on with what dates it, both become fields."""
    if not sheet.lines:
        return Findings()
    line = sheet.lines[0]
    if len(line.text) < 80 or not any(map(str.isdigit, line.text[:_LONGEST])):
        return Findings()
    head = line.text[:_LONGEST]
    by = starts_like_byline(_unmarked(head))
    found = _dated().search(head)
    while found is not None and found.start() < _LONGEST // 2:
        before = head[: found.start()]
        names = read_names(_unmarked(before)) if by else ()
        if by and not _is_byline(before, names):
            return Findings()
        if not by and before.strip(" .,|-–—"):
            return Findings()
        end = found.end()
        moment = head[found.start() : end]
        if read_date(_unmarked(moment)) is None:
            return Findings()
        return _findings(sheet, line.start, end, before, moment, named=by)
    return Findings()


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
        values.append(("authors", _unmarked(before)))
    removal = Removal(
        start=start,
        end=stop,
        before=sheet.text[start:stop],
        after="",
        rule=RULE,
        confidence=0.95,
    )
    return Findings((removal,), metadata_of(values, sheet.text))


def _first_date(moment: str) -> str:
    """The part in front of the second label: published, then updated."""
    parts = re.split(rf"\b(?:{pattern_of('lines', 'dated')})\b", moment, flags=re.IGNORECASE)
    return next((part for part in parts if read_date(_unmarked(part)) is not None), moment)


@cache
def _dated() -> re.Pattern[str]:
    """A label of the day of publication and what follows it: clock, weekday, date, and once more."""
    months = one_of(
        form
        for content in data.by_language("dates").values()
        for forms in content["dates"].get("months", ())
        for form in forms.split()
    )
    days = one_of(data.listed("names", "words", "weekdays"))
    word = (
        rf"(?:{months}|{days})\b\.?|\d{{1,4}}(?:st|nd|rd|th)?|de|del|of|at|um|à|le|den|o"
        r"|[ap]\.?m\.?|(?-i:[A-Z]{2,4})|Uhr|h"
    )
    item = rf"(?:{_CLOCK}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{word})"
    label = rf"(?:{pattern_of('lines', 'dated')})\b"
    return re.compile(
        rf"(?<!\w){label}(?:[{_SEPARATORS}]{{1,7}}(?:{label}|{item}(?!\w))){{2,24}}",
        re.IGNORECASE,
    )
