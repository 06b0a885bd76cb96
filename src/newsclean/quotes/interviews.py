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
        if not place.regions:
            continue
        if text[place.regions[0].outer] in DASHES:
            if _is_answer(paragraphs, number):
                asked.append(number)
            continue
        head = text[place.start : place.regions[0].outer][:LONGEST_QUESTION].strip()
        if head and head.rstrip(_AROUND_LABEL).lower() in told:
            labelled.append(number)
        elif not head and number and is_question(paragraphs, number - 1):
            asked.append(number)
    return labelled or (asked if len(asked) >= LEAST else [])


def _is_answer(paragraphs: TokenizedText, number: int) -> bool:
    """Whether a turn behind a dash answers the question above it."""
    place = paragraphs.paragraphs[number]
    opens = place.regions[0].outer == place.start and number > 0
    return opens and not paragraphs.asks(number) and _asks(paragraphs, number - 1)


def _asks(paragraphs: TokenizedText, number: int) -> bool:
    """Whether a paragraph is a question and nothing more, with or without a dash."""
    place, text = paragraphs.paragraphs[number], paragraphs.text
    if not paragraphs.asks(number) or place.end - place.start > LONGEST_QUESTION:
        return False
    return not place.regions or (
        text[place.start] in DASHES and place.regions[0].outer == place.start
    )


def is_question(paragraphs: TokenizedText, number: int) -> bool:
    """Whether a paragraph is a question, and no words in marks open it."""
    place, text = paragraphs.paragraphs[number], paragraphs.text
    if place.end - place.start > LONGEST_QUESTION:
        return False
    dashed = text[place.start] in DASHES
    marked = bool(place.regions) and place.regions[0].outer == place.start
    return (dashed or not marked) and (dashed or paragraphs.asks(number))
