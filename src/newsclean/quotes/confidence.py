"""How often words are attributed rightly, by what told their speaker.

The confidence of a quote is the probability that its span and its speaker are right. It is a logistic
function of five things, whose weights were fitted to annotated news (the data file says to which, by
which command, and how well they predict articles that were left out): the rule that found the frame,
what told who the subject is, the kind of the quote, the margin of a pronoun's best candidate, and the
language. A rule that never occurred there has the weight 0, the average; a language that never did counts
as those with few articles do. For reported speech without marks only the rule counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from newsclean import data
from newsclean.quotes.story_reading import Attributed

MANY = ("en", "de")
"""Languages with enough annotated articles for an offset of their own; the others share one."""
UNTOLD = "nobody"
"""Stands for what told the speaker where nothing did."""


def of(words: Attributed, code: str) -> float:
    """The probability that these words are somebody's in a text of this language, and that the speaker is
    right."""
    weights = _weights()
    told = features(words, code)
    logit = math.fsum(weights[part].get(name, 0.0) * value for part, name, value in told)
    return round(1 / (1 + math.exp(-logit)), 2)


def features(words: Attributed, code: str) -> Iterator[tuple[str, str, float]]:
    """What the confidence follows from: table, name in that table, value."""
    if words.kind == "indirect":
        yield "indirect", words.rule, 1.0
        return
    yield "all", "intercept", 1.0
    yield "rule", words.rule, 1.0
    yield "kind", words.kind, 1.0
    yield "group", code if code in MANY else "others", 1.0
    if code not in MANY:
        yield "language", code, 1.0
    speaker = words.speaker
    yield "speaker", speaker.how if speaker is not None else UNTOLD, 1.0
    if speaker is not None and speaker.how == "pronoun":
        yield "all", "margin", speaker.margin


_PARTS = ("all", "rule", "kind", "group", "language", "speaker", "indirect")


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    content: Mapping[str, Any] = data.read("models/quote-confidence/weights.toml")
    return {part: content[part] for part in _PARTS}
