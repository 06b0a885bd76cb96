"""Which names of the narration are prominent: subjects, and those who are introduced with what they are."""

from __future__ import annotations

from newsclean.quotes import noun_phrases, phrase_names
from newsclean.quotes.clause import Clause
from newsclean.quotes.titles import Name

ADJECTIVES = 2
"""Small words between a comma and a name."""


def of(clause: Clause, name: Name) -> bool:
    """Whether a name is the subject of its clause, or is introduced with what it is."""
    grammar, last = clause.grammar, name.last
    if clause.low[last - 1].endswith("'s"):
        return False
    first = _behind_comma(clause, name)
    if _is_introduced(clause, first, last):
        return True
    if (grammar.verb_second or grammar.drops) and _is_inverted(clause, name):
        return True
    if last < clause.last and clause.words[last] in ",(":
        whole = noun_phrases.ending_at(clause, last - 1)
        if whole is not None and whole[0] == clause.start:
            return True  # “The cook *Mae Lin*, 41, …”
        if not grammar.open_nouns and noun_phrases.is_run(clause, clause.start, last):
            return True  # “Le capitaine rennais *Loïc Kerlo*, …”
    if first == clause.start:
        if last >= clause.last or clause.low[last] in grammar.closed:
            return True
        phrase = noun_phrases.starting_at(clause, first)
        return phrase is None or phrase[1] == last or not clause.upper[phrase[1] - 1]
    return phrase_names.precedes_verb(clause, (first, last))


def _behind_comma(clause: Clause, name: Name) -> int:
    """The first token of a name, or of the small words between it and a comma: “Bohater gości, *20-letni*
    Oskar Roe, …”."""
    first = name.first
    if clause.grammar.open_nouns:
        return first
    for i in range(first, max(clause.start, first - ADJECTIVES - 1), -1):
        before = clause.words[i - 1]
        if before == ",":
            return i
        if clause.upper[i - 1] or not before[0].isalnum():
            break
    return first


def _is_introduced(clause: Clause, first: int, last: int) -> bool:
    """Whether commas stand round a name, and what its bearer is before them."""
    if first <= clause.start or last >= clause.last:
        return False
    if clause.words[first - 1] != "," or clause.words[last] != ",":
        return False
    described = noun_phrases.ending_at(clause, first - 2)
    if described is not None and described[0] == clause.start:
        return True  # “Her niece, *Mae Lin*, …”
    opening = noun_phrases.starting_at(clause, clause.start)
    # “The head of the port, *Mae Lin*, …”
    if opening is None:
        return False
    return phrase_names.behind_genitives(clause, opening[1]) == first - 1


def _is_inverted(clause: Clause, name: Name) -> bool:
    """Whether a name, the first of its sentence, stands right behind what must be its verb: “A las puertas
    esperaba *Remedios*, …”."""
    grammar, i = clause.grammar, name.first - 1
    if i <= clause.start or grammar.capital_nouns:
        return False
    low = clause.low[i]
    verbal = low.isalpha() and not clause.upper[i] and low not in grammar.closed
    known = clause.persons.head(low) is not None or low in clause.persons.titles
    # “Hos Roslev *glædede* Yusuf Roe sig”
    fronted = clause.low[clause.start] in grammar.prepositions
    alone = fronted or True not in clause.upper[clause.start : i]
    return verbal and not known and alone
