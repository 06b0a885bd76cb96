"""Two who speak together: “said Mae Lin *and her husband, Bo Chang*”, “Frank *and Rowe* wrote”."""

from __future__ import annotations

from newsclean.quotes import noun_phrases, phrase_names
from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Frame
from newsclean.quotes.tokenizer import QUOTE
from newsclean.quotes.tokens import Phrase

_ENDS = frozenset(",.;:!?—–)" + QUOTE)


def of(clause: Clause, subject: Phrase, frame: Frame) -> tuple[Phrase, Phrase] | None:
    """The names of two who share the verb of a frame, in the order of the text; None for one alone."""
    cue = frame.cue
    if cue is None or not clause.upper[subject[1] - 1]:
        return None
    joined = _within(clause, subject)
    if joined is not None:
        return joined
    low, conjunction = clause.low, clause.grammar.conjunction
    first, last = subject
    if last + 1 < clause.last and low[last] in conjunction:
        second = _named(clause, last + 1)
        if second is not None and _is_closed(clause, second, cue, last):
            return _bare(clause, subject), second
    alone = cue[0] < last or _is_relative(clause, last)
    if first - 2 >= clause.start and low[first - 1] in conjunction and not alone:
        before = noun_phrases.ending_at(clause, first - 2)
        if before is not None and clause.upper[first - 2] and _opens(clause, before[0]):
            return _bare(clause, before), _bare(clause, subject)
    return None


def _within(clause: Clause, subject: Phrase) -> tuple[Phrase, Phrase] | None:
    """The two names of a phrase that holds them both."""
    for i in range(subject[0] + 1, subject[1] - 1):
        if clause.low[i] in clause.grammar.conjunction and clause.upper[i - 1]:
            second = _named(clause, i + 1)
            if second is not None and second[1] == subject[1]:
                return _bare(clause, (subject[0], i)), second
    return None


def _named(clause: Clause, i: int) -> Phrase | None:
    """The name of the second: its own, or the one in apposition to what it is to the first."""
    found = noun_phrases.starting_at(clause, i, clause.last)
    if found is None:
        return None
    if clause.upper[found[1] - 1]:
        return _bare(clause, found)
    return phrase_names.apposed(clause, found)


def _bare(clause: Clause, phrase: Phrase) -> Phrase:
    """A name without the offices before it."""
    named = phrase_names.capitalised(clause, phrase) or phrase
    name = clause.tokens.name(named)
    return name.start, name.last


def _is_closed(clause: Clause, second: Phrase, cue: Phrase, first_end: int) -> bool:
    """Whether nothing but the verb of both follows the second name, so that it has none of its own."""
    end = second[1]
    if cue[0] >= first_end:
        if _is_relative(clause, end):  # “Ann and Bo Roe, *who live next door,* said”
            return clause.words[cue[0] - 1] == ","
        return end <= cue[0] and not any(clause.words[i] in _ENDS for i in range(end, cue[0]))
    if end >= clause.last or clause.words[end] in _ENDS:
        return True
    return clause.low[end] in clause.grammar.prepositions or clause.low[end] in clause.grammar.days


def _is_relative(clause: Clause, i: int) -> bool:
    """Whether a relative clause begins at a token, behind its comma."""
    if i + 1 < clause.last and clause.words[i] == ",":
        i += 1
    return i < clause.last and clause.low[i] in clause.grammar.relatives


def _opens(clause: Clause, i: int) -> bool:
    """Whether a clause begins at a token."""
    return i == clause.start or clause.words[i - 1] in _ENDS or clause.quote[i - 1] >= 0
