"""The article as HTML: a few elements, all text escaped, no attributes but addresses, numbers and anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean import lazy_re as re
from newsclean.model.inline_tree import Node, cells_of, inline_tree, marks_of
from newsclean.model.media import Embed
from newsclean.model.plain_text import byline, visible

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.block import Block
    from newsclean.model.media import Footnote, Image

_ADDRESS = re.compile(r"(?i)(?:https?|mailto):[^\s<>\"'\\\x00-\x1f\x7f]+")
_GROUPED = frozenset(("list-item", "blockquote"))
_TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "superscript": "sup",
    "subscript": "sub",
}


def to_html(article: Article) -> str:
    """An ``<article>`` with headline, dek, byline, body and notes. What may become markup in it is what
    newsclean writes: headings, paragraphs, lists, tables, quotations, code, formulas, emphasis, pictures,
    and links to web or mail addresses."""
    parts: list[str] = []
    if article.headline:
        parts.append(f"<h1>{_text(article.headline)}</h1>")
    dek = article.fields.description
    if dek is not None and dek.origin == "visible":
        parts.append(f"<p><em>{_text(dek.value)}</em></p>")
    if line := byline(article):
        parts.append(f"<p>{_text(line)}</p>")
    parts += _HtmlBody(article).parts()
    if article.footnotes:
        parts.append(_notes(article.footnotes))
    return "<article>\n" + "\n".join(parts) + "\n</article>\n"


def to_page(article: Article) -> str:
    """The same as a document of its own: what a reader, an e-book or a translator opens."""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    title = _text(article.headline or "No headline")
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"</head>\n<body>\n{to_html(article)}</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(visible(text), quote=False)


def _notes(footnotes: Sequence[Footnote]) -> str:
    items = (
        f'<li id="note-{number}">{_text(note.text)}</li>'
        for number, note in enumerate(footnotes, 1)
    )
    return "<footer>\n<ol>\n" + "\n".join(items) + "\n</ol>\n</footer>"


class _HtmlBody:
    """The blocks of an article as HTML, with what stands between them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._marks = marks_of(article.footnotes)
        shown: list[Image | Embed] = [*article.images, *article.embeds]
        self._shown = sorted(shown, key=lambda item: item.at, reverse=True)

    def parts(self) -> Iterator[str]:
        """The parts of the body, in order."""
        for kind, group in groupby(
            self._article.blocks, key=lambda block: block.kind if block.kind in _GROUPED else ""
        ):
            blocks = list(group)
            if kind == "list-item":
                for part in _between(blocks, self._shown):
                    yield from self._lists(part) if isinstance(part, list) else [part]
            elif kind == "blockquote":
                for part in _between(blocks, self._shown):
                    yield self._quotation(part) if isinstance(part, list) else part
            else:
                for block in blocks:
                    yield from _shown_before(self._shown, block.start + 1)
                    yield self._block(block)
        yield from _shown_before(self._shown, len(self._article.body) + 2)

    def _quotation(self, blocks: list[Block]) -> str:
        inside = "\n".join(f"<p>{self._inline(block)}</p>" for block in blocks)
        return f"<blockquote>\n{inside}\n</blockquote>"

    def _block(self, block: Block) -> str:
        if block.kind == "preformatted":
            # The first line break of a <pre> is not shown.
            return f"<pre>\n{_text(block.text)}</pre>"
        if block.kind == "table":
            return self._table(block)
        text = self._inline(block)
        if block.kind == "heading":
            level = min(6, max(2, block.level or 2))  # the headline has the first level to itself
            return f"<h{level}>{text}</h{level}>"
        if block.kind == "caption":
            return f"<figure><figcaption>{text}</figcaption></figure>"
        return f"<p>{text}</p>"

    def _inline(self, block: Block) -> str:
        """The block's text, escaped, with all that is marked in it; line breaks stay."""
        if not (block.links or block.spans or self._marks):
            return _text(block.text).replace("\n", "<br>\n")
        return self._stretch(inline_tree(block, self._marks), block.start, block.end)

    def _stretch(self, nodes: list[Node], start: int, end: int) -> str:
        parts: list[str] = []
        body, position = self._article.body, start
        for node in nodes:
            parts.append(_text(body[position : node.start]).replace("\n", "<br>\n"))
            parts.append(self._node(node))
            position = node.end
        parts.append(_text(body[position:end]).replace("\n", "<br>\n"))
        return "".join(parts)

    def _node(self, node: Node) -> str:
        if node.kind == "note":
            return f'<sup><a href="#note-{node.target}">{node.target}</a></sup>'
        if node.kind == "formula":
            return _formula(self._article.body[node.start : node.end])
        inside = self._stretch(node.inside, node.start, node.end)
        if node.kind == "link":
            if not _ADDRESS.fullmatch(node.target) or not inside.strip():
                return inside
            return f'<a href="{escape(node.target)}">{inside}</a>'
        tag = _TAGS[node.kind]
        return f"<{tag}>{inside}</{tag}>"

    def _lists(self, items: list[Block]) -> Iterator[str]:
        """The items as lists: numbered ones apart from others."""
        level = min(item.level or 1 for item in items)
        at = 0
        while at < len(items):
            numbered, end = items[at].number is not None, at + 1
            while end < len(items) and (
                (items[end].level or 1) > level
                or items[end].continued
                or (items[end].number is not None) == numbered
            ):
                end += 1
            yield self._list(items[at:end], level)
            at = end

    def _list(self, items: list[Block], level: int) -> str:
        """A list with the deeper ones inside its items."""
        number = items[0].number
        begin = "<ul>" if number is None else "<ol>" if number == 1 else f'<ol start="{number}">'
        lines = [begin]
        at, expected = 0, number
        while at < len(items):
            end = at + 1
            while end < len(items) and items[end].continued and items[end].level == items[at].level:
                end += 1
            paragraphs = [self._inline(item) for item in items[at:end]]
            text = paragraphs[0] if end == at + 1 else "".join(f"<p>{p}</p>" for p in paragraphs)
            inner = end
            while end < len(items) and (items[end].level or 1) > level:
                end += 1
            if end > inner:
                text += "\n" + "\n".join(self._lists(items[inner:end]))
            own = items[at].number
            value = f' value="{own}"' if own is not None and own != expected else ""
            lines.append(f"<li{value}>{text}</li>")
            expected = None if own is None else own + 1
            at = end
        return "\n".join([*lines, "</ul>" if number is None else "</ol>"])

    def _table(self, block: Block) -> str:
        """A table; the blanks around its cells are gone."""
        rows = []
        for cells in cells_of(block):
            inside = map(self._inline, cells)
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in inside) + "</tr>")
        return "<table>\n" + "\n".join(rows) + "\n</table>"


def _formula(text: str) -> str:
    """TeX between dollars as MathML that shows it, and names it as its source."""
    apart = text.startswith("$$")
    source = _text(text.strip("$"))
    display = ' display="block"' if apart else ""
    return (
        f"<math{display}><semantics><mtext>{source}</mtext>"
        f'<annotation encoding="application/x-tex">{source}</annotation></semantics></math>'
    )


def _between(blocks: list[Block], shown: list[Image | Embed]) -> Iterator[list[Block] | str]:
    """The blocks in runs between which pictures and embeds stand, and these."""
    run: list[Block] = []
    for block in blocks:
        found = _shown_before(shown, block.start + 1)
        if found and run:
            yield run
            run = []
        yield from found
        run.append(block)
    yield run


def _shown_before(shown: list[Image | Embed], place: int) -> list[str]:
    """What stands in front of a place of the body; it is taken from the list."""
    found = []
    while shown and shown[-1].at < place:
        found.append(_shown(shown.pop()))
    return list(filter(None, found))


def _shown(item: Image | Embed) -> str:
    """A picture with its caption, or a link to an embed; nothing where its address is none."""
    if not _ADDRESS.fullmatch(item.address):
        return ""
    target = escape(item.address)
    if isinstance(item, Embed):
        return f'<p><a href="{target}">{_text(item.title or item.kind)}</a></p>'
    below = " ".join(filter(None, (item.caption, item.credit and f"({item.credit})")))
    caption = f"<figcaption>{_text(below)}</figcaption>" if below else ""
    alt = escape(visible(item.alt or ""))
    return f'<figure><img src="{target}" alt="{alt}">{caption}</figure>'
