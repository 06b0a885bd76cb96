"""Single quotation marks and apostrophes told apart: what opens or closes, what cuts a word short."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsclean import data
from newsclean import lazy_re as re

_APOSTROPHES = "’'‘‛"
_YEARS = re.compile(r"\d0s?\b")
_YEAR = re.compile(r"\d\d(?=[.,;:)])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WEAK_BEFORE = re.compile(r"(?:[szxSZX]|in|\b[no]|\d)\Z")
"""Before a mark that may be an apostrophe, of `workers’`, `goin’`, `o’` or `’n’`, or mean feet or inches."""


class QuotationMark(NamedTuple):
    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def speaks(text: str, marks: list[QuotationMark]) -> bool:
    """Whether a paragraph without double marks sets speech in single ones, and goes on: ‘No,’ she said."""
    if len(marks) < 2 or not marks[0].opens or marks[0].closes:
        return False
    first = text[marks[0].end : marks[0].end + 2].strip()
    return first[:1].isupper() and any(
        m.closes
        and text[marks[0].end : m.start].rstrip()[-1:] in {",", "?", "!", "."}
        and text[m.end : m.end + 2].strip().islower()
        for m in marks[1:]
    )


def without_apostrophes(text: str, marks: list[QuotationMark]) -> list[QuotationMark]:
    """Single marks but for the apostrophes of years, of words cut short and of possessives in the plural."""
    kept: list[QuotationMark] = []
    speaking = False
    for n, mark in enumerate(marks):
        if mark.opens and not mark.closes:
            inner = speaking and text[mark.end : mark.end + 1].islower()
            if inner or is_elision(text, mark, elided_words("en")) or _YEAR.match(text, mark.end):
                continue
            speaking = True
        elif mark.closes and not mark.opens:
            weak = may_be_apostrophe(text, mark)
            if weak and (not speaking or _closes_later(text, marks, n)):
                continue
            speaking = False
        kept.append(mark)
    return kept


def _closes_later(text: str, marks: list[QuotationMark], n: int) -> bool:
    """Whether a surer mark closes before another one opens."""
    for mark in marks[n + 1 :]:
        if mark.opens and not mark.closes:
            if not text[mark.end : mark.end + 1].islower():
                return False
        elif mark.closes and not mark.opens and not may_be_apostrophe(text, mark):
            return True
    return False


def is_elision(text: str, mark: QuotationMark, elided: frozenset[str]) -> bool:
    """Whether a mark is the apostrophe of a year or of a word that lost its beginning."""
    if mark.text not in _APOSTROPHES or mark.closes:
        return False
    if _YEARS.match(text, mark.end):
        return True
    word = _FIRST_WORD.match(text, mark.end)
    return word is not None and word.group().lower() in elided


def may_be_apostrophe(text: str, mark: QuotationMark) -> bool:
    """Whether a closing mark may be the apostrophe of a word, or stand for inches or feet."""
    if mark.text not in "’'\"″":
        return False
    before = text[max(0, mark.start - 3) : mark.start]
    if mark.text in '"″':
        return before[-1:].isdecimal()
    return _WEAK_BEFORE.search(before) is not None and text[mark.end : mark.end + 1].isspace()


@cache
def elided_words(language: str) -> frozenset[str]:
    content = data.of_language(language, "words") or {"words": {}}
    return frozenset(content["words"].get("elided", "").split())
