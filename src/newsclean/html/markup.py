"""What a page states in machine-readable form: JSON-LD, meta tags, microdata, marked-up bylines.

Everything is gathered once, bounded in number and length, and never raises, whatever the page holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lxml import etree

from newsclean.html.jsonld import MOST_TEXT, read_json

MOST_NODES = 4_000
MOST_SCRIPT = 1_000_000
_UNREAD = frozenset(("script", "style", "template", "svg"))
_APART = frozenset("br div p li h1 h2 h3 h4 header section td tr time".split())
# Compiled for each page: a shared XPath holds a lock, which a child forked meanwhile waits for.
_STATED = partial(etree.XPath, "descendant::*[@itemprop]|descendant::a[@rel='author']")
_SIGNED = partial(etree.XPath, "descendant::a[@rel='author']")
_PEOPLE_OR_DATES = (
    "author", "Author", "byline", "Byline", "date", "Date", "publish", "Publish", "posted", "Posted",
    "timestamp",
)  # fmt: skip
_HAS_ITEMPROP = partial(etree.XPath, "boolean(descendant::*/@itemprop)")
_IN_RDFA = partial(etree.XPath, "descendant::*[@property and @content and not(self::meta)]")
_PREFIXES = ("schema:", "dc:", "dcterms:")
"""Vocabularies that a page announces when it has statements in RDFa."""
_RDFA = re.compile(r"\b(?:schema|dc|dcterms|og|article):")
_MOST_MARKED = 1_000
_MOST_OF_A_NAME = 50


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
    element: etree._Element

    @property
    def around(self) -> str:
        """Class and id of the two elements around it, lower case."""
        return names_around(self.element, 0)

    @property
    def label(self) -> str:
        """The short text in front of it: "Last updated:"."""
        return _label(self.element)


@dataclass(slots=True)
class Structured:
    """All statements of a page, in document order."""

    root: etree._Element
    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents by name or property (lower case)."""
    nodes: list[dict[str, Any]] = field(default_factory=list)
    """JSON-LD objects that have a type, outer ones first."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """``rel`` and ``href``."""
    title: str = ""
    headings: list[tuple[etree._Element, str]] = field(default_factory=list)
    """The h1 and h2 elements, and their text."""
    times: list[Marked] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    """Elements with ``itemprop`` or ``rel=author``."""
    language: str = ""
    _classed: list[etree._Element] | None = None

    def classed(self, wanted: Callable[[str], object]) -> list[Marked]:
        """Elements whose class speaks of authors or dates and whose names (lower case) are ``wanted``;
        the whole tree is searched for them, once."""
        if self._classed is None:
            self._classed = _of_people_or_dates(self.root)
        return _all_marked([e for e in self._classed if wanted(_names(e))])

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def _of_people_or_dates(root: etree._Element) -> list[etree._Element]:
    elements = list(root.iter())
    classes = [element.get("class") for element in elements]
    wanted = _speaking_of_them({*filter(None, classes)})
    if not wanted:
        return []
    return [e for e, name in zip(elements, classes, strict=True) if name in wanted][:_MOST_MARKED]


def _speaking_of_them(names: set[str]) -> set[str]:
    """The names with a word for people or dates; one search for each word finds it in all of them."""
    every = "\0" + "\0".join(names) + "\0"
    found = set()
    for word in _PEOPLE_OR_DATES:
        at = every.find(word)
        while at >= 0:
            end = every.index("\0", at)
            found.add(every[every.rindex("\0", 0, at) + 1 : end])
            at = every.find(word, end)
    return found


def gather(root: etree._Element) -> Structured:
    """Everything that a page states."""
    out = Structured(
        root=root,
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :40
        ],
    )
    for element in root.iter(*_ADDERS):
        _ADDERS[str(element.tag)](out, element)
    # Whether there is microdata is known much faster than where it is.
    stated = _STATED() if _HAS_ITEMPROP()(root) else _SIGNED()
    out.marked = _all_marked(stated(root))
    announced = root.get("prefix") or ""
    if any(prefix in announced for prefix in _PREFIXES):
        out.marked += _all_marked(_IN_RDFA()(root))
    return out


def text_of(element: etree._Element) -> str:
    """The text inside an element, blanks collapsed, cut at :data:`MOST_TEXT` characters.

    What a browser sets apart is set apart here too; code inside is no text.
    """
    if not len(element):
        return " ".join((element.text or "")[: 4 * MOST_TEXT].split())[:MOST_TEXT]
    parts: list[str] = []
    size = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            piece = inner.text if inner.tag not in _UNREAD else None
        else:
            piece = inner.tail if inner is not element else None
        if inner.tag in _APART or (parts and piece and _glued(parts[-1], piece)):
            parts.append(" ")
        if piece:
            parts.append(piece)
            size += len(piece)
            if size > 4 * MOST_TEXT:
                break
    return " ".join("".join(parts).split())[:MOST_TEXT]


def _glued(before: str, after: str) -> bool:
    """Whether two words would run together: "WeekA story" is two lines on the screen."""
    return before[-1:].islower() and after[:1].isupper()


def _add_link(out: Structured, element: etree._Element) -> None:
    if len(out.links) < 100:
        out.links.append(((element.get("rel") or "").lower(), element.get("href") or ""))


def _add_title(out: Structured, element: etree._Element) -> None:
    out.title = out.title or text_of(element)


def _add_time(out: Structured, element: etree._Element) -> None:
    if len(out.times) < 100:
        out.times.append(_marked(element))


def _add_heading(out: Structured, element: etree._Element) -> None:
    if len(out.headings) < 100:
        out.headings.append((element, text_of(element)))


def _all_marked(found: object) -> list[Marked]:
    elements = found if isinstance(found, list) else []
    items = (_marked(e) for e in elements[:_MOST_MARKED] if isinstance(e, etree._Element))
    return [item for item in items if len(item.text) < 400 or item.value]


def _add_meta(out: Structured, element: etree._Element) -> None:
    content = element.get("content")
    if not content or len(out.metas) >= 300:
        return
    for attribute in ("property", "name", "itemprop"):
        if key := element.get(attribute):
            contents = out.metas.setdefault(key.strip().lower()[:100], [])
            if len(contents) < _MOST_OF_A_NAME:
                contents.append(content.strip()[:MOST_TEXT])


def _names(element: etree._Element) -> str:
    get = element.get
    names = (get("class"), get("id"), get("rel"), get("itemprop"))
    return " ".join(filter(None, names)).lower()[:300]


def _marked(element: etree._Element) -> Marked:
    get = element.get
    above = element.getparent()
    return Marked(
        tag=str(element.tag),
        names=_names(element),
        itemprop=(get("itemprop") or _RDFA.sub("", get("property") or "")).lower(),
        text=text_of(element),
        value=(get("content") or get("datetime") or "").strip()[:200],
        inside_prose=above is not None and above.tag == "p" and len(above.text or "") > 80,
        element=element,
    )


def names_around(element: etree._Element, own: int = 1) -> str:
    """Class and id of the two elements around one, lower case; with ``own`` also its own."""
    names = [_names(element)] if own else []
    for _ in range(2):
        above = element.getparent()
        if above is None or above.tag in ("body", "main", "html", "article"):
            break
        names.append(_names(above))
        element = above
    return " ".join(names)


def _label(element: etree._Element) -> str:
    """The text right in front of an element, of its box or of the box before."""
    for _ in range(2):
        before, above = element.getprevious(), element.getparent()
        if before is not None:
            return text_of(before)[-40:] if len(before) < 4 and not before.tail else ""
        if above is None:
            break
        if above.text and above.text.strip():
            return above.text.strip()[-40:]
        element = above
    return ""


def _add_script(out: Structured, element: etree._Element) -> None:
    if "ld+json" not in (element.get("type") or "").lower():
        return
    for value in read_json((element.text or "")[:MOST_SCRIPT]):
        stack: list[Any] = [value]
        while stack and len(out.nodes) < MOST_NODES:
            item = stack.pop()
            if isinstance(item, dict):
                if "@type" in item:
                    out.nodes.append(item)
                stack += [v for v in reversed(item.values()) if isinstance(v, dict | list)]
            elif isinstance(item, list):
                stack += [v for v in reversed(item[:MOST_NODES]) if isinstance(v, dict | list)]


_ADDERS: dict[str, Callable[[Structured, etree._Element], None]] = {
    "meta": _add_meta,
    "script": _add_script,
    "link": _add_link,
    "title": _add_title,
    "time": _add_time,
    "h1": _add_heading,
    "h2": _add_heading,
}
