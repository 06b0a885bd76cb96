"""Paragraphs of somebody's words without marks, set off from the narration.

Posts, letters and statements are printed below a report that ends with a colon: ``She wrote on Tuesday:``,
and below it the words. On a page a block quotation has an element of its own: there all its paragraphs are
one quote, whose speaker the line above or a signature in its last line names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.quotes import frames_apart, frames_before
from newsclean.quotes.clause import DASHES, Clause
from newsclean.quotes.frames import Frame, Strength
from newsclean.quotes.tokens import COLONS, TokenizedText

SHORTEST = 4
"""Tokens of a paragraph that may be set off."""
NEAR = 10
"""Tokens between the cue and the colon."""


class SetOff(NamedTuple):
    """Paragraphs ``[first, last)`` that are set off, and the frame above them or in the line below."""

    first: int
    last: int
    frame: Frame
    framed_in: Clause


def set_off(paragraphs: TokenizedText, blocks: Sequence[tuple[int, int]] = ()) -> Iterator[SetOff]:
    """The paragraphs that are set off, in order.

    Args:
        paragraphs: of the text.
        blocks: spans of the text that a page marks as block quotations, in order.
    """
    held: set[int] = set()
    for start, end in blocks:
        numbers = [n for n, p in enumerate(paragraphs.paragraphs) if start <= p.start < end]
        held.update(numbers)
        found = _marked(paragraphs, numbers)
        if found is not None:
            yield found
    for number, paragraph in enumerate(paragraphs.paragraphs[1:], start=1):
        if number in held or paragraph.regions or not paragraphs.ends_with_colon(number - 1):
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
            yield SetOff(number, number + 1, frame, lead)


def _marked(paragraphs: TokenizedText, numbers: Sequence[int]) -> SetOff | None:
    """A block quotation of a page whose speaker is named, and that has no marks of its own."""
    if not numbers or any(paragraphs.paragraphs[n].regions for n in numbers):
        return None
    first, last = numbers[0], numbers[-1] + 1
    told = frames_apart.above(paragraphs, first)
    if last - first > 1:
        signed = frames_apart.signature(paragraphs, last - 1)
        if signed is not None:
            told, last = signed, last - 1
    if told is None:
        return None
    return SetOff(first, last, *told)
