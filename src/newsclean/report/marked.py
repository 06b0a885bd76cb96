"""Text cut into pieces at the marks that lie on it; marks may overlap."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ReportMark:
    """A span of a text, or a point in it.

    Attributes:
        start: where it begins.
        end: where it ends.
        kind: a CSS class: ``cut``, ``mend``, ``doubt``, ``said``.
        number: of the edit, quote or suspect that it shows.
    """

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ReportPiece:
    """A stretch of text that the same marks cover.

    Attributes:
        text: the words.
        marks: that cover it.
        opens: those of them that begin with it.
        closes: those that end with it, and points that lie behind it.
    """

    text: str
    marks: tuple[ReportMark, ...] = ()
    opens: tuple[ReportMark, ...] = ()
    closes: tuple[ReportMark, ...] = ()


def pieces(text: str, start: int, end: int, marks: Iterable[ReportMark]) -> list[ReportPiece]:
    """The text from ``start`` to ``end`` in pieces; marks outside are left away, others are cut to it."""
    found = [
        mark
        for mark in sorted(marks, key=lambda m: (m.start, m.end, m.kind, m.number))
        if (mark.start < end and mark.end > start) or start <= mark.start == mark.end <= end
    ]
    cuts = {start, end, *(m.start for m in found), *(m.end for m in found)}
    bounds = sorted(cut for cut in cuts if start <= cut <= end)
    points: dict[int, list[ReportMark]] = {}
    for mark in found:
        if mark.start == mark.end:
            points.setdefault(mark.start, []).append(mark)
    coming = deque(mark for mark in found if mark.start < mark.end)
    over: list[ReportMark] = []
    made = []
    for left, right in zip(bounds, bounds[1:] or bounds, strict=False):
        over = [mark for mark in over if mark.end > left]
        while coming and coming[0].start <= left:
            over.append(coming.popleft())
        behind = [*(points.get(start, ()) if left == start < right else ()), *points.get(right, ())]
        made.append(
            ReportPiece(
                text[left:right],
                tuple(over),
                tuple(m for m in over if m.start == left),
                (*(m for m in over if m.end == right), *behind),
            )
        )
    return made
