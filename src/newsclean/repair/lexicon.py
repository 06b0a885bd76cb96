"""What is a word: the words of the document itself, and a list of common English words of our own.

The list names base forms; regular inflections are made by rule, so that a few thousand entries stand
for about four times as many forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from newsclean import data

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiou"


@cache
def common_words(language: str) -> frozenset[str]:
    """The listed words of a language with their inflections, lower case; empty where none is."""
    name = f"wording/words-{language}.toml"
    if name not in data.names("wording"):
        return frozenset()
    lists = data.read(name)
    words = set(lists["words"]["invariable"].split())
    words.update(lists["words"]["irregular"].split())
    for noun in lists["words"]["nouns"].split():
        words.update((noun, _plural(noun)))
    for verb in lists["words"]["verbs"].split():
        words.update(_verb_forms(verb))
    for adjective in lists["words"]["adjectives"].split():
        words.update((adjective, _adverb(adjective)))
    for adjective in lists["words"]["graded"].split():
        words.update((adjective, *_degrees(adjective), _adverb(adjective)))
    return frozenset(words)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS


def _plural(noun: str) -> str:
    if _consonant_y(noun):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _verb_forms(verb: str) -> Iterator[str]:
    """``name`` or ``stop*``, the star for a final consonant that is doubled."""
    doubled = verb.endswith("*")
    verb = verb.rstrip("*")
    yield verb
    yield _plural(verb)
    if doubled:
        stem = verb + verb[-1]
        yield from (stem + "ed", stem + "ing", stem + "er", stem + "ers")
        return
    if verb.endswith("ie"):
        yield from (verb + "d", verb[:-2] + "ying")
    elif verb.endswith("e"):
        yield verb + "d"
        yield (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
        yield from (verb + "r", verb + "rs")
    elif _consonant_y(verb):
        yield from (verb[:-1] + "ied", verb + "ing")
    else:
        yield from (verb + "ed", verb + "ing", verb + "er", verb + "ers")


def _adverb(adjective: str) -> str:
    if _consonant_y(adjective):
        return adjective[:-1] + "ily"
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and adjective[-3:-2] not in _VOWELS:
        return adjective[:-1] + "y"
    if adjective.endswith("ll"):
        return adjective + "y"
    return adjective + "ly"


def _degrees(adjective: str) -> Iterable[str]:
    if adjective.endswith("e"):
        return adjective + "r", adjective + "st"
    if _consonant_y(adjective):
        return adjective[:-1] + "ier", adjective[:-1] + "iest"
    return adjective + "er", adjective + "est"


class Vocabulary:
    """The words that one text may hold: its own, with counts, and those of the language's list."""

    __slots__ = ("_counts", "_listed")

    def __init__(self, counts: Counter[str], listed: frozenset[str]) -> None:
        self._counts = counts
        self._listed = listed

    @classmethod
    def of(cls, text: str, code: str | None) -> Vocabulary:
        """Of a text and its language; English is assumed only where the text's words say so."""
        counts = Counter(word.lower() for word in _WORD.findall(text))
        language = (code or "").partition("-")[0] or ("en" if _reads_english(counts) else "")
        return cls(counts, common_words(language) if language else frozenset())

    @property
    def rich(self) -> bool:
        """Whether there is a list for the language, so that an unknown word means something."""
        return bool(self._listed)

    def listed(self, word: str) -> bool:
        """Whether the word is a common one of the language."""
        return word.lower() in self._listed

    def seen(self, word: str, times: int = 1) -> bool:
        """Whether the text itself has the word, at least so many times."""
        return self._counts[word.lower()] >= times

    def whole(self, word: str) -> bool:
        """Whether ``word``, which does not stand at the place in question, is one."""
        return self.listed(word) or self.seen(word)

    def part(self, word: str) -> bool:
        """Whether ``word``, which does stand there, is one: also found elsewhere, or listed."""
        return self.listed(word) or self.seen(word, 2)


_ENGLISH = ("the", "of", "and", "to", "in", "that")


def _reads_english(counts: Counter[str]) -> bool:
    total = sum(counts.values())
    return total > 0 and sum(counts[w] for w in _ENGLISH) > 0.1 * total
