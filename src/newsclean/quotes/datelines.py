"""The place, the day and the agency before a report: “PARIS, 12 mars (AFP) - …”, “(Ansa) - Roma - …”."""

from __future__ import annotations

from collections.abc import Collection, Sequence

LONGEST = 14
"""Tokens of a dateline, up to its dash."""
PLACE = 2
"""Words of the name of a place in a script without capitals."""
_DASHES = frozenset("—–―-")
_MARKS = frozenset(",.()/:")


def end(words: Sequence[str], low: Sequence[str], days: Collection[str]) -> int:
    """The token behind the dateline that opens a paragraph, 0 where none does."""
    start = 0
    if _DASHES.isdisjoint(words[:LONGEST]):
        return start
    while (behind := _behind(words, low, days, start)) > start:
        start = behind
    return start


def _behind(words: Sequence[str], low: Sequence[str], days: Collection[str], start: int) -> int:
    """The token behind the dash of a stretch that is a dateline, else ``start``."""
    stop = min(len(words) - 1, start + LONGEST)
    dash = next((i for i in range(start, stop) if words[i] in _DASHES), start)
    if dash == start or not _is_one(words, low, days, start, dash):
        return start
    while dash < stop and words[dash] in _DASHES:
        dash += 1
    return start if words[dash][0].islower() else dash


def _is_one(
    words: Sequence[str], low: Sequence[str], days: Collection[str], start: int, dash: int
) -> bool:
    """Whether words before a dash are a place in capitals, a place with a day, or end with an agency in
    brackets."""
    inside = dated = False
    for i in range(start, dash):
        word = words[i]
        if word in "()":
            inside = word == "("
        dated = dated or word.isdigit()
        abbreviated = words[i + 1] == "."
        if not inside and word[0].islower() and low[i] not in days and not abbreviated:
            return False
        if not word[0].isalnum() and word not in _MARKS:
            return False
    last = dash - 1 - (words[dash - 1] == ".")
    place = words[start]
    # Where no capitals tell names, a place stands alone.
    caseless = place[0].isalpha() and not place[0].isupper() and last - start < PLACE
    return (
        (last > start and words[last] == ")")
        or (place.isupper() and len(place) > 2)
        or caseless
        or (dated and place[0].isupper())
    )
