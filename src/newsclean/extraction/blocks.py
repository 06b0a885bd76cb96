"""The blocks of text of a page, and the containers around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from newsclean import lazy_re as re

HEADINGS = {f"h{n}": int(n) for n in "123456"}
_DIGITS = re.compile(r"\d+")
SET_OFF = 0.9
"""Share of the letters of a block in bold or italics that sets it off from the story."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SAYING = frozenset(("hidden", "style", "aria-hidden"))
"""Attributes by which an element says whether it is shown."""
_STREAMED = "S:"
"""How React names the hidden boxes in which it streams a page; a script moves them into place."""


@dataclass(slots=True, eq=False)
class Container:
    """A block-level element, with sums over all blocks inside."""

    tag: str
    element: etree._Element
    parent: Container | None
    depth: int
    index: int
    names: str
    """Class and id, lower case, as written; empty where it has no attributes at all."""
    says_hidden: bool
    """Whether it says of itself that it is not shown."""
    tags: frozenset[str]
    """The tags of the element and of those around it, so that few are looked for in vain."""
    words: int = 0
    link_words: int = 0
    blocks: int = 0
    prose: int = 0
    """Blocks of prose inside."""
    prose_words: int = 0

    @classmethod
    def of(cls, element: etree._Element, parent: Container | None, index: int) -> Container:
        """The container of an element, yet without a block."""
        names, said = "", False
        if held := dict(element.items()):
            names = f"{held.get('class') or ''} {held.get('id') or ''}"[:300].lower()
            said = not _SAYING.isdisjoint(held) and bool(_is_hidden(element))
        tag = str(element.tag)
        if parent is None:
            return cls(tag, element, None, 0, index, names, said, frozenset((tag,)))
        tags = parent.tags if tag in parent.tags else parent.tags | {tag}
        return cls(tag, element, parent, parent.depth + 1, index, names, said, tags)

    @property
    def hidden(self) -> bool:
        """Whether it, or a container around it, says that it is not shown."""
        said = (_is_hidden(holder.element) for holder in self.lineage())
        return next((hidden for hidden in said if hidden is not None), False)

    def lineage(self) -> Iterator[Container]:
        """The container itself and those around it, the innermost first."""
        at: Container | None = self
        while at is not None:
            yield at
            at = at.parent

    def path(self, known: dict[Container, str]) -> str:
        """Its element and those around it with their classes: the same in the same place of a site's pages.
        ``known`` keeps the paths of them all, which other blocks share."""
        new = list(takewhile(lambda at: at not in known, self.lineage()))
        for at in reversed(new):
            step = _DIGITS.sub("0", f"{at.tag} {at.element.get('class') or ''}".lower())
            known[at] = step if at.parent is None else f"{step}>{known[at.parent]}"
        return known[self]

    def holds(self, block: RawBlock) -> bool:
        """Whether a block stands in the container, at whatever depth."""
        at: Container | None = block.container
        while at is not None and at is not self:
            at = at.parent
        return at is self


def around(container: Container) -> set[int]:
    """The numbers of a container and of those around it."""
    return {at.index for at in container.lineage()}


def is_not_shown(style: str) -> bool:
    """Whether a style of an element says that it is not shown."""
    return _HIDDEN.search(style[:300]) is not None


def _is_hidden(element: etree._Element) -> bool | None:
    """What an element says of itself; None where it says nothing."""
    get = element.get
    if get("hidden") is not None:
        return not get("id", "").startswith(_STREAMED)
    style = get("style")
    if get("aria-hidden") == "true" or (style and is_not_shown(style)):
        return True
    return None


@dataclass(slots=True, eq=False)
class RawBlock:
    """One run of text that a browser would set as a block, and where it stands."""

    text: str
    container: Container
    """The nearest block-level element."""
    links: tuple[tuple[int, int, str], ...]
    """Start and end in ``text``, and the address as written."""
    words: int
    link_words: int
    slanted: float = 0.0
    """Share of the letters in italics or small print."""
    bold: float = 0.0
    """Share of the letters in bold."""
    is_prose: bool = False
    """Whether it reads like a paragraph: more than 15 words, few of them linked."""
    pictured: bool = False
    """Whether a picture stands right in front of it."""
    spans: tuple[tuple[int, int, int], ...] = ()
    """Start and end in ``text`` of what is set apart inside, and its sort (``inline_text``)."""


class Aside(NamedTuple):
    """A block that was left out before any was judged."""

    before: int
    """How many of the outline's blocks stand in front of it."""
    block: RawBlock
    step: str


class Shown(NamedTuple):
    """A picture, video or frame."""

    before: int
    """How many of the outline's blocks stand in front of it."""
    element: etree._Element


class NoteMark(NamedTuple):
    """The mark of a note, which is no part of the sentence where it stands."""

    label: str
    target: str
    """The id of the note; empty where the mark is no link."""
    own: str
    """The id of the mark, to which the note leads back; empty without one."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a page in document order, and its containers, parents before children."""

    blocks: list[RawBlock]
    containers: list[Container]
    """Those that hold a block, and the root."""
    articles: int = 0
    """How many ``<article>`` elements there are, empty ones too."""
    frames: tuple[Container, ...] = ()
    """``<html>``, ``<body>``, and a ``<main>`` near the beginning of the page."""
    aside: tuple[Aside, ...] = ()
    """What was left out so far, in the order of the page."""
    shown: tuple[Shown, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    """The marks to which the spans of blocks refer."""
    trail: etree._Element | None = None
    """A ``<nav>`` that is the breadcrumb, whose text is in no block."""


def nearest(holder: Container, tag: str) -> Container | None:
    """The container itself or the nearest one around it with this tag."""
    if tag not in holder.tags:
        return None
    at: Container | None = holder
    while at is not None and at.tag != tag:  # some are 400 levels away: not through a generator
        at = at.parent
    return at


def without(found: Outline, numbers: Collection[int], step: str) -> Outline:
    """The outline without the blocks of these numbers, which are remembered as left out by ``step``; its
    sums are worked out anew."""
    kept, aside, shown = parted(found.blocks, found.aside, found.shown, numbers, step)
    for holder in found.containers:
        holder.words = holder.link_words = holder.blocks = holder.prose = holder.prose_words = 0
    sum_up(found.containers, kept)
    return replace(found, blocks=kept, aside=tuple(aside), shown=tuple(shown))


def parted(
    blocks: Sequence[RawBlock],
    aside: Sequence[Aside],
    shown: Iterable[Shown],
    numbers: Collection[int],
    step: str,
) -> tuple[list[RawBlock], list[Aside], list[Shown]]:
    """The blocks without those of these numbers; what is left out, with these, by ``step``; the pictures."""
    kept: list[RawBlock] = []
    left: list[Aside] = []
    waiting = list(reversed(aside))
    for number, block in enumerate(blocks):
        while waiting and waiting[-1].before <= number:
            left.append(waiting.pop()._replace(before=len(kept)))
        if number in numbers:
            left.append(Aside(len(kept), block, step))
        else:
            kept.append(block)
    left += [item._replace(before=len(kept)) for item in reversed(waiting)]
    gone = sorted(numbers)
    return kept, left, [s._replace(before=s.before - bisect_left(gone, s.before)) for s in shown]


def sum_up(containers: list[Container], blocks: list[RawBlock]) -> None:
    """Add up, in each container, what the blocks inside hold."""
    for block in blocks:
        holder, words = block.container, block.words
        holder.words += words
        holder.blocks += 1
        if block.link_words:
            holder.link_words += block.link_words
        if block.is_prose:
            holder.prose += 1
            holder.prose_words += words
    for holder in reversed(containers):
        above = holder.parent
        if above is not None:
            above.words += holder.words
            above.blocks += holder.blocks
            if holder.link_words:
                above.link_words += holder.link_words
            if holder.prose:
                above.prose += holder.prose
                above.prose_words += holder.prose_words
