"""Grades the neighbours of set phrases and lists ordinary word pairs that look like changed ones.

``python training/grade_neighbours.py --texts A.txt … --bigrams B.txt …`` rewrites
``neighbours.txt`` (edges that good English interchanges do not tell alone) and ``ordinary.txt``
(word pairs that the model would take for changed and that are in the texts or the lists) in the
package's data. Texts are plain text; lists have two words a line first, whatever follows.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import newsclean.data
import set_phrase_patterns
from newsclean.text.words import words_in
from newsclean.wording import set_phrases
from newsclean.wording.collocations import collocations_of

FOLDER = Path(newsclean.data.__file__).parent / "models" / "set-phrases" / "en"
PER_MILLION_RARE, PER_MILLION_COMMON = 56.0, 2500.0


def read(texts: Iterable[str], lists: Iterable[str]) -> tuple[set[tuple[str, ...]], Counter[str]]:
    """Word pairs (and triples of texts) that are good English, singular; counts of words."""
    seen: set[tuple[str, ...]] = set()
    counts: Counter[str] = Counter()
    for name in texts:
        for line in Path(name).read_text("utf8").splitlines():
            words = [set_phrases.singular(w) for w in words_in(line.lower())]
            counts.update(words)
            seen.update(pairwise(words))
            seen.update(zip(words, words[1:], words[2:], strict=False))
    for name in lists:
        for line in Path(name).read_text("utf-8-sig").splitlines():
            two = line.split()[:2]
            if len(two) == 2 and all(w.isalpha() for w in two):
                seen.add((set_phrases.singular(two[0]), set_phrases.singular(two[1])))
    return seen, counts


def graded(seen: set[tuple[str, ...]], counts: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """Each word, its neighbour, and the grade of the neighbour."""
    million = sum(counts.values()) / 1e6
    beside: defaultdict[str, list[tuple[bool, str]]] = defaultdict(list)
    for phrase in set_phrase_patterns.phrases_of("en"):
        for a, b in pairwise(phrase):
            beside[a].append((True, b))
            beside[b].append((False, a))
    for word, near in set_phrases.neighbours_of("en").items():
        places = beside[word]
        for other in near:
            often = min(counts[w] for w in other.split()) / million
            fits = sum(((other, w) if left else (w, other)) in seen for left, w in places)
            natural = fits >= 8 or fits >= max(3, 0.35 * len(places))
            if " " in other:  # the whole run must be unseen: that tells enough
                yield word, other, set_phrases.ALONE | set_phrases.RARE
                continue
            alone = often < PER_MILLION_COMMON and not natural
            yield (
                word,
                other,
                set_phrases.ALONE * alone + set_phrases.RARE * (often < PER_MILLION_RARE),
            )


def ordinary(seen: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """What is seen, could be taken for a changed phrase, and is not among the pairs that English has."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    after2: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for run in seen:
        if len(run) == 2:
            after[run[0]].add(run[1])
        else:
            after2[run[0], run[1]].add(run[2])
    found: set[tuple[str, ...]] = set()
    for pattern in set_phrase_patterns.patterns_of("en"):
        slots = pattern.slots
        if pattern.whole:
            if len(slots) == 3:
                found.update(
                    (a, b, c)
                    for a in slots[0]
                    for b in slots[1]
                    for c in slots[2].keys() & after2[a, b]
                )
            continue
        for left, right in pairwise(slots):
            found.update((a, b) for a in left for b in right.keys() & after[a])
    english = collocations_of("en")
    if english is None:
        raise FileNotFoundError("run training/collocations.py first")
    return {run for run in found if len(run) > 2 or not english.attested(*run)}


def write_neighbours(rows: Iterable[tuple[str, str, int]]) -> None:
    by_head: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word, other, grade in rows:
        by_head[word, grade].append(other)
    lines = [f"{w} {g}: {', '.join(sorted(near))}" for (w, g), near in sorted(by_head.items())]
    (FOLDER / "neighbours.txt").write_text("\n".join(lines) + "\n", "utf8")


def write_ordinary(runs: Iterable[tuple[str, ...]]) -> None:
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    lines = []
    for run in runs:
        if len(run) == 2:
            pairs[run[0]].append(run[1])
        else:
            lines.append(" ".join(run))
    lines += [f"{a}: {' '.join(sorted(b))}" for a, b in pairs.items()]
    (FOLDER / "ordinary.txt").write_text("\n".join(sorted(lines)) + "\n", "utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", nargs="*", default=[])
    parser.add_argument("--bigrams", nargs="*", default=[])
    args = parser.parse_args()
    seen, counts = read(args.texts, args.bigrams)
    write_neighbours(list(graded(seen, counts)))
    newsclean.data.shelf.cache_clear()
    write_ordinary(ordinary(seen))


if __name__ == "__main__":
    main()
