"""Interviews whose answers stand in marks: below questions without marks, or behind a label."""

from __future__ import annotations

from newsclean.quotes.clause import DASHES
from newsclean.quotes.tokens import TokenizedText

LONGEST_QUESTION = 300
"""Characters of a question: a longer paragraph that ends with one is narration."""
LEAST = 2
"""Answers below questions that make an interview."""
_AROUND_LABEL = " .:：\t\u00a0\u202f"


def answers(paragraphs: TokenizedText) -> list[int]:
    """The numbers of the paragraphs that are answers, in order; empty where the text is no interview."""
    asked: list[int] = []
    labelled: list[int] = []
    text, told = paragraphs.text, paragraphs.lex.cues.answers
    for number, place in enumerate(paragraphs.paragraphs):
        if not place.regions or text[place.regions[0].outer] in DASHES:
            continue
        head = text[place.start : place.regions[0].outer][:LONGEST_QUESTION].strip()
        if head and head.rstrip(_AROUND_LABEL).lower() in told:
            labelled.append(number)
        elif not head and number and is_question(paragraphs, number - 1):
            asked.append(number)
    return labelled or (asked if len(asked) >= LEAST else [])


def is_question(paragraphs: TokenizedText, number: int) -> bool:
    """Whether a paragraph is a question, and no words in marks open it."""
    place, text = paragraphs.paragraphs[number], paragraphs.text
    if place.end - place.start > LONGEST_QUESTION:
        return False
    dashed = text[place.start] in DASHES
    marked = bool(place.regions) and place.regions[0].outer == place.start
    return (dashed or not marked) and (dashed or paragraphs.asks(number))
