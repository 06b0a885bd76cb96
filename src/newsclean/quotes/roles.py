"""What a story says somebody is: “Mae Lin, *a nurse from Northport*, …”, “her *niece*, Mae Lin, …”."""

from __future__ import annotations

from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.titles import GROUPS, Name
from newsclean.quotes.tokens import Tokens

APPOSED = 9
"""Tokens of an apposition that are looked at."""
OLDEST = 120
"""Years that nobody lives."""
_ENDS = frozenset(",.;:()—–")


def of(tokens: Tokens, name: Name, lex: Lexicon) -> list[str]:
    """The nouns for people and groups that stand in apposition to a name, before or behind it."""
    words, low, persons = tokens.words, tokens.low, lex.persons
    found = []
    first, last = name.first, name.last
    if first >= 2 and words[first - 1] == ",":
        before = _described(tokens, first - 2, lex)
        if before is not None:
            found.append(before)
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


def _described(tokens: Tokens, i: int, lex: Lexicon) -> str | None:
    """The noun of a description that ends at a token: “her *niece*”, “the *minister* of the interior”."""
    words, low = tokens.words, tokens.low
    if lex.persons.head(low[i]) is not None:
        return low[i]
    group = None
    for j in range(i, max(-1, i - APPOSED), -1):
        if words[j] in _ENDS or tokens.quote[j] >= 0 or low[j] in lex.cues.verbs:
            break
        gender = lex.persons.head(low[j])
        if gender is None or low[j + 1] not in lex.grammar.genitive:
            continue
        if gender not in GROUPS:
            return low[j]  # “a *presidente* da Câmara de Vale, …”
        group = group or low[j]
    return group


def is_aged(tokens: Tokens, name: Name, lex: Lexicon) -> bool:
    """Whether an age stands behind a name, which makes it a person's: “Mae Lin, *29*, …”, “… (*46*)”,
    “…, *de 67 años*, …”."""
    words, low, i = tokens.words, tokens.low, name.last
    if i + 2 >= len(words):
        return False
    i += 1 + (low[i + 1] in lex.grammar.prepositions)
    if i + 1 >= len(words) or not words[i].isdecimal() or not 0 < int(words[i][:4]) < OLDEST:
        return False
    i += 1 + (low[i + 1] in lex.grammar.times)
    return i < len(words) and words[i] in ",.)"


def before(tokens: Tokens, name: Name, lex: Lexicon) -> Gender | None:
    """The gender of the small noun for a person right before a name: “her *coach* Ida Frank”; else None."""
    i = name.first - 1
    if i < 0 or tokens.upper[i] or tokens.quote[i] >= 0:
        return None
    noun = before_name(tokens, name, lex)
    gender = lex.persons.head(noun) if noun is not None else None
    return None if gender in GROUPS else gender


def before_name(tokens: Tokens, name: Name, lex: Lexicon) -> str | None:
    """The small noun for a person before a name, with or without what hangs on it: Ukrainian “*міністр*
    освіти Ярослав Гнатенко”."""
    low, i = tokens.low, name.first - 1
    if lex.persons.head(low[i]) is not None:
        return low[i]
    if not lex.persons.case_endings:
        return None
    for j in range(i, max(-1, i - APPOSED), -1):
        small = low[j] in lex.grammar.closed or not low[j].isalpha() or tokens.upper[j]
        if small or tokens.quote[j] >= 0:
            return None
        if lex.persons.head(low[j]) is not None:
            return low[j]
    return None


def is_enclosed(tokens: Tokens, name: Name) -> bool:
    """Whether commas stand on both sides of a name, behind the noun that says what it is."""
    words, first, last = tokens.words, name.first, name.last
    return first > 1 and last < len(words) and words[first - 1] == "," == words[last]


def is_apposed(tokens: Tokens, name: Name) -> bool:
    """Whether a comma stands before or behind a name, so that something may be in apposition to it."""
    words, first, last = tokens.words, name.first, name.last
    return (last < len(words) and words[last] == ",") or (first > 1 and words[first - 1] == ",")
