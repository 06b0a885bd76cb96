"""The blocks of a body, and what is marked inside them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Literal, TypeVar

from newsclean.light_dataclass import dataclass

BlockKind = Literal[
    "paragraph", "heading", "list-item", "blockquote", "table", "caption", "preformatted"
]
SpanKind = Literal["strong", "emphasis", "code", "formula", "superscript", "subscript"]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the story.

    Attributes:
        start: where its words begin in the body.
        end: where they end.
        href: where it leads; absolute where the address of the page is known, else as the page has it. HTML
            and Markdown are written with absolute ones alone.
    """

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block that the page sets apart from the words around it.

    Attributes:
        start: where it begins in the body.
        end: where it ends.
        kind: ``strong``, ``emphasis``, ``code`` (within a line), ``formula`` (TeX between ``$`` or ``$$``),
            ``superscript`` or ``subscript``.
    """

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body: ``body[start:end] == text``.

    Attributes:
        kind: ``paragraph``, ``heading``, ``list-item``, ``blockquote``, ``table`` (a line for each row,
            its cells separated by `` | ``, nothing between two of them for an empty one), ``caption`` (with
            ``Options(captions=True)``) or ``preformatted`` (its spaces and line breaks are the page's).
        text: the words.
        start: where it begins in the body.
        end: where it ends.
        level: of a heading, 1 to 6; of a list item, its depth from 1; None for other kinds.
        links: the hyperlinks inside, in order.
        number: of an item of a numbered list; None for other blocks.
        spans: the emphasis, code, formulas and raised or lowered letters inside, in order.
        continued: whether it is a further paragraph of the list item in front of it.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int | None = None
    links: tuple[Link, ...] = ()
    number: int | None = None
    spans: tuple[Span, ...] = ()
    continued: bool = False


_START = attrgetter("start")
_M = TypeVar("_M", Link, Span)


def within(marked: tuple[_M, ...], start: int, end: int) -> tuple[_M, ...]:
    """The links or spans, in order, that lie between two places.

    >>> within((Link(0, 4, "/a"), Link(6, 9, "/b"), Link(9, 12, "/c")), 4, 10)
    (Link(start=6, end=9, href='/b'),)
    """
    first = bisect_left(marked, start, key=_START)
    last = bisect_left(marked, end, first, key=_START)
    return tuple(x for x in marked[first:last] if x.end <= end)
