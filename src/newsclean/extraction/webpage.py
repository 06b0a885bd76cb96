"""From a page to its story: outline, judgement, choice, draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from newsclean.document import BlockKind, Link
from newsclean.draft import Draft, Piece
from newsclean.extraction.blocks import HEADINGS, Container, RawBlock, outline
from newsclean.extraction.features import features
from newsclean.extraction.judge import Model, probability
from newsclean.extraction.kind import page_kind, page_row
from newsclean.extraction.select import best_cut
from newsclean.extraction.story import Story
from newsclean.options import Options
from newsclean.page import Page

_WORD = re.compile(r"\w+")
_SCHEMES = frozenset(("http", "https", "mailto"))


def story_of(page: Page, options: Options, model: Model) -> Story:
    """The story of a page as ``model`` sees it."""
    found = outline(page.root)
    headline = page.fields.headline.value if page.fields.headline else ""
    rows = features(found, model.lexicon, headline)
    chances = [probability(model.blocks.log_odds(row)) for row in rows]
    cut, expected = best_cut(chances, [b.words for b in found.blocks])
    chosen = [b for b, p in zip(found.blocks, chances, strict=True) if p >= cut]
    title = page.root.findtext("head/title") or ""
    kind, _ = page_kind(
        page_row(found, chosen, expected, page.fields, page.url),
        model.article,
        chosen,
        page.fields,
        title[:300],
    )
    story = [b for b in chosen if not _is_headline(b, headline)]
    if not options.captions:
        story = [b for b in story if _kind(b.container) != "caption"]
    return Story(
        draft=_draft(story, page.base),
        fields=page.fields,
        kind=kind,
        confidence=round(expected, 4),
        truncated=page.truncated,
        warnings=page.warnings,
    )


def _is_headline(block: RawBlock, headline: str) -> bool:
    return (
        block.container.tag in ("h1", "h2", "header")
        and bool(headline)
        and _WORD.findall(block.text.lower()) == _WORD.findall(headline.lower())
    )


def _draft(blocks: list[RawBlock], base: str | None) -> Draft:
    parts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    for text, kind, level, links in _joined(blocks):
        if parts:
            parts.append("\n\n")
            position += 2
        placed = tuple(
            Link(position + start, position + end, href)
            for start, end, raw in links
            if start < end and (href := _address(raw, base))
        )
        end = position + len(text)
        pieces.append(Piece(kind=kind, start=position, end=end, level=level, links=placed))
        parts.append(text)
        position = end
    text = "".join(parts)
    return Draft(source=text, text=text, pieces=tuple(pieces))


Placed = tuple[str, BlockKind, int | None, list[tuple[int, int, str]]]


def _joined(blocks: list[RawBlock]) -> Iterator[Placed]:
    """The blocks with their kinds; the short cells of a table's rows become one block per table."""
    i = 0
    while i < len(blocks):
        block = blocks[i]
        kind = _kind(block.container)
        if kind == "table":
            end = i
            table = _nearest(block.container, "table")
            while end < len(blocks) and _nearest(blocks[end].container, "table") is table:
                if _kind(blocks[end].container) != "table":
                    break
                end += 1
            yield _table(blocks[i:end])
            i = end
        else:
            yield block.text, kind, _level(block.container, kind), list(block.links)
            i += 1


def _table(cells: list[RawBlock]) -> Placed:
    """A line per row, cells apart by a vertical line."""
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    position = 0
    row: Container | None = None
    for cell in cells:
        here = _nearest(cell.container, "tr")
        if parts:
            gap = " | " if here is row else "\n"
            parts.append(gap)
            position += len(gap)
        row = here
        links += [(position + start, position + end, href) for start, end, href in cell.links]
        parts.append(cell.text)
        position += len(cell.text)
    return "".join(parts), "table", None, links


def _nearest(holder: Container, tag: str) -> Container | None:
    at: Container | None = holder
    while at is not None and at.tag != tag:
        at = at.parent
    return at


def _kind(holder: Container) -> BlockKind:
    """The kind of a block by the elements around it, the nearest first."""
    if holder.tag in HEADINGS:
        return "heading"
    if holder.tag in ("td", "th"):
        # A cell with prose is layout: tables of the 2000s hold the whole page.
        return "paragraph" if holder.prose or holder.words > 25 else "table"
    at: Container | None = holder
    for _ in range(6):
        if at is None:
            break
        if at.tag in ("figcaption", "caption"):
            return "caption"
        if at.tag in ("li", "dd", "dt"):
            return "list-item"
        if at.tag == "blockquote":
            return "blockquote"
        if at.tag == "pre":
            return "preformatted"
        at = at.parent
    return "paragraph"


def _level(holder: Container, kind: BlockKind) -> int | None:
    if kind == "heading":
        return HEADINGS[holder.tag]
    if kind != "list-item":
        return None
    depth, at = 0, holder
    while at.parent is not None:
        depth += at.tag in ("ul", "ol", "dl")
        at = at.parent
    return max(1, depth)


def _address(raw: str, base: str | None) -> str | None:
    """An absolute address that a reader may follow, else None."""
    try:
        address = urljoin(base or "", raw.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or (parts.scheme != "mailto" and not parts.netloc):
        return None
    return "".join(address.split())
