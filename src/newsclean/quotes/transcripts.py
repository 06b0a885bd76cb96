"""Transcripts and interviews: turns under labels, in a text without marks.

``ELENA FISK, HOST: …``, ``THE PRESIDENT: …``, ``[10:02] WALLACE (voice-over): …``, ``Q: …`` and ``A: …``.
One such line may be anything: a text is read so where two labels take turns. A surname goes on with the
full name of another label. Answers are the words of the one whom the introduction names most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.quotes.people import People
from newsclean.quotes.tokens import TokenizedText
from newsclean.text.quotation_marks import Paragraph

TURNS = 3
"""Turns from which labels in capitals make a transcript, even where only one of them comes twice."""
_TIME = r"\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\)?\]?"
_WORD = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.’'-]*"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}"
_LABEL = re.compile(
    rf"(?:{_TIME}[ \u00a0]+)?(?P<name>{_NAME})(?P<role>,[ ][A-ZÀ-Þ][^:：\n]{{1,50}})?"
    rf"(?:[ ]?[(\[][^)\]\n]{{1,30}}[)\]])?(?:[ ]?{_TIME})?[:：](?=[ \u00a0]+\S)"
)
_BARE = re.compile(r"(?P<name>[QA])(?:\.|[ \u00a0]{2,}|\t)(?=\s*\S)")


class Turn(NamedTuple):
    """A paragraph that somebody speaks: its number, the span of the label and of the words."""

    paragraph: int
    label: tuple[int, int]
    start: int
    end: int
    name: str | None
    """Who speaks, as the labels say it; None where they do not."""


def turns(
    paragraphs: TokenizedText, answers: frozenset[str], questions: frozenset[str]
) -> list[Turn]:
    """The turns of a transcript, in order; empty where the text holds none.

    Args:
        paragraphs: the text.
        answers, questions: labels of answers and questions, in small letters.
    """
    text = paragraphs.text
    found = [
        turn
        for number, paragraph in enumerate(paragraphs.paragraphs)
        if (turn := _turn(text, number, paragraph)) is not None
    ]
    if len(found) < 2:
        return []
    labels = Counter(text[slice(*turn.label)] for turn in found)
    names = _unified(labels)
    counts = Counter(names[text[slice(*turn.label)]] for turn in found)
    lasting = {name for name, times in counts.items() if times >= 2}
    printed = [name for name in counts if name.isupper() and len(name) > 1]
    kept = set(counts) if len(printed) == len(counts) > 1 and len(found) >= TURNS else lasting
    if len(kept) < 2:
        return []
    result = []
    for turn in found:
        name = names[text[slice(*turn.label)]]
        if name in kept:
            asked = name.lower() in questions or name.lower() in answers
            result.append(turn._replace(name=None if asked else name))
    return result


def interviewee(paragraphs: TokenizedText, found: Sequence[Turn], people: People) -> str | None:
    """The person whom the paragraphs before the first turn name most; None where two are named as often."""
    counts: Counter[str] = Counter()
    for number in range(found[0].paragraph if found else 0):
        tokens = paragraphs[number]
        for name in () if tokens.headline else tokens.names:
            person = people.named(name, name.gender)
            if person is not None and len(person.parts) > 1 and not person.is_group:
                opens = any(name.first == start for start, _ in tokens.sentences)
                counts[person.name] += 1 + person.is_person + opens
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def by_letters(name: str, everybody: Iterator[str]) -> str | None:
    """The one full name of which a label is the initials: ``ML`` for Marta Lund."""
    letters = name.replace(".", "")
    if not (2 <= len(letters) <= 3 and letters.isupper()):
        return None
    fitting = [full for full in everybody if "".join(w[0] for w in full.split()) == letters]
    return fitting[0] if len(set(fitting)) == 1 else None


def _turn(text: str, number: int, paragraph: Paragraph) -> Turn | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    match = match or _BARE.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    start, end = match.end(), paragraph.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(map(str.isalpha, text[start:end])) or _marked(paragraph, start, end):
        return None
    if match["name"] and match.re is _LABEL and match["role"] and not match["name"].isupper():
        return None
    return Turn(number, match.span("name"), start, end, None)


def _unified(labels: Counter[str]) -> dict[str, str]:
    """Each label, and the full name of which it is the surname."""
    full = [label for label in labels if len(label.split()) > 1]
    return {
        label: next((f for f in full if f.split()[-1] == label), label)
        if len(label.split()) == 1
        else label
        for label in labels
    }


def _marked(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the words stand in marks already."""
    return any(r.outer == start and r.after >= end - 1 for r in paragraph.regions)
