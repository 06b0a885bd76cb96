"""Short lines that pages set beside a story: how long it takes to read, what a picture shows, buttons, and
the titles of other stories below a pointer to them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import names_in
from newsclean.extraction.text_lines.line_signs import LineSigns
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.text.scripts import has_spaceless

_MOST_READING, _MOST_BUTTON, _MOST_POINTER = 40, 3, 4
"""Characters of a line that says how long a story takes to read, words of a button and of a pointer."""
_LEAST_ASKED = 8
"""Words of a line on which a button hangs."""
_NUMBER = re.compile(r"\d{1,2}(?:\s?[-–~]\s?\d{1,2})?")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_BUTTONS = frozenset(("asks", "plea", "share", "site", "you", "menu"))
_OF_POINTERS = frozenset(("related", "labels", "you", "asks"))
_LEAST_PROSE, _SPACED = 3, 0.75
"""Paragraphs, and the share of them with a blank line above, where those part them."""
_SHOWN = re.compile(
    r"[＝=]\s?(?=[^＝=。]{2,45}\Z)[^＝=。]{0,45}(?:\d{1,2}日|撮影|提供|写す|ロイター|共同|時事|AP|AFP)"
)
"""What a Japanese caption ends in, behind the double dash: day and place, or who took the picture."""
_LONGEST_CAPTION = 140
_ENDED = ("sentence", "ended")
_OF_PEOPLE = ("bio", "contact", "desk", "agency", "outlet", "you", "asks", "published", "plea")
_TELLS = {"credit": 7, "author-note": 6}
"""Words from which a sentence that names nobody is no credit, and says nothing of an author."""


def is_reading_time(line: str) -> bool:
    """Whether a line says how many minutes the story takes, and no more: "3 мин.", "Lesezeit: 4 Min."."""
    if len(line) > _MOST_READING or len(_NUMBER.findall(line)) != 1:
        return False
    rest = _NUMBER.sub(" ", line.lower())
    known = word_classes().words
    if has_spaceless(rest):
        listed = data.listed("lines", "words", "reading") + data.listed("lines", "words", "minutes")
        dense = sorted(filter(has_spaceless, listed), key=len, reverse=True)
        told = any(word in rest for word in dense)
        for word in dense:
            rest = rest.replace(word, "")
        return told and not any(map(str.isalpha, rest))
    words = _LETTERS.findall(rest)
    timed = [word for word in words if "minutes" in known.get(word, ())]
    reading = frozenset(data.listed("lines", "words", "reading"))
    return bool(timed) and all(word in timed or word in reading for word in words)


def is_dense_caption(line: str) -> bool:
    """Whether a line without a full stop says behind a double dash when and where a picture was taken."""
    if len(line) > _LONGEST_CAPTION or "。" in line or not has_spaceless(line):
        return False
    return _SHOWN.search(line) is not None


def names_nobody(role: str, one: LineSigns, line: str) -> bool:
    """Whether a sentence has the look of a credit or of a note on an author, but names nobody."""
    if role not in _TELLS or one.words < _TELLS[role] or one.form not in _ENDED:
        return False
    if not line.isalpha() and any(map(line.__contains__, ":：©@|/()")):
        return False
    told = any(f"has-{name}" in one.signs for name in _OF_PEOPLE)
    return not told and not names_in(line, None)


def page_parts(signs: Sequence[LineSigns], apart: Sequence[bool]) -> frozenset[int]:
    """The numbers of the buttons that hang on the line above, and of the titles below a pointer, in a text
    whose paragraphs blank lines part.

    Args:
        signs: those of each line, in order.
        apart: whether a blank line stands above it.
    """
    prose = [i for i, one in enumerate(signs) if one.prose]
    if len(prose) < _LEAST_PROSE or sum(apart[i] or not i for i in prose) < _SPACED * len(prose):
        return frozenset()
    found: set[int] = set()
    below = False
    for i, one in enumerate(signs):
        closes = i + 1 == len(signs) or apart[i + 1]
        if apart[i] or not i:
            below = not closes and _is_of(one, _MOST_POINTER, _OF_POINTERS, "related")
            continue
        asked = closes and signs[i - 1].words >= _LEAST_ASKED
        if (below and not one.prose) or (asked and _is_of(one, _MOST_BUTTON, _OF_BUTTONS, "asks")):
            found.add(i)
        else:
            below = False
    return frozenset(found)


def _is_of(one: LineSigns, most: int, classes: frozenset[str], wanted: str) -> bool:
    """Whether all words of a short line that ends no sentence are of some classes, one of them of one."""
    if one.words > most or not one.tokens or one.form in _ENDED:
        return False
    known = word_classes().words
    named = [known.get(word, ()) for word in one.tokens]
    return all(not classes.isdisjoint(x) for x in named) and any(wanted in x for x in named)
