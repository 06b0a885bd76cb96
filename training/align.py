"""Which blocks of a page stand in its gold text: in-order alignment, used for training labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"\w+")


def labels(blocks: list[str], gold: str) -> list[float]:
    """Per block, the share of its word trigrams in the gold (short blocks: all or nothing), 0 where
    the block does not fit into the heaviest chain of blocks that follow the order of the gold."""
    words = [w.lower() for w in _WORD.findall(gold)]
    trigrams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(words) - 2):
        trigrams[tuple(words[i : i + 3])].append(i)
    first: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        first[word].append(i)
    found = [_places([w.lower() for w in _WORD.findall(b)], words, trigrams, first) for b in blocks]
    return _heaviest_chain(found, len(words))


def _places(
    block: list[str],
    words: list[str],
    trigrams: dict[tuple[str, ...], list[int]],
    first: dict[str, list[int]],
) -> tuple[int, float, list[int]]:
    """Words of the block, share found, and where in the gold it may begin."""
    size = len(block)
    if size < 3:
        starts = (
            [i for i in first.get(block[0], ()) if words[i : i + size] == block] if block else []
        )
        return size, float(bool(starts)), starts[:50]
    grams = [tuple(block[j : j + 3]) for j in range(size - 2)]
    shifts: Counter[int] = Counter()
    for j, gram in enumerate(grams):
        for i in trigrams.get(gram, ())[:30]:
            shifts[i - j] += 1
    share = sum(gram in trigrams for gram in grams) / len(grams)
    starts = [max(0, s) for s, n in shifts.most_common(8) if n >= 0.5 * len(grams)]
    return size, share, starts


def _heaviest_chain(found: list[tuple[int, float, list[int]]], length: int) -> list[float]:
    """A weighted longest increasing subsequence, by a Fenwick tree of the best chain so far."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (length + 2)
    items: list[tuple[int, int]] = []  # block, item before it in its chain
    for number, (size, share, starts) in enumerate(found):
        if share < 0.5:
            continue
        fresh = []
        for start in starts:
            best, at = (0.0, -1), start + 1
            while at > 0:
                best = max(best, tree[at], key=lambda x: x[0])
                at -= at & -at
            fresh.append((min(length, start + size), best[0] + size * share, len(items)))
            items.append((number, best[1]))
        for at, weight, item in fresh:
            while at <= length:
                if weight > tree[at][0]:
                    tree[at] = (weight, item)
                at += at & -at
    best, at = (0.0, -1), length
    while at > 0:
        best = max(best, tree[at], key=lambda x: x[0])
        at -= at & -at
    marks = [0.0] * len(found)
    item = best[1]
    while item >= 0:
        number, item = items[item]
        marks[number] = found[number][1]
    return marks
