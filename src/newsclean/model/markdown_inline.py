"""The inside of a block as CommonMark: escaped text, links, emphasis, code, formulas, marks of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.model.inline_tree import Node, inline_tree
from newsclean.model.plain_text import visible

if TYPE_CHECKING:
    from newsclean.model.block import Block

_MARKUP = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~~|&(?=#?\w{1,31};)")
# What means something at the start of a line only: headings, lists, quotes, rules, code, tables.
_LINE_START = re.compile(r"^([^\S\n]*+)([#>+=|~-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_NUMBERED = re.compile(r"^([^\S\n]*+\d{1,9})(?=[.)])", re.MULTILINE)
# In a formula "<" begins no tag once a space is behind it, which TeX does not see.
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_TICKS = re.compile(r"`+")
_ADDRESS = re.compile(r"(?i)(?:https?|mailto):[^\s<>\\\x00-\x1f\x7f]+")
_TAGS = {
    "strong": ("**", "<strong>", "</strong>"),
    "emphasis": ("*", "<em>", "</em>"),
    "superscript": ("", "<sup>", "</sup>"),
    "subscript": ("", "<sub>", "</sub>"),
}


def address(text: str) -> bool:
    """Whether a text is an address of the web, or of mail, that can stand in Markdown."""
    return _ADDRESS.fullmatch(text) is not None


def escaped(text: str) -> str:
    """Text in which no character has a meaning for Markdown or HTML."""
    text = _MARKUP.sub(lambda m: "\\" + m.group(), visible(text))
    text = _NUMBERED.sub(r"\1" + "\\\\", text)
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (mark if mark.isdigit() else "\\" + mark)


def escaped_inside(text: str, *, first: bool) -> str:
    """As :func:`escaped`; a stretch that does not begin its line is not escaped as if it did."""
    if first or not text:
        return escaped(text)
    return escaped("," + text)[1:]


def one_line(text: str) -> str:
    """Text without line breaks."""
    return " ".join(text.split())


@dataclass(slots=True, eq=False)
class _Token:
    """Text as it is written, or the begin or the end of an emphasis that is still to be written."""

    text: str
    node: Node | None = None
    """Of which this is the begin or the end."""


class InlineWriter:
    """Writes the insides of the blocks of one body."""

    def __init__(self, body: str, notes: Sequence[tuple[int, str]]) -> None:
        self._body = body
        self._notes = notes

    def text(self, block: Block, *, first: bool = True, in_table: bool = False) -> str:
        """The text of a block with all that is marked in it.

        Args:
            block: of the body, or a cell of a table as a block.
            first: whether it begins a line.
            in_table: whether a vertical line has a meaning.
        """
        if not (block.links or block.spans or self._notes):
            written = escaped_inside(block.text, first=first)
        else:
            tree = inline_tree(block, self._notes)
            tokens = list(self._tokens(tree, block.start, block.end, first))
            _settle(tokens)
            written = "".join(token.text for token in tokens)
        return written.replace("|", "\\|").replace("\n", " ") if in_table else written

    def _tokens(self, nodes: list[Node], start: int, end: int, first: bool) -> Iterator[_Token]:
        position = start
        for node in nodes:
            before = escaped_inside(self._body[position : node.start], first=first)
            first = first and node.start == start
            if before:
                linked = before.endswith("!") and node.kind in ("link", "note")
                yield _Token(before[:-1] + "\\!" if linked else before)
            yield from self._node(node)
            position = node.end
        rest = escaped_inside(self._body[position:end], first=first and position == start)
        if rest:
            yield _Token(rest)

    def _node(self, node: Node) -> Iterator[_Token]:
        inside = self._body[node.start : node.end]
        if node.kind == "note":
            yield _Token(f"[^{node.target}]")
        elif node.kind == "code":
            yield _Token(_code(one_line(visible(inside))))
        elif node.kind == "formula":
            yield _Token(_TAG_START.sub("< ", one_line(visible(inside))))
        elif node.kind == "link":
            if not address(node.target) or not inside.strip():
                yield from self._tokens(node.inside, node.start, node.end, False)
                return
            yield _Token("[")
            yield from self._tokens(node.inside, node.start, node.end, False)
            yield _Token(f"](<{node.target}>)")
        else:
            yield _Token("", node)
            yield from self._tokens(node.inside, node.start, node.end, False)
            yield _Token("", node)


def _code(text: str) -> str:
    ticks = "`" * (max((len(m.group()) for m in _TICKS.finditer(text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _settle(tokens: list[_Token]) -> None:
    """Write the emphasis: as stars where a reader of CommonMark sees that they open and close, else, and
    what has no sign of its own in Markdown, as elements."""
    pairs: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.node is not None:
            pairs.setdefault(id(token.node), []).append(at)
    for begin, end in pairs.values():
        node = tokens[begin].node
        assert node is not None
        stars, opening, closing = _TAGS[node.kind]
        if stars and _can_open(tokens, begin) and _can_close(tokens, end):
            opening = closing = stars
        tokens[begin].text, tokens[end].text = opening, closing


def _can_open(tokens: list[_Token], at: int) -> bool:
    """Whether stars at this place are left-flanking (CommonMark 0.31, section 6.2), beside no others."""
    before, behind = _beside(tokens, at)
    if "*" in (before, behind) or not behind or behind.isspace():
        return False
    return not _is_mark(behind) or not before or before.isspace() or _is_mark(before)


def _can_close(tokens: list[_Token], at: int) -> bool:
    before, behind = _beside(tokens, at)
    if "*" in (before, behind) or not before or before.isspace():
        return False
    return not _is_mark(before) or not behind or behind.isspace() or _is_mark(behind)


def _beside(tokens: list[_Token], at: int) -> tuple[str, str]:
    """The letters around a token; a star for an emphasis that is not written yet."""

    def letter(number: int, which: int) -> str:
        if not 0 <= number < len(tokens):
            return ""
        token = tokens[number]
        return token.text[which] if token.text else "*"

    return letter(at - 1, -1), letter(at + 1, 0)


def _is_mark(letter: str) -> bool:
    return category(letter)[0] in "PS"
