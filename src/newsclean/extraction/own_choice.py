"""Own selectors for people who know their site: a subset of CSS for boxes to keep and boxes to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsclean.extraction.blocks import Outline
from newsclean.model.selectors import parse_selector

DROPPED = "drop"
"""What leaves blocks out by the user's own selectors, as ``LeftOut.step`` names it."""


def with_own_choice(
    story: list[int], found: Outline, keep: Sequence[str], drop: Sequence[str]
) -> list[int]:
    """The story with what stands in boxes that ``keep`` selects, without what ``drop`` selects."""
    if not (keep or drop):
        return story
    wanted, unwanted = _inside(found, keep), _inside(found, drop)
    return sorted(set(story).union(wanted).difference(unwanted))


def _inside(found: Outline, selectors: Sequence[str]) -> set[int]:
    """The numbers of the blocks in elements that a selector matches, or below them."""
    if not selectors:
        return set()
    wanted = [_parsed(selector) for selector in selectors]
    matched: list[bool] = []  # per container; parents come first
    for holder in found.containers:
        above = matched[holder.parent.index] if holder.parent else False
        matched.append(above or any(each.matches(holder.element) for each in wanted))
    return {i for i, block in enumerate(found.blocks) if matched[block.container.index]}


_parsed = cache(parse_selector)
