"""Which words and pairs of words the stories of an archive have, by language.

They are counted over a sample of events: those with the smallest digests, so that it does not matter what
was learned where and in which order (Broder 1997). So memory and time do not grow with the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from newsclean.light_dataclass import dataclass
from newsclean.model.language_tags import primary
from newsclean.profile.index import packed, unpacked
from newsclean.text.languages import guess

if TYPE_CHECKING:
    import sqlite3

SAMPLE = 2_000
"""Events whose words are counted."""
_LEAST_SAMPLE = 200
"""Stories of a language from which on their words tell anything."""
_READ = 4_000
"""Characters of a story whose words are counted."""
_TOLD = 300
"""Characters that tell the language."""
_LEAST_LETTERS = 3
_LEAST_WORDS = 40
"""Different words of a text that can be compared."""
_KNOWN = 2
"""Other stories that have a word which is not new."""
_PHRASE = 5
"""Stories that have a set phrase …"""
_DRAWN = 2.0
"""… and the pointwise mutual information of its two words, in nats."""
_ENDS = ".,;:!?)”»\"'"


COUNTED = (
    "FROM stories LEFT JOIN grouped AS g USING (story) WHERE (g.tale IS NULL OR g.tale = digest)"
)
"""Of each event one story."""


class WordSets(NamedTuple):
    """What a text has, each once."""

    single: set[str]
    pairs: set[str]


def word_sets(text: str) -> WordSets:
    """The words of a text that are in lower case, names left out, and those that stand side by side."""
    written = text[:_READ].split()
    fit = {
        word: bare
        for word in {*written}
        if (bare := word.rstrip(_ENDS)).islower() and bare.isalpha() and len(bare) >= _LEAST_LETTERS
    }
    words = list(map(fit.get, written))
    pairs = {
        f"{one} {two}"
        for as_written, one, two in zip(written, words, words[1:], strict=False)
        if two and one == as_written
    }
    return WordSets({*fit.values()}, pairs)


@dataclass(frozen=True)
class WordStatistics:
    """The words of an archive in one language.

    Attributes:
        stories: how many were counted.
        mean: the mean share of new words of a story.
        deviation: its standard deviation.
        counts: how many stories have a word or a pair of words; those of few stories are left out.
    """

    stories: int
    mean: float
    deviation: float
    counts: Mapping[str, int]

    def strangeness(self, text: str, *, counted: bool) -> float:
        """By how many standard deviations a text has more new words than the archive's stories; ``counted``
        says whether it is one of those that were counted."""
        words = word_sets(text).single
        if len(words) < _LEAST_WORDS:
            return 0.0
        return (self._new(words, counted) - self.mean) / self.deviation

    def _new(self, words: Iterable[str], counted: bool) -> float:
        return share_of_new(words, self.counts, _KNOWN + counted)

    def attested(self, phrase: str) -> int:
        """How many stories have the rarest pair of neighbours of a phrase; 0 where few have one."""
        pairs = [" ".join(pair) for pair in pairwise(phrase.lower().split())]
        return min((self.counts.get(pair, 0) for pair in pairs), default=0)

    def set_phrases(self) -> Iterator[str]:
        """The pairs of words that attract each other."""
        for pair, count in self.counts.items():
            if count >= _PHRASE and " " in pair:
                one, two = pair.split()
                by_chance = self.counts[one] * self.counts[two] / self.stories
                if log(count / by_chance) >= _DRAWN:
                    yield pair


def share_of_new(words: Iterable[str], counts: Mapping[str, int], known: int) -> float:
    """The share of the words that fewer stories have."""
    new = [counts.get(word, 0) < known for word in words]
    return sum(new) / max(1, len(new))


def language_of(text: str) -> str:
    """The language that the words of a text are of; empty where they do not tell."""
    found = guess(text[:_TOLD])
    return primary(found[0]) if found else ""


def count_words(database: sqlite3.Connection) -> int | None:
    """Fill the table ``words`` of a profile that is written, whose stories are grouped; gives the greatest
    digest of a story that was counted."""
    sample = database.execute(
        f"SELECT digest, stories.text {COUNTED} ORDER BY digest LIMIT {SAMPLE}"
    )
    by_language: dict[str, list[WordSets]] = {}
    last: int | None = None
    for digest, stored in sample:
        text, last = unpacked(stored), digest
        by_language.setdefault(language_of(text), []).append(word_sets(text))
    database.execute("DELETE FROM words")
    for language, stories in by_language.items():
        if language and len(stories) >= _LEAST_SAMPLE:
            database.execute("INSERT INTO words VALUES (?, ?)", (language, _row(stories)))
    return last


def _row(stories: list[WordSets]) -> bytes:
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for words in stories:
        single.update(words.single)
        pairs.update(words.pairs)
    shares = [share_of_new(words.single, single, _KNOWN + 1) for words in stories]
    kept = [f"{w} {n}" for w, n in single.items() if n >= _KNOWN]
    kept += [f"{w} {n}" for w, n in pairs.items() if n > _KNOWN]
    mean = fsum(shares) / len(shares)
    deviation = sqrt(fsum((share - mean) ** 2 for share in shares) / len(shares))
    return packed("\n".join((f"{len(stories)} {mean} {deviation}", *sorted(kept))))


def statistics_of(stored: bytes) -> WordStatistics:
    """What the table ``words`` has of a language."""
    head, *lines = unpacked(stored).split("\n")
    stories, mean, deviation = head.split()
    counts = {w: int(n) for w, _, n in (line.rpartition(" ") for line in lines)}
    return WordStatistics(int(stories), float(mean), max(1e-6, float(deviation)), counts)
