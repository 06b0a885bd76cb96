"""What the stages hand on: the text as it stands, where its blocks lie, the ledger so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsclean import lazy_re as re
from newsclean.ledger import (
    Edit,
    Repair,
    SpanMap,
    compose,
    condensed,
    most_entries,
    ordered,
    replay,
)
from newsclean.light_dataclass import dataclass
from newsclean.model.block import Block, BlockKind, Link, Span, within

_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"\n\s*\n")
_VERBATIM = frozenset(("preformatted", "code", "formula"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The extent of one block in ``Draft.text``."""

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    links: tuple[Link, ...] = ()
    probability: float | None = None
    """How likely the model of blocks held it to be the story's, 0–1; None where it saw none."""
    role_probability: float | None = None
    """The same by the roles of the lines of a plain text; None where they were not read."""
    number: int | None = None
    """Of an item of a numbered list."""
    spans: tuple[Span, ...] = ()
    continued: bool = False
    """Whether it is a further paragraph of the list item in front of it."""
    path: str = ""
    """The elements around it in the page, and their classes; empty in a plain text."""

    def moved(self, by: int) -> Piece:
        """The same piece of a text with ``by`` more characters in front."""
        # Written out: dataclasses.replace takes four times as long.
        return Piece(
            kind=self.kind,
            start=self.start + by,
            end=self.end + by,
            level=self.level,
            links=tuple(Link(x.start + by, x.end + by, x.href) for x in self.links),
            probability=self.probability,
            role_probability=self.role_probability,
            number=self.number,
            spans=tuple(Span(x.start + by, x.end + by, x.kind) for x in self.spans),
            continued=self.continued,
            path=self.path,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story in the making. ``replay(source, edits) == text`` at every moment."""

    source: str
    """The input text, as it was before the first pass."""
    text: str
    pieces: tuple[Piece, ...]
    """In order, without overlap."""
    edits: tuple[Edit, ...] = ()
    """In coordinates of ``source``."""
    places: tuple[int, ...] = ()
    """Where pictures, embeds and marks of notes stand in ``text``, in order."""
    most: int | None = None
    """Entries that the ledger may have; None for as many as its text allows."""
    condensed: bool = False
    """Whether entries of the ledger were joined with their neighbours, for there were too many."""

    @classmethod
    def of_text(cls, text: str) -> Draft:
        """A plain text as it comes: each line that is not blank is a paragraph."""
        pieces = tuple(
            Piece(kind="paragraph", start=m.start(), end=m.end())
            for m in _LINE.finditer(text)
            # U+0085 is a blank to Python, and to repair an ellipsis that was read in a wrong charset.
            if not m[0].isspace() or "\x85" in m[0]
        )
        return cls(source=text, text=text, pieces=pieces)

    def apply(self, edits: Iterable[Edit]) -> Draft:
        """The draft after one more pass, whose edits are in coordinates of ``self.text``.

        Of two edits that overlap, the earlier one is applied and the other left out.
        """
        fresh = ordered(edits)
        if not fresh:
            return self
        moved = SpanMap(fresh)
        return self.changed(
            replay(self.text, fresh),
            _moved(self.pieces, fresh, moved),
            tuple(moved.forward(place, right=False) for place in self.places),
            fresh,
        )

    def changed(
        self, text: str, pieces: tuple[Piece, ...], places: tuple[int, ...], edits: Sequence[Edit]
    ) -> Draft:
        """The draft with another text, its pieces and places, which ``edits`` made: sorted and disjoint, in
        coordinates of ``self.text``."""
        ledger = compose(self.source, self.edits, self.text, edits)
        most = most_entries(self.source) if self.most is None else self.most
        return Draft(
            source=self.source,
            text=text,
            pieces=pieces,
            edits=condensed(self.source, ledger, most),
            places=places,
            most=self.most,
            condensed=self.condensed or len(ledger) > most,
        )

    def block_quotations(self) -> tuple[tuple[int, int], ...]:
        """The spans of block quotations: pieces of that kind in a row are one."""
        spans: list[tuple[int, int]] = []
        before = None
        for piece in self.pieces:
            if piece.kind == "blockquote":
                start = spans.pop()[0] if before == "blockquote" else piece.start
                spans.append((start, piece.end))
            before = piece.kind
        return tuple(spans)

    def verbatim(self) -> list[tuple[int, int]]:
        """The spans whose letters are no words and whose layout is the writer's own, in order: preformatted
        blocks, inline code, formulas."""
        return [
            (one.start, one.end)
            for piece in self.pieces
            for one in ((piece,) if piece.kind == "preformatted" else piece.spans)
            if one.kind in _VERBATIM
        ]

    def relabel(self, pieces: Iterable[Piece]) -> Draft:
        """The same text divided into other pieces."""
        return replace(self, pieces=tuple(pieces))

    def settle(self) -> Draft:
        """Bring the text into its final layout: blocks separated by one blank line, no margins."""
        pieces = _divided(self)
        edits: list[Edit] = []
        position = 0
        for number, piece in enumerate(pieces):
            wanted = "\n\n" if number else ""
            edits += self._spacing(position, piece.start, wanted)
            position = piece.end
        edits += self._spacing(position, len(self.text), "")
        return replace(self, pieces=pieces).apply(edits)

    def _spacing(self, start: int, end: int, wanted: str) -> Iterable[Edit]:
        before = self.text[start:end]
        if before != wanted and not before.strip():
            yield Repair(
                start=start, end=end, before=before, after=wanted, rule="layout.paragraphs"
            )

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the settled text."""
        return tuple(
            Block(
                kind=p.kind,
                text=self.text[p.start : p.end],
                start=p.start,
                end=p.end,
                level=p.level,
                links=p.links,
                number=p.number,
                spans=p.spans,
                continued=p.continued,
            )
            for p in self.pieces
        )


def _moved(pieces: tuple[Piece, ...], edits: Sequence[Edit], moved: SpanMap) -> tuple[Piece, ...]:
    """The pieces in the text after ``edits``; those of which nothing is left are gone."""
    first, last = edits[0].start, edits[-1].end
    shift = sum(len(e.after) - len(e.before) for e in edits)
    out: list[Piece] = []
    for piece in pieces:
        if piece.end < first:  # the common cases need no look-up: an archive has many pieces
            out.append(piece)
        elif piece.start > last:
            out.append(piece.moved(shift))
        else:
            piece = _move(piece, moved, out[-1].end if out else 0)
            if piece.start < piece.end:
                out.append(piece)
    return tuple(out)


def _move(piece: Piece, moved: SpanMap, floor: int) -> Piece:
    # What was inserted at the edge of a block, a closing mark say, belongs to the block.
    start = max(floor, moved.forward(piece.start, right=False))
    end = moved.forward(piece.end, right=True)
    links = []
    for link in piece.links:
        left, right = moved.forward_span(link.start, link.end)
        if left < right:
            links.append(Link(left, right, link.href))
    spans = []
    for span in piece.spans:
        left, right = moved.forward_span(span.start, span.end)
        if left < right:
            spans.append(Span(left, right, span.kind))
    return replace(piece, start=start, end=end, links=tuple(links), spans=tuple(spans))


def _divided(draft: Draft) -> tuple[Piece, ...]:
    """Pieces without outer blanks; one that a pass broke with a blank line becomes two, and two
    whose separator a pass took away become one."""
    out: list[Piece] = []
    for piece in draft.pieces:
        if (
            out
            and not draft.text[out[-1].end : piece.start].strip(" ")
            and "\n" not in (draft.text[out[-1].end : piece.start])
        ):
            last = out.pop()
            piece = replace(
                last,
                end=piece.end,
                links=last.links + piece.links,
                spans=last.spans + piece.spans,
            )
        out += _paragraphs(draft.text, piece)
    return tuple(out)


def _paragraphs(text: str, piece: Piece) -> Iterable[Piece]:
    cuts = [piece.start]
    if piece.kind != "preformatted":
        for gap in _BREAK.finditer(text, piece.start, piece.end):
            cuts += gap.start(), gap.end()
    cuts.append(piece.end)
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end and (start, end) == (piece.start, piece.end):
            yield piece
        elif start < end:
            links = within(piece.links, start, end)
            yield replace(
                piece, start=start, end=end, links=links, spans=within(piece.spans, start, end)
            )
