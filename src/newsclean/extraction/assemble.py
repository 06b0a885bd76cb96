"""From the chosen blocks to the text of the story: kinds, tables, repetitions, torn sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from newsclean import data
from newsclean.extraction.blocks import HEADINGS, Container, RawBlock, nearest
from newsclean.model.article import BlockKind, Link
from newsclean.model.draft import Draft, Piece
from newsclean.reading import encoded
from newsclean.text.phrases import one_of

_WORD = re.compile(r"\w+")
_SCHEMES = frozenset(("http", "https", "mailto"))
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]」』]*$")
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
_PULLED = re.compile(r"quote|pull|callout|highlight|tweet")
# "Image 3 of 12", "3 / 12": where a slide show stands.
_COUNTER = re.compile(
    rf"(?:\w{{1,12}}\s)?\d{{1,3}}\s?(?:/|{one_of(data.listed('words', 'words', 'counted'))})\s?"
    r"(?:/\s?)?\d{1,3}",
    re.IGNORECASE,
)
_BUILT: tuple[BlockKind, ...] = ("heading", "list-item", "table")
_MOST_CAPTION = 70
_MOST_PICTURE = 40
_MOST_PULLED = 60
_MOST_PULLED_BLOCKS = 60
_LEAST_REPEATED = 8
_OPENING, _COMPARED = 80, 4
"""Letters and words at the beginning of a block that tell most blocks apart."""


@dataclass(slots=True)
class _Placed:
    """Text with its kind, not yet at its place in the story."""

    text: str
    kind: BlockKind
    level: int | None
    links: list[tuple[int, int, str]] = field(default_factory=list)
    probability: float | None = None


def kind_of(block: RawBlock) -> BlockKind:
    """The kind of a block by the elements around it, the nearest first."""
    if block.kind is None:
        block.kind = _kind_of(block)
    return block.kind


def _kind_of(block: RawBlock) -> BlockKind:
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


def without_repetitions(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks without second copies, and without pulled quotes that a paragraph holds anyway."""
    kept = _without_copies(blocks)
    pulled = [block for block in kept if _is_pulled(block)][:_MOST_PULLED_BLOCKS]
    if not pulled:
        return kept
    keys = [_key(block.text) for block in kept]
    text = "\n".join(f" {key} " for key in keys)
    # Only within a paragraph: lines that say no more than each other are the frame of a list of boxes.
    equal = Counter(keys)
    echoes = {
        key for block in pulled if (key := _key(block.text)) and text.count(f" {key} ") > equal[key]
    }
    return [b for b, key in zip(kept, keys, strict=True) if key not in echoes or not _is_pulled(b)]


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _without_copies(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks without second copies of long ones. A heading, an item or a cell that comes again on
    its own is how the story is built; a run of them is a second copy of a part."""
    copies = _copies(blocks)
    gone = {i for i in copies if kind_of(blocks[i]) not in _BUILT or {i - 1, i + 1} & copies}
    return [block for i, block in enumerate(blocks) if i not in gone]


def _copies(blocks: list[RawBlock]) -> set[int]:
    """Which blocks are second copies. Whole texts are compared only where their beginnings are the
    same."""
    openings = [_opening(block) for block in blocks]
    times = Counter(openings)
    seen: set[str] = set()
    copies: set[int] = set()
    for i, opening in enumerate(openings):
        if opening and times[opening] > 1:
            key = _key(blocks[i].text)
            if key in seen:
                copies.add(i)
            seen.add(key)
    return copies


def _opening(block: RawBlock) -> tuple[str, ...]:
    """The first words of a block that may be a copy; nothing for another."""
    if block.words < _LEAST_REPEATED or kind_of(block) == "preformatted":
        return ()
    words = _WORD.findall(block.text[:_OPENING].lower())
    if len(words) <= _COMPARED:  # the last of them may be cut
        words = _WORD.findall(block.text.lower())
    return (*words[:_COMPARED], "")


def _is_pulled(block: RawBlock) -> bool:
    """Whether a block stands as pulled quotes do: set apart, and not long."""
    if not 4 <= block.words <= _MOST_PULLED:
        return False
    at: Container | None = block.container
    for _ in range(3):
        if at is None:
            return False
        if at.tag in ("blockquote", "aside", "figure") or _PULLED.search(at.names):
            return True
        at = at.parent
    return False


def draft_of(
    blocks: list[RawBlock],
    numbers: list[int],
    base: str | None,
    probabilities: list[float] | None = None,
) -> Draft:
    """The text of the story. ``numbers`` are the places of the blocks on the page: a sentence that
    a box tore apart becomes whole again. ``probabilities`` tell how sure the judge was of each."""
    parts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for placed in _placed(blocks, numbers, probabilities):
        if parts:
            parts.append("\n\n")
            position += 2
        links = tuple(
            Link(position + start, position + end, href)
            for start, end, raw in placed.links
            if start < end and (href := address(raw, base))
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
            )
        )
        parts.append(placed.text)
        position = end
    text = "".join(parts)
    return Draft(source=text, text=text, pieces=tuple(pieces))


def _placed(
    blocks: list[RawBlock], numbers: list[int], probabilities: list[float] | None
) -> Iterator[_Placed]:
    """The blocks with their kinds; the short cells of a table become one block per table."""
    i = 0
    while i < len(blocks):
        kind = kind_of(blocks[i])
        end = i + 1
        if kind == "table":
            table = nearest(blocks[i].container, "table")
            while (
                end < len(blocks)
                and kind_of(blocks[end]) == "table"
                and nearest(blocks[end].container, "table") is table
            ):
                end += 1
            placed = _table(blocks[i:end])
        else:
            while end < len(blocks) and _is_torn(
                blocks[end - 1], blocks[end], numbers[end] - numbers[end - 1]
            ):
                end += 1
            placed = _whole(blocks[i:end], kind)
        placed.probability = max(probabilities[i:end]) if probabilities else None
        yield placed
        i = end


def _is_torn(one: RawBlock, two: RawBlock, distance: int) -> bool:
    """Whether a box that was left out stood in the middle of a sentence."""
    if distance < 2 or one.words < 4 or one.container.tag in HEADINGS:
        return False
    same = two.container in (one.container, one.container.parent)
    first = two.text[0]
    return same and (first.islower() or first in ",.;)") and not _SENTENCE_END.search(one.text[-4:])


def _whole(blocks: list[RawBlock], kind: BlockKind) -> _Placed:
    text = blocks[0].text
    links = list(blocks[0].links)
    for block in blocks[1:]:
        text += "" if block.text[0] in ",.;)" else " "
        links += [(len(text) + a, len(text) + b, href) for a, b, href in block.links]
        text += block.text
    return _Placed(text, kind, level_of(blocks[0], kind), links)


def _table(cells: list[RawBlock]) -> _Placed:
    """A line per row, cells apart by a vertical line."""
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
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
    return _Placed("".join(parts), "table", None, links)


def address(raw: str, base: str | None) -> str | None:
    """An absolute address that a reader may follow, else None."""
    try:
        joined = urljoin(base or "", raw.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or (parts.scheme != "mailto" and not parts.netloc):
        return None
    return encoded("".join(joined.split()))
