"""Inline elements that are a line of their own: a day in front of the text, a caption below a picture."""

from __future__ import annotations

from lxml import etree

from newsclean import lazy_re as re
from newsclean.metadata import read_date

# Inline text below a picture.
_CAPTION = re.compile(
    r"caption|(?:^|[\s_-])(?:img|image|photo|pic)[_-]?(?:desc|title|txt|text|info|credit)"
)
_LONGEST_DAY = 24


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


def is_caption(element: etree._Element) -> bool:
    """Whether an inline element, right behind a picture, is called its caption."""
    called = element.get("class") if not len(element) else None
    return bool(called and element.text and _CAPTION.search(called.lower()))
