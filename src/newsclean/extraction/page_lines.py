"""What lines of a page say about it that its data do not state: the breadcrumb, licence and rights."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Outline
from newsclean.extraction.unread import text_in
from newsclean.metadata import without_story
from newsclean.model.article import Field, Metadata

_LICENSE = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[^\s\"'<>]+"
)
_RIGHTS = re.compile(r"(?:©|\(c\)\s|copyright\s+(?:©|\d{4}))", re.IGNORECASE)
_MOST_RIGHTS = 30
"""Words of a statement of rights."""
_LAST = 40
"""Blocks at the end of a page among which that statement stands."""
_BETWEEN = re.compile(r"(?<!\s)\s*+[›»>/→|·•]++\s*+")
_MOST_PARTS, _MOST_WORDS = 8, 40


def with_page_lines(fields: Metadata, found: Outline, headline: str) -> Metadata:
    """The metadata with what the lines of the page add."""
    changes: dict[str, Field[Any]] = {}
    if fields.breadcrumb is None and (names := _breadcrumb(found)):
        parts = without_story(names, headline)
        if parts:
            changes["breadcrumb"] = Field(parts, " > ".join(names), "visible")
    if fields.license is None and (address := _license(found)):
        changes["license"] = Field(address, address, "visible")
    if fields.rights is None and (rights := _rights(found)):
        changes["rights"] = Field(rights, rights, "visible")
    return replace(fields, **changes) if changes else fields


def _breadcrumb(found: Outline) -> list[str]:
    names = _names_in(found.trail) if found.trail is not None else _names_of_blocks(found)
    return names if len(names) <= _MOST_PARTS else []


def _names_in(trail: etree._Element) -> list[str]:
    items = list(trail.iter("li")) or list(trail.iter("a"))
    texts = [text_in(item) for item in items] if items else [text_in(trail)]
    names = [name for text in texts for name in _parts(text)]
    return names if sum(len(name.split()) for name in names) <= _MOST_WORDS else []


def _names_of_blocks(found: Outline) -> list[str]:
    box = next((holder for holder in found.containers if "breadcrumb" in holder.names), None)
    if box is None or not 0 < box.words <= _MOST_WORDS:
        return []
    names: list[str] = []
    for block in found.blocks:
        if box.holds(block):
            names += _parts(block.text)
        elif names:
            break
    return names


def _parts(text: str) -> list[str]:
    return [name for part in _BETWEEN.split(text) if (name := part.strip(" \xa0›»>/"))]


def _license(found: Outline) -> str:
    for block in found.blocks:
        for _, _, href in block.links:
            if "creativecommons.org" in href and (match := _LICENSE.match(href.strip())):
                return match[0]
    return ""


def _rights(found: Outline) -> str:
    for block in reversed(found.blocks[-_LAST:]):
        if block.words <= _MOST_RIGHTS and _RIGHTS.match(block.text):
            return block.text
    return ""
