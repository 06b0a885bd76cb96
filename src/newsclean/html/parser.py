"""Markup to a tree: lxml first; when it lost something, the same from tamed markup, then bs4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from newsclean import lazy_re as re
from newsclean.html.sanitize import HIDING, RAW, attributes_end, tame
from newsclean.light_dataclass import dataclass
from newsclean.options import Limits

_MODERATE = 2_000_000
"""Characters up to which the slow builder, forty times the cost of lxml, is tried."""
_MODERATE_TAGS = 20_000
"""Tags and entities up to which it is tried: each costs it some 70 µs."""
_WINDOW = 4_096
_SHORTEST = len(b"<b>")
_BELOW = 8
"""Times the limit on attributes that a tag may have before it costs anything."""
_TAG = re.compile(rb"<[a-zA-Z][^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+")
# libxml2 does not know that it is empty, and would put what follows inside, out of sight.
_EMBED = re.compile(
    rb"<embed(?=[\s/>])[^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+(>?)",
    re.I,
)
_SCRIPT_END = re.compile(rb"</script", re.I)
_PROBE = b"<newsclean-probe>"
_SUSPECTS = 4
"""Pieces of code that are told from tags; a page with more is rewritten, which costs more."""
_BEFORE_QUOTED = frozenset(b"= \t\n\r\f\v")
_SWALLOWING = RAW | HIDING
_PROBES = 5
"""Ends of paragraphs, from the end of the page, that are tried as a probe."""
_SOLID = re.compile(r"[^<>&\s][^<>&\r\n]{10,}[^<>&\s]")


@dataclass(frozen=True, slots=True)
class Built:
    """The ``<html>`` element with a ``<body>``, and what had to be dropped or mended for it."""

    root: etree._Element
    truncated: bool = False
    warnings: tuple[str, ...] = ()


def build(text: str, limits: Limits, encoded: bytes | None = None) -> Built:
    """The tree of a page within the limits on attributes, depth and elements.

    Nothing is fetched, no entity of the page's own is expanded, comments and processing
    instructions are left out. ``encoded`` is the same text in UTF-8, where it is at hand.
    """
    markup = text.replace("\0", "") if "\0" in text else text
    data = encoded if encoded and markup is text else markup.encode("utf-8", "replace")
    if _overgrown(data, limits):
        return _from_tamed(markup, limits)
    root, halted = _parsed(data)
    if halted or _too_deep(root, limits.depth) or _lost(markup, root):
        return _from_tamed(markup, limits)
    return Built(root)


def _from_tamed(markup: str, limits: Limits) -> Built:
    tamed = tame(markup, limits)
    root, halted = _parsed(tamed.markup.encode("utf-8", "replace"))
    # Attributes are no words; what stood in dropped tags and levels may be.
    truncated = any("attributes" not in said and "beyond" in said for said in tamed.dropped)
    warnings = tamed.dropped
    if (halted or _lost(tamed.markup, root)) and _is_moderate(tamed.markup):
        other = _second_builder(tamed.markup)
        if other is not None and not _lost(tamed.markup, other):
            return Built(other, truncated, (*warnings, "the markup is broken; bs4 mended it"))
    return Built(root, truncated, warnings)


def _is_moderate(markup: str) -> bool:
    signs = markup.count("<") + markup.count("&")
    return len(markup) <= _MODERATE and signs <= _MODERATE_TAGS


def _parsed(data: bytes) -> tuple[etree._Element, bool]:
    """The tree, and whether libxml2 stopped early (it does where nesting is too deep)."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
        if root is not None and next(root.iter("embed"), None) is not None:
            root = etree.fromstring(_EMBED.sub(_closed, data), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    return _whole(root), any(e.type_name == "ERR_RESOURCE_LIMIT" for e in _last(parser))


def _closed(embed: re.Match[bytes]) -> bytes:
    return embed[0] + b"</embed>" if embed[1] else embed[0]


def _last(parser: etree.HTMLParser) -> list[etree._LogEntry]:
    log = parser.error_log
    return [log[len(log) - 1]] if len(log) else []


def _whole(root: etree._Element | None) -> etree._Element:
    """The root as ``<html>`` with a ``<body>``, also of markup that holds nothing."""
    if root is None:
        root = etree.Element("html")
    if root.find("body") is None:
        etree.SubElement(root, "body")
    return root


def _second_builder(markup: str) -> etree._Element | None:
    """The tree as Python's own parser sees it; None where that fails too."""
    from bs4 import (
        BeautifulSoup,  # loading it costs more than cleaning twenty pages that need no mending
    )

    try:
        soup = str(BeautifulSoup(markup, "html.parser"))
    except (RecursionError, ValueError, AssertionError, TypeError):
        return None
    return _parsed(soup.encode("utf-8", "replace"))[0]


def _overgrown(data: bytes, limits: Limits) -> bool:
    """Whether a tag has too many attributes, or the page too many tags, to be parsed as it is.

    Code that compares ("i<n;") may look like such a tag; what follows its script is looked at anew.
    """
    if len(data) > _SHORTEST * limits.nodes and data.count(b"<") - data.count(b"</") > limits.nodes:
        return True
    at = 0
    for _ in range(_SUSPECTS):
        tag = next((tag for tag in _long_tags(data, at) if _crowded(tag[0], limits)), None)
        if tag is None:
            return False
        end = _SCRIPT_END.search(data, tag.start())
        if end is None or not _in_script(data[at : tag.start()]):
            return True
        at = end.start()
    return True


def _long_tags(data: bytes, at: int) -> Iterable[re.Match[bytes]]:
    """The tags behind a place that may have too many attributes.

    Only samples are looked at: a tag that is long enough to cost anything covers whole windows. No
    ``>`` stands in them, or only inside the quotation marks of attributes.
    """
    long_tags: list[re.Match[bytes]] = []
    done, before = -1, False
    for start in range(at, len(data) - _WINDOW, _WINDOW):
        end = start + _WINDOW
        close = data.find(b">", start, end)
        quoted = close >= 0 and _is_quoted(data, close)
        twice, before = quoted and before, quoted or close < 0
        if close >= 0:
            if twice:
                return _TAG.finditer(data, at)
        elif start >= done:
            opened = data.rfind(b"<", max(at, start - _WINDOW), start)
            tag = _TAG.match(data, opened) if opened >= 0 else None
            done = tag.end() if tag else end
            long_tags += [tag] if tag else []
    return long_tags


def _in_script(before: bytes) -> bool:
    """Whether the parser takes what follows this markup for a script."""
    if _PROBE in before:
        return False
    root, _ = _parsed(before + _PROBE)
    return any((script.text or "").endswith(_PROBE.decode()) for script in root.iter("script"))


def _is_quoted(data: bytes, at: int) -> bool:
    """Whether the quotation mark in front of a place opens the value of an attribute."""
    for mark in (b'"', b"'"):
        quote = data.rfind(mark, max(0, at - _WINDOW), at)
        if quote > 0 and data[quote - 1] in _BEFORE_QUOTED:
            if data[max(0, quote - 20) : quote].rstrip().endswith(b"="):
                return True
    return False


def _crowded(tag: bytes, limits: Limits) -> bool:
    if len(tag) < 2 * _BELOW * limits.attributes:
        return False
    return attributes_end(tag.decode("utf-8", "replace"), _BELOW * limits.attributes) is not None


def _too_deep(root: etree._Element, depth: int) -> bool:
    # Compiled for each page: a shared XPath holds a lock, which a child forked meanwhile waits for.
    return bool(etree.XPath("boolean(" + "/*" * (depth + 2) + ")")(root))


def _lost(markup: str, root: etree._Element) -> bool:
    """Whether the end of the page is missing from the tree, or inside something nobody reads."""
    return _swallowed(markup, root) or _without_end(markup, root)


def _swallowed(markup: str, root: etree._Element) -> bool:
    """Whether the last elements of the tree include one that never closes and took the rest."""
    node = root
    while len(node):
        node = node[-2] if len(node) > 1 and _is_bare(node[-1]) else node[-1]
        tag = str(node.tag)
        if tag in _SWALLOWING and _holds_markup(node):
            head = markup[-1_000_000:].lower()
            if head.rfind("</" + tag) <= head.rfind("<" + tag):
                return True
    return False


def _is_bare(node: etree._Element) -> bool:
    return node.tag == "body" and not len(node) and not (node.text or "").strip()


def _holds_markup(node: etree._Element) -> bool:
    text = node.text or ""
    return "</p" in text or "<p" in text or "</h" in text or node.find(".//p") is not None


def _without_end(markup: str, root: etree._Element) -> bool:
    """Whether the last words that the markup has in a paragraph are nowhere in the tree."""
    text = None
    for words, end in _last_words(markup):
        if text is None:
            text = etree.tostring(root, method="text", encoding="utf-8")
        if text.rfind(words.encode("utf-8", "replace")) >= 0:  # they are near the end
            return False
        if not _in_comment(markup, end):
            return True
    return False


def _last_words(markup: str) -> Iterator[tuple[str, int]]:
    """The words in front of the last ends of paragraphs, and where they end."""
    end = len(markup)
    for _ in range(_PROBES):
        end = markup.rfind("</p>", 0, end)
        if end < 0:
            return
        stretch = markup[max(0, end - 200) : end]
        stretch = stretch[max(map(stretch.rfind, "<>&;\n\r")) + 1 :]
        found = _SOLID.search(stretch)
        if found:
            yield found[0], end


def _in_comment(markup: str, position: int) -> bool:
    """Whether a place stands in a comment that closes."""
    opened = markup.rfind("<!--", 0, position)
    if opened < 0 or markup.find("-->", opened, position) >= 0:
        return False
    return markup.find("-->", position) >= 0
