"""Interviews without names before the turns: answers below questions, or behind a label."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.quotes.clause import DASHES
from newsclean.quotes.tokens import ASKING, TokenizedText
from newsclean.text.quotation_marks import Paragraph

LONGEST_QUESTION = 300
"""Characters of a question: a longer paragraph that ends with one is narration."""
LEAST = 2
"""Answers below questions that make an interview."""
EMPHASIS = "*_"
_AROUND_LABEL = " .:：\t\u00a0\u202f"
_BULLETS = ("* ", "• ")
_SET_OFF = DASHES.union(EMPHASIS, "•")


def answers(paragraphs: TokenizedText) -> list[int]:
    """The numbers of the paragraphs that are answers, in order; empty where the text is no interview.

    Words in marks fill them, or a dash opens them.
    """
    asked: list[int] = []
    labelled: list[int] = []
    text, places, told = paragraphs.text, paragraphs.paragraphs, paragraphs.lex.cues.answers
    below = {n + 1 for n in questions(text, places)}
    for number, place in enumerate(places):
        if not place.regions:
            continue
        first = place.regions[0].outer
        if text[first] in DASHES:
            told_alone = first == place.start and not _asks(text, place)
            if number in below and told_alone:
                asked.append(number)
            continue
        head = text[place.start : first][:LONGEST_QUESTION].strip()
        if head and head.rstrip(_AROUND_LABEL).lower() in told:
            labelled.append(number)
        elif not head and number and is_question(paragraphs, number - 1):
            asked.append(number)
        elif not head and number - 2 in asked:
            if not _is_filled(places[number - 1]) and _is_short(places[number - 1]):
                asked.append(number)  # A question that only states: “They called you a despot.”
    return labelled or (asked if len(asked) >= LEAST else [])


def questions(text: str, places: Sequence[Paragraph]) -> set[int]:
    """The numbers of the paragraphs that ask what the next one answers behind a dash."""
    found: set[int] = set()
    for n in [n - 1 for n, place in enumerate(places) if text[place.start] in DASHES and n]:
        place = places[n]
        if not _is_short(place):
            continue
        alone = not place.regions or place.regions[0].outer != place.start
        spoken = text[place.start] in DASHES and not _is_reported(place)
        asks = _asks(text, place) and (alone or spoken)
        # Turn follows turn, and what was asked last is answered.
        goes_on = n - 2 in found and spoken and not _is_reported(places[n - 1])
        if n - 1 not in found and (asks or is_set_off(text, place) or goes_on):
            found.add(n)
    return found if any(_asks(text, places[n]) for n in found) else set()


def plain_answers(paragraphs: TokenizedText) -> list[int]:
    """The numbers of the answers that neither marks nor dashes show, below questions that emphasis, dashes
    or bullets set off."""
    text, places = paragraphs.text, paragraphs.paragraphs
    off = [
        n
        for n, place in enumerate(places)
        if text[place.start] in _SET_OFF
        and _is_short(place)
        and (is_set_off(text, place) or _is_marked(text, place))
    ]
    asking = [n for n in off if _asks(text, places[n])]
    found = [n + 1 for n in off if n + 1 < len(places) and _is_plain(text, places[n + 1])]
    return found if asking and LEAST <= len(found) == len(off) else []


def is_set_off(text: str, place: Paragraph) -> bool:
    """Whether emphasis sets a whole paragraph off: “**Why now?**”."""
    return text[place.start] in EMPHASIS and text[place.end - 1] in EMPHASIS


def is_question(paragraphs: TokenizedText, number: int) -> bool:
    """Whether a paragraph is a question, and no words in marks open it."""
    place, text = paragraphs.paragraphs[number], paragraphs.text
    if not _is_short(place):
        return False
    dashed = text[place.start] in DASHES
    marked = bool(place.regions) and place.regions[0].outer == place.start
    return (dashed or not marked) and (dashed or _asks(text, place))


def _asks(text: str, place: Paragraph) -> bool:
    return text[max(place.start, place.end - 4) : place.end].rstrip(EMPHASIS + " ")[-1:] in ASKING


def _is_short(place: Paragraph) -> bool:
    return place.end - place.start <= LONGEST_QUESTION


def _is_filled(place: Paragraph) -> bool:
    """Whether words in marks are all that a paragraph holds."""
    first = place.regions[0] if place.regions else None
    return first is not None and first.outer == place.start and first.after >= place.end - 1


def _is_reported(place: Paragraph) -> bool:
    """Whether a report follows the words behind the dash that opens a turn."""
    first = place.regions[0] if place.regions else None
    return first is not None and first.outer == place.start and first.after < place.end - 1


def _is_marked(text: str, place: Paragraph) -> bool:
    """Whether a bullet or a dash that opens no speech stands before a paragraph."""
    unread = not place.regions or place.regions[0].outer != place.start
    return unread and (text.startswith(_BULLETS, place.start) or text[place.start] in DASHES)


def _is_plain(text: str, place: Paragraph) -> bool:
    """Whether a paragraph begins without a mark, a dash or emphasis."""
    begins = text[place.start]
    if begins in DASHES or begins in EMPHASIS or text.startswith(_BULLETS, place.start):
        return False
    return not place.regions or place.regions[0].outer != place.start
