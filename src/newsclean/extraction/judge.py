"""The judge: how likely is it that a block belongs to the story?

A generalised additive model with pairwise terms (Lou et al., *Accurate intelligible models with pairwise
interactions*, 2013): every feature is cut into bins, the log-odds are a sum of table look-ups, and the
largest look-ups are the reason. The tables are fitted by ``benchmarks/train_extraction.py``.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Any

from newsclean.extraction.features import NAMES, Lexicon


@dataclass(frozen=True, slots=True)
class Tables:
    """An additive model: cut points per feature, one table per feature and per pair of features."""

    intercept: float
    cuts: tuple[tuple[float, ...], ...]
    """Per feature, ascending; a value belongs to the bin of the first cut that is not below it."""
    singles: tuple[tuple[int, tuple[float, ...]], ...]
    pairs: tuple[tuple[int, int, int, tuple[float, ...]], ...]
    """First feature, second feature, bins of the second, values row by row."""

    def log_odds(self, row: list[float]) -> float:
        """The sum of all look-ups for one row of features."""
        bins = [bisect_left(c, v) if c else 0 for c, v in zip(self.cuts, row, strict=True)]
        total = self.intercept
        for feature, table in self.singles:
            total += table[bins[feature]]
        for first, second, width, table in self.pairs:
            total += table[bins[first] * width + bins[second]]
        return total

    def reasons(self, row: list[float], most: int = 3) -> list[tuple[str, float]]:
        """The features that weigh most for this row, with what they add to the log-odds."""
        bins = [bisect_left(c, v) if c else 0 for c, v in zip(self.cuts, row, strict=True)]
        weights = dict.fromkeys(NAMES, 0.0)
        for feature, table in self.singles:
            weights[NAMES[feature]] += table[bins[feature]]
        for first, second, width, table in self.pairs:
            half = table[bins[first] * width + bins[second]] / 2
            weights[NAMES[first]] += half
            weights[NAMES[second]] += half
        return sorted(weights.items(), key=lambda item: -abs(item[1]))[:most]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: weights of words, the tables, and the weights that tell articles apart."""

    lexicon: Lexicon
    blocks: Tables
    article: tuple[float, ...]
    """Intercept, then a weight per feature of :mod:`newsclean.extraction.kind`."""


def probability(log_odds: float) -> float:
    """The logistic function, safe at both ends."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))


@cache
def shipped() -> Model:
    """The model that comes with newsclean."""
    text = files(__package__).joinpath("model.json").read_text(encoding="utf-8")
    return _model(json.loads(text))


def load(path: Path) -> Model:
    """A model from a file of the training script, for out-of-fold measurements."""
    return _model(json.loads(path.read_text(encoding="utf-8")))


def _model(data: dict[str, Any]) -> Model:
    blocks = data["blocks"]
    return Model(
        Lexicon(data["names"], data["words"]),
        Tables(
            blocks["intercept"],
            tuple(tuple(blocks["cuts"].get(name, ())) for name in NAMES),
            tuple((NAMES.index(f), tuple(values)) for f, values in blocks["singles"]),
            tuple(
                (NAMES.index(a), NAMES.index(b), width, tuple(values))
                for a, b, width, values in blocks["pairs"]
            ),
        ),
        tuple(data["article"]),
    )
