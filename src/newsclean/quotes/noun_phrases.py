"""Noun phrases without a tagger: names by their capitals, descriptions by their determiners.

A phrase is a half-open range of tokens. Both directions stop after a few tokens: a subject stands
beside its verb, and a bound keeps the time linear on texts that are one long list of names.
"""

from __future__ import annotations

from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.tokens import QUOTE, Line

Phrase = tuple[int, int]
LONGEST = 12
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def is_name(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the token is written as (part of) a name."""
    return line.upper[i] or (line.low[i] in _SUFFIXES)


def _joins(line: Line, i: int, lex: Lexicon) -> bool:
    """A particle or an initial between two parts of a name: ``Ludwig van Beethoven``."""
    return (
        line.low[i] in lex.particles
        and 0 < i < len(line) - 1
        and line.upper[i - 1]
        and line.upper[i + 1]
    )


def is_inner(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the token can stand inside a noun phrase, behind its determiner."""
    if line.upper[i]:
        return True
    low = line.low[i]
    if (
        low in _SUFFIXES
        or low in lex.titles
        or low in lex.heads
        or low in lex.modifiers
        or _joins(line, i, lex)
    ):
        return True
    return low not in lex.closed and low[0].isalnum() and low not in lex.determiners


def ending_at(line: Line, j: int, floor: int, lex: Lexicon) -> Phrase | None:
    """The noun phrase whose last token is ``j``, not reaching back before ``floor``."""
    if j < floor or line.quote[j] >= 0:
        return None
    low = line.low[j]
    if low in lex.pronouns:
        return j, j + 1
    if is_name(line, j, lex):
        return _name_ending(line, j, floor, lex)
    if low in lex.determiners and low in lex.heads:
        return j, j + 1
    if lex.capital_nouns or not is_inner(line, j, lex):
        return None
    return _description_ending(line, j, floor, lex)


def _name_ending(line: Line, j: int, floor: int, lex: Lexicon) -> Phrase:
    i = j
    lowest = max(floor, j - LONGEST)
    while i > lowest and (is_name(line, i - 1, lex) or _joins(line, i - 1, lex)):
        i -= 1
    # Lower-case titles and roles before a name belong to the phrase: “spokeswoman Jane Roe”.
    while i > lowest and _leads(line.low[i - 1], lex):
        i -= 1
    if i > lowest and line.low[i - 1] in lex.determiners:
        i -= 1
    elif i - 1 > lowest and is_inner(line, i - 1, lex) and line.low[i - 2] in lex.determiners:
        i -= 2
    return i, j + 1


def _leads(low: str, lex: Lexicon) -> bool:
    return low in lex.titles or low in lex.modifiers or lex.head(low) is not None


def _description_ending(line: Line, j: int, floor: int, lex: Lexicon) -> Phrase | None:
    i = j
    lowest = max(floor, j - LONGEST)
    while i > lowest and is_inner(line, i - 1, lex):
        i -= 1
    if i > lowest and line.low[i - 1] in lex.determiners:
        return i - 1, j + 1
    if lex.head(line.low[j]) is not None or i == floor:
        return i, j + 1
    return None


def starting_at(
    line: Line, i: int, ceiling: int, lex: Lexicon, *, verbs: bool = True
) -> Phrase | None:
    """The noun phrase whose first token is ``i``, not reaching ``ceiling``.

    ``verbs`` tells whether its verb may follow, so that a small word can be that verb.
    """
    if i >= ceiling or line.quote[i] >= 0:
        return None
    low = line.low[i]
    if low in lex.pronouns:
        return i, i + 1
    ceiling = min(ceiling, i + LONGEST)
    j = i
    while j < ceiling and line.low[j] in lex.determiners:
        j += 1
    while j < ceiling and is_inner(line, j, lex) and line.words[j] != QUOTE:
        if verbs and j > i and _is_verb(line, i, j, ceiling, lex):
            break
        j += 1
    j = _trimmed(line, i, j, lex, verbs)
    lone = j == i + 1 and low in lex.determiners and low not in lex.heads
    return None if j == i or lone else (i, j)


def _trimmed(line: Line, i: int, j: int, lex: Lexicon, verbs: bool) -> int:
    """The end of a phrase without the verbs that follow its name or noun."""
    if lex.verbal and not verbs and any(line.upper[i:j]):
        while line.low[j - 1].endswith(lex.verbal) and not line.upper[j - 1]:
            j -= 1  # “dijo Cano *mirando*”
    if lex.capital_nouns:
        # The noun closes the phrase; what follows it in small letters is the verb.
        while j > i and not line.upper[j - 1]:
            j -= 1
    return j


def _is_verb(line: Line, i: int, j: int, ceiling: int, lex: Lexicon) -> bool:
    """Whether a small word behind a name or a head is the verb: “Carly Fiorina *threw*”.

    It belongs to the phrase only where a head, a title or a name still follows: “Harvard *law*
    professor”.
    """
    if line.upper[j] or lex.caseless or _leads(line.low[j], lex):
        return False
    if not (line.upper[j - 1] or lex.head(line.low[j - 1]) is not None):
        return False
    if line.low[j - 1].endswith("'s"):
        return False
    if line.low[j].endswith("ed") or line.low[j] in lex.weak:
        return True
    for k in range(j + 1, min(ceiling, j + 3)):
        if not is_inner(line, k, lex):
            return True
        if _leads(line.low[k], lex) or (line.upper[k] and not line.upper[j - 1]):
            return False
    return True


def has_name(line: Line, phrase: Phrase) -> bool:
    return any(line.upper[phrase[0] : phrase[1]])


def with_partners(line: Line, phrase: Phrase, floor: int, lex: Lexicon) -> Phrase:
    """The phrase with another before its ``and``: “Iraqi and US officials”."""
    i = phrase[0]
    if i - 2 < floor or line.low[i - 1] not in lex.conjunction:
        return phrase
    if not has_name(line, phrase) and line.low[phrase[1] - 1] not in lex.heads:
        return phrase
    before = ending_at(line, i - 2, floor, lex)
    if before is None or line.low[before[0]] in lex.pronouns:
        return phrase
    starts = before[0] == floor or line.words[before[0] - 1] in ",;"
    return (before[0], phrase[1]) if starts else phrase
