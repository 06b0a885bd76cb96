"""Which words there are: those of the document itself, and a list of English words by how common they are.

The list is SCOWL's (``data/wordlists/en.txt``, with its terms). A word that it does not hold, not
even as a name, and that the document does not use again, may be a garbled one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from newsclean import data
from newsclean.model.language_tags import primary

_LISTED = data.read("lang/en/repair.toml")["words"]
_ENGLISH = _LISTED["recognised_by"].split()


class ListedWords:
    """The words of the first tiers of a list."""

    __slots__ = ("_tiers", "_words")

    def __init__(self, words: Words, last: str) -> None:
        self._words = words
        self._tiers = data.TIERS.index(last) + 1

    def __contains__(self, word: str) -> bool:
        return self._words.tier(word) < self._tiers

    def __bool__(self) -> bool:
        return bool(self._words.rows)


class Words:
    """The words of a language, lower case, in nested groups. They are looked up, never gone through."""

    __slots__ = ("_met", "common", "known", "lower", "rows", "top")

    def __init__(self, rows: Mapping[str, str], single: Iterable[str] = ()) -> None:
        self.rows = rows
        self._met = dict.fromkeys(single, 0)
        """Words of the list that were asked for before, with their tiers."""
        self.top = ListedWords(self, "20")
        """The most common ten thousand."""
        self.common = ListedWords(self, "35")
        """What every reader knows, about forty thousand."""
        self.lower = ListedWords(self, "variants")
        """All that are listed and written in lower case."""
        self.known = ListedWords(self, "names")
        """The same with names and abbreviations."""

    def tier(self, word: str) -> int:
        """The number of a word's tier (``data.TIERS``); their number where the list does not hold it."""
        tier = self._met.get(word)
        if tier is not None:
            return tier
        row = self.rows.get(word[: data.HEAD])
        at = row.find(f" {word[data.HEAD :]} ") if row is not None else -1
        # What is not one word may run over several.
        if row is None or at < 0 or not word.isalpha():
            return len(data.TIERS)
        self._met[word] = row.count("|", 0, at)
        return self._met[word]

    def unlisted(self, words: Iterable[str]) -> set[str]:
        """Those that the list does not hold."""
        # The list is in lower case: a word that is not need not be looked up.
        new = set(words).difference(self._met)
        return {w for w in new if not w.islower() or w not in self.known}


_NONE = Words({})


@cache
def words_of(language: str) -> Words:
    """The listed words of a language; none where there is no list."""
    name = f"wordlists/{language}.txt"
    if name not in data.names():
        return _NONE
    return Words(data.read(name), _LISTED["single"].split())


def language_of(code: str | None, counts: Counter[str]) -> str:
    """The language whose list applies: the given one, or English where the words say so."""
    return primary(code or "") or ("en" if _reads_english(counts) else "")


def _reads_english(counts: Counter[str]) -> bool:
    total = sum(counts.values())
    return total > 0 and sum(counts[w] for w in _ENGLISH) > 0.1 * total


class Vocabulary:
    """The words that one text may hold: its own, with counts, and those of the language's list."""

    __slots__ = ("_counts", "_words", "listed_words")

    def __init__(self, words: list[str], listed_words: Words) -> None:
        self._words = words
        self._counts: Counter[str] | None = None
        self.listed_words = listed_words

    @classmethod
    def of(cls, words: list[str], code: str | None) -> Vocabulary:
        """Of the words of a text, in lower case, and its language; English is assumed only where
        the words say so."""
        language = primary(code or "") or language_of(None, Counter(words))
        return cls(words, words_of(language) if language else _NONE)

    @property
    def rich(self) -> bool:
        """Whether there is a list for the language, so that an unknown word means something."""
        return bool(self.listed_words.known)

    def top(self, word: str) -> bool:
        """Whether the word is one of the most common."""
        return word.lower() in self.listed_words.top

    def listed(self, word: str) -> bool:
        """Whether the word is a common one of the language."""
        return word.lower() in self.listed_words.common

    def known(self, word: str) -> bool:
        """Whether the list holds the word, however rare, names too."""
        return word.lower() in self.listed_words.known

    def name(self, word: str) -> bool:
        """Whether the list has the word as a name only."""
        lower = word.lower()
        return lower in self.listed_words.known and lower not in self.listed_words.lower

    def seen(self, word: str, times: int = 1) -> bool:
        """Whether the text itself has the word, at least so many times."""
        if self._counts is None:  # most texts are never asked
            self._counts = Counter(self._words)
        return self._counts[word.lower()] >= times

    def whole(self, word: str) -> bool:
        """Whether ``word``, which does not stand at the place in question, is one."""
        return self.known(word) or self.seen(word)

    def part(self, word: str) -> bool:
        """Whether ``word``, which does stand there, is one: also found elsewhere, or listed."""
        return self.listed(word) or self.seen(word, 2)
