"""Why a block is, or is not, part of the story."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.extraction.block_model import Model
from newsclean.extraction.blocks import path
from newsclean.extraction.page_steps import hints_of, judge
from newsclean.extraction.reasons import MOST, reasons_of
from newsclean.extraction.segmentation import outline
from newsclean.html import Page
from newsclean.metadata import read_metadata


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one block."""

    text: str
    path: str
    """The elements around the block, outermost first, each with its first class or id."""
    chosen: bool
    probability: float
    """How likely the block is to belong to the story, 0–1."""
    reasons: tuple[tuple[str, float], ...]
    """The features that weighed most, with what each added to the log-odds; the names are those of
    :data:`newsclean.extraction.features.NAMES`."""

    def __str__(self) -> str:
        reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in self.reasons)
        verdict = "chosen" if self.chosen else "rejected"
        return f"{verdict} ({self.probability:.2f}: {reasons}) {self.path}: {self.text[:80]}"


def verdicts(page: Page, model: Model, most: int = MOST) -> tuple[Verdict, ...]:
    """A verdict per block of the page, in order, each with its ``most`` weightiest reasons."""
    judged = judge(outline(page.root), hints_of(read_metadata(page)), model)
    found = []
    for number, block in enumerate(judged.outline.blocks):
        probability = judged.probabilities[number]
        chosen = probability >= judged.cut
        reasons = reasons_of(judged, number, model, chosen=chosen, most=most)
        found.append(Verdict(block.text, path(block.container), chosen, probability, reasons))
    return tuple(found)
