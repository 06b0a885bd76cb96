"""The words of a language that tell who speaks, read from ``data/lang`` into frozen sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsclean import data
from newsclean.text.languages import primary

FALLBACK = "en"
SETS = tuple(
    """
    relatives determiners particles prepositions inner conjunctions conjunction that stops
    adverbs auxiliaries days behind abbreviations naming nouns elided clitics objects
    fronting soft indefinite judging articles genitive mood citing agent silent passive reflexive infinitive
    tags definite modifiers ambiguous oblique genitives hearsay calling generic times light viewing
    """.split()
)
"""Word lists of ``[words]`` that become sets of the same name."""
TUPLES = ("topics", "quoting", "honorifics", "joints", "fillers")
"""Those that keep their order."""

Gender = str
"""``he``, ``she``, ``it`` or ``they``; the empty string where unknown."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """What the frames need to know of a language. All words are lower case."""

    code: str
    cues: Mapping[str, str]
    """Form → lemma, of verbs that report speech."""
    weak: Mapping[str, str]
    """Form → lemma, of verbs that report when words in marks are what they name or judge."""
    nouns: frozenset[str]
    """Nouns that introduce words: ``statement`` in “a statement that”."""
    pronouns: Mapping[str, Gender]
    """Subject pronoun → gender; ``i`` and ``we`` have none."""
    possessives: Mapping[str, Gender]
    relatives: frozenset[str]
    determiners: frozenset[str]
    titles: Mapping[str, Gender]
    """Words that stand before a name and are no part of it."""
    heads: Mapping[str, Gender]
    """Nouns for people, groups and papers that speak."""
    particles: frozenset[str]
    prepositions: frozenset[str]
    inner: frozenset[str]
    """Prepositions that lead on inside a description: ``spokesman for``."""
    conjunctions: frozenset[str]
    conjunction: frozenset[str]
    """The words for ``and`` alone."""
    that: frozenset[str]
    stops: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    days: frozenset[str]
    according: Mapping[str, frozenset[str]]
    """First word → second words (one may be empty) of ``according to`` and its like."""
    tags: frozenset[str]
    """Words that attribute right behind the marks only: German ``so``."""
    behind: frozenset[str]
    """The same, behind the speaker: German ``zufolge``."""
    abbreviations: frozenset[str]
    naming: frozenset[str]
    """Words before marks that hold a name, a title or a term, no speech."""
    first_names: Mapping[str, Gender]
    elided: frozenset[str]
    clitics: frozenset[str]
    definite: frozenset[str]
    head_endings: tuple[str, ...]
    """Last parts of compounds for people and groups: ``-sprecherin``."""
    verb_second: bool
    """Whether the subject stands behind the verb where something else is put in front."""
    drops: bool
    """Whether a pronoun as subject is left out."""
    capital_nouns: bool
    """Whether all nouns are capitalised."""
    caseless: bool
    """Whether the script has no capitals."""
    incises: bool
    """Whether the reporting clause stands inside the marks."""
    cjk: bool
    """Whether the language is written without spaces, and so read by :mod:`cjk`."""
    topics: tuple[str, ...]
    quoting: tuple[str, ...]
    honorifics: tuple[str, ...]
    joints: tuple[str, ...]
    fillers: tuple[str, ...]
    """The five above only where ``cjk``: what stands around a name."""
    dashes: bool
    """Whether a dash at the start of a paragraph opens speech."""
    inverts: bool
    """Whether a subject may stand behind its verb."""
    verb_first: bool
    """Whether that is its usual place: Arabic."""
    participles: frozenset[str]
    """Forms of the cues that take no subject of their own behind them: ``adding``."""
    objects: frozenset[str]
    """Pronouns that are never a subject: ``him``."""
    fronting: frozenset[str]
    """Words that open a clause put in front: ``when``, ``asked``."""
    soft: frozenset[str]
    """Lemmas that give way to another cue of the sentence: “said he thought “…””."""
    indefinite: frozenset[str]
    modifiers: frozenset[str]
    """Words that stand before a name or title and say nothing of who it is: ``former``."""
    ambiguous: frozenset[str]
    """Forms of the cues that are nouns as well: ``claims``."""
    mood: frozenset[str]
    """Verbs in the mood of reported speech (German ``sei``): the sentence goes on with its speaker."""
    citing: frozenset[str]
    """Lemmas whose object is the speaker: “the paper cites a witness”."""
    genitive: frozenset[str]
    """Prepositions that lead on a description’s name: ``of``."""
    articles: frozenset[str]
    infinitive: frozenset[str]
    """The word before an infinitive: ``to``."""
    agent: frozenset[str]
    """The word behind a passive verb: ``by``."""
    reflexive: frozenset[str]
    passive: frozenset[str]
    """Auxiliaries that make a participle passive: ``was`` in “was read”."""
    silent: frozenset[str]
    """Lemmas that name or judge words in marks, but report nothing without them: ``use``."""
    oblique: frozenset[str]
    """Determiners that no subject begins with: German ``den``."""
    genitives: frozenset[str]
    """Determiners of a noun that hangs on the noun before it."""
    hearsay: frozenset[str]
    """Lemmas whose source stands behind a preposition: German “heißt es in dem Brief”."""
    calling: frozenset[str]
    """Lemmas that say what somebody calls something."""
    generic: frozenset[str]
    """Pronouns for people at large: German ``man``."""
    takes: Mapping[str, frozenset[str]]
    """Lemma → the prepositions before its object: “warned *of* a “split””."""
    judging: frozenset[str]
    """Prepositions before what something is called: ``as``."""
    times: frozenset[str]
    """Nouns for stretches of time: no subject at the head of a sentence."""
    viewing: frozenset[str]
    """Prepositions before whose view a sentence tells: “*for* Roe, the law is a “farce””."""
    light: frozenset[str]
    """Words that may open a sentence before its subject: ``but``, ``now``."""
    verbal: tuple[str, ...]
    """Endings of participles that could be taken for nouns."""
    office_endings: tuple[str, ...]
    """Endings of nouns for callings, where nouns are capitalised: ``-in``."""
    article: str
    """The article that is written together with its noun: Arabic ``ال``."""
    endings: tuple[str, ...]
    """Endings of finite verbs."""
    adverb_ending: str
    closed: frozenset[str]
    """Every word that cannot be part of a noun phrase."""
    leading: frozenset[str]
    """Words that can be the cue of a frame before its quotation."""
    telling: frozenset[str]
    """Cues, weak cues and pronouns: the words of the narration that tell whom it is about."""

    def head(self, low: str) -> Gender | None:
        """The gender of a noun that can speak (``it`` and ``they`` for groups), None for others."""
        known = self.heads.get(low)
        if known is None and self.capital_nouns and low.endswith("s"):
            known = self.heads.get(low[:-1])
        if known is None and self.head_endings and low.endswith(self.head_endings):
            ending = max((h for h in self.head_endings if low.endswith(h)), key=len)
            return self.heads[ending]
        return known


def _set(value: str | None) -> frozenset[str]:
    return frozenset((value or "").split())


def _forms(table: Mapping[str, str]) -> dict[str, str]:
    return {form: lemma for lemma, forms in table.items() for form in forms.split()}


def _by_gender(table: Mapping[str, str]) -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for gender, words in table.items():
        for word in words.split():
            found.setdefault(word, "" if gender == "any" else gender)
    return found


def _participles(cues: Mapping[str, str], weak: Mapping[str, str], endings: str) -> frozenset[str]:
    found = tuple(endings.split())
    return frozenset(w for w in (*cues, *weak) if found and w.endswith(found))


def _pairs(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for first, _, rest in (p.partition(" ") for p in phrases):
        found[first] = found.get(first, frozenset()) | {rest}
    return found


def _prefixed(forms: dict[str, str], prefixes: str) -> dict[str, str]:
    """The forms, and the same with a conjunction written together with them (Arabic)."""
    return forms | {p + form: lemma for p in prefixes.split() for form, lemma in forms.items()}


def _build(code: str, content: Mapping[str, Any]) -> Lexicon:
    words: Mapping[str, str] = content["words"]
    about: Mapping[str, Any] = content["about"]
    prefixes = words.get("prefixes", "")
    cues = _prefixed(_forms(content["cues"]), prefixes)
    weak = _prefixed(_forms(content.get("weak", {})), prefixes)
    heads = _by_gender(content.get("heads", {}))
    phrases = content.get("according", {}).get("phrases", ())
    according = _pairs(phrases) | _pairs(p + f for p in prefixes.split() for f in phrases)
    compounds = about.get("capital_nouns") or about.get("compounds")
    pronouns = _by_gender(content["pronouns"])
    possessives = _by_gender(content.get("possessives", {}))
    sets: dict[str, Any] = {name: _set(words.get(name)) for name in SETS}
    for name in TUPLES:
        sets[name] = tuple(words.get(name, "").split())
    closed = (
        (frozenset(cues) | frozenset(pronouns) | sets["relatives"] | sets["prepositions"])
        | sets["conjunctions"] | sets["conjunction"] | sets["that"] | sets["stops"]
        | sets["adverbs"] | sets["auxiliaries"] | sets["days"] | sets["determiners"]
    )  # fmt: skip
    return Lexicon(
        code=code,
        cues=cues,
        weak=weak,
        pronouns=pronouns,
        possessives=possessives,
        titles=_by_gender(content.get("titles", {})),
        heads=heads,
        head_endings=tuple(h for h in heads if len(h) >= 5) if compounds else (),
        verb_second=about.get("verb_second", False),
        drops=about.get("drops", False),
        capital_nouns=about.get("capital_nouns", False),
        caseless=about.get("caseless", False),
        incises=about.get("incises", False),
        cjk=about.get("system") == "cjk",
        takes={lemma: _set(found) for lemma, found in content.get("takes", {}).items()},
        according=according,
        first_names=_by_gender(content.get("names", {})),
        inverts=about.get("inverts", True),
        verb_first=about.get("verb_first", False),
        participles=_participles(cues, weak, words.get("participle_endings", "")),
        endings=tuple(words.get("finite_endings", "").split()) or ("\n",),
        verbal=tuple(words.get("verbal_endings", "").split()),
        office_endings=tuple(words.get("office_endings", "").split()),
        article=words.get("article", ""),
        adverb_ending=words.get("adverb_ending", ""),
        dashes=about.get("dashes", False),
        closed=closed,
        leading=frozenset((*cues, *weak, *according)).union(
            sets["nouns"], sets["behind"], sets["tags"]
        ),
        telling=frozenset((*cues, *weak, *pronouns, *according, *sets["tags"])),
        **sets,
    )


@cache
def _load(code: str) -> Lexicon:
    return _build(code, data.by_language("quotes")[code])


def load(code: str | None) -> Lexicon:
    """The lexicon of a language tag; English where the language is unknown or has none."""
    known = primary(code) if code else FALLBACK
    return _load(known if known in data.languages("quotes") else FALLBACK)
