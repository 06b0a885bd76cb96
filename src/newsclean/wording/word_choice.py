"""Whether a synonym program chose a text's words, told by how they fit the words beside them.

A program replaces words without looking at their neighbours, so a spun text has more pairs of words that
nobody writes than any writer makes. Each content word is strange by how common it is and by the pairs that
it makes to its left and right: a logistic regression over their classes (:class:`Weights`). A second one
over the whole text takes the same classes and how strange the words are; being a mean over words, it is kept
as tables too. Both were fitted on honest texts and on the same texts spun (``training/word_choice.py``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, fsum
from typing import Any, NamedTuple

from newsclean import data
from newsclean.light_dataclass import dataclass
from newsclean.text.view import TextView
from newsclean.text.word_list import language_of
from newsclean.wording.collocations import Collocations, Fit, collocations_of

READ = 8_000
"""Characters that are looked at, from the start: as many as the texts had on which the model was fitted."""
TELLING = 0.2
"""Probability from which on the choice of words is a sign that a text is spun."""


FEWEST = 60
"""Words with a content that the choice of words is told by; fewer say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the classes of a word and of the places on its left and right."""

    word: Sequence[float]
    left: Sequence[float]
    right: Sequence[float]

    def of(self, fit: Fit) -> float:
        """The sum for one word."""
        return self.word[fit.word] + self.left[fit.left] + self.right[fit.right]


@dataclass(frozen=True, slots=True)
class WordChoice:
    """The model of one language."""

    collocations: Collocations
    strange: Weights
    """Log-odds that a word was put in."""
    manner: Weights
    """What the classes of a word tell of the text."""
    steps: Sequence[float]
    by_step: Sequence[float]
    """What a word tells of the text by how strange it is: one more than there are steps."""
    average: float
    """What an average word of honest texts tells."""
    steady: float
    """So many average words are added to each text, so that short ones do not go to extremes."""
    bias: float

    def verdict(self, text: str) -> Verdict:
        """Of the text being spun."""
        fits = self.collocations.fits(text[:READ]).values()
        total = fsum(self._evidence(fits)) + self.steady * self.average
        return Verdict(self.bias + total / (self.steady + len(fits)), len(fits))

    def _evidence(self, fits: Iterable[Fit]) -> list[float]:
        """What each word tells of the text."""
        steps, by_step, odd, own = self.steps, self.by_step, self.strange, self.manner
        odd_word, odd_left, odd_right = odd.word, odd.left, odd.right
        word, left, right = own.word, own.left, own.right
        return [
            word[w]
            + left[a]
            + right[b]
            + by_step[bisect_left(steps, odd_word[w] + odd_left[a] + odd_right[b])]
            for w, a, b in fits
        ]


class Verdict(NamedTuple):
    """What the words of a text say."""

    log_odds: float
    words: int
    """How many words with a content were looked at."""


class Exchange(NamedTuple):
    """A sentence, and another that says the same in words some of which are other ones."""

    ours: str
    theirs: str
    words: Sequence[tuple[frozenset[str], frozenset[str]]]
    """Of each place where they differ the words of either, in lower case."""


@cache
def word_choice_of(language: str) -> WordChoice | None:
    """The model of a language, None where there is none."""
    raw = data.of_model("word-choice", language)
    collocations = collocations_of(language) if raw else None
    if raw is None or collocations is None:
        return None
    text = raw["text"]
    return WordChoice(
        collocations=collocations,
        strange=_weights(raw["strange"]),
        manner=_weights(raw["manner"]),
        **{name: text[name] for name in ("steps", "by_step", "average", "steady", "bias")},
    )


def _weights(raw: Mapping[str, Any]) -> Weights:
    return Weights(raw["word"], raw["left"], raw["right"])


def _verdict(view: TextView) -> Verdict | None:
    model = word_choice_of(language_of(view.code, view.counts))
    return model.verdict(view.text) if model else None


def log_odds(view: TextView) -> float | None:
    """Log-odds that a text is spun; None where nothing is known of its language."""
    found = view.derived(_verdict)
    return found.log_odds if found else None


def probability(view: TextView) -> float:
    """Probability that a text is spun, 0 where nothing is known of its language."""
    return probability_with(view, 0.0)


def tells(view: TextView) -> bool:
    """Whether a text has words enough to be called spun by them alone."""
    found = view.derived(_verdict)
    return found is not None and found.words >= FEWEST


def exchange_odds(view: TextView, exchanges: Iterable[Exchange]) -> float:
    """What two versions of the same sentences add to the log-odds that the text was reworded, and not the
    other: how much worse its words fit than those which the other has in their place. 0 where nothing is
    known of the language."""
    model = word_choice_of(language_of(view.code, view.counts))
    return fsum(_misfits(model, exchanges)) if model else 0.0


def _misfits(model: WordChoice, exchanges: Iterable[Exchange]) -> Iterator[float]:
    for exchange in exchanges:
        ours, theirs = map(model.collocations.fits, (exchange.ours, exchange.theirs))
        for before, after in exchange.words:
            own = [
                model.strange.of(f) for p, f in ours.items() if p[1] in before and p not in theirs
            ]
            other = [
                model.strange.of(f) for p, f in theirs.items() if p[1] in after and p not in ours
            ]
            if own and other:
                yield fsum(own) / len(own) - fsum(other) / len(other)


def probability_with(view: TextView, exchanged: float) -> float:
    """Probability that a text is spun, once its words were compared with another report's
    (:func:`exchange_odds`); 0 where nothing is known of its language."""
    odds = log_odds(view)
    return 0.0 if odds is None else 1 / (1 + exp(-odds - exchanged))
