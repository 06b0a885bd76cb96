"""From the chosen blocks to the text of the story: tables, torn sentences, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lxml import etree

from newsclean.extraction.block_model import ScoredBlocks
from newsclean.extraction.blocks import HEADINGS, Container, RawBlock, nearest
from newsclean.extraction.code_lines import is_code_cell
from newsclean.extraction.inline_text import (
    BOLD,
    CODE,
    EMPHASIS,
    FORMULA,
    LOWERED,
    NOTE,
    RAISED,
    Links,
    Spans,
)
from newsclean.extraction.table_text import table_of
from newsclean.light_dataclass import dataclass
from newsclean.model.block import BlockKind, Link, Span, SpanKind
from newsclean.model.draft import Draft, Piece
from newsclean.text.links import resolved
from newsclean.text.sentences import ends_sentence

T = TypeVar("T")
_SPANS: dict[int, SpanKind] = {
    BOLD: "strong",
    EMPHASIS: "emphasis",
    CODE: "code",
    FORMULA: "formula",
    RAISED: "superscript",
    LOWERED: "subscript",
}
_STRESS = (BOLD, EMPHASIS)
_SCHEMES = frozenset(("http", "https", "mailto"))
"""Of links that a reader may follow."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Text with its kind, not yet at its place in the story."""

    text: str
    kind: BlockKind
    level: int | None
    links: Links
    spans: Spans
    probability: float
    first: int
    """The number of its first block."""
    number: int | None = None
    continued: bool = False


Numbers = dict[int, dict[etree._Element, int]]
"""By the index of a list, the number of each item, as a browser counts."""


def number_of(block: RawBlock, kind: BlockKind, known: Numbers) -> int | None:
    """The number of an item of a numbered list; None for a later paragraph of one. ``known`` keeps what was
    counted."""
    item = nearest(block.container, "li") if kind == "list-item" else None
    if item is None or item.parent is None or item.parent.tag != "ol" or not _opens(block, item):
        return None
    if item.parent.index not in known:
        number = _whole_number(item.parent.element.get("start"), 1) - 1
        counted = known[item.parent.index] = {}
        for element in item.parent.element.iterchildren("li"):
            number = _whole_number(element.get("value"), number + 1)
            counted[element] = number
    return known[item.parent.index].get(item.element)


def _opens(block: RawBlock, item: Container) -> bool:
    """Whether a block stands at the beginning of its item."""
    at = block.container
    while at is not item and at.parent is not None:
        before = at.element.getprevious()
        if before is not None and before.tag in HEADINGS:  # the title of the item
            before = before.getprevious()
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
        return HEADINGS.get(block.container.tag, _BOLD_LINE)
    if kind != "list-item":
        return None
    depth, at = 0, block.container
    while at.parent is not None:
        depth += at.tag in ("ul", "ol", "dl")
        at = at.parent
    return max(1, depth)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a story, and where in it something else stands."""

    draft: Draft
    begins: tuple[tuple[int, int], ...]
    """The number of the first block of each piece, and where that begins in the text."""
    notes: tuple[tuple[int, int], ...]
    """The number of each mark of a note in the story, and its place in the text."""


_BOLD_LINE = 3
"""Level of a heading that is written as a paragraph in bold."""


def assembled(
    story: Sequence[int], scored: ScoredBlocks, kinds: Sequence[BlockKind], base: str | None
) -> Assembled:
    """The text of the story's blocks. A sentence that a box tore apart becomes whole again."""
    parts: list[str] = []
    pieces: list[Piece] = []
    notes: list[tuple[int, int]] = []
    begins: list[tuple[int, int]] = []
    above: dict[Container, str] = {}
    position = 0
    blocks = scored.outline.blocks
    for placed in _placed(story, scored, kinds):
        if parts:
            parts.append("\n\n")
            position += 2
        links = tuple(
            Link(position + start, position + end, href)
            for start, end, raw in _trimmed(placed.text, placed.links)
            if (href := resolved(raw, base, _SCHEMES))
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
                spans=_spans(placed, position),
                continued=placed.continued,
                path=blocks[placed.first].container.path(above),
            )
        )
        begins.append((placed.first, position))
        notes += [(sort - NOTE, position + at) for at, _, sort in placed.spans if sort >= NOTE]
        parts.append(placed.text)
        position = end
    text = "".join(parts)
    draft = Draft(source=text, text=text, pieces=tuple(pieces))
    return Assembled(draft, tuple(begins), tuple(notes))


def _trimmed(text: str, stretches: Iterable[tuple[int, int, T]]) -> Iterator[tuple[int, int, T]]:
    """The stretches of a text without the blanks at their ends; none that is blank."""
    for start, end, what in stretches:
        inside = text[start:end]
        words = inside.strip()
        if words:
            start += len(inside) - len(inside.lstrip())
            yield start, start + len(words), what


def _spans(placed: _Placed, position: int) -> tuple[Span, ...]:
    """What is set apart inside, in order; but no stress on a whole heading, which is set so anyway."""
    if placed.kind == "preformatted" or not placed.spans:
        return ()
    size = len(placed.text)
    found = [
        Span(position + start, position + end, _SPANS[sort])
        for start, end, sort in _trimmed(placed.text, placed.spans)
        if sort < NOTE
        and not (placed.kind == "heading" and sort in _STRESS and end - start == size)
    ]
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def _placed(
    story: Sequence[int], scored: ScoredBlocks, kinds: Sequence[BlockKind]
) -> Iterator[_Placed]:
    """The parts of the story: a block, the parts of a torn one, the short cells of one table."""
    blocks = scored.outline.blocks
    numbers: Numbers = {}
    start = 0
    while start < len(story):
        end = start + 1
        first = blocks[story[start]]
        kind = kinds[story[start]]
        table = nearest(first.container, "table") if kind == "table" else None
        cell = _code_cell(first) if kind == "preformatted" else None
        while end < len(story) and (
            _is_cell(blocks[story[end]], kinds[story[end]], table)
            if kind == "table"
            else _code_cell(blocks[story[end]]) is cell
            if cell is not None
            else _is_torn(blocks[story[end - 1]], blocks[story[end]], story[end] - story[end - 1])
        ):
            end += 1
        together = story[start:end]
        parts = [blocks[i] for i in together]
        if kind == "table":
            text, links, spans = table_of(parts)
        elif cell is not None:
            text, links, spans = "\n".join(map(_code_line, parts)), [], []
        else:
            text, links, spans = _whole(parts)
        sure = max(scored.probabilities[i] for i in together)
        number = number_of(first, kind, numbers)
        further = kind == "list-item" and start > 0 and _is_further(first, blocks[story[start - 1]])
        yield _Placed(
            text,
            kind,
            level_of(first, kind),
            links,
            spans,
            sure,
            story[start],
            number,
            further,
        )
        start = end


def _is_cell(block: RawBlock, kind: BlockKind, table: Container | None) -> bool:
    return kind == "table" and nearest(block.container, "table") is table


def _code_cell(block: RawBlock) -> Container | None:
    """The cell of which a block is a line of code; None for code in ``<pre>``."""
    cell = None if block.container.tag == "pre" else nearest(block.container, "td")
    return cell if cell is not None and is_code_cell(cell) else None


def _code_line(block: RawBlock) -> str:
    """A line of code with the blanks in front of it, which are no-break spaces in a page."""
    return (
        "".join(map(str, block.container.element.itertext()))
        .replace("\xa0", " ")
        .strip("\n")
        .rstrip()
    )


def _is_torn(one: RawBlock, two: RawBlock, distance: int) -> bool:
    """Whether a box that was left out stood in the middle of a sentence."""
    if distance < 2 or one.words < 4 or one.container.tag in HEADINGS:
        return False
    same = two.container in (one.container, one.container.parent)
    first = two.text[0]
    return same and (first.islower() or first in ",.;)") and not ends_sentence(one.text, also=":;")


def _is_further(block: RawBlock, before: RawBlock) -> bool:
    """Whether a block is a further paragraph of the list item in which the one before it stands."""
    item = nearest(block.container, "li")
    return item is not None and item is nearest(before.container, "li")


def _whole(blocks: list[RawBlock]) -> tuple[str, Links, Spans]:
    text = blocks[0].text
    links, spans = list(blocks[0].links), list(blocks[0].spans)
    for block in blocks[1:]:
        text += "" if block.text[0] in ",.;)" else " "
        links += [(len(text) + a, len(text) + b, href) for a, b, href in block.links]
        spans += [(len(text) + a, len(text) + b, sort) for a, b, sort in block.spans]
        text += block.text
    return text, links, spans
