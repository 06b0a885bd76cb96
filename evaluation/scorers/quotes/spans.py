"""Spans of letters and digits, and how two sets of them are matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evaluation.scorers.quotes.regions import Region, core

Found = Mapping[str, Any]


def parts(quote: Found) -> list[Region]:
    """Start and end of each part of a predicted quotation."""
    given = quote.get("spans") or [(quote["start"], quote["end"])]
    return sorted((int(a), int(b)) for a, b in given)


def letters(text: str, spans: Iterable[Region]) -> set[int]:
    """Positions of the letters and digits in spans: what all comparisons look at."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def segments(text: str, marked: list[Region], quote: Found) -> list[Region]:
    """The marked stretches that a prediction claims; where it is no marked one, the span itself."""
    if quote.get("kind") == "indirect":
        return []
    claimed: list[Region] = []
    for start, end in parts(quote):
        size = _size(text, start, end)
        if not size:
            continue
        inside = [(max(start, a), min(end, b)) for a, b in marked if a < end and b > start]
        inside = [span for span in inside if _size(text, *span)]
        covered = sum(_size(text, *span) for span in inside)
        if not inside or (covered < 0.97 * size and quote.get("kind") != "mixed"):
            claimed.append(core(text, start, end))
        else:
            claimed.extend(core(text, *span) for span in inside)
    return claimed


def likeness(a: Region, b: Region) -> float:
    """Intersection over union of two spans."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0]) or 1)


def matched(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """The best pairs of (score, gold, prediction), each gold and each prediction once."""
    gold_used: set[int] = set()
    found_used: set[int] = set()
    kept = []
    for _, gold, found in sorted(pairs, reverse=True):
        if gold not in gold_used and found not in found_used:
            gold_used.add(gold)
            found_used.add(found)
            kept.append((gold, found))
    return kept


def _size(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])
