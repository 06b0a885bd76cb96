"""What a story says somebody is: “Mae Lin, *a nurse from Northport*, …”, “her *niece*, Mae Lin, …”."""

from __future__ import annotations

from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.titles import GROUPS, Name
from newsclean.quotes.tokens import Tokens

APPOSED = 9
"""Tokens of an apposition that are looked at."""
_ENDS = frozenset(",.;:()—–")


def of(tokens: Tokens, name: Name, lex: Lexicon) -> list[str]:
    """The nouns for people and groups that stand in apposition to a name, before or behind it."""
    words, low, persons = tokens.words, tokens.low, lex.persons
    found = []
    first, last = name.first, name.last
    if first >= 2 and words[first - 1] == ",":
        before = persons.head(low[first - 2])
        if before is not None:
            found.append(low[first - 2])
    if last + 1 >= len(words) or words[last] != ",":
        return found
    for i in range(last + 1, min(len(words), last + 1 + APPOSED)):
        small = low[i] in lex.grammar.closed and low[i] not in lex.grammar.determiners
        if words[i] in _ENDS or small:
            break
        head = persons.head(low[i])
        following = low[i + 1] if i + 1 < len(words) else "."
        if head is not None and persons.head(following) is None:
            found.append(low[i])
            break
    return found


def before(tokens: Tokens, name: Name, lex: Lexicon) -> Gender | None:
    """The gender of the small noun for a person right before a name: “her *coach* Ida Frank”; else None."""
    i = name.first - 1
    if i < 0 or tokens.upper[i] or tokens.quote[i] >= 0:
        return None
    gender = lex.persons.head(tokens.low[i])
    return None if gender in GROUPS else gender


def is_enclosed(tokens: Tokens, name: Name) -> bool:
    """Whether commas stand on both sides of a name, behind the noun that says what it is."""
    words, first, last = tokens.words, name.first, name.last
    return first > 1 and last < len(words) and words[first - 1] == "," == words[last]


def is_apposed(tokens: Tokens, name: Name) -> bool:
    """Whether a comma stands before or behind a name, so that something may be in apposition to it."""
    words, first, last = tokens.words, name.first, name.last
    return (last < len(words) and words[last] == ",") or (first > 1 and words[first - 1] == ",")
