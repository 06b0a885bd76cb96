"""What weighed for or against a block, and which step left it out of the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from newsclean.extraction.block_model import Model
from newsclean.extraction.blocks import path
from newsclean.extraction.features import NAMES, flat
from newsclean.extraction.scored_blocks import Judgement
from newsclean.model.article import Rejected, RejectedBy

MOST = 4
"""Reasons that are told; a block has some sixty."""
_LIST = "above2_links"
"""The feature that settles it for a block of a list of links, which needs no judge."""

Steps = Sequence[tuple[RejectedBy, Iterable[int]]]
"""The steps from judgement to story in order, each with the blocks that it left."""


def reasons_of(
    judged: Judgement, number: int, model: Model, *, chosen: bool, most: int = MOST
) -> tuple[tuple[str, float], ...]:
    """The features that weighed most for the verdict on one block, and what each added to its
    log-odds; those that speak against the verdict come last, for they did not decide it."""
    row, probability = judged.rows[number], judged.probabilities[number]
    if row is None:
        weighed = [(_LIST, log(probability / (1 - probability)))]
    else:
        weighed = model.blocks.reasons(flat(row), len(NAMES))
    return tuple(sorted(weighed, key=lambda item: item[1], reverse=chosen)[:most])


def rejected(judged: Judgement, steps: Steps, model: Model) -> tuple[Rejected, ...]:
    """Every block that is no part of the story, in the order of the page."""
    left = [(by, set(numbers)) for by, numbers in steps]
    story = left[-1][1]
    found = []
    for number, block in enumerate(judged.outline.blocks):
        if number in story:
            continue
        by = next(by for by, numbers in left if number not in numbers)
        found.append(
            Rejected(
                text=block.text,
                path=path(block.container),
                by=by,
                probability=round(judged.probabilities[number], 4),
                reasons=reasons_of(judged, number, model, chosen=False) if by == "judge" else (),
            )
        )
    return tuple(found)
