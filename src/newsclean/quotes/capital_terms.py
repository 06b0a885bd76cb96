"""Terms and names in marks where every noun begins with a capital: German.

In mid-sentence a capital begins a noun phrase, not a clause, so that the form tells a name („Bunker“)
from speech only where the words are more than a phrase. Else the place decides: behind a verb that
calls something so, behind ``als``, behind the preposition that the verb asks for.
"""

from __future__ import annotations

from newsclean.quotes.clause import Clause
from newsclean.quotes.frames import Frame, Strength

LONGEST = 6
"""Words of a noun phrase."""
LONGEST_GUESSED = 8
SHORT = 3


def is_term(clause: Clause, inside: str, frame: Frame | None) -> bool:
    """Whether words in mid-sentence name something, and nobody reports them."""
    q, cues, words = clause.at, clause.cues, inside.split()
    before = clause.low[q - 1]
    guessed = frame is None or frame.strength is Strength.GUESS or _is_weak(clause, frame)
    if before in cues.weak and q - 2 >= clause.start and clause.words[q - 2] == ",":
        return True  # “discs, called “…””
    if before in (",", ":") and not guessed:
        return False
    if not cues.nouns.isdisjoint(clause.low[max(clause.start, q - 4) : q]):
        return False
    if before == ":" and len(words) > SHORT:
        return False
    if not inside[0].isupper():
        return guessed and len(words) <= SHORT and not in_mood(clause)
    if len(words) > (LONGEST_GUESSED if guessed else LONGEST) or _is_clause(clause, words):
        return False
    if frame is None or guessed:
        return True
    return not (_is_told(clause, frame) or _is_called(clause, frame))


def in_mood(clause: Clause) -> bool:
    """Whether the sentence is told in the mood of reported speech."""
    q = clause.at
    return not clause.grammar.mood.isdisjoint(clause.low[max(clause.start, q - 30) : q + 8])


def _is_weak(clause: Clause, frame: Frame) -> bool:
    """Whether the verb neither reports nor calls anything a name."""
    cue = _cue(clause, frame)
    return cue in clause.cues.weak and not clause.cues.calls(cue)


def _cue(clause: Clause, frame: Frame) -> str:
    if frame.cue is None or frame.cue[0] >= clause.last:
        return ""
    return clause.low[frame.cue[0]]


def _is_clause(clause: Clause, words: list[str]) -> bool:
    """Whether a pronoun or an auxiliary makes the words more than a noun phrase."""
    return words[-1][-1] in "!?…" or any(
        w.lower() in clause.persons.pronouns or w in clause.grammar.auxiliaries for w in words
    )


def _is_told(clause: Clause, frame: Frame) -> bool:
    """Whether a reported clause says that something is a “…”, closed by a verb in its mood."""
    q, mood = clause.at, clause.grammar.mood
    if frame.cue is None or frame.cue[0] > q or clause.low[q - 1] not in clause.grammar.indefinite:
        return False
    if not mood.isdisjoint(clause.low[max(0, q - 4) : q - 1]):
        return True
    for i in range(q + 1, min(clause.last, q + 7)):
        if clause.words[i] in ",;.:" or clause.quote[i] >= 0:
            return False
        if clause.low[i] in mood:
            return True
    return False


def _is_called(clause: Clause, frame: Frame) -> bool:
    """Whether the place before the marks is that of what the verb says or calls."""
    if frame.cue is None:
        return False
    cues, before, cue = clause.cues, clause.low[clause.at - 1], _cue(clause, frame)
    if before in clause.grammar.judging or before in cues.verbs:
        return cue not in cues.according
    lemma = cues.lemma(cue)
    place = _governor(clause)
    if place:
        return place in cues.takes.get(lemma, ())
    return lemma in cues.calling and (before in clause.grammar.determiners or before in cues.weak)


def _governor(clause: Clause) -> str:
    """The preposition that governs the words in marks; empty where none does."""
    for i in range(clause.at - 1, max(clause.at - 5, -1), -1):
        low = clause.low[i]
        if low in clause.grammar.prepositions:
            return low
        if clause.upper[i] or not low[0].isalpha():
            return ""
        if low in clause.cues.verbs or low in clause.cues.weak:
            return ""
    return ""
