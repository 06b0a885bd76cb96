"""A second opinion on pages on which newsclean's own judge finds no story: readability-lxml's.

It costs forty times the parse and, measured out of fold, is no better where the judge has found
something; so it is asked only where nothing would be left, and only on pages of moderate size.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from itertools import islice

from lxml import etree

from newsclean.extraction.blocks import Outline
from newsclean.extraction.segmentation import outline

_MOST_ELEMENTS = 5_000
_MOST_MARKUP = 300_000
_MOST_LINKED = 0.3


def prepare() -> None:
    """Import readability-lxml, if it is installed, and keep it from printing: it logs each page that it
    cannot read."""
    with suppress(ImportError):
        import readability  # noqa: F401
    logging.getLogger("readability").addHandler(logging.NullHandler())


def second_opinion(root: etree._Element) -> Outline | None:
    """The blocks that readability-lxml takes for the story; None where it finds none or fails, is not
    installed, or the page is too large to ask it."""
    if next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        return None
    markup = etree.tostring(root, encoding="unicode", method="html")
    if len(markup) > _MOST_MARKUP:
        return None
    try:
        from readability import Document

        summary = str(Document(markup).summary(html_partial=True))
        tree = etree.fromstring(summary, etree.HTMLParser(remove_comments=True, no_network=True))
    except Exception:  # whatever goes wrong there, newsclean has its own answer: no story
        return None
    if tree is None:
        return None
    found = outline(tree)
    page = found.containers[0]
    return found if page.words and page.link_words <= _MOST_LINKED * page.words else None
