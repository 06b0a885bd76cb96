"""A text longer than any story, in parts that are mended one by one.

What is worked out about a text, and what is changed in it, takes many times its size in memory; of a part it
takes a bounded amount. The parts end where paragraphs do, else lines, sentences or words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from newsclean.ledger import Edit, Repair, condensed, most_entries
from newsclean.model.block import Link, Span
from newsclean.model.draft import Draft, Piece

WINDOW: Final = 100_000
"""Characters of a part at most; the longest of 129 stories of 41 countries has 38,000."""
_M = TypeVar("_M", Link, Span)
_ENDS = ("\n\n", "\n", "。", " ")


def parts_of(text: str) -> Iterator[tuple[int, int]]:
    r"""Where the parts of a text begin and end.

    >>> text = ("a" * 39_998 + "\n\n") * 5
    >>> list(parts_of(text))
    [(0, 80000), (80000, 160000), (160000, 200000)]
    """
    cuts = [0]
    while len(text) - cuts[-1] > WINDOW:
        low, high = cuts[-1] + WINDOW // 2, cuts[-1] + WINDOW
        ends = (
            text.rfind(end, low, high) + len(end) for end in _ENDS if text.find(end, low, high) >= 0
        )
        cuts.append(next(ends, high))
    return pairwise([*cuts, len(text)])


def mended_in_parts(draft: Draft, mend: Callable[[Draft], Draft]) -> Draft:
    """The draft after ``mend``, which is asked about each part of its text for itself."""
    texts: list[str] = []
    pieces: list[Piece] = []
    places: list[int] = []
    edits: list[Edit] = []
    was_condensed = False
    length = first = 0
    most = most_entries(draft.source)
    for start, end in parts_of(draft.text):
        text = draft.text[start:end]
        while first < len(draft.pieces) and draft.pieces[first].end <= start:
            first += 1
        cut = first < len(draft.pieces) and draft.pieces[first].start < start
        clipped = _clipped(draft.pieces, first, start, end)
        inside = draft.places[bisect_left(draft.places, start) : bisect_left(draft.places, end)]
        part = Draft(
            source=text,
            text=text,
            pieces=clipped,
            places=tuple(place - start for place in inside),
            most=len(text),
        )
        mended = mend(part)
        fresh = mended.edits
        if len(edits) + len(fresh) > most:
            share = most * len(text) // len(draft.source) + 1
            was_condensed = was_condensed or len(fresh) > share
            fresh = condensed(text, fresh, share)
        _add_edits(edits, fresh, start)
        places += (place + length for place in mended.places)
        _add_pieces(pieces, mended.pieces, length, cut=cut)
        texts.append(mended.text)
        length += len(mended.text)
    if not edits:
        return draft
    places += (length for place in draft.places if place == len(draft.text))
    changed = draft.changed("".join(texts), tuple(pieces), tuple(places), edits)
    return replace(changed, condensed=changed.condensed or was_condensed)


def _clipped(pieces: Sequence[Piece], first: int, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces from number ``first`` on as far as they lie in ``start:end``, in coordinates of it."""
    found: list[Piece] = []
    for number in range(first, len(pieces)):
        piece = pieces[number]
        if piece.start >= end:
            break
        if piece.start < start or piece.end > end:
            piece = replace(
                piece,
                start=max(piece.start, start),
                end=min(piece.end, end),
                links=tuple(Link(a, b, x.href) for a, b, x in _clips(piece.links, start, end)),
                spans=tuple(Span(a, b, x.kind) for a, b, x in _clips(piece.spans, start, end)),
            )
        found.append(piece.moved(-start))
    return tuple(found)


def _clips(marked: Sequence[_M], start: int, end: int) -> Iterator[tuple[int, int, _M]]:
    """The links or spans that reach into ``start:end``, with how much of them lies there."""
    for x in marked:
        left, right = max(x.start, start), min(x.end, end)
        if left < right:
            yield left, right, x


def _add_edits(edits: list[Edit], fresh: Sequence[Edit], start: int) -> None:
    """Put the edits of a part that begins at ``start`` behind those of the parts before."""
    moved = [edit.moved(start) for edit in fresh]
    if edits and moved and edits[-1].end == moved[0].start == moved[0].end:
        # What is put in on both sides of a cut would stand at one place twice.
        last = edits.pop()
        moved[0] = Repair(
            start=last.start,
            end=last.end,
            before=last.before,
            after=last.after + moved[0].after,
            rule="+".join(dict.fromkeys((*last.rules, *moved[0].rules))),
            confidence=min(last.confidence, moved[0].confidence),
        )
    edits += moved


def _add_pieces(pieces: list[Piece], fresh: Sequence[Piece], start: int, *, cut: bool) -> None:
    """Put the pieces of a part behind those of the parts before; ``cut`` says that one piece lies in both."""
    moved = [piece.moved(start) for piece in fresh]
    if cut and pieces and moved and pieces[-1].end == start == moved[0].start:
        last = pieces.pop()
        moved[0] = replace(
            last,
            end=moved[0].end,
            links=last.links + moved[0].links,
            spans=last.spans + moved[0].spans,
        )
    pieces += moved
