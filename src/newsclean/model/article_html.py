"""The article as HTML: a few elements, all text escaped, no attributes but addresses."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean import lazy_re as re
from newsclean.model.plain_text import byline, visible

if TYPE_CHECKING:
    from newsclean.model.article import Article, Block

_ADDRESS = re.compile(r"(?i)(?:https?|mailto):[^\s<>\"'\\\x00-\x1f\x7f]+")
_GROUPED = frozenset(("list-item", "blockquote"))


def to_html(article: Article) -> str:
    """An ``<article>`` with headline, dek, byline and body. What may become markup in it is what newsclean
    writes: headings, paragraphs, lists, tables, quotations, code and links to web or mail addresses."""
    parts: list[str] = []
    if article.headline:
        parts.append(f"<h1>{_text(article.headline)}</h1>")
    dek = article.fields.description
    if dek is not None and dek.origin == "visible":
        parts.append(f"<p><em>{_text(dek.value)}</em></p>")
    if line := byline(article):
        parts.append(f"<p>{_text(line)}</p>")
    parts += _blocks(article)
    return "<article>\n" + "\n".join(parts) + "\n</article>\n"


def _text(text: str) -> str:
    return escape(visible(text), quote=False)


def _blocks(article: Article) -> Iterator[str]:
    for kind, group in groupby(
        article.blocks, key=lambda block: block.kind if block.kind in _GROUPED else ""
    ):
        if kind == "list-item":
            yield _list(article, list(group), 1)
        elif kind == "blockquote":
            inside = "\n".join(f"<p>{_linked(article, block)}</p>" for block in group)
            yield f"<blockquote>\n{inside}\n</blockquote>"
        else:
            yield from (_block(article, block) for block in group)


def _block(article: Article, block: Block) -> str:
    if block.kind == "preformatted":
        return f"<pre>{_text(block.text)}</pre>"
    if block.kind == "table":
        return _table(block.text)
    text = _linked(article, block)
    if block.kind == "heading":
        level = min(6, max(2, block.level or 2))  # the headline has the first level to itself
        return f"<h{level}>{text}</h{level}>"
    return f"<p><small>{text}</small></p>" if block.kind == "caption" else f"<p>{text}</p>"


def _linked(article: Article, block: Block) -> str:
    """The block's text, escaped, with its links; line breaks stay."""
    parts: list[str] = []
    position = block.start
    for link in block.links:
        label = article.body[link.start : link.end]
        if link.start < position or not label.strip() or not _ADDRESS.fullmatch(link.href):
            continue
        parts.append(_text(article.body[position : link.start]))
        parts.append(f'<a href="{escape(link.href)}">{_text(label)}</a>')
        position = link.end
    parts.append(_text(article.body[position : block.end]))
    return "".join(parts).replace("\n", "<br>\n")


def _list(article: Article, items: list[Block], level: int) -> str:
    """A list with the deeper ones inside its items."""
    numbered = items[0].number is not None
    start = items[0].number
    begin = f'<ol start="{start}">' if numbered and start != 1 else "<ol>" if numbered else "<ul>"
    lines = [begin]
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and (items[end].level or 1) > level:
            end += 1
        text = _linked(article, items[at])
        if end > at + 1:
            deepest = max(level + 1, min((item.level or 1) for item in items[at + 1 : end]))
            text += "\n" + _list(article, items[at + 1 : end], deepest)
        lines.append(f"<li>{text}</li>")
        at = end
    return "\n".join([*lines, "</ol>" if numbered else "</ul>"])


def _table(text: str) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{_text(cell.strip())}</td>" for cell in row.split(" | ")) + "</tr>"
        for row in text.split("\n")
    )
    return "<table>\n" + "\n".join(rows) + "\n</table>"
