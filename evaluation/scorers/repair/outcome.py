"""What became of the hurt places of a damaged text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evaluation.scorers.repair.damage import Hurt
from evaluation.scorers.repair.diff import Region, fold, regions


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the damaged text in which something was hurt, something was changed, or both."""

    start: int
    end: int
    changes: int
    hurts: int


def outcome(damaged: str, clean: str, hurts: Sequence[Hurt], result: str) -> Counter[str]:
    """Counts for one text.

    ``hurts``, and those ``fixed`` (the result equals the clean text there) or ``fixed_soft`` (but for the
    shape of marks, dashes and spaces); ``edits``, those that are ``good``, and
    ``false`` ones, which touch no hurt.
    """
    changes = regions(damaged, result)
    count: Counter[str] = Counter(hurts=len(hurts))
    for place in _joined(_places(changes, hurts), changes, hurts, clean, result):
        before = damaged[place.start : place.end]
        after = _there(place, changes, result)
        wanted = _there(place, hurts, clean)
        if not place.hurts:
            count["edits"] += place.changes
            count["false"] += place.changes
            continue
        strict = after == wanted
        told = fold(before) != fold(wanted) or before != after
        soft = strict or (fold(after) == fold(wanted) and told)
        count["fixed"] += strict * place.hurts
        count["fixed_soft"] += soft * place.hurts
        if place.changes:
            count["edits"] += 1
            count["good"] += strict
            count["good_soft"] += soft
    return count


def _places(changes: Sequence[Region], hurts: Sequence[Hurt]) -> list[Place]:
    marked = [(c[0], c[1], 1, 0) for c in changes] + [(h[0], h[1], 0, 1) for h in hurts]
    places: list[Place] = []
    for start, end, changed, hurt in sorted(marked, key=lambda m: (m[0], m[1], m[3])):
        if places and start <= places[-1].end:
            last = places[-1]
            end = max(last.end, end)
            places[-1] = Place(last.start, end, last.changes + changed, last.hurts + hurt)
        else:
            places.append(Place(start, end, changed, hurt))
    return places


def _joined(
    places: list[Place],
    changes: Sequence[Region],
    hurts: Sequence[Hurt],
    clean: str,
    result: str,
) -> list[Place]:
    """Neighbours as one where that makes them right: the difference may cut one repair in two."""

    def right(place: Place) -> bool:
        return _there(place, changes, result) == _there(place, hurts, clean)

    i = 0
    while i + 1 < len(places):
        a, b = places[i], places[i + 1]
        both = Place(a.start, b.end, a.changes + b.changes, a.hurts + b.hurts)
        near = b.start - a.end <= 40 and both.changes and both.hurts
        if near and not (right(a) and right(b)) and right(both):
            places[i : i + 2] = [replace(both, changes=1)]
            i = max(0, i - 1)
        else:
            i += 1
    return places


def _there(place: Place, regions: Sequence[Region], other: str) -> str:
    """What stands in the other text at a place."""
    return other[_moved(place.start, regions, False) : _moved(place.end, regions, True)]


def _moved(position: int, regions: Sequence[Region], far: bool) -> int:
    """A position of the first text in the second; ``far``: behind a region that begins there."""
    shift = 0
    for a0, a1, b0, b1 in regions:
        if a1 < position or (a1 == position and far):
            shift = b1 - a1
        elif a0 == position and not far:
            return b0
        elif a0 >= position:
            break
        elif a1 == position:
            shift = b1 - a1
        else:
            break
    return position + shift
