"""Reported speech without marks: what is said, from the cue to the end of its clause.

The content of a report stands behind its cue (``X said that …``), or before a frame that closes the
sentence (``…, X said``; ``…, according to X``). Its end is that of the sentence, or the comma before
another report. Content that holds words in marks is left to those.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.quotes import frames_before, frames_behind, noun_phrases
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.subjects import REACH
from newsclean.quotes.tokens import Line

SHORTEST = 1
"""Words from which a content is worth listing."""
_ENDS = frozenset(".!?…;:")


class Report(NamedTuple):
    """A frame and the token range of its content."""

    frame: Frame
    start: int
    end: int


def reports(line: Line, lex: Lexicon) -> Iterator[tuple[int, Report]]:
    """The reports of a paragraph in order, each with the first token of its sentence."""
    for start, end in line.sentences:
        for report in _in_sentence(line, start, end, lex):
            yield start, report


def _in_sentence(line: Line, start: int, end: int, lex: Lexicon) -> Iterator[Report]:
    closing = _closing(line, start, end, lex)
    if closing is not None:
        yield closing
        return
    position = start
    for c in range(start, end):
        if c < position:
            continue
        frame = _opening(line, c, start, end, lex)
        if frame is None:
            continue
        first = _content_start(line, frame.content, end, lex)
        last = _content_end(line, first, end, lex)
        if last - first >= SHORTEST and all(n < 0 for n in line.quote[first:last]):
            yield Report(frame, first, last)
            position = last


def _closing(line: Line, start: int, end: int, lex: Lexicon) -> Report | None:
    """A frame behind its content: “…, X said on Monday.”"""
    for comma in range(end - 2, max(start + SHORTEST, end - REACH), -1):
        if line.quote[comma] >= 0:
            return None
        if line.words[comma] not in (",", "—", "–", "،"):
            continue
        frame = frames_behind.closing(line, comma, end, lex)
        if frame is not None and all(n < 0 for n in line.quote[start:comma]):
            return Report(frame, start, comma)
    return None


def _opening(line: Line, c: int, start: int, end: int, lex: Lexicon) -> Frame | None:
    low = line.low[c]
    if line.upper[c] or lex.weak.get(low) in lex.silent:
        return None
    if low in lex.cues or low in lex.weak:
        return frames_before.reporting(line, c, start, end, lex)
    if low in lex.according and c + 2 < end:
        frame = frames_behind.according(line, c, end, lex)
        return frame._replace(content=_behind_comma(line, frame.content, end)) if frame else None
    return None


def _behind_comma(line: Line, i: int, end: int) -> int:
    for j in range(i, min(end, i + REACH)):
        if line.words[j] == ",":
            return j + 1
    return i


def _content_start(line: Line, i: int, end: int, lex: Lexicon) -> int:
    """Behind the one who is told, and behind days and commas: “told reporters on Monday that”."""
    for j in range(i, min(end, i + 7)):
        low = line.low[j]
        if low in lex.that:
            return j
        verb = low in lex.auxiliaries or low in lex.cues or (low in lex.pronouns and j > i)
        if verb or line.quote[j] >= 0 or line.words[j] in _ENDS:
            break
    while i < end and (
        line.words[i] in ",:" or line.low[i] in lex.days or line.low[i] in lex.objects
    ):
        i += 1
    return i


def _content_end(line: Line, first: int, end: int, lex: Lexicon) -> int:
    for j in range(first, end):
        word = line.words[j]
        if word == ";" or line.quote[j] >= 0:
            return j
        if word == "," and j + 1 < end and _starts_anew(line, j + 1, end, lex):
            return j
    while (
        end > first and not line.words[end - 1][0].isalnum() and line.words[end - 1] not in ")”’%"
    ):
        end -= 1
    return end


def _starts_anew(line: Line, j: int, end: int, lex: Lexicon) -> bool:
    low = line.low[j]
    if low in lex.participles or low in lex.cues or low in lex.according:
        return True
    if low in lex.conjunction and j + 1 < end and line.low[j + 1] in lex.auxiliaries:
        return True
    if low in lex.conjunctions and low not in lex.that:
        subject = noun_phrases.starting_at(line, j + 1, end, lex)
        return subject is not None and subject[1] < end and line.low[subject[1]] in lex.cues
    return False
