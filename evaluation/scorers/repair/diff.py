"""What differs between two texts, as regions of characters.

Lines first, then sentences, then words, each by the algorithm of E. Myers, “An O(ND) difference algorithm
and its variations”, Algorithmica 1 (1986).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

Region = tuple[int, int, int, int]
"""Start and end in the first text, start and end in the second."""

_TIERS = (
    re.compile(r"\n+|[^\n]+"),
    re.compile(r"\s+|[^\s.!?]+(?:[ \t]+[^\s.!?]+)*[.!?”\"]*|[.!?]"),
    re.compile(r"\w+|\s|[^\w\s]"),
)
# Beyond so many edits two stretches have nothing in common.
_MOST_EDITS = 2500
_SHAPES = str.maketrans(
    dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("’‘‚", "'")
    | dict.fromkeys("–—", "-")
    | {"…": "...", "\u00a0": " "}
)


def fold(text: str) -> str:
    """A text without the shape of its marks, dashes and spaces."""
    plain = unicodedata.normalize("NFC", text).translate(_SHAPES)
    return re.sub(r"\s+", " ", plain.replace("``", '"').replace("''", '"')).strip()


def regions(a: str, b: str) -> list[Region]:
    """Where two texts differ, in order; two regions that only a space or so parts are one."""
    found: list[Region] = []
    for region in _differences(a, b, 0, 0, 0):
        if found:
            gap = a[found[-1][1] : region[0]]
            if len(gap) <= 2 and not re.search(r"\w\w", gap):
                found[-1] = (found[-1][0], region[1], found[-1][2], region[3])
                continue
        found.append(region)
    return found


def _differences(a: str, b: str, at_a: int, at_b: int, tier: int) -> list[Region]:
    if a == b:
        return []
    in_a, in_b = _TIERS[tier].findall(a), _TIERS[tier].findall(b)
    head, least = 0, min(len(in_a), len(in_b))
    while head < least and in_a[head] == in_b[head]:
        head += 1
    tail = 0
    while tail < least - head and in_a[-1 - tail] == in_b[-1 - tail]:
        tail += 1
    middle_a, middle_b = in_a[head : len(in_a) - tail], in_b[head : len(in_b) - tail]
    starts_a, starts_b = _starts(in_a, at_a), _starts(in_b, at_b)
    found: list[Region] = []
    i = j = 0
    for x, y in [*_common(middle_a, middle_b), (len(middle_a), len(middle_b))]:
        if x > i or y > j:
            a0, a1 = starts_a[head + i], starts_a[head + x]
            b0, b1 = starts_b[head + j], starts_b[head + y]
            if tier < 2 and a1 > a0 and b1 > b0:
                inner_a, inner_b = a[a0 - at_a : a1 - at_a], b[b0 - at_b : b1 - at_b]
                found += _differences(inner_a, inner_b, a0, b0, tier + 1)
            else:
                found.append((a0, a1, b0, b1))
        i, j = x + 1, y + 1
    return found


def _starts(parts: Sequence[str], at: int) -> list[int]:
    starts = [at]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of a longest common subsequence."""
    if not a or not b:
        return []
    best, trace = {1: 0}, []
    for edits in range(min(len(a) + len(b), _MOST_EDITS) + 1):
        trace.append(dict(best))
        for k in range(-edits, edits + 1, 2):
            down = _goes_down(best, k, edits)
            x = best[k + 1] if down else best[k - 1] + 1
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            best[k] = x
            if x >= len(a) and x - k >= len(b):
                return _walked_back(a, b, trace, edits)
    return []


def _goes_down(best: dict[int, int], k: int, edits: int) -> bool:
    return k == -edits or (k != edits and best.get(k - 1, -1) < best.get(k + 1, -1))


def _walked_back(
    a: Sequence[str], b: Sequence[str], trace: list[dict[int, int]], edits: int
) -> list[tuple[int, int]]:
    x, y = len(a), len(b)
    pairs: list[tuple[int, int]] = []
    for step in range(edits, -1, -1):
        best = trace[step]
        k = x - y
        before = k + 1 if step and _goes_down(best, k, step) else k - 1
        from_x = best[before] if step else 0
        from_y = from_x - before if step else 0
        while x > from_x and y > from_y and a[x - 1] == b[y - 1]:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_y
    return pairs[::-1]
