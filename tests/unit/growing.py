"""Inputs that grow, and where what is read of them changes: a number is held from both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from newsclean.exports.text_lines import Findings, Sheet

PROSE = "The lock on the canal reopens on Monday after a winter of repairs to its gates, the council said."


def changes(read: Callable[[int], object], sizes: Iterable[int]) -> list[int]:
    """The last sizes before what is read changes."""
    found = [(n, read(n)) for n in sizes]
    return [n for (n, one), (_, two) in pairwise(found) if one != two]


def words(n: int, word: str = "so") -> str:
    return " ".join([word] * n)


def shorts(n: int) -> list[str]:
    """Short lines, none like another."""
    return [f"Line {chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(n)]


def text(*lines: str) -> str:
    return "\n".join(lines)


def gone(read: Callable[[Sheet], Findings], given: str) -> list[str]:
    """The lines that are taken out whole."""
    sheet = Sheet.of(given)
    left = given
    for edit in sorted(sheet.tidied(read(sheet).edits), key=lambda e: -e.start):
        left = left[: edit.start] + edit.after + left[edit.end :]
    return [line for line in dict.fromkeys(x.text for x in sheet.lines) if line not in left]


def found(read: Callable[[Sheet], Findings], given: str) -> set[str]:
    """The fields that are read."""
    return {name for name, _ in read(Sheet.of(given)).fields.given()}
