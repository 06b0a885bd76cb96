"""Marks that quote nobody: titles, nicknames, terms, attributes of markup."""

from __future__ import annotations

from newsclean.quotes.frames import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.marks import Region
from newsclean.quotes.tokens import QUOTE, Line

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
    before = line.low[q - 1] if q > start else ""
    following = line.words[q + 1] if q + 1 < end else "."
    if _nickname(line, q, start, end, words):
        return False
    if before in lex.naming and len(words) <= 12:
        return False
    if _is_title(words) and _in_title_place(line, q, start, before, following, inside, lex):
        return False
    if frame is None or frame.sure < 0.6:
        return len(words) >= 4 or (inside[-1] in _ENDED and inside[0].isupper() and q == start)
    return True


def _nickname(line: Line, q: int, start: int, end: int, words: list[str]) -> bool:
    """``Robert “Bob” Roe``: one or two words between the parts of a name."""
    return (
        len(words) <= 2
        and q > start
        and q + 1 < end
        and line.upper[q - 1]
        and line.upper[q + 1]
        and line.words[q - 1] != QUOTE
    )


def _is_title(words: list[str]) -> bool:
    """Whether every word of weight begins with a capital."""
    if len(words) > 14:
        return False
    weighty = [w for w in words if len(w.strip(".,:;!?’'")) > 3] or words
    return all(not w[0].islower() for w in weighty) and words[0][0].isupper()


def _in_title_place(
    line: Line, q: int, start: int, before: str, following: str, inside: str, lex: Lexicon
) -> bool:
    """Whether the narration before the marks asks for a title rather than for speech."""
    if q == start:
        return False
    if before.endswith(("'s", "’s")) or before in lex.prepositions or before in lex.determiners:
        return True
    if before in (",", "(") and len(inside.split()) <= 8:
        # An apposition: “the magazine’s owner, “The Long Way,” …”
        return not (line.low[q - 2] in lex.cues if q - 2 >= start else False)
    return before not in lex.cues and before not in lex.weak and before not in (":", ",") and (
        line.words[q - 1] != QUOTE
    )
