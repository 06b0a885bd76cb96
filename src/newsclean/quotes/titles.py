"""The titles and offices that stand before a name, and what they say of gender and office."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.quotes.lexicon import Gender
from newsclean.quotes.names import plain
from newsclean.quotes.tokens import Phrase, Tokens

PERSONAL = frozenset({"he", "she"})
"""Genders of human beings."""
GROUPS = frozenset({"it", "they"})
"""Genders of groups and papers."""
_FEMALE = frozenset({"she"})
_FINAL = frozenset(".!?…\n—–-")


class Untitled(NamedTuple):
    """Where a name starts behind its titles, and what these tell."""

    start: int
    gender: Gender
    offices: frozenset[str]


def untitled(tokens: Tokens, phrase: Phrase) -> Untitled:
    """A name without the titles before it."""
    first, last = phrase
    persons = tokens.lex.persons
    # A masculine office may be a woman's: “Мэр Ольга …”. Where nouns are capitalised it tells.
    telling = PERSONAL if tokens.lex.grammar.capital_nouns else _FEMALE
    gender: Gender = ""
    offices = set()
    # “Wells Fargo CEO John Stumpf”: the name starts behind the last title, whatever leads to it.
    i = next(
        (k for k in range(last - 2, first, -1) if plain(tokens.low[k]) in persons.titles), first
    )
    while i < last - 1:
        low = plain(tokens.low[i])
        if low in persons.titles:
            gender = gender or persons.titles[low]
            offices.add(low.rstrip("."))
        elif (office := _office(tokens, i)) is not None:
            gender = gender or (office if office in telling else "")
            offices.add(low)
        elif low not in persons.modifiers and not _is_office(tokens, i, last):
            break
        i += 1
    return Untitled(i, gender, frozenset(offices))


def _office(tokens: Tokens, i: int) -> Gender | None:
    """The gender of a noun that owes its capital to the language, or to the head of its sentence."""
    office = tokens.lex.persons.head(plain(tokens.low[i]))
    if tokens.lex.grammar.capital_nouns:
        return office
    opens = i == 0 or tokens.words[i - 1] in _FINAL
    return None if office in GROUPS or not opens else office


def _is_office(tokens: Tokens, i: int, last: int) -> bool:
    """An unknown capitalised word before a first name and a surname: “Selectman Walter Groom”.

    Where all nouns have capitals, the ending of the first of three tells the same.
    """
    low, persons = tokens.low, tokens.lex.persons
    if last - i < 3 or low[i] in persons.first_names:
        return False
    if low[i + 1] in persons.first_names:
        return True
    return low[i].endswith(persons.office_endings) and not any(
        persons.head(word) in GROUPS for word in low[i + 1 : last]
    )
