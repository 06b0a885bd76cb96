"""Reported speech without marks: what is said, from the cue to the end of its clause.

The content of a report stands behind its cue (``X said that …``), or before a frame that closes the
sentence (``…, X said``; ``…, according to X``). Its end is that of the sentence, or the comma before
another report. Content that holds words in marks is left to those.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.quotes import frames_before, frames_behind, noun_phrases
from newsclean.quotes.clause import REACH, Clause
from newsclean.quotes.frames import Frame, first
from newsclean.text.sentences import STOP_SET

_ENDS = STOP_SET | {";", ":"}
_CLOSING = frozenset((",", "—", "–", "،"))


class IndirectReport(NamedTuple):
    """A frame and the token range of its content."""

    frame: Frame
    start: int
    end: int


def reports(clause: Clause) -> Iterator[IndirectReport]:
    """The reports of a sentence, in order."""
    closing = _closing(clause)
    if closing is not None:
        yield closing
        return
    position = clause.start
    for c in range(clause.start, clause.end):
        if c < position:
            continue
        frame = _opening(clause, c)
        if frame is None or frame.subject is None:
            continue
        first = _content_start(clause, frame.content)
        last = _content_end(clause, first)
        if last > first and _is_unmarked(clause, first, last):
            yield IndirectReport(frame, first, last)
            position = last


def _is_unmarked(clause: Clause, first: int, last: int) -> bool:
    return all(n < 0 for n in clause.quote[first:last])


def _closing(clause: Clause) -> IndirectReport | None:
    """A frame behind its content: “…, X said on Monday.”"""
    start, end = clause.start, clause.end
    for comma in range(end - 2, max(start + 1, end - REACH), -1):
        if clause.quote[comma] >= 0:
            return None
        if clause.words[comma] not in _CLOSING:
            continue
        frame = frames_behind.closing_report(clause, comma)
        if frame is not None and _is_unmarked(clause, start, comma):
            return IndirectReport(frame, start, comma)
    return None


def _opening(clause: Clause, c: int) -> Frame | None:
    """The frame of a cue that stands before its content."""
    low, cues = clause.low[c], clause.cues
    if clause.upper[c] or cues.weak.get(low) in cues.silent:
        return None
    if low in cues.verbs or low in cues.weak:
        return first(frames_before.LEADING, clause, c)
    if low in cues.according and c + 2 < clause.end:
        frame = frames_behind.according_to.at(clause, c)
        if frame is not None:
            comma = clause.next_comma(frame.content, min(clause.end, frame.content + REACH))
            return frame._replace(content=comma + 1) if comma >= 0 else frame
    return None


def _content_start(clause: Clause, i: int) -> int:
    """Behind the one who is told, and behind days and commas: “told reporters on Monday that”."""
    low, grammar, end = clause.low, clause.grammar, clause.end
    for j in range(i, min(end, i + 7)):
        if low[j] in grammar.that:
            return j
        verb = low[j] in grammar.auxiliaries or low[j] in clause.cues.verbs
        if verb or (j > i and low[j] in clause.persons.pronouns):
            break
        if clause.quote[j] >= 0 or low[j] in _ENDS:
            break
    while i < end and (low[i] in ",:" or low[i] in grammar.days or low[i] in grammar.objects):
        i += 1
    return i


def _content_end(clause: Clause, first: int) -> int:
    words, end = clause.words, clause.end
    for j in range(first, end):
        if words[j] == ";" or clause.quote[j] >= 0:
            return j
        if words[j] == "," and j + 1 < end and _starts_anew(clause, j + 1):
            return j
    while end > first and not words[end - 1][0].isalnum() and words[end - 1] not in ")”’%":
        end -= 1
    return end


def _starts_anew(clause: Clause, j: int) -> bool:
    """Whether another report or another clause of the narrator begins behind a comma."""
    low, cues, grammar = clause.low, clause.cues, clause.grammar
    if low[j] in cues.verbs or low[j] in cues.participles or low[j] in cues.according:
        return True
    if low[j] in grammar.conjunction and j + 1 < clause.end:
        if low[j + 1] in grammar.auxiliaries:
            return True
    if low[j] in grammar.conjunctions and low[j] not in grammar.that:
        subject = noun_phrases.starting_at(clause, j + 1)
        if subject is not None and subject[1] < clause.end:
            return low[subject[1]] in cues.verbs
    return False
