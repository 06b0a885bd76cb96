"""Inline elements that are a line of their own: a day in front of the text, a caption below a picture."""

from __future__ import annotations

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS
from newsclean.extraction.elements import BLOCK_TAGS
from newsclean.extraction.unread import text_in
from newsclean.metadata import read_date

# Inline text below a picture.
_CAPTION = re.compile(
    r"caption|(?:^|[\s_-])(?:img|image|photo|pic)[_-]?(?:desc|title|txt|text|info|credit)"
)
_LONGEST_DAY = 24
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_MOST_INSIDE = 3
"""Elements inside a headline: bold, a colour."""


def is_day_in_front(span: etree._Element) -> bool:
    """Whether a span is a day to which the first paragraph is glued: ``<span>05.03.2026</span>The tram``."""
    text, behind = (span.text or "").strip(), span.tail or ""
    return (
        text[:1].isdigit()
        and len(text) <= _LONGEST_DAY
        and behind[:1].isupper()
        and not len(span)
        and read_date(text) is not None
    )


def is_wrapped(element: etree._Element, heading: etree._Element) -> bool:
    """Whether an element is all that a heading holds, and has no other block inside: ``<h3><div>``."""
    if heading.tag not in HEADINGS or len(heading) != 1 or (heading.text or "").strip():
        return False
    return not any(inner.tag in BLOCK_TAGS for inner in element)


def large_line(font: etree._Element) -> str:
    """The text of a ``<font>`` that is a line of its own in large letters, a headline from before style
    sheets; else nothing."""
    if font.get("size") not in _LARGE or (font.tail or "").strip():
        return ""
    before, behind, above = font.getprevious(), font.getnext(), font.getparent()
    led = before.tail if before is not None else above.text if above is not None else ""
    if (led or "").strip() or any(x is not None and x.tag != "br" for x in (before, behind)):
        return ""
    inside = list(font.iterdescendants())
    parts = any(e.tag in BLOCK_TAGS or e.tag in ("br", "a", "img") for e in inside)
    return "" if parts or len(inside) > _MOST_INSIDE else text_in(font)


def is_caption(element: etree._Element) -> bool:
    """Whether an inline element, right behind a picture, is called its caption."""
    called = element.get("class") if not len(element) else None
    return bool(called and element.text and _CAPTION.search(called.lower()))
