"""The notes to which marks in a story lead: footnotes and endnotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, NoteMark, Outline, RawBlock
from newsclean.extraction.inline_text import NOTE, RAISED
from newsclean.light_dataclass import dataclass
from newsclean.model.media import Footnote

FOOTNOTE = "footnote"
"""What takes notes out of the body, as ``LeftOut.step`` names it."""
_MOST_WORDS = 300
"""Of a note; what has more is a part of the page that has an id."""
_MOST_SHARE = 0.5
"""Of the story's words that notes may hold: more, and they are the story."""
_BACK = re.compile(r"\W*(?:[↩⤴↑⇑⏎^]\W*|\w{1,3}\W{0,2})?")
"""The words of a link from a note back to its mark."""
_ANCHORS = ("a", "span", "sup")


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and what belongs to it.

    Attributes:
        label: as its first mark has it.
        text: without label and ways back.
        marks: the numbers of the marks that lead to it.
        blocks: the numbers of the blocks that hold it.
    """

    label: str
    text: str
    marks: tuple[int, ...]
    blocks: tuple[int, ...]


def notes_of(found: Outline, story: Sequence[int]) -> tuple[Note, ...]:
    """The notes of a story, in the order of their first marks; nothing where they would be the story."""
    if not found.notes:
        return ()
    marks = _marks(found, story)
    if not marks:
        return ()
    backward = {found.notes[n].own for n in marks} - {""}
    own = _own_labels(found)
    by_target: dict[str, list[int]] = {}
    for n in marks:
        mark = found.notes[n]
        if mark.target and mark.target in backward:
            continue
        key = mark.target if mark.target else f" {mark.label}"
        by_target.setdefault(key, []).append(n)
    holders = _holders(found, {key for key in by_target if key[0] != " "})
    inside = _blocks_in(found, {holder.index for holder in holders.values()})
    notes = []
    for key, numbers in by_target.items():
        holder = holders.get(key)
        if holder is not None:
            blocks = inside.get(holder.index, [])
        else:
            place = own.get(found.notes[numbers[0]].label) if key[0] == " " else None
            blocks = [] if place is None else [place]
        text = " ".join(
            filter(None, (_bare(found.blocks[i], found.notes[numbers[0]]) for i in blocks))
        )
        if text and len(text.split()) <= _MOST_WORDS:
            notes.append(Note(found.notes[numbers[0]].label, text, tuple(numbers), tuple(blocks)))
    words = sum(found.blocks[i].words for i in story)
    taken = {i for note in notes for i in note.blocks}
    if sum(found.blocks[i].words for i in taken.intersection(story)) > _MOST_SHARE * words:
        return ()
    return tuple(notes)


def with_plain_marks(found: Outline, story: Sequence[int]) -> Outline:
    """The outline in which raised numbers behind words are marks of notes, where a paragraph of the page
    begins with each of them: marks that are no links."""
    labels: dict[str, int] = {}
    for i, block in enumerate(found.blocks):
        if block.spans and block.spans[0][0] == 0 and block.spans[0][2] == RAISED:
            labels[block.text[: block.spans[0][1]]] = i
    labels = {label: i for label, i in labels.items() if label.isdecimal()}
    if not labels:
        return found
    blocks, notes = list(found.blocks), list(found.notes)
    for i in dict.fromkeys((*story, *labels.values())):
        blocks[i] = _unraised(blocks[i], labels, notes)
    return replace(found, blocks=blocks, notes=tuple(notes))


def _unraised(block: RawBlock, labels: Collection[str], notes: list[NoteMark]) -> RawBlock:
    """A block without the raised numbers that are labels of notes; their marks are added to ``notes``."""
    text = block.text
    cuts = [
        (start, end)
        for start, end, sort in sorted(block.spans)
        if sort == RAISED
        and text[start:end] in labels
        and (start == 0 or text[start - 1].isalpha())
    ]
    if not cuts:
        return block
    known = set(cuts)
    ends = [0, *(end for _, end in cuts)]
    lost = list(accumulate((end - start for start, end in cuts), initial=0))

    def moved(at: int) -> int:
        return at - lost[bisect_right(ends, at) - 1]

    spans = []
    for start, end, sort in block.spans:
        if sort == RAISED and (start, end) in known:
            spans.append((moved(end), moved(end), NOTE + len(notes)))
            notes.append(NoteMark(text[start:end], "", ""))
        else:
            spans.append((moved(start), moved(end), sort))
    parts = [text[end:start] for end, (start, _) in zip(ends, [*cuts, (len(text), 0)], strict=True)]
    links = tuple((moved(a), moved(b), href) for a, b, href in block.links)
    return replace(block, text="".join(parts), spans=tuple(spans), links=links)


def _marks(found: Outline, story: Sequence[int]) -> list[int]:
    """The numbers of the marks in the story's sentences: not of those with which notes begin."""
    return [
        sort - NOTE
        for i in story
        for at, _, sort in found.blocks[i].spans
        if sort >= NOTE and at > 0
    ]


def _own_labels(found: Outline) -> dict[str, int]:
    """The blocks that begin with the mark of a note, by its label; the last of each."""
    return {
        found.notes[sort - NOTE].label: i
        for i, block in enumerate(found.blocks)
        for at, _, sort in block.spans[:1]
        if sort >= NOTE and at == 0
    }


def _holders(found: Outline, ids: set[str]) -> dict[str, Container]:
    """The containers that have these ids, or hold an inline element that has one."""
    holders: dict[str, Container] = {}
    if not ids:
        return holders
    for holder in found.containers:
        name = holder.element.get("id")
        if name in ids and holder.words <= _MOST_WORDS:
            holders.setdefault(name, holder)
    if len(holders) < len(ids):
        by_element = {holder.element: holder for holder in found.containers}
        for element in found.containers[0].element.iter(*_ANCHORS):
            name = element.get("id") or element.get("name")
            if name in ids and name not in holders:
                around: etree._Element | None = element
                while around is not None and around not in by_element:
                    around = around.getparent()
                if around is not None and by_element[around].words <= _MOST_WORDS:
                    holders[name] = by_element[around]
    return holders


def _blocks_in(found: Outline, holders: set[int]) -> dict[int, list[int]]:
    """The blocks of each of these containers, by its index: those of which it is the nearest one."""
    around: list[int] = []  # per container, the nearest such one; parents come first
    for holder in found.containers:
        above = around[holder.parent.index] if holder.parent else -1
        around.append(holder.index if holder.index in holders else above)
    inside: dict[int, list[int]] = {}
    for i, block in enumerate(found.blocks):
        if (nearest := around[block.container.index]) >= 0:
            inside.setdefault(nearest, []).append(i)
    return inside


def _bare(block: RawBlock, mark: NoteMark) -> str:
    """The text of a note without its label and the ways back to its marks."""
    text = block.text
    for start, end, href in sorted(block.links, reverse=True):
        if href.startswith("#") and _BACK.fullmatch(text[start:end]):
            text = text[:start] + text[end:]
    text = text.strip().lstrip("^↑").strip()
    label = re.escape(mark.label)
    return (
        re.sub(rf"^(?:\[{label}\]|\({label}\)|{label}(?:[.):]|(?=\s)))\s*", "", text)
        .rstrip("↩︎^↑⤴ ")
        .strip()
    )


def placed_notes(notes: Sequence[Note], places: Mapping[int, int]) -> tuple[Footnote, ...]:
    """The notes as values, with the places of their marks; ``places`` says of each mark which that is."""
    return tuple(
        Footnote(
            label=note.label,
            text=note.text,
            marks=tuple(places[mark] for mark in note.marks if mark in places),
        )
        for note in notes
    )
