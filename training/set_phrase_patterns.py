"""Write ``models/set-phrases/en/patterns.txt``: what set phrases may turn into, worked out once.

    python training/set_phrase_patterns.py

A pattern is a set phrase, or one with a word widened to several; a slot is what may stand in one of its
places. Lines of the file, each kind behind a heading:

* ``= slots``: words, each with its grade (``newsclean.wording.set_phrases``), all in the singular.
* ``= patterns``: those that share their second slot, which is a *place*, in one line, apart by ``|``:
  ``+`` where only the whole run tells that it is ordinary, else ``-``; the numbers of its slots; behind a
  colon the phrase.
* ``= firsts``: a word, and the numbers of the places of those patterns that it may begin.
* ``= seconds``: a word, and the numbers of the places where it may stand.
* ``= longest``: the slots of the longest pattern.
* ``= phrases``: the set phrases, their words in the singular.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from newsclean import data
from newsclean.text.words import words_in
from newsclean.wording.set_phrases import KEPT, LINKS, PATTERNS, neighbours_of, singular

Slot = Mapping[str, int]
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = (
    "# Written by training/set_phrase_patterns.py from neighbours.txt and lang/en/set-phrases.toml."
)


class Pattern(NamedTuple):
    """A set phrase, or one with a word widened to several."""

    right: str
    slots: tuple[Slot, ...]
    whole: bool
    """Whether only the whole run tells that it is ordinary: a function word stands inside, or a word
    was widened."""


def phrases_of(language: str) -> dict[tuple[str, ...], str]:
    """The set phrases of two words and more, by their words in the singular."""
    topics = data.read(f"lang/{language}/set-phrases.toml")["phrases"].values()
    listed = (" ".join(p.split()) for topic in topics for p in topic.split(";"))
    several = [p for p in listed if " " in p and "'" not in p]
    bare = {word: singular(word) for word in set(words_in(" ".join(several)))}
    known = {tuple(map(bare.__getitem__, _WORD.findall(p))): p for p in several}
    # What begins with a function word would be looked at in every sentence.
    return {words: p for words, p in known.items() if words[0] not in LINKS}


def patterns_of(language: str) -> Iterator[Pattern]:
    """Each phrase, and each with one word widened to several."""
    phrases, neighbours = phrases_of(language), neighbours_of(language)
    slots: dict[str, Slot] = {}
    several: dict[str, list[tuple[Slot, ...]]] = {}
    for word in sorted({w for p in phrases for w in p}):
        near = {} if word in LINKS else neighbours.get(word, {})
        slots[word] = {n: g for n, g in near.items() if " " not in n} | {word: KEPT}
        several[word] = [
            tuple({w: g if w != word else KEPT} for w in map(singular, n.split()))
            for n, g in near.items()
            if " " in n
        ]
    for words, right in phrases.items():
        linked = not LINKS.isdisjoint(words)
        row = tuple(slots[w] for w in words)
        yield Pattern(right, row, linked)
        for i, word in enumerate(words):
            for wide in several[word]:
                yield Pattern(right, row[:i] + wide + row[i + 1 :], True)


def written(language: str) -> str:
    """What the file should hold."""
    numbers: dict[tuple[tuple[str, int], ...], int] = {}
    places: dict[int, int] = {}
    rows: list[list[str]] = []
    firsts: defaultdict[str, set[int]] = defaultdict(set)
    seconds: defaultdict[str, set[int]] = defaultdict(set)
    for pattern in patterns_of(language):
        slots = [numbers.setdefault(tuple(slot.items()), len(numbers)) for slot in pattern.slots]
        place = places.setdefault(slots[1], len(places))
        if place == len(rows):
            rows.append([])
        sign = "+" if pattern.whole else "-"
        rows[place].append(f"{sign}{' '.join(map(str, slots))}:{pattern.right}")
        for word in pattern.slots[0]:
            firsts[word].add(place)
        for word in pattern.slots[1]:
            seconds[word].add(place)
    sections = {
        "slots": [" ".join(f"{word} {grade}" for word, grade in slot) for slot in numbers],
        "patterns": ["|".join(row) for row in rows],
        "firsts": _numbered(firsts),
        "seconds": _numbered(seconds),
        "longest": [str(max(len(pattern.slots) for pattern in patterns_of(language)))],
        "phrases": [" ".join(words) for words in phrases_of(language)],
    }
    lines = (line for name, body in sections.items() for line in (f"= {name}", *body))
    return "\n".join((_HEAD, *lines)) + "\n"


def _numbered(words: Mapping[str, Iterable[int]]) -> list[str]:
    return [f"{word} {' '.join(map(str, sorted(places)))}" for word, places in words.items()]


if __name__ == "__main__":
    path = Path(data.__file__).parent / PATTERNS.format("en")
    path.write_text(written("en"), encoding="utf-8")
