"""A page decoded, and a page as plain text."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def decode(data: bytes) -> str:
    """Decode a page for peers that take ``str``: BOM, UTF-8, declared charset, cp1252."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf8", "replace")
    try:
        return data.decode("utf8")
    except UnicodeDecodeError:
        pass
    declared = _META.search(data[:4096])
    for name in ([declared[1].decode("ascii", "ignore")] if declared else []) + ["cp1252"]:
        try:
            codec = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1") else name
            return data.decode(codec, "replace")
        except LookupError:
            continue
    return data.decode("utf8", "replace")


def dump(data: bytes) -> bytes:
    """The page as a careless scraper stores it: every text node a line, no markup."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(decode(data), "lxml")
    for node in soup(["script", "style", "noscript", "template"]):
        node.decompose()
    return soup.get_text("\n", strip=True).encode("utf8", "replace")
