"""Words set off as a paragraph of their own, without marks, behind a report that ends with a colon.

Posts, letters and statements are printed like this: ``She wrote on Tuesday:``, and below it the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.quotes import dialogue, frames_before
from newsclean.quotes.frames_behind import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.tokens import COLONS, Lines
from newsclean.text.quotation_marks import Paragraph

SHORTEST = 4
"""Tokens of a paragraph that may be set off."""
NEAR = 10
"""Tokens between the cue and the colon."""


class SetOff(NamedTuple):
    """The paragraph that is set off, and the frame in the paragraph above it."""

    number: int
    frame: Frame


def paragraphs(found: list[Paragraph], lines: Lines, lex: Lexicon) -> Iterator[SetOff]:
    """The paragraphs that a report above them introduces, in order."""
    for number, paragraph in enumerate(found[1:], start=1):
        if paragraph.regions or not lines.leads_on(number - 1):
            continue
        above, line = lines[number - 1], lines[number]
        if len(line) < SHORTEST or not len(above) or above.words[-1] not in COLONS:
            continue
        if line.words[0] in dialogue.DASHES or not line.words[0][0].isalpha():
            continue
        start = above.sentences[-1][0]
        frame = frames_before.before(above, len(above) - 1, start, lex)
        if frame is None or frame.subject is None or frame.cue is None or frame.sure < 0.8:
            continue
        if above.low[frame.cue[0]] in lex.cues and len(above) - frame.cue[0] <= NEAR:
            yield SetOff(number, frame)
