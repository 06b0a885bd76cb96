"""Set phrases of which synonym programs changed a word: `bosom malignancy` for breast cancer.

A small generative model in plain data: set phrases of news English, neighbours as careless thesauri
give them, and ordinary word pairs that look the same. Words that map onto a set phrase, each itself or
by a neighbour, and that nobody writes side by side, are a candidate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import compress, pairwise
from operator import and_
from typing import NamedTuple

from newsclean import data
from newsclean.light_dataclass import dataclass
from newsclean.text.view import TextView
from newsclean.text.word_list import words_of
from newsclean.text.words import words_in
from newsclean.wording.collocations import Collocations, collocations_of

ALONE, RARE, KNOWN = 1, 2, 4
"""Grades of a neighbour, added up: strange enough to tell alone; a rare word; all have the third."""
KEPT = 8
"""The grade of a word that stands in its own place."""
_FEWEST, _WORDS_A_WITNESS = 2, 600
"""Different runs that a text must have before runs of common words count, and the words of a text for each
run before any counts: a spinner spoils many phrases, while a writer now and then finds an odd pair."""
_OFTEN = 4
"""So often the same words are a term of the text, unless others stand beside it."""

Slot = Mapping[str, int]
"""What may stand in one place of a phrase, singular, with its grade."""
PATTERNS = "models/set-phrases/{}/patterns.txt"


class _Pattern(NamedTuple):
    """A set phrase, or one with a word widened to several."""

    right: str
    slots: tuple[Slot, ...]
    whole: bool
    """Whether only the whole run tells that it is ordinary: a function word stands inside, or a word
    was widened."""


class _Masks(dict[str, int]):
    """The numbers of a row as bits, filled when asked for."""

    def __missing__(self, row: str) -> int:
        mask = self[row] = sum(1 << int(place) for place in row.split(" "))
        return mask


@dataclass(frozen=True, slots=True)
class SetPhrases:
    """What set phrases may turn into. A line of the file is read when a text has its words."""

    firsts: Mapping[str, str]
    """For each word, singular, the numbers of the second places of the patterns that it may begin."""
    seconds: Mapping[str, str]
    """For each word, singular, the numbers of the second places where it may stand."""
    rows: Sequence[str]
    """The patterns of each second place."""
    slots: Sequence[str]
    longest: int
    """Words of the longest pattern."""
    ordinary: frozenset[str]
    """Runs of words, singular, that look changed and are good English."""
    phrases: frozenset[str]
    spellings: Mapping[str, str]
    """American spellings of British words."""
    collocations: Collocations
    """Which words English has side by side."""
    _masks: _Masks = field(default_factory=_Masks)
    _patterns: dict[int, tuple[_Pattern, ...]] = field(default_factory=dict)
    _slots: dict[str, Slot] = field(default_factory=dict)

    def shared(self, first: str, second: str) -> int:
        """The second places of the patterns that two known words may begin, as bits."""
        return self._masks[self.firsts[first]] & self._masks[self.seconds[second]]

    def patterns(self, place: int) -> tuple[_Pattern, ...]:
        """The patterns of a second place."""
        found = self._patterns.get(place)
        if found is None:
            found = tuple(map(self._pattern, self.rows[place].split("|")))
            self._patterns[place] = found
        return found

    def _pattern(self, row: str) -> _Pattern:
        numbers, _, right = row[1:].partition(":")
        return _Pattern(right, tuple(map(self._slot, numbers.split(" "))), row[0] == "+")

    def _slot(self, number: str) -> Slot:
        slot = self._slots.get(number)
        if slot is None:
            parts = self.slots[int(number)].split(" ")
            slot = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
            self._slots[number] = slot
        return slot

    def bare(self, words: Sequence[str]) -> list[str]:
        """Words in the singular and in American spelling."""
        known = self.spellings
        singulars = {
            word: known.get(w := _bare(word), w) if word[-1:] == "s" else known.get(word, word)
            for word in set(words)
        }
        return list(map(singulars.__getitem__, words))


@dataclass(frozen=True, slots=True)
class Spun:
    """Where a changed phrase stands, and what it was."""

    start: int
    end: int
    right: str


def found(prose: TextView) -> list[Spun]:
    """Where changed set phrases stand, in order."""
    model = model_for(prose.language or "en")
    return _places(prose.text, _candidates(prose.lowered, model)) if model else []


def _candidates(words: Sequence[str], model: SetPhrases) -> dict[tuple[str, ...], str]:
    """The runs of words that look changed, in lower case, with the phrase."""
    firsts, seconds, english = model.firsts, model.seconds, model.collocations
    plain = model.bare(words)
    runs: Counter[tuple[str, ...]] = Counter()
    rights: dict[tuple[str, ...], str] = {}
    may_begin, may_follow = map(firsts.__contains__, plain), map(seconds.__contains__, plain[1:])
    for at in compress(range(len(plain) - 1), map(and_, may_begin, may_follow)):
        one, other = plain[at], plain[at + 1]
        shared = model.shared(one, other)
        if not shared:
            continue
        two, pair = (words[at], words[at + 1]), f"{one} {other}"
        fine = two[1] in LINKS or pair in model.ordinary or pair in model.phrases
        # What is fine by itself is wrong with a third word only.
        least = 3 if fine or english.attested(*two) else 2
        best = _best(tuple(plain[at : at + model.longest]), shared, least, model)
        run = tuple(words[at : at + best[0]]) if best else ()
        if best and not _written_by_somebody(run, model):
            runs[run] += 1
            rights[run] = best[1]
    if len(runs) < len(words) / _WORDS_A_WITNESS:
        return {}
    if len(runs) < _FEWEST:
        common = words_of("en").top
        rights = {run: right for run, right in rights.items() if not all(w in common for w in run)}
    if len(runs) < 3:
        return {run: right for run, right in rights.items() if runs[run] < _OFTEN}
    return rights


def _written_by_somebody(run: tuple[str, ...], model: SetPhrases) -> bool:
    """Whether English has each two words of a run side by side, or nobody can tell: one is no known word.
    Where a function word stands inside, its pairs tell nothing."""
    return LINKS.isdisjoint(run) and all(map(model.collocations.attested, run, run[1:]))


def _patterns(
    plain: tuple[str, ...], places: int, least: int, model: SetPhrases
) -> Iterator[_Pattern]:
    """The patterns of these second places (as bits) that have so many words at least, and whose first and
    last word may stand here."""
    first, size = plain[0], len(plain)
    while places:
        low = places & -places
        places ^= low
        for pattern in model.patterns(low.bit_length() - 1):
            slots = pattern.slots
            if least <= len(slots) <= size and first in slots[0]:
                if plain[len(slots) - 1] in slots[-1]:
                    yield pattern


def _best(
    plain: tuple[str, ...], places: int, least: int, model: SetPhrases
) -> tuple[int, str] | None:
    """How many words look changed here, and from what: the longest run, of the fewest changes."""
    best: tuple[int, int, str] | None = None
    for pattern in _patterns(plain, places, least, model):
        changed = _changed(plain, pattern, model)
        rank = (len(pattern.slots), -changed)
        if changed and (best is None or rank > best[:2]):
            best = (*rank, pattern.right)
    return (best[0], best[2]) if best else None


def _changed(plain: tuple[str, ...], pattern: _Pattern, model: SetPhrases) -> int:
    """How many words of the phrase were changed in a way that tells; 0 where it may be right."""
    grades = [slot.get(word, 0) for slot, word in zip(pattern.slots, plain, strict=False)]
    if 0 in grades:
        return 0
    new = [g for g in grades if g != KEPT]
    alone = all(g & ALONE for g in new)
    if not new or not (alone or (len(new) > 1 and any(g & RARE for g in new))):
        return 0
    return 0 if _ordinary(plain[: len(grades)], pattern, model) else len(new)


def _ordinary(run: tuple[str, ...], pattern: _Pattern, model: SetPhrases) -> bool:
    whole = " ".join(run)
    if whole in model.ordinary or whole in model.phrases:
        return True
    return not pattern.whole and all(
        f"{a} {b}" in model.ordinary or model.collocations.attested(a, b) for a, b in pairwise(run)
    )


def _places(text: str, rights: Mapping[tuple[str, ...], str]) -> list[Spun]:
    if not rights:
        return []
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow
        lowered = text
    places = [
        Spun(at, at + len(run), _cased(right, text[at : at + len(run)]))
        for words, right in rights.items()
        for run in _written(words)
        for at in _finds(lowered, run)
        if not _names(text[at : at + len(run)])
    ]
    return sorted(places, key=lambda place: (place.start, -place.end))


def _names(run: str) -> bool:
    """Whether a capital stands inside a run of which not every word has one: a name is part of it."""
    words = words_in(run)
    capitals = [w[0].isupper() for w in words if w not in LINKS]
    return any(capitals[1:]) and not all(capitals)


def _written(words: tuple[str, ...]) -> list[str]:
    """A run as texts may have it: they mix spaces and hyphens (`high-velocity prepare`)."""
    runs = [words[0]]
    for word in words[1:]:
        runs = [f"{run}{joint}{word}" for run in runs for joint in " -"]
    return runs


def _finds(text: str, run: str) -> Iterator[int]:
    at = text.find(run)
    while at >= 0:
        end = at + len(run)
        if not (_inside(text[at - 1 : at]) or _inside(text[end : end + 1])):
            yield at
        at = text.find(run, end)


def _inside(character: str) -> bool:
    """Whether what stands beside a run makes it part of a longer word."""
    return character.isalnum() or character in ("-", "_")


def _cased(right: str, wrong: str) -> str:
    words = words_in(wrong)
    if all(w[0].isupper() for w in words):
        return " ".join(w if w in LINKS else w.capitalize() for w in right.split())
    return right.capitalize() if wrong[0].isupper() else right


# -- data

LINKS = frozenset(data.read("lang/en/words.toml")["words"]["links"].split())


def singular(word: str) -> str:
    """A word without the ending of its plural, in American spelling where data say so."""
    bare = _bare(word)
    return _spellings().get(bare, bare)


def _bare(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


@cache
def _spellings() -> Mapping[str, str]:
    pairs = data.read("lang/en/set-phrases.toml")["spelling"]["pairs"]
    return dict(pair.split(" ", 1) for pair in pairs.split("; "))


def neighbours_of(language: str) -> dict[str, dict[str, int]]:
    """For each word of the phrases its neighbours (several words: with spaces), with their grades."""
    known: dict[str, dict[str, int]] = {}
    for line in data.text(f"models/set-phrases/{language}/neighbours.txt").splitlines():
        head, _, listed = line.partition(": ")
        word, grade = head.rsplit(" ", 1)
        near = dict.fromkeys(listed.split(", "), int(grade) | KNOWN)
        known[word] = known[word] | near if word in known else near
    return known


@cache
def model_for(language: str) -> SetPhrases | None:
    """The model of a language, None where there is none."""
    collocations = collocations_of(language)
    if language not in data.languages("set-phrases") or collocations is None:
        return None
    sections = {
        name: body.split("\n")
        for name, _, body in (
            part.partition("\n")
            for part in data.text(PATTERNS.format(language)).rstrip("\n").split("\n= ")
        )
    }
    own = data.read(f"lang/{language}/set-phrases.toml")["ordinary"]["pairs"].split(";")
    listed = data.text(f"models/set-phrases/{language}/ordinary.txt").splitlines()
    return SetPhrases(
        firsts=_by_word(sections["firsts"]),
        seconds=_by_word(sections["seconds"]),
        rows=sections["patterns"],
        slots=sections["slots"],
        longest=int(sections["longest"][0]),
        ordinary=frozenset([*_runs(listed), *(" ".join(map(singular, p.split())) for p in own)]),
        phrases=frozenset(sections["phrases"]),
        spellings=_spellings(),
        collocations=collocations,
    )


def _by_word(rows: Iterable[str]) -> dict[str, str]:
    return {word: places for word, _, places in (row.partition(" ") for row in rows)}


def _runs(lines: Iterable[str]) -> Iterator[str]:
    """``first: second third`` stands for two pairs; a line without a colon for itself."""
    for line in lines:
        head, colon, tails = line.partition(": ")
        yield from (f"{head} {tail}" for tail in tails.split()) if colon else (line,)
