"""The block model: how likely is it that a block belongs to the story?

A generalised additive model with pairwise terms (Lou et al., *Accurate intelligible models with pairwise
interactions*, 2013): every feature is cut into bins, the log-odds are a sum of table look-ups, and the
largest look-ups are the reason. The tables are fitted by ``training/train_extraction.py``.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import tanh
from pathlib import Path
from typing import Any

from newsclean import data
from newsclean.extraction.blocks import Outline
from newsclean.extraction.features import NAMES, Hints, Row, WordWeights, features
from newsclean.extraction.line_features import LineFeatures
from newsclean.extraction.page_features import PageFeatures
from newsclean.extraction.select import best_cut

Singles = tuple[tuple[int, tuple[float, ...]], ...]
Pairs = tuple[tuple[int, int, int, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """An additive model: cut points per feature, one table per feature and per pair of features."""

    names: tuple[str, ...]
    """Of the features, in the order of a row."""
    intercept: float
    cuts: tuple[tuple[float, ...], ...]
    """The cut points of each feature, ascending; a value belongs to the bin of the first cut that is
    not below it."""
    singles: Singles
    """A feature, and a value per bin."""
    pairs: Pairs
    """Two features, the number of bins of the second, values row by row."""
    _fast: tuple[Singles, Pairs] = field(init=False, repr=False, compare=False)
    """The same sums in fewer look-ups: singles of a feature that a pair looks at, added to it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_fast", _folded(self.singles, self.pairs))

    def log_odds(self, row: Sequence[float]) -> float:
        """The sum of all look-ups for one row of features."""
        return self._sum(list(map(bisect_left, self.cuts, row)))

    def log_odds_of(self, rows: Iterable[Row | None]) -> list[float | None]:
        """The same for rows whose parts are often one and the same: each is cut into bins once."""
        cuts = self.cuts
        known: dict[tuple[int, tuple[float, ...]], list[int]] = {}
        odds: list[float | None] = []
        for row in rows:
            if row is None:
                odds.append(None)
                continue
            bins = list(map(bisect_left, cuts, row[0]))
            for part in row[1:]:
                at = len(bins)
                found = known.get((at, part))
                if found is None:
                    found = known[at, part] = list(map(bisect_left, cuts[at:], part))
                bins += found
            odds.append(self._sum(bins))
        return odds

    def _sum(self, bins: list[int]) -> float:
        total = self.intercept
        singles, pairs = self._fast
        for feature, table in singles:
            total += table[bins[feature]]
        for first, second, width, table in pairs:
            total += table[bins[first] * width + bins[second]]
        return total

    def reasons(self, row: Sequence[float], most: int) -> list[tuple[str, float]]:
        """The features that weigh most for this row, with what they add to the log-odds; a pair
        gives half its value to either."""
        bins = list(map(bisect_left, self.cuts, row))
        names = self.names
        weights = dict.fromkeys(names, 0.0)
        for feature, table in self.singles:
            weights[names[feature]] += table[bins[feature]]
        for first, second, width, table in self.pairs:
            half = table[bins[first] * width + bins[second]] / 2
            weights[names[first]] += half
            weights[names[second]] += half
        return sorted(weights.items(), key=lambda item: -abs(item[1]))[:most]


def _folded(singles: Singles, pairs: Pairs) -> tuple[Singles, Pairs]:
    waiting = dict(singles)
    folded = []
    for first, second, width, table in pairs:
        one = waiting.pop(first, None)
        if one is not None:
            table = tuple(v + one[i // width] for i, v in enumerate(table))
        two = waiting.pop(second, None)
        if two is not None:
            table = tuple(v + two[i % width] for i, v in enumerate(table))
        folded.append((first, second, width, table))
    return tuple(waiting.items()), tuple(folded)


_LISTED = 0.001
"""The probability of a block in a list of links, which is not scored."""


@dataclass(frozen=True, slots=True)
class ExtractionModel:
    """What was learned: weights of words, and the tables for blocks, pages and lines of text."""

    word_weights: WordWeights
    blocks: Tables
    page_words: Mapping[str, float]
    """Weights of the words that hint at the kind of a page, for or against an article."""
    pages: Tables
    """Whether a page is an article."""
    lines: Tables
    """Whether a line of a plain text dump belongs to the story."""
    trust: tuple[tuple[float, float], ...]
    """Expected F1, and the share of pages with that expectation that reach an F1 of .9."""

    def confidence(self, expected: float) -> float:
        """The probability that the story is right (F1 of .9 or more), by interpolation."""
        points = self.trust
        for (x0, y0), (x1, y1) in pairwise(points):
            if expected <= x1:
                share = (expected - x0) / (x1 - x0) if x1 > x0 else 1.0
                return max(0.0, y0 + (y1 - y0) * max(0.0, share))
        return points[-1][1]


def probability(log_odds: float) -> float:
    """The logistic function, in the form that cannot overflow."""
    return (1.0 + tanh(log_odds / 2.0)) / 2.0


def told(probability: float) -> float:
    """A probability as results show it: the same on every machine."""
    return round(probability, 4)


@dataclass(frozen=True, slots=True)
class ScoredBlocks:
    """The blocks of a page as the model sees them."""

    outline: Outline
    rows: list[Row | None]
    """The features of each block; None where a list of links needs no model."""
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


def score_blocks(
    found: Outline, hints: Hints, model: ExtractionModel, recall: float = 1.0
) -> ScoredBlocks:
    """The blocks of an outline with the model's probabilities, and the best cut among these; ``recall`` is
    how many times as much recall weighs as precision."""
    rows = features(found, model.word_weights, hints)
    odds = model.blocks.log_odds_of(rows)
    probabilities = [_LISTED if o is None else probability(o) for o in odds]
    cut, expected = best_cut(probabilities, [b.words for b in found.blocks], recall)
    return ScoredBlocks(found, rows, probabilities, cut, expected)


@cache
def shipped() -> ExtractionModel:
    """The model that comes with newsclean."""
    return model_of(data.read_once("models/extraction/model.json"))


def load(path: Path) -> ExtractionModel:
    """A model from a file of the training script, for out-of-fold measurements."""
    return model_of(json.loads(path.read_text(encoding="utf-8")))


def model_of(content: Mapping[str, Any]) -> ExtractionModel:
    """A model from the JSON of the training script."""
    words = content["words"]
    return ExtractionModel(
        WordWeights(words["names"], words["short"], words["openings"]),
        _tables(content["blocks"], NAMES),
        words["pages"],
        _tables(content["pages"], PageFeatures._fields),
        _tables(content["lines"], LineFeatures._fields),
        tuple((x, y) for x, y in content["trust"]),
    )


def _tables(content: Mapping[str, Any], names: tuple[str, ...]) -> Tables:
    """Tables over the features of these names, which a file may hold in any order.

    Raises:
        ValueError: the file was trained on other features.
    """
    if set(content["names"]) != set(names):
        odd = sorted(set(content["names"]) ^ set(names))
        raise ValueError(f"the model and the code differ in these features: {odd}; train it anew")
    number = {name: i for i, name in enumerate(names)}
    return Tables(
        names,
        content["intercept"],
        tuple(tuple(content["cuts"].get(name, ())) for name in names),
        tuple((number[name], tuple(values)) for name, values in content["singles"]),
        tuple(
            (number[a], number[b], width, tuple(values)) for a, b, width, values in content["pairs"]
        ),
    )
