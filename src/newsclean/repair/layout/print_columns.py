"""Two columns of print that a scanner read across: the left one, and then the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.light_dataclass import dataclass
from newsclean.text.passes import change
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_GUTTER = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]*\t[ \t]*|[ ]+[|¦│┃][ ]+)(?=\S)")
_OF_GUTTERS = ("   ", *"\t|¦│┃")
"""Without one of these there is none."""
_FEWEST = 5
"""Rows of two columns; a table of so few words in a cell is none."""
_NARROWEST = 12
"""Characters of a column, on average."""
_STRAY = 2
"""Characters by which the left edge of a column may move."""
_INDENT = 5
"""Characters by which the first line of a paragraph may be indented."""
_STRAIGHT = 0.75
_RUNNING = 0.3
"""The share of lines of a column in which the sentence runs on from the one above."""
_MOST_DIGITS = 0.12
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class _ColumnRow:
    """A line with what stands left and right of the gutter; either may be empty."""

    start: int
    end: int
    left: str
    right: str


def apart(prose: TextView) -> Iterator[Repair]:
    """Each run of rows in two columns becomes the left column, then the right one."""
    text = prose.text
    if not prose.has(_OF_GUTTERS) or _GUTTER.search(text) is None:
        return
    for rows in _runs(text):
        if _are_columns(rows):
            start, end = rows[0].start, rows[-1].end
            columns = [_column([r.left for r in rows]), _column([r.right for r in rows])]
            yield change(text, start, end, "\n".join(columns), "layout.columns", 0.9)


def _column(parts: Sequence[str]) -> str:
    return "\n".join(parts).strip("\n")


def _runs(text: str) -> Iterator[list[_ColumnRow]]:
    """Rows that follow each other, a blank line between them at most, of which two in a row are in two
    parts at the same place."""
    rows: list[tuple[int, int, str, list[tuple[int, int]]]] = []
    behind = 0
    for start, end in lines(text):
        line = text[start:end].rstrip()
        gaps = [found.span() for found in _GUTTER.finditer(line)] if len(line) <= _LONGEST else []
        far = text.count("\n", behind, start) > _STRAY
        if rows and (far or len(line) > _LONGEST or len(gaps) > 1):
            yield from _cut(rows)
            rows = []
        if line and len(line) <= _LONGEST and len(gaps) <= 1:
            rows.append((start, start + len(line), line, gaps))
        behind = end
    yield from _cut(rows)


def _cut(rows: list[tuple[int, int, str, list[tuple[int, int]]]]) -> Iterator[list[_ColumnRow]]:
    """The rows that have the gutter where most have it, and those of one column above, between and below."""
    edges = Counter(gaps[0][1] for *_, gaps in rows if gaps)
    if sum(edges.values()) < _FEWEST:
        return
    edge = max(edges, key=lambda at: sum(edges[at + d] for d in range(-_STRAY, _STRAY + 1)))
    edge -= next((d for d in range(_INDENT, _STRAY, -1) if edges[edge - d] >= _FEWEST), 0)
    split = [i for i, (*_, gaps) in enumerate(rows) if gaps and abs(gaps[0][1] - edge) <= _STRAY]
    straight = sum(times for at, times in edges.items() if _is_at(at, edge))
    if len(split) < _FEWEST or straight < _STRAIGHT * sum(edges.values()):
        return
    out: list[_ColumnRow] = []
    before = 0
    for i, (start, end, line, gaps) in enumerate(rows):
        if out and start - before > 1:  # a blank line between rows parts paragraphs of both columns
            out.append(_ColumnRow(before, start, "", ""))
        if gaps and _is_at(gaps[0][1], edge):
            right = line[gaps[0][1] if gaps[0][1] <= edge + _STRAY else edge :]
            out.append(_ColumnRow(start, end, line[: gaps[0][0]], right))
        elif len(line) - len(line.lstrip()) >= edge - _STRAY:
            out.append(_ColumnRow(start, end, "", line.lstrip()))
        elif len(line) <= edge:
            out.append(_ColumnRow(start, end, line, ""))
        elif i < split[0]:
            out.clear()
            continue
        elif i > split[-1]:
            break
        else:
            return
        before = end
    yield out


def _is_at(column: int, edge: int) -> bool:
    """Whether the right part of a row begins at the left edge of its column, or indented as a paragraph."""
    return edge - _STRAY <= column <= edge + _INDENT


def _are_columns(rows: Sequence[_ColumnRow]) -> bool:
    """Whether both sides are prose: wide enough, few figures, sentences that run on from line to line."""
    for column in ([r.left for r in rows if r.left], [r.right for r in rows if r.right]):
        if len(column) < _FEWEST:
            return False
        letters = "".join(column)
        if len(letters) < _NARROWEST * len(column):
            return False
        if sum(map(str.isdigit, letters)) > _MOST_DIGITS * len(letters):
            return False
        running = sum(
            not ends_sentence(one, also=":")
            and (two.lstrip()[0].islower() or one.rstrip()[-1] in "-¬")
            for one, two in pairwise(column)
        )
        if running < _RUNNING * (len(column) - 1):
            return False
    return True
