"""Which kind of text it is, by a log-linear model over the signs of the whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, fsum, log
from typing import Any

from newsclean.extraction.block_model import told
from newsclean.light_dataclass import dataclass
from newsclean.model.article import PageKind

IS_STORY = 0.5
"""Probability from which a text is one."""
_OF_RECORD = 8
"""How much likelier a story is among texts with the labels of one."""
_SUREST = 0.998
"""Expected F1 beyond which nobody is surer."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """What a text is, and how sure that is."""

    kind: PageKind
    story: float
    """The probability that the text is a story, 0–1."""

    def in_record(self, kind: PageKind) -> TextKind:
        """The same of a text whose headline, author and day stood behind labels, as in the record of a story:
        their lines, by which the model tells stories, are none of the text's.

        >>> TextKind("other", 0.25).in_record("article").kind
        'article'
        """
        story = told(self.story * _OF_RECORD / (1 + self.story * (_OF_RECORD - 1)))
        return TextKind(kind if story >= IS_STORY else self.kind, story)


@dataclass(frozen=True, slots=True)
class KindModel:
    """A log-linear model with whole numbers for weights: ``scale`` of them are one nat."""

    scale: int
    kinds: tuple[PageKind, ...]
    """The first is the story."""
    signs: Mapping[str, tuple[int, ...]]
    base: tuple[int, ...]
    trust: tuple[float, float]
    """How the log-odds of the expected F1 become those of an F1 of .9: factor and summand."""

    def confidence(self, expected: float) -> float:
        """The probability that the story is right (an F1 of .9 or more) where its F1 is expected to be
        ``expected``."""
        inside = min(_SUREST, max(1 - _SUREST, expected))
        factor, summand = self.trust
        return 1 / (1 + exp(-factor * log(inside / (1 - inside)) - summand))

    def kind_of(self, signs: Sequence[str]) -> TextKind:
        """The likeliest kind of a text."""
        rows = [self.base, *(self.signs[sign] for sign in signs if sign in self.signs)]
        sums = list(map(sum, zip(*rows, strict=True)))
        best = max(sums)
        shares = [exp((value - best) / self.scale) for value in sums]
        story = told(shares[0] / fsum(shares))
        if story >= IS_STORY:
            return TextKind(self.kinds[0], story)
        others = sums[1:]
        return TextKind(self.kinds[1 + others.index(max(others))], story)


def kind_model_of(content: Mapping[str, Any] | None, zero: int) -> KindModel:
    """The model from its part of the file; ``zero`` is the character code of the weight 0."""

    if content is None:
        return KindModel(1, ("article", "other"), {}, (0, 0), (1.0, 0.0))

    def weights(text: str) -> tuple[int, ...]:
        return tuple([ord(c) - zero for c in text])

    return KindModel(
        content["scale"],
        tuple(content["kinds"]),
        {sign: weights(text) for sign, text in content["signs"].items()},
        weights(content["base"]),
        tuple(content["trust"]),
    )
