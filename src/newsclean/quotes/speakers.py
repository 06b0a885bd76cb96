"""Whom a subject means: a name, a description or a pronoun, at its place in the story.

A pronoun takes the compatible person with the highest salience at that place. Salience is summed over
earlier mentions and fades from sentence to sentence, after Lappin and Leass, “An algorithm for
pronominal anaphora resolution” (1994); whoever was quoted or reported last weighs most, because in
news “he said” goes on with the last speaker four times in five.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from newsclean.quotes import couples, holders, phrase_names, prominence, titles
from newsclean.quotes.clause import Clause
from newsclean.quotes.holders import OTHER, PROMINENT, Mentioned
from newsclean.quotes.lexicon import Gender
from newsclean.quotes.names import clean
from newsclean.quotes.people import People, Person, stem
from newsclean.quotes.titles import ANYBODY, GROUPS, PERSONAL, Name
from newsclean.quotes.tokenizer import FINAL
from newsclean.quotes.tokens import Phrase

FADE = 0.4
"""By how much a mention weighs less in the next sentence."""
ACTING = 0.5
"""The same where it is the subject of the sentence, or of the one before."""
UNKNOWN = 0.05
"""How well a pronoun for a person can mean a name of which nothing is known: most are of places."""
MARKS = "„“”«»\"'‘’‚"
"""Marks round the name of a paper."""
RECENT = 4
"""Sentences back to the last mention of a couple that still speaks."""
MEMORY = 40
"""Mentions, and persons without a place among the names of the text, that are kept in mind: bounds
the time on texts that are one long list of reports."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Speaker(NamedTuple):
    """A resolved subject."""

    name: str
    person: Person | None
    how: str
    """What told who it is: ``name``, ``pronoun``, ``description`` …; see :mod:`confidence`."""
    margin: float = 1.0
    """The share of a pronoun's best candidate in the salience of the best two, .5 to 1."""
    together: tuple[str, ...] = ()
    """The names of two who speak together; empty for one alone."""


class Heard(NamedTuple):
    """What the reading has told of a person: whether it spoke, and by which pronouns it went."""

    spoke: bool = False
    he: int = 0
    she: int = 0

    @property
    def gender(self) -> Gender:
        """The gender that two clear pronouns tell, and twice as many as speak against it."""
        for gender, votes, against in (("he", self.he, self.she), ("she", self.she, self.he)):
            if votes >= 2 and (not against or votes >= 2 + 2 * against):
                return gender
        return ""


UNHEARD = Heard()
"""A person of whom the reading has told nothing; it is asked for at each pronoun."""


class Discourse(NamedTuple):
    """What a reader has in mind at one place of a story. Reading on makes another."""

    people: People
    memory: tuple[Mentioned, ...] = ()
    """The latest mentions, in order."""
    heard: Mapping[int, Heard] = {}
    """By the number of the person."""
    met: Mapping[str, tuple[Person, ...]] = {}
    """By surname, those whom only a report has named."""
    described: Mapping[str, Person] = {}
    """By head noun, those who have no name."""
    fresh: int = 0
    """How many persons were met or described."""

    def mentioned(self, person: Person | None, sentence: int, weight: float) -> Discourse:
        """After a mention of a person."""
        if person is None:
            return self
        memory = self.memory
        for i in range(len(memory) - 1, max(-1, len(memory) - 9), -1):
            place, other, before = memory[i]
            if place != sentence:
                break
            if other.number == person.number:
                if before >= weight:
                    return self
                again = Mentioned(place, person, weight)
                return self._remembering((*memory[:i], again, *memory[i + 1 :]))
        return self._remembering((*memory[1 - MEMORY :], Mentioned(sentence, person, weight)))

    def _remembering(self, memory: tuple[Mentioned, ...]) -> Discourse:
        people, _, heard, met, described, fresh = self  # Faster than _replace, at every name.
        return Discourse(people, memory, heard, met, described, fresh)

    def named(self, clause: Clause, name: Name, sentence: int) -> Discourse:
        """After a name in the narration: as a subject where a verb follows it."""
        person = self._known(clause, name)
        if person is None:
            return self
        return self.mentioned(person, sentence, PROMINENT if prominence.of(clause, name) else OTHER)

    def bound(self, low: str, sentence: int) -> Discourse:
        """After a subject pronoun of the narration: it keeps its person in mind."""
        gender = self.people.lex.persons.pronouns.get(low, "")
        if gender not in ANYBODY:
            return self
        person, margin = self.pronoun(low, sentence)
        if person is None:
            return self
        known = self
        if margin > 0.7 and gender in PERSONAL:
            heard = self.heard.get(person.number, UNHEARD)
            he, she = heard.he + (gender == "he"), heard.she + (gender == "she")
            known = self._hearing(person, Heard(heard.spoke, he, she))
        return known.mentioned(person, sentence, PROMINENT)

    def pronoun(self, low: str, sentence: int) -> tuple[Person | None, float]:
        """The person that a pronoun means at this place, and its margin."""
        persons = self.people.lex.persons
        gender = persons.pronouns.get(low) or persons.possessives.get(low, "")
        gender = gender or persons.obliques.get(low, "")
        if not gender:
            return None, 0.0
        salience: dict[int, float] = {}
        by_number: dict[int, Person] = {}
        acting: set[int] = set()
        for place, person, weight in reversed(self.memory):
            n = person.number
            by_number[n] = person
            salience[n] = salience.get(n, 0.0) + weight * FADE ** (sentence - place)
            if weight == PROMINENT and sentence - place <= 1 and len(person.parts) > 1:
                acting.add(n)
        for number, person in by_number.items():
            fits = self._fits(person, gender)
            # In English, most names of which nothing is known are places.
            known = fits != UNKNOWN or number not in acting or self.people.lex.grammar.open_nouns
            salience[number] *= fits if known else ACTING
        ranked = sorted(salience.values(), reverse=True)
        if not ranked or ranked[0] <= 0.01:
            return None, 0.0
        best = by_number[max(salience, key=lambda n: salience[n])]
        rival = ranked[1] if len(ranked) > 1 else 0.0
        return best, ranked[0] / (ranked[0] + rival)

    def without(self, person: Person) -> Discourse:
        """The same for a reader who knows that one person is not meant."""
        memory = tuple(m for m in self.memory if m.person.number != person.number)
        return self._remembering(memory)

    def spoke_last(self) -> Person | None:
        """Whoever spoke last."""
        spoken = (m.person for m in reversed(self.memory) if m.person.number in self.heard)
        return next((p for p in spoken if self.heard[p.number].spoke), None)

    def unnamed(self, sentence: int) -> Person | None:
        """The person that a verb without a subject means, where a pronoun may be left out."""
        salience: dict[Person, float] = {}
        for place, person, weight in self.memory:
            if not person.is_group and (len(person.parts) > 1 or person.is_person):
                heard = self.heard.get(person.number, UNHEARD)
                known = person.is_person or heard.spoke
                faded = weight * FADE ** (sentence - place) * (1.0 if known else ACTING)
                salience[person] = salience.get(person, 0.0) + faded
        return max(salience, key=lambda p: salience[p]) if salience else None

    def resolve(self, clause: Clause, phrase: Phrase, sentence: int) -> tuple[Speaker, Discourse]:
        """Whom a subject means. What stays unresolved is returned in its own words."""
        if (together := self._together(clause, phrase, sentence)) is not None:
            return together, self
        phrase = _without_article(clause, phrase)
        low = clause.low[phrase[0]]
        if phrase[1] - phrase[0] == 1 and clause.persons.refers(low):
            person, margin = self.pronoun(low, sentence)
            if person is None:
                return Speaker(clean(clause.tokens.string(phrase)), None, "unresolved"), self
            return Speaker(person.name, person, "pronoun", margin), self
        if clause.low[phrase[1] - 1][0].isdigit():  # “the 34-year-old”
            return self._description(clause, phrase, sentence)
        demonym = low in clause.grammar.definite and clause.upper[phrase[1] - 1]
        if (
            demonym
            and phrase[1] - phrase[0] == 2
            and clause.persons.is_epithet(clause.low[phrase[1] - 1])
        ):
            return self._description(clause, phrase, sentence)  # “la *Niçoise*”
        alone = not clause.grammar.open_nouns and not clause.has_name((phrase[0] + 1, phrase[1]))
        named = any(len(p.parts) > 1 for p in self.people.by_surname.get(low, ()))
        if alone and clause.persons.head(low) is not None and clause.upper[phrase[0]] and not named:
            # An office at the head of its sentence: “Супруга, Светлана Дорохова, …”.
            apposed = phrase_names.apposed(clause, phrase)
            if apposed is None:
                return self._description(clause, phrase, sentence)
            phrase = apposed
        name = _named(clause, phrase)
        if name is not None:
            person, known = self._met(clause, clause.tokens.name(name))
            if person is not None:
                heard = known.heard.get(person.number, UNHEARD)
                if not heard.spoke:
                    known = known._hearing(person, heard._replace(spoke=True))
                return Speaker(person.name, person, "name"), known._titled(clause, phrase, person)
        return self._description(clause, phrase, sentence)

    def couple(self, place: int, sentence: int) -> Speaker | None:
        """The two who were introduced last before a place, if the story still tells of one of them."""
        pair = self.people.couple_before(place)
        if pair is None:
            return None
        numbers = {pair.first.number, pair.second.number}
        near = any(
            m.person.number in numbers and sentence - m.sentence <= RECENT for m in self.memory
        )
        names = pair.first.name, pair.second.name
        return Speaker(pair.name, pair.second, "couple", together=names) if near else None

    def _together(self, clause: Clause, phrase: Phrase, sentence: int) -> Speaker | None:
        """The couple that a pronoun or noun means, or one of them; whom a Korean family name means."""
        persons, (first, last) = clause.persons, phrase
        if clause.grammar.offices_behind:
            kin = holders.by_family(clause, clause.low[last - 1], self.met)
            if kin is not None:
                return Speaker(kin.name, kin, "name")
        place = clause.tokens.starts[first]
        if not self.people.couples:
            return None
        low = clause.low[last - 1]
        alone = last - first == 1
        if alone and (persons.pronouns.get(low) == "they" or couples.is_plural(clause, first)):
            return self.couple(place, sentence)
        if low in persons.couples:
            return self.couple(place, sentence)
        if low not in persons.spouses or phrase_names.apposed(clause, phrase) is not None:
            return None
        pair = self.people.couple_before(place)
        if pair is None:
            return None
        numbers = {pair.first.number, pair.second.number}
        earlier = (m.person for m in reversed(self.memory) if m.sentence < sentence)
        latest = next((person for person in earlier if person.number in numbers), None)
        if latest is None:
            return None
        other = pair.second if latest.number == pair.first.number else pair.first
        return Speaker(other.name, other, "couple")

    def may_be_name(self, clause: Clause, phrase: Phrase, *, guessed: bool = False) -> bool:
        """Whether a single word with a capital at the head of a sentence is known for a name.

        Where no list of nouns is closed the answer is yes, unless the whole frame is guessed: the word may
        be an unlisted noun.
        """
        first, last = phrase
        listed = guessed or not clause.grammar.open_nouns
        if not listed or not clause.upper[first] or clause.has_name((first + 1, last)):
            return True
        if any(clause.persons.noun(low) is not None for low in clause.low[first + 1 : last]):
            return True
        if first > clause.start and clause.words[first - 1] not in FINAL:
            if any(word[0].isalnum() for word in clause.words[clause.start : first]):
                return True
        low, persons, people = clause.low[first], clause.persons, self.people
        word = clause.words[first]
        return (
            low in people.inside
            or low in people.by_surname
            or low in people.by_middle_name
            or low in people.by_first_name
            or low in persons.first_names
            or persons.refers(low)
            or persons.head(low) is not None
            or persons.is_declined(low)
            or (len(word) > 1 and word.isupper())
            or stem(low, people.lex) in people.by_stem
        )

    def full_name(self, clause: Clause, phrase: Phrase) -> str:
        """The fullest form of a name; a first name alone stays as it is."""
        name = clause.tokens.name(phrase)
        person = self._known(clause, name)
        if person is not None and person.parts[-1] == name.surname:
            return person.name
        return clean(clause.tokens.string(phrase))

    def _description(
        self, clause: Clause, phrase: Phrase, sentence: int
    ) -> tuple[Speaker, Discourse]:
        """Whom a noun without a name means: one described before, the holder of an office."""
        first, last = phrase
        head = phrase_names.head(clause, phrase)
        definite = clause.low[first] in clause.grammar.definite
        meant = self._meant(clause, phrase, head, sentence)
        if meant is not None:
            return meant, self
        owned = clause.low[first] in clause.persons.possessives
        articled = (
            clause.low[first] in clause.grammar.determiners and last - first > 1 and not owned
        )
        before = phrase_names.before_office(clause, phrase)
        named = self._known(clause, clause.tokens.name(before)) if before is not None else None
        if named is not None and named.is_person:
            return Speaker(named.name, named, "office"), self
        bare = clean(clause.tokens.string((first + 1 if articled else first, last)))
        if clause.quote[last - 1] >= 0:
            bare = bare.strip(MARKS)  # “writes “The Herald””
        bare += phrase_names.owner(clause, phrase) or phrase_names.extension(clause, last)
        gender = clause.persons.head(head)
        group = gender is None or gender in GROUPS
        person = Person(
            self._next, bare, (head,),
            gender if gender and gender != "it" else "", not group, group,
        )  # fmt: skip
        speaker = Speaker(bare, person, "description")
        after = self._replace(fresh=self.fresh + 1)
        if articled or definite or bare != clean(clause.tokens.string(phrase)):
            after = after._replace(described=_with(self.described, head, person))
        return speaker, after

    def _meant(self, clause: Clause, phrase: Phrase, head: str, sentence: int) -> Speaker | None:
        """Whom a description means that a reader knows already; None where nothing tells it."""
        first, last = phrase
        definite = clause.low[first] in clause.grammar.definite
        known, article = self.described.get(head), clause.grammar.article
        if article and clause.grammar.verb_first and last - first == 1 and head.startswith(article):
            known, definite = self.described.get(head.removeprefix(article)), True  # “*الوزير*”
        if known is not None and definite:
            return Speaker(known.name, known, "description-again")
        # “The former president” may be somebody else than the president: only the same office is bound.
        ranked = last - first == 3 and clause.low[first + 1] in clause.persons.ranks
        suffixed = clause.low[first].endswith(clause.persons.definite_endings or ("\n",))
        bare = last - first == 1 and (suffixed or not clause.grammar.articles)
        office = bare or (definite and (ranked or last - first == 2))
        office = office and not phrase_names.extension(clause, last)
        if office:
            noun = titles.ranked(clause.low, last - 1, self.people.lex)
            holder = self.people.by_office.get(noun) or self.people.by_role.get(noun)
            holder = holder or holders.of_part(self.people, noun)
            if holder is not None:
                return Speaker(holder.name, holder, "office")
        if phrase_names.is_epithet(clause, phrase, head):
            meant = holders.latest(self.memory, self.people, head, sentence)
            if meant is not None:
                return Speaker(meant.name, meant, "only-person")
        known_by = definite and last - first == 2
        alone = holders.only(self.memory, self.people, head, sentence) if known_by else None
        return Speaker(alone.name, alone, "only-person") if alone is not None else None

    def _known(self, clause: Clause, name: Name) -> Person | None:
        """The person of a name, if it is known."""
        bearers = self.people.by_surname.get(name.surname, ())
        if not _is_personal(clause, name) and not any(p.is_person for p in bearers):
            return None
        others = self.met.get(name.surname, ()) if self.met else ()
        if clause.grammar.offices_behind and len(name.surname) == 1:
            # A family name alone: the one who was met with it last.
            others = next(
                (p for full, p in reversed(list(self.met.items())) if full[0] == name.surname), ()
            )
            return others[-1] if others else None
        return self.people.named(name, name.gender, others)

    def _met(self, clause: Clause, name: Name) -> tuple[Person | None, Discourse]:
        """The person of a name, known or met here for the first time."""
        person = self._known(clause, name)
        if person is not None or not _is_personal(clause, name):
            return person, self
        full = clean(clause.tokens.string((name.start, name.last)))
        is_person = bool(name.gender or name.offices) or holders.is_titled(clause, name)
        person = Person(self._next, full, name.parts, name.gender, is_person, False)
        met = _with(self.met, name.surname, (*self.met.get(name.surname, ()), person))
        return person, self._replace(met=met, fresh=self.fresh + 1)

    def _titled(self, clause: Clause, phrase: Phrase, person: Person) -> Discourse:
        """After a noun that says what somebody is, where no capitals tell names: “وزير الفلاحة إدريس روه”."""
        noun = clause.low[phrase[0]].removeprefix(clause.grammar.article)
        office = clause.persons.noun(noun) if clause.grammar.verb_first else None
        if office is None or office in GROUPS or len(person.parts) < 2:
            return self
        return self._replace(described=_with(self.described, noun, person))

    @property
    def _next(self) -> int:
        """The number of the next person that is met."""
        return len(self.people.counts) + self.fresh

    def _hearing(self, person: Person, heard: Heard) -> Discourse:
        return self._replace(heard=_with(self.heard, person.number, heard))

    def _fits(self, person: Person, gender: Gender) -> float:
        """How well a pronoun of this gender can mean a person, 0 to 1."""
        if gender in ANYBODY:
            if person.is_group:
                return 0.0
            heard = self.heard.get(person.number, UNHEARD)
            known = person.gender or heard.gender
            if known:
                return 1.0 if gender in (known, "one") else 0.0
            return 0.8 if person.is_person else 0.65 if heard.spoke else UNKNOWN
        if gender == "they":
            return 1.0 if person.gender == "they" else 0.6 if person.is_group else 0.1
        return 0.1 if person.is_person else 0.9 if person.is_group else 0.6


def _with(known: Mapping[_Key, _Value], key: _Key, value: _Value) -> dict[_Key, _Value]:
    """The mapping with one more entry, and without the oldest where it has too many."""
    after = {**known, key: value}
    if len(after) > MEMORY:
        del after[next(iter(after))]
    return after


def _is_personal(clause: Clause, name: Name) -> bool:
    """Whether words are more than a noun for people: “Officials” is no name."""
    aged = clause.grammar.offices_behind and clause.words[name.last : name.last + 1] == ["("]
    alone = len(name.parts) == 1 and not name.offices and not aged
    return not alone or clause.persons.head(name.surname) is None


def _without_article(clause: Clause, phrase: Phrase) -> Phrase:
    """A pronoun without its article: Greek “ο *ίδιος*”."""
    first, last = phrase
    behind = last - first == 2 and clause.low[first] in clause.grammar.determiners
    return (
        (first + 1, last) if behind and clause.low[first + 1] in clause.persons.pronouns else phrase
    )


def _named(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name in a phrase, or beside it."""
    caseless = clause.grammar.caseless
    name = (phrase_names.caseless if caseless else phrase_names.capitalised)(clause, phrase)
    if name is not None and phrase_names.is_of_office(clause, phrase, name):
        name = phrase_names.apposed(clause, phrase) or name
    if name is not None and phrase_names.is_seat(clause, phrase, name):
        return phrase_names.behind_office(clause, phrase)
    name = name or phrase_names.apposed(clause, phrase)
    return name or phrase_names.behind_office(clause, phrase)
