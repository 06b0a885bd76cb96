"""Noun phrases without a tagger: names by their capitals, descriptions by their determiners.

Both directions stop after a few tokens: a subject stands beside its verb, and a bound keeps the time
linear on texts that are one long list of names.
"""

from __future__ import annotations

from newsclean.quotes.clause import Clause
from newsclean.quotes.names import PARTICLES
from newsclean.quotes.tokens import Phrase

LONGEST = 12


def ending_at(clause: Clause, j: int, floor: int | None = None) -> Phrase | None:
    """The noun phrase whose last token is ``j``, not reaching back before ``floor``.

    Unless it is given, ``floor`` is the start of the clause.
    """
    floor = clause.start if floor is None else floor
    if j < floor or clause.quote[j] >= 0:
        return None
    low, persons = clause.low[j], clause.persons
    if low in persons.pronouns:
        return j, j + 1
    if _is_name(clause, j):
        return _name_ending(clause, j, floor)
    if low in clause.grammar.determiners and low in persons.heads:
        return j, j + 1
    if clause.grammar.capital_nouns or not _is_inner(clause, j):
        return None
    return _description_ending(clause, j, floor)


def starting_at(
    clause: Clause, i: int, stop: int | None = None, *, verbs: bool = True
) -> Phrase | None:
    """The noun phrase whose first token is ``i``, not reaching ``stop``.

    Unless it is given, ``stop`` is the end of the clause. ``verbs`` tells whether its verb may
    follow, so that a small word can be that verb.
    """
    stop = clause.end if stop is None else stop
    if i >= stop or clause.quote[i] >= 0:
        return None
    low, determiners = clause.low, clause.grammar.determiners
    if low[i] in clause.persons.pronouns and not _is_article(clause, i, stop):
        return i, i + 1
    stop = min(stop, i + LONGEST)
    j = i
    while j < stop and low[j] in determiners:
        j += 1
    while j < stop and _is_inner(clause, j):
        if verbs and j > i and _is_verb(clause, j, stop):
            break
        j += 1
    j = _trimmed(clause, i, j, verbs)
    if not verbs and clause.grammar.between:
        j = _without_object(clause, i, j)
    lone = j == i + 1 and low[i] in determiners and low[i] not in clause.persons.heads
    return None if j == i or lone else (i, j)


def _is_article(clause: Clause, i: int, stop: int) -> bool:
    """Whether a word that may be a pronoun is the article of a noun: Dutch “*het* ziekenhuis”."""
    low, persons = clause.low, clause.persons
    if low[i] not in clause.grammar.determiners or i + 1 >= stop:
        return False
    following = low[i + 1]
    if persons.head(following) is not None:
        return True
    noun = following not in clause.grammar.closed and following[0].isalpha()
    if persons.pronouns[low[i]] == "it":
        return noun
    return noun and i + 2 < stop and persons.head(low[i + 2]) is not None


def is_run(clause: Clause, i: int, stop: int) -> bool:
    """Whether the tokens from one to another are names, nouns and what joins them, no verb among them."""
    return i < stop and all(
        clause.words[j][0].isalnum()
        and clause.quote[j] < 0
        and clause.low[j] not in clause.cues.verbs
        and clause.low[j] not in clause.persons.pronouns
        and (clause.upper[j] or clause.low[j] not in clause.grammar.closed)
        for j in range(i, stop)
    )


def is_named(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase holds nothing but a name, its particles, and what its bearer is."""
    persons, low = clause.persons, clause.low
    return all(
        clause.upper[i]
        or low[i] in persons.particles
        or low[i] in persons.suffixes
        or low[i] in clause.grammar.closed
        or _leads(clause, i)
        for i in range(*phrase)
    )


def with_partners(clause: Clause, phrase: Phrase) -> Phrase:
    """The phrase with another before its ``and``: “Iraqi and US officials”."""
    i = phrase[0]
    if i - 2 < clause.start or clause.low[i - 1] not in clause.grammar.conjunction:
        return phrase
    if not clause.has_name(phrase) and clause.low[phrase[1] - 1] not in clause.persons.heads:
        return phrase
    before = ending_at(clause, i - 2)
    if before is None or clause.low[before[0]] in clause.persons.pronouns:
        return phrase
    starts = before[0] == clause.start or clause.words[before[0] - 1] in ",;"
    return (before[0], phrase[1]) if starts else phrase


def _is_name(clause: Clause, i: int) -> bool:
    return clause.upper[i] or clause.low[i] in clause.persons.suffixes


def _joins(clause: Clause, i: int) -> bool:
    """A particle between two parts of a name: ``Ludwig van Beethoven``, ``Jean de la Tour``."""
    low, upper, particles = clause.low, clause.upper, clause.persons.particles
    if not 0 < i < clause.last - 1:
        return False
    if low[i] not in particles:
        return low[i] in clause.persons.links and upper[i - 1] and upper[i + 1]
    before, behind = i - 1, i + 1
    while before > 0 and i - before < PARTICLES and not upper[before] and low[before] in particles:
        before -= 1
    last = clause.last - 1
    while (
        behind < last and behind - i < PARTICLES and not upper[behind] and low[behind] in particles
    ):
        behind += 1
    return upper[before] and upper[behind]


def _is_inner(clause: Clause, i: int) -> bool:
    """Whether the token can stand inside a noun phrase, behind its determiner."""
    if clause.upper[i]:
        return True
    low, persons = clause.low[i], clause.persons
    if (
        low in persons.suffixes
        or low in persons.titles
        or low in persons.heads
        or low in persons.modifiers
        or _joins(clause, i)
    ):
        return True
    return low not in clause.grammar.closed and low[0].isalnum()


def _leads(clause: Clause, i: int) -> bool:
    """Whether a small word belongs to the name or noun behind it: a title, a role."""
    low, persons = clause.low[i], clause.persons
    return low in persons.titles or low in persons.modifiers or persons.head(low) is not None


def _name_ending(clause: Clause, j: int, floor: int) -> Phrase:
    i = j
    lowest = max(floor, j - LONGEST)
    determiners = clause.grammar.determiners
    while i > lowest and (_is_name(clause, i - 1) or _joins(clause, i - 1)):
        i -= 1
    while i > lowest and _leads(clause, i - 1):  # “spokeswoman Jane Roe”
        i -= 1
    if i > lowest and clause.low[i - 1] in determiners:
        i -= 1
    elif i - 1 > lowest and _is_inner(clause, i - 1) and clause.low[i - 2] in determiners:
        i -= 2
    return i, j + 1


def _description_ending(clause: Clause, j: int, floor: int) -> Phrase | None:
    i = j
    lowest = max(floor, j - LONGEST)
    while i > lowest and _is_inner(clause, i - 1):
        i -= 1
    if i > lowest and clause.low[i - 1] in clause.grammar.determiners:
        return i - 1, j + 1
    if clause.persons.head(clause.low[j]) is not None or i == floor or clause.grammar.markers:
        return i, j + 1
    return None


def _trimmed(clause: Clause, i: int, j: int, verbs: bool) -> int:
    """The end of a phrase without the verbs that follow its name or noun."""
    if not verbs and clause.has_name((i, j)):
        while clause.low[j - 1].endswith(clause.grammar.verbal) and not clause.upper[j - 1]:
            j -= 1  # “dijo Cano *mirando*”
    if not verbs and clause.grammar.between and j - i > 1 and not clause.upper[j - 1]:
        last, persons = clause.low[j - 1], clause.persons
        if last.endswith(clause.grammar.verbal) and persons.head(last) is None:
            j -= persons.head(clause.low[j - 2]) is not None  # “l’attaquant *formé*”
    if clause.grammar.capital_nouns:
        # The noun closes the phrase; what follows it in small letters is the verb.
        while j > i and not clause.upper[j - 1]:
            j -= 1
    return j


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.replace(".", "").isupper()


def _without_object(clause: Clause, i: int, j: int) -> int:
    """The end of a phrase without the small words behind its name: Czech “řekl Jan Novák *novinářům*”."""
    if clause.grammar.capital_nouns or not clause.has_name((i, j)):
        return j
    last = j
    while (
        last > i
        and not clause.upper[last - 1]
        and clause.low[last - 1] not in clause.persons.suffixes
    ):
        last -= 1
    behind = clause.low[last:j]
    return j if any(clause.persons.head(low) is not None for low in behind) else last


def _is_plural(clause: Clause, j: int) -> bool:
    """Whether a word is the plural of a noun for people, where -s makes one and the list of nouns is open."""
    low = clause.low[j]
    return (
        clause.grammar.open_nouns
        and low.endswith("s")
        and clause.persons.head(low[:-1]) is not None
    )


def _is_verb(clause: Clause, j: int, stop: int) -> bool:
    """Whether a small word behind a name or a head is the verb: “Carly Fiorina *threw*”.

    It belongs to the phrase only where a head, a title or a name still follows: “Harvard *law*
    professor”.
    """
    low, upper = clause.low, clause.upper
    if upper[j] or clause.grammar.caseless or _leads(clause, j):
        return False
    # An office at the head of its sentence is no name: “Minister *zdrowia* Jan Nowak”.
    named = upper[j - 1] and (clause.grammar.open_nouns or clause.persons.head(low[j - 1]) is None)
    if not (upper[j - 1] or clause.persons.head(low[j - 1]) is not None):
        return False
    if low[j - 1].endswith("'s"):
        return False
    if low[j].endswith(clause.grammar.past) or low[j] in clause.cues.weak:
        return True
    if j - 1 == clause.start and _is_plural(clause, j):
        return False  # “Small *groups*”
    if clause.persons.case_endings and clause.grammar.past and not named:
        return False  # “Ministr *financí*”: what hangs on an office.
    if clause.grammar.verb_last and any(upper[j + 1 : min(stop, j + 4)]):
        return False  # “Filmin *başrol oyuncusu* Orhan Gencel”
    for k in range(j + 1, min(stop, j + 3)):
        if not _is_inner(clause, k):
            return True
        if _leads(clause, k) or (upper[k] and not named):
            return False
        if upper[k] and k == j + 1 and _is_acronym(clause.words[j - 1]):
            return False  # “UN *envoy* Carla Ruiz”
    return True
