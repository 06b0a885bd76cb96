"""Why a block is, or is not, part of the story."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from newsclean.extraction.blocks import path
from newsclean.extraction.judge import Model
from newsclean.extraction.outline import outline
from newsclean.extraction.webpage import OUT, hints_of, judge
from newsclean.page import Page

_OUT = ("above2_links", log(OUT / (1 - OUT)))
"""Why a block of a list of links is none of the story."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one block."""

    text: str
    path: str
    """The elements around the block, outermost first, each with its first class or id."""
    chosen: bool
    chance: float
    """How likely the block is to belong to the story, 0–1."""
    reasons: tuple[tuple[str, float], ...]
    """The features that weighed most, with what each added to the log-odds; the names are those of
    :data:`newsclean.extraction.features.NAMES`."""

    def __str__(self) -> str:
        reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in self.reasons)
        verdict = "chosen" if self.chosen else "rejected"
        return f"{verdict} ({self.chance:.2f}: {reasons}) {self.path}: {self.text[:80]}"


def verdicts(page: Page, model: Model, most: int = 4) -> tuple[Verdict, ...]:
    """A verdict per block of the page, in order, each with its ``most`` weightiest reasons."""
    judged = judge(outline(page.root), hints_of(page.fields), model)
    found = []
    for block, row, chance in zip(judged.outline.blocks, judged.rows, judged.chances, strict=True):
        chosen = chance >= judged.cut
        # Reasons that speak for the verdict come first: the rest did not decide it.
        weighed = model.blocks.reasons(row, len(row)) if row else [_OUT]
        weighed.sort(key=lambda item: item[1], reverse=chosen)
        found.append(
            Verdict(block.text, path(block.container), chosen, chance, tuple(weighed[:most]))
        )
    return tuple(found)
