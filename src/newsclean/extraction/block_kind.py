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
    known: dict[str, tuple[bool, bool]] = {}
    return [kind_of(block, known) for block in outline.blocks]


def kind_of(block: RawBlock, known: dict[str, tuple[bool, bool]]) -> BlockKind:
    """The kind of a block by the elements around it, the nearest first; ``known`` keeps what names of
    containers were found to say."""
    holder = block.container
    if holder.tag in HEADINGS:
        return "heading"
    if holder.tag in ("td", "th"):
        # A cell with prose is layout: tables of the 2000s hold the whole page.
        return "paragraph" if holder.prose or holder.words > 25 else "table"
    if block.words <= _MOST_CAPTION and (
        _is_caption(holder, known) or _COUNTER.fullmatch(block.text)
    ):
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


def _is_caption(holder: Container, known: dict[str, tuple[bool, bool]]) -> bool:
    if holder.tag == "figure" and holder.words <= _MOST_CAPTION:
        return True
    at: Container | None = holder
    for _ in range(2):
        if at is None or at.words > 2 * _MOST_CAPTION:
            return False
        names = at.names
        if names not in known:
            known[names] = bool(_CAPTION.search(names)), bool(_PICTURE.search(names))
        of_caption, of_picture = known[names]
        if of_caption or (of_picture and at.words <= _MOST_PICTURE):
            return True
        at = at.parent
    return False
