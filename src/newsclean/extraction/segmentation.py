"""One pruned pass over the tree: every run of text that a browser would set as a block.

Driven by the events of a walk, so that depth costs no recursion; linear in the size of the tree.
What stands around a block is looked at only when there is a block: pages hold many empty elements.
"""

from __future__ import annotations

from typing import Literal

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import (
    Aside,
    Container,
    NoteMark,
    Outline,
    RawBlock,
    Shown,
    is_not_shown,
    sum_up,
    without,
)
from newsclean.extraction.code_lines import (
    is_code_cell,
    is_line_number,
    unspaced,
    without_line_numbers,
)
from newsclean.extraction.copies import second_copies
from newsclean.extraction.crowded_page import MOST, Crowd
from newsclean.extraction.elements import (
    BLOCK,
    BREAKS,
    CONTROLS,
    DRAWN,
    KINDS,
    LINES,
    NOTED,
    PICTURE,
    QUOTE,
    SHOWING,
    SPAN,
    STYLED,
    Kinds,
)
from newsclean.extraction.formulas import (
    formula_of,
    is_drawn_formula,
    may_state_formula,
    pictured_formula,
    stated_formula,
)
from newsclean.extraction.hidden import HIDDEN, hidden_blocks, hidden_by_sheet
from newsclean.extraction.initials import letter_of, with_initials
from newsclean.extraction.inline_text import BOLD, FORMULA, NOTE, RAISED, Links, Marks, blocks_of
from newsclean.extraction.own_lines import is_caption, is_day_in_front, is_wrapped, large_line
from newsclean.extraction.unread import (
    LINE_NUMBER,
    NOTE_MARK,
    PERMALINK,
    SET_ASIDE,
    is_marked,
    is_note_link,
    is_permalink,
    is_trail,
    note_mark,
    step_of,
    text_in,
)

_EVENTS: tuple[Literal["start", "end", "comment", "pi"], ...] = ("start", "end", "comment", "pi")
_SPACES = re.compile(r"[ \t\n\r\f]+")
# Inline text for screen readers, or in boxes that open under the pointer.
_UNSEEN = re.compile(
    r"sr-only|screen-reader|mw-editsection|visually-?hidden|tooltip|popover"
    r"|(?:rollover|hover|popup|flyout)(?:(?!rollover|hover|popup|flyout)[\w-])*?(?:block|box|card|content|body|panel)"
)
_OPENING = 40
"""Block-level elements that a page begins with."""

COPY = "copy"
"""What leaves second copies out before any block is judged, as ``LeftOut.step`` names it."""


def outline(root: etree._Element, most: int = MOST, *, everything: bool = False) -> Outline:
    """Every block of text below ``root``, a block-level element, the middle ones only of few times ``most``;
    with ``everything``, also what stands in ``<noscript>`` and ``<template>``.

    White space is collapsed as a browser shows it; ``<br><br>`` ends a block; inline tags neither
    glue words nor split them. A drop cap belongs to its paragraph; of a paragraph that the page holds
    twice (for wide and for narrow screens, for republishing) the copy among the most prose stays.
    """
    sheet = hidden_by_sheet(root)
    walk = _Walk(most, everything, sheet)
    walk.run(root)
    blocks = with_initials(walk.held.blocks)
    sum_up(walk.containers, blocks)
    aside, shown = walk.held.ends(len(blocks))
    frames, notes = tuple(walk.frames), tuple(walk.notes)
    found = Outline(blocks, walk.containers, walk.articles, frames, aside, shown, notes, walk.trail)
    if walk.verbatim or any(h.tag == "td" and is_code_cell(h) for h in walk.containers):
        found = without_line_numbers(found)
        blocks = found.blocks
    if unseen := hidden_blocks(found, root, sheet):
        found = without(found, unseen, HIDDEN)
        blocks = found.blocks
    copies = second_copies(blocks, [b.text if b.is_prose else "" for b in blocks])
    return without(found, copies, COPY) if copies else found


class _Walk:
    """The state of one pass: the open elements, and the inline text gathered so far."""

    def __init__(self, most: int, everything: bool, sheet: frozenset[str]) -> None:
        self._sheet = sheet
        self.held = Crowd(most)
        self.containers: list[Container] = []
        self.articles = 0
        self.frames: list[Container] = []
        self.notes: list[NoteMark] = []
        self.trail: etree._Element | None = None
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
        self.verbatim = 0
        """How many ``<pre>`` there are."""
        self._verbatim = 0
        # Of links and emphasis: between which of the parts they begin and end.
        self._links: Links = []
        self._anchor: tuple[int, str] | None = None
        self._styled = 0
        """How many elements of such a sort are open."""
        self._styles = ([0] * NOTE, [0] * NOTE)
        """By sort: how many such elements are open, and where the outermost began."""
        self._marks: Marks = []
        self._numbered: list[int] = []
        """The parts, empty ones, in whose places numbers of lines of code stood."""
        self._classes: dict[str, tuple[bool, bool, bool]] = {}
        """What the class of a span says."""

    def run(self, root: etree._Element) -> None:
        """Walk over everything below ``root``. All that is done for each element is done here."""
        kinds, parts, opened, made = Kinds(KINDS), self._parts, self._open, self._made
        begin = (None, None, self._is_unseen, self._open_anchor, self._start)
        walk = etree.iterwalk(root, events=_EVENTS)
        for event, element in walk:
            kind = kinds[element.tag]
            if event == "start":
                if kind == BLOCK:
                    if parts:
                        self._flush(element)
                    opened.append(element)
                    self._started += 1
                elif kind and begin[kind](element):  # type: ignore[misc]
                    walk.skip_subtree()
                    continue
                text = element.text
            else:
                if kind == BLOCK:
                    if parts:
                        self._flush(element)
                    opened.pop()
                    del made[len(opened) :]
                elif kind > SPAN:
                    self._end(element)
                text = element.tail if opened else None
            if not text or (text.isspace() and not parts and not self._verbatim):
                continue  # between elements: the commonest text of all
            if text.isprintable() and text[0] != " " and "  " not in text:
                parts.append(text)
            else:
                self._add(text)
        self._flush(root)
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
        if not self._parts and (is_day_in_front(span) or (self._pictured and is_caption(span))):
            self._parts += str(span.text), "\n\n"
            return True
        style = span.get("style")
        if style and is_not_shown(style) and next(span.iter("math"), None) is None:
            self._set_aside(span, HIDDEN)
            return True
        names = span.get("class")
        if names is None:
            return False
        known = self._classes.get(names)
        if known is None:
            known = self._classes[names] = self._said_by(names.lower())
        unseen, hidden, worded = known
        if hidden or (self._verbatim and is_line_number(span)):
            self._set_aside(span, HIDDEN if hidden else LINE_NUMBER)
            return True
        if worded and (formula := stated_formula(span, names)):
            self._add_formula(formula)
            return True
        return unseen

    def _said_by(self, names: str) -> tuple[bool, bool, bool]:
        """What class names (lower case) say: that the text is for nobody's eyes, that a style sheet hides it,
        that it may be a formula."""
        hidden = bool(self._sheet) and not self._sheet.isdisjoint(names.split())
        unseen = _UNSEEN.search(names) is not None or is_drawn_formula(names)
        return unseen, hidden, may_state_formula(names)

    def _add_formula(self, formula: str) -> None:
        self._parts.append(formula)
        self._marks.append((FORMULA, len(self._parts) - 1, len(self._parts)))

    def _set_aside(self, element: etree._Element, step: str) -> None:
        """Remember inline text that is not read."""
        if step == LINE_NUMBER:
            self._numbered.append(len(self._parts))
            self._parts.append("")
        text = text_in(element)
        if text and self._open:
            block = RawBlock(text, self._holder(), (), text.count(" ") + 1, 0)
            self.held.aside.append(Aside(len(self.held.blocks), block, step))
            self._bound()

    def _start(self, element: etree._Element) -> bool:
        """Begin an element of another sort; whether it is to be skipped."""
        tag = str(element.tag)
        if tag in STYLED:
            if not self._parts and self._pictured and is_caption(element):
                return self._add_line(str(element.text), STYLED[tag])
            if not self._verbatim:
                self._begin(STYLED[tag])
            elif is_line_number(element):
                self._set_aside(element, LINE_NUMBER)
                return True
        elif tag in BREAKS:
            self._parts.append(BREAKS[tag])
        elif tag in NOTED:
            self._start_noted(tag, element)
        elif tag == PICTURE:
            self._start_picture(element)
        elif tag == "font":
            return self._add_line(large_line(element), (BOLD,))
        elif tag == QUOTE:
            if not is_marked(element):
                self._parts.append(DRAWN[0])
        elif tag in SET_ASIDE:
            return self._start_aside(tag, element)
        else:
            return self._is_skipped(tag, element)
        return False

    def _start_aside(self, tag: str, element: etree._Element) -> bool:
        """Begin an element whose text may not belong to the sentence; whether it does not."""
        step = step_of(element)
        if step == NOTE_MARK:
            self._note(element)
        elif step is not None:
            self._set_aside(element, step)
        elif tag == "sup":
            self._begin((RAISED,))
        return step is not None

    def _add_line(self, text: str, sorts: tuple[int, ...]) -> bool:
        """Add a line, if there is one, as a block of its own."""
        if text:
            self._parts += ["\n\n"] * bool(self._parts)
            self._marks += [(sort, len(self._parts), len(self._parts) + 1) for sort in sorts]
            self._parts += text, "\n\n"
        return bool(text)

    def _begin(self, sorts: tuple[int, ...]) -> None:
        opened, starts = self._styles
        for sort in sorts:
            if not opened[sort]:
                starts[sort] = len(self._parts)
            opened[sort] += 1
            self._styled += 1

    def _finish(self, sorts: tuple[int, ...]) -> None:
        opened, starts = self._styles
        for sort in sorts:
            if opened[sort]:
                opened[sort] -= 1
                self._styled -= 1
                if not opened[sort]:
                    self._marks.append((sort, starts[sort], len(self._parts)))

    def _start_picture(self, picture: etree._Element) -> None:
        formula = pictured_formula(picture)
        if formula:
            if not self._parts or self._parts[-1] != formula:
                self._add_formula(formula)
            return
        self._pictured = True
        self.held.shown.append(Shown(len(self.held.blocks), picture))
        if not self._parts and (letter := letter_of(picture)):
            self._parts += letter, "\n\n"  # apart until it is joined like other drop caps

    def _note(self, element: etree._Element) -> None:
        """Remember the mark of a note, and where it stands."""
        self._marks.append((NOTE + len(self.notes), len(self._parts), len(self._parts)))
        self.notes.append(note_mark(element))
        self._set_aside(element, NOTE_MARK)

    def _start_noted(self, tag: str, element: etree._Element) -> None:
        """Begin a block-level element of which more is to be known."""
        if self._parts:
            self._flush(element)
        self._open.append(element)
        if tag == "pre":
            self.verbatim += 1
            self._verbatim += 1
        elif tag.startswith("amp-"):
            self.held.shown.append(Shown(len(self.held.blocks), element))
        elif tag == "article":
            self.articles += 1
        elif self._started < _OPENING:
            self.frames.append(self._holder())
        self._started += 1

    def _is_skipped(self, tag: str, element: etree._Element) -> bool:
        if tag in ("math", "script"):
            if formula := formula_of(element):
                self._add_formula(formula)
            return True
        if tag in SHOWING:
            self.held.shown.append(Shown(len(self.held.blocks), element))
        if tag in CONTROLS:
            if tag == "nav" and self.trail is None and is_trail(element):
                self.trail = element
            return next(element.iter("main", "article", "h1"), None) is None
        if tag == "template":  # a shadow root is attached by the parser, not by a script
            return not self._everything and element.get("shadowrootmode") is None
        return not (self._everything and tag == "noscript")

    def _end(self, element: etree._Element) -> None:
        """End an element that is not just a block."""
        tag = str(element.tag)
        if tag == "a":
            self._close_anchor()
        elif tag in STYLED:
            self._finish(STYLED[tag])
        elif tag == "sup":
            self._finish((RAISED,))
        elif tag == QUOTE:
            if not is_marked(element):
                self._parts.append(DRAWN[1])
        elif tag in NOTED:
            if self._parts:
                self._flush(element)
            self._open.pop()
            del self._made[len(self._open) :]
            if tag == "pre":
                self._verbatim -= 1

    def _open_anchor(self, link: etree._Element) -> bool:
        href = link.get("href") or ""
        if href[:1] == "#" and is_note_link(link, href):
            self._note(link)
            return True
        if href[:1] == "#" and is_permalink(link):
            self._set_aside(link, PERMALINK)
            return True
        if self._verbatim and is_line_number(link):
            self._set_aside(link, LINE_NUMBER)
            return True
        self._anchor = (len(self._parts), href)
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
        if parent is not None and is_wrapped(element, parent.element):
            return parent
        made = Container.of(element, parent, len(self.containers))
        self.containers.append(made)
        return made

    def _flush(self, element: etree._Element) -> None:
        """End the run that is being gathered, as ``element`` begins or ends."""
        parts = self._parts
        if not parts:
            return
        if self._verbatim and element.tag in LINES:
            if not parts[-1].endswith("\n"):
                parts.append("\n")
            return
        if self._numbered:
            unspaced(parts, self._numbered)
            self._numbered = []
        if self._anchor:  # a link around blocks: its words belong to each of them
            href = self._anchor[1]
            self._close_anchor()
            self._anchor = (0, href)
        if self._styled:
            opened, starts = self._styles
            for sort in range(NOTE):
                if opened[sort]:
                    self._marks.append((sort, starts[sort], len(parts)))
                    starts[sort] = 0
        if self._open and (parts[0].strip() or "".join(parts).strip()):
            made = blocks_of(
                parts, self._holder(), self._links, self._marks, verbatim=self._verbatim > 0
            )
            if self._pictured and made:
                made[0].pictured, self._pictured = True, False
            self.held.blocks += made
            self._bound()
        parts.clear()
        self._links, self._marks = [], []

    def _bound(self) -> None:
        """Let go of what is too much."""
        if self.held.is_full():
            self.containers = self.held.thin(self.containers, (*self.frames, *self._made))
