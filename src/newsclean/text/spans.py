"""Spans of a text, and questions about them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Spans:
    """Sorted spans, joined where they overlap, that can be asked about a position or a stretch.

    >>> spans = Spans([(4, 9), (20, 25), (8, 12)])
    >>> 10 in spans, 12 in spans
    (True, False)
    >>> spans.touches(11, 14), spans.touches(12, 20)
    (True, False)
    >>> list(spans)
    [(4, 12), (20, 25)]
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self._starts, self._ends, strict=True))

    def __contains__(self, position: int) -> bool:
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._ends[i]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of ``start:end`` lies in a span."""
        i = bisect_right(self._starts, max(start, end - 1)) - 1
        return i >= 0 and start < self._ends[i]


def line_at(text: str, position: int) -> tuple[int, int]:
    r"""Start and end of the line around a position.

    >>> line_at("One.\nTwo.", 6)
    (5, 9)
    """
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end


class PerLine(Generic[T]):
    r"""What a function says of the line around a place. It is asked once per line for places in rising order,
    so that many places in one long line cost no more than the line.

    >>> spans = PerLine("One, two, three.\nFour.", lambda start, end: (start, end))
    >>> spans.at(3), spans.at(8), spans.at(18)
    ((0, 16), (0, 16), (17, 22))
    """

    __slots__ = ("_compute", "_end", "_start", "_text", "_value")

    def __init__(self, text: str, compute: Callable[[int, int], T]) -> None:
        self._text = text
        self._compute = compute
        self._start, self._end = 0, -1
        self._value: T

    def at(self, position: int) -> T:
        if not self._start <= position <= self._end:
            self._start, self._end = line_at(self._text, position)
            self._value = self._compute(self._start, self._end)
        return self._value


def lines(text: str) -> Iterator[tuple[int, int]]:
    r"""Start and end of every line that is not empty.

    >>> list(lines("One.\n\nTwo."))
    [(0, 4), (6, 10)]
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        if end > start:
            yield start, end
        start = end + 1
