"""Who signed the story at its end: a line of names below the last paragraph, a note on the author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean.extraction.blocks import HEADINGS, RawBlock
from newsclean.metadata import read_names
from newsclean.model.article import Field, Metadata

SIGNATURE = "signature"
"""What takes such lines out, as ``LeftOut.step`` names it."""
_SET_OFF = 0.9
"""Share of the letters of a line in bold or italics that sets it off from the story."""
_MOST_NAMES, _MOST_NOTE = 8, 70
"""Words of a line of names, and of a note on an author."""
_NEAR_BEGINNING = 80
"""Letters at the beginning of a note in which its author is named."""
_NOTES = 3
"""Blocks at the end among which notes on authors stand."""


def signed(
    story: list[int], blocks: Sequence[RawBlock], fields: Metadata
) -> tuple[list[int], Metadata]:
    """The story without the line that signs it and without notes on its authors; with authors from that line,
    where the page names none but itself."""
    known = fields.authors.value if fields.authors else ()
    kept = list(story)
    for i in story[-_NOTES:]:
        if _is_note(blocks[i], known) and len(kept) > 1:
            kept.remove(i)
    at = _signature(kept, blocks, fields)
    if at is None:
        return kept, fields
    if not known or all(_is_outlet(name, fields) for name in known):
        others = fields.authors.alternatives if fields.authors else ()
        names = _names_in(blocks[at], fields)
        fields = replace(fields, authors=Field(names, blocks[at].text, "visible", others))
    return [i for i in kept if i != at], fields


def _signature(story: list[int], blocks: Sequence[RawBlock], fields: Metadata) -> int | None:
    """The number of the line of names that the story ends with, or that stands right behind its end."""
    last = story[-1] if len(story) > 1 else None
    if last is None:
        return None
    if _names_in(blocks[last], fields) and blocks[story[-2]].is_prose:
        return last
    if last + 1 == len(blocks) or not blocks[last].is_prose:
        return None
    one, two = blocks[last].container, blocks[last + 1].container
    return last + 1 if one.parent is two.parent and _names_in(blocks[last + 1], fields) else None


def _is_note(block: RawBlock, authors: Sequence[str]) -> bool:
    """Whether a block is set in italics and begins with the name of an author: a few words on that person."""
    if block.slanted < _SET_OFF or block.words > _MOST_NOTE:
        return False
    beginning = block.text[:_NEAR_BEGINNING]
    return any(" " in name and name in beginning for name in authors)


def _names_in(block: RawBlock, fields: Metadata) -> tuple[str, ...]:
    """The names in a line that is nothing else, and set off."""
    off = max(block.bold, block.slanted) >= _SET_OFF
    if not off or block.words > _MOST_NAMES or block.container.tag in HEADINGS or block.link_words:
        return ()
    site = fields.site_name.value if fields.site_name else None
    names = read_names(block.text, site, strict=True)
    told = sum(len(name.split()) for name in names)
    full = all(" " in name for name in names)
    return names if full and told >= block.words - len(names) + 1 else ()


def _is_outlet(name: str, fields: Metadata) -> bool:
    site = fields.site_name.value.lower() if fields.site_name else ""
    return " " not in name or name.lower() in site or (bool(site) and site in name.lower())
