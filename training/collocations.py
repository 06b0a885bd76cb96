"""Pack the pairs of words of a trigram language model for ``newsclean.wording.collocations``.

    python training/collocations.py en-us.lm.bin --bigrams BIGRAMS.txt … \
        --out src/newsclean/data/models/collocations/en.bin

``en-us.lm.bin`` is the US English model in the wheel of pocketsphinx 5.1 (BSD-2-Clause, Carnegie Mellon
University and Alpha Cephei): 72,547 words and 2,051,547 pairs with their probabilities. ``BIGRAMS.txt``
have two words and a count a line (symspellpy's ``frequency_bigramdictionary_en_243_342.txt``, MIT, from
Google Books Ngrams): pairs that the model lacks are added as weak ones. Kept are pairs of words of
``data/wordlists/en.txt`` that are no names, one of them no function word. Needs numpy.
"""

from __future__ import annotations

import argparse
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from zlib import crc32

import numpy as np

from newsclean.text.word_list import words_of
from newsclean.wording.collocations import FUNCTION, PAIRS, WORDS

COMMON = np.array([-17, -16, -15, -14, -13, -12, -11, -10, -9, -8.5, -8, -7.5, -7, -6.5])
"""Natural logarithms of the probability of a word, between its classes; the last but one parts content
words from function words."""
ATTRACTION = np.array([-1, 0, 1, 2, 3, 4.5, 6.5])
"""Pointwise mutual information in nats, between the classes of a pair."""
LOG = 1e-4
"""The model counts in logarithms to the base 1.0001."""


class Model:
    """A trigram model in the binary trie of sphinxbase (``ngram_model_trie.c``), its words,
    pairs (``first`` and ``second``, by their places in ``words``) and triples (``before_pair`` and
    ``pair_of_three``)."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        magic = b"Trie Language Model"
        if not raw.startswith(magic) or raw[len(magic)] != 3:
            raise ValueError(f"{path}: not a trigram model of sphinxbase")
        at = len(magic) + 1
        ones, twos, threes = struct.unpack_from("<3I", raw, at)
        at += 16  # the counts, and the kind of quantisation
        bins = np.frombuffer(raw, "<f4", 1 << 16, at)
        at += 3 << 18
        unigrams = np.frombuffer(raw, "<f4,<f4,<u4", ones + 1, at)
        at += 12 * (ones + 1)
        width = ones.bit_length() + 32 + threes.bit_length()
        size = ((1 + twos) * width + 7) // 8 + 8
        packed = np.frombuffer(raw, np.uint8, size, at)
        at += size
        last = ones.bit_length() + 16
        size = ((1 + threes) * last + 7) // 8 + 8
        packed_threes = np.frombuffer(raw, np.uint8, size, at)
        at += size
        self.words = [w.decode() for w in raw[at + 4 :].split(b"\0")[:ones]]
        self.word = unigrams["f0"][:ones] * LOG
        second = np.repeat(np.arange(ones), np.diff(unigrams["f2"].astype(np.int64)))
        count = len(second)
        first = _field(packed, count, width, 0, ones.bit_length())
        level = _field(packed, count, width, ones.bit_length() + 16, 16)
        self.first, self.second, self.pair = first, second, bins[level] * LOG
        following = _field(packed, count + 1, width, ones.bit_length() + 32, threes.bit_length())
        self.pair_of_three = np.repeat(np.arange(count), np.diff(following))
        count = len(self.pair_of_three)
        self.before_pair = _field(packed_threes, count, last, 0, ones.bit_length())


def _field(packed: np.ndarray, count: int, width: int, start: int, bits: int) -> np.ndarray:
    """A field of ``bits`` of each of so many records of ``width`` bits."""
    at = np.arange(count, dtype=np.int64) * width + start
    held = np.zeros(count, np.uint64)
    for byte in range(5):
        held |= packed[(at >> 3) + byte].astype(np.uint64) << np.uint64(8 * byte)
    return (held >> (at & 7).astype(np.uint64) & np.uint64((1 << bits) - 1)).astype(np.int64)


def pack(values: Mapping[bytes, int], bits: int) -> bytes:
    """The slots of a :class:`newsclean.wording.collocations.Table`."""
    by_hash = {crc32(key): value for key, value in values.items()}
    first = np.fromiter(by_hash, np.uint64, len(by_hash))
    value = np.fromiter(by_hash.values(), np.uint8, len(by_hash))
    part = int(len(first) * 1.23 / 3) + 32
    low = np.uint64(0xFFFFFFFF)
    second = first * np.uint64(0x9E3779B1) & low
    third = second * np.uint64(0x85EBCA6B) & low
    places = np.stack([(h * np.uint64(part) >> np.uint64(32)) for h in (first, second, third)], 1)
    places = places.astype(np.int64) + np.arange(3) * part
    want = value ^ ((first ^ first >> np.uint64(15)) & np.uint64(0xFF)).astype(np.uint8)
    slots = np.zeros(3 * part, np.uint8)
    for key, place in reversed(_peeled(places, 3 * part)):
        slots[place] = want[key] ^ np.bitwise_xor.reduce(slots[places[key]]) ^ slots[place]
    return slots.tobytes()


def _peeled(places: np.ndarray, size: int) -> list[tuple[int, int]]:
    """Keys in an order in which each has, when it is taken away, a place of its own: and that place."""
    count = np.bincount(places.ravel(), minlength=size)
    held = np.zeros(size, np.int64)
    keys = np.arange(len(places))
    for column in range(3):
        np.bitwise_xor.at(held, places[:, column], keys)
    rows, counts, keys_at = places.tolist(), count.tolist(), held.tolist()
    alone = [p for p in range(size) if counts[p] == 1]
    order: list[tuple[int, int]] = []
    while alone:
        place = alone.pop()
        if counts[place] != 1:
            continue
        key = keys_at[place]
        order.append((key, place))
        for other in rows[key]:
            counts[other] -= 1
            keys_at[other] ^= key
            if counts[other] == 1:
                alone.append(other)
    if len(order) != len(places):
        raise ValueError("the keys cannot be told apart: change the share of free slots")
    return order


def tables(model: Model, bigrams: Iterable[Path]) -> tuple[dict[bytes, int], dict[bytes, int]]:
    """The classes of the words, and of the pairs."""
    listed = words_of("en").lower
    fine = [w in listed or ("'" in w and w.partition("'")[0] in listed) for w in model.words]
    grade = np.searchsorted(COMMON, model.word)
    words = {w.encode(): int(g) for w, g, ok in zip(model.words, grade, fine, strict=True) if ok}
    kept = np.array(fine)[model.first] & np.array(fine)[model.second]
    kept &= (grade[model.first] < FUNCTION) | (grade[model.second] < FUNCTION)
    drawn = np.searchsorted(ATTRACTION, model.pair - model.word[model.second])
    pairs = {
        f"{model.words[a]} {model.words[b]}".encode(): int(g)
        for a, b, g in zip(model.first[kept], model.second[kept], drawn[kept], strict=True)
    }
    for path in bigrams:
        for line in path.read_text("utf-8-sig").splitlines():
            a, b = (w.encode() for w in line.split()[:2])
            if min(words.get(a, 99), words.get(b, 99)) < FUNCTION and a in words and b in words:
                pairs.setdefault(a + b" " + b, 1)
    return words, pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--bigrams", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    words, pairs = tables(Model(given.model), given.bigrams)
    print(f"{len(words)} words, {len(pairs)} pairs")
    first, second = pack(words, WORDS), pack(pairs, PAIRS)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(len(first).to_bytes(4, "little") + first + second)


if __name__ == "__main__":
    main()
