"""What is kept of a page that holds more blocks than are looked at: some while it is read, so that memory
stays within bounds, and the number asked for when it was.

The middle goes: a page opens with its story, and a story ends with its last paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.extraction.blocks import Aside, Container, Outline, RawBlock, Shown, parted, without
from newsclean.options import Limits

MOST = Limits().blocks
"""Blocks that are looked at unless something else is asked."""
LIMIT = "limit"
"""What leaves blocks out where there are too many, as ``LeftOut.step`` names it."""
_HEAD = 0.75
"""Share of the blocks that are kept at the start of a page with too many; the others at its end."""
_HELD, _KEPT = 3, 2
"""Times as many blocks as will be looked at that are held while a page is read, and kept when they are
thinned: some of these will be hidden, or copies."""
_TOGETHER = 100
"""Blocks that were left out and are remembered as one, where there are too many of them."""


def within(found: Outline, most: int) -> tuple[Outline, tuple[str, ...]]:
    """The outline with at most so many blocks, and the warning where some are missing."""
    middle = _middle(len(found.blocks), most)
    if not middle:
        return found, ()
    said = f"blocks beyond {most:,} were dropped from the middle of the page"
    return without(found, middle, LIMIT), (said,)


def _middle(count: int, most: int) -> range:
    """The numbers of the blocks of a page that are too many."""
    head = int(most * _HEAD)
    return range(head, count - (most - head)) if count > most else range(0)


class Crowd:
    """The blocks of a page that is being read, and those left out so far."""

    def __init__(self, most: int) -> None:
        self.blocks: list[RawBlock] = []
        self.aside: list[Aside] = []
        self.shown: list[Shown] = []
        self._most = max(most, MOST)
        self._joined = 0
        """Of what was left out, how many are several remembered as one."""

    def is_full(self) -> bool:
        """Whether more is held than will be needed."""
        return len(self.blocks) + len(self.aside) - self._joined >= _HELD * self._most

    def ends(self, last: int) -> tuple[tuple[Aside, ...], tuple[Shown, ...]]:
        """What was left out and the pictures, none of them behind the place ``last``."""
        aside = tuple(item._replace(before=min(item.before, last)) for item in self.aside)
        return aside, tuple(item._replace(before=min(item.before, last)) for item in self.shown)

    def thin(self, containers: list[Container], opened: Iterable[Container]) -> list[Container]:
        """Leave out blocks in the middle, and remember what was left out in few pieces. What is left of the
        containers: those around what is held, and those that are ``opened``."""
        middle = _middle(len(self.blocks), _KEPT * self._most)
        self.blocks, aside, self.shown = parted(self.blocks, self.aside, self.shown, middle, LIMIT)
        self.aside = aside[: self._joined] + _together(aside[self._joined :])
        self._joined = len(self.aside)
        needed = set(containers[:1]).union(opened)
        for block in (*self.blocks, *(item.block for item in self.aside)):
            at: Container | None = block.container
            while at is not None and at not in needed:
                needed.add(at)
                at = at.parent
        left = [holder for holder in containers if holder in needed]
        for index, holder in enumerate(left):
            holder.index = index
        return left


def _together(aside: Sequence[Aside]) -> list[Aside]:
    """What was left out, in pieces of many blocks each."""
    pieces: list[Aside] = []
    for start in range(0, len(aside), _TOGETHER):
        steps: dict[str, list[Aside]] = {}
        for item in aside[start : start + _TOGETHER]:
            steps.setdefault(item.step, []).append(item)
        pieces += map(_as_one, steps.values())
    return sorted(pieces, key=lambda item: item.before)


def _as_one(aside: Sequence[Aside]) -> Aside:
    before, first, step = aside[0]
    text = "\n".join(item.block.text for item in aside)
    words = sum(item.block.words for item in aside)
    return Aside(before, RawBlock(text, first.container, (), words, 0), step)
