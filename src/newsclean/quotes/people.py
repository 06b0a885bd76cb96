"""The people, groups and papers that a text names, gathered before it is read.

Names are joined by surname, so that “Reyes” becomes “Anton Reyes”; titles and first names tell the
gender.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import clean, plain, surname
from newsclean.quotes.titles import GROUPS, PERSONAL, untitled
from newsclean.quotes.tokens import Phrase, Tokens

LONGEST_FULL_NAME = 4
"""Words of a name up to which a longer form replaces a shorter one."""
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


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """All whom a text names, by what they may be called."""

    lex: Lexicon
    counts: Sequence[int]
    """How often each is named, by number."""
    by_surname: Mapping[str, Sequence[Person]]
    by_first_name: Mapping[str, Person]
    by_office: Mapping[str, Person]

    def named(
        self, parts: tuple[str, ...], gender: Gender, others: Sequence[Person] = ()
    ) -> Person | None:
        """Whom a name means; ``others`` are bearers of the surname that were met later."""
        key = surname(parts, self.lex.persons)
        known = (*self.by_surname.get(key, ()), *others)[-NAMESAKES:]
        fitting = [p for p in known if p.may_bear(parts, gender)]
        if fitting:
            return max(fitting, key=self._count)
        return self.by_first_name.get(parts[0]) if len(parts) == 1 else None

    def called(self, label: str) -> str:
        """The full name for the label of a transcript, else the label as a name is written."""
        person = self.named(tuple(label.lower().split()), "")
        if person is not None:
            return person.name
        return label.title() if label.isupper() and len(label) > 3 else label

    def _count(self, person: Person) -> int:
        return self.counts[person.number] if person.number < len(self.counts) else 1


def gather(paragraphs: Iterable[Tokens], lex: Lexicon) -> People:
    """Everybody whom the paragraphs name; titles of the page are left out, their capitals are mute."""
    register = _Register(lex)
    told = [tokens for tokens in paragraphs if not tokens.headline]
    for tokens in told:
        for phrase in tokens.names:
            register.add(tokens, phrase)
    for tokens in told:
        for phrase in tokens.names:
            register.add_first_name(tokens, phrase)
    return register.people()


class _Register:
    """Grows while the names of a text are gathered; never leaves this module."""

    def __init__(self, lex: Lexicon) -> None:
        self._lex = lex
        self._people: list[Person] = []
        self._counts: list[int] = []
        self._by_surname: defaultdict[str, list[int]] = defaultdict(list)
        self._by_first_name: dict[str, int] = {}
        self._by_office: dict[str, int] = {}

    def people(self) -> People:
        return People(
            self._lex,
            self._counts,
            {key: [self._people[n] for n in found] for key, found in self._by_surname.items()},
            {key: self._people[n] for key, n in self._by_first_name.items()},
            {key: self._people[n] for key, n in self._by_office.items()},
        )

    def add(self, tokens: Tokens, phrase: Phrase) -> None:
        """A name of two words or more, or a name with a title."""
        persons = self._lex.persons
        start, gender, offices = untitled(tokens, phrase)
        before = tokens.low[phrase[0] - 1] if phrase[0] else ""
        if before in persons.titles:
            offices |= {before}
            gender = gender or persons.titles[before]
        titled = bool(offices)
        parts = tuple([plain(low) for low in tokens.low[start : phrase[1]]])
        if not parts or (len(parts) == 1 and not titled):
            return
        first_name = persons.first_names.get(parts[0]) if len(parts) > 1 else None
        gender = gender or first_name or ""
        group = any(persons.heads.get(p) in GROUPS for p in parts)
        n = self._same(parts, gender)
        name = clean(tokens.string((start, phrase[1])))
        if n is None:
            n = self._new(Person(0, name, parts, gender, False, False))
        known = self._people[n]
        fuller = len(known.parts) < len(parts) <= LONGEST_FULL_NAME
        self._people[n] = Person(
            n,
            name if fuller else known.name,
            parts if fuller else known.parts,
            known.gender or gender,
            known.is_person or titled or bool(first_name),
            not titled if group else known.is_group,
        )
        self._counts[n] += 1
        for office in offices:
            self._by_office[office] = n
        if len(parts) > 1:
            self._by_first_name.setdefault(parts[0], n)

    def add_first_name(self, tokens: Tokens, phrase: Phrase) -> None:
        """A first name that stands alone, and nobody bears with a surname."""
        first, last = phrase
        given = plain(tokens.low[first])
        if last - first != 1 or given not in self._lex.persons.first_names:
            return
        if given not in self._by_first_name and given not in self._by_surname:
            gender = self._lex.persons.first_names[given]
            self._new(Person(0, clean(tokens.string(phrase)), (given,), gender, True, False))

    def _new(self, person: Person) -> int:
        n = len(self._people)
        self._people.append(person._replace(number=n))
        self._counts.append(0)
        self._by_surname[surname(person.parts, self._lex.persons)].append(n)
        return n

    def _same(self, parts: tuple[str, ...], gender: Gender) -> int | None:
        """The number of the known person that a name belongs to."""
        known = self._by_surname.get(surname(parts, self._lex.persons), [])[-NAMESAKES:]
        fitting = [n for n in known if self._people[n].may_bear(parts, gender)]
        if fitting:
            return max(fitting, key=self._counts.__getitem__)
        return self._by_first_name.get(parts[0]) if len(parts) == 1 else None
