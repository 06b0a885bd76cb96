"""The words of a paragraph, column by column."""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def add(self, word: str, low: str, start: int, end: int) -> None:
        self.words.append(word)
        self.low.append(low)
        self.starts.append(start)
        self.ends.append(end)
