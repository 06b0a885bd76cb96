"""Brings an outline within the limit on blocks, before the judge looks at each of them."""

from __future__ import annotations

from dataclasses import replace

from newsclean.extraction.blocks import Outline, summed_up

_HEAD = 0.75
"""Share of the blocks that are kept at the start of the page; the others at its end."""


def within(found: Outline, most: int) -> tuple[Outline, tuple[str, ...]]:
    """The outline with at most so many blocks, and the warning where some are missing.

    The middle is left out: a page opens with its story, and a story ends with its last paragraph.
    """
    if len(found.blocks) <= most:
        return found, ()
    head = int(most * _HEAD)
    kept = found.blocks[:head] + found.blocks[len(found.blocks) - (most - head) :]
    summed_up(found.containers, kept)
    said = f"blocks beyond {most:,} were dropped from the middle of the page"
    return replace(found, blocks=kept), (said,)
