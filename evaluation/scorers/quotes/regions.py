"""Pairs of quotation marks in a text, by rules that owe nothing to newsclean's own.

Curly marks, guillemets and corner brackets pair by direction; the straight mark, and ” where it opens,
toggle. The end of a line ends a region that never closes, as the paragraphs of a long quotation do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

OPEN = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
    "‟": "”",
    "″": "″",
}
STRAIGHT = '"\uff02'
EDGE = " \t\r\n\u00a0\u200b\"“”„‟«»‹›「」『』\uff02'‘’`.,;:!?…—–-"
# `` and '' are one mark of two characters; positions stay.
SECOND = "\u200b"

Region = tuple[int, int]


def regions(text: str) -> list[Region]:
    """Start and end of each region, its marks included."""
    plain = text.replace("``", "“" + SECOND).replace("''", "”" + SECOND)
    found: list[Region] = []
    for line in re.finditer(r"[^\n]+", plain):
        for start, end in _of_line(line[0]):
            start, end = start + line.start(), end + line.start()
            found.append((start, end + (plain[end : end + 1] == SECOND)))
    return found


def core(text: str, start: int, end: int) -> Region:
    """A span without marks, punctuation and spaces at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _of_line(line: str) -> Iterator[Region]:
    start: int | None = None
    closers = ""
    for i, mark in enumerate(line):
        if start is None:
            opened = _closers(line, i)
            if opened:
                start, closers = i, opened
        elif (mark in closers and (mark != "“" or "“" in closers)) or (
            mark in STRAIGHT and closers == "”"
        ):
            yield start, i + 1
            start = None
        elif mark == "“":
            if not _opens(line, i) and i + 1 < len(line) and not line[i + 1].isalnum():
                yield start, i + 1  # a mark that is turned round
                start = None
            else:  # the one before was never closed
                yield start, i
                start, closers = i, '”"'
    if start is not None:
        yield start, len(line)


def _closers(line: str, i: int) -> str:
    """The marks that close a region that the character at ``i`` opens; none where it opens nothing."""
    mark = line[i]
    if mark in STRAIGHT:
        before = line[i - 1] if i else " "
        after = line[i + 1] if i + 1 < len(line) else " "
        return "" if (before.isalnum() or before in ".,!?") and after.isspace() else '"”'
    if mark == "»":
        return OPEN[mark] if _opens(line, i) else ""
    if mark in OPEN:
        return OPEN[mark]
    return '”"' if mark == "”" and _opens(line, i) else ""


def _opens(line: str, i: int) -> bool:
    before = line[i - 1] if i else " "
    after = line[i + 1] if i + 1 < len(line) else " "
    if before.isspace() or before in "([{—–-:/" + SECOND:
        return not after.isspace() or before in "([{"
    return False
