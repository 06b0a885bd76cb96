"""What the judge hands on: its word on every block of a page."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.extraction.blocks import Outline
from newsclean.extraction.features import Row


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says of every block of a page."""

    outline: Outline
    rows: list[Row | None]
    """The features of each block; None where a list of links needs no judge."""
    probabilities: list[float]
    """How likely each block is to belong to the story, 0–1."""
    cut: float
    """Blocks with this probability or more are chosen."""
    expected: float
    """Expected word F1 of the chosen blocks."""

    @property
    def chosen(self) -> list[int]:
        """The numbers of the chosen blocks."""
        return [i for i, probability in enumerate(self.probabilities) if probability >= self.cut]
