"""The subject of a verb where articles tell the case and the verb stands second or last: German.

A capital is no sign of a name there, but the articles tell the case, and the verb has its place. What
stands before a verb in second place is its subject only where it can be a nominative; else the subject
follows the verb. In a clause that a conjunction or relative opens, it stands behind that word.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases
from newsclean.quotes.clause import PARENTHETIC, REACH, Clause
from newsclean.quotes.tokens import Phrase

NEAR = 14
"""Tokens behind a verb among which its subject begins."""
_EITHER = frozenset({"she", "it"})
"""Genders whose pronoun has one form for subject and object: ``sie``, ``es``."""


def subject(clause: Clause, c: int) -> Phrase | None:
    """The subject of the verb at token ``c``."""
    opener = _opener(clause, c)
    if opener is not None:
        return _subordinate(clause, opener, c)
    verb = _finite(clause, c)
    beside = _beside(clause, verb)
    if beside is not None:
        return beside
    behind_comma = verb > clause.start and clause.words[verb - 1] == ","
    behind = _behind(clause, verb + 1)
    if behind_comma and clause.low[clause.start] in clause.grammar.conjunctions:
        return behind
    ahead = nominative(clause.since(_main_start(clause, verb)), verb)
    if ahead is None or behind is None:
        return ahead or behind
    pronoun = clause.persons.pronouns.get(clause.low[behind[0]])
    if pronoun is not None and behind[0] <= verb + 2 and pronoun not in _EITHER:
        return behind
    if clause.low[ahead[0]] in clause.persons.pronouns or can_speak(clause, ahead):
        return ahead
    # “Das Moor lebe, sagte die Försterin.”
    return behind if behind_comma or can_speak(clause, behind) else ahead


def nominative(clause: Clause, stop: int) -> Phrase | None:
    """The first phrase of the clause before ``stop`` that may be a subject."""
    grammar, start = clause.grammar, clause.start
    clause = clause.until(min(stop, start + REACH))
    i = start
    while i < clause.end:
        low = clause.low[i]
        if low in grammar.prepositions or low in clause.cues.according:
            i = _behind_preposition(clause, i)
            continue
        if i == start and (low in grammar.conjunctions or low in grammar.that):
            comma = clause.next_comma(i, clause.end)
            # “*Als Antwort* sagte Roe”
            i = comma + 1 if comma >= 0 else _behind_preposition(clause, i)
            continue
        found = _starting(clause, i)
        if found is not None and not is_oblique(clause, found):
            return found
        i = found[1] if found is not None else i + 1
    return None


def can_speak(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase names somebody who can speak: by an office, a first name, or no article."""
    first, last = phrase
    persons = clause.persons
    if clause.low[first] in persons.pronouns or persons.head(clause.low[last - 1]) is not None:
        return True
    if clause.low[first] not in clause.grammar.determiners:
        return clause.upper[last - 1]
    words = clause.low[first:last]
    return any(
        w in persons.first_names or w in persons.titles or persons.head(w) is not None
        for w in words
    )


def is_oblique(clause: Clause, phrase: Phrase) -> bool:
    """Whether the article tells that a phrase is no nominative, or hangs on the noun before it."""
    first, last = phrase
    low = clause.low[first]
    if low in clause.grammar.oblique:
        return True
    if low not in clause.grammar.genitives:
        return False
    if first and clause.upper[first - 1]:
        return True
    adjective = clause.words[first + 1] if last - first > 2 else ""
    # “der großen Zeitung” said somebody
    return adjective.islower() and adjective.endswith(clause.grammar.oblique_adjectives)


def hearsay(clause: Clause, c: int) -> Phrase | None:
    """The source of an impersonal report: ``heißt es in dem Brief``, ``aus Paris hieß es``."""
    if clause.cues.verbs.get(clause.low[c]) not in clause.cues.hearsay:
        return None
    near = clause.low[max(clause.start, c - 1) : c + 3]
    if not any(clause.persons.pronouns.get(low) == "it" for low in near):
        return None
    prepositions = clause.grammar.prepositions
    for i in range(c + 1, min(clause.end, c + 8)):
        if clause.words[i] in PARENTHETIC or clause.quote[i] >= 0:
            break
        if clause.low[i] in prepositions and (found := _governed(clause, i)):
            return found
    if clause.low[clause.start] in prepositions:
        return _governed(clause.until(c), clause.start)
    return None


def with_genitive(clause: Clause, phrase: Phrase) -> Phrase:
    """A description with the genitive that hangs on it: “ein Sprecher *des Ministeriums*”."""
    first, last = phrase
    if last >= clause.last or clause.low[last] not in clause.grammar.genitives:
        return phrase
    if not clause.upper[last - 1]:
        return phrase
    more = noun_phrases.starting_at(clause, last, clause.last)
    return (first, more[1]) if more is not None and clause.upper[more[1] - 1] else phrase


def _beside(clause: Clause, verb: int) -> Phrase | None:
    """The name that begins a further main clause behind a comma: “…, Roe nannte das „…“”."""
    found = noun_phrases.ending_at(clause, verb - 1)
    if found is None or found[0] == clause.start or clause.words[found[0] - 1] not in ",;":
        return None
    if clause.low[found[0]] in clause.grammar.determiners:
        return None
    return found if can_speak(clause, found) else None


def _governed(clause: Clause, i: int) -> Phrase | None:
    """The phrase behind a preposition, with whatever stands before its noun."""
    for j in range(i + 1, min(clause.end, i + 7)):
        if clause.words[j] in PARENTHETIC or clause.quote[j] >= 0:
            return None
        if clause.low[j] in clause.grammar.days:
            return i + 1, j + 1
        if clause.upper[j]:
            found = noun_phrases.starting_at(clause, j)
            return (i + 1, found[1]) if found else None
    return None


def _starting(clause: Clause, i: int) -> Phrase | None:
    """The phrase that starts at a token: with an article, a pronoun, a title or a noun."""
    low, persons = clause.low[i], clause.persons
    known = low in clause.grammar.determiners or low in persons.pronouns or low in persons.titles
    return noun_phrases.starting_at(clause, i) if known or clause.upper[i] else None


def _behind_preposition(clause: Clause, i: int) -> int:
    """The token behind a preposition and the phrase that it governs."""
    found = _governed(clause, i)
    return found[1] if found else i + 1


def _opener(clause: Clause, c: int) -> int | None:
    """The word that opens the clause in which the verb stands last, None for a main clause."""
    grammar, start = clause.grammar, clause.start
    if clause.following(c)[0].isalnum() and clause.low[c + 1] not in grammar.auxiliaries:
        return None
    for i in range(c - 1, max(start, c - REACH) - 1, -1):
        parted = clause.words[i] in PARENTHETIC
        if not parted and i > start:
            continue
        first = i + 1 if parted else i
        if first >= c:
            return None
        low = clause.low[first]
        if low in grammar.conjunctions or low in grammar.that:
            return first
        if first == start:
            return None
        if low in grammar.prepositions and clause.low[first + 1] in grammar.relatives:
            return first + 1
        return first if low in grammar.relatives else None
    return None


def _subordinate(clause: Clause, opener: int, c: int) -> Phrase | None:
    """The subject behind the word that opens its clause, or the phrase that a relative refers to."""
    low, grammar, persons = clause.low[opener], clause.grammar, clause.persons
    found = nominative(clause.since(opener + 1), c)
    if low in grammar.conjunctions or low in grammar.that:
        return found
    if found is not None:
        word = clause.low[found[0]]
        personal = (
            word in persons.pronouns or word in grammar.determiners or word in persons.first_names
        )
        if low in grammar.oblique or found[0] > opener + 1 or personal:
            return found
    return _referred(clause, opener - (2 if clause.words[opener - 1] in PARENTHETIC else 3))


def _referred(clause: Clause, k: int) -> Phrase | None:
    """The phrase that a relative clause or an apposition stands behind, without its genitives."""
    found = noun_phrases.ending_at(clause, k)
    while found is not None and found[0] > clause.start and is_oblique(clause, found):
        outer = found[0] - 1
        if clause.low[outer] in clause.grammar.prepositions:
            outer -= 1
        wider = noun_phrases.ending_at(clause, outer)
        if wider is None:
            break
        found = wider
    return found


def _finite(clause: Clause, c: int) -> int:
    """The auxiliary of a participle that closes its clause, else the verb itself."""
    grammar = clause.grammar
    if clause.following(c)[0].isalnum() and clause.low[c + 1] not in grammar.conjunction:
        return c
    for i in range(c - 1, max(clause.start, c - REACH) - 1, -1):
        if clause.words[i] in ";:":
            break
        if clause.low[i] in grammar.auxiliaries:
            return i
    return c


def _main_start(clause: Clause, verb: int) -> int:
    """Where the main clause of a verb begins: behind a semicolon, a colon or a dash."""
    floor = max(clause.start, verb - REACH)
    for i in range(verb - 1, floor, -1):
        if clause.words[i] in ";:—–":
            return i + 1
    return floor


def _behind(clause: Clause, i: int) -> Phrase | None:
    """The subject behind its verb, over adverbs, objects and what prepositions govern."""
    limit = min(clause.end, i + NEAR)
    while i < limit:
        low = clause.low[i]
        if clause.words[i] in PARENTHETIC or clause.quote[i] >= 0:
            return None
        if low in clause.grammar.prepositions:
            i = _behind_preposition(clause, i)
            continue
        found = None if low in clause.grammar.objects else _starting(clause, i)
        if found is not None and not is_oblique(clause, found):
            return found
        i = found[1] if found is not None else i + 1
    return None
