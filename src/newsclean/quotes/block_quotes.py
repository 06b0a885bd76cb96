"""Paragraphs of somebody's words without marks: turns of a transcript, and words set off.

``WALLACE: Will you come?`` says who speaks without any marks. One such line may be anything; a text
is read as a transcript where at least two labels take turns. Posts, letters and statements are
printed below a report that ends with a colon: ``She wrote on Tuesday:``, and below it the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.quotes import frames_before
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.tokens import COLONS, TokenizedText
from newsclean.text.quotation_marks import Paragraph

SHORTEST = 4
"""Tokens of a paragraph that may be set off."""
NEAR = 10
"""Tokens between the cue and the colon."""
_LABEL = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*)(?:[ \u00a0][A-ZÀ-Þ][\w.’'-]*){0,3}(?=[:：][ \u00a0]+\S)"
)


class Turn(NamedTuple):
    """A paragraph that somebody speaks: its number, the span of the label and of the words."""

    paragraph: int
    label: tuple[int, int]
    start: int
    end: int


class SetOff(NamedTuple):
    """A paragraph that is set off, and the frame in the paragraph above it."""

    paragraph: int
    frame: Frame
    framed_in: Clause


def turns(paragraphs: TokenizedText) -> list[Turn]:
    """The turns of a transcript, in order; empty where the text holds none."""
    text = paragraphs.text
    found: list[Turn] = []
    for number, paragraph in enumerate(paragraphs.paragraphs):
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match is None:
            continue
        start, end = match.end() + 1, paragraph.end
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        if any(map(str.isalpha, text[start:end])) and not _marked(paragraph, start, end):
            found.append(Turn(number, match.span(), start, end))
    counts = Counter(text[t.label[0] : t.label[1]] for t in found)
    lasting = {label for label, n in counts.items() if n >= 2}
    if len(lasting) < 2:
        return []
    return [t for t in found if text[t.label[0] : t.label[1]] in lasting]


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


def _marked(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the words stand in marks already."""
    return any(r.outer == start and r.after >= end - 1 for r in paragraph.regions)
