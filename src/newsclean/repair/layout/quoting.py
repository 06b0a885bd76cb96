"""What stands in front of the lines of a text: the ``>`` of quoted mail, the rule of a column of print."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,12}[ \t]*")
_RULED = re.compile("[ \t]*[|¦│┃]")
_RULED_BEHIND = re.compile("(?<![ \t])[ \t]*[|¦│┃][ \t]*\\Z")
_MARGIN = 80
_INNER = re.compile("[|¦│┃]")
_PROMPT = re.compile(r">>> ?(?:[a-z_]+[ .(=]|\S*\()")
"""A line of a session with Python."""
_MOST_QUOTED, _MOST_RULED = 0.7, 0.5
_FEWEST = 3


def quoted(prose: TextView) -> Iterator[Repair]:
    """The marks go where they stand in front of most lines: the whole text was quoted."""
    text = prose.text
    if ">" not in text:
        return
    found = [(start, _QUOTED.match(text, start, end), end) for start, end in lines(text)]
    marked = [m for _, m, _ in found if m]
    filled = sum(1 for start, _, end in found if not text[start:end].isspace())
    if len(marked) < _FEWEST or len(marked) < _MOST_QUOTED * filled:
        return
    if sum(1 for m in marked if _PROMPT.match(text, m.start())) > len(marked) // 4:
        return
    for mark in marked:
        yield change(text, mark.start(), mark.end(), "", "layout.quoting", 0.97)


def ruled(prose: TextView) -> Iterator[Repair]:
    """The rule of a column that was scanned with its lines goes, before or behind them or both; rows of a
    table have more of them."""
    text = prose.text
    if not prose.has("|¦│┃"):
        return
    front: list[tuple[int, int]] = []
    behind: list[tuple[int, int]] = []
    filled = 0
    for start, end in lines(text):
        line = text[start:end]
        if line.isspace():
            continue
        filled += 1
        before = _RULED.match(line)
        after = _RULED_BEHIND.search(line, max(0, len(line) - _MARGIN))
        if len(_INNER.findall(line)) != (before is not None) + (after is not None):
            continue
        if before:
            front.append((start, start + before.end()))
        if after:
            behind.append((start + after.start(), end))
    for marks in (front, behind):
        if len(marks) >= _FEWEST and len(marks) >= _MOST_RULED * filled and _is_prose(text, marks):
            for start, end in marks:
                yield change(text, start, end, "", "layout.column-rule", 0.95)


def _is_prose(text: str, marks: list[tuple[int, int]]) -> bool:
    """Whether sentences run on from one marked line to the next."""
    begun = sum(1 for _, end in marks if _runs_on(text[end : end + 4].lstrip()[:1]))
    ended = sum(1 for start, _ in marks if _runs_on(text[start - 1 : start]))
    return max(begun, ended) > max(1, len(marks) // 5)


def _runs_on(letter: str) -> bool:
    """Whether a letter is a small one, or of a script without capitals."""
    return letter.isalpha() and not letter.isupper()
