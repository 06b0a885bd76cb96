"""What a story says of those whom it quotes: every mention, the gender it uses, the roles it states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from newsclean import lazy_re as re
from newsclean.model.article import Mention, Quote, QuotedPerson, UsedGender
from newsclean.quotes import noun_phrases, roles
from newsclean.quotes.clause import Clause
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.names import clean
from newsclean.quotes.people import Person
from newsclean.quotes.speakers import Discourse
from newsclean.quotes.story_reading import Attributed
from newsclean.quotes.titles import PERSONAL, Name
from newsclean.quotes.tokens import Phrase, TokenizedText, Tokens

LONGEST_ROLE = 12
"""Tokens of an apposition that is a role; of a longer one only its first phrase is."""
_ENDS = frozenset(",.;:()—–!?")


class Told(NamedTuple):
    """A quote, and the part of it that tells who speaks."""

    quote: Quote
    leader: Attributed


class _Sketch:
    """What was gathered of one speaker; never leaves this module."""

    def __init__(self) -> None:
        self.quotes: list[Quote] = []
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.roles: dict[str, str] = {}
        self.genders: set[str] = set()

    def mention(self, found: Mention) -> None:
        self.mentions[found.start, found.end] = found

    def role(self, printed: str) -> None:
        self.roles.setdefault(printed.lower(), printed)


def of_names(text: str, told: Sequence[Told], lex: Lexicon) -> tuple[QuotedPerson, ...]:
    """The people of a text that was not read as tokens: mentions are the places of their names."""
    sketches = _sketches(told, lex)
    for name, sketch in sketches.items():
        for match in re.finditer(re.escape(name), text):
            sketch.mention(Mention(name, *match.span()))
    return _people(sketches)


def of(
    told: Sequence[Told], paragraphs: TokenizedText, discourse: Discourse
) -> tuple[QuotedPerson, ...]:
    """The people of a text, in the order in which they first speak.

    Args:
        told: its quotes, in order.
        paragraphs: the narration.
        discourse: what a reader knows of the people behind the last quote.
    """
    lex = paragraphs.lex
    sketches = _sketches(told, lex)
    known: dict[int, _Sketch] = {}
    by_surname: dict[str, int] = {}
    words: set[str] = set()
    for each in told:
        speaker = each.leader.speaker
        person = speaker.person if speaker is not None else None
        if speaker is None or person is None or speaker.together:
            continue
        known[person.number] = sketches[speaker.name]
        words |= set(person.parts)
        if person.parts:
            by_surname[person.parts[-1]] = person.number
        sketches[speaker.name].genders |= _genders_of(person, discourse)
    declined = bool(discourse.people.by_stem)
    for tokens in paragraphs if known else ():
        for name in () if tokens.headline else tokens.names:
            if not declined and words.isdisjoint(name.parts):
                continue
            number = _number(name, discourse, by_surname)
            if number in known:
                _add(known[number], tokens, name, lex)
    return _people(sketches)


def _sketches(told: Iterable[Told], lex: Lexicon) -> dict[str, _Sketch]:
    """By name, in order, with the words beside the quotes."""
    found: dict[str, _Sketch] = {}
    for quote, leader in told:
        speaker = leader.speaker
        if speaker is None:
            continue
        for name in speaker.together or (speaker.name,):
            sketch = found.setdefault(name, _Sketch())
            sketch.quotes.append(quote)
            if leader.mention is not None and not speaker.together:
                sketch.mention(leader.mention)
                low = leader.mention.text.lower()
                sketch.genders.add(lex.persons.pronouns.get(low, ""))
    return found


def _genders_of(person: Person, discourse: Discourse) -> set[str]:
    """What a reader has told of somebody by pronouns, and by the noun of a description."""
    heard = discourse.heard.get(person.number)
    found = {heard.gender} if heard is not None else set()
    if len(person.parts) == 1:
        found.add(discourse.people.lex.persons.head(person.parts[0]) or "")
    return found


def _number(name: Name, discourse: Discourse, by_surname: dict[str, int]) -> int:
    """The number of the one whom a name means, -1 where it is nobody who speaks."""
    person = discourse.people.named(name, name.gender)
    return by_surname.get(name.surname, -1) if person is None else person.number


def _add(sketch: _Sketch, tokens: Tokens, name: Name, lex: Lexicon) -> None:
    """One mention by name, with the gender and the role that stand beside it."""
    printed = clean(tokens.string((name.start, name.last)))
    start = tokens.starts[name.start]
    if tokens.text.startswith(printed, start):
        sketch.mention(Mention(printed, start, start + len(printed)))
    sketch.genders.add(name.gender)
    for phrase in _apposed(tokens, name, lex):
        gender, role = _role(tokens, phrase, lex)
        if role:
            sketch.role(role)
            sketch.genders.add(gender)


def _apposed(tokens: Tokens, name: Name, lex: Lexicon) -> Iterable[Phrase]:
    """The phrases that say what a name is: before it, behind its comma, before its comma."""
    line = Clause.of(tokens, 0, len(tokens))
    whole = noun_phrases.ending_at(line, name.last - 1)
    first = min(whole[0], name.first) if whole is not None else name.first
    if first < name.start:
        yield first, name.start
    nouns = roles.of(tokens, name, lex) if roles.is_apposed(tokens, name) else ()
    if not nouns:
        return
    if name.first > 1 and tokens.words[name.first - 1] == ",":
        before = noun_phrases.ending_at(line, name.first - 2)
        if before is not None:
            yield before
    if name.last + 1 < len(tokens) and tokens.words[name.last] == ",":
        start = name.last + 1
        stop = min(len(tokens), start + LONGEST_ROLE)
        end = next((i for i in range(start, stop) if tokens.words[i] in _ENDS), -1)
        if not any(low in nouns for low in tokens.low[start:stop]):
            return
        if end > start and all(n < 0 for n in tokens.quote[start:end]):
            yield start, end
        elif (phrase := noun_phrases.starting_at(line, start)) is not None:
            yield phrase


def _role(tokens: Tokens, phrase: Phrase, lex: Lexicon) -> tuple[str, str]:
    """Gender and words of a role without its article; both empty for what is none.

    A masculine office may be a woman's, unless the language names a woman's by an ending of its own.
    """
    first, last = phrase
    persons, small = lex.persons, lex.grammar.determiners
    while first < last and (tokens.low[first] in small or tokens.low[first] in persons.possessives):
        first += 1
    heads = [h for h in map(persons.head, tokens.low[first:last]) if h is not None]
    if first >= last or not heads:
        return "", ""
    if last - first == 1 and tokens.low[first] in persons.addresses:
        return "", ""
    telling = PERSONAL if lex.grammar.capital_nouns else frozenset({"she"})
    gender = heads[0] if len(heads) == 1 and heads[0] in telling else ""
    return gender, clean(tokens.string((first, last)))


def _people(sketches: dict[str, _Sketch]) -> tuple[QuotedPerson, ...]:
    return tuple(
        QuotedPerson(
            name=name,
            gender=_agreed(sketch.genders),
            roles=tuple(sketch.roles.values()),
            mentions=_apart(sketch.mentions.values()),
            quotes=tuple(sketch.quotes),
        )
        for name, sketch in sketches.items()
    )


def _apart(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order; of two that overlap the longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _agreed(genders: set[str]) -> UsedGender | None:
    told: list[UsedGender] = [g for g in get_args(UsedGender) if g in genders]
    return told[0] if len(told) == 1 else None
