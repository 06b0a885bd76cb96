"""One pruned pass over the tree: every run of text that a browser would set as a block.

Driven by a stack of its own, so that depth costs no recursion; linear in the size of the tree.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsclean.extraction.blocks import Container, Outline, RawBlock, finished

# Elements whose text is never a story's: code, controls, drawings, other documents.
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select"
    " option textarea input head title map datalist".split()
)
# Skipped too, unless broken nesting put the story inside.
FURNITURE = frozenset(("nav", "button"))
_LOOKED_AT = SKIPPED | FURNITURE | {"span", etree.Comment, etree.PI, etree.Entity}
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption legend".split()
)
_BREAKS = {"br": "\n", "hr": "\n\n"}
_EMPHASIS = {"i": 0, "em": 0, "small": 0, "cite": 0, "b": 1, "strong": 1}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r"\n\s*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Inline text for screen readers, or in boxes that open under the pointer.
_UNSEEN = re.compile(
    r"sr-only|screen-reader|visually-?hidden|tooltip|popover"
    r"|(?:rollover|hover|popup|flyout)[\w-]*(?:block|box|card|content|body|panel)"
)
_STREAMED = "S:"
"""How React names the hidden boxes in which it streams a page; a script moves them into place."""
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]?$")
_LEAST_PROSE = 15
_LOOK_BACK = 200
"""Letters in front of a single break that decide whether it ends a paragraph."""
# Chinese and Japanese set no blanks between words.
_IDEOGRAPHS = "\u2e7f"


def outline(root: etree._Element, *, everything: bool = False) -> Outline:
    """Every block of text below ``root``; with ``everything``, also what stands in ``<noscript>``
    and ``<template>``.

    White space is collapsed as a browser shows it; ``<br><br>`` ends a block; inline tags neither
    glue words nor split them.
    """
    walk = _Walk()
    walk.enter(str(root.tag), root)
    open_elements = [root]
    children = [iter(root)]
    while children:
        element = next(children[-1], None)
        if element is None:
            children.pop()
            left = open_elements.pop()
            walk.leave(left.tail if children else None)
            continue
        tag: Any = element.tag  # a function for comments and the like
        if tag in _LOOKED_AT and _is_skipped(tag, element, everything):
            if element.tail:
                walk.text(element.tail)
            continue
        walk.enter(tag, element)
        if len(element):
            open_elements.append(element)
            children.append(iter(element))
        else:
            walk.leave(element.tail)
    walk.flush()
    return finished(walk.blocks, walk.containers)


def _is_skipped(tag: Any, element: etree._Element, everything: bool) -> bool:
    if tag in SKIPPED:
        if tag == "template":  # a shadow root is attached by the parser, not by a script
            return not everything and element.get("shadowrootmode") is None
        return not (everything and tag == "noscript")
    if tag in FURNITURE:
        return next(element.iter("main", "article", "h1"), None) is None
    if tag == "span":
        names = element.get("class")
        return names is not None and _UNSEEN.search(names.lower()) is not None
    return tag.__class__ is not str


class _Walk:
    """The state of one pass: the open elements, and the inline text gathered so far."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.containers: list[Container] = []
        self._open: list[Container | str] = []
        """Per open element: its container, or the tag of an inline element."""
        self._current: Container | None = None
        self._parts: list[str] = []
        self._length = 0
        self._blank = True
        self._verbatim = 0
        self._links: list[tuple[int, int, str]] = []
        self._anchor: tuple[int, str] | None = None
        self._emphasis = ([0, 0], [0, 0])
        """Slanted and bold: how many such elements are open, and where the outermost began."""
        self._marks: list[tuple[int, int, int]] = []

    def enter(self, tag: str, element: etree._Element) -> None:
        """Begin an element: a container of its own, or inline."""
        if tag in BLOCK_TAGS or "-" in tag or self._current is None:
            if self._parts:
                self.flush()
            self._current = self._container(tag, element)
            self._open.append(self._current)
            if tag == "pre":
                self._verbatim += 1
        else:
            self._open.append(tag)
            if tag in _EMPHASIS:
                sort = _EMPHASIS[tag]
                opened, starts = self._emphasis
                if not opened[sort]:
                    starts[sort] = self._length
                opened[sort] += 1
            elif tag == "a":
                self._anchor = (self._length, element.get("href") or "")
            elif tag in _BREAKS:
                self._break(_BREAKS[tag])
        text = element.text
        if text:
            self.text(text)

    def leave(self, tail: str | None) -> None:
        """End the innermost open element; ``tail`` is the text behind it."""
        left = self._open.pop()
        if left.__class__ is Container:
            if self._parts:
                self.flush()
            self._current = left.parent
            if left.tag == "pre":
                self._verbatim -= 1
        elif left == "a":
            self._close_anchor()
        elif left in _EMPHASIS:
            sort = _EMPHASIS[left]
            opened, starts = self._emphasis
            opened[sort] -= 1
            if not opened[sort]:
                self._marks.append((sort, starts[sort], self._length))
        if tail:
            self.text(tail)

    def text(self, text: str) -> None:
        """Add text as a browser shows it."""
        if not self._verbatim:
            if self._blank and text.isspace():
                return  # between elements: the commonest text of all
            if "\n" in text or "  " in text or "\t" in text or "\r" in text:
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
        names = ""
        hidden = parent is not None and parent.hidden
        keys = element.keys()
        if keys:
            get = element.get
            names = f"{get('class', '')} {get('id', '')}"[:300].lower()
            if "hidden" in keys:
                hidden = not get("id", "").startswith(_STREAMED)
            elif not hidden:
                hidden = get("aria-hidden") == "true" or (
                    "style" in keys and bool(_HIDDEN.search(get("style", "")[:300]))
                )
        depth = parent.depth + 1 if parent else 0
        made = Container(tag, names, parent, depth, hidden, len(self.containers))
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
        marks, self._marks = self._marks, []
        opened, starts = self._emphasis
        for sort in (0, 1):
            if opened[sort]:
                marks.append((sort, starts[sort], self._length))
                starts[sort] = 0
        self._parts, self._length, self._blank = [], 0, True
        holder = self._current
        if holder is None or joined.isspace():
            return
        verbatim = self._verbatim > 0
        cuts = _cuts(joined, verbatim)
        next_link = next_mark = 0
        for start, end in cuts:
            while next_link < len(links) and links[next_link][1] <= start:
                next_link += 1
            while next_mark < len(marks) and marks[next_mark][2] <= start:
                next_mark += 1
            block = _block(joined[start:end], start, links, next_link, holder, verbatim)
            if next_mark < len(marks):
                block.slanted, block.bold = _emphasised(marks, next_mark, start, end)
            self.blocks.append(block)


def _cuts(text: str, verbatim: bool) -> list[tuple[int, int]]:
    """Where a run of text falls into blocks: at blank lines, and at breaks between sentences."""
    if verbatim or "\n" not in text:
        start = len(text) - len(text.lstrip())
        return [(start, start + len(text.strip()))]
    cuts = [0]
    for gap in _BREAK.finditer(text):
        before = text[max(cuts[-1], gap.start() - _LOOK_BACK) : gap.start()].rstrip()
        ended = before.count(" ") >= 4 and _SENTENCE_END.search(before[-3:])
        if gap.group().count("\n") > 1 or ended:
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


def _emphasised(
    marks: list[tuple[int, int, int]], first: int, start: int, end: int
) -> tuple[float, float]:
    """The shares of the letters from ``start`` to ``end`` that are slanted, and bold."""
    shares = [0, 0]
    for i in range(first, len(marks)):
        sort, left, right = marks[i]
        if left >= end:
            break
        shares[sort] += max(0, min(right, end) - max(left, start))
    return min(1.0, shares[0] / (end - start)), min(1.0, shares[1] / (end - start))


def _block(
    text: str,
    start: int,
    links: list[tuple[int, int, str]],
    first: int,
    container: Container,
    verbatim: bool,
) -> RawBlock:
    """A block of ``text``, which begins at ``start`` of the run that ``links`` refer to."""
    if not verbatim:
        # A single break is a blank, letter for letter, so that the spans of the links stand.
        text = text.replace("\n", " ")
    words = text.count(" ") + 1
    if words < 4 and not text.isascii():
        words = max(words, sum(ch > _IDEOGRAPHS for ch in text) // 2)
    size = len(text)
    inside: list[tuple[int, int, str]] = []
    linked = 0
    for i in range(first, len(links)):
        left, right, href = links[i]
        left, right = max(left - start, 0), min(right - start, size)
        if left >= size:
            break
        inside.append((left, right, href))
        linked += min(words, text.count(" ", left, right) + 1) if right - left < size else words
    linked = min(words, linked)
    prose = words > _LEAST_PROSE and linked * 3 < words
    return RawBlock(text, container, tuple(inside), words, linked, is_prose=prose)
