"""Transcripts and interviews: paragraphs that begin with a name and a colon, in turn.

``WALLACE: Will you come?`` says who speaks without any marks. One such line may be anything; a text
is read as a transcript where at least two labels take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsclean.text.quotation_marks import Paragraph

TURNS = 4
"""Labelled paragraphs from which a text holds a transcript."""
_LABEL = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*)(?:[ \u00a0][A-ZÀ-Þ][\w.’'-]*){0,3}(?=[:：][ \u00a0]+\S)"
)


class Turn(NamedTuple):
    """A paragraph that somebody speaks: its number, the span of the label and of the words."""

    number: int
    label: tuple[int, int]
    start: int
    end: int


def turns(text: str, paragraphs: list[Paragraph]) -> list[Turn]:
    """The turns of a transcript, in order; empty where the text holds none."""
    found: list[Turn] = []
    for number, paragraph in enumerate(paragraphs):
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
    if len(lasting) < 2 or sum(counts[label] for label in lasting) < TURNS:
        return []
    return [t for t in found if text[t.label[0] : t.label[1]] in lasting]


def _marked(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the words stand in marks already."""
    return any(r.outer == start and r.after >= end - 1 for r in paragraph.regions)
