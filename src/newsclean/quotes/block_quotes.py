"""Paragraphs of somebody's words without marks, set off below the report that introduces them.

Posts, letters and statements are printed below a report that ends with a colon: ``She wrote on Tuesday:``,
and below it the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.quotes import frames_before
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.tokens import COLONS, TokenizedText

SHORTEST = 4
"""Tokens of a paragraph that may be set off."""
NEAR = 10
"""Tokens between the cue and the colon."""


class SetOff(NamedTuple):
    """A paragraph that is set off, and the frame in the paragraph above it."""

    paragraph: int
    frame: Frame
    framed_in: Clause


def set_off(paragraphs: TokenizedText) -> Iterator[SetOff]:
    """The paragraphs that a report above them introduces, in order."""
    for number, paragraph in enumerate(paragraphs.paragraphs[1:], start=1):
        if paragraph.regions or not paragraphs.ends_with_colon(number - 1):
            continue
        above, below = paragraphs[number - 1], paragraphs[number]
        if len(below) < SHORTEST or not len(above) or above.words[-1] not in COLONS:
            continue
        if below.words[0] in DASHES or not below.words[0][0].isalpha():
            continue
        lead = Clause.of(above, above.sentences[-1][0], len(above) - 1)
        frame = frames_before.before(lead)
        if frame is None or frame.subject is None or frame.cue is None:
            continue
        near = len(above) - frame.cue[0] <= NEAR
        if near and frame.strength is Strength.FIRM and lead.low[frame.cue[0]] in lead.cues.verbs:
            yield SetOff(number, frame, lead)
