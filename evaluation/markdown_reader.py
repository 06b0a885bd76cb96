"""Reads Markdown (CommonMark, GFM tables and footnotes, formulas between dollars) as blocks of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]+(.+)$")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})")
# Code is skipped; then formulas as pandoc sees them: no blank inside the dollars, no digit behind them.
_FORMULA = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).+?(?<!`)\2(?!`))|\\.|(?P<tex>\$\$(?=\S).+?(?<=\S)\$\$|\$(?=[^\s$])[^$\n]*?(?<=\S)\$(?!\d))"
)
_PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")
_SPAN_TAGS = {"strong": "strong", "em": "emphasis", "sup": "superscript", "sub": "subscript"}
_TAG = re.compile(r"<(/?)(strong|em|sup|sub)>")


@dataclass
class ReadBlock:
    """One block of a Markdown text.

    Attributes:
        kind: ``heading``, ``paragraph``, ``list-item``, ``blockquote``, ``preformatted`` or ``table``.
        text: its words, emphasis and links taken away; of a table a line for each row.
        level: of a heading; of a list item, its depth.
        number: of an item of a numbered list.
        continued: whether it is a further paragraph of the item in front of it.
        links: text and address.
        spans: text and kind of emphasis, code, formulas, raised and lowered letters.
        notes: the words in front of each mark of a note, and its label.
        cells: of a table, the texts of each row.
    """

    kind: str
    text: str
    level: int | None = None
    number: int | None = None
    continued: bool = False
    links: list[tuple[str, str]] = field(default_factory=list)
    spans: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)


@dataclass
class ReadText:
    """A Markdown text: its blocks, pictures (alternative text and address) and notes by label."""

    blocks: list[ReadBlock]
    pictures: list[tuple[str, str]]
    notes: dict[str, str]


def read_markdown(text: str) -> ReadText:
    """The blocks of a Markdown text."""
    return _Reader(text).result


class _Reader:
    def __init__(self, text: str) -> None:
        self._formulas: list[str] = []
        self._lists: list[int | None] = []
        """The next number of each open list; None for bullets."""
        self._number: int | None = None
        """Of the item that was begun last."""
        self._fresh = False
        """Whether that has no paragraph yet."""
        self._quoted = 0
        self.result = ReadText([], [], {})
        lines = []
        fence = ""
        for line in text.split("\n"):
            if mark := _FENCE.match(line):
                fence = "" if fence and line.strip(" >").startswith(fence) else fence or mark[1]
            elif not fence and (note := _NOTE.match(line)):
                block = ReadBlock("paragraph", "")
                self._inline(_parser().parseInline(self._hidden(note[2]))[0], block)
                self.result.notes[note[1]] = block.text
                continue
            elif not fence:
                line = self._hidden(line)
            lines.append(line)
        self._read(_parser().parse("\n".join(lines)))

    def _hidden(self, line: str) -> str:
        def put(found: re.Match[str]) -> str:
            if found["tex"] is None:
                return found[0]
            self._formulas.append(found[0])
            return f"\ue000{len(self._formulas) - 1}\ue001"

        return _FORMULA.sub(put, line)

    def _read(self, tokens: list[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind.startswith(("bullet_list", "ordered_list", "list_item", "blockquote")):
                self._read_frame(kind, token)
            elif kind == "heading_open":
                self._add(ReadBlock("heading", "", level=int(token.tag[1])))
            elif kind == "paragraph_open":
                self._add(self._paragraph())
            elif kind in ("fence", "code_block"):
                self._add(ReadBlock("preformatted", token.content.rstrip("\n")))
            elif kind == "inline" and self._last.kind != "table":
                self._inline(token, self._last)
            else:
                self._read_table(kind, token)
        self.result.blocks = [b for b in self.result.blocks if b.text]

    def _read_frame(self, kind: str, token: Token) -> None:
        """Begin or end a list, an item or a quotation."""
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(int(token.attrGet("start") or 1) if kind[0] == "o" else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._fresh, self._number = True, self._lists[-1]
            if self._number is not None:
                self._number = int(token.info) if token.info else self._number
                self._lists[-1] = self._number + 1
        elif kind.startswith("blockquote"):
            self._quoted += 1 if kind.endswith("open") else -1

    def _paragraph(self) -> ReadBlock:
        if self._quoted:
            return ReadBlock("blockquote", "")
        if not self._lists:
            return ReadBlock("paragraph", "")
        fresh, self._fresh = self._fresh, False
        number = self._number if fresh else None
        return ReadBlock(
            "list-item", "", level=len(self._lists), number=number, continued=not fresh
        )

    def _read_table(self, kind: str, token: Token) -> None:
        if kind == "table_open":
            self._add(ReadBlock("table", ""))
        elif kind == "tr_open":
            self._last.cells.append([])
        elif kind == "inline":
            cell = ReadBlock("table", "")
            self._inline(token, cell)
            self._last.cells[-1].append(cell.text)
            self._last.links += cell.links
            self._last.spans += cell.spans
            self._last.notes += cell.notes
        elif kind == "table_close":
            self._last.text = "\n".join(" | ".join(row) for row in self._last.cells)

    @property
    def _last(self) -> ReadBlock:
        return self.result.blocks[-1]

    def _add(self, block: ReadBlock) -> None:
        self.result.blocks.append(block)

    def _inline(self, token: Token, block: ReadBlock) -> None:
        parts: list[str] = []
        opened: list[tuple[str, str, int]] = []
        for child in token.children or ():
            tag = _TAG.fullmatch(child.content) if child.type == "html_inline" else None
            if child.type == "text":
                self._text(child.content, parts, block)
            elif child.type in ("softbreak", "hardbreak"):
                parts.append("\n")
            elif child.type == "code_inline":
                content = self._shown(child.content)
                block.spans.append((content, "code"))
                parts.append(content)
            elif child.type == "image":
                alt = "".join(inner.content for inner in child.children or ())
                self.result.pictures.append((alt, str(child.attrGet("src") or "")))
            elif child.type.endswith("_open") or (tag and not tag[1]):
                kind = _SPAN_TAGS.get(tag[2] if tag else child.tag, "link")
                opened.append((kind, str(child.attrGet("href") or ""), sum(map(len, parts))))
            elif child.type.endswith("_close") or tag:
                kind = _SPAN_TAGS.get(tag[2] if tag else child.tag, "link")
                _close(kind, opened, parts, block)
        block.text += "".join(parts)

    def _text(self, text: str, parts: list[str], block: ReadBlock) -> None:
        position = 0
        for mark in _MARK.finditer(text):
            self._formula_text(text[position : mark.start()], parts, block)
            words = "".join(parts).split()
            block.notes.append((words[-1] if words else "", mark[1]))
            position = mark.end()
        self._formula_text(text[position:], parts, block)

    def _formula_text(self, text: str, parts: list[str], block: ReadBlock) -> None:
        for found in _PLACEHOLDER.finditer(text):
            block.spans.append((self._formulas[int(found[1])], "formula"))
        parts.append(self._shown(text))

    def _shown(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._formulas[int(found[1])], text)


def _close(
    kind: str, opened: list[tuple[str, str, int]], parts: list[str], block: ReadBlock
) -> None:
    """End the innermost open stretch of a kind."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at][0] == kind:
            _, address, start = opened.pop(at)
            inside = "".join(parts)[start:]
            if kind == "link":
                block.links.append((inside, address))
            else:
                block.spans.append((inside, kind))
            return


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def blocks_of_kind(text: ReadText, kind: str) -> Iterator[ReadBlock]:
    """The blocks of one kind."""
    return (block for block in text.blocks if block.kind == kind)
