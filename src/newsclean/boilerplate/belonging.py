"""How likely a line is no part of the story around it: by its words, by how many of them other lines have, by
whom it speaks to.

A story keeps speaking of the same people and things; what asks its readers for something speaks of others.
A logistic regression over nine signs and the words weighs that: ``data/models/boilerplate/belonging.toml``,
fitted by ``training/train_belonging.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from math import fsum, log

from newsclean import data
from newsclean import lazy_re as re
from newsclean.boilerplate.vocabulary import WORD, persons, spoken_in, without
from newsclean.light_dataclass import dataclass
from newsclean.text.lazily import lazily
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import ends_sentence, sentence_spans
from newsclean.text.spans import Spans
from newsclean.text.words import tokens

_HANGUL = re.compile("[가-힣]")
_INDIC = re.compile("[\u0900-\u0dff]")
"""Scripts whose vowels are signs on other letters."""
_LEAST_WORD, _STEM, _HANGUL_STEM = 5, 6, 2
"""Letters of a word that tells what a line speaks of, of what such words have in common, and of that in
Korean, which hangs its grammar on the words."""
_LONG, _LONGEST = 100, 2.0
"""Characters of a long sentence, and how many times that counts at most."""
_MOST = 8.0
"""Log-odds of words beyond which they are certain."""
_MANY = 4
_PROSE = 55
"""Characters of a line that may be a sentence; of letters that stand for words, half as many."""


SIGNS = (
    "shared", "shares-none", "shares-one", "long", "prose", "speaks", "others-speak", "quoted", "last",
)  # fmt: skip
"""Beside the words: what share of its stems other lines have, its length and end, whether it and others speak
to somebody, what share of it is quoted, whether it is the last line."""


@dataclass(frozen=True, eq=False)
class Belonging:
    """What is known of a line beside its words."""

    line: str
    quoted: Spans
    """What stands in quotation marks in it."""
    stems: frozenset[str]
    """What its words begin with."""
    counts: Counter[str]
    """How many lines of the text have each stem."""
    speaks: bool
    """It names the reader or the paper ("you", "us") outside quotation marks."""
    others_speak: int
    """How many of the other lines do."""
    is_last: bool

    @lazily
    def shared(self) -> frozenset[str]:
        """The stems that other lines have, too."""
        return frozenset(stem for stem in self.stems if self.counts[stem] > 1)

    @lazily
    def signs(self) -> Mapping[str, float]:
        """How strong each of the ``SIGNS`` is."""
        line, stems, shared = self.line, len(self.stems), len(self.shared)
        sentences = sum(1 for _ in sentence_spans(line)) or 1
        least = _PROSE // 2 if has_spaceless(line) else _PROSE
        return {
            "shared": shared / stems if stems else 0.0,
            "shares-none": float(stems > 0 and shared == 0),
            "shares-one": float(shared == 1),
            "long": min(len(line) / sentences / _LONG, _LONGEST),
            "prose": float(ends_sentence(line) and len(line) >= least),
            "speaks": float(self.speaks),
            "others-speak": min(self.others_speak, _MANY) / _MANY,
            "quoted": sum(end - start for start, end in self.quoted) / len(line),
            "last": float(self.is_last),
        }

    @property
    def log_odds(self) -> float:
        """Those that it is no part of the story, without its words."""
        weights = _weights()
        return fsum((weights["bias"], *(weights[name] * self.signs[name] for name in SIGNS)))

    def with_words(self, probability: float) -> float:
        """The log-odds together with the probability of its words."""
        inside = min(max(probability, 1e-4), 1 - 1e-4)
        return self.log_odds + _weights()["words"] * bounded(log(inside / (1 - inside)))


def bounded(log_odds: float) -> float:
    """The log-odds of the words of a line, as far as they count."""
    return min(max(log_odds, -_MOST), _MOST)


@cache
def _weights() -> dict[str, float]:
    return dict(data.read("models/boilerplate/belonging.toml")["weights"])


def stems_of(line: str) -> frozenset[str]:
    """What longer words of a line begin with; pairs of letters in scripts that set no spaces."""
    if line.isascii():
        return frozenset(word[:_STEM] for word in tokens(line.lower()) if len(word) >= _LEAST_WORD)
    if has_spaceless(line):
        pairs = (line[i : i + 2] for i in range(len(line) - 1))
        return frozenset(pair for pair in pairs if pair.isalnum())
    if _HANGUL.search(line):
        return frozenset(word[:_HANGUL_STEM] for word in tokens(line) if len(word) > 1)
    words = WORD.findall(line) if _INDIC.search(line) else tokens(line.lower())
    return frozenset(word[:_STEM] for word in words if len(word) >= _LEAST_WORD)


def belongings(
    lines: Sequence[str],
    quoted: Sequence[Spans],
    spoken: Sequence[frozenset[str]],
    language: str | None,
) -> list[Belonging]:
    """What ties each line of a text to the others; ``quoted`` is what stands in quotation marks in each,
    ``spoken`` its words that the vocabulary of the language has."""
    code = (language or "").partition("-")[0]
    stems = [stems_of(line) for line in lines]
    counts = Counter(chain.from_iterable(stems))
    named = persons(code)
    speaks = [
        not named.isdisjoint(words) and not named.isdisjoint(spoken_in(without(line, spans), code))
        for line, spans, words in zip(lines, quoted, spoken, strict=True)
    ]
    all_speak, last = sum(speaks), len(lines) - 1
    return [
        Belonging(line, quoted[i], stems[i], counts, speaks[i], all_speak - speaks[i], i == last)
        for i, line in enumerate(lines)
    ]
