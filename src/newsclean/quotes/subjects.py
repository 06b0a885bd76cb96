"""The subject of a verb, found without a parser.

To the left of its verb, past adverbs and auxiliaries, over appositions and parentheses, to the first
phrase that no preposition governs.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.tokens import Line

_FINAL = frozenset(".!?\n")
SHARING = 14
"""Tokens between a participle and the verb whose subject it shares."""
_BREAKS = frozenset(",;:()[]—–―-")
DATELINE = 12
"""Tokens of the place and the agency that open a report."""
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
        if low in lex.prepositions:
            return i < c - 1 and not any(line.upper[i + 1 : c])
        if low in lex.heads or low in lex.closed or not low[0].isalpha():
            return False
    return False


def subject_of(line: Line, c: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of the verb at token ``c``, looking to its left within the sentence."""
    if line.low[c] in lex.participles:
        shared = _shared(line, c, start, lex)
        if shared is not None:
            return shared
    j = c - 1
    floor = max(start, c - REACH)
    while j >= floor and _is_passed(line, j, c, lex):
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
        found = noun_phrases.ending_at(line, k, start, lex)
        return _whole(line, found, start, lex) if found else (j, j + 1)
    if line.words[j] in _BREAKS or low in lex.conjunctions or low in lex.conjunction:
        return _across(line, j, start, floor, lex)
    if low in lex.cues and not line.upper[j]:
        return None
    found = noun_phrases.ending_at(line, j, start, lex)
    if found is None or is_verbal(line, found, lex):
        return main_subject(line, start, c, lex)
    return _governed(line, found, start, c, lex)


def _is_passed(line: Line, j: int, c: int, lex: Lexicon) -> bool:
    """Whether a token may stand between a verb and its subject: “was *prompted to* say”."""
    low = line.low[j]
    if low in lex.auxiliaries or low in lex.adverbs or low in lex.days or _is_adverb(low, lex):
        return True
    return line.low[j + 1] in lex.infinitive and is_verbal(line, (j, j + 1), lex)


def is_verbal(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    """Whether a single word is no noun but the form of a verb: ``obtained``, ``representing``."""
    first, last = phrase
    low = line.low[first]
    return (
        last - first == 1
        and bool(lex.verbal)
        and low.endswith(lex.verbal)
        and (not line.upper[first] or first == 0 or line.words[first - 1] in _FINAL)
        and lex.head(low) is None
    )


def _shared(line: Line, c: int, start: int, lex: Lexicon) -> Phrase | None:
    """The subject of the verb that a participle goes on with: “…, Roe said, *adding*”."""
    if c == start or line.words[c - 1] not in _BREAKS:
        return None
    for p in range(c - 2, max(start, c - SHARING), -1):
        low = line.low[p]
        if low not in lex.cues or low in lex.participles or line.upper[p]:
            continue
        if line.quote[p - 1] >= 0 or line.words[p - 1] == ",":
            inverted = noun_phrases.starting_at(line, p + 1, c, lex)
            if inverted is not None:
                return inverted
        return None if is_noun(line, p, lex) else subject_of(line, p, start, lex)
    return None


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
    while i > max(start, c - REACH) and (
        line.low[i - 1] in lex.inner or line.low[i - 1] in lex.prepositions
    ):
        outer = noun_phrases.ending_at(line, i - 2, start, lex) if i - 2 >= start else None
        if outer is None:
            return main_subject(line, start, c, lex) or found if i - 1 > start else found
        found, i = outer, outer[0]
    if i <= start:
        return found
    low = line.low[i - 1]
    if low in lex.cues or low in lex.that:
        return found
    return noun_phrases.with_partners(line, found, start, lex)


def _whole(line: Line, found: Phrase, start: int, lex: Lexicon) -> Phrase:
    i = found[0]
    if i - 2 >= start and line.low[i - 1] in lex.inner:
        outer = noun_phrases.ending_at(line, i - 2, start, lex)
        if outer is not None:
            return outer
    return found


def _across(line: Line, j: int, start: int, floor: int, lex: Lexicon) -> Phrase | None:
    """The subject before an apposition, a parenthesis or an earlier verb of the same subject."""
    for k in range(j - 1, floor, -1):
        if line.words[k] not in _BREAKS:
            continue
        found = noun_phrases.ending_at(line, k - 1, start, lex)
        if found is None:
            continue
        named = noun_phrases.has_name(line, found) or line.low[found[0]] in lex.determiners
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
    i = _behind_dateline(line, start, stop)
    stop = min(stop, start + REACH)
    fronted = False
    while i < stop:
        low = line.low[i]
        if line.quote[i] >= 0 or low in lex.light:
            i += 1
            continue
        verbal = (fronted or i == start) and is_verbal(line, (i, i + 1), lex)
        if low in lex.prepositions or low in lex.fronting or low in lex.participles or verbal:
            comma = _next_comma(line, i, stop)
            if comma < 0:
                i += 1
                found = noun_phrases.starting_at(line, i, stop, lex)
                if found:
                    i = found[1]
                continue
            i, fronted = comma + 1, True
            continue
        found = noun_phrases.starting_at(line, i, stop, lex)
        if found is None:
            i += 1
            continue
        behind = found[1]
        if behind < stop and line.low[behind - 1] in lex.times:
            i = behind
            continue
        if behind < stop and line.words[behind] == ",":
            further = noun_phrases.starting_at(line, behind + 1, stop, lex) if fronted else None
            if further is not None and _is_place(line, found, further, stop, lex):
                return further
            if _in_front(line, found, start, lex):
                i = behind + 1
                continue
        return found
    return None


def _behind_dateline(line: Line, start: int, stop: int) -> int:
    """Behind the place that opens a report: “NEW YORK (AP) — …”."""
    if start or not len(line) or not (line.words[0].isupper() and len(line.words[0]) > 2):
        return start
    for i in range(1, min(stop, DATELINE)):
        if line.words[i] in "—–-―":
            return i + 1
        if line.words[i].islower():
            break
    return start


def _is_place(line: Line, found: Phrase, further: Phrase, stop: int, lex: Lexicon) -> bool:
    """Whether a name goes on with the place before it: “in Salem, *New Hampshire*, Roe went”."""
    first, last = further
    subject = line.upper[first] or line.low[first] in lex.pronouns
    return (
        subject
        and noun_phrases.has_name(line, found)
        and last < stop
        and line.words[last][0].isalpha()
        and not line.upper[last]
    )


def _in_front(line: Line, found: Phrase, start: int, lex: Lexicon) -> bool:
    """Whether a phrase before a comma is no subject: “Meanwhile,”, “in Portsmouth, N.H., on Tuesday,”."""
    if line.low[found[0]] in lex.pronouns or found[1] - found[0] > 2:
        return False
    if not noun_phrases.has_name(line, found):
        return True
    following = line.low[found[1] + 1] if found[1] + 1 < len(line) else ""
    return found[0] > start and (following in lex.prepositions or following in lex.days)


def _next_comma(line: Line, i: int, stop: int) -> int:
    for j in range(i, stop):
        if line.words[j] == ",":
            return j
    return -1
