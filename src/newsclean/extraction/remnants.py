"""What is left of small boxes of which all else was left out."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.extraction.blocks import Container, Outline
from newsclean.model.article import BlockKind
from newsclean.text.sentences import ends_sentence

_MOST_REMNANT = 4
"""Words of what is left of a box."""
_MOST_SMALL, _MOST_SMALL_BLOCKS = 30, 6
"""Words and blocks of such a box."""
_FEWEST_BESIDE = 2
"""Paragraphs of the story beside it."""


def without_remnants(story: list[int], found: Outline, kinds: Sequence[BlockKind]) -> list[int]:
    """The story without words that are left of a small box of which all else is no part of it: in front of
    the first paragraph, beside links, or among buttons."""
    blocks, chosen = found.blocks, set(story)
    prose = [i for i in story if blocks[i].is_prose]

    def is_remnant(i: int) -> bool:
        block = blocks[i]
        if (
            block.words > _MOST_REMNANT
            or kinds[i] not in ("paragraph", "list-item", "heading")
            or ends_sentence(block.text)
        ):
            return False
        heads = kinds[i] == "heading"
        if not heads and next(block.container.element.iter("button"), None) is not None:
            return True
        box = _small_box(block.container)
        if box is None or box.blocks < 2:
            return False
        near = range(max(0, i - box.blocks), min(len(blocks), i + box.blocks))
        rest = [j for j in near if j != i and box in blocks[j].container.lineage()]
        leads = all(blocks[j].link_words == blocks[j].words for j in rest)
        return chosen.isdisjoint(rest) and (leads or heads or i < prose[0])

    return [i for i in story if len(prose) < _FEWEST_BESIDE or not is_remnant(i)]


def _small_box(holder: Container) -> Container | None:
    """The largest small box around a block."""
    box: Container | None = None
    for at in holder.lineage():
        if at.words > _MOST_SMALL or at.blocks > _MOST_SMALL_BLOCKS or at.prose:
            break
        box = at
    return box
