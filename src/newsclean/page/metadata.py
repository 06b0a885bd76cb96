"""What a page says about its story."""

from __future__ import annotations

from lxml import etree

from newsclean.document import Metadata


def read_metadata(root: etree._Element, *, url: str | None, base: str | None) -> Metadata:
    """The page's metadata."""
    return Metadata()
