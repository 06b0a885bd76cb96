"""How well each word fits the words beside it, told by which pairs of words English has.

The pairs and how strongly they attract each other (pointwise mutual information, Church and Hanks 1990)
are kept as a Bloomier filter over a xor filter (Chazelle, Kilian, Rubinfeld and Tal 2004; Graf and Lemire
2020): one byte a slot, of which some bits tell whether a key was put in and the others are its value. A key
that was never put in is taken for one that was at a known small rate: one in 32 pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import compress, product, repeat
from operator import itemgetter
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
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
_MIX, _MIX2 = 0x9E3779B1, 0x85EBCA6B
_LANE = 0xFFFFFFFF
_LOW = b"\xff\xff\xff\xff\0\0\0\0"
"""The lower half of 64 bits."""
_BETWEEN = {
    (left, right): NO_NEIGHBOUR
    if min(left, right) < 0
    else UNKNOWN_PAIR
    if max(left, right) == UNKNOWN
    else UNSEEN + left + right
    for left, right in product(range(-1, UNKNOWN + 1), repeat=2)
}
"""The class of a place by the classes of the words beside it, -1 for no word, as long as no pair is known."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]|\n")
_NO_WORD = ""
_LEFT, _RIGHT = itemgetter(0, 1), itemgetter(1, 2)
"""Of a word between its neighbours: the pair on either side."""
_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_STOPS = STOP_SET.union(OPENING, ":;\n(—-")
"""What a capital letter behind it may be owed to."""


@dataclass(frozen=True, slots=True)
class Table:
    """A map from keys to small numbers."""

    slots: memoryview
    """Three parts of one length."""
    bits: int
    """Bits of a value."""

    def get(self, key: bytes) -> int | None:
        """The value of a key, None where the key was (very likely) not put in."""
        hashed, part = crc32(key), len(self.slots) // 3
        held = (hashed ^ hashed >> 15) & 0xFF
        for number, mix in enumerate((1, _MIX, _MIX2)):
            hashed = hashed * mix & _LANE
            held ^= self.slots[number * part + (hashed * part >> 32)]
        return None if held >> self.bits else held

    def values_of(self, words: Iterable[str]) -> list[int | None]:
        """The value of each word, or of two with a space between, whatever apostrophes they have."""
        # Together they are encoded far faster than one by one; none holds a line feed.
        return self._values("\n".join(words).replace("’", "'").encode().split(b"\n"))

    def _values(self, keys: Iterable[bytes]) -> list[int | None]:
        """All keys at once, side by side in one whole number, 64 bits each."""
        hashes = list(map(crc32, keys))
        lanes = Struct(f"<{len(hashes)}Q")
        low = int.from_bytes(_LOW * len(hashes), "little")
        first = int.from_bytes(lanes.pack(*hashes), "little")
        second = first * _MIX & low
        held = int.from_bytes(_first_bytes(first ^ first >> 15, lanes), "little")
        for number, hashed in enumerate((first, second, second * _MIX2 & low)):
            held ^= int.from_bytes(self._looked_up(number, hashed, low, lanes), "little")
        bits = self.bits
        return [None if v >> bits else v for v in held.to_bytes(len(hashes), "little")]

    def _looked_up(self, number: int, hashed: int, low: int, lanes: Struct) -> bytes:
        """What one of the three parts holds for each of these hashes."""
        part = len(self.slots) // 3
        places = (hashed * part >> 32) & low
        held = self.slots[number * part :]
        # All in one call; one more, since of a single place it would give no tuple.
        return bytes(itemgetter(0, *lanes.unpack(places.to_bytes(lanes.size, "little")))(held))[1:]


def _first_bytes(whole: int, lanes: Struct) -> bytes:
    """The lowest byte of each lane."""
    return whole.to_bytes(lanes.size, "little")[::8]


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
        tokens = _TOKEN.findall(text)
        classes = self._classes(set(tokens))
        words = _without_names(tokens, {token: word for token, (word, _) in classes.items()})
        grades = {_NO_WORD: -1, **dict(classes.values())}
        room = {
            word: PLACES
            for word, grade in grades.items()
            if len(word) > 2 and (0 <= grade < FUNCTION or grade == UNKNOWN)
        }
        found: dict[tuple[str, str, str], None] = {}
        places = zip((_NO_WORD, *words), words, (*words[1:], _NO_WORD), strict=False)
        for place in compress(places, map(room.__contains__, words)):
            if room[place[1]] and place not in found:
                room[place[1]] -= 1
                found[place] = None
        lefts, rights = list(map(_LEFT, found)), list(map(_RIGHT, found))
        sides = self._sides({*lefts, *rights}, grades)
        of_word = map(grades.__getitem__, map(_SECOND, found))
        classes_of = zip(of_word, map(sides.get, lefts), map(sides.get, rights), strict=True)
        # Faster than by their names: there are hundreds.
        return dict(zip(found, map(partial(tuple.__new__, Fit), classes_of), strict=True))

    def _classes(self, tokens: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Of each token that is a word, or a name that is one, the word in lower case and its class."""
        lowered = {
            t: word
            for t in tokens
            if t[0].isalpha() and ((word := t.lower()) == t or word[1:] == t[1:])
        }
        if not lowered:
            return {}
        held = self.words.values_of(lowered.values())
        return {
            token: (word, UNKNOWN if grade is None else grade)
            for (token, word), grade in zip(lowered.items(), held, strict=True)
            if grade is not None or token == word
        }

    def _sides(
        self, pairs: Iterable[tuple[str, str]], grades: Mapping[str, int]
    ) -> dict[tuple[str, str], int]:
        """The class of the place between each two words."""
        pairs, grade = list(pairs), grades.__getitem__
        both = zip(map(grade, map(_FIRST, pairs)), map(grade, map(_SECOND, pairs)), strict=True)
        classes = list(map(_BETWEEN.__getitem__, both))
        sides = dict(zip(pairs, classes, strict=True))
        known = list(compress(pairs, map(UNSEEN.__le__, classes)))
        held = self.pairs.values_of(map(" ".join, known)) if known else ()
        seen = zip(known, held, strict=True)
        sides.update((pair, SEEN + value) for pair, value in seen if value is not None)
        return sides

    def attested(self, first: str, second: str) -> bool:
        """Whether English has these two words, in lower case, side by side, as far as the table can tell:
        of names and other words that it does not hold it knows nothing, and the answer is yes."""
        if self.pairs.get(f"{first} {second}".encode()) is not None:
            return True
        return any(self.words.get(word.encode()) is None for word in (first, second))


def _without_names(tokens: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The word of each token, nothing for what is no word or a name."""
    words = list(map(known.get, tokens, repeat(_NO_WORD)))
    capitals = {token for token in known if token[0].isupper()}
    for at in compress(range(len(tokens)), map(capitals.__contains__, tokens)):
        # A capital letter is owed to the sentence, or it begins a name.
        if (at and tokens[at - 1] not in _STOPS) or (
            at + 1 < len(tokens) and tokens[at + 1][0].isupper()
        ):
            words[at] = _NO_WORD
    return words


@cache
def collocations_of(language: str) -> Collocations | None:
    """The pairs of a language, None where there are none."""
    name = f"models/collocations/{language}.bin"
    if name not in data.names():
        return None
    packed = data.packed(name)
    size = int.from_bytes(packed[:4], "little")
    return Collocations(Table(packed[4 : 4 + size], WORDS), Table(packed[4 + size :], PAIRS))
