"""Marks that quote nobody: titles, nicknames, terms, attributes of markup."""

from __future__ import annotations

from newsclean.quotes import terms
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.tokens import QUOTE, Line
from newsclean.text.quotation_marks import Region

WEAK = 0.6
"""Sureness up to which a frame is a guess."""
LONGEST_NAMED = 12
LONGEST_TITLE = 14
LONGEST_GLOSS = 4
"""Words in parentheses that only translate or name again what stands before them."""
_ENDED = ",.!?…"


def is_quote(
    text: str,
    line: Line,
    q: int,
    region: Region,
    frame: Frame | None,
    start: int,
    end: int,
    lex: Lexicon,
) -> bool:
    """Whether words in marks are somebody's words, told from their form and what stands before."""
    inside = text[region.start : region.end]
    words = inside.split()
    if not words or not any(c.isalnum() for c in inside):
        return False
    following = line.words[q + 1] if q + 1 < end else "."
    if q > start and (_nickname(line, q, end, words) or _is_gloss(line, q, following, words, lex)):
        return False
    before = line.low[q - 1] if q > start else ""
    sure = frame is not None and frame.sure > WEAK
    if q > start and _is_name(line, q, start, words, sure, lex):
        return False
    if frame is not None and _is_nobody(line, q, frame, lex):
        return False
    if q > start and lex.capital_nouns and terms.is_term(line, q, inside, frame, start, lex):
        return False
    if frame is not None and len(words) <= 3 and _loose(line, frame, before, q, lex):
        return False
    if sure or (q > start and inside[0].islower() and terms.in_mood(line, q, start, lex)):
        return True
    ended = inside[-1] in _ENDED or following in _ENDED
    whole = ended and inside[0].isupper() and q == start
    return whole or len(words) >= (2 if frame is not None else 4)


def _nickname(line: Line, q: int, end: int, words: list[str]) -> bool:
    """``Robert “Bob” Roe``: one or two words between the parts of a name."""
    return (
        len(words) <= 2
        and q + 1 < end
        and line.upper[q - 1]
        and line.upper[q + 1]
        and line.words[q - 1] != QUOTE
    )


def _is_gloss(line: Line, q: int, following: str, words: list[str], lex: Lexicon) -> bool:
    """A few words alone in parentheses, and the address of a site."""
    if len(words) == 1 and "." in words[0][1:-1] and words[0].islower():
        return True
    alone = line.words[q - 1] == "(" and following == ")"
    return alone and lex.capital_nouns and len(words) <= LONGEST_GLOSS


def _is_name(line: Line, q: int, start: int, words: list[str], sure: bool, lex: Lexicon) -> bool:
    """Whether the words before the marks say that a name, a title or a term follows."""
    before = line.low[q - 1]
    if before in lex.naming and not sure and len(words) <= LONGEST_NAMED:
        return True
    if lex.capital_nouns:  # A title has no form of its own there.
        return before == ":" and q - 2 >= start and line.low[q - 2] in lex.naming
    return _is_title(words) and _in_title_place(before, sure, lex)


def _loose(line: Line, frame: Frame, before: str, q: int, lex: Lexicon) -> bool:
    """A guess whose subject cannot speak, or “the “spaniel” he crowned”."""
    subject = frame.subject
    if frame.sure <= WEAK and subject is not None and subject[1] <= len(line):
        last = line.low[subject[1] - 1]
        able = line.upper[subject[1] - 1] or last in lex.pronouns or lex.head(last) is not None
        return not able
    behind = frame.cue is not None and frame.cue[0] > q
    if frame.cue is not None and frame.cue[0] == q + 1 and before in lex.definite:
        return lex.capital_nouns  # “the “Roe Ltd” said”: part of a subject.
    return behind and frame.sure <= 0.75 and before in lex.determiners


def _is_nobody(line: Line, q: int, frame: Frame, lex: Lexicon) -> bool:
    """Whether the subject is people at large, or the title itself: “nennt man”, “lautet der Titel”."""
    subject = frame.subject
    if subject is None or subject[1] > len(line):
        return False
    last = line.low[subject[1] - 1]
    return last in lex.generic or (subject[0] > q and last in lex.naming)


def _is_title(words: list[str]) -> bool:
    """Whether every word of weight begins with a capital."""
    if len(words) > LONGEST_TITLE:
        return False
    weighty = [w for w in words if len(w.strip(".,:;!?’'")) > 3] or words
    return all(not w[0].islower() for w in weighty) and words[0][0].isupper()


def _in_title_place(before: str, sure: bool, lex: Lexicon) -> bool:
    """Whether the word before the marks asks for a title rather than for speech.

    In a sentence that reports, only a possessive or a preposition does: “on CNN’s “New Day””.
    """
    if before.endswith(("'s", "’s")) or (before in lex.prepositions and before not in lex.judging):
        return True
    return not sure
