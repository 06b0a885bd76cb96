"""A table as text: a line for each row, its cells apart by a vertical line, empty ones too."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from newsclean.extraction.blocks import Container, RawBlock, nearest
from newsclean.extraction.inline_text import Links, Spans
from newsclean.model.inline_tree import BAR

_MOST_COLUMNS = 50
_CELLS = ("td", "th")


def table_of(blocks: list[RawBlock]) -> tuple[str, Links, Spans]:
    """The text of a table's blocks, with links and spans; blocks of one cell are one cell."""
    parts: list[str] = []
    links: Links = []
    spans: Spans = []
    position = 0
    for number, row in enumerate(_without_empty_columns(list(_rows(blocks)))):
        for column, cell in enumerate(row):
            gap = "\n" if number and not column else ""
            if column:
                at_begin = column == 1 and not row[0]
                gap = ("" if at_begin else " ") + BAR + (" " if cell else "")
            parts.append(gap)
            position += len(gap)
            for n, block in enumerate(cell):
                if n:
                    parts.append(" ")
                    position += 1
                links += [
                    (position + start, position + end, href) for start, end, href in block.links
                ]
                spans += [
                    (position + start, position + end, sort) for start, end, sort in block.spans
                ]
                parts.append(block.text)
                position += len(block.text)
    return "".join(parts), links, spans


def _rows(blocks: list[RawBlock]) -> Iterator[list[list[RawBlock]]]:
    """The cells of each row, as many as the row has in the page; a cell over several rows or columns is
    followed by empty ones."""
    hanging: dict[int, int] = {}  # by column, in how many rows to come a cell from above stands
    for row, inside in _by_row(blocks):
        cells: list[list[RawBlock]] = []
        if row is None:
            yield [[block] for block in inside]
            continue
        by_cell: dict[etree._Element, list[RawBlock]] = {}
        for block in inside:
            by_cell.setdefault(_cell(block.container).element, []).append(block)
        for element in row.element.iterchildren(*_CELLS):
            _fill(cells, hanging)
            cells.append(by_cell.get(element, []))
            if (below := _span(element, "rowspan")) > 1:
                hanging[len(cells) - 1] = below - 1
            cells += [[] for _ in range(_span(element, "colspan") - 1)]
        _fill(cells, hanging)
        yield cells[:_MOST_COLUMNS]


def _without_empty_columns(rows: list[list[list[RawBlock]]]) -> list[list[list[RawBlock]]]:
    """The rows without columns in which no row has anything: they set others apart."""
    filled = {column for row in rows for column, cell in enumerate(row) if cell}
    return [[cell for column, cell in enumerate(row) if column in filled] for row in rows]


def _fill(cells: list[list[RawBlock]], hanging: dict[int, int]) -> None:
    while hanging.get(len(cells), 0) > 0:
        hanging[len(cells)] -= 1
        cells.append([])


def _by_row(blocks: list[RawBlock]) -> Iterator[tuple[Container | None, list[RawBlock]]]:
    row: Container | None = None
    inside: list[RawBlock] = []
    for block in blocks:
        here = nearest(block.container, "tr")
        if inside and (here is not row or here is None):
            yield row, inside
            inside = []
        row = here
        inside.append(block)
    if inside:
        yield row, inside


def _cell(holder: Container) -> Container:
    at = holder
    while at.tag not in _CELLS and at.parent is not None:
        at = at.parent
    return at


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "").strip()
    return min(int(value[:9]), _MOST_COLUMNS) if value.isdecimal() else 1
