"""The subject of a verb, found without a parser.

To the left of its verb, past adverbs and auxiliaries, over appositions and parentheses, to the first
phrase that no preposition governs.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases, phrase_names
from newsclean.quotes.clause import PARENTHETIC, REACH, Clause
from newsclean.quotes.tokens import Phrase
from newsclean.text.sentences import STOP_SET

BRACKETED = 6
"""Tokens of what is said of somebody in brackets behind the name."""
SHARING = 14
"""Tokens between a participle and the verb whose subject it shares."""
_FINAL = STOP_SET | {"\n"}


def is_adjacent(clause: Clause, subject: Phrase) -> bool:
    """Whether a subject before its verb begins its clause."""
    first, grammar = subject[0], clause.grammar
    if clause.low[first] in clause.persons.pronouns or first == clause.start:
        return True
    if first - 1 == clause.start and opens_name(clause, first - 1):
        return True
    before = clause.low[first - 1]
    return first > clause.start and (
        before in grammar.conjunctions or before in grammar.conjunction or before in PARENTHETIC
    )


def opens_name(clause: Clause, i: int) -> bool:
    """Whether a particle with a capital stands before a name: “*Van* Roe noemt het …”."""
    if i + 2 >= clause.last or clause.low[i] not in clause.persons.particles:
        return False
    return clause.words[i][0].isupper() and clause.upper[i + 1]


def names_a_thing(clause: Clause, subject: Phrase, c: int) -> bool:
    """``a book called “…”``: the participle of a thing that was just introduced."""
    return (
        clause.low[c] in clause.cues.weak
        and subject[1] == c
        and clause.low[subject[0]] in clause.grammar.indefinite
        and clause.low[c - 1] not in clause.persons.heads
        and not clause.upper[c - 1]
    )


def is_noun(clause: Clause, c: int) -> bool:
    """``a report``, ``the call``, ``his claims``: a cue's form behind a determiner is a noun."""
    if c == 0:
        return False
    grammar, persons = clause.grammar, clause.persons
    low = clause.low[c - 1]
    if low in persons.pronouns:
        return False
    if low in grammar.determiners:
        return True
    if clause.low[c] not in clause.cues.ambiguous:
        return False
    if low in persons.modifiers:
        return True
    for i in range(c - 1, max(c - 5, -1), -1):
        low = clause.low[i]
        if low in grammar.determiners or low in persons.possessives or low.endswith("'s"):
            return not (clause.upper[c - 1] and low in grammar.articles)
        if low in grammar.prepositions:
            return i < c - 1 and not clause.has_name((i + 1, c))
        if low in persons.heads or low in grammar.closed or not low[0].isalpha():
            return False
    return False


def marked(clause: Clause, c: int) -> Phrase | None:
    """The subject before a token, told by what stands behind it: a topic, else the nearest."""
    grammar, nearest = clause.grammar, None
    for j in range(c - 1, max(clause.start, c - REACH), -1):
        if clause.quote[j] >= 0:
            continue
        if clause.low[j] in grammar.markers:
            if clause.low[j - 1].endswith(clause.persons.dative_endings):
                continue  # “시장 입구*에*는”
            found = noun_phrases.ending_at(clause, _before_brackets(clause, j - 1))
            if found is not None and (not grammar.topics or clause.low[j] in grammar.topics):
                return found
            nearest = nearest or found
    return nearest if nearest is not None or grammar.topics else _unmarked(clause, c)


def _before_brackets(clause: Clause, j: int) -> int:
    """The token before brackets that end at a token: “투수 한지우*(38)*가”."""
    if clause.words[j] != ")":
        return j
    floor = max(clause.start, j - BRACKETED)
    return next((k - 1 for k in range(j - 1, floor, -1) if clause.words[k] == "("), j)


def _before_time(clause: Clause, j: int, floor: int) -> int:
    """The token before a time and the auxiliary in front of a participle: French “lui a *un jour* lancé”."""
    grammar, low = clause.grammar, clause.low
    if grammar.open_nouns or low[j] not in grammar.times or low[j - 1] not in grammar.determiners:
        return j
    k = j - 2
    while k > floor and (low[k] in grammar.auxiliaries or low[k] in grammar.objects):
        k -= 1
    return k if k < j - 2 and k >= floor else j


def _unmarked(clause: Clause, c: int) -> Phrase | None:
    """The noun for somebody, or the pronoun, that opens a clause right before its verb, where only verbs in
    the past have a marked subject: Hindi “*उनके कोच रामफल सिंह* कहते हैं”."""
    j = c - 1
    while j > clause.start and (clause.low[j] in clause.grammar.adverbs):
        j -= 1
    found = noun_phrases.ending_at(clause, j) if j >= clause.start else None
    if found is None or not is_adjacent(clause, found):
        return None
    known = any(clause.persons.head(low) is not None for low in clause.low[slice(*found)])
    return found if known or clause.persons.refers(clause.low[found[0]]) else None


def subject_of(clause: Clause, c: int) -> Phrase | None:
    """The subject of the verb at token ``c``, looking to its left within the clause."""
    if clause.grammar.markers:
        return marked(clause, c)
    if clause.low[c] in clause.cues.participles:
        shared = _shared(clause, c)
        if shared is not None:
            return shared
    grammar = clause.grammar
    j = c - 1
    floor = max(clause.start, c - REACH)
    while j >= floor and _is_passed(clause, j):
        j -= 1
    if j < floor:
        return None
    j = _before_time(clause, j, floor)
    low = clause.low[j]
    if low in clause.persons.pronouns:
        return j, j + 1
    if low in grammar.relatives:
        return _antecedent(clause, j, floor)
    if low in PARENTHETIC or low in grammar.conjunctions or low in grammar.conjunction:
        return _across(clause, j, floor)
    if low in clause.cues.verbs and not clause.upper[j]:
        return None
    found = noun_phrases.ending_at(clause, j)
    told = found is not None and low.partition("-")[0] in clause.persons.agencies
    if found is None or _is_verbal(clause, found) or (told and not grammar.open_nouns):
        return main_subject(clause, c)
    if (
        low in clause.cues.documents
        and clause.cues.verbs.get(clause.low[c]) not in clause.cues.hearsay
    ):
        return main_subject(clause, c) or found  # “A bíró az *indoklásban* kiemelte”
    return _governing(clause, found, c)


def main_subject(clause: Clause, stop: int) -> Phrase | None:
    """The first phrase of a sentence that no preposition governs, behind what is put in front."""
    low, grammar = clause.low, clause.grammar
    if grammar.markers:
        return marked(clause, stop)
    if grammar.verb_last and (named := _before_pause(clause, stop)):
        return named
    i = clause.start
    stop = min(stop, clause.start + REACH)
    fronted = False
    while i < stop:
        if clause.quote[i] >= 0 or low[i] in grammar.light:
            i += 1
            continue
        if _opens_front(clause, i, fronted):
            comma, behind = clause.next_comma(i, stop), _behind_front(clause, i, stop)
            if comma >= 0:
                named = noun_phrases.starting_at(clause, behind, comma)
                if named is not None and named[1] == comma and _is_articled(clause, named):
                    return named  # “Από την πλευρά του *ο Ρόου*, που …”
                i, fronted = comma + 1, True
                continue
            i = behind
            continue
        found = noun_phrases.starting_at(clause, i, stop)
        if found is None:
            i += 1
            continue
        behind = found[1]
        if behind < stop and low[behind - 1] in grammar.times:
            i = behind
            continue
        if behind < stop and clause.words[behind] == ",":
            if _in_front(clause, found):
                i = behind + 1
                continue
        return found
    return None


def _antecedent(clause: Clause, j: int, floor: int) -> Phrase:
    """Whom the relative pronoun at a token means, or the pronoun."""
    k = j - 1
    if k >= floor and clause.words[k] == ",":
        k -= 1
    found = noun_phrases.ending_at(clause, k)
    if found is not None:
        return _without_preposition(clause, found)
    return (None if clause.grammar.open_nouns else main_subject(clause, j)) or (j, j + 1)


def _behind_front(clause: Clause, i: int, stop: int) -> int:
    """The token behind what a preposition governs, and behind whose it is: “Από την πλευρά *του* ο Ρόου”."""
    governed = noun_phrases.starting_at(clause, i + 1, stop)
    behind = governed[1] if governed else i + 1
    owned = behind + 1 < stop and clause.low[behind] in clause.persons.possessives
    return behind + (owned and clause.low[behind + 1] in clause.grammar.articles)


def _is_articled(clause: Clause, phrase: Phrase) -> bool:
    return clause.low[phrase[0]] in clause.grammar.articles and clause.has_name(phrase)


def _before_pause(clause: Clause, stop: int) -> Phrase | None:
    """The name before the first pause, where the verb closes the clause: “… Emre Kocatürk, “…” dedi”."""
    for i in range(clause.start + 1, min(stop, clause.start + REACH)):
        if clause.words[i] == "," or clause.low[i] in clause.grammar.adverbs or i == stop - 1:
            j = i if clause.words[i] == "," or clause.low[i] in clause.grammar.adverbs else i + 1
            if clause.upper[j - 1] or clause.persons.head(clause.low[j - 1]) is not None:
                return noun_phrases.ending_at(clause, j - 1)
            if clause.words[i] == ",":
                return None
    return None


def _opens_front(clause: Clause, i: int, fronted: bool) -> bool:
    """Whether a word opens something that is put in front of the subject: “*Reached* by phone, …”."""
    low = clause.low[i]
    if low in clause.grammar.definite and i + 1 < clause.last:
        if clause.upper[i + 1] or clause.persons.head(clause.low[i + 1]) is not None:
            return False  # Portuguese “*A* prefeita”
    if opens_name(clause, i) and clause.reports(i + 2):
        return False
    return (
        low in clause.grammar.prepositions
        or low in clause.grammar.fronting
        or low in clause.cues.participles
        or ((fronted or i == clause.start) and _is_verbal(clause, (i, i + 1)))
    )


def _is_passed(clause: Clause, j: int) -> bool:
    """Whether a token may stand between a verb and its subject: “was *prompted to* say”."""
    low, grammar = clause.low[j], clause.grammar
    if low in grammar.auxiliaries or low in grammar.adverbs or low in grammar.days:
        return True
    if _is_adverb(clause, low):
        return True
    return clause.low[j + 1] in grammar.infinitive and _is_verbal(clause, (j, j + 1))


def _is_adverb(clause: Clause, low: str) -> bool:
    ending = clause.grammar.adverb_ending
    return (
        bool(ending) and low.endswith(ending) and low not in clause.persons.heads and len(low) > 4
    )


def _is_verbal(clause: Clause, phrase: Phrase) -> bool:
    """Whether a single word is no noun but the form of a verb: ``obtained``, ``representing``."""
    first, last = phrase
    low = clause.low[first]
    return (
        last - first == 1
        and low.endswith(clause.grammar.verbal)
        and (not clause.upper[first] or first == 0 or clause.words[first - 1] in _FINAL)
        and clause.persons.head(low) is None
    )


def _shared(clause: Clause, c: int) -> Phrase | None:
    """The subject of the verb that a participle goes on with: “…, Roe said, *adding*”."""
    cues = clause.cues
    if c == clause.start or clause.words[c - 1] not in PARENTHETIC:
        return None
    for p in range(c - 2, max(clause.start, c - SHARING), -1):
        low = clause.low[p]
        if low not in cues.verbs or low in cues.participles or clause.upper[p]:
            continue
        if clause.quote[p - 1] >= 0 or clause.words[p - 1] == ",":
            inverted = noun_phrases.starting_at(clause, p + 1, c)
            if inverted is not None:
                return inverted
        return None if is_noun(clause, p) else subject_of(clause, p)
    return None


def _governing(clause: Clause, found: Phrase, c: int) -> Phrase | None:
    """Where a preposition governs the phrase, the phrase that it belongs to: “aide to X said”."""
    low, grammar = clause.low, clause.grammar
    i = found[0]
    if i > clause.start and found[1] == c and low[i - 1] in grammar.judging:
        return found  # “showed no emotion *as Roe* told him”
    if _is_told(clause, i):
        i -= 1
    while low[i] in grammar.genitives and not grammar.case_marked and i > clause.start:
        owner = noun_phrases.ending_at(clause, i - 1)
        if owner is None or clause.low[i - 1] in grammar.prepositions:
            break
        found, i = owner, owner[0]  # “Η *πρόεδρος* του δικαστηρίου”
    while i > max(clause.start, c - REACH) and (
        low[i - 1] in grammar.inner or low[i - 1] in grammar.prepositions
    ):
        outer = noun_phrases.ending_at(clause, i - 2)
        if outer is None and grammar.drops and not opens_name(clause, i - 1):
            return main_subject(clause, c)  # “E su *Facebook* si sfoga”
        if outer is None:
            return main_subject(clause, c) or found if i - 1 > clause.start else found
        found, i = outer, outer[0]
    if i <= clause.start or low[i - 1] in clause.cues.verbs or low[i - 1] in grammar.that:
        return found
    return noun_phrases.with_partners(clause, found)


def _is_told(clause: Clause, i: int) -> bool:
    """Whether a preposition governs the noun before a name: Czech “pro *agenturu* ČTK uvedlo”."""
    persons, grammar = clause.persons, clause.grammar
    if not persons.case_endings or i - 2 <= clause.start or clause.upper[i - 1]:
        return False
    noun = clause.low[i - 1]
    plain = noun.isalpha() and noun not in grammar.closed and persons.head(noun) is None
    return plain and clause.low[i - 2] in grammar.prepositions


def _without_preposition(clause: Clause, found: Phrase) -> Phrase:
    """The phrase that a description belongs to: “*the spokesman* for the city”."""
    if found[0] - 1 > clause.start and clause.low[found[0] - 1] in clause.grammar.inner:
        return noun_phrases.ending_at(clause, found[0] - 2) or found
    return found


def _across(clause: Clause, j: int, floor: int) -> Phrase | None:
    """The subject before an apposition, a parenthesis or an earlier verb of the same subject."""
    for k in range(j - 1, floor, -1):
        if clause.words[k] not in PARENTHETIC:
            continue
        found = noun_phrases.ending_at(clause, k - 1)
        if found is None:
            continue
        named = clause.has_name(found) or clause.low[found[0]] in clause.grammar.determiners
        if named and _begins_clause(clause, found[0]) and not _is_verbal(clause, found):
            return found
    return main_subject(clause, j)


def _begins_clause(clause: Clause, i: int) -> bool:
    low, grammar = clause.low[i - 1], clause.grammar
    return (
        i == clause.start
        or low in grammar.conjunctions
        or low in grammar.that
        or low in grammar.relatives
        or low in ";:"
    )


def _in_front(clause: Clause, found: Phrase) -> bool:
    """Whether a phrase before a comma is no subject: “Meanwhile,”, “in Portsmouth, N.H., on Tuesday,”."""
    first, last = found
    if clause.low[first] in clause.persons.pronouns or last - first > 2:
        return False
    if not clause.has_name(found):
        if not clause.grammar.open_nouns and phrase_names.apposed(clause, found) is not None:
            return False
        office = clause.persons.head(clause.low[last - 1])
        return office is None or clause.grammar.open_nouns
    following = clause.low[last + 1] if last + 1 < clause.last else ""
    grammar = clause.grammar
    return first > clause.start and (following in grammar.prepositions or following in grammar.days)
