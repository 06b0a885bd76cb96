"""What stands inside a block, as a tree: links, emphasis, code, formulas, marks of notes; and table cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal, TypeVar

from newsclean.light_dataclass import dataclass

if TYPE_CHECKING:
    from newsclean.model.block import Block, Link, Span, SpanKind
    from newsclean.model.media import Footnote

NodeKind = Literal["link", "note"]
Stretch = TypeVar("Stretch", "Link", "Span")
BAR = "|"
"""Between the cells of a row, with a blank or the end of the row on either side."""
_WHOLE = frozenset(("code", "formula", "note"))
"""In these nothing else stands."""


@dataclass(slots=True, eq=False)
class Node:
    """A stretch of the body with what stands inside it.

    Attributes:
        start: where it begins in the body.
        end: where it ends.
        kind: of a span, or ``link`` or ``note``.
        target: the address of a link; the label of a note.
        inside: what stands in it, in order.
    """

    start: int
    end: int
    kind: NodeKind | SpanKind
    target: str = ""
    inside: list[Node] = field(default_factory=list)


def inline_tree(block: Block, notes: Sequence[tuple[int, str]] = ()) -> list[Node]:
    """What stands inside a block: of two stretches that cross, and of two of a kind inside each other, the
    first; links around all else of the same extent.

    Args:
        block: with its links and spans.
        notes: the places in the body where marks of notes stand, in order, and the labels.
    """
    nodes = [Node(x.start, x.end, "link", x.href) for x in block.links]
    nodes += [Node(x.start, x.end, x.kind) for x in block.spans]
    first = bisect_left(notes, (block.start, ""))
    for at, label in islice(notes, first, None):
        if at > block.end:
            break
        nodes.append(Node(at, at, "note", label))
    nodes.sort(key=lambda node: (node.start, -node.end, node.kind != "link"))
    top: list[Node] = []
    around: list[Node] = []
    for node in nodes:
        while around and around[-1].end <= node.start:
            around.pop()
        if node.end > block.end or any(
            a.end < node.end or a.kind == node.kind or a.kind in _WHOLE for a in around
        ):
            continue
        (around[-1].inside if around else top).append(node)
        around.append(node)
    return top


def marks_of(footnotes: Sequence[Footnote]) -> list[tuple[int, str]]:
    """The places of the marks of notes in the body, in order, each with the number of its note as label."""
    return sorted(
        (at, str(number)) for number, note in enumerate(footnotes, 1) for at in note.marks
    )


def rows_of(block: Block) -> Iterator[list[tuple[int, int]]]:
    """Of each row of a table, where in the body its cells begin and end, without blanks around them."""
    position = block.start
    for row in block.text.split("\n"):
        bars = [
            at
            for at, letter in enumerate(row)
            if letter == BAR and row[at - 1 : at] in ("", " ") and row[at + 1 : at + 2] in ("", " ")
        ]
        edges = [-1, *bars, len(row)]
        cells = []
        for left, right in pairwise(edges):
            inside = row[left + 1 : right]
            start = position + left + 1 + len(inside) - len(inside.lstrip())
            cells.append((start, start + len(inside.strip())))
        yield cells
        position += len(row) + 1


def cells_of(block: Block) -> Iterator[list[Block]]:
    """The cells of each row of a table, each as a block of its own with what stands inside it."""
    links, spans = list(reversed(block.links)), list(reversed(block.spans))
    for row in rows_of(block):
        yield [
            replace(
                block,
                text=block.text[start - block.start : end - block.start],
                start=start,
                end=end,
                links=_until(links, start, end),
                spans=_until(spans, start, end),
            )
            for start, end in row
        ]


def _until(waiting: list[Stretch], start: int, end: int) -> tuple[Stretch, ...]:
    """What begins in front of ``end``, taken from the end of the list; without what crosses an edge."""
    found = []
    while waiting and waiting[-1].start < end:
        item = waiting.pop()
        if start <= item.start and item.end <= end:
            found.append(item)
    return tuple(found)
