"""Blocks that no reader sees: hidden by an attribute, a style of their own, or a style sheet in the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, Outline

HIDDEN = "hidden"
"""What sets such blocks aside, as ``LeftOut.step`` names it."""
_BRACE = re.compile(r"([{}])")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SELECTOR = re.compile(r"(?:[a-z]{1,10})?[.#]([\w-]+)")
_MOST_STYLE = 200_000
# Boxes that readers open: questions and answers, "read more", tabs.
_OPENED = re.compile(
    r"accordion|collaps|tab-?pan|faq|toggle|expand|read-?more|panel|answer|spoiler|dropdown|slide"
)
# Short texts for screen readers; "hidden md:block" is shown on wide screens.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)|^[^:]*(?<![\w-])hidden(?![\w-])[^:]*$"
)
_IN_ASIDE = ("hidden", "sr-only", "screen-reader-text")
"""Names without one of these are no such names: they are found at once."""
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "href")
_FEW = 3
"""Paragraphs from which a hidden box is left to the block model: it may be the rest of the story."""


def hidden_blocks(found: Outline, root: etree._Element, sheet: frozenset[str]) -> set[int]:
    """The numbers of the blocks that are not shown. Nothing where most of the page's prose is hidden: then a
    script shows it; nor what a reader can open. ``sheet`` is what :func:`hidden_by_sheet` found."""
    names = {h.names for h in found.containers}
    asides = {
        each for each in names if any(map(each.__contains__, _IN_ASIDE)) and _ASIDE.search(each)
    }
    named = {each for each in names if not sheet.isdisjoint(each.split())} if sheet else frozenset()
    boxes = {
        h.index: h
        for h in found.containers
        if h.says_hidden or h.names in named or (h.names in asides and not h.prose)
    }
    if not boxes:
        return set()
    around: list[Container | None] = []  # per container, the box that hides it; parents come first
    for holder in found.containers:
        above = around[holder.parent.index] if holder.parent else None
        around.append(boxes.get(holder.index, above))
    inside = {i for i, block in enumerate(found.blocks) if around[block.container.index]}
    page = found.containers[0]
    words = sum(found.blocks[i].words for i in inside if found.blocks[i].is_prose)
    if not page.prose_words:  # of pages of short paragraphs, all words are counted
        words = sum(found.blocks[i].words for i in inside)
    if 2 * words >= (page.prose_words or page.words):
        return set()
    opened = _opened(root) if any(h.element.get("id") for h in boxes.values()) else frozenset()
    kept = {h.index for h in boxes.values() if _may_be_opened(h, opened)}
    return {
        i
        for i in inside
        if (box := around[found.blocks[i].container.index]) and box.index not in kept
    }


def _may_be_opened(box: Container, opened: frozenset[str]) -> bool:
    name = (box.element.get("id") or "").lower()
    return (
        box.prose >= _FEW
        or (name and name in opened)
        or box.element.get("role") in ("tabpanel", "region")
        or _OPENED.search(box.names) is not None
    )


def _opened(root: etree._Element) -> frozenset[str]:
    """The ids of boxes that something on the page opens."""
    return frozenset(
        value.rpartition("#")[2].lower()
        for element in root.iter("button", "a", "summary", "div", "h2", "h3", "h4", "span")
        for key in _OPENERS
        if (value := element.get(key)) and (key != "href" or value.startswith("#"))
    )


def hidden_by_sheet(root: etree._Element) -> frozenset[str]:
    """The classes and ids (lower case) that style sheets in the page hide on all screens."""
    found: set[str] = set()
    for style in root.iter("style"):
        text = style.text or ""
        if len(text) > _MOST_STYLE or not _hides_something(text.lower()) or style.get("media"):
            continue
        for selectors, rule in _rules(text):
            if _hides_something(rule.lower()):
                named = (_SELECTOR.fullmatch(part.strip()) for part in selectors.split(","))
                found |= {name[1].lower() for name in named if name}
    return frozenset(found)


def _hides_something(low: str) -> bool:
    return ("none" in low or "hidden" in low) and _NOT_SHOWN.search(low) is not None


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of the rules for all screens: those in no other block."""
    depth, before, selectors = 0, "", ""
    for part in _BRACE.split(sheet):
        if part == "{":
            depth += 1
            selectors = before if depth == 1 else ""
        elif part == "}":
            if depth == 1 and selectors:
                yield selectors, before
            depth = max(0, depth - 1)
        before = part
