"""What every pass shares: how an edit is made, and where it must not be made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from newsclean.model.ledger import Repair

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+", re.IGNORECASE)


def change(
    text: str, start: int, end: int, after: str, rule: str, confidence: float = 1.0
) -> Repair:
    """The repair that puts ``after`` in place of ``text[start:end]``."""
    return Repair(
        start=start,
        end=end,
        before=text[start:end],
        after=after,
        rule=rule,
        confidence=confidence,
    )


def narrowed(
    text: str, start: int, end: int, after: str, rule: str, confidence: float = 1.0
) -> Repair:
    """As :func:`change`, without the characters that both sides share at either end."""
    before = text[start:end]
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return change(text, start + head, end - tail, after[head : len(after) - tail], rule, confidence)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not empty."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        if end > start:
            yield start, end
        start = end + 1


class Spans:
    """Sorted, disjoint spans that can be asked whether a position lies in one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        pairs = sorted(spans)
        self._starts = [start for start, _ in pairs]
        self._ends = [end for _, end in pairs]

    def __contains__(self, position: int) -> bool:
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._ends[i]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of ``start:end`` lies in a span."""
        i = bisect_right(self._starts, max(start, end - 1)) - 1
        return i >= 0 and start < self._ends[i]


def addresses(text: str) -> Spans:
    """Web and mail addresses, where punctuation has other rules."""
    if "://" not in text and "www." not in text and "@" not in text:
        return Spans(())
    return Spans(m.span() for m in _ADDRESS.finditer(text))
