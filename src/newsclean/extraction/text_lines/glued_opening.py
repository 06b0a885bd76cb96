"""Byline and date in front of the first sentence, in one line: ``By Ada Ohm May 3, 2024 The boat sank.``,
``May 3, 2024by Ada Ohm3 min read`` and a tab."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import read_date, starts_like_byline

_PIECE = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+")
_REACH = 240
"""Characters in which an opening ends."""
_MOST_NAME = 8
"""Words of the names before the date."""
_LEAST_LEFT = 60
"""Characters of the story behind an opening."""
_BEFORE_TAB = re.compile(
    r"(?P<dates>[^\t\n]{3,40}?\d{4})(?P<byline>(?=[^\W\d_])[^\t\n\d]{5,60}+)[^\t\n]{0,80}+\t"
)
"""A line of a theme whose parts lost their boxes: ``May 3, 2024by Ada Ohm3 min readNo Comments``."""
_OF_CLOCK = frozenset(
    ("am", "pm", "a.m", "p.m", "at", "um", "uhr", "h", "à", "alle", "kl", "o'clock")
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the story begins in its first line, and what stands before it."""

    end: int
    byline: str
    dates: str


def glued_opening(line: str) -> Opening | None:
    """The byline and the dates that open a line before its first sentence; None where it opens otherwise.

    A name alone may be the story's first words: only one behind "By", with a date behind it, is no part
    of it.
    """
    if (found := _BEFORE_TAB.match(line)) is not None:
        named = starts_like_byline(found["byline"]) and read_date(found["dates"]) is not None
        left = len(line) - found.end() >= _LEAST_LEFT
        return Opening(found.end(), found["byline"], found["dates"]) if named and left else None
    if len(line) < _LEAST_LEFT or not starts_like_byline(re.sub(r"^(\w+)\s*\.\s", r"\1 ", line)):
        return None
    dated = 0
    names = 0
    for piece in _PIECE.finditer(line, 0, _REACH):
        word = piece[0].strip(".,;:|()–—-").lower()
        if not word:
            continue
        if _is_of_date(word, piece[0]):
            dated = dated or piece.start()
        elif dated or names > _MOST_NAME:
            return _opening(line, dated, piece.start()) if dated and names > 1 else None
        else:
            names += 1
    return None


def _opening(line: str, dated: int, end: int) -> Opening | None:
    dates = line[dated:end]
    if not any(map(str.isdigit, dates)) or len(line) - end < _LEAST_LEFT:
        return None
    if not (line[end].isupper() or not line[end].isascii() or line[end] in "\"'“‘«"):
        return None
    return Opening(end, line[:dated].strip(" .,;:|–—-"), dates)


def _is_of_date(word: str, written: str) -> bool:
    """Whether a word may stand in a date: a number, a month, a time zone, "Published"."""
    if word[0].isdigit():
        return True
    classes = word_classes().words.get(word, ())
    if "month" in classes or "weekday" in classes or "published" in classes:
        return True
    return word in _OF_CLOCK or (written.isupper() and 1 < len(word) <= 4 and word.isalpha())
