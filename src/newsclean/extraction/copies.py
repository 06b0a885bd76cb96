"""Which blocks of a page are second copies, made by whoever built the page; a refrain is none.

A paragraph may come again in a story: a refrain, "the motion was carried", a question that is put to
everybody. The page then sets each of them like the others. A second copy stands in another place (for
narrow screens, for republishing, pulled out of the text), is hidden, or comes with all its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, RawBlock

_WHOLE = 4
"""Blocks in a row, each of them a repetition, that are a second copy of a part of the story: longer
than a refrain of a few paragraphs."""
_NUMBERS = re.compile(r"\d+")


def second_copies(blocks: Sequence[RawBlock], keys: Sequence[str]) -> set[int]:
    """The numbers of the blocks that are second copies.

    Args:
        blocks: in the order of the page.
        keys: of each block the text by which copies are known; empty for a block that is never one.
    """
    groups: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(number)
    if len(groups) == len(keys) - keys.count(""):
        return set()
    copies: set[int] = set()
    again: dict[int, int] = {}  # what comes again in the same manner, and what it repeats
    for numbers in groups.values():
        if len(numbers) > 1:
            best = max(numbers, key=lambda number: _standing(blocks[number]))
            for number in numbers:
                if number == best:
                    continue
                if _twins(blocks[number].container, blocks[best].container):
                    again[number] = best
                else:
                    copies.add(number)
    return copies | _in_rows(again, keys) | _in_whole_boxes(again, blocks)


def _standing(block: RawBlock) -> tuple[bool, int]:
    """What makes one of two copies the first: that it is shown, and stands among more prose."""
    holder = block.container.parent or block.container
    return not holder.hidden, holder.prose_words


def _twins(one: Container, two: Container) -> bool:
    """Whether two containers are built alike, up to the first that holds both."""
    first: Container | None = one
    second: Container | None = two
    while first is not second:
        if first is None or second is None or first.tag != second.tag:
            return False
        if _NUMBERS.sub("", first.names) != _NUMBERS.sub("", second.names):
            return False
        first, second = first.parent, second.parent
    return one.hidden == two.hidden


def _in_rows(again: dict[int, int], keys: Sequence[str]) -> set[int]:
    """Those that repeat, in order, what stands in a row elsewhere."""
    order = [number for number, key in enumerate(keys) if key]
    place = {number: at for at, number in enumerate(order)}
    copies: set[int] = set()
    row: list[int] = []
    for number in sorted(again):
        follows = (
            row
            and place[number] == place[row[-1]] + 1
            and place[again[number]] == place[again[row[-1]]] + 1
        )
        row = [*row, number] if follows else [number]
        if len(row) >= _WHOLE:
            copies.update(row)
    return copies


def _in_whole_boxes(again: dict[int, int], blocks: Sequence[RawBlock]) -> set[int]:
    """Those in a box, beside another built like it, of which every paragraph is a repetition."""
    boxes: dict[int, list[int]] = {}
    paragraphs: dict[int, int] = {}
    for number, first in again.items():
        box = _apart_from(blocks[number].container, blocks[first].container)
        if box is not None:
            boxes.setdefault(box.index, []).append(number)
            paragraphs[box.index] = box.prose
    copies: set[int] = set()
    for index, numbers in boxes.items():
        prose = sum(blocks[number].is_prose for number in numbers)
        if prose == paragraphs[index] > 1:
            copies.update(numbers)
    return copies


def _apart_from(one: Container, two: Container) -> Container | None:
    """The outermost container around ``one`` that does not hold ``two``, its twin; None where both are
    one and the same."""
    if one is two:
        return None
    while one.parent is not two.parent and one.parent is not None and two.parent is not None:
        one, two = one.parent, two.parent
    return one
