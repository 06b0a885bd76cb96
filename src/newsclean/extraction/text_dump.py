"""The dump of a whole page as text, a line per text node: which lines are the story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean.extraction.block_model import Model, probability
from newsclean.extraction.headline_lines import headline_line, line_features, word_count
from newsclean.extraction.select import best_cut
from newsclean.metadata import starts_like_byline
from newsclean.model.draft import Draft
from newsclean.model.ledger import Repair

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")
_LEAST_LINES = 25


@cache
def _hanging() -> frozenset[str]:
    """Words that end no sentence: a line that stops at one goes on in the next."""
    return frozenset(data.listed("words", "words", "hanging"))


def is_dump(lines: list[str]) -> bool:
    """Whether most lines are too short to be paragraphs, as navigation and teasers are."""
    if len(lines) < _LEAST_LINES:
        return False
    short = sum(len(line) < 60 and not _SENTENCE_END.search(line) for line in lines)
    return short > 0.4 * len(lines)


def rejoined(draft: Draft) -> Draft:
    """Sentences that links and bold words tore into several lines, whole again."""
    edits: list[Repair] = []
    pieces = draft.pieces
    for one, two in pairwise(pieces):
        before = draft.text[one.start : one.end]
        after = draft.text[two.start : two.end]
        gap = draft.text[one.end : two.start]
        if "\n\n" in gap or not _goes_on(before, after):
            continue
        glue = "" if after[0] in ",.;:!?)]”’" or before[-1] in "([“‘" else " "
        edits.append(
            Repair(
                start=one.end,
                end=two.start,
                before=gap,
                after=glue,
                rule="text.rejoined",
                confidence=0.9,
            )
        )
    return _merged(draft.apply(edits))


def _merged(draft: Draft) -> Draft:
    """Lines as pieces again, after breaks were taken out."""
    return draft.relabel(Draft.of_text(draft.text).pieces)


def _goes_on(before: str, after: str) -> bool:
    """Whether the second line continues the sentence of the first."""
    if _SENTENCE_END.search(before):
        return False
    if (after[0] in ",.;:!?)]”’" and len(after) > 1) or after in (".", ",", ")", ").", "."):
        return True
    if after[0].islower() and (before[-1].isalnum() or before[-1] in ",;)’”\"'"):
        return len(before) + len(after) > 30
    last = before.split()[-1].lower() if before.split() else ""
    return (last in _hanging() or before[-1] in ",(“‘") and len(before) > 30


@dataclass(frozen=True, slots=True)
class Lines:
    """What the judge says of the lines of a dump."""

    kept: set[int]
    """The numbers of the lines that are the story."""
    headline: int | None
    confidence: float
    probabilities: list[float]
    """How likely each line is to belong to the story, 0–1."""


def story_lines(lines: list[str], model: Model) -> Lines:
    """The lines of the story and of its headline."""
    rows = line_features(lines, model.lexicon)
    probabilities = [probability(model.lines.log_odds(row)) for row in rows]
    cut, expected = best_cut(probabilities, [word_count(line) for line in lines])
    kept = {i for i, probability in enumerate(probabilities) if probability >= cut}
    if not kept:
        return Lines(set(range(len(lines))), None, 0.0, probabilities)
    start = min(kept)
    at = headline_line(lines)
    headline = at if at else _headline_before(start, lines)
    kept.discard(-1 if headline is None else headline)
    return Lines(kept, headline, round(model.confidence(expected), 4), probabilities)


def _headline_before(start: int, lines: list[str]) -> int | None:
    """The longest line of four words and more among the dozen in front of the story, and in front of
    the byline if there is one."""
    best: int | None = None
    most = 0
    first = max(0, start - 12)
    bylines = (i for i in range(first + 1, start) if starts_like_byline(lines[i]))
    for i in range(first, next(bylines, start)):
        words = word_count(lines[i])
        if 4 <= words <= 28 and len(lines[i]) < 220 and words > most:
            best, most = i, words
    return best
