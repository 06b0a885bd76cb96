"""From the chosen blocks to the text of the story: tables, torn sentences, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclean.extraction.block_model import ScoredBlocks
from newsclean.extraction.blocks import HEADINGS, Container, RawBlock, nearest
from newsclean.extraction.inline_text import Links
from newsclean.model.article import BlockKind, Link
from newsclean.model.draft import Draft, Piece
from newsclean.text.links import absolute
from newsclean.text.sentences import ends_sentence

_SCHEMES = frozenset(("http", "https", "mailto"))
"""Of links that a reader may follow."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Text with its kind, not yet at its place in the story."""

    text: str
    kind: BlockKind
    level: int | None
    links: Links
    probability: float
    number: int | None = None


def number_of(block: RawBlock, kind: BlockKind) -> int | None:
    """The number of an item of a numbered list, as a browser counts; None for a later paragraph of one."""
    item = nearest(block.container, "li") if kind == "list-item" else None
    if item is None or item.parent is None or item.parent.tag != "ol" or not _opens(block, item):
        return None
    number = _whole_number(item.parent.element.get("start"), 1) - 1
    for element in item.parent.element.iterchildren("li"):
        number = _whole_number(element.get("value"), number + 1)
        if element is item.element:
            return number
    return None


def _opens(block: RawBlock, item: Container) -> bool:
    """Whether a block stands at the beginning of its item."""
    at = block.container
    while at is not item and at.parent is not None:
        before = at.element.getprevious()
        if before is not None and "".join(map(str, before.itertext())).strip():
            return False
        at = at.parent
    return True


def _whole_number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise


def level_of(block: RawBlock, kind: BlockKind) -> int | None:
    """The level of a heading, or the depth of a list item."""
    if kind == "heading":
        return HEADINGS[block.container.tag]
    if kind != "list-item":
        return None
    depth, at = 0, block.container
    while at.parent is not None:
        depth += at.tag in ("ul", "ol", "dl")
        at = at.parent
    return max(1, depth)


def draft_of(
    story: Sequence[int], scored: ScoredBlocks, kinds: Sequence[BlockKind], base: str | None
) -> Draft:
    """The text of the story's blocks. A sentence that a box tore apart becomes whole again."""
    parts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for placed in _placed(story, scored, kinds):
        if parts:
            parts.append("\n\n")
            position += 2
        links = tuple(
            Link(position + start, position + end, href)
            for start, end, raw in placed.links
            if start < end and (href := absolute(raw, base, _SCHEMES))
        )
        end = position + len(placed.text)
        pieces.append(
            Piece(
                kind=placed.kind,
                start=position,
                end=end,
                level=placed.level,
                links=links,
                probability=placed.probability,
                number=placed.number,
            )
        )
        parts.append(placed.text)
        position = end
    text = "".join(parts)
    return Draft(source=text, text=text, pieces=tuple(pieces))


def _placed(
    story: Sequence[int], scored: ScoredBlocks, kinds: Sequence[BlockKind]
) -> Iterator[_Placed]:
    """The parts of the story: a block, the parts of a torn one, the short cells of one table."""
    blocks = scored.outline.blocks
    start = 0
    while start < len(story):
        end = start + 1
        first = blocks[story[start]]
        kind = kinds[story[start]]
        table = nearest(first.container, "table") if kind == "table" else None
        while end < len(story) and (
            _is_cell(blocks[story[end]], kinds[story[end]], table)
            if kind == "table"
            else _is_torn(blocks[story[end - 1]], blocks[story[end]], story[end] - story[end - 1])
        ):
            end += 1
        together = story[start:end]
        parts = [blocks[i] for i in together]
        text, links = _table(parts) if kind == "table" else _whole(parts)
        sure = max(scored.probabilities[i] for i in together)
        number = number_of(first, kind)
        yield _Placed(text, kind, level_of(first, kind), links, sure, number)
        start = end


def _is_cell(block: RawBlock, kind: BlockKind, table: Container | None) -> bool:
    return kind == "table" and nearest(block.container, "table") is table


def _is_torn(one: RawBlock, two: RawBlock, distance: int) -> bool:
    """Whether a box that was left out stood in the middle of a sentence."""
    if distance < 2 or one.words < 4 or one.container.tag in HEADINGS:
        return False
    same = two.container in (one.container, one.container.parent)
    first = two.text[0]
    return same and (first.islower() or first in ",.;)") and not ends_sentence(one.text, also=":;")


def _whole(blocks: list[RawBlock]) -> tuple[str, Links]:
    text = blocks[0].text
    links = list(blocks[0].links)
    for block in blocks[1:]:
        text += "" if block.text[0] in ",.;)" else " "
        links += [(len(text) + a, len(text) + b, href) for a, b, href in block.links]
        text += block.text
    return text, links


def _table(cells: list[RawBlock]) -> tuple[str, Links]:
    """A line per row, cells apart by a vertical line."""
    parts: list[str] = []
    links: Links = []
    position = 0
    row: Container | None = None
    for cell in cells:
        here = nearest(cell.container, "tr")
        if parts:
            gap = " | " if here is row else "\n"
            parts.append(gap)
            position += len(gap)
        row = here
        links += [(position + start, position + end, href) for start, end, href in cell.links]
        parts.append(cell.text)
        position += len(cell.text)
    return "".join(parts), links
