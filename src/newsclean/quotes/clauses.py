"""The subject of a clause whose verb stands second or last: German.

A capital is no sign of a name there, but the articles tell the case, and the verb has its place. What
stands before a verb in second place is its subject only where it can be a nominative; else the subject
follows the verb. In a clause that a conjunction or relative opens, it stands behind that word.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.subjects import REACH
from newsclean.quotes.tokens import Line

_BREAKS = frozenset(",;:()[]—–―")
_EITHER = frozenset({"she", "it"})
"""Genders whose pronoun has one form for subject and object: ``sie``, ``es``."""
_NEAR = 14
"""Tokens behind a verb among which its subject begins."""


def subject(line: Line, c: int, start: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The subject of the verb at token ``c``; what is looked at ends before ``stop``."""
    opened = _opener(line, c, start, lex)
    if opened is not None:
        return _subordinate(line, opened, c, start, lex)
    verb = _finite(line, c, start, lex)
    beside = _beside(line, verb, start, lex)
    if beside is not None:
        return beside
    if verb > start and line.words[verb - 1] == "," and line.low[start] in lex.conjunctions:
        return _behind(line, verb + 1, stop, lex)
    ahead = nominative(line, _main_start(line, verb, start), verb, lex)
    behind = _behind(line, verb + 1, stop, lex)
    if ahead is None or behind is None:
        return ahead or behind
    pronoun = lex.pronouns.get(line.low[behind[0]])
    if pronoun is not None and behind[0] <= verb + 2 and pronoun not in _EITHER:
        return behind
    if line.low[ahead[0]] in lex.pronouns or able(line, ahead, lex):
        return ahead
    content = verb > start and line.words[verb - 1] == ","  # “Das Moor lebe, sagte die Försterin.”
    return behind if content or able(line, behind, lex) else ahead


def _beside(line: Line, verb: int, start: int, lex: Lexicon) -> Phrase | None:
    """The name that begins a further main clause behind a comma: “…, Roe nannte das „…“”."""
    found = noun_phrases.ending_at(line, verb - 1, start, lex) if verb > start else None
    if found is None or found[0] == start or line.words[found[0] - 1] not in ",;":
        return None
    return found if line.low[found[0]] not in lex.determiners and able(line, found, lex) else None


def able(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    """Whether a phrase names somebody who can speak: by an office, a first name, or no article."""
    first, last = phrase
    if line.low[first] in lex.pronouns or lex.head(line.low[last - 1]) is not None:
        return True
    if line.low[first] not in lex.determiners:
        return line.upper[last - 1]
    words = line.low[first:last]
    return any(w in lex.first_names or w in lex.titles or lex.head(w) is not None for w in words)


def is_oblique(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    """Whether the article tells that a phrase is no nominative, or hangs on the noun before it."""
    first = line.low[phrase[0]]
    if first in lex.oblique:
        return True
    before = phrase[0] - 1
    if first not in lex.genitives:
        return False
    if before >= 0 and line.upper[before]:
        return True
    adjective = line.words[phrase[0] + 1] if phrase[1] - phrase[0] > 2 else ""
    return adjective.islower() and adjective.endswith("en")  # “der großen Zeitung” said somebody


def nominative(line: Line, start: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The first phrase between two tokens that may be a subject."""
    i = start
    stop = min(stop, start + REACH)
    while i < stop:
        low = line.low[i]
        if low in lex.prepositions or low in lex.according:
            i = _behind_preposition(line, i, stop, lex)
            continue
        if (low in lex.conjunctions or low in lex.that) and i == start:
            comma = _behind_clause(line, i, stop)
            i = comma or _behind_preposition(line, i, stop, lex)  # “*Als Antwort* sagte Roe”
            continue
        found = _starting(line, i, stop, lex)
        if found is None:
            i += 1
        elif is_oblique(line, found, lex):
            i = found[1]
        else:
            return found
    return None


def hearsay(line: Line, c: int, start: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The source of an impersonal report: ``heißt es in dem Brief``, ``aus Paris hieß es``."""
    if lex.cues.get(line.low[c]) not in lex.hearsay:
        return None
    near = line.low[max(start, c - 1) : c + 3]
    if not any(lex.pronouns.get(low) == "it" for low in near):
        return None
    for i in range(c + 1, min(stop, c + 8)):
        if line.words[i] in _BREAKS or line.quote[i] >= 0:
            break
        if line.low[i] in lex.prepositions and (found := _governed(line, i, stop, lex)):
            return found
    return _governed(line, start, c, lex) if line.low[start] in lex.prepositions else None


def _governed(line: Line, i: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The phrase behind a preposition, with whatever stands before its noun."""
    for j in range(i + 1, min(stop, i + 7)):
        if line.words[j] in _BREAKS or line.quote[j] >= 0:
            return None
        if line.upper[j]:
            found = noun_phrases.starting_at(line, j, stop, lex)
            return (i + 1, found[1]) if found else None
    return None


def whole(line: Line, phrase: Phrase, lex: Lexicon) -> Phrase:
    """A description with the genitive that hangs on it: “ein Sprecher *des Ministeriums*”."""
    first, last = phrase
    if last >= len(line) or line.low[last] not in lex.genitives or not line.upper[last - 1]:
        return phrase
    more = noun_phrases.starting_at(line, last, len(line), lex)
    return (first, more[1]) if more is not None and line.upper[more[1] - 1] else phrase


def _starting(line: Line, i: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The phrase that starts at a token: with an article, a pronoun, or a noun."""
    low = line.low[i]
    known = low in lex.determiners or low in lex.pronouns or low in lex.titles
    if not known and not line.upper[i]:
        return None
    return noun_phrases.starting_at(line, i, stop, lex)


def _behind_preposition(line: Line, i: int, stop: int, lex: Lexicon) -> int:
    """The token behind a preposition and the phrase that it governs."""
    found = _governed(line, i, stop, lex)
    return found[1] if found else i + 1


def _behind_clause(line: Line, i: int, stop: int) -> int:
    """Behind the comma that closes a clause put in front; 0 where none does."""
    for j in range(i, stop):
        if line.words[j] == ",":
            return j + 1
    return 0


def _opener(line: Line, c: int, start: int, lex: Lexicon) -> int | None:
    """The word that opens the clause in which the verb stands last, None for a main clause."""
    following = line.words[c + 1] if c + 1 < len(line) else "."
    if following[0].isalnum() and line.low[c + 1] not in lex.auxiliaries:
        return None
    for i in range(c - 1, max(start, c - REACH) - 1, -1):
        if line.words[i] not in _BREAKS and i > start:
            continue
        first = i if i == start and line.words[i] not in _BREAKS else i + 1
        if first >= c:
            return None
        low = line.low[first]
        if low in lex.conjunctions or low in lex.that:
            return first
        behind_mark = first > start
        if behind_mark and low in lex.prepositions and line.low[first + 1] in lex.relatives:
            return first + 1
        return first if behind_mark and low in lex.relatives else None
    return None


def _subordinate(line: Line, i: int, c: int, start: int, lex: Lexicon) -> Phrase | None:
    low = line.low[i]
    found = nominative(line, i + 1, c, lex)
    if low in lex.conjunctions or low in lex.that:
        return found
    if found is not None and (
        low in lex.oblique or found[0] > i + 1 or _personal(line, found, lex)
    ):
        return found
    k = i - 2 if line.words[i - 1] in _BREAKS else i - 3
    return _before(line, k, start, lex)


def _personal(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    low = line.low[phrase[0]]
    return low in lex.pronouns or low in lex.determiners or low in lex.first_names


def _before(line: Line, k: int, start: int, lex: Lexicon) -> Phrase | None:
    """The phrase that a relative clause or an apposition stands behind, without its genitives."""
    if k < start:
        return None
    found = noun_phrases.ending_at(line, k, start, lex)
    while found is not None and found[0] > start and is_oblique(line, found, lex):
        outer = found[0] - 1
        if line.low[outer] in lex.prepositions:
            outer -= 1
        wider = noun_phrases.ending_at(line, outer, start, lex) if outer >= start else None
        if wider is None:
            break
        found = wider
    return found


def _finite(line: Line, c: int, start: int, lex: Lexicon) -> int:
    """The auxiliary of a participle that closes its clause, else the verb itself."""
    following = line.words[c + 1] if c + 1 < len(line) else "."
    if following[0].isalnum() and line.low[c + 1] not in lex.conjunction:
        return c
    for i in range(c - 1, max(start, c - REACH) - 1, -1):
        if line.words[i] in ";:":
            break
        if line.low[i] in lex.auxiliaries:
            return i
    return c


def _main_start(line: Line, verb: int, start: int) -> int:
    floor = max(start, verb - REACH)
    for i in range(verb - 1, floor, -1):
        if line.words[i] in ";:—–":
            return i + 1
    return floor


def _behind(line: Line, i: int, stop: int, lex: Lexicon) -> Phrase | None:
    """The subject behind its verb, over adverbs, objects and what prepositions govern."""
    stop = min(stop, len(line))
    limit = min(stop, i + _NEAR)
    while i < limit:
        low = line.low[i]
        if line.words[i] in _BREAKS or line.quote[i] >= 0:
            return None
        if low in lex.prepositions:
            i = _behind_preposition(line, i, stop, lex)
            continue
        found = None if low in lex.objects else _starting(line, i, stop, lex)
        if found is None:
            i += 1
        elif is_oblique(line, found, lex):
            i = found[1]
        else:
            return found
    return None
