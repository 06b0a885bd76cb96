"""The words of a language that tell who speaks, in three parts: cues, persons, grammar.

Each language has one TOML file. All words are in small letters. A list that a language does not
have is empty, and whatever asks for it then never applies: rules for German, Arabic or Japanese are
switched on by the lists and flags of those files, not by the name of the language.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.light_dataclass import dataclass

COMPOUNDED = 5
"""Letters of a noun that may be the last part of a compound: a shorter one would be found at the end of
words that have nothing to do with it."""
Gender = str
"""``he``, ``she``, ``it`` or ``they``; ``one`` of a pronoun for a man or a woman: Finnish ``hän``; the empty
string where unknown."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cues:
    """The words that attribute words to somebody."""

    verbs: Mapping[str, str]
    """Form → lemma of verbs that report speech: ``said`` → ``say``."""
    weak: Mapping[str, str]
    """Form → lemma of verbs that report only when words in marks are what they name or judge:
    “*called* it “a farce””."""
    takes: Mapping[str, frozenset[str]]
    """Lemma → the prepositions before its object: “warned *of* a “split””."""
    nouns: frozenset[str]
    """Nouns that introduce words: ``statement`` in “her statement that”."""
    according: Mapping[str, frozenset[str]]
    """First word → second words (one may be empty) of ``according to`` and its like."""
    tags: frozenset[str]
    """Words that attribute without a verb, in front of the speaker: German ``so``."""
    behind: frozenset[str]
    """The same behind the speaker: German ``zufolge``."""
    viewing: frozenset[str]
    """Prepositions before the one whose view a sentence tells: “*for* Roe, the law is a “farce””."""
    replies: frozenset[str]
    """Forms of verbs that answer: ``answered``."""
    soft: frozenset[str]
    """Lemmas that give way to another cue of the sentence: “said he *thought* “…””."""
    citing: frozenset[str]
    """Lemmas whose object is the speaker: “the paper *cites* a witness”."""
    hearsay: frozenset[str]
    """Lemmas whose source stands behind a preposition: German “*heißt* es in dem Brief”."""
    documents: frozenset[str]
    """Nouns for texts in which something stands, in the forms that they have there: Russian ``заявлении``."""
    calling: frozenset[str]
    """Lemmas that say what somebody calls something."""
    inscriptions: tuple[str, ...]
    """What says behind the marks in Japanese that the words are written on something."""
    voiced: tuple[str, ...]
    """What joins the marks in Japanese with a noun for words: ``という``."""
    closing: tuple[str, ...]
    """What reports words right behind their marks in Japanese without a verb of speech: ``としている``."""
    lookalikes: tuple[str, ...]
    """Chinese words that begin like a verb of speech and are none: ``问题``."""
    silent: frozenset[str]
    """Lemmas that name or judge words in marks, but report nothing without marks: ``use``."""
    ambiguous: frozenset[str]
    """Forms of the verbs that are nouns as well: ``claims``."""
    participles: frozenset[str]
    """Forms of the verbs that take no subject of their own behind them: ``adding``."""
    answers: frozenset[str]
    """Labels of answers in an interview: ``a``."""
    questions: frozenset[str]
    """Labels of questions: ``q``."""
    origins: frozenset[str]
    """Prepositions before the one whose words follow: “And *from* Chairwoman Roe:”."""
    hosts: frozenset[str]
    """Prepositions before an institution that speaks without a subject: Russian “*в* компании сообщили”."""
    naming: frozenset[str]
    """Words before marks that hold a name, a title or a term, no speech: ``film``."""
    signs: frozenset[str]
    """Nouns for what bears words that nobody says: ``Schild``, ``pancarta``."""
    surfaces: frozenset[str]
    """Nouns for what may bear such words, where nobody is known to say them: ``wall``."""
    own: frozenset[str]
    """Verbs and auxiliaries in the first person, where no pronoun need stand there: Turkish ``dedim``."""
    leading: frozenset[str]
    """Every word that can be the cue of a frame before its quotation."""
    telling: frozenset[str]
    """Every word of the narration that tells whom it is about: cues and pronouns."""

    def lemma(self, low: str) -> str:
        """The lemma of a reporting verb, strong or weak; empty for other words."""
        return self.verbs.get(low) or self.weak.get(low, "")

    def calls(self, low: str) -> bool:
        """Whether a weak verb says what somebody calls something."""
        return self.weak.get(low) in self.calling


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Persons:
    """The words for those who speak, and the parts of their names."""

    pronouns: Mapping[str, Gender]
    """Subject pronoun → gender; ``i`` and ``we`` have none."""
    possessives: Mapping[str, Gender]
    """Possessive → gender of the owner: ``her`` → ``she``."""
    obliques: Mapping[str, Gender]
    """Pronoun behind a preposition → gender: “selon *lui*”."""
    generic: frozenset[str]
    """Pronouns for people at large: German ``man``."""
    titles: Mapping[str, Gender]
    """Words that stand before a name and are no part of it: ``mr.`` → ``he``."""
    heads: Mapping[str, Gender]
    """Nouns for people, groups and papers that speak: ``spokeswoman``, ``company``."""
    head_endings: Mapping[str, tuple[str, ...]]
    """Last parts of compounds that are such nouns, the longest first, by their last five letters: German
    ``-sprecherin``."""
    genitive_s: bool
    """Whether such a noun may end in the ``-s`` of a genitive (where all nouns are capitalised)."""
    plural_s: bool
    """Whether it may end in the ``-s`` of a plural: French “les juge*s*”."""
    office_endings: tuple[str, ...]
    """Endings of nouns for offices, where nouns are capitalised: German ``-in``."""
    agent_endings: tuple[str, ...]
    """Endings of nouns for people, by which an unlisted one is told behind its verb: Czech ``-telka``."""
    dative_endings: tuple[str, ...]
    """Endings of nouns for those who are told something: Hungarian ``-nek``."""
    definite_endings: tuple[str, ...]
    """Endings of a noun that are its article: Danish “vagtchef*en*”."""
    ages: tuple[str, ...]
    """Endings of nouns that tell an age: ``34-year-old``, German ``54-Jährige``."""
    ranks: frozenset[str]
    """Words before an office that make it another: ``vice``, ``former``."""
    epithets: Mapping[str, Gender]
    """Nouns by which a story goes on with somebody whom it has just named: ``actress``, ``accused``."""
    epithet_endings: tuple[str, ...]
    """Those that may be last parts of compounds."""
    charged: frozenset[str]
    """Those of them that mean nobody who holds an office in the story: ``accused``."""
    couples: frozenset[str]
    """Nouns for two who belong together: ``couple``, ``twins``."""
    spouses: frozenset[str]
    """Nouns for one of them, as what he is to the other: ``husband``."""
    owned: tuple[str, ...]
    """Endings of a noun that tell whose somebody is: Indonesian “ibu*nya*”."""
    governed: tuple[str, ...]
    """How words begin that a preposition written together with their article governs: Arabic ``لل``."""
    seats: frozenset[str]
    """What offices are of, in the genitive, with a capital: Polish “premier *Węgier*”."""
    bygone: frozenset[str]
    """Words before what somebody was: ``former``."""
    addresses: frozenset[str]
    """Nouns for people that stand before a name as mere forms of address: ``señora``."""
    modifiers: frozenset[str]
    """Words before a name or title that say nothing of who it is: ``former``."""
    first_names: Mapping[str, Gender]
    """Given name → gender."""
    she_endings: tuple[str, ...]
    """Endings by which an unknown first name is a woman's: Spanish ``-a``."""
    he_endings: tuple[str, ...]
    """Endings by which it is a man's: Spanish ``-o``."""
    particles: frozenset[str]
    """Small words inside a name: ``van``, ``de``."""
    articled: frozenset[str]
    """Articles behind a particle: German “Sibylle von *der* Weyhe”."""
    links: frozenset[str]
    """Small words inside the name of an organisation: ``of``."""
    agencies: frozenset[str]
    """News agencies: somebody says something to them, and behind its verb none of them speaks."""
    case_endings: tuple[str, ...]
    """Endings that a name has in other cases than that of a subject, the longest first."""
    alternations: Mapping[str, str]
    """Last parts of names whose stem another case changes, with the nominative: Finnish ``-korven``."""
    suffixes: frozenset[str]
    """What follows a surname and is none: ``jr.``, ``iii``."""
    family: tuple[str, ...]
    """Family names with which Korean names begin."""
    surnames: frozenset[str]
    """Family names with which Chinese names begin."""
    transliteration: frozenset[str]
    """Characters with which Chinese writes foreign names."""
    verb_starts: frozenset[str]
    """Characters that begin a verb behind a Chinese name, and no part of the name."""
    familiar: frozenset[str]
    """What stands before a Chinese family name among friends: ``老``."""
    beside: tuple[str, ...]
    """Characters that lead on, behind a Chinese name, to where, when and to whom: ``在``."""
    spans: tuple[str, ...]
    """Words for a time or a place behind a Chinese name: ``星期``."""
    weeks: tuple[str, ...]
    """Days of the week: ``周三``."""
    moments: tuple[str, ...]
    """Characters at the end of a time: ``时``."""
    measures: tuple[str, ...]
    """What stands before a Chinese noun for somebody who is not named: ``一名``."""
    again: tuple[str, ...]
    """What stands before the noun for somebody just named: Japanese ``同``, Chinese ``这位``."""
    honorifics: tuple[str, ...]
    """What follows a name in Japanese and Chinese: ``さん``. In order of trial."""
    joints: tuple[str, ...]
    """What joins an office with the name behind it there: ``の``. In order of trial."""
    fillers: tuple[str, ...]
    """What stands between a name and its verb there. In order of trial."""

    def head(self, low: str) -> Gender | None:
        """The gender of a noun that can speak (``it`` and ``they`` for groups), None for others."""
        known = self.heads.get(low)
        if known is None and self.genitive_s and low.endswith("s"):
            known = self.heads.get(low[:-1])
        if known is None and self.plural_s and low.endswith("s"):
            one = self.heads.get(low[:-1], self.heads.get(low[:-2]))
            known = "they" if one not in (None, "it", "they") else None
        if known is None and self.owned and low.endswith(self.owned):
            bases = (low.removesuffix(e) for e in self.owned if low.endswith(e))
            known = next((self.heads[base] for base in bases if base in self.heads), None)
        if known is None and self.head_endings:
            for ending in self.head_endings.get(low[-COMPOUNDED:], ()):
                if low.endswith(ending):
                    return self.heads[ending]
        return known

    def noun(self, low: str) -> Gender | None:
        """The same of a noun, or of an epithet."""
        known = self.head(low)
        return known or self.epithets.get(low, known)

    def is_declined(self, low: str) -> bool:
        """Whether a word is such a noun in another case than that of a subject."""
        bases = (low.removesuffix(e) for e in self.case_endings if low.endswith(e))
        return any(self.noun(base) is not None for base in bases)

    def is_epithet(self, low: str) -> bool:
        """Whether a noun, or the last part of one, is an epithet."""
        return low in self.epithets or low.endswith(self.epithet_endings)

    def refers(self, low: str) -> bool:
        """Whether a word alone points to a person: a pronoun or a possessive."""
        return low in self.pronouns or low in self.possessives or low in self.obliques


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """Where a language puts things, and the small words that tell."""

    inverts: bool
    """Whether a subject may stand behind its verb: ``said Roe``."""
    verb_first: bool
    """Whether that is its usual place: Arabic."""
    verb_second: bool
    """Whether the subject stands behind the verb where something else is put in front: Dutch."""
    case_marked: bool
    """Whether articles tell the case, so that a subject is found by it: German."""
    capital_nouns: bool
    """Whether all nouns are capitalised, so that a capital is no sign of a name: German."""
    caseless: bool
    """Whether the script has no capitals: Arabic."""
    drops: bool
    """Whether a pronoun as subject is left out: Spanish, Polish."""
    dashes: bool
    """Whether a dash at the start of a paragraph opens speech: Spanish, Russian."""
    inner_dashes: bool
    """Whether it does so behind any sentence of a paragraph, without a report: Norwegian."""
    incises: bool
    """Whether the reporting clause stands inside the marks: French."""
    verb_last: bool
    """Whether the verb closes its clause, behind the words in marks, and the subject opens it: Turkish."""
    between: bool
    """Whether what is said where, when and to whom may stand between verb and subject: Spanish."""
    open_nouns: bool
    """Whether a noun that no list has may be a speaker. Elsewhere it must be a name, a pronoun or listed."""
    either_side: bool
    """Whether subject and verb stand in either order behind the words: Finnish."""
    suffixed: bool
    """Whether the endings of names are written behind an apostrophe: Turkish “Ankara'da”."""
    colons: bool
    """Whether the endings of abbreviations are written behind a colon: Swedish “IK:s”."""
    offices_behind: bool
    """Whether offices and forms of address follow the name: Korean."""
    capital_offices: bool
    """Whether offices before a name have capitals like it: Indonesian."""
    surname_first: bool
    """Whether family names come first, and offices behind them: Hungarian."""
    cjk: bool
    """Whether words are not parted by blanks, so that :mod:`newsclean.quotes.cjk` reads the text."""
    determiners: frozenset[str]
    """Articles and whatever stands in their place: ``the``, ``this``."""
    articles: frozenset[str]
    definite: frozenset[str]
    """Determiners of what is known already: ``the``."""
    indefinite: frozenset[str]
    oblique: frozenset[str]
    """Determiners that no subject begins with: German ``den``."""
    genitives: frozenset[str]
    """Determiners of a noun that hangs on the noun before it: German ``des``."""
    genitive: frozenset[str]
    """Prepositions that lead on a description's name: ``of``."""
    prepositions: frozenset[str]
    inner: frozenset[str]
    """Prepositions that lead on inside a description: ``spokesman for``."""
    judging: frozenset[str]
    """Prepositions before what something is called: ``as``."""
    agent: frozenset[str]
    """The word before the one who does what a passive verb says: ``by``."""
    passive: frozenset[str]
    """Auxiliaries that make a participle passive: ``was`` in “was read”."""
    infinitive: frozenset[str]
    """The word before an infinitive: ``to``."""
    markers: frozenset[str]
    """What stands behind a subject: Hindi ``ने``; Korean particles, which are cut off their words."""
    members: frozenset[str]
    """Words for one of a group: ``another``."""
    reflexive: frozenset[str]
    objects: frozenset[str]
    """Pronouns that are never a subject: ``him``."""
    relatives: frozenset[str]
    that: frozenset[str]
    """What opens reported speech: ``that``."""
    conjunctions: frozenset[str]
    conjunction: frozenset[str]
    """The words for ``and`` alone."""
    pointing: frozenset[str]
    """Words that point back at the head of a sentence: “*Those* were the words of Roe.”"""
    fronting: frozenset[str]
    """Words that open a clause put in front: ``when``, ``asked``."""
    light: frozenset[str]
    """Words that may open a sentence before its subject: ``but``, ``now``."""
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    mood: frozenset[str]
    """Verbs in the mood of reported speech (German ``sei``): the sentence goes on with its speaker."""
    days: frozenset[str]
    stops: frozenset[str]
    """Other words that are part of no name."""
    times: frozenset[str]
    """Nouns for stretches of time: no subject at the head of a sentence."""
    abbreviations: frozenset[str]
    """Words whose full stop ends no sentence."""
    elided: frozenset[str]
    """What is written together with the next word by an apostrophe: ``l``, ``qu``."""
    clitics: frozenset[str]
    """Pronouns that are written together with their verb by a hyphen: ``-il``."""
    euphonic: frozenset[str]
    """Letters that stand alone between verb and pronoun: French ``a-*t*-il``."""
    joined: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → the words behind it, for entries of several words that are read as one token:
    Vietnamese ``cho biết``. In the files they are joined by ``_``."""
    closed: frozenset[str]
    """Every word that cannot be part of a noun phrase."""
    verbal: tuple[str, ...]
    """Endings of participles that could be taken for nouns."""
    endings: tuple[str, ...]
    """Endings of finite verbs."""
    plural: tuple[str, ...]
    """Endings of verbs in the plural, which need no subject: Russian ``-ли``."""
    past: tuple[str, ...]
    """Endings of a past tense, which make a small word behind a name its verb: ``-ed``."""
    oblique_adjectives: tuple[str, ...]
    """Endings of adjectives that no subject has behind a feminine article: German ``-en``."""
    adverb_ending: str
    """The ending of adverbs: ``-ly``. Empty where there is none."""
    article: str
    """The article that is written together with its noun: Arabic ``ال``. Empty elsewhere."""
    topics: tuple[str, ...]
    """Particles behind the one that a sentence is about: Japanese ``は``."""
    quoting: tuple[str, ...]
    """Particles between words in marks and their verb: Japanese ``と``."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What is known of one language."""

    code: str
    cues: Cues
    persons: Persons
    grammar: Grammar
