"""Which sentence of one report says the same as which of another, and which words differ in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.text.sentences import sentence_spans
from newsclean.text.view import TextView

_TOKEN = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
_LEAST = 0.4
"""The share of two sentences' words that is the same, from which on they may say the same."""
_LEAST_WORDS = 4
MOST_SENTENCES = 400
MOST_WORDS = 120
"""Of one sentence; a longer one is no sentence."""


class Word(NamedTuple):
    """A word or mark of a sentence, and where it stands in the text."""

    plain: str
    """In lower case."""
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of a text."""

    start: int
    end: int
    words: tuple[Word, ...]


class Aligned(NamedTuple):
    """Two sentences that say the same."""

    ours: Sentence
    theirs: Sentence
    likeness: float
    """The share of their words that is the same, 0–1."""


class Difference(NamedTuple):
    """Words of one sentence that stand in the place of others."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, paragraph by paragraph."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        for start, end in sentence_spans(text, line.start(), line.end()):
            words = words_of(text, start, end)
            if _LEAST_WORDS <= len(words) <= MOST_WORDS:
                found.append(Sentence(start, end, words))
    return tuple(found[:MOST_SENTENCES])


def sentences_in(view: TextView) -> tuple[Sentence, ...]:
    """The same of a text that several ask about."""
    return view.derived(_sentences)


def _sentences(view: TextView) -> tuple[Sentence, ...]:
    return sentences_of(view.text)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and marks of a stretch."""
    return tuple(
        Word(m[0].lower().replace("’", "'"), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, end)
    )


def aligned(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> tuple[Aligned, ...]:
    """For each of our sentences the one that shares most words, if it shares enough; each of theirs once."""
    where: dict[str, list[int]] = {}
    sizes = []
    for place, sentence in enumerate(theirs):
        counts = {word.plain for word in sentence.words}
        sizes.append(len(counts))
        for word in counts:
            where.setdefault(word, []).append(place)
    offers = []
    for number, sentence in enumerate(ours):
        own = {word.plain for word in sentence.words}
        shared: Counter[int] = Counter()
        for word in own:
            shared.update(where.get(word, ()))
        for place, count in shared.most_common(3):
            likeness = 2 * count / (len(own) + sizes[place])
            if likeness >= _LEAST:
                offers.append((-likeness, abs(number - place), number, place))
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for weight, _, number, place in sorted(offers):
        if number not in taken and place not in used:
            taken[number] = (place, -weight)
            used.add(place)
    return tuple(
        Aligned(ours[number], theirs[place], likeness)
        for number, (place, likeness) in sorted(taken.items())
    )


def differences(pair: Aligned, *, every: bool = False) -> Iterator[Difference]:
    """The words that were put in the place of others; with ``every``, also what was only added or left
    out, so that one side is empty."""
    before = [word.plain for word in pair.ours.words]
    after = [word.plain for word in pair.theirs.words]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace" or (every and kind != "equal"):
            yield Difference(pair.ours.words[i:j], pair.theirs.words[k:m])
