"""Which names of the narration are prominent: subjects, and those who are introduced with what they are."""

from __future__ import annotations

from newsclean.quotes import noun_phrases, phrase_names
from newsclean.quotes.clause import Clause
from newsclean.quotes.titles import Name


def of(clause: Clause, name: Name) -> bool:
    """Whether a name is the subject of its clause, or is introduced with what it is."""
    first, last = name.first, name.last
    if clause.low[last - 1].endswith("'s"):
        return False
    introduced = first > clause.start and clause.words[first - 1] == ","
    if introduced and last < clause.last and clause.words[last] == ",":
        described = noun_phrases.ending_at(clause, first - 2)
        if described is not None and described[0] == clause.start:
            return True  # “Her niece, *Mae Lin*, …”
        opening = noun_phrases.starting_at(clause, clause.start)
        if opening and phrase_names.behind_genitives(clause, opening[1]) == first - 1:
            return True  # “The head of the port, *Mae Lin*, …”
    grammar = clause.grammar
    if (grammar.verb_second or grammar.drops) and _is_inverted(clause, name):
        return True
    if last < clause.last and clause.words[last] in ",(":
        whole = noun_phrases.ending_at(clause, last - 1)
        if whole is not None and whole[0] == clause.start:
            return True  # “The cook *Mae Lin*, 41, …”
    if first == clause.start:
        if last >= clause.last or clause.low[last] in clause.grammar.closed:
            return True
        phrase = noun_phrases.starting_at(clause, first)
        return phrase is None or phrase[1] == last or not clause.upper[phrase[1] - 1]
    return phrase_names.precedes_verb(clause, (first, last))


def _is_inverted(clause: Clause, name: Name) -> bool:
    """Whether a name, the first of its sentence, stands right behind what must be its verb: “A las puertas
    esperaba *Remedios*, …”."""
    grammar, i = clause.grammar, name.first - 1
    if i <= clause.start or grammar.capital_nouns:
        return False
    low = clause.low[i]
    verbal = low.isalpha() and not clause.upper[i] and low not in grammar.closed
    known = clause.persons.head(low) is not None or low in clause.persons.titles
    return verbal and not known and True not in clause.upper[clause.start : i]
