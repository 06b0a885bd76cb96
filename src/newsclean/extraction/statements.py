"""What a page says of itself in structured data that bears on its body: evidence, never the text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsclean.html.jsonld import read_json

_MOST_SCRIPT = 1_000_000
_MOST_NODES = 4_000
_TAG = re.compile(r"<[^<>]{1,2000}>")
_TYPE = re.compile(r'\s{0,20}:\s{0,20}(?:\[\s{0,20})?"(?:https?://schema\.org/)?(\w{1,40})"')


@dataclass(frozen=True, slots=True)
class Statements:
    """The types that a page claims, and the body that it states."""

    types: frozenset[str] = frozenset()
    """Types of JSON-LD and microdata, and ``og:`` with the type of OpenGraph in front."""
    body: str = ""
    """The longest ``articleBody``, without tags."""


def statements_of(root: etree._Element) -> Statements:
    """What the scripts and meta tags of a page state."""
    types: set[str] = set()
    body = ""
    for element in root.iter("script", "meta"):
        if element.tag == "meta":
            if element.get("property") == "og:type":
                types.add("og:" + (element.get("content") or "").strip().lower()[:40])
            continue
        text = element.text
        if not text or "ld+json" not in (element.get("type") or "").lower():
            continue
        text = text[:_MOST_SCRIPT]
        for piece in text.split('"@type"')[1:]:
            if found := _TYPE.match(piece):
                types.add(found[1])
        if "articleBody" in text:
            body = max((body, *strings(read_json(text), ("articleBody",))), key=len)
    return Statements(frozenset(types), without_tags(body))


def without_tags(text: str) -> str:
    """Text that may hold entities and tags, as plain text."""
    if "&" in text or "<" in text:
        text = html.unescape(text)
        return _TAG.sub(" ", text) if "<" in text else text
    return text


def strings(value: Any, keys: tuple[str, ...] = ()) -> list[str]:
    """The strings inside a JSON value, in order; with ``keys``, only those under one of them."""
    found: list[str] = []
    stack: list[tuple[str, Any]] = [("", value)]
    seen = 0
    while stack and seen < _MOST_NODES:
        seen += 1
        key, item = stack.pop()
        if isinstance(item, dict):
            stack += reversed(item.items())
        elif isinstance(item, list):
            stack += [(key, each) for each in reversed(item)]
        elif isinstance(item, str) and (not keys or key in keys):
            found.append(item)
    return found
