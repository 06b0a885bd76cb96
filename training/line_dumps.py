"""Dumps of pages as people store them, with the role that each stretch of a dump has.

A page is cut into its text nodes; each node gets the set of roles that it may have: from the gold (its words
stand in the story, are its headline, its author, its day), else from the elements around it (a menu, a
caption, a form of a newsletter), else any role that is not the story's. A way of dumping is a way to write
these nodes one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import lxml.html

from align import labels
from newsclean.extraction.text_lines.line_roles import BODY, ROLES

BIT = {role: 1 << number for number, role in enumerate(ROLES)}
ALL = (1 << len(ROLES)) - 1
STORY = sum(BIT[role] for role in BODY)
OUTSIDE = ALL & ~STORY


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAST_HEAD, _MOST_HEAD = 12, 200
"""Characters of a headline."""


def bits(*roles: str) -> int:
    return sum(BIT[role] for role in roles)


_UNSEEN = frozenset(("script", "style", "noscript", "template", "head"))
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select"
    " summary table tbody td tfoot th thead tr ul".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 ul ol blockquote pre table figure dl".split())
_NAMES = (
    (r"byline|author(?!it)|contributor|writer", bits("byline", "author-note", "masthead", "other")),
    (r"figcaption|caption|cutline", bits("caption", "credit")),
    (r"photo-?credit|image-?credit|copyright-holder", bits("credit", "caption")),
    (
        r"breadcrumb|kicker|eyebrow|section-(?:label|name|title)|article-category",
        bits("section", "navigation", "tags"),
    ),
    (r"\bshare|sharing|social|addtoany|sharedaddy", bits("share", "navigation", "other")),
    (
        r"newsletter|subscri|sign-?up|donat|paywall|regwall|cookie|consent|gdpr|optin|"
        r"mailchimp|promo",
        bits("plea", "other", "legal"),
    ),
    (
        r"related|recommend|read-?more|readmore|teaser|trending|popular|most-?read|"
        r"more-?(?:from|on|stor|news)|latest|also|recirc|outbrain|taboola|next-?(?:post|"
        r"article)|prev",
        bits("pointer", "date", "byline", "section", "other"),
    ),
    (
        r"\btags?\b|tag-?(?:list|cloud|links)|topics|keywords|taxonomy",
        bits("tags", "navigation", "section"),
    ),
    (r"comment|respond|disqus|discussion", bits("comment", "share", "other", "date", "byline")),
    (r"twitter-tweet|instagram-media|tiktok-embed|fb-post", bits("post")),
    (r"bio|about-(?:the-)?author|author-?box", bits("author-note", "byline", "contact")),
    (
        r"copyright|colophon|legal|footer|disclaimer",
        bits("legal", "navigation", "contact", "masthead", "other"),
    ),
    (
        r"\bnav|menu|navbar|topbar|site-?header|skip-?link",
        bits("navigation", "masthead", "section", "other"),
    ),
    (r"dek\b|standfirst|subtitle|sub-?head(?:line)?|strapline", bits("dek")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), mask) for pattern, mask in _NAMES)
_TAGS = {
    "nav": bits("navigation", "section", "masthead", "other"),
    "footer": bits("legal", "navigation", "contact", "masthead", "other", "author-note", "tags", "share"),
    "figcaption": bits("caption", "credit"),
    "time": bits("date"),
    "button": bits("share", "navigation", "plea", "other"),
    "select": bits("navigation", "other"),
    "title": bits("title"),
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """One text node of a page."""

    text: str
    block: int
    tag: str
    """The innermost block element."""
    spaced: bool
    """It is the first node of a block in front of which a browser leaves a blank line."""
    mask: int
    """The roles that it may have."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What is known of a page."""

    body: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    day: str | None = None


def nodes_of(html: str, gold: Gold, is_day: Callable[[str, str], bool]) -> list[Node]:
    """The text nodes of a page with the roles that they may have."""
    root = lxml.html.document_fromstring(html)
    nodes: list[Node] = []
    title = root.find(".//title")
    if title is not None and title.text and title.text.strip():
        nodes.append(Node(title.text, 0, "title", False, _TAGS["title"]))
    counter = [1]
    body = root.find("body")
    _walk(body if body is not None else root, OUTSIDE, "body", nodes, counter)
    _mark(nodes, gold, is_day)
    return nodes


def _walk(element: Any, mask: int, tag: str, nodes: list[Node], counter: list[int]) -> None:
    spaced = False
    own = tag
    if element.tag in _BLOCKS:
        counter[0] += 1
        own, spaced = element.tag, element.tag in _SPACED
    mask = _mask_of(element, mask)
    _add(element.text, own, spaced, mask, nodes, counter)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            _walk(child, mask, own, nodes, counter)
            if child.tag in _BLOCKS:
                counter[0] += 1
        _add(child.tail, own, False, mask, nodes, counter)


def _add(
    text: str | None, tag: str, spaced: bool, mask: int, nodes: list[Node], counter: list[int]
) -> None:
    if text:
        nodes.append(Node(text, counter[0], tag, spaced, mask))


def _mask_of(element: Any, outer: int) -> int:
    named = (
        f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    )
    if element.tag in ("body", "html", "main", "article"):
        return outer
    if len(named) > 3:
        for pattern, mask in _PATTERNS:
            if pattern.search(named):
                return mask
    return _TAGS.get(element.tag, outer)


def _mark(nodes: list[Node], gold: Gold, is_day: Callable[[str, str], bool]) -> None:
    blocks: list[list[Node]] = []
    for node in nodes:
        if blocks and blocks[-1][0].block == node.block:
            blocks[-1].append(node)
        else:
            blocks.append([node])
    texts = [" ".join("".join(n.text for n in block).split()) for block in blocks]
    known = labels(texts, gold.body)
    title = _plain(gold.title or "")
    for block, text, share in zip(blocks, texts, known, strict=True):
        if not text or block[0].tag == "title":
            continue
        mask = _role_of(block, text, share, title, gold, is_day)
        for node in block:
            node.mask = mask
    _mark_headline(blocks)


def _mark_headline(blocks: list[list[Node]]) -> None:
    """Where no heading is the known title, the page's only ``h1`` is its headline: titles are often those of
    the search engine. What has the words of the title and is no heading may be a way to the page."""
    titled = [block for block in blocks if block[0].mask == BIT["headline"]]
    if any(_heads(block) for block in titled):
        heads = {"".join(n.text for n in block).strip() for block in titled if _heads(block)}
    else:
        first = [block for block in blocks if block[0].tag == "h1"]
        heads = {text for block in first if (text := "".join(n.text for n in block).strip())}
        if len(heads) != 1 or not _LEAST_HEAD <= len(*heads) <= _MOST_HEAD:
            return
        for block in first:
            if block[0].mask & OUTSIDE:
                _give(block, BIT["headline"])
    for block in titled:
        if not _heads(block):
            _give(block, bits("headline", "section", "navigation", "title"))


def _heads(block: list[Node]) -> bool:
    return block[0].tag in _HEADINGS


def _give(block: list[Node], mask: int) -> None:
    for node in block:
        node.mask = mask


def _role_of(
    block: list[Node],
    text: str,
    share: float,
    title: str,
    gold: Gold,
    is_day: Callable[[str, str], bool],
) -> int:
    tag = block[0].tag
    plain = _plain(text)
    is_title = bool(title) and (plain == title or (len(plain) > 20 and plain in title))
    if is_title and tag not in ("li", "a"):
        return BIT["headline"] if tag[0] == "h" or share < 0.5 else bits("headline", "paragraph")
    if share >= 0.5:
        marked = block[0].mask & bits("caption", "credit", "byline", "date", "dek")
        if marked and block[0].mask != OUTSIDE and len(text) < 200:
            return STORY | block[0].mask
        if tag[:1] == "h" and tag[1:].isdigit():
            return BIT["subheading"]
        if tag in ("li", "dd", "dt"):
            return bits("item", "paragraph")
        return bits("paragraph", "subheading") if len(text) < 90 else BIT["paragraph"]
    if len(text) < 160:
        named = [name for name in gold.authors if len(name) > 4 and name.lower() in text.lower()]
        dated = gold.day is not None and is_day(text, gold.day)
        if named and len(named) == len([n for n in gold.authors if len(n) > 4]):
            return bits("byline", "author-note") if len(text) > 80 else BIT["byline"]
        if dated:
            return BIT["date"]
    mask = OUTSIDE
    for node in block:
        mask &= node.mask
    return (mask or block[0].mask) & OUTSIDE & ~BIT["headline"] or OUTSIDE


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


Rendered = list[tuple[str, int]]
"""Stretches of a dump with the roles that they may have; what stands between them has none."""


def by_node(nodes: Iterable[Node]) -> Rendered:
    """Every text node a line: ``get_text("\\n", strip=True)`` of Beautiful Soup."""
    return [(f"{' '.join(n.text.split())}\n", n.mask) for n in nodes if n.text.strip()]


def by_source(nodes: Iterable[Node]) -> Rendered:
    """The text as the source sets it: ``text_content()`` of lxml."""
    return [(n.text, n.mask) for n in nodes]


def by_block(nodes: Iterable[Node]) -> Rendered:
    """As a browser copies it: a line for each block, a blank line in front of paragraphs."""
    return _blocks(nodes, {}, blank="\n")


def by_block_tight(nodes: Iterable[Node]) -> Rendered:
    """A line for each block and no blank lines."""
    return _blocks(nodes, {}, blank="")


def by_block_marked(nodes: Iterable[Node]) -> Rendered:
    """The same with the marks that text browsers set before items and headings."""
    marks = {"li": "  * ", **{f"h{n}": "#" * n + " " for n in range(1, 7)}}
    return _blocks(nodes, marks, blank="\n")


def _blocks(nodes: Iterable[Node], marks: dict[str, str], blank: str) -> Rendered:
    found: Rendered = []
    block = -1
    space = False
    for node in nodes:
        words = " ".join(node.text.split())
        if not words:
            space = space or bool(node.text)
            continue
        if node.block != block:
            block = node.block
            if found:
                found.append(("\n" + (blank if node.spaced else ""), 0))
            words = marks.get(node.tag, "") + words
        elif space or node.text[0].isspace():
            words = " " + words
        found.append((words, node.mask))
        space = node.text[-1].isspace()
    return found


WAYS: dict[str, Callable[[Iterable[Node]], Rendered]] = {
    "node": by_node,
    "source": by_source,
    "block": by_block,
    "marked": by_block_marked,
    "tight": by_block_tight,
}
