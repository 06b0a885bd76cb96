"""Furniture by structure: what its words and shape show, and the run of lines at the end of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.boilerplate.judged import ends_story, may_decide, off_topic
from newsclean.boilerplate.score import (
    FURNITURE,
    LONGEST,
    TAIL,
    is_short_title,
    nouns_of,
    score,
)
from newsclean.draft import Piece

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")
_DIGIT = re.compile(r"\d")
_HARDER = 0.4
"""What a heading, or what may be one, must have more."""
_DOUBTFUL = 0.9
"""Score from which a line before furniture goes with it."""
_MOST_TAIL_WORDS = 14


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line goes."""

    rule: str
    confidence: float


def linked(piece: Piece) -> bool:
    return sum(x.end - x.start for x in piece.links) > 0.6 * (piece.end - piece.start)


def scores_of(lines: list[str], verdicts: list[Verdict | None], code: str | None) -> list[float]:
    """How much each short line looks like furniture, whatever the rules say of it."""
    short = [len(line) <= LONGEST for line in lines]
    if not any(short):
        return [0.0] * len(lines)
    language = (code or "").partition("-")[0] or None
    return [
        FURNITURE if verdict else score(line, language) if near else 0.0
        for line, near, verdict in zip(lines, short, verdicts, strict=True)
    ]


def mark_furniture(
    pieces: tuple[Piece, ...],
    lines: list[str],
    scores: list[float],
    verdicts: list[Verdict | None],
    code: str | None,
) -> None:
    """Lines between paragraphs whose words and shape are furniture's, though no rule has them.

    Where a text has many such lines, they are what it is about: instructions, a list of offers.
    """
    found = [
        i
        for i, value in enumerate(scores)
        if verdicts[i] is None
        and value >= FURNITURE + _HARDER * (pieces[i].kind == "heading" or is_short_title(lines[i]))
        and pieces[i].kind not in ("preformatted", "table")
        and not (linked(pieces[i]) and SENTENCE_END.search(lines[i]))
        and may_decide(pieces[i], lines[i])
    ]
    if any(pieces[i].chance is not None for i in found):
        found = off_topic(found, lines, [nouns_of(lines[i], code) for i in found])
    if len(found) <= max(2, len(lines) // 4):
        for i in found:
            verdicts[i] = Verdict("boilerplate.wording", 0.75)


def mark_tail(
    pieces: tuple[Piece, ...],
    lines: list[str],
    prose: list[bool],
    scores: list[float],
    verdicts: list[Verdict | None],
) -> None:
    """The lines after the last sentences of a story, once one of them is furniture.

    Without such a line, only a run of four and more lines without sentences goes, since poems, lists
    and signatures end texts too.
    """
    if sum(prose) < 2:
        return
    start = len(lines)
    while start and (
        verdicts[start - 1] is not None
        or (
            not ends_story(pieces[start - 1])
            and (
                scores[start - 1] >= TAIL
                or (not SENTENCE_END.search(lines[start - 1]) and _short(lines[start - 1]))
            )
        )
    ):
        start -= 1
    tail = range(start, len(lines))
    loose = [i for i in tail if verdicts[i] is None]
    sure = [i for i in tail if verdicts[i] is not None or scores[i] >= FURNITURE]
    likely = [i for i in tail if scores[i] >= TAIL]
    if sure or (len(likely) > 1 and not _is_list(lines, start, prose)):
        first = min(sure + likely)
        behind = [i for i in loose if i > first and i not in likely]
        teasers = len(set(sure + likely)) > 1 or len(behind) > 2
        for i in loose:
            leads = i < first and teasers and scores[i] >= _DOUBTFUL
            tag = i >= first - 1 and _is_tag(lines[i])
            if i in likely or leads or tag or (i > first and teasers):
                verdicts[i] = Verdict("boilerplate.tail", 0.85)
    elif len(loose) > 3 and not _is_list(lines, start, prose):
        for i in loose:
            verdicts[i] = Verdict("boilerplate.tail", 0.7)


def _is_tag(line: str) -> bool:
    """Whether a line beside furniture is a stray keyword or a list of them."""
    return line[0].islower() or ("," in line and all(w.count(" ") < 3 for w in line.split(",")))


def _is_list(lines: list[str], start: int, prose: list[bool]) -> bool:
    """Whether the run of lines is the story's own: dates, results, a recipe, what a colon announces."""
    run = lines[start:]
    numbered = sum(bool(_DIGIT.search(line)) for line in run)
    announced = start > 0 and lines[start - 1].rstrip().endswith(":")
    among_lists = prose[:start].count(False) > 0.35 * start
    flows = sum(line[0].islower() for line in run) > 1
    return announced or flows or among_lists or 2.5 * numbered > len(run)


def _short(line: str) -> bool:
    return len(line.split()) <= _MOST_TAIL_WORDS and len(line) < 110
