"""Pages for the tests of metadata and extraction, and what newsclean reads from them."""

from __future__ import annotations

import json
from typing import Any

from lxml import etree

from newsclean.extraction import Story, from_page
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.blocks import Outline
from newsclean.extraction.comments import comment_boxes
from newsclean.extraction.filters import FilterContext
from newsclean.extraction.segmentation import outline
from newsclean.html import Page, parse
from newsclean.metadata import read_metadata
from newsclean.model.article import Metadata, PageKind
from newsclean.options import Limits, Options
from newsclean.reading import Source

TITLE = "The town keeps its two clocks"


def html_page(
    body: str = "",
    head: str = "",
    *,
    title: str = "",
    ld: Any = None,
    lang: str = "en",
    names: str = "",
) -> str:
    """A page; ``ld`` is its JSON-LD, ``names`` are the classes of its body."""
    script = "" if ld is None else f'<script type="application/ld+json">{json.dumps(ld)}</script>'
    title = f"<title>{title}</title>" if title else ""
    return (
        f'<html lang="{lang}"><head>{title}{head}{script}</head>'
        f'<body class="{names}">{body}</body></html>'
    )


def parsed(markup: str, url: str | None = None) -> Page:
    return parse(Source(text=markup, kind="html", url=url))


def metadata_of(markup: str, url: str | None = None) -> Metadata:
    return read_metadata(parsed(markup, url))


def story_of(markup: str, url: str | None = None, options: Options | None = None) -> Story:
    """The story that extraction finds, before anything is cleaned."""
    page = parsed(markup, url)
    return from_page(page, read_metadata(page), options or Options())


def outline_of(body: str, *, most: int = Limits().blocks, everything: bool = False) -> Outline:
    """The blocks of a page with nothing but a body."""
    parser = etree.HTMLParser(huge_tree=True)
    root = etree.fromstring(f"<html><body>{body}</body></html>", parser)
    return outline(root, most, everything=everything)


def filter_context(
    found: Outline,
    fields: Metadata | None = None,
    *,
    kind: PageKind = "article",
    captions: bool = False,
) -> FilterContext:
    kinds, boxes = kinds_of(found), comment_boxes(found)
    return FilterContext(found, kinds, fields or Metadata(), kind, captions, boxes)
