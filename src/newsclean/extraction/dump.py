"""The dump of a whole page as text, a line per text node: which lines are the story."""

from __future__ import annotations

import re
from itertools import pairwise

from newsclean.draft import Draft
from newsclean.ledger import Repair

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")
_WORD = re.compile(r"\w+")
_LEAST_LINES = 25
# Words that end no sentence: a line that stops at one goes on in the next.
_HANGING = frozenset(
    "a an the of to in on at by for with and or but from as that which who is was are were be been"
    " said than into its his her their this these those not der die das den dem des und oder von mit"
    " für im am ein eine le la les de des du et ou à au aux un une el los las y o en con por para".split()
)


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
            )  # fmt: skip
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
    return (last in _HANGING or before[-1] in ",(“‘") and len(before) > 30


def story_lines(lines: list[str]) -> tuple[set[int], int | None, float]:
    """The lines of the story, the line of its headline, and a confidence.

    The story is the stretch with the largest sum when lines of prose count their words and all
    others count against it (Pasternack and Roth, *Extracting article text from the web with maximum
    subsequence segmentation*, 2009).
    """
    words = [len(_WORD.findall(line)) for line in lines]
    prose = [
        bool(_SENTENCE_END.search(line)) and n >= 8 for line, n in zip(lines, words, strict=True)
    ]
    weights = [
        min(n, 60.0) - 4 if p else -(3.0 + (n < 4) * 1.0) for n, p in zip(words, prose, strict=True)
    ]
    start, end = _heaviest(weights)
    kept = {i for i in range(start, end) if prose[i] or _belongs(i, lines, words, prose)}
    if not kept:
        return set(range(len(lines))), None, 0.3
    headline = _headline_before(start, lines, words)
    share = sum(words[i] for i in kept) / (sum(words) or 1)
    return kept, headline, round(min(0.95, 0.6 + 0.4 * share), 2)


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """Kadane's algorithm: the half-open range with the largest sum."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range


def _belongs(i: int, lines: list[str], words: list[int], prose: list[bool]) -> bool:
    """A short line inside the story: a subheading or a list item has prose right behind it."""
    if lines[i].rstrip().endswith(":") and words[i] > 4:
        return True
    if not 2 <= words[i] <= 14 or len(lines[i]) > 120:
        return words[i] > 14
    return i + 1 < len(lines) and prose[i + 1] and i > 0 and prose[i - 1]


def _headline_before(start: int, lines: list[str], words: list[int]) -> int | None:
    """The longest line of four words and more among the dozen in front of the story."""
    best: int | None = None
    for i in range(max(0, start - 12), start):
        if 4 <= words[i] <= 28 and len(lines[i]) < 220 and (best is None or words[i] > words[best]):
            best = i
    return best
