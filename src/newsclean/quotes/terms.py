"""Terms and names in marks where every noun begins with a capital: German.

In mid-sentence a capital begins a noun phrase, not a clause, so that the form tells a name („Bunker“)
from speech only where the words are more than a phrase. Else the place decides: behind a verb that
calls something so, behind ``als``, behind the preposition that the verb asks for.
"""

from __future__ import annotations

from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.tokens import Line

LONGEST = 6
"""Words of a noun phrase."""
LONGEST_GUESSED = 8
SHORT = 3
GUESS = 0.6
"""Sureness up to which a frame is a guess."""


def is_term(line: Line, q: int, inside: str, frame: Frame | None, start: int, lex: Lexicon) -> bool:
    """Whether words in mid-sentence name something, and nobody reports them."""
    words = inside.split()
    before = line.low[q - 1]
    guessed = frame is None or frame.sure <= GUESS or _is_weak(line, frame, lex)
    if before in lex.weak and q - 2 >= start and line.words[q - 2] == ",":
        return True  # “discs, called “…””
    if before in (",", ":") and not guessed:
        return False
    if not lex.nouns.isdisjoint(line.low[max(start, q - 4) : q]):
        return False
    if before == ":" and len(words) > SHORT:
        return False
    if not inside[0].isupper():
        return guessed and len(words) <= SHORT and not in_mood(line, q, start, lex)
    if len(words) > (LONGEST_GUESSED if guessed else LONGEST) or _is_clause(words, lex):
        return False
    if frame is None or guessed:
        return True
    return not (_told(line, q, frame, lex) or _called(line, q, frame, lex))


def _is_weak(line: Line, frame: Frame, lex: Lexicon) -> bool:
    """Whether the verb neither reports nor calls anything a name."""
    if frame.cue is None or frame.cue[0] >= len(line):
        return False
    lemma = lex.weak.get(line.low[frame.cue[0]])
    return lemma is not None and lemma not in lex.calling


def _is_clause(words: list[str], lex: Lexicon) -> bool:
    """Whether a pronoun or an auxiliary makes the words more than a noun phrase."""
    return words[-1][-1] in "!?…" or any(
        w.lower() in lex.pronouns or w in lex.auxiliaries for w in words
    )


def in_mood(line: Line, q: int, start: int, lex: Lexicon) -> bool:
    """Whether the sentence is told in the mood of reported speech."""
    return not lex.mood.isdisjoint(line.low[max(start, q - 30) : q + 8])


def _told(line: Line, q: int, frame: Frame, lex: Lexicon) -> bool:
    """Whether a reported clause says that something is a “…”, closed by a verb in its mood."""
    if frame.cue is None or frame.cue[0] > q or line.low[q - 1] not in lex.indefinite:
        return False
    if not lex.mood.isdisjoint(line.low[max(0, q - 4) : q - 1]):
        return True
    for i in range(q + 1, min(len(line), q + 7)):
        if line.words[i] in ",;.:" or line.quote[i] >= 0:
            return False
        if line.low[i] in lex.mood:
            return True
    return False


def _called(line: Line, q: int, frame: Frame, lex: Lexicon) -> bool:
    """Whether the place before the marks is that of what the verb says or calls."""
    if frame.cue is None:
        return False
    before, cue = line.low[q - 1], line.low[frame.cue[0]] if frame.cue[0] < len(line) else ""
    if before in lex.judging or before in lex.cues:
        return cue not in lex.according
    lemma = lex.cues.get(cue) or lex.weak.get(cue, "")
    place = _governor(line, q, lex)
    if place:
        return place in lex.takes.get(lemma, ())
    return lemma in lex.calling and (before in lex.determiners or before in lex.weak)


def _governor(line: Line, q: int, lex: Lexicon) -> str:
    """The preposition that governs the words in marks; empty where none does."""
    for i in range(q - 1, max(q - 5, -1), -1):
        low = line.low[i]
        if low in lex.prepositions:
            return low
        if line.upper[i] or not low[0].isalpha() or low in lex.cues or low in lex.weak:
            return ""
    return ""
