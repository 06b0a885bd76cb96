"""What stands between a verb and the subject behind it: where, when and to whom somebody said something.

``declaró *a Radio Puerto* la directora``, ``a déclaré *lundi à l’AFP* le capitaine``, ``sagte *der dpa am
Montag* Bürgermeister Holm``: the phrases that prepositions govern, days, adverbs and agencies are passed.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases, phrase_names
from newsclean.quotes.clause import PARENTHETIC, Clause
from newsclean.quotes.titles import GROUPS
from newsclean.quotes.tokens import Phrase

BESIDE = 5
"""Tokens between the words and a subject that its place alone tells."""
NEAR = 16
"""Tokens behind a verb among which its subject begins."""
PARENTHESIS = 7
"""Tokens from a verb to the second of two commas before its subject."""
PAPER = 4
"""Words of the name of a paper."""
AUDIENCE = 4
"""Tokens between a verb and the preposition before the institution in which something is said."""
GROUP = 9
"""Tokens of a group, up to the comma before the name of one of its members."""


def may_speak(clause: Clause, phrase: Phrase, *, listed: bool = False) -> bool:
    """Whether a phrase holds a name, a pronoun or a noun for those who speak.

    ``listed`` asks that even where other nouns are known to speak.
    """
    first, last = phrase
    persons, low = clause.persons, clause.low
    if last - first == 1 and persons.refers(low[first]):
        return True
    if last - first == 1 and persons.pronouns.get(low[first].partition("'")[0]) == "":
        return False  # “*I've* found”: no name
    if last - first == 1 and low[first][0].isdigit() and not low[first].endswith(persons.ages):
        return False
    if (clause.grammar.open_nouns and not listed) or clause.grammar.caseless:
        return True
    if low[first - 1] in clause.cues.hosts and first > clause.start:
        return True
    if (
        last < clause.last
        and low[last] in clause.cues.behind
        and persons.is_declined(low[last - 1])
    ):
        return True  # “*Poliisin* mukaan”
    if _is_beside_cue(clause, phrase) or low[last - 1] in clause.cues.documents:
        return True
    if clause.has_name(phrase) or any(
        persons.noun(low[i]) is not None or low[i] in persons.titles for i in range(first, last)
    ):
        return True
    # “*El relojero*, Ramiro Roe, discrepa”
    articled = low[first] in clause.grammar.determiners and last < clause.last
    return articled and phrase_names.apposed(clause, phrase) is not None


def _is_beside_cue(clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun that no list has must be the subject: with its article, or with the ending of nouns
    for people, it stands right beside a verb that reports."""
    first, last = phrase
    low, q = clause.low, clause.at
    articled = last - first > 1 and low[first] in clause.grammar.articles
    if articled and (
        low[first + 1] in clause.cues.nouns or low[first + 1] in clause.grammar.closed
    ):
        return False
    if articled and last < clause.last and clause.reports(last):
        opens = first == clause.start or clause.words[first - 1] in PARENTHETIC
        return opens and low[first] in clause.grammar.definite
    if q < 0 or first - 1 <= q or low[first - 1] not in clause.cues.verbs:
        return False
    if any(clause.words[i] in ".;:" for i in range(q + 1, first)) or first - q > BESIDE:
        return False
    if articled:
        return not low[last - 1].endswith(clause.persons.dative_endings)
    return low[first].endswith(clause.persons.agent_endings)


def subject_of_cue(clause: Clause, i: int) -> Phrase | None:
    """The subject behind the verb at token ``i``, over whatever may stand between them."""
    low, grammar = clause.low, clause.grammar
    j = _behind_parenthesis(clause, behind_adverbs(clause, i + 1))
    subject = noun_phrases.starting_at(clause, j, verbs=False)
    host = _host(clause, i, j)
    if host is not None:
        return host
    if j + 1 < clause.end and low[j] in grammar.members and low[j + 1] in grammar.inner:
        subject = _member(clause, j) or subject  # “said *another of* them, Roe”
    if grammar.between and not _is_plain(clause, subject):
        agency = subject is not None and all(_is_agency(clause, i) for i in range(*subject))
        told = agency or (subject is not None and _is_audience(clause, subject))
        subject = subject_behind(clause, j) or (None if told else subject)
    subject = subject or _member(clause, j)
    if subject is not None or j >= clause.end:
        return subject
    if low[j] in grammar.definite and j + 1 < clause.end and clause.quote[j + 1] >= 0:
        return j, j + 2
    return (j, j + 1) if _is_paper(clause, j) else None


def _is_audience(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase is those who are told: “disse *a jornalistas*”, Hungarian “az *MTX-nek*”."""
    first, last = clause.low[phrase[0]], clause.low[phrase[1] - 1]
    if "-" in last and last.endswith(clause.persons.dative_endings):
        return True
    return first in clause.grammar.prepositions and clause.persons.head(last) == "they"


def _behind_parenthesis(clause: Clause, j: int) -> int:
    """Behind what stands between two commas: “отметила, *в свою очередь*, глава …”."""
    if not clause.grammar.between or j >= clause.end or clause.words[j] != ",":
        return j
    comma = clause.next_comma(j + 2, min(clause.end, j + PARENTHESIS))
    inside = range(j + 1, comma)
    small = all(not clause.upper[k] and clause.quote[k] < 0 for k in inside)
    told = any(clause.low[k] in clause.cues.verbs for k in inside)
    return comma + 1 if comma >= 0 and small and not told else j


def _host(clause: Clause, i: int, j: int) -> Phrase | None:
    """The institution in which something is said, behind a verb that needs no subject: Russian
    “рассказали *в аэропорту*”."""
    low, cues, grammar = clause.low, clause.cues, clause.grammar
    if not cues.hosts or not low[i].endswith(grammar.plural):
        return None
    stop = min(clause.end - 1, j + AUDIENCE)
    j = next((k for k in range(j, stop) if low[k] in cues.hosts or clause.upper[k]), stop)
    if j >= stop or low[j] not in cues.hosts:
        return None  # “ответили *на это* в компании”
    found = noun_phrases.starting_at(clause, j + 1, verbs=False)
    timed = low[j + 1] in grammar.days or low[j + 1] in grammar.times or low[j + 1][0].isdigit()
    if found is None or timed or low[j + 1] in clause.persons.agencies:
        return None
    return found


def _is_paper(clause: Clause, j: int) -> bool:
    """Whether the name of a paper stands in marks behind its verb: Polish “napisał „Głos””."""
    if clause.quote[j] < 0 or clause.grammar.open_nouns:
        return False
    region = clause.tokens.regions[clause.quote[j]]
    name = clause.tokens.text[region.start : region.end]
    ends = j + 1 >= clause.end or clause.words[j + 1] in ".,;"
    return ends and name[0].isupper() and name.count(" ") < PAPER and name[-1].isalnum()


def subject_behind(clause: Clause, i: int) -> Phrase | None:
    """The first phrase from a token on that can speak and that nothing governs."""
    low, grammar, persons = clause.low, clause.grammar, clause.persons
    j, limit = i, min(clause.end, i + NEAR)
    while j < limit:
        if clause.words[j] in PARENTHETIC or clause.quote[j] >= 0:
            return None
        if low[j] in grammar.prepositions and not _is_article(clause, j):
            j = _behind_governed(clause, j + 1)
        elif low[j] in grammar.judging:
            return None
        elif _is_agency(clause, j):
            j += 1
        elif low[j] in grammar.determiners and _is_agency(clause, j + 1):
            j += 2
        elif _is_passed(clause, j):
            j += 1
        else:
            found = noun_phrases.starting_at(clause, j, verbs=False)
            if found is not None and may_speak(clause, found):
                return None if low[j] in persons.possessives else found
            j = found[1] if found is not None else j + 1
    return None


def _is_article(clause: Clause, j: int) -> bool:
    """Whether what may be a preposition is an article: Portuguese “*a* presidente”."""
    if j + 1 >= clause.end or clause.low[j] not in clause.grammar.articles:
        return False
    return clause.persons.head(clause.low[j + 1]) not in (None, *GROUPS)


def _is_passed(clause: Clause, j: int) -> bool:
    """Whether a small word may stand there: a day, an adverb, a pronoun as object, an auxiliary."""
    low, grammar = clause.low[j], clause.grammar
    return (
        low in grammar.days
        or low in grammar.adverbs
        or low in grammar.objects
        or low in grammar.reflexive
        or low in grammar.auxiliaries
    )


def _is_agency(clause: Clause, i: int) -> bool:
    if i >= clause.end:
        return False
    agencies = clause.persons.agencies
    # “MTI-*nek*”
    if clause.low[i] not in agencies and clause.low[i].partition("-")[0] not in agencies:
        return False
    return clause.upper[i] or clause.grammar.capital_nouns


def _behind_governed(clause: Clause, i: int) -> int:
    """The token behind the phrase that a preposition governs."""
    low, upper, grammar = clause.low, clause.upper, clause.grammar
    j = i
    while j < clause.end and (low[j] in grammar.determiners or low[j] in grammar.prepositions):
        j += 1
    if _is_agency(clause, j):
        while _is_agency(clause, j):
            j += 1
        return j
    if j < clause.end and (low[j] in grammar.days or low[j][0].isdigit()):
        return j + 1
    if grammar.capital_nouns:
        return _behind_noun(clause, j)
    start = j
    while j < clause.end and upper[j]:
        j += 1
    if j > start:
        return j
    while j < clause.end and not upper[j] and low[j][0].isalnum() and _is_common(clause, j):
        j += 1
    return max(j, i)


def _is_common(clause: Clause, j: int) -> bool:
    low, grammar, persons = clause.low[j], clause.grammar, clause.persons
    return not (
        low in grammar.determiners
        or low in grammar.prepositions
        or low in persons.titles
        or (persons.head(low) is not None and not _is_governed(clause, j))
    )


def _is_governed(clause: Clause, j: int) -> bool:
    """Whether a preposition or an article stands right before a noun: “*ao* jornal”."""
    low, grammar = clause.low[j - 1], clause.grammar
    return low in grammar.determiners or low in grammar.prepositions


def _behind_noun(clause: Clause, j: int) -> int:
    """Where all nouns have capitals: behind the noun, and behind a name of two words up to the next."""
    low, upper, persons = clause.low, clause.upper, clause.persons
    while j < clause.end and not upper[j] and low[j][0].isalnum():
        j += 1
    j += 1
    while j < clause.end and upper[j]:
        known = low[j] in persons.first_names or low[j] in persons.titles
        named = j + 1 < clause.end and upper[j + 1]
        if known or named or persons.head(low[j]) is not None:
            break
        j += 1
    return j


def behind_adverbs(clause: Clause, j: int) -> int:
    """Behind adverbs and days, and behind a pronoun as object where the verb stands second."""
    low, grammar = clause.low, clause.grammar
    stop = min(clause.end, j + 3)
    while j < stop and (
        low[j] in grammar.adverbs
        or low[j] in grammar.days
        or (grammar.verb_second and low[j] in grammar.objects)
    ):
        j += 1
    return j


def accorded(clause: Clause, j: int) -> Phrase | None:
    """Whom words are according to: a pronoun without the verb behind it, “volgens *haar* doet Roe niets”."""
    subject, low, persons = noun_phrases.starting_at(clause, j), clause.low, clause.persons
    if subject is None or clause.has_name(subject) or clause.grammar.case_marked:
        return subject
    nouns = any(persons.noun(word) is not None for word in low[j + 1 : subject[1]])
    return subject if nouns or low[j] not in persons.obliques else (j, j + 1)


def _member(clause: Clause, j: int) -> Phrase | None:
    """One of a group, named behind it: “said *one of them*, Mae Lin”."""
    low, grammar = clause.low, clause.grammar
    if j >= clause.end or clause.quote[j] >= 0:
        return None
    if low[j] not in grammar.determiners and low[j] not in grammar.members:
        return None
    comma = clause.next_comma(j + 1, min(clause.end, j + GROUP))
    if comma < 0 or comma + 1 >= clause.end or not clause.upper[comma + 1]:
        return None
    if any(low[i] in clause.cues.verbs for i in range(j, comma)):
        return None
    return noun_phrases.starting_at(clause, comma + 1)


def _is_plain(clause: Clause, subject: Phrase | None) -> bool:
    """Whether nothing says that the subject is another phrase than the one next to its verb."""
    if subject is None:
        return False
    low, upper = clause.low[subject[0]], clause.upper[subject[0]]
    if low in clause.persons.agencies or low in clause.grammar.prepositions:
        return False
    if _is_audience(clause, subject):
        return False
    return upper or may_speak(clause, subject)
