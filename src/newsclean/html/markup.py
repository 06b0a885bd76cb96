"""What a page states in machine-readable form: JSON-LD, meta tags, microdata, marked-up bylines."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from lxml import etree

from newsclean import lazy_re as re
from newsclean.html.jsonld import MOST_NODES, MOST_TEXT, objects, read_json, types_of
from newsclean.light_dataclass import dataclass
from newsclean.text.lazily import lazily

_MOST_SCRIPT = 1_000_000
_UNREAD = frozenset(("script", "style", "template", "svg"))
_APART = frozenset("br div p li h1 h2 h3 h4 header section td tr time".split())
# Compiled for each page: a shared XPath holds a lock, which a child forked meanwhile waits for.
_STATED = partial(etree.XPath, "descendant::*[@itemprop]|descendant::a[@rel='author']")
_SIGNED = partial(etree.XPath, "descendant::a[@rel='author']")
_CLASSED = partial(etree.XPath, "descendant-or-self::*[@class]")
_CLASSES = partial(etree.XPath, "descendant-or-self::*/@class", smart_strings=False)
_PEOPLE_OR_DATES = (
    "author", "Author", "byline", "Byline", "date", "Date", "publish", "Publish", "posted", "Posted",
    "timestamp",
)  # fmt: skip
_HAS_ITEMPROP = partial(etree.XPath, "boolean(descendant::*/@itemprop)")
_IN_RDFA = partial(etree.XPath, "descendant::*[@property and @content and not(self::meta)]")
_PREFIXES = ("schema:", "dc:", "dcterms:")
"""Vocabularies that a page announces when it has statements in RDFa."""
_RDFA = re.compile(r"\b(?:schema|dc|dcterms|og|article):")
_WITH_SENTENCES = frozenset(("p", "li", "dd", "td", "blockquote"))
_LEAST_BESIDE, _MOST_BESIDE = 12, 20
"""Words beside an element from which it stands in prose; elements beside it that are looked at."""
_MOST_MARKED = 1_000
_MOST_OF_A_NAME = 50
_MOST_OF_A_TAG = 100
_MOST_METAS = 300
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"<[^<>]{1,2000}>")
_STAMPS = frozenset(
    (
        "data-date",
        "data-time",
        "data-datetime",
        "data-date-time",
        "data-timestamp",
        "data-published",
    )
)
_LONGEST_STAMP = 40
"""Letters of a title that is a moment."""
_OF_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|^1\d{9}(?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class MarkedElement:
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


@dataclass(frozen=True, kw_only=True)
class Markup:
    """What a page states in data: everything in document order, bounded in number and length."""

    root: etree._Element
    metas: Mapping[str, Sequence[str]]
    """Contents of meta tags by name, property or itemprop (lower case)."""
    nodes: Sequence[Mapping[str, Any]]
    """JSON-LD objects that have a type, outer ones first."""
    links: Sequence[tuple[str, str]]
    """``rel`` (lower case) and ``href``."""
    title: str
    headings: Sequence[tuple[etree._Element, str]]
    """The h1 and h2 elements, and their text."""
    times: Sequence[MarkedElement]
    marked: Sequence[MarkedElement]
    """Elements with ``itemprop`` or ``rel=author``."""
    language: str
    """The ``lang`` of the page."""

    @property
    def types(self) -> frozenset[str]:
        """Types of the JSON-LD, and ``og:`` with the type of OpenGraph behind it (lower case)."""
        found = {name for node in self.nodes for name in types_of(node)}
        return frozenset(found.union("og:" + kind.lower()[:40] for kind in self.meta("og:type")))

    @property
    def body(self) -> str:
        """The longest ``articleBody``, without tags."""
        stated = (node.get("articleBody") for node in self.nodes)
        return without_tags(max((b for b in stated if isinstance(b, str)), key=len, default=""))

    def classed(self, wanted: Callable[[str], object]) -> list[MarkedElement]:
        """Elements whose class speaks of authors or dates and whose names (lower case) are ``wanted``."""
        return _all_marked([e for e in self._classed if wanted(_names(e))])

    @lazily
    def _classed(self) -> list[etree._Element]:
        """Found by a search of the whole tree, which most pages do without."""
        return _of_people_or_dates(self.root)

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def _of_people_or_dates(root: etree._Element) -> list[etree._Element]:
    wanted = _speaking_of_them({*_CLASSES()(root)})
    classed = _CLASSED()(root) if wanted else ()
    return [element for element in classed if element.get("class") in wanted][:_MOST_MARKED]


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


def read_markup(root: etree._Element) -> Markup:
    """Everything that a page states in data. Never raises, whatever the page holds."""
    return Markup(
        root=root,
        metas=_metas(root),
        nodes=list(islice(_nodes(root), MOST_NODES)),
        links=[
            ((link.get("rel") or "").lower(), link.get("href") or "")
            for link in islice(root.iter("link"), _MOST_OF_A_TAG)
        ],
        title=next(filter(None, map(text_of, root.iter("title"))), ""),
        headings=[(e, text_of(e)) for e in islice(root.iter("h1", "h2"), _MOST_OF_A_TAG)],
        times=[_marked(e) for e in islice(root.iter("time"), _MOST_OF_A_TAG)],
        marked=_with_itemprop(root),
        language=(root.get("lang") or root.get(_XML_LANG) or "")[:40],
    )


def _metas(root: etree._Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if len(metas) >= _MOST_METAS:
            break
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            if key := element.get(attribute):
                contents = metas.setdefault(key.strip().lower()[:100], [])
                if len(contents) < _MOST_OF_A_NAME:
                    contents.append(content.strip()[:MOST_TEXT])
    return metas


def _nodes(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in read_json((script.text or "")[:_MOST_SCRIPT]):
                yield from objects(value)


def _with_itemprop(root: etree._Element) -> list[MarkedElement]:
    # Whether there is microdata is known much faster than where it is.
    stated = _STATED() if _HAS_ITEMPROP()(root) else _SIGNED()
    marked = _all_marked(stated(root))
    announced = root.get("prefix") or ""
    if any(prefix in announced for prefix in _PREFIXES):
        marked += _all_marked(_IN_RDFA()(root))
    return marked


def without_tags(text: str) -> str:
    """Text that may hold entities and tags, as plain text.

    >>> without_tags("A &amp;amp; B")
    'A &amp; B'
    """
    if "&" in text or "<" in text:
        text = html.unescape(text)
        return _TAG.sub(" ", text) if "<" in text else text
    return text


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


def _all_marked(found: object) -> list[MarkedElement]:
    elements = found if isinstance(found, list) else []
    items = (_marked(e) for e in elements[:_MOST_MARKED] if isinstance(e, etree._Element))
    return [item for item in items if len(item.text) < 400 or item.value]


def _names(element: etree._Element) -> str:
    get = element.get
    names = (get("class"), get("id"), get("rel"), get("itemprop"))
    return " ".join(filter(None, names)).lower()[:300]


def _marked(element: etree._Element) -> MarkedElement:
    get = element.get
    above = element.getparent()
    return MarkedElement(
        tag=str(element.tag),
        names=_names(element),
        itemprop=(get("itemprop") or _RDFA.sub("", get("property") or "")).lower(),
        text=text_of(element),
        value=(get("content") or stamp_of(element)).strip()[:200],
        inside_prose=above is not None and _is_in_prose(above),
        element=element,
    )


def stamp_of(element: etree._Element) -> str:
    """The moment that an element has in an attribute, for machines or under the pointer: ``datetime``,
    ``data-date-time``, or a ``title`` with a year in it. Empty without one."""
    held = dict(element.items())
    if "datetime" in held:
        return held["datetime"]
    for name, value in held.items():
        if (
            name in _STAMPS or (name == "title" and len(value) <= _LONGEST_STAMP)
        ) and _OF_DAY.search(value):
            return value
    return ""


def _is_in_prose(above: etree._Element) -> bool:
    """Whether what an element holds stands in the middle of its sentences."""
    if above.tag not in _WITH_SENTENCES:
        return False
    beside = (above.text, *(child.tail for child in islice(above, _MOST_BESIDE)))
    return sum(len(text.split()) for text in beside if text) >= _LEAST_BESIDE


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
