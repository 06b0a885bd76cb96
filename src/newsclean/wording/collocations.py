"""How well each word fits the words beside it, told by which pairs of words English has.

The pairs and how strongly they attract each other (pointwise mutual information, Church and Hanks 1990)
are kept as a Bloomier filter over a xor filter (Chazelle, Kilian, Rubinfeld and Tal 2004; Graf and Lemire
2020): one byte a slot, of which some bits tell whether a key was put in and the others are its value. A key
that was never put in is taken for one that was at a known small rate: one in 32 pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from newsclean import data
from newsclean.text.quotation_marks import OPENING
from newsclean.text.sentences import STOP_SET

WORDS, PAIRS = 4, 3
"""Bits of the value of a word, how common it is (0 rare), and of a pair, how strongly it attracts."""
UNKNOWN = 1 << WORDS
"""The class of a word that the table does not hold."""
FUNCTION = 13
"""Words of this class and above stand everywhere: how they fit tells nothing."""
NO_NEIGHBOUR, UNKNOWN_PAIR, SEEN = 0, 1, 2
UNSEEN = SEEN + (1 << PAIRS)
"""Classes of a place beside a word: nothing to compare with; a word that is not known; a pair that is
known, by its attraction; one that is not, by how common its two words are together."""
SIDES = UNSEEN + 2 * (1 << WORDS) - 1

PLACES = 2
"""Of each word so many places are looked at."""
_MIX, _MIX2, _LOW = 0x9E3779B1, 0x85EBCA6B, 0xFFFFFFFF
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]|\n")
_NO_WORD = ("", -1)
_STOPS = STOP_SET.union(OPENING, ":;\n(—-")
"""What a capital letter behind it may be owed to."""


@dataclass(frozen=True, slots=True)
class Table:
    """A map from keys to small numbers."""

    slots: bytes
    """Three parts of one length."""
    bits: int
    """Bits of a value."""

    def get(self, key: bytes) -> int | None:
        """The value of a key, None where the key was (very likely) not put in."""
        part = len(self.slots) // 3
        first = crc32(key)
        second = first * _MIX & _LOW
        third = second * _MIX2 & _LOW
        slots = self.slots
        held = (
            slots[first * part >> 32]
            ^ slots[part + (second * part >> 32)]
            ^ slots[2 * part + (third * part >> 32)]
            ^ (first ^ first >> 15) & 0xFF
        )
        return None if held >> self.bits else held


class Fit(NamedTuple):
    """A word that is no function word, and how it fits in its place."""

    word: int
    """The class of the word."""
    left: int
    right: int
    """The classes of the places on either side, see ``UNSEEN``."""


@dataclass(frozen=True, slots=True)
class Collocations:
    """The words and pairs of words of one language."""

    words: Table
    pairs: Table

    def fits(self, text: str) -> dict[tuple[str, str, str], Fit]:
        """How each word fits that is in lower case, or may be: names are left out. By the word and its
        neighbours; of each word the first places with different neighbours, so that a term that few other
        texts have does not speak for the whole."""
        places: Counter[str] = Counter()
        found: dict[tuple[str, str, str], Fit] = {}
        tokens = [_NO_WORD, *self._classes(_TOKEN.findall(text)), _NO_WORD]
        for at, (word, grade) in enumerate(tokens):
            if (0 <= grade < FUNCTION or grade == UNKNOWN) and places[word] < PLACES:
                before, behind = tokens[at - 1], tokens[at + 1]
                key = (before[0], word, behind[0])
                if key not in found and len(word) > 2:
                    places[word] += 1
                    here = tokens[at]
                    found[key] = Fit(grade, self._side(before, here), self._side(here, behind))
        return found

    def _classes(self, tokens: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Each token in lower case with the class of its word, -1 for what is no word or a name."""
        known: dict[str, tuple[str, int]] = {}
        before = "\n"
        for token, behind in pairwise((*tokens, "\n")):
            begins, before = before in _STOPS, token
            if (read := known.get(token)) is None:
                read = known[token] = self._read(token)
            # A capital letter is owed to the sentence, or it begins a name.
            if read[1] >= 0 and token[0].isupper():
                if not begins or behind[0].isupper() or read[1] == UNKNOWN:
                    read = _NO_WORD
            yield read

    def _read(self, token: str) -> tuple[str, int]:
        word = token.lower()
        if not token[0].isalpha() or token[1:] != word[1:]:
            return _NO_WORD
        held = self.words.get(word.replace("’", "'").encode())
        return word, UNKNOWN if held is None else held

    def _side(self, left: tuple[str, int], right: tuple[str, int]) -> int:
        if left[1] < 0 or right[1] < 0:
            return NO_NEIGHBOUR
        if UNKNOWN in (left[1], right[1]):
            return UNKNOWN_PAIR
        if left[1] >= FUNCTION and right[1] >= FUNCTION:
            return NO_NEIGHBOUR
        held = self.pairs.get(f"{left[0]} {right[0]}".replace("’", "'").encode())
        return UNSEEN + left[1] + right[1] if held is None else SEEN + held

    def attested(self, first: str, second: str) -> bool:
        """Whether English has these two words, in lower case, side by side, as far as the table can tell:
        of names and other words that it does not hold it knows nothing, and the answer is yes."""
        if self.pairs.get(f"{first} {second}".encode()) is not None:
            return True
        return any(self.words.get(word.encode()) is None for word in (first, second))


@cache
def collocations_of(language: str) -> Collocations | None:
    """The pairs of a language, None where there are none."""
    packed = data.packed().get(f"models/collocations/{language}.bin")
    if packed is None:
        return None
    size = int.from_bytes(packed[:4], "little")
    return Collocations(Table(packed[4 : 4 + size], WORDS), Table(packed[4 + size :], PAIRS))
