"""One pruned pass over the tree: every run of text that a browser would set as a block.

Driven by ``iterwalk``, so that depth costs no stack; linear in the size of the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

# Elements whose text is never a story's: code, controls, drawings, other documents.
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select"
    " option textarea input head title map datalist".split()
)
# Skipped too, unless broken nesting put the story inside.
FURNITURE = frozenset(("nav", "button"))
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption legend".split()
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BREAKS = {"br": "\n", "hr": "\n\n"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_BLANK_LINE = re.compile(r"\n{2,}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]?$")


@dataclass(slots=True, eq=False)
class Container:
    """A block-level element, with sums over all blocks inside."""

    tag: str
    names: str
    """Class and id, lower case, as written."""
    parent: Container | None
    depth: int
    hidden: bool
    index: int = 0
    words: int = 0
    link_words: int = 0
    blocks: int = 0
    prose: int = 0
    """Blocks of prose inside."""
    prose_words: int = 0


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

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: more than 15 words, few of them linked."""
        return self.words > 15 and self.link_words * 3 < self.words


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a page in document order, and its containers, parents before children."""

    blocks: list[RawBlock]
    containers: list[Container]


def outline(root: etree._Element) -> Outline:
    """Every block of text below ``root``.

    White space is collapsed as a browser shows it; ``<br><br>`` ends a block; inline tags neither
    glue words nor split them.
    """
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = str(element.tag)
        if event == "end":
            walk.leave(tag, element.tail)
        elif tag in SKIPPED or (tag in FURNITURE and _holds_no_story(element)):
            events.skip_subtree()
            walk.skip()
        else:
            walk.enter(tag, element)
    walk.flush()
    _sum_up(walk.containers, walk.blocks)
    return Outline(walk.blocks, walk.containers)


def _holds_no_story(element: etree._Element) -> bool:
    return next(element.iter("main", "article", "h1"), None) is None


class _Walk:
    """The state of one pass: the open elements, and the inline text gathered so far."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.containers: list[Container] = []
        self._open: list[Container | str | None] = []
        """Per open element: its container, the tag of an inline element, or None when skipped."""
        self._current: Container | None = None
        self._parts: list[str] = []
        self._length = 0
        self._blank = True
        self._verbatim = 0
        self._links: list[tuple[int, int, str]] = []
        self._anchor: tuple[int, str] | None = None

    def skip(self) -> None:
        self._open.append(None)

    def enter(self, tag: str, element: etree._Element) -> None:
        if tag in BLOCK_TAGS or "-" in tag or self._current is None:
            self.flush()
            self._current = self._container(tag, element)
            self._open.append(self._current)
            if tag == "pre":
                self._verbatim += 1
        else:
            self._open.append(tag)
            if tag in _BREAKS:
                self._break(_BREAKS[tag])
            elif tag == "a":
                self._anchor = (self._length, element.get("href") or "")
        if element.text:
            self.text(element.text)

    def leave(self, tag: str, tail: str | None) -> None:
        left = self._open.pop()
        if isinstance(left, Container):
            self.flush()
            self._current = left.parent
            if tag == "pre":
                self._verbatim -= 1
        elif left == "a":
            self._close_anchor()
        if tail and self._open:
            self.text(tail)

    def text(self, text: str) -> None:
        if not self._verbatim:
            text = _SPACES.sub(" ", text)
            if self._blank and text[0] == " ":
                text = text[1:]
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._blank = text[-1] in " \n"

    def _break(self, mark: str) -> None:
        self._parts.append(mark)
        self._length += len(mark)
        self._blank = True

    def _close_anchor(self) -> None:
        if self._anchor and self._anchor[0] < self._length:
            self._links.append((self._anchor[0], self._length, self._anchor[1]))
        self._anchor = None

    def _container(self, tag: str, element: etree._Element) -> Container:
        parent = self._current
        attributes = element.attrib
        names = ""
        hidden = parent is not None and parent.hidden
        if attributes:
            names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300].lower()
            if not hidden:
                hidden = (
                    "hidden" in attributes
                    or attributes.get("aria-hidden") == "true"
                    or ("style" in attributes and bool(_HIDDEN.search(attributes["style"][:300])))
                )
        made = Container(tag, names, parent, parent.depth + 1 if parent else 0, hidden)
        made.index = len(self.containers)
        self.containers.append(made)
        return made

    def flush(self) -> None:
        """End the block that is being gathered."""
        if not self._parts:
            return
        if self._anchor:  # a link around blocks: its words belong to each of them
            href = self._anchor[1]
            self._close_anchor()
            self._anchor = (0, href)
        joined = "".join(self._parts)
        links, self._links = self._links, []
        self._parts, self._length, self._blank = [], 0, True
        if joined.isspace() or self._current is None:
            return
        verbatim = self._verbatim > 0
        for start, end in _cuts(joined, verbatim):
            self.blocks.append(_block(joined, start, end, links, self._current, verbatim))


def _cuts(text: str, verbatim: bool) -> list[tuple[int, int]]:
    """Where a run of text falls into blocks: at blank lines, and at breaks between sentences."""
    if verbatim or "\n" not in text:
        return _trimmed(text, [(0, len(text))])
    cuts = [0]
    for gap in re.finditer(r"\s*\n\s*", text):
        before = text[cuts[-1] : gap.start()]
        if gap.group().count("\n") > 1 or (_SENTENCE_END.search(before) and before.count(" ") >= 4):
            cuts += gap.start(), gap.end()
    cuts.append(len(text))
    return _trimmed(text, list(zip(cuts[::2], cuts[1::2], strict=True)))


def _trimmed(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in cuts:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            out.append((start, end))
    return out


def _block(
    run: str,
    start: int,
    end: int,
    links: list[tuple[int, int, str]],
    container: Container,
    verbatim: bool,
) -> RawBlock:
    text = run[start:end]
    inside = tuple(
        (max(left, start) - start, min(right, end) - start, href)
        for left, right, href in links
        if left < end and right > start
    )
    if not verbatim:
        # A single break is a blank, letter for letter, so that the spans of the links stand.
        text = text.replace("\n", " ")
    words = text.count(" ") + 1
    if words < 4 and not text.isascii():  # Chinese and Japanese set no blanks: two letters a word
        words = max(words, sum(ch > "\u2e7f" for ch in text) // 2)
    linked = sum(
        min(words, text.count(" ", left, right) + 1) if right - left < len(text) else words
        for left, right, _ in inside
    )
    return RawBlock(text, container, inside, words, min(words, linked))


def _sum_up(containers: list[Container], blocks: list[RawBlock]) -> None:
    for block in blocks:
        holder = block.container
        holder.words += block.words
        holder.link_words += block.link_words
        holder.blocks += 1
        if block.is_prose:
            holder.prose += 1
            holder.prose_words += block.words
    for holder in reversed(containers):
        above = holder.parent
        if above is not None:
            above.words += holder.words
            above.link_words += holder.link_words
            above.blocks += holder.blocks
            above.prose += holder.prose
            above.prose_words += holder.prose_words
