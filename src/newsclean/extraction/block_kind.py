"""What a block is: a heading, a paragraph, an item of a list, a caption."""

from __future__ import annotations

import re

from newsclean import data
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.model.article import BlockKind
from newsclean.text.phrases import one_of

_KINDS: dict[str, BlockKind] = {
    "figcaption": "caption",
    "caption": "caption",
    "li": "list-item",
    "dd": "list-item",
    "dt": "list-item",
    "blockquote": "blockquote",
    "pre": "preformatted",
}
# How the boxes below a picture are called where the page does not use <figcaption>.
_CAPTION = re.compile(
    r"caption|credit|(?:^|[\s_-])(?:photo|image|img|media)[\s_-]?(?:desc|text|info|title|by|source|copyright)"
)
# And the boxes around the picture itself, text included.
_PICTURE = re.compile(r"(?:^|[\s_-])(?:photos?|images?|picture|pic|img|slide)(?:$|[\s_-])")
# "Image 3 of 12", "3 / 12": where a slide show stands.
_COUNTER = re.compile(
    rf"(?:\w{{1,12}}\s)?\d{{1,3}}\s?(?:/|{one_of(data.listed('words', 'words', 'counted'))})\s?"
    r"(?:/\s?)?\d{1,3}",
    re.IGNORECASE,
)
_MOST_CAPTION = 70
_MOST_PICTURE = 40


def kinds_of(outline: Outline) -> list[BlockKind]:
    """The kind of every block."""
    return [kind_of(block) for block in outline.blocks]


def kind_of(block: RawBlock) -> BlockKind:
    """The kind of a block by the elements around it, the nearest first."""
    holder = block.container
    if holder.tag in HEADINGS:
        return "heading"
    if holder.tag in ("td", "th"):
        # A cell with prose is layout: tables of the 2000s hold the whole page.
        return "paragraph" if holder.prose or holder.words > 25 else "table"
    if block.words <= _MOST_CAPTION and (_is_caption(holder) or _COUNTER.fullmatch(block.text)):
        return "caption"
    at: Container | None = holder
    for _ in range(6):
        if at is None:
            break
        kind = _KINDS.get(at.tag)
        if kind == "list-item" and at.prose > 2:  # an entry that holds a story of its own
            return "paragraph"
        if kind:
            return kind
        at = at.parent
    return "paragraph"


def _is_caption(holder: Container) -> bool:
    if holder.tag == "figure" and holder.words <= _MOST_CAPTION:
        return True
    at: Container | None = holder
    for _ in range(2):
        if at is None or at.words > 2 * _MOST_CAPTION:
            return False
        if _CAPTION.search(at.names):
            return True
        if at.words <= _MOST_PICTURE and _PICTURE.search(at.names):
            return True
        at = at.parent
    return False
