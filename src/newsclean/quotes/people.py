"""The people, groups and papers that a text names, gathered before it is read.

Names are joined by surname, so that “Reyes” becomes “Anton Reyes”; titles and first names tell the
gender.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from typing import NamedTuple

from newsclean.light_dataclass import dataclass
from newsclean.quotes import couples, roles, titles
from newsclean.quotes.couples import Pair
from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import clean
from newsclean.quotes.titles import GROUPS, PERSONAL, Name
from newsclean.quotes.tokenizer import FINAL
from newsclean.quotes.tokens import Phrase, Tokens

LONGEST_FULL_NAME = 4
"""Words of a name up to which a longer form replaces a shorter one."""
ACRONYM = 3
"""Letters of a label in capitals that may be an acronym."""
ADDRESS = 4
"""Words by which somebody is addressed: “mevrouw de rechter”."""
NAMESAKES = 30
"""Latest bearers of a surname that are compared: bounds the time on long lists of names."""


class Person(NamedTuple):
    """Somebody or something that may speak."""

    number: int
    """Tells it from all others of the text."""
    name: str
    """The fullest form in which the text names it."""
    parts: tuple[str, ...]
    """The words of the name in small letters, without titles."""
    gender: Gender
    is_person: bool
    """Whether a title, an office or a first name tells that it is a human being."""
    is_group: bool

    def may_bear(self, parts: tuple[str, ...], gender: Gender) -> bool:
        """Whether another form of a name with the same surname may mean the same person."""
        if gender in PERSONAL and self.gender in PERSONAL and self.gender != gender:
            return False
        if len(parts) == 1 or len(self.parts) == 1:
            return True
        a, b = self.parts[0], parts[0]
        if a == b or (a[0] == b[0] and 1 in (len(a.rstrip(".")), len(b.rstrip(".")))):
            return True
        return a[:3] == b[:3] or a in parts or b in self.parts


class Couple(NamedTuple):
    """Two who speak as one."""

    at: int
    """Where the text introduces them."""
    name: str
    first: Person
    second: Person


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """All whom a text names, by what they may be called."""

    lex: Lexicon
    counts: Mapping[int, int]
    """How often each is named, by number."""
    by_surname: Mapping[str, Sequence[Person]]
    by_first_name: Mapping[str, Person]
    by_office: Mapping[str, Person]
    by_stem: Mapping[str, Person] = field(default_factory=dict)
    """By surname without the endings of its cases, where the language declines names."""
    by_role: Mapping[str, Person] = field(default_factory=dict)
    """By the nouns that stand in apposition to names: “Mae Lin, a *nurse*”."""
    by_middle_name: Mapping[str, Person] = field(default_factory=dict)
    """By names between the first and the last: the first of two surnames in Spanish."""
    couples: tuple[Couple, ...] = ()
    """In the order of the text."""
    inside: frozenset[str] = frozenset()
    """Surnames that stand in the middle of a sentence, where their capital tells that they are names."""

    def couple_before(self, place: int) -> Couple | None:
        """The couple that was introduced last before a place of the text."""
        number = bisect_left(self.couples, place, key=attrgetter("at"))
        return self.couples[number - 1] if number else None

    def named(self, name: Name, gender: Gender, others: Sequence[Person] = ()) -> Person | None:
        """Whom a name means; ``others`` are bearers of the surname that were met later."""
        known = (*self.by_surname.get(name.surname, ()), *others)
        found = _bearer(known, name, gender, self.counts)
        if found is None and len(name.parts) == 1:
            alone = name.surname
            found = self.by_first_name.get(alone) or self.by_middle_name.get(alone)
        if not self.by_stem:
            return found
        declined = self.by_stem.get(stem(name.surname, self.lex))
        fits = declined is not None and (
            len(name.parts) == 1
            or stem(name.parts[0], self.lex) == stem(declined.parts[0], self.lex)
        )
        if declined is None or not fits:
            return found
        nearer = found is None or len(found.parts) < 2 or _is_nearer(declined, found, self.lex)
        return declined if nearer else found

    def addresses(self, words: str, person: Person) -> bool:
        """Whether somebody is addressed at the head or at the end of words: “Yes, *your honour Roe*.”"""
        stretches = (
            words.replace(".", ",").replace("!", ",").replace("?", ",").strip(" ,").split(",")
        )
        if len(stretches) < 2:
            return False
        for stretch in (stretches[0], stretches[-1]):
            low = stretch.lower().split()
            called = (self.by_office.get(low[-1]) or self.by_role.get(low[-1])) if low else None
            named = called is not None and called.number == person.number
            if low and len(low) <= ADDRESS and (named or low[-1] in person.parts):
                return True
        return False

    def called(self, label: str) -> str:
        """The full name for the label of a transcript, else the label as a name is written."""
        parts = label.split()
        name = titles.name(parts, label.lower().split(), self.lex, 0, len(parts))
        person = self.named(name, "")
        if person is not None:
            return person.name
        return label.title() if label.isupper() and len(label) > ACRONYM else label


def gather(paragraphs: Iterable[Tokens], lex: Lexicon) -> People:
    """Everybody whom the paragraphs name, but for headlines, whose capitals tell nothing."""
    register = _Register(lex)
    told = [tokens for tokens in paragraphs if not tokens.headline]
    alone = frozenset(n.surname for tokens in told for n in tokens.names if len(n.parts) == 1)
    joined: set[tuple[int, int]] = set()
    introduced: list[tuple[Tokens, Pair]] = []
    for n, tokens in enumerate(told):
        for pair in couples.pairs(tokens, alone, lex):
            joined |= {(n, pair.first.first), (n, pair.second.first)}
            introduced.append((tokens, pair))
    for n, tokens in enumerate(told):
        for name in tokens.names:
            if (n, name.first) not in joined:
                register.add(tokens, name)
    for tokens, pair in introduced:
        register.add_couple(tokens, pair)
    for tokens in told:
        for name in tokens.names:
            register.add_first_name(tokens, name)
    return register.people()


def _personal(gender: Gender) -> Gender:
    return gender if gender in PERSONAL else ""


def stem(word: str, lex: Lexicon) -> str:
    """A name without the ending of its case, if three letters are left."""
    for other, nominative in lex.persons.alternations.items():
        if word.endswith(other):
            word = word.removesuffix(other) + nominative
    for ending in lex.persons.case_endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _given(word: str, lex: Lexicon) -> Gender | None:
    """The gender of a first name, in any of its cases; None for another word."""
    known = lex.persons.first_names
    if word in known:
        return known[word]
    bases = (word.removesuffix(e) for e in lex.persons.case_endings if word.endswith(e))
    return next((known[base] for base in bases if base in known), None)


def _is_nearer(person: Person, known: Person, lex: Lexicon) -> bool:
    """Whether the form of one name is rather that of a subject than another form of it."""
    if stem(person.parts[0], lex) != stem(known.parts[0], lex):
        return False
    given = lex.persons.first_names
    a, b = person.parts[0] in given, known.parts[0] in given
    return a if a != b else len(person.name) < len(known.name)


def _bearer(
    known: Sequence[Person], name: Name, gender: Gender, counts: Mapping[int, int]
) -> Person | None:
    """The one of several bearers of a surname whom a name means: who is named most."""
    fitting = [p for p in known[-NAMESAKES:] if p.may_bear(name.parts, gender)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda p: counts.get(p.number, 1))


class _Register:
    """Grows while the names of a text are gathered; never leaves this module."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._people: list[Person] = []
        self._counts: dict[int, int] = {}
        self._by_surname: defaultdict[str, list[int]] = defaultdict(list)
        self._by_first_name: dict[str, int] = {}
        self._by_office: dict[str, int] = {}
        self._by_role: dict[str, int] = {}
        self._by_middle_name: dict[str, int] = {}
        self._inside: set[str] = set()
        self._couples: list[tuple[int, str, int, int]] = []

    def people(self) -> People:
        return People(
            self._lex,
            self._counts,
            {key: [self._people[n] for n in found] for key, found in self._by_surname.items()},
            {key: self._people[n] for key, n in self._by_first_name.items()},
            {key: self._people[n] for key, n in self._by_office.items()},
            self._by_stem(),
            {key: self._people[n] for key, n in self._by_role.items()},
            {key: self._people[n] for key, n in self._by_middle_name.items()},
            tuple(
                Couple(at, name, self._people[a], self._people[b])
                for at, name, a, b in self._couples
            ),
            frozenset(self._inside),
        )

    def _by_stem(self) -> dict[str, Person]:
        """Those with a first name and a surname; of two cases of a name the one of a subject."""
        lex = self._lex
        if not lex.persons.case_endings:
            return {}
        found: dict[str, Person] = {}
        for person in self._people:
            if len(person.parts) < 2 or person.is_group:
                continue
            key = stem(person.parts[-1], lex)
            known = found.get(key)
            if known is None or _is_nearer(person, known, lex):
                found[key] = person
        return found

    def add(self, tokens: Tokens, name: Name) -> None:
        """A name of two words or more, or a name with a title."""
        persons, parts = self._lex.persons, name.parts
        gender, offices = name.gender, name.offices
        before = tokens.low[name.first - 1] if name.first else ""
        if before in persons.titles:
            offices |= {titles.ranked(tokens.low, name.first - 1, self._lex)}
            gender = gender or persons.titles[before]
        told = roles.of(tokens, name, self._lex) if roles.is_apposed(tokens, name) else ()
        if name.first and tokens.words[name.first - 1] not in FINAL:
            self._inside.add(name.surname)
        behind = tokens.words[name.last] if name.last < len(tokens.words) else "."
        aged = behind in ",(" and roles.is_aged(tokens, name, self._lex)
        enclosed = bool(told) and roles.is_enclosed(tokens, name)
        if len(parts) == 1 and not (offices or enclosed or aged):
            return
        first_name = _given(parts[0], self._lex) if len(parts) > 1 else None
        gender = gender or first_name or self._by_ending(parts)
        known = self._fullest(name, gender, clean(tokens.string((name.start, name.last))))
        n = known.number
        called = roles.before(tokens, name, self._lex)
        if called is not None and len(parts) > 1:
            gender = gender or ("she" if called == "she" else "")
            noun = roles.before_name(tokens, name, self._lex)
            self._by_role.setdefault(noun or "", n)
        for role in told:
            gender = gender or _personal(persons.heads.get(role, ""))
            if persons.heads.get(role) not in GROUPS:
                self._by_role.setdefault(role, n)
        kinds = {persons.heads.get(role) for role in told}
        # “Bill Roe” is no bill.
        told_by = parts[1:] if first_name is not None else parts
        group = any(persons.heads.get(part) in GROUPS for part in told_by)
        group |= len(parts) == 1 and bool(kinds & GROUPS)
        self._people[n] = Person(
            n,
            known.name,
            known.parts,
            known.gender or gender,
            known.is_person
            or bool(offices)
            or bool(first_name)
            or bool(kinds - GROUPS)
            or called is not None
            or aged,
            not offices if group else known.is_group,
        )
        self._counts[n] += 1
        for office in offices:
            holder = self._by_office.setdefault(office, n)
            if self._counts[n] >= self._counts[holder]:
                self._by_office[office] = n
        if len(parts) > 1:
            self._by_first_name.setdefault(parts[0], n)
        if not group:
            self._add_middle(parts, n)

    def add_couple(self, tokens: Tokens, pair: Pair) -> None:
        """Two who are introduced together. Where names are declined, a surname that they share is in the
        plural, so that both go by their first names; the first does so anywhere, unless the text has more."""
        first, second = pair
        declined = bool(self._lex.persons.case_endings) and len(second.parts) > 1
        a = self._partner(tokens, (first.last - 1, first.last), second.surname)
        ends = second.start + 1 if declined else second.last
        b = self._partner(tokens, (second.start, ends), second.surname)
        start = first.last - 1 if first.parts[0] in self._lex.persons.couples else first.start
        together = clean(tokens.string((start, second.last)))
        self._couples.append((tokens.starts[first.first], together, a, b))

    def _partner(self, tokens: Tokens, phrase: Phrase, family: str) -> int:
        """The number of one of a couple, under the fullest name that the text gives."""
        parts = tuple(tokens.low[phrase[0] : phrase[1]])
        known = (self._people[n] for n in self._by_surname.get(family, ()))
        same = next((p.number for p in known if p.parts[0] == parts[0]), None)
        if same is not None:
            return same
        gender = self._lex.persons.first_names.get(parts[0], "") or self._by_ending(
            (*parts, family)
        )
        name = Name(*phrase[:1], *phrase, parts, parts[-1], gender, frozenset())
        person = self._fullest(name, gender, clean(tokens.string(phrase)))
        n = person.number
        self._people[n] = person._replace(
            gender=person.gender or gender, is_person=True, is_group=False
        )
        self._counts[n] += 1
        self._by_first_name.setdefault(parts[0], n)
        return n

    def _add_middle(self, parts: tuple[str, ...], n: int) -> None:
        """The names between the first and the last, but for particles and first names."""
        persons = self._lex.persons
        for part in parts[1:-1] if len(parts) <= LONGEST_FULL_NAME else ():
            if part not in persons.particles and part not in persons.first_names:
                self._by_middle_name.setdefault(part, n)

    def add_first_name(self, tokens: Tokens, name: Name) -> None:
        """A first name that stands alone, and nobody bears with a surname."""
        given, first_names = name.surname, self._lex.persons.first_names
        if name.last - name.first != 1 or given not in first_names:
            return
        if given not in self._by_first_name and given not in self._by_surname:
            full = clean(tokens.string((name.first, name.last)))
            self._new(name, full, first_names[given], True)

    def _fullest(self, name: Name, gender: Gender, full: str) -> Person:
        """The person of a name, new or known, under the longer of both forms."""
        known = self._known(name, gender) or self._new(name, full, "", False)
        if len(known.parts) < len(name.parts) <= LONGEST_FULL_NAME:
            known = known._replace(name=full, parts=name.parts)
        return known

    def _by_ending(self, parts: tuple[str, ...]) -> Gender:
        """What the last letter of an unknown first name tells in languages where it mostly does."""
        persons = self._lex.persons
        if not 2 <= len(parts) <= LONGEST_FULL_NAME:
            return ""
        if persons.she_endings and parts[0].endswith(persons.she_endings):
            return "she"
        return "he" if persons.he_endings and parts[0].endswith(persons.he_endings) else ""

    def _new(self, name: Name, full: str, gender: Gender, is_person: bool) -> Person:
        person = Person(len(self._people), full, name.parts, gender, is_person, False)
        self._people.append(person)
        self._counts[person.number] = 0
        self._by_surname[name.surname].append(person.number)
        return person

    def _known(self, name: Name, gender: Gender) -> Person | None:
        """The person that a name belongs to."""
        numbers = self._by_surname.get(name.surname, ())
        known = [self._people[n] for n in numbers[-NAMESAKES:]]
        found = _bearer(known, name, gender, self._counts)
        if found is None and len(name.parts) == 1 and name.surname in self._by_first_name:
            return self._people[self._by_first_name[name.surname]]
        return found
