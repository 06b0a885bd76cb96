"""A cursor on part of a sentence: what every rule of this room is given."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.quotes.lexicon import Cues, Grammar, Persons
from newsclean.quotes.tokens import Phrase, Tokens

REACH = 40
"""Tokens between a cue and the far end of its subject."""
SIGNED = 7
"""Tokens before words in marks among which the noun for what bears them stands."""
PARENTHETIC = frozenset(",;:()[]—–―-")
"""Marks that set a part of a clause off."""
DASHES = frozenset("—–―-")
AFTER_CONTENT = frozenset((",", "—", "–", "-"))
"""Marks between the words of somebody and the clause that reports them."""


class Clause(NamedTuple):
    """The tokens ``[start, end)`` of a paragraph, with the columns and words that rules ask for.

    Tokens keep the numbers that they have in their paragraph, so that phrases can be compared
    between clauses. ``at`` is the token of the quotation that the clause is read for, or -1.
    """

    tokens: Tokens
    start: int
    end: int
    at: int
    words: list[str]
    low: list[str]
    upper: list[bool]
    quote: list[int]
    cues: Cues
    persons: Persons
    grammar: Grammar

    @classmethod
    def of(cls, tokens: Tokens, start: int, end: int, at: int = -1) -> Clause:
        lex = tokens.lex
        return cls(
            tokens, start, end, at,
            tokens.words, tokens.low, tokens.upper, tokens.quote,
            lex.cues, lex.persons, lex.grammar,
        )  # fmt: skip

    def until(self, end: int) -> Clause:
        """The same clause up to another token."""
        return Clause.of(self.tokens, self.start, end, self.at)

    def since(self, start: int) -> Clause:
        """The same clause from another token on."""
        return Clause.of(self.tokens, start, self.end, self.at)

    @property
    def last(self) -> int:
        """The token behind the last of the paragraph."""
        return len(self.words)

    def following(self, i: int) -> str:
        """The word behind a token; a full stop at the end of the paragraph."""
        return self.words[i + 1] if i + 1 < len(self.words) else "."

    def is_quotation(self, i: int) -> bool:
        return self.quote[i] >= 0

    def reports(self, i: int) -> bool:
        """Whether a token is a verb that reports, strong or weak, and no name."""
        low = self.low[i]
        return (low in self.cues.verbs or low in self.cues.weak) and not self.upper[i]

    def has_name(self, phrase: Phrase) -> bool:
        return True in self.upper[phrase[0] : phrase[1]]

    def is_lone_object(self, phrase: Phrase) -> bool:
        """Whether a phrase is a pronoun that is never a subject: ``him``."""
        return phrase[1] - phrase[0] == 1 and self.low[phrase[0]] in self.grammar.objects

    def is_inscribed(self) -> bool:
        """Whether its quotation stands on something, and nobody says it: “a *sign* hangs there: “…””."""
        near = self.low[max(self.start, self.at - SIGNED) : self.at]
        if self.grammar.verb_last:
            near = near + self.low[self.at + 1 : min(self.end, self.at + SIGNED)]
        return not self.cues.signs.isdisjoint(near)

    def is_on_surface(self) -> bool:
        """Whether it may stand on something, if nobody says it: “On the *wall*: “…””."""
        before = self.low[max(self.start, self.at - SIGNED) : self.at]
        return not self.cues.surfaces.isdisjoint(before)

    def is_lone_relative(self, phrase: Phrase) -> bool:
        """Whether a phrase is a relative pronoun alone."""
        return phrase[1] - phrase[0] == 1 and self.low[phrase[0]] in self.grammar.relatives

    def is_introduced(self, i: int) -> bool:
        """Whether a comma or a dash stands before a token of the clause."""
        return i > self.start and self.words[i - 1] in AFTER_CONTENT

    def next_comma(self, i: int, stop: int) -> int:
        """The first comma from a token on and before another, or -1."""
        try:
            return self.words.index(",", i, stop)
        except ValueError:
            return -1
