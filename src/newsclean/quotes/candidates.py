"""Where quotations stand, what reports them, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.model.article import Mention, QuoteKind
from newsclean.quotes import dialogue, frames_before, frames_behind, scare_quotes, subjects
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.people_named import Who
from newsclean.quotes.tokens import Line, Lines
from newsclean.text.quotation_marks import Paragraph, Region

FIRM = 0.9
"""Sureness from which a frame behind the marks outdoes a soft cue before them."""
SIGNATURE = 12
"""Tokens of a line that may be a signature."""
_CLOSED = ",.!?…;—–-"
_LABEL = re.compile(r"[A-Z][A-Z.’' -]{2,30}(?=:\s)")


@dataclass(slots=True)
class Found:
    """A quotation on its way: where it stands and what reports it."""

    line: Line
    number: int
    """Of the line."""
    token: int
    region: Region
    start: int
    """First token of its sentence."""
    end: int
    frame: Frame | None = None
    frame_line: Line | None = None
    behind: bool = False
    kind: QuoteKind = "direct"
    who: Who | None = None
    alone: bool = False
    """Whether its sentence holds nothing but quotations."""
    joined: bool = False
    """Whether it goes on with the quotation before it, in the same sentence."""
    label: str | None = None
    """The name before a colon inside the marks, as transcripts have it."""
    dashed: bool = False
    """Whether a dash opens it, no mark."""
    cue: str | None = None
    mention: Mention | None = None
    goes_on: bool = False
    """Whether it is a further part of the quotation before it."""


def search(text: str, paragraphs: list[Paragraph], lines: Lines, lex: Lexicon) -> list[Found]:
    """The quotations in order, with their frames. Paragraphs without marks are not read."""
    found: list[Found] = []
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.regions:
            continue
        fresh = list(_in_line(text, lines, number, lex))
        if fresh and found and _goes_on(fresh[0], found[-1], lex):
            fresh[0].goes_on = True
        found += fresh
    return found


def _in_line(text: str, lines: Lines, n: int, lex: Lexicon) -> Iterator[Found]:
    line = lines[n]
    earlier: Found | None = None
    for start, end in line.sentences:
        for q in range(start, end):
            if line.quote[q] < 0:
                continue
            region = line.regions[line.quote[q]]
            found = Found(line, n, q, region, start, end)
            label = _LABEL.match(text, region.start, region.end)
            found.dashed = text[region.outer] in dialogue.DASHES
            found.label = label.group() if label else None
            _frame(text, found, earlier, lines, lex)
            if scare_quotes.is_quote(text, found.line, q, region, found.frame, start, end, lex):
                found.goes_on = earlier is not None and _goes_on(found, earlier, lex)
                yield found
                earlier = found


def _frame(text: str, found: Found, earlier: Found | None, lines: Lines, lex: Lexicon) -> None:
    line, q, start = found.line, found.token, found.start
    first = all(
        line.quote[i] >= 0 or line.low[i] in lex.conjunctions or line.low[i] in lex.conjunction
        for i in range(max(start, q - 8), q)
        if line.quote[i] >= 0 or line.low[i][0].isalnum()
    )
    found.frame, found.behind = _clause(text, found, first, lex)
    if found.frame is not None:
        found.frame_line = line
    if earlier is not None and earlier.line is line and earlier.start == start:
        found.joined = True
    found.alone = first and not found.behind
    found.kind = _kind(text, found, lex)
    if found.frame is None and found.alone and q == start and start == 0:
        _from_colon(found, lines, lex)
        if found.frame is None:
            _from_signature(found, lines, lex)


def _clause(text: str, found: Found, first: bool, lex: Lexicon) -> tuple[Frame | None, bool]:
    """The reporting clause of a quotation, and whether it stands behind it.

    ``first`` tells that nothing but quotations stands before it in its sentence.
    """
    line, q, start, end = found.line, found.token, found.start, found.end
    inside = text[found.region.start : found.region.end]
    ended = inside[-1:] in ",?!" or (q + 1 < end and line.words[q + 1] in ",—–")
    behind = frames_behind.behind(line, q, end, lex)
    if behind is not None and (first or (inside[:1].isupper() and ended)):
        return behind, True
    before = None if first else frames_before.before(line, q, start, lex)
    if before is not None:
        firm = behind is not None and behind.sure >= FIRM
        if ended and firm and _is_soft(line, before, lex):
            return behind, True
        return before, False
    if behind is None and lex.oblique:
        behind = frames_behind.bracketed(line, q, start, end, lex)
    behind = behind or frames_behind.trailing(line, q, end, lex)
    if behind is not None:
        return behind, True
    return (None if first else frames_before.any_verb(line, q, start, lex)), False


def _is_soft(line: Line, frame: Frame, lex: Lexicon) -> bool:
    if frame.cue is None:
        return True
    low = line.low[frame.cue[0]]
    return (lex.cues.get(low) or lex.weak.get(low, "")) in lex.soft


def _from_colon(found: Found, lines: Lines, lex: Lexicon) -> None:
    """A paragraph of words in marks behind one that ends with a colon."""
    if found.number == 0:
        return
    if not lines.leads_on(found.number - 1):
        return
    above = lines[found.number - 1]
    if not len(above) or above.words[-1] not in (":", "："):
        return
    start = above.sentences[-1][0]
    last = len(above) - 1
    frame = frames_before.before(above, last, start, lex)
    if frame is None or frame.subject is None:
        subject = subjects.main_subject(above, start, last, lex)
        frame = Frame(subject, (last, last + 1), 0.6) if subject else None
    if frame is not None:
        found.frame, found.frame_line = frame, above


def _from_signature(found: Found, lines: Lines, lex: Lexicon) -> None:
    """A paragraph in marks above a line that holds a dash and a name, and nothing more."""
    line, number = found.line, found.number
    if number + 1 >= len(lines) or found.token != len(line) - 1:
        return
    if lines.opening(number + 1) not in dialogue.DASHES:
        return
    below = lines[number + 1]
    if not 2 <= len(below) <= SIGNATURE:
        return
    frame = frames_behind.signature(below, 1, len(below), lex)
    if frame is not None:
        found.frame, found.frame_line = frame, below


def _kind(text: str, found: Found, lex: Lexicon) -> QuoteKind:
    """Direct where the words stand as a clause of their own, mixed where narration leads in."""
    line, q = found.line, found.token
    opening, closing = text[found.region.start], text[found.region.end - 1]
    if q + 1 < found.end and closing not in _CLOSED and found.region.closed:
        following = line.low[q + 1]
        if _worded(line, q + 1, lex) and following not in lex.cues and not line.upper[q + 1]:
            return "mixed" if following not in lex.pronouns else "direct"
    frame = found.frame
    if frame is not None and not found.behind and found.frame_line is line:
        if line.words[q - 1] in (",", ":", "：") and not opening.islower():
            return "direct"
        if frame.cue is not None and frame.cue[0] > found.start and frame.content < q:
            if line.words[frame.cue[0] - 1] == ",":
                return "mixed"
        bare = not any(_worded(line, i, lex) for i in range(max(frame.content, found.start), q))
        pointed = line.words[q - 1] in (",", ":", "：") or not opening.islower()
        return "direct" if bare and pointed else "mixed"
    lead = range(max(found.start, q - 8), q)
    if any(_worded(line, i, lex) for i in lead if line.quote[i] < 0):
        return "mixed"
    return "direct"


def _worded(line: Line, i: int, lex: Lexicon) -> bool:
    return line.low[i][0].isalnum() and line.low[i] not in lex.adverbs


def _goes_on(found: Found, earlier: Found, lex: Lexicon) -> bool:
    """Whether a quotation is the next part of the one before: cut by its cue, or by a paragraph."""
    line = found.line
    if found.label is not None:
        return False
    if earlier.line is line and found.dashed and earlier.dashed:
        return True
    if earlier.line is line:
        frame = earlier.frame
        if not (found.joined and earlier.behind and frame is not None and frame.cue is not None):
            return False
        if earlier.goes_on or line.words[found.token - 1] not in (",", "—", "–", "-"):
            return False
        last = max(frame.cue[1], frame.subject[1] if frame.subject else 0)
        return not any(
            line.low[i] in lex.cues or line.quote[i] >= 0 for i in range(last, found.token)
        )
    return (
        earlier.number + 1 == found.number
        and not earlier.region.closed
        and found.token == 0
        and earlier.token == len(earlier.line) - 1
    )
