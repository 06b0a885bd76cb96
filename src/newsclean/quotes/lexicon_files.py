"""Reads the lexicon of a language from its data file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from newsclean import data
from newsclean.model.language_tags import primary
from newsclean.quotes.lexicon import COMPOUNDED, Cues, Gender, Grammar, Lexicon, Persons

UNKNOWN = "und"
"""Stands for a language that is not known, or has no words here (BCP 47: undetermined)."""
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr", "in": "id", "iw": "he", "ms": "id"}
"""Languages that are read with the words of another."""
_LISTS = {
    "endings": "finite_endings",
    "verbal": "verbal_endings",
    "past": "past_endings",
    "plural": "plural_endings",
    "oblique_adjectives": "oblique_adjective_endings",
}
"""Attributes whose list has a longer name in the files."""
_NOTHING: Mapping[str, Any] = {"about": {}, "words": {}, "cues": {}, "pronouns": {}}


def load(code: str | None) -> Lexicon:
    """The lexicon of a language tag; one without words where the language is unknown or has none."""
    known = primary(code) if code else UNKNOWN
    known = _SAME.get(known, known)
    return _load(known if known in data.languages("quotes") else UNKNOWN)


@cache
def _load(code: str) -> Lexicon:
    content = data.of_language(code, "quotes") or _NOTHING
    about: Mapping[str, Any] = content["about"]
    words: Mapping[str, str] = content["words"]
    persons = _persons(content, about, words)
    cues = _cues(content, words, persons)
    return Lexicon(code, cues, persons, _grammar(about, words, cues, persons, _joined(content)))


def _cues(content: Mapping[str, Any], words: Mapping[str, str], persons: Persons) -> Cues:
    prefixes = words.get("prefixes", "").split()
    verbs = _prefixed(_lemmas(content["cues"]), prefixes)
    weak = _prefixed(_lemmas(content.get("weak", {})), prefixes)
    phrases = content.get("according", {}).get("phrases", ())
    according = _pairs((*phrases, *(p + f for p in prefixes for f in phrases)))
    participle = tuple(words.get("participle_endings", "").split())
    lists = _lists(Cues, words)
    lists["participles"] = frozenset(w for w in (*verbs, *weak) if w.endswith(participle))
    lists["leading"] = frozenset((*verbs, *weak, *according)).union(
        lists["nouns"], lists["behind"], lists["tags"]
    )
    lists["telling"] = frozenset((*verbs, *weak, *persons.pronouns, *according, *lists["tags"]))
    takes = {lemma: frozenset(found.split()) for lemma, found in content.get("takes", {}).items()}
    return Cues(verbs=verbs, weak=weak, takes=takes, according=according, **lists)


def _persons(
    content: Mapping[str, Any], about: Mapping[str, Any], words: Mapping[str, str]
) -> Persons:
    heads = _by_gender(content.get("heads", {}))
    capital_nouns = about.get("capital_nouns", False)
    compounds = capital_nouns or about.get("compounds", False)
    lists = _lists(Persons, words)
    lists["agencies"] = frozenset(data.read("shared/agencies.toml")["agencies"]["names"].split())
    lists["case_endings"] = tuple(sorted(lists["case_endings"], key=len, reverse=True))
    epithets = _by_gender(content.get("epithets", {}))
    long = tuple(word for word in epithets if compounds and len(word) >= COMPOUNDED)
    lists["head_endings"] = _by_ending(heads) if compounds else {}
    lists["epithet_endings"] = long
    return Persons(
        pronouns=_by_gender(content["pronouns"]),
        possessives=_by_gender(content.get("possessives", {})),
        obliques=_by_gender(content.get("obliques", {})),
        titles=_by_gender(content.get("titles", {})),
        heads=heads,
        epithets=epithets,
        genitive_s=capital_nouns,
        plural_s=about.get("plural_s", False),
        first_names=_by_gender(content.get("names", {})),
        alternations=dict(
            pair.split(":")
            for pair in content.get("alternations", {}).get("nominatives", "").split()
        ),
        **lists,
    )


def _grammar(
    about: Mapping[str, Any],
    words: Mapping[str, str],
    cues: Cues,
    persons: Persons,
    joined: Mapping[str, tuple[tuple[str, ...], ...]],
) -> Grammar:
    flags = {f.name: about.get(f.name, False) for f in fields(Grammar) if f.type == "bool"}
    flags["inverts"] = about.get("inverts", True)
    flags["cjk"] = about.get("system") == "cjk"
    lists = _lists(Grammar, words)
    flags["case_marked"] = bool(lists["oblique"])
    joined_to = words.get("prefixes", "").split()  # “*و*أمام”
    lists["prepositions"] |= {p + w for p in joined_to for w in lists["prepositions"]}
    small = """markers relatives prepositions conjunctions conjunction that adverbs auxiliaries days
        determiners""".split()
    lists["closed"] = frozenset((*cues.verbs, *persons.pronouns, *words.get("stops", "").split()))
    lists["closed"] |= frozenset().union(*(lists[name] for name in small))
    lists["closed"] |= frozenset(cues.according)
    return Grammar(
        adverb_ending=words.get("adverb_ending", ""),
        article=words.get("article", ""),
        joined=joined,
        **flags,
        **lists,
    )


def _lists(part: type, words: Mapping[str, str]) -> dict[str, Any]:
    """The word lists of a part, as its attributes want them: sets, or tuples in order."""
    found: dict[str, Any] = {}
    for item in fields(part):
        listed = entries(words.get(_LISTS.get(item.name, item.name), ""))
        if item.type == "frozenset[str]":
            found[item.name] = frozenset(listed)
        elif item.type == "tuple[str, ...]":
            found[item.name] = tuple(listed)
    return found


def _lemmas(table: Mapping[str, str]) -> dict[str, str]:
    return {form: lemma for lemma, forms in table.items() for form in entries(forms)}


def _by_gender(table: Mapping[str, str]) -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for gender, words in table.items():
        for word in entries(words):
            found.setdefault(word, "" if gender == "any" else gender)
    return found


def _by_ending(nouns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The nouns that may be last parts of compounds, the longest first, by their last letters."""
    found: dict[str, tuple[str, ...]] = {}
    for noun in sorted(nouns, key=len, reverse=True):
        if len(noun) >= COMPOUNDED:
            key = noun[-COMPOUNDED:]
            found[key] = (*found.get(key, ()), noun)
    return found


def _joined(content: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the words behind it, for the entries of several words, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for table in content.values():
        for words in table.values():
            for entry in words.split() if isinstance(words, str) and "_" in words else ():
                first, *rest = entry.split("_")
                if rest and not rest[-1].isdecimal():
                    found.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def entries(words: str) -> list[str]:
    """The entries of a list; one of several words is written with ``_`` between them in the files."""
    return [e.replace("_", " ") for e in words.split()]


def _prefixed(forms: dict[str, str], prefixes: Iterable[str]) -> dict[str, str]:
    """The forms, and the same with a conjunction written together with them (Arabic)."""
    return forms | {p + form: lemma for p in prefixes for form, lemma in forms.items()}


def _pairs(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for first, _, rest in (p.partition(" ") for p in phrases):
        found[first] = found.get(first, frozenset()) | {rest}
    return found
