"""The article as CommonMark with GFM's tables and footnotes. Its text can never become markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsclean import lazy_re as re
from newsclean.model.front_matter import front_matter
from newsclean.model.inline_tree import cells_of, marks_of
from newsclean.model.markdown_inline import (
    InlineWriter,
    address,
    escaped,
    escaped_inside,
    one_line,
)
from newsclean.model.media import Embed
from newsclean.model.plain_text import byline, visible

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.block import Block
    from newsclean.model.media import Image

_FENCE = re.compile(r"`{3,}")


def to_markdown(article: Article, record: Mapping[str, Any] | None = None) -> str:
    """Headline, dek, byline and body, with pictures, embeds and notes.

    Args:
        record: of an article among many, what is known of it besides. With it, even if it is empty, the
            metadata stand in front as YAML, and no byline is in the text.
    """
    parts: list[str] = []
    if record is not None:
        parts.append(front_matter(article, record))
    if article.headline:
        parts.append("# " + escaped(one_line(article.headline)))
    dek = article.fields.description
    if dek is not None and dek.origin == "visible":
        parts.append(f"*{escaped(one_line(dek.value))}*")
    if record is None and (line := byline(article)):
        parts.append(escaped(line))
    for joint, text in _MarkdownBody(article).parts():
        if joint and parts:
            parts[-1] += joint + text
        else:
            parts.append(text)
    for number, note in enumerate(article.footnotes, 1):
        parts.append(f"[^{number}]: {escaped_inside(one_line(note.text), first=False)}")
    return "\n\n".join(parts) + "\n" if parts else ""


class _MarkdownBody:
    """The blocks of an article as Markdown, with what stands between them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._inline = InlineWriter(article.body, marks_of(article.footnotes))
        self._lists: list[tuple[int, int, bool]] = []
        """Of the open list and those around it: the depth of its items, where their text begins, and whether
        they are numbered."""
        shown: list[Image | Embed] = [*article.images, *article.embeds]
        self._shown = sorted(shown, key=lambda item: item.at, reverse=True)

    def parts(self) -> Iterator[tuple[str, str]]:
        """Each part, and what joins it to the one before; nothing where a blank line parts them."""
        last: Block | None = None
        for block in self._article.blocks:
            shown = self._shown_before(block.start + 1)
            if shown:
                last = None
                self._lists.clear()
            yield from (("", text) for text in shown)
            if block.kind != "list-item":
                self._lists.clear()
            joint = ""
            if last is not None and last.kind == block.kind and not self._is_apart(block):
                joint = _JOINTS.get(block.kind, "")
            yield joint, self._block(block)
            last = block
        yield from (("", text) for text in self._shown_before(len(self._article.body) + 2))

    def _shown_before(self, place: int) -> list[str]:
        found = []
        while self._shown and self._shown[-1].at < place:
            found.append(_shown(self._shown.pop()))
        return list(filter(None, found))

    def _block(self, block: Block) -> str:
        if block.kind == "preformatted":
            return _fenced(visible(block.text))
        if block.kind == "table":
            return self._table(block)
        text = self._inline.text(block)
        if block.kind == "heading":
            # The headline has the first level to itself.
            return "#" * max(2, block.level or 2) + " " + _without_end(one_line(text))
        if block.kind == "list-item":
            return self._item(block, text)
        if block.kind == "blockquote":
            return "> " + text.replace("\n", "\n> ")
        if block.kind == "caption":
            return f"*{one_line(text)}*"
        return text

    def _is_apart(self, block: Block) -> bool:
        """Whether a blank line stands in front of an item: of a further paragraph, and of a list that begins
        with another number than 1, which else would be text of the paragraph above."""
        if block.continued:
            return True
        same = (block.level or 1, block.number is not None)
        begins = all((level, numbered) != same for level, _, numbered in self._lists)
        return begins and block.number not in (None, 1)

    def _item(self, block: Block, text: str) -> str:
        level, open_lists = block.level or 1, self._lists
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if block.continued and open_lists:
            indent = " " * open_lists[-1][1]
            return indent + text.replace("\n", "\n" + indent)
        beside = open_lists[-1][0] == level if open_lists else False
        if beside:
            open_lists.pop()
        margin = open_lists[-1][1] if open_lists else 0
        mark = "- " if block.number is None else f"{max(0, block.number)}. "
        open_lists.append((level, margin + len(mark), block.number is not None))
        return " " * margin + mark + text.replace("\n", "\n" + " " * (margin + len(mark)))

    def _table(self, block: Block) -> str:
        """A GFM table; the first row is its head, since GFM knows no table without one."""
        rows = [
            [self._inline.text(cell, first=False, in_table=True) for cell in row]
            for row in cells_of(block)
        ]
        width = max(len(row) for row in rows)
        # GFM fills up the other rows: one long row among many short ones must not make all of them long.
        rows[0] += [""] * (width - len(rows[0]))
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


_JOINTS = {"list-item": "\n", "blockquote": "\n>\n"}
"""Between two blocks of a kind that are one list, or one quotation."""


def _shown(item: Image | Embed) -> str:
    """A picture with its caption, or the address of an embed; nothing where that is no address."""
    if not address(item.address):
        return ""
    if isinstance(item, Embed):
        title = item.title or item.kind
        return f"[{escaped_inside(one_line(title), first=False)}](<{item.address}>)"
    alt = escaped_inside(one_line(item.alt or ""), first=False)
    below = " ".join(filter(None, (item.caption, item.credit and f"({item.credit})")))
    picture = f"![{alt}](<{item.address}>)"
    if not below:
        return picture
    return f"{picture}\n*{escaped_inside(one_line(below), first=False)}*"


def _without_end(text: str) -> str:
    """A heading whose last letter does not end it as markup."""
    return text[:-1] + "\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _fenced(text: str) -> str:
    longest = max((len(m.group()) for m in _FENCE.finditer(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"
