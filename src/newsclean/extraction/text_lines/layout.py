"""The lines of a plain text as the model sees them: sentences that a dump tore are whole again."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean.ledger import Repair
from newsclean.model.draft import Draft
from newsclean.text.sentences import ends_sentence

_LEAST_LINES = 25


def lines_of(draft: Draft) -> Draft:
    """The draft with a piece for each line; of the dump of a page, with its torn sentences joined."""
    return (
        rejoined(draft) if is_dump([draft.text[p.start : p.end] for p in draft.pieces]) else draft
    )


@cache
def _hanging() -> frozenset[str]:
    """Words that end no sentence: a line that stops at one goes on in the next."""
    return frozenset(data.listed("words", "words", "hanging"))


def is_dump(lines: list[str]) -> bool:
    """Whether most lines are too short to be paragraphs, as navigation and teasers are."""
    if len(lines) < _LEAST_LINES:
        return False
    short = sum(len(line) < 60 and not ends_sentence(line) for line in lines)
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
    if ends_sentence(before):
        return False
    if (after[0] in ",.;:!?)]”’" and len(after) > 1) or after in (".", ",", ")", ").", "."):
        return True
    if after[0].islower() and (before[-1].isalnum() or before[-1] in ",;)’”\"'"):
        return len(before) + len(after) > 30
    last = before.split()[-1].lower() if before.split() else ""
    return (last in _hanging() or before[-1] in ",(“‘") and len(before) > 30
