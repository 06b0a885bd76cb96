"""Why each block that is no part of the story was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import log

from newsclean.extraction.block_model import Model, ScoredBlocks
from newsclean.extraction.blocks import path
from newsclean.extraction.features import NAMES, flat
from newsclean.ledger import Reason
from newsclean.model.article import Rejected

MODEL = "block-model"
"""What ``Rejected.step`` says of a block that the model did not choose; else the id of a filter."""
_MOST = 4
"""Reasons that are told; a block has some sixty."""
_LIST = "above2_links"
"""The feature that settles it for a block of a list of links, which needs no model."""


def rejected(
    scored: ScoredBlocks, story: Collection[int], taken: Mapping[int, str], model: Model
) -> tuple[Rejected, ...]:
    """Every block that is not in the story, in the order of the page; ``taken`` gives the filter that
    took a block that the model had chosen."""
    kept = frozenset(story)
    found = []
    for number, block in enumerate(scored.outline.blocks):
        if number in kept:
            continue
        step = taken.get(number, MODEL)
        found.append(
            Rejected(
                text=block.text,
                path=path(block.container),
                step=step,
                probability=round(scored.probabilities[number], 4),
                reasons=_reasons(scored, number, model) if step == MODEL else (),
            )
        )
    return tuple(found)


def _reasons(scored: ScoredBlocks, number: int, model: Model) -> tuple[Reason, ...]:
    """The features that weighed most against a block, and what each added to its log-odds."""
    row, probability = scored.rows[number], scored.probabilities[number]
    if row is None:
        return (Reason(_LIST, log(probability / (1 - probability))),)
    weighed = model.blocks.reasons(flat(row), len(NAMES))
    worst = sorted(weighed, key=lambda item: item[1])[:_MOST]
    return tuple(Reason(name, weight) for name, weight in worst)
