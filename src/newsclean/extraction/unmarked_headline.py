"""The headline of a page without headings: a line set off above the first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.extraction.blocks import HEADINGS, Outline, RawBlock
from newsclean.model.article import Field, Metadata, Value
from newsclean.text.sentences import ends_sentence

_SET_OFF = 0.9
"""Share of its letters in bold that sets a line off from the story."""
_FEWEST, _MOST = 2, 20
"""Words of a headline."""
_BEHIND = 3
"""Blocks behind it among which two paragraphs stand."""


def with_unmarked_headline(story: Sequence[int], found: Outline, fields: Metadata) -> Metadata:
    """The metadata with the line that the story begins with as its headline, on a page without headings whose
    title says something else."""
    stated, blocks = fields.headline, found.blocks
    if not story or (stated is not None and stated.origin != "meta"):
        return fields
    if any(holder.tag in HEADINGS for holder in found.containers):
        return fields
    text = blocks[story[0]].text
    behind = [blocks[i] for i in story[1 : 1 + _BEHIND]]
    if not _is_headline(blocks[story[0]]) or sum(b.is_prose for b in behind) < 2:
        return fields
    lost = (
        ()
        if stated is None
        else (Value(stated.value, stated.raw, stated.origin), *stated.alternatives)
    )
    return replace(fields, headline=Field(text, text, "visible", lost))


def _is_headline(block: RawBlock) -> bool:
    return (
        block.bold >= _SET_OFF
        and _FEWEST <= block.words <= _MOST
        and not block.link_words
        and not ends_sentence(block.text)
    )
