"""HTML to an lxml tree within limits."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from newsclean.document import Metadata
from newsclean.options import Limits
from newsclean.page.metadata import read_metadata
from newsclean.reading import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page. The tree belongs to whoever holds the page, and must not cross threads."""

    root: etree._Element
    """The ``<html>`` element, with a ``<body>``; without comments and processing instructions."""
    url: str | None
    """Where the page came from."""
    base: str | None
    """What relative links are relative to: the page's ``<base href>``, else ``url``."""
    fields: Metadata
    truncated: bool = False
    warnings: tuple[str, ...] = ()


def parse(source: Source, limits: Limits | None = None) -> Page:
    """The tree of a page within limits, and its metadata."""
    markup = source.text.replace("\0", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    root = etree.fromstring(markup, parser)
    base = _base(root, source.url)
    return Page(
        root=root,
        url=source.url,
        base=base,
        fields=read_metadata(root, url=source.url, base=base),
        truncated=False,
    )


def _base(root: etree._Element, url: str | None) -> str | None:
    for element in root.iter("base"):
        href = (element.get("href") or "").strip()
        if href:
            try:
                return urljoin(url or "", href)
            except ValueError:
                return url
    return url
