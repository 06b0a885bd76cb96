"""The article as CommonMark with GFM tables. Its text can never become markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsclean import lazy_re as re
from newsclean.model.plain_text import byline, visible

if TYPE_CHECKING:
    from newsclean.model.article import Article, Block

_MARKUP = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~~|&(?=#?\w{1,31};)")
# What means something at the start of a line only: headings, lists, quotes, rules, code, tables.
_LINE_START = re.compile(r"^([^\S\n]*+)([#>+=|~-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_NUMBERED = re.compile(r"^([^\S\n]*+\d{1,9})(?=[.)])", re.MULTILINE)
_FENCE = re.compile(r"`{3,}")
_ADDRESS = re.compile(r"(?i)(?:https?|mailto):[^\s<>\\\x00-\x1f\x7f]+")


def to_markdown(article: Article) -> str:
    """Headline, dek, byline and body."""
    parts: list[str] = []
    if article.headline:
        parts.append("# " + escaped(_one_line(article.headline)))
    dek = article.fields.description
    if dek is not None and dek.origin == "visible":
        parts.append(f"*{escaped(_one_line(dek.value))}*")
    if line := byline(article):
        parts.append(escaped(line))
    for joint, text in _blocks(article):
        if joint and parts:
            parts[-1] += joint + text
        else:
            parts.append(text)
    return "\n\n".join(parts) + "\n" if parts else ""


def escaped(text: str) -> str:
    """Text in which no character has a meaning for Markdown or HTML."""
    text = _MARKUP.sub(lambda m: "\\" + m.group(), visible(text))
    text = _NUMBERED.sub(r"\1" + "\\\\", text)
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (mark if mark.isdigit() else "\\" + mark)


def _one_line(text: str) -> str:
    return " ".join(text.split())


_JOINTS = {"list-item": "\n", "blockquote": "\n>\n"}
"""Between two blocks of a kind that are one list, or one quotation."""


def _blocks(article: Article) -> Iterator[tuple[str, str]]:
    """Each block as Markdown, and what joins it to the one before; nothing where a blank line parts them."""
    last = ""
    for block in article.blocks:
        yield _JOINTS.get(block.kind, "") if block.kind == last else "", _block(article, block)
        last = block.kind


def _block(article: Article, block: Block) -> str:
    if block.kind == "preformatted":
        return _fenced(visible(block.text))
    if block.kind == "table":
        return _table(block.text)
    text = _linked(article, block)
    if block.kind == "heading":
        # The headline has the first level to itself.
        return "#" * max(2, block.level or 2) + " " + _one_line(text)
    if block.kind == "list-item":
        mark = "- " if block.number is None else f"{max(0, block.number)}. "
        indent = "   " * ((block.level or 1) - 1)
        return indent + mark + text.replace("\n", "\n" + indent + " " * len(mark))
    if block.kind == "blockquote":
        return "> " + text.replace("\n", "\n> ")
    if block.kind == "caption":
        return f"*{_one_line(text)}*"
    return text


def _linked(article: Article, block: Block) -> str:
    """The block's text, escaped, with its links."""
    parts: list[str] = []
    position = block.start
    for link in block.links:
        label = article.body[link.start : link.end]
        if link.start < position or not label.strip() or not _ADDRESS.fullmatch(link.href):
            continue
        parts.append(escaped_inside(article.body[position : link.start], first=not parts))
        parts.append(f"[{escaped_inside(label, first=False)}](<{link.href}>)")
        position = link.end
    parts.append(escaped_inside(article.body[position : block.end], first=not parts))
    return "".join(parts)


def escaped_inside(text: str, *, first: bool) -> str:
    """As :func:`escaped`; a stretch that does not begin its line is not escaped as if it did."""
    if first or not text:
        return escaped(text)
    return escaped("x" + text)[1:]


def _fenced(text: str) -> str:
    longest = max((len(m.group()) for m in _FENCE.finditer(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _table(text: str) -> str:
    """A GFM table; the first row is its head, since GFM knows no table without one."""
    rows = [
        [escaped_inside(cell.strip(), first=False).replace("|", "\\|") for cell in row.split(" | ")]
        for row in text.split("\n")
    ]
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
