"""Before beside after: the text in rows, a row for each paragraph, cut where no edit is in the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from typing import Literal

from newsclean import lazy_re as re
from newsclean.ledger import Edit, Removal
from newsclean.light_dataclass import dataclass
from newsclean.report.marked import ReportMark, ReportPiece, pieces

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")

RowKind = Literal["same", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A paragraph before and after.

    Attributes:
        kind: whether nothing was done to it, something, or all of it taken out.
        before: what the source had, its cuts and repairs marked.
        after: what became of it.
        edits: numbers of what was done, from 1.
    """

    kind: RowKind
    before: tuple[ReportPiece, ...]
    after: tuple[ReportPiece, ...]
    edits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DiffRun:
    """Rows in a row that are all changed, or all the same."""

    same: bool
    rows: tuple[DiffRow, ...]


def diff_runs(source: str, body: str, edits: tuple[Edit, ...]) -> list[DiffRun]:
    """The rows of a text and of what became of it, in runs."""
    rows = _rows(source, body, edits)
    return [
        DiffRun(same, tuple(group)) for same, group in groupby(rows, lambda row: row.kind == "same")
    ]


def _rows(source: str, body: str, edits: tuple[Edit, ...]) -> Iterator[DiffRow]:
    starts = [edit.start for edit in edits]
    grown = [0, *accumulate(len(edit.after) - len(edit.before) for edit in edits)]
    before, after = [], []
    for number, edit in enumerate(edits, 1):
        start = edit.start + grown[number - 1]
        before.append(ReportMark(edit.start, edit.end, _kind(edit), number))
        after.append(ReportMark(start, start + len(edit.after), _kind(edit), number))
    for start, end in pairwise(_cuts(source, edits)):
        whole = end == len(source)
        first, behind = (
            bisect_left(starts, start),
            len(edits) if whole else bisect_left(starts, end),
        )
        inside = range(first, behind)
        left, right = start + grown[first], end + grown[behind]
        now = body[left:right]
        if not inside and not source[start:end].strip():
            continue
        gone = bool(inside) and not now.strip() and bool(source[start:end].strip())
        yield DiffRow(
            "removed" if gone else "changed" if inside else "same",
            _trimmed(pieces(source, start, end, [before[n] for n in inside])),
            _trimmed(pieces(body, left, right, [after[n] for n in inside if edits[n].after])),
            tuple(n + 1 for n in inside),
        )


def _kind(edit: Edit) -> str:
    return "cut" if isinstance(edit, Removal) else "mend"


def _cuts(source: str, edits: tuple[Edit, ...]) -> list[int]:
    """Where rows begin and end: behind blank lines, and around paragraphs that were taken out."""
    wanted = {0, len(source), *(found.end() for found in _BREAK.finditer(source))}
    for edit in edits:
        if isinstance(edit, Removal) and not edit.after.strip() and "\n" in edit.before.strip(" "):
            wanted |= {edit.start, edit.end}
    starts = [edit.start for edit in edits]

    def free(cut: int) -> bool:
        last = bisect_left(starts, cut) - 1
        return last < 0 or edits[last].end <= cut

    return sorted(filter(free, wanted))


def _trimmed(found: list[ReportPiece]) -> tuple[ReportPiece, ...]:
    """Without the blank lines that part paragraphs, where nothing was done to them."""
    while found and not found[-1].marks and not found[-1].closes and not found[-1].text.strip():
        found.pop()
    if found and not found[-1].marks:
        last = found.pop()
        found.append(ReportPiece(last.text.rstrip("\n"), closes=last.closes))
    return tuple(found)
