"""Whom a noun alone means: the holder of an office, the one who was named last, the only person there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.quotes.clause import Clause
from newsclean.quotes.lexicon import COMPOUNDED
from newsclean.quotes.people import People, Person, stem
from newsclean.quotes.titles import GROUPS, Name

PROMINENT, OTHER = 2.0, 0.5
"""Weights of a mention as subject or speaker, and of any other."""
NEAR = 2
"""Sentences back to the one who is meant by an age or another epithet."""


class Mentioned(NamedTuple):
    sentence: int
    person: Person
    weight: float


def latest(memory: Sequence[Mentioned], people: People, noun: str, sentence: int) -> Person | None:
    """Whom an epithet can mean that was named last as a subject, near enough, or is the only one."""
    persons = people.lex.persons
    gender = persons.noun(noun) or ""
    holders: set[int] = set()
    if noun in persons.charged:
        offices = (people.by_office, people.by_role)
        holders = {p.number for known in offices for p in known.values()}
    fitting = [
        m
        for m in reversed(memory)
        if (not gender or m.person.gender in ("", gender))
        and m.person.number not in holders
        and (m.person.is_person or not people.lex.grammar.capital_nouns)
        and len(m.person.parts) > 1 and not m.person.is_group
    ]  # fmt: skip
    # In English most names of two words are those of people.
    surest = [] if people.lex.grammar.open_nouns else [m for m in fitting if m.person.is_person]
    for known in (surest, fitting):
        for place, person, weight in known:
            if weight == PROMINENT and sentence - place <= NEAR:
                nearer = {m.person for m in known if place < m.sentence < sentence}
                # “El héroe fue *Saúl Roe*. El delantero …”
                return nearer.pop() if len(nearer) == 1 else person
        earlier = {m.person for m in known if 0 < sentence - m.sentence <= NEAR}
        if len(earlier) == 1:
            return earlier.pop()
    return None


def of_part(people: People, office: str) -> Person | None:
    """The one whose office ends with a noun, or is it in another case: “die *Ministerin*” is the
    “Gesundheits*ministerin*”, “по словам *министра*” the “*министр*”."""
    persons, offices = people.lex.persons, people.by_office
    for ending in persons.definite_endings:
        bare = office.removesuffix(ending)
        holder = offices.get(bare) or people.by_role.get(bare) if bare != office else None
        if holder is not None:
            return holder
    if persons.case_endings:
        bare = stem(office, people.lex)
        for known in (offices, people.by_role):
            for noun, holder in known.items():
                if stem(noun, people.lex) == bare:
                    return holder
        return None
    if len(office) < COMPOUNDED or persons.head(office) in (None, *GROUPS):
        return None
    found = {offices[known] for known in offices if known.endswith(office)}
    return found.pop() if len(found) == 1 else None


def by_family(clause: Clause, low: str, met: Mapping[str, Sequence[Person]]) -> Person | None:
    """Who was met last with the family name that is written together with an office: Korean “*정*씨”."""
    persons = clause.persons
    office = low[1:] in persons.titles or low[1:] in persons.heads
    if not office or low[0] not in persons.family:
        return None
    return next((p[-1] for full, p in reversed(list(met.items())) if full[0] == low[0]), None)


def only(memory: Sequence[Mentioned], people: People, head: str, sentence: int) -> Person | None:
    """The one person of the story before a sentence, where a description can mean nobody else."""
    gender = people.lex.persons.head(head)
    if gender is None or gender in GROUPS:
        return None
    named = {m.person for m in memory if m.person.is_person and m.sentence < sentence}
    if len(named) != 1:
        return None
    [person] = named
    stated = (*people.by_office.values(), *people.by_role.values())
    if any(known.number == person.number for known in stated):
        return None
    fits = not gender or not person.gender or person.gender == gender
    return person if fits and len(person.parts) > 1 else None


def is_titled(clause: Clause, name: Name) -> bool:
    """Whether an office or a noun for people stands beside a name, where no capitals tell names."""
    if not clause.grammar.caseless:
        return False
    before = clause.low[name.start - 1] if name.start > clause.start else ""
    beside = (before, clause.low[name.last] if name.last < clause.last else "")
    return any(low in clause.persons.titles or clause.persons.head(low) == "" for low in beside)
