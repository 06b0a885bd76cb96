"""Wording that spinning or translation there and back left behind: repaired where it is never right
English and nobody is quoted, else a suspect with candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from newsclean import data
from newsclean.document import Rewording, Suspect
from newsclean.ledger import Repair
from newsclean.repair.lexicon import words_in
from newsclean.repair.passes import change
from newsclean.repair.prose import Prose


@dataclass(frozen=True, slots=True)
class _Phrase:
    right: str
    certain: bool
    set_phrase: bool

    @property
    def kind(self) -> str:
        return "wording.set-phrase" if self.set_phrase else "wording.phrase"


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
class _Lexicon:
    phrases: dict[str, _Phrase]
    by_opening: dict[tuple[str, ...], tuple[tuple[str, str], ...]]
    """The phrases, each with its last word, by their first two words, in lower case, so that a text
    is searched for few."""
    single: frozenset[str]
    """The phrases of one word."""
    pivots: tuple[_Pivot, ...]
    one_word: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon | None:
    name = f"wording/{language}.toml"
    if name not in data.names("wording"):
        return None
    raw = data.read(name)
    phrases: dict[str, _Phrase] = {}
    for key, certain in (("maybe", False), ("never", True)):
        for right, wrongs in raw[key].items():
            for wrong in wrongs.split("; "):
                for form, mended in _forms(wrong, right):
                    phrases[form] = _Phrase(mended, certain, right[0].isupper())
    return _Lexicon(
        phrases=phrases,
        by_opening=_by_opening(phrases),
        single=frozenset(p for p in phrases if len(words_in(p)) == 1),
        pivots=tuple(
            _Pivot(
                p["id"],
                frozenset(p["words"]),
                re.compile(p["pattern"]),
                p["reason"],
                tuple(p["candidates"]),
            )
            for p in raw["pivot"]
        ),
        one_word=frozenset(raw["sentences"]["one_word"].split()),
        people=frozenset(raw["adjectives"]["people"].split()),
        countries=frozenset(raw["countries"]["names"]),
    )


def _by_opening(phrases: Iterable[str]) -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for phrase in phrases:
        words = words_in(phrase.lower())
        opening = tuple(words[:2])
        found[opening] = (*found.get(opening, ()), (phrase, words[-1]))
    return found


def _hits(prose: Prose, lexicon: _Lexicon) -> list[tuple[int, int, _Phrase]]:
    """Where phrases stand, in order; of two that overlap, the longer."""
    return prose.once("wording.hits", lambda: _found(prose, lexicon))


def _found(prose: Prose, lexicon: _Lexicon) -> list[tuple[int, int, _Phrase]]:
    text, words, known = prose.text, prose.lowered, lexicon.by_opening
    openings = {o for o in zip(words, islice(words, 1, None), strict=False) if o in known}
    present = set(words) if openings else ()
    wanted = [p for o in openings for p, last in known[o] if last in present and p in text]
    wanted += lexicon.single & prose.counts.keys()
    if not wanted:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{_alternatives(wanted)})(?![\w-])")
    return [(*m.span(), lexicon.phrases[m.group()]) for m in pattern.finditer(text)]


def _forms(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """The phrase as listed and, for one in lower case, at the start of a sentence."""
    yield wrong, right
    if wrong[0].islower():
        yield wrong[0].upper() + wrong[1:], right[0].upper() + right[1:]


def _alternatives(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first, with common beginnings shared."""
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:2], []).append(word[2:])
    return "|".join(
        re.escape(head)
        + "(?:"
        + "|".join(re.escape(t) for t in sorted(set(tails), key=len)[::-1])
        + ")"
        for head, tails in sorted(tree.items())
    )


def _for(code: str | None) -> _Lexicon | None:
    return _lexicon((code or "en").partition("-")[0])


def mend(prose: Prose) -> Iterator[Repair]:
    """Phrases that are never right, outside quotation marks."""
    lexicon = _for(prose.code)
    if lexicon is None:
        return
    for start, end, phrase in _hits(prose, lexicon):
        if phrase.certain and not prose.quoted.touches(start, end):
            yield change(prose.text, start, end, phrase.right, phrase.kind, 0.9)


def suspects(prose: Prose) -> tuple[Suspect, ...]:
    """All suspects of a text, in order, without overlap."""
    lexicon = _for(prose.code)
    if lexicon is None:
        return ()
    found = [
        *_phrases(prose, lexicon),
        *_pivots(prose, lexicon),
        *_split_sentences(prose, lexicon),
        *_missing_nouns(prose.text, lexicon),
        *_pronouns(prose.text, lexicon),
    ]
    found.sort(key=lambda s: (s.start, s.end))
    kept: list[Suspect] = []
    for suspect in found:
        if not kept or suspect.start >= kept[-1].end:
            kept.append(suspect)
    return tuple(kept)


def _suspect(
    text: str, start: int, end: int, kind: str, reason: str, candidates: Iterable[str] = ()
) -> Suspect:
    ranked = tuple(Rewording(c, round(0.6 / (i + 1), 2)) for i, c in enumerate(candidates))
    return Suspect(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        reason=reason,
        candidates=ranked,
    )


def _phrases(prose: Prose, lexicon: _Lexicon) -> Iterator[Suspect]:
    for start, end, phrase in _hits(prose, lexicon):
        yield _suspect(
            prose.text,
            start,
            end,
            phrase.kind,
            "a wording that synonym programs put in place of another",
            (phrase.right,),
        )


def _pivots(prose: Prose, lexicon: _Lexicon) -> Iterator[Suspect]:
    text = prose.text
    for pivot in lexicon.pivots:
        if pivot.words.isdisjoint(prose.counts):
            continue
        for found in pivot.pattern.finditer(text):
            yield _suspect(text, *found.span(), "wording.pivot", pivot.reason, pivot.candidates)


_ONE_WORD = re.compile(r"\. ([A-Z][a-z]{2,})\.(?=[\s”\"]|\Z)")
_TWO_BEFORE = re.compile(r"\b[a-z]{2,} ([a-z]{2,})\Z")
_FAR = 60


def _split_sentences(prose: Prose, lexicon: _Lexicon) -> Iterator[Suspect]:
    text = prose.text
    for found in _ONE_WORD.finditer(text):
        word = found[1].lower()
        if word in lexicon.one_word or found.start(1) in prose.quoted:
            continue
        before = _TWO_BEFORE.search(text, max(0, found.start() - _FAR), found.start())
        if before is None:
            continue
        yield _suspect(
            text,
            before.start(1),
            found.end(),
            "wording.split-sentence",
            "a sentence of one word: it may belong to the sentence before it",
            (f"{before[1]} {word}.",),
        )


_MISSING_NOUN = re.compile(
    r"[’']s most ([a-z]{4,}) (?:during|after|before|while|when|since|until|amid|throughout) [a-z]+"
)
_COPULA = re.compile(r"\b(?:is|are|was|were|be|been|being|among|as|become|became|remains?)\b")


def _missing_nouns(text: str, lexicon: _Lexicon) -> Iterator[Suspect]:
    if "s most " not in text:
        return
    for found in _MISSING_NOUN.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        last = before.replace("\n", ". ").rpartition(". ")[2].split()[-4:]
        if found[1] in lexicon.people or _COPULA.search(" ".join(last)):
            continue
        start = text.rfind(" ", 0, found.start()) + 1
        yield _suspect(
            text,
            max(start, text.rfind("\n", 0, found.start()) + 1),
            found.end(),
            "wording.missing-noun",
            "the adjective has no noun",
        )


_HE = re.compile(r"\b(?:he|she|his|her|him)\b")


_SUBJECT = re.compile(
    r"[“\"](?:[^“”\".!?\n]{0,60}[ ,])?"
    r"(?P<country>(?:the |North |South |Saudi )?[A-Z][a-z]+(?: States| Kingdom| Arabia| Korea)?)"
    r" (?:is|was|has|had|will|would|can|does|did|needs|wants|must|should)\b"
    r"(?P<rest>[^“”\".!?\n]{0,200})[.!?] (?P<next>[^“”\".!?\n]{1,200})"
)


def _is_place(name: str, text: str, lexicon: _Lexicon) -> bool:
    """A listed country, or a name that the text uses as one uses a place, and never as a person's."""
    if name in lexicon.countries:
        return True
    if not name.isalpha():
        return False
    as_place = re.search(rf"\b(?:in|from|between|across|inside|into|of|and) {name}\b", text)
    as_person = re.search(rf"\b[A-Z][a-z.]+ {name}\b|\b{name} [A-Z][a-z]+|\b{name},? who\b", text)
    return (
        as_place is not None and as_person is None and name[0] + name[1:].lower() not in _NO_NAMES
    )


_NO_NAMES = frozenset(
    "He She It They This That There What Who Everyone Nobody Everything Nothing Mr Mrs Ms We You".split()
)


def _pronouns(text: str, lexicon: _Lexicon) -> Iterator[Suspect]:
    """Inside one quotation a country is the subject, and in the next sentence it is a person."""
    for found in _SUBJECT.finditer(text):
        if not _is_place(found["country"], text, lexicon):
            continue
        pronoun = _HE.search(text, found.start("next"), found.end("next"))
        if pronoun is None:
            continue
        named = text[found.end("country") : pronoun.start()]
        if re.search(r"(?<![.!?] )\b[A-Z][a-z]+", named[1:]) or _HE.search(found["rest"]):
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
