"""The subject of a verb, found without a parser.

To the left of its verb, past adverbs and auxiliaries, over appositions and parentheses, to the first
phrase that no preposition governs.
"""

from __future__ import annotations

from newsclean.quotes import phrases
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.phrases import Phrase
from newsclean.quotes.tokens import Line

_BREAKS = frozenset(",;:()[]—–―-")
REACH = 40
"""Tokens between a cue and the far end of its subject."""


def is_object(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    return phrase[1] - phrase[0] == 1 and line.low[phrase[0]] in lex.objects


def is_adjacent(line: Line, subject: Phrase, c: int, start: int, lex: Lexicon) -> bool:
    """Whether a subject before its verb begins its clause."""
    if line.low[subject[0]] in lex.pronouns or subject[0] == start:
        return True
    return subject[0] > start and (
        line.low[subject[0] - 1] in lex.conjunctions
        or line.low[subject[0] - 1] in lex.conjunction
        or line.words[subject[0] - 1] in _BREAKS
    )


def names_a_thing(line: Line, subject: Phrase, c: int, q: int, lex: Lexicon) -> bool:
    """``a book called “…”``: the participle of a thing that was just introduced."""
    return (
        line.low[c] in lex.weak
        and subject[1] == c
        and line.low[subject[0]] in lex.indefinite
        and line.low[c - 1] not in lex.heads
        and not line.upper[c - 1]
    )


def is_noun(line: Line, c: int, lex: Lexicon) -> bool:
    """``a report``, ``the call``, ``his claims``: a cue's form behind a determiner is a noun."""
    if c == 0:
        return False
    low = line.low[c - 1]
    if low in lex.pronouns:
        return False
    if low in lex.determiners or low in lex.possessives:
        return True
    if line.low[c] not in lex.ambiguous:
        return False
    if low in lex.modifiers:
        return True
    for i in range(c - 1, max(c - 5, -1), -1):
        low = line.low[i]
        if low in lex.determiners or low in lex.possessives or low.endswith("'s"):
            return not (line.upper[c - 1] and low in lex.articles)
        if low in lex.heads or low in lex.closed or not low[0].isalpha():
            return False
    return False


def subject_of(line: Line, c: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of the verb at token ``c``, looking to its left within the sentence."""
    j = c - 1
    floor = max(start, c - REACH)
    while j >= floor and (
        line.low[j] in lex.auxiliaries or line.low[j] in lex.adverbs or _is_adverb(line.low[j], lex)
    ):
        j -= 1
    if j < floor:
        return None
    low = line.low[j]
    if low in lex.pronouns:
        return j, j + 1
    if low in lex.relatives:
        k = j - 1
        if k >= floor and line.words[k] == ",":
            k -= 1
        found = phrases.ending_at(line, k, start, lex)
        return _whole(line, found, start, lex) if found else (j, j + 1)
    if line.words[j] in _BREAKS or low in lex.conjunctions or low in lex.conjunction:
        return _across(line, j, start, floor, lex)
    if low in lex.cues and not line.upper[j]:
        return None
    if low in lex.days:
        return subject_of(line, j, start, lex)
    found = phrases.ending_at(line, j, start, lex)
    if found is None:
        return main_subject(line, start, c, lex)
    return _governed(line, found, start, c, lex)


def _is_adverb(low: str, lex: Lexicon) -> bool:
    return (
        bool(lex.adverb_ending)
        and low.endswith(lex.adverb_ending)
        and low not in lex.heads
        and len(low) > 4
    )


def _governed(line: Line, found: Phrase, start: int, c: int, lex: Lexicon) -> Phrase | None:
    """Where a preposition governs the phrase, the phrase that it belongs to: “aide to X said”."""
    i = found[0]
    if i <= start:
        return found
    low = line.low[i - 1]
    if low in lex.inner or low in lex.prepositions:
        outer = phrases.ending_at(line, i - 2, start, lex) if i - 2 >= start else None
        if outer is None:
            return main_subject(line, start, c, lex) or found if i - 1 > start else found
        return _governed(line, (outer[0], outer[1]), start, c, lex)
    if low in lex.cues or low in lex.that:
        return found
    return phrases.with_partners(line, found, start, lex)


def _whole(line: Line, found: Phrase, start: int, lex: Lexicon) -> Phrase:
    i = found[0]
    if i - 2 >= start and line.low[i - 1] in lex.inner:
        outer = phrases.ending_at(line, i - 2, start, lex)
        if outer is not None:
            return outer
    return found


def _across(line: Line, j: int, start: int, floor: int, lex: Lexicon) -> Phrase | None:
    """The subject before an apposition, a parenthesis or an earlier verb of the same subject."""
    for k in range(j - 1, floor, -1):
        if line.words[k] not in _BREAKS:
            continue
        found = phrases.ending_at(line, k - 1, start, lex)
        if found is None:
            continue
        named = phrases.has_name(line, found) or line.low[found[0]] in lex.determiners
        if named and _begins_clause(line, found[0], start, lex):
            return found
    return main_subject(line, start, j, lex)


def _begins_clause(line: Line, i: int, start: int, lex: Lexicon) -> bool:
    if i == start:
        return True
    low = line.low[i - 1]
    return (
        low in lex.conjunctions
        or low in lex.that
        or low in lex.relatives
        or line.words[i - 1] in ";:"
    )


def main_subject(line: Line, start: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The first phrase of a sentence that no preposition governs, behind what is put in front."""
    i = start
    stop = min(stop, start + REACH)
    while i < stop:
        low = line.low[i]
        if line.quote[i] >= 0:
            i += 1
            continue
        if low in lex.prepositions or low in lex.fronting or line.low[i] in lex.participles:
            comma = _next_comma(line, i, stop)
            if comma < 0:
                i += 1
                found = phrases.starting_at(line, i, stop, lex)
                if found:
                    i = found[1]
                continue
            i = comma + 1
            continue
        found = phrases.starting_at(line, i, stop, lex)
        if found is None:
            i += 1
            continue
        if found[1] < stop and line.words[found[1]] == "," and _in_front(line, found, start, lex):
            i = found[1] + 1
            continue
        return found
    return None


def _in_front(line: Line, found: Phrase, start: int, lex: Lexicon) -> bool:
    """Whether a phrase before a comma is no subject: “Meanwhile,”, “in Portsmouth, N.H., on Tuesday,”."""
    if line.low[found[0]] in lex.pronouns or found[1] - found[0] > 2:
        return False
    if not phrases.has_name(line, found):
        return True
    following = line.low[found[1] + 1] if found[1] + 1 < len(line) else ""
    return found[0] > start and (following in lex.prepositions or following in lex.days)


def _next_comma(line: Line, i: int, stop: int) -> int:
    for j in range(i, stop):
        if line.words[j] == ",":
            return j
    return -1
