"""Where the next story begins on a page that goes on with others in the same make (endless scrolling)."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock

_TITLES = ("h1", "h2", "h3", "h4")
_LEAST_BEFORE = 2
"""Paragraphs of the story in front of the headline of the next one."""


def next_story(story: Sequence[int], found: Outline, own: int) -> int | None:
    """The number of the headline of the story that follows; None where none does.

    It is a heading made like the page's own headline (of the same class), and the paragraphs below it stand
    in another box than those in front of it, made like theirs.

    Args:
        story: the numbers of the story's blocks.
        found: the page.
        own: the number of the headline.
    """
    blocks = found.blocks
    made_like = _classes(blocks[own].container)
    if not made_like:
        return None
    prose = [i for i in story if i > own and blocks[i].is_prose]
    for i in range(own + 1, len(blocks)):
        holder = blocks[i].container
        if holder.tag not in _TITLES or _classes(holder) != made_like:
            continue
        before = [j for j in prose if j < i]
        behind = next((j for j in prose if j > i), None)
        if behind is None or len(before) < _LEAST_BEFORE:
            continue
        if _are_twins(blocks[before[-1]], blocks[behind]):
            return i
    return None


def _classes(holder: Container) -> frozenset[str]:
    return frozenset((holder.element.get("class") or "").split())


def _are_twins(one: RawBlock, two: RawBlock) -> bool:
    """Whether two paragraphs stand in different boxes that are made alike."""
    first, second = _box(one.container), _box(two.container)
    if first is None or second is None or first is second or first.tag != second.tag:
        return False
    if _holds(first, second) or _holds(second, first):
        return False
    classes = _classes(first)
    return bool(classes) and bool(classes & _classes(second))


def _box(holder: Container) -> Container | None:
    """The box around a paragraph: the first element around it that has a class and is no paragraph."""
    at: Container | None = holder
    while at is not None and (at.tag in ("p", "li", "blockquote", *HEADINGS) or not _classes(at)):
        at = at.parent
    return at


def _holds(outer: Container, inner: Container) -> bool:
    at: Container | None = inner
    while at is not None and at is not outer:
        at = at.parent
    return at is outer
