"""Numbers of lines that pages set beside code: in a column, or in front of each line."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Aside, Container, Outline, RawBlock, nearest, without
from newsclean.extraction.unread import LINE_NUMBER

_NUMBERED = re.compile(
    r"(?:^|[\s_-])(?:line-?nos?|line-?num(?:ber)?s?|linenos?|ln|ln-num|hljs-ln-(?:n|line|numbers)|gutter"
    r"|blob-num|rouge-gutter|lnt?|num)(?:$|[\s_-])"
)
_NUMBERS = re.compile(r"\d{1,5}(?:\s+\d{1,5})*")
_LINE = re.compile(r"[ \t]*(\d{1,5})(?:[ \t]|[|:] ?|$)(.*)")
_LEAST = 3
"""Lines that begin with numbers in a row from which these are no part of the code."""
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:code|highlight|hljs|lang(?:uage)?-\w+|prettyprint|brush|sourcecode)"
)


def is_line_number(element: etree._Element) -> bool:
    """Whether an inline element inside code is the number of a line."""
    names = element.get("class")
    if not names or not _NUMBERED.search(names.lower()):
        return False
    return "".join(map(str, element.itertext())).strip().isdigit()


def unspaced(parts: list[str], places: list[int]) -> None:
    """Take out of a run of code the blank behind each number of a line, where one stands behind all.

    Args:
        parts: the run; changed.
        places: the parts, empty ones, in whose places the numbers stood.
    """
    behind = [at + 1 for at in places if at + 1 < len(parts)]
    if all(parts[at][:1] in (" ", "\n") for at in behind) and any(
        parts[at][:1] == " " for at in behind
    ):
        for at in behind:
            parts[at] = parts[at].removeprefix(" ")


def without_line_numbers(found: Outline) -> Outline:
    """The outline without columns that count the lines of the code beside them, and without such counts
    inside code."""
    columns = {n for n, block in enumerate(found.blocks) if _is_column(block)}
    if columns:
        found = without(found, columns, LINE_NUMBER)
    blocks, aside = list(found.blocks), list(found.aside)
    for n, block in enumerate(found.blocks):
        if block.container.tag == "pre" and (bare := _bare(block)):
            text, numbers = bare
            blocks[n] = replace(block, text=text, links=(), spans=())
            aside.append(Aside(n, replace(block, text=numbers, links=(), spans=()), LINE_NUMBER))
    if len(aside) == len(found.aside):
        return found
    aside.sort(key=lambda item: item.before)
    return replace(found, blocks=blocks, aside=tuple(aside))


def _is_column(block: RawBlock) -> bool:
    if not block.text[0].isdigit() or not _NUMBERS.fullmatch(block.text):
        return False
    numbers = [int(number) for number in block.text.split()]
    if any(two != one + 1 for one, two in pairwise(numbers)):
        return False
    cell = nearest(block.container, "td")
    if cell is None:
        return block.container.tag == "pre" and _NUMBERED.search(block.container.names) is not None
    beside = cell.element.getnext()
    return beside is not None and next(beside.iter("pre", "code"), None) is not None


def is_code_cell(cell: Container) -> bool:
    """Whether a cell holds the lines of code that a column beside it counts."""
    beside = cell.element.getprevious()
    if beside is None or "code" not in cell.names.split():
        return False
    return _NUMBERED.search((beside.get("class") or "").lower()) is not None


def _bare(block: RawBlock) -> tuple[str, str] | None:
    """Code without the counts in front of its lines, and the counts; None where it has none."""
    lines = block.text.split("\n")
    if len(lines) < _LEAST or not lines[0].lstrip()[:1].isdigit() or not _is_named(block):
        return None
    found = [_LINE.match(line) for line in lines]
    numbers = [int(line[1]) for line in found if line]
    if len(numbers) < len(lines) or numbers != list(range(numbers[0], numbers[0] + len(lines))):
        return None
    return "\n".join(line[2] for line in found if line), " ".join(map(str, numbers))


def _is_named(block: RawBlock) -> bool:
    inner = block.container.element.find("code")
    names = block.container.names + " " + (inner.get("class") or "" if inner is not None else "")
    return inner is not None or _NAMED.search(names.lower()) is not None
