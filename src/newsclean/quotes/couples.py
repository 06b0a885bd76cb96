"""Two who are introduced together and then speak as one: “*Gerda und Willi Roth* …, sagen beide”.

The story goes on with them by a pronoun of the plural, by a noun for a couple, by a verb in the plural whose
subject is left out, or with one of them as what he is to the other: “protests *her husband*”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.quotes.clause import Clause
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.titles import GROUPS, Name
from newsclean.quotes.tokens import Tokens

LONGEST = 3
"""Words of a name of one of a couple."""
NEAR = 6
"""Tokens before the names, and behind them, among which the noun for a couple stands."""


class Pair(NamedTuple):
    """Two names that a conjunction joins; the first may be a first name alone."""

    first: Name
    second: Name


def pairs(tokens: Tokens, alone: frozenset[str], lex: Lexicon) -> Iterator[Pair]:
    """The couples of a paragraph. ``alone`` are the names of one word that stand by themselves."""
    if lex.grammar.conjunction.isdisjoint(tokens.low):
        return
    for first, second in pairwise(tokens.names):
        joined = (
            second.first == first.last + 1 and tokens.low[first.last] in lex.grammar.conjunction
        )
        if joined and _are_couple(tokens, first, second, alone, lex):
            yield Pair(first, second)


def _are_couple(
    tokens: Tokens, first: Name, second: Name, alone: frozenset[str], lex: Lexicon
) -> bool:
    persons = lex.persons
    if any(persons.head(part) in GROUPS for part in (*first.parts, *second.parts)):
        return False
    if _is_told(tokens.low, first.first, second.last, lex):
        return max(len(first.parts), len(second.parts)) <= LONGEST
    [*more, given] = first.parts
    known = given in persons.first_names or given in alone
    return not more and len(second.parts) == 2 and known


def _is_told(low: Sequence[str], first: int, last: int, lex: Lexicon) -> bool:
    """Whether a noun for a couple stands right before, among or behind the names."""
    around = low[max(0, first - NEAR) : last + NEAR // 2]
    return not lex.persons.couples.isdisjoint(around)


def is_plural(clause: Clause, i: int) -> bool:
    """Whether the verb beside a pronoun for her or them is in the plural: Dutch “zeggen *ze*”."""
    beside = clause.low[i - 1] if i > clause.start else "", clause.following(i)
    both = clause.persons.pronouns.get(clause.low[i]) == "she" and not clause.grammar.drops
    cues, plural = clause.cues.verbs, clause.grammar.plural
    return both and any(low.lower() in cues and low.endswith(plural) for low in beside)
