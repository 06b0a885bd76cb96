"""Wording that looks garbled and is left alone: spun phrases in quotations and uncertain ones, words that
were translated by their other meaning, sentences of one word, adjectives without a noun, he for a country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import SpanMap
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Candidate, Suspect
from newsclean.text.parts import WINDOW, parts_of
from newsclean.text.phrases import one_of, whole
from newsclean.text.sentences import one_word_sentences
from newsclean.text.view import TextView
from newsclean.wording import set_phrases, word_choice
from newsclean.wording.listed_phrases import ORDINARY, hits

_SEVERAL = 2
"""So many signs of spinning bear out a suspect that tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class _Pivot:
    """A word that shares its translation with another, in a place where only the other fits."""

    id: str
    words: frozenset[str]
    """Of these one must occur before the pattern is tried."""
    pattern: re.Pattern[str]
    reason: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clues:
    """What a language's data say about suspects, beside the lexicon of phrases."""

    pivots: tuple[_Pivot, ...]
    one_word: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    before_missing: str
    """Characters without which no noun can be missing."""
    missing_noun: re.Pattern[str]
    copula: re.Pattern[str]
    country: re.Pattern[str]
    pronoun: re.Pattern[str]
    places: str
    """What stands in front of a place, as alternatives of a pattern."""
    relative: str
    no_names: frozenset[str]


@cache
def _clues(language: str) -> _Clues | None:
    raw = data.of_language(language, "suspects")
    if raw is None:
        return None
    noun, country = raw["missing-noun"], raw["country"]
    return _Clues(
        pivots=tuple(map(_pivot, raw["pivot"])),
        one_word=frozenset(raw["sentences"]["one_word"].split()),
        people=frozenset(raw["adjectives"]["people"].split()),
        countries=frozenset(raw["countries"]["names"]),
        before_missing=noun["before"],
        missing_noun=re.compile(noun["pattern"]),
        copula=re.compile(whole(noun["copulas"].split())),
        country=re.compile(country["pattern"]),
        pronoun=re.compile(whole(country["pronouns"].split())),
        places=one_of(country["places"].split()),
        relative=country["relative"],
        no_names=frozenset(country["no_names"].split()),
    )


def _pivot(raw: dict[str, Any]) -> _Pivot:
    return _Pivot(
        id=raw["id"],
        words=frozenset(raw["words"]),
        pattern=re.compile(raw["pattern"]),
        reason=raw["reason"],
        candidates=tuple(raw["candidates"]),
    )


def found_in_parts(
    prose: TextView, find: Callable[[TextView], Iterable[Suspect]]
) -> tuple[Suspect, ...]:
    """What ``find`` finds in a text, in order; a text longer than any story is shown to it in parts."""
    if len(prose.text) <= WINDOW:
        return tuple(sorted(find(prose), key=lambda suspect: suspect.start))
    found = (
        replace(suspect, start=suspect.start + start, end=suspect.end + start)
        for start, end in parts_of(prose.text)
        for suspect in find(TextView(prose.text[start:end], prose.code))
    )
    return tuple(sorted(found, key=lambda suspect: suspect.start))


def find_suspects(prose: TextView, repaired: int = 0) -> tuple[Suspect, ...]:
    """The suspects of a text, in order, without overlap; spans index the text.

    Wordings that honest writers have too, and phrases that are merely close to a set one, are left out of a
    text that is otherwise ordinary: its choice of words is not that of a spun text, it is not too short to
    tell, and there are not several signs of spinning, that is, different suspects and wordings of the text
    that were already repaired (``repaired``, their number).
    """
    known = _clues(prose.language or "en")
    if known is None:
        return ()
    usual = [*_phrases(prose, certain=False)]
    changed = [*_changed_phrases(prose)]
    split = [*_split_sentences(prose, known)]
    found = [
        *usual,
        *changed,
        *_phrases(prose, certain=True),
        *_pivots(prose, known),
        *split,
        *_missing_nouns(prose.text, known),
        *_pronouns(prose.text, known),
    ]
    found.sort(key=lambda s: (s.start, s.end))
    kept: list[Suspect] = []
    for suspect in found:
        if not kept or suspect.start >= kept[-1].end:
            kept.append(suspect)
    signs = repaired + len({stem(s) for s in kept if s not in usual})
    if signs >= _SEVERAL or word_choice.probability(prose) >= word_choice.TELLING:
        return tuple(kept)
    if len(prose.lowered) < ORDINARY:
        return tuple(kept)
    doubtful = [*usual, *changed, *(split if len(split) < _SEVERAL else ())]
    return tuple(s for s in kept if s not in doubtful)


def stem(suspect: Suspect) -> str:
    """The words of a suspect as they are compared: what a text says again is one phrase of its own."""
    return suspect.text.lower().replace("-", " ").removesuffix("s")


def moved_back(suspect: Suspect, moved: SpanMap) -> Suspect:
    """The suspect with its span in the text before the edits of ``moved``."""
    start, end = moved.backward_span(suspect.start, suspect.end)
    return replace(suspect, start=start, end=end)


def _suspect(
    text: str, start: int, end: int, kind: str, reason: str, candidates: Iterable[str] = ()
) -> Suspect:
    ranked = tuple(Candidate(c, round(0.6 / (i + 1), 2)) for i, c in enumerate(candidates))
    return Suspect(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        reason=reason,
        candidates=ranked,
    )


def _phrases(prose: TextView, *, certain: bool) -> Iterator[Suspect]:
    """The listed wordings that are never right, or those that honest English has too."""
    for start, end, phrase in hits(prose):
        if phrase.certain == certain:
            yield _suspect(
                prose.text,
                start,
                end,
                phrase.kind,
                "a wording that synonym programs put in place of another",
                (phrase.right,),
            )


def _changed_phrases(prose: TextView) -> Iterator[Suspect]:
    for place in set_phrases.found(prose):
        yield _suspect(
            prose.text,
            place.start,
            place.end,
            "wording.spun",
            "close to a set phrase, with words that a thesaurus gives for its own",
            (place.right,),
        )


def _pivots(prose: TextView, known: _Clues) -> Iterator[Suspect]:
    text = prose.text
    for pivot in known.pivots:
        ends = -1
        for at in sorted(_places(text, pivot.words & prose.counts.keys())):
            found = pivot.pattern.search(text, max(0, ends, at - _NEAR), at + _NEAR)
            if found and found.start() <= at < found.end():
                ends = found.end()
                yield _suspect(text, *found.span(), "wording.pivot", pivot.reason, pivot.candidates)


def _places(text: str, words: Iterable[str]) -> Iterator[int]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + len(word))


_TWO_BEFORE = re.compile(r"\b[a-z]{2,} ([a-z]{2,})\Z")
_FAR = 60
_NEAR = 120
"""Characters on either side of its word in which a pivot's pattern can lie."""


def _split_sentences(prose: TextView, known: _Clues) -> Iterator[Suspect]:
    """Sentences of one word (*gone. Forever.*): a single one is a writer's choice."""
    text = prose.text
    for stop, form in one_word_sentences(text) if prose.language == "en" else ():
        word = form.lower()
        if word in known.one_word or stop + 2 in prose.quoted or not prose.vocabulary.listed(word):
            continue
        before = _TWO_BEFORE.search(text, max(0, stop - _FAR), stop)
        if before is None:
            continue
        yield _suspect(
            text,
            before.start(1),
            stop + len(". .") + len(form),
            "wording.split-sentence",
            "a sentence of one word: it may belong to the sentence before it",
            (f"{before[1]} {word}.",),
        )


def _missing_nouns(text: str, known: _Clues) -> Iterator[Suspect]:
    if known.before_missing not in text:
        return
    for found in known.missing_noun.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        last = before.replace("\n", ". ").rpartition(". ")[2].split()[-4:]
        if found[1] in known.people or known.copula.search(" ".join(last)):
            continue
        start = text.rfind(" ", 0, found.start()) + 1
        yield _suspect(
            text,
            max(start, text.rfind("\n", start, found.start()) + 1),
            found.end(),
            "wording.missing-noun",
            "the adjective has no noun",
        )


@dataclass(frozen=True, slots=True)
class _Named:
    """Words of a text by the company they keep: which of them are used as places, which as people."""

    places: frozenset[str]
    people: frozenset[str]

    @classmethod
    def in_text(cls, text: str, known: _Clues) -> _Named:
        places = re.compile(rf"\b(?:{known.places}) (?=([^\W\d_]+)\b)")
        people = re.compile(
            rf"\b[A-Z][a-z.]+ (?=([^\W\d_]+)\b)|\b([^\W\d_]++)(?= [A-Z][a-z]|,? {known.relative}\b)"
        )
        return cls(
            frozenset(places.findall(text)),
            frozenset(name for pair in people.findall(text) for name in pair if name),
        )


def _is_place(name: str, named: _Named, known: _Clues) -> bool:
    """A listed country, or a name that the text uses as one uses a place, and never as a person's."""
    if name in known.countries:
        return True
    return (
        name in named.places
        and name not in named.people
        and name[0] + name[1:].lower() not in known.no_names
    )


def _pronouns(text: str, known: _Clues) -> Iterator[Suspect]:
    """Inside one quotation a country is the subject, and in the next sentence it is a person."""
    named: _Named | None = None
    for found in known.country.finditer(text):
        named = named or _Named.in_text(text, known)
        if not _is_place(found["country"], named, known):
            continue
        pronoun = known.pronoun.search(text, found.start("next"), found.end("next"))
        if pronoun is None:
            continue
        between = text[found.end("country") + 1 : pronoun.start()]
        if re.search(r"(?<![.!?] )\b[A-Z][a-z]+", between) or known.pronoun.search(found["rest"]):
            continue  # somebody else is named whom the pronoun can mean
        start = found.start("next")
        words_before = text[start : pronoun.start()].split()
        lead = " ".join(words_before[-2:])
        begin = pronoun.start() - len(lead) - 1 if lead else pronoun.start()
        after = re.compile(r" [a-z]+").match(text, pronoun.end())
        yield _suspect(
            text,
            max(begin, start),
            after.end() if after else pronoun.end(),
            "wording.pronoun",
            f"the sentence before is about {found['country']}, which is no person",
        )
