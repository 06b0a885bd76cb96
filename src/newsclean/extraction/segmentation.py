"""One pruned pass over the tree: every run of text that a browser would set as a block.

Driven by the events of a walk, so that depth costs no recursion; linear in the size of the tree.
What stands around a block is looked at only when there is a block: pages hold many empty elements.
"""

from __future__ import annotations

from typing import Any, Literal

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import (
    Aside,
    Container,
    Outline,
    RawBlock,
    is_not_shown,
    sum_up,
    without,
)
from newsclean.extraction.copies import second_copies
from newsclean.extraction.hidden import HIDDEN, hidden_blocks
from newsclean.extraction.initials import letter_of, with_initials
from newsclean.extraction.inline_text import Links, Marks, blocks_of
from newsclean.extraction.unread import (
    SET_ASIDE,
    formula_of,
    is_drawn_formula,
    step_of,
    text_in,
)

# Elements whose text is never a story's: code, controls, drawings, other documents.
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select"
    " option textarea input head title map datalist fencedframe".split()
)
# Skipped too, unless broken nesting put the story inside.
CONTROLS = frozenset(("nav", "button"))
BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul caption legend".split()
)
_BREAKS = {"br": "\n", "hr": "\n\n"}
_PICTURE = "img"
_EMPHASIS = {"i": 0, "em": 0, "small": 0, "cite": 0, "b": 1, "strong": 1}
_QUOTE = "q"
_DRAWN = "“”"
"""The marks that a browser draws around ``<q>``; only where the text has none of its own."""
_NOTED = frozenset(("html", "body", "main", "article", "pre"))
_EVENTS: tuple[Literal["start", "end", "comment", "pi"], ...] = ("start", "end", "comment", "pi")
_SPACES = re.compile(r"[ \t\n\r\f]+")
# Inline text for screen readers, or in boxes that open under the pointer.
_UNSEEN = re.compile(
    r"sr-only|screen-reader|visually-?hidden|tooltip|popover"
    r"|(?:rollover|hover|popup|flyout)(?:(?!rollover|hover|popup|flyout)[\w-])*?(?:block|box|card|content|body|panel)"
)
_OPENING = 40
"""Block-level elements that a page begins with."""

COPY, LIMIT = "copy", "limit"
"""What leaves blocks out before any is judged, as ``LeftOut.step`` names it."""
_HEAD = 0.75
"""Share of the blocks that are kept at the start of a page with too many; the others at its end."""

# What the walk has to do about an element.
_PLAIN, _BLOCK, _SPAN, _LINK, _OTHER = range(5)


class _Kinds(dict[Any, int]):
    """What to do about a tag; one for each walk, as pages may invent tags without end."""

    def __missing__(self, tag: Any) -> int:
        custom = isinstance(tag, str) and "-" in tag
        self[tag] = kind = _BLOCK if custom else _PLAIN
        return kind


_KINDS = {
    **dict.fromkeys(BLOCK_TAGS, _BLOCK),
    **dict.fromkeys(
        (*SKIPPED, *CONTROLS, *_BREAKS, *_EMPHASIS, *_NOTED, *SET_ASIDE, _PICTURE, _QUOTE), _OTHER
    ),
    "span": _SPAN,
    "a": _LINK,
}


def outline(root: etree._Element, *, everything: bool = False) -> Outline:
    """Every block of text below ``root``, a block-level element; with ``everything``, also what stands
    in ``<noscript>`` and ``<template>``.

    White space is collapsed as a browser shows it; ``<br><br>`` ends a block; inline tags neither
    glue words nor split them. A drop cap belongs to its paragraph; of a paragraph that the page holds
    twice (for wide and for narrow screens, for republishing) the copy among the most prose stays.
    """
    walk = _Walk(everything)
    walk.run(root)
    blocks = with_initials(walk.blocks)
    sum_up(walk.containers, blocks)
    aside = tuple(item._replace(before=min(item.before, len(blocks))) for item in walk.aside)
    found = Outline(blocks, walk.containers, walk.articles, tuple(walk.frames), aside)
    if unseen := hidden_blocks(found, root):
        found = without(found, unseen, HIDDEN)
        blocks = found.blocks
    copies = second_copies(blocks, [b.text if b.is_prose else "" for b in blocks])
    return without(found, copies, COPY) if copies else found


class _Walk:
    """The state of one pass: the open elements, and the inline text gathered so far."""

    def __init__(self, everything: bool) -> None:
        self.blocks: list[RawBlock] = []
        self.containers: list[Container] = []
        self.articles = 0
        self.frames: list[Container] = []
        self.aside: list[Aside] = []
        self._pictured = False
        """Whether a picture was met since the last block."""
        self._started = 0
        """Block-level elements that have begun."""
        self._everything = everything
        self._open: list[etree._Element] = []
        """The open block-level elements."""
        self._made: list[Container] = []
        """The containers of the outer ones: of all around the text that was found last."""
        self._parts: list[str] = []
        self._verbatim = 0
        # Of links and emphasis: between which of the parts they begin and end.
        self._links: Links = []
        self._anchor: tuple[int, str] | None = None
        self._emphasis = ([0, 0], [0, 0])
        """Slanted and bold: how many such elements are open, and where the outermost began."""
        self._marks: Marks = []
        self._unseen: dict[str, bool] = {}
        """By class of a span."""

    def run(self, root: etree._Element) -> None:
        """Walk over everything below ``root``. All that is done for each element is done here."""
        kinds, parts, opened, made = _Kinds(_KINDS), self._parts, self._open, self._made
        begin = (None, None, self._is_unseen, self._open_anchor, self._start)
        walk = etree.iterwalk(root, events=_EVENTS)
        for event, element in walk:
            kind = kinds[element.tag]
            if event == "start":
                if kind == _BLOCK:
                    if parts:
                        self._flush()
                    opened.append(element)
                    self._started += 1
                elif kind and begin[kind](element):  # type: ignore[misc]
                    walk.skip_subtree()
                    continue
                text = element.text
            else:
                if kind == _BLOCK:
                    if parts:
                        self._flush()
                    opened.pop()
                    del made[len(opened) :]
                elif kind > _SPAN:
                    self._end(element)
                text = element.tail if opened else None
            if not text or (text.isspace() and not parts and not self._verbatim):
                continue  # between elements: the commonest text of all
            if text.isprintable() and text[0] != " " and "  " not in text:
                parts.append(text)
            else:
                self._add(text)
        self._flush()
        if not self.containers:
            self._container(root, None)

    def _add(self, text: str) -> None:
        """Add text as a browser shows it."""
        if not self._verbatim:
            # Whether a blank would have nothing to keep apart.
            blank = not self._parts or self._parts[-1][-1] in " \n"
            if blank and text.isspace():
                return
            if "\n" in text or "  " in text or "\t" in text or "\r" in text:
                text = _SPACES.sub(" ", text)
            if blank and text[0] == " ":
                text = text[1:]
        if text:
            self._parts.append(text)

    def _is_unseen(self, span: etree._Element) -> bool:
        style = span.get("style")
        if style and is_not_shown(style) and next(span.iter("math"), None) is None:
            self._set_aside(span, HIDDEN)
            return True
        names = span.get("class")
        if names is None:
            return False
        if names not in self._unseen:
            low = names.lower()
            self._unseen[names] = _UNSEEN.search(low) is not None or is_drawn_formula(low)
        return self._unseen[names]

    def _set_aside(self, element: etree._Element, step: str) -> None:
        """Remember inline text that is not read."""
        text = text_in(element)
        if text and self._open:
            block = RawBlock(text, self._holder(), (), text.count(" ") + 1, 0)
            self.aside.append(Aside(len(self.blocks), block, step))

    def _start(self, element: etree._Element) -> bool:
        """Begin an element of another sort; whether it is to be skipped."""
        tag = str(element.tag)
        if tag in _EMPHASIS:
            sort = _EMPHASIS[tag]
            opened, starts = self._emphasis
            if not opened[sort]:
                starts[sort] = len(self._parts)
            opened[sort] += 1
        elif tag in _BREAKS:
            self._parts.append(_BREAKS[tag])
        elif tag in _NOTED:
            self._start_noted(tag, element)
        elif tag == _PICTURE:
            self._pictured = True
            if not self._parts and (letter := letter_of(element)):
                self._parts += letter, "\n\n"  # apart until it is joined like other drop caps
        elif tag == _QUOTE:
            if not _is_marked(element):
                self._parts.append(_DRAWN[0])
        elif tag in SET_ASIDE:
            step = step_of(element)
            if step is None:
                return False
            self._set_aside(element, step)
            return True
        else:
            return self._is_skipped(tag, element)
        return False

    def _start_noted(self, tag: str, element: etree._Element) -> None:
        """Begin a block-level element of which more is to be known."""
        if self._parts:
            self._flush()
        self._open.append(element)
        if tag == "pre":
            self._verbatim += 1
        elif tag == "article":
            self.articles += 1
        elif self._started < _OPENING:
            self.frames.append(self._holder())
        self._started += 1

    def _is_skipped(self, tag: str, element: etree._Element) -> bool:
        if tag in ("math", "script"):
            if formula := formula_of(element):
                self._parts.append(formula)
            return True
        if tag in CONTROLS:
            return next(element.iter("main", "article", "h1"), None) is None
        if tag == "template":  # a shadow root is attached by the parser, not by a script
            return not self._everything and element.get("shadowrootmode") is None
        return not (self._everything and tag == "noscript")

    def _end(self, element: etree._Element) -> None:
        """End an element that is not just a block."""
        tag = str(element.tag)
        if tag == "a":
            self._close_anchor()
        elif tag in _EMPHASIS:
            sort = _EMPHASIS[tag]
            opened, starts = self._emphasis
            opened[sort] -= 1
            if not opened[sort]:
                self._marks.append((sort, starts[sort], len(self._parts)))
        elif tag == _QUOTE:
            if not _is_marked(element):
                self._parts.append(_DRAWN[1])
        elif tag in _NOTED:
            if self._parts:
                self._flush()
            self._open.pop()
            del self._made[len(self._open) :]
            if tag == "pre":
                self._verbatim -= 1

    def _open_anchor(self, link: etree._Element) -> bool:
        self._anchor = (len(self._parts), link.get("href") or "")
        return False

    def _close_anchor(self) -> None:
        if self._anchor and self._anchor[0] < len(self._parts):
            self._links.append((self._anchor[0], len(self._parts), self._anchor[1]))
        self._anchor = None

    def _holder(self) -> Container:
        """The innermost open block-level element; it and all around it become containers."""
        made = self._made
        for element in self._open[len(made) :]:
            made.append(self._container(element, made[-1] if made else None))
        return made[-1]

    def _container(self, element: etree._Element, parent: Container | None) -> Container:
        depth = parent.depth + 1 if parent else 0
        made = Container(str(element.tag), element, parent, depth, len(self.containers))
        self.containers.append(made)
        return made

    def _flush(self) -> None:
        """End the run that is being gathered."""
        parts = self._parts
        if not parts:
            return
        if self._anchor:  # a link around blocks: its words belong to each of them
            href = self._anchor[1]
            self._close_anchor()
            self._anchor = (0, href)
        opened, starts = self._emphasis
        for sort in (0, 1):
            if opened[sort]:
                self._marks.append((sort, starts[sort], len(parts)))
                starts[sort] = 0
        if self._open and not (parts[0].isspace() and "".join(parts).isspace()):
            made = blocks_of(
                parts, self._holder(), self._links, self._marks, verbatim=self._verbatim > 0
            )
            if self._pictured and made:
                made[0].pictured, self._pictured = True, False
            self.blocks += made
        parts.clear()
        self._links, self._marks = [], []


def _is_marked(quote: etree._Element) -> bool:
    """Whether the text of a ``<q>`` brings quotation marks of its own."""
    text = text_in(quote)
    return not text or text[0] in '“"«„「'


def within(found: Outline, most: int) -> tuple[Outline, tuple[str, ...]]:
    """The outline with at most so many blocks, and the warning where some are missing.

    The middle is left out: a page opens with its story, and a story ends with its last paragraph.
    """
    if len(found.blocks) <= most:
        return found, ()
    head = int(most * _HEAD)
    middle = range(head, len(found.blocks) - (most - head))
    said = f"blocks beyond {most:,} were dropped from the middle of the page"
    return without(found, middle, LIMIT), (said,)
