"""What a page states in machine-readable form: JSON-LD, meta tags, microdata, marked-up bylines.

Everything is gathered once, bounded in number and length, and never raises, whatever the page holds.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

MOST_TEXT = 2_000
MOST_NODES = 4_000
MOST_SCRIPT = 1_000_000
_SPACES = re.compile(r"\s+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MARKED = etree.XPath(
    "//*[@itemprop or @rel='author' or contains(@class,'byline') or contains(@class,'author')"
    " or contains(@class,'Byline') or contains(@class,'Author') or contains(@class,'date')"
    " or contains(@class,'Date') or contains(@class,'publish') or contains(@class,'posted')"
    " or contains(@class,'timestamp') or contains(@class,'meta') or contains(@class,'dek')"
    " or contains(@class,'standfirst') or contains(@class,'subtitle') or contains(@class,'lead')]"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A short element whose attributes say what it is."""

    tag: str
    names: str
    """Class, id, rel and itemprop, lower case."""
    itemprop: str
    text: str
    value: str
    """``content`` or ``datetime``, where it has one."""
    inside_prose: bool


@dataclass(slots=True)
class Structured:
    """All statements of a page, in document order."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property (lower case) and content."""
    nodes: list[dict[str, Any]] = field(default_factory=list)
    """JSON-LD objects that have a type, outer ones first."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """``rel`` and ``href``."""
    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    """Tag and text of h1 and h2 elements."""
    times: list[Marked] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    language: str = ""

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of the names."""
        for name in names:
            for key, content in self.metas:
                if key == name:
                    yield content


def gather(root: etree._Element) -> Structured:
    """Everything that a page states."""
    out = Structured(
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :40
        ]
    )
    for element in root.iter("meta", "script", "link", "title", "h1", "h2", "time"):
        tag = element.tag
        if tag == "meta":
            _add_meta(out, element)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                _add_script(out, element.text or "")
        elif tag == "link":
            if len(out.links) < 100:
                out.links.append(((element.get("rel") or "").lower(), element.get("href") or ""))
        elif tag == "title":
            out.title = out.title or text_of(element)
        elif tag == "time":
            if len(out.times) < 100:
                out.times.append(_marked(element))
        elif len(out.headings) < 100:
            out.headings.append((str(tag), text_of(element)))
    found = _MARKED(root)
    if isinstance(found, list):
        for element in found[:1500]:
            if isinstance(element, etree._Element):
                item = _marked(element)
                if len(item.text) < 400 or item.value:
                    out.marked.append(item)
    return out


def text_of(element: etree._Element) -> str:
    """The text inside an element, blanks collapsed, cut at :data:`MOST_TEXT` characters."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > 4 * MOST_TEXT:
            break
    return _SPACES.sub(" ", "".join(parts)).strip()[:MOST_TEXT]


def _add_meta(out: Structured, element: etree._Element) -> None:
    content = element.get("content")
    if not content or len(out.metas) >= 500:
        return
    for attribute in ("property", "name", "itemprop"):
        if key := element.get(attribute):
            out.metas.append((key.strip().lower()[:100], content.strip()[:MOST_TEXT]))


def _marked(element: etree._Element) -> Marked:
    get = element.get
    names = " ".join(filter(None, (get("class"), get("id"), get("rel"), get("itemprop")))).lower()
    above = element.getparent()
    return Marked(
        tag=str(element.tag),
        names=names[:300],
        itemprop=(get("itemprop") or "").lower(),
        text=text_of(element),
        value=(get("content") or get("datetime") or "").strip()[:200],
        inside_prose=above is not None and above.tag == "p" and len(above.text or "") > 80,
    )


def _add_script(out: Structured, text: str) -> None:
    for value in read_json(text[:MOST_SCRIPT]):
        stack: list[Any] = [value]
        while stack and len(out.nodes) < MOST_NODES:
            item = stack.pop()
            if isinstance(item, dict):
                if "@type" in item:
                    out.nodes.append(item)
                stack += [v for v in reversed(item.values()) if isinstance(v, dict | list)]
            elif isinstance(item, list):
                stack += [v for v in reversed(item[:MOST_NODES]) if isinstance(v, dict | list)]


def read_json(text: str) -> list[Any]:
    """The values in a script, also when it is wrapped, run together or slightly broken."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        values = _values(attempt)
        if values:
            return values
    return []


def _values(text: str) -> list[Any]:
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    position = 0
    try:
        while position < len(text) and len(values) < 50:
            while position < len(text) and text[position] in " \t\r\n,;":
                position += 1
            if position < len(text):
                value, position = decoder.raw_decode(text, position)
                values.append(value)
    except (ValueError, RecursionError):
        pass  # what came before the broken place stands
    return [v for v in values if isinstance(v, dict | list)]


def string(value: object) -> str:
    """A JSON-LD value as text: a string, a number, the ``name`` or ``@value`` of an object."""
    if isinstance(value, str):
        plain = html.unescape(value) if "&" in value else value
        return _SPACES.sub(" ", plain.encode("utf-8", "ignore").decode()).strip()[:MOST_TEXT]
    if isinstance(value, dict):
        for key in ("name", "@value", "url", "@id"):
            if isinstance(value.get(key), str):
                return string(value[key])
    if isinstance(value, list) and value:
        return string(value[0])
    return ""


def types(node: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without the vocabulary's address."""
    raw = node.get("@type")
    found = raw if isinstance(raw, list) else [raw]
    return {t.rsplit("/", 1)[-1] for t in found if isinstance(t, str)}
