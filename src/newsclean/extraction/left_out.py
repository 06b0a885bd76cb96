"""What extraction left out of a page: every block that is no part of the story, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from newsclean.extraction.block_model import ExtractionModel, ScoredBlocks, told
from newsclean.extraction.blocks import Container, Outline, RawBlock
from newsclean.extraction.crowded_page import LIMIT
from newsclean.extraction.features import NAMES, flat
from newsclean.extraction.filters import FILTERS
from newsclean.extraction.hidden import HIDDEN
from newsclean.extraction.notes import FOOTNOTE
from newsclean.extraction.own_choice import DROPPED
from newsclean.extraction.segmentation import COPY
from newsclean.extraction.signature import SIGNATURE
from newsclean.extraction.unread import LINE_NUMBER, NOTE_MARK, PERMALINK, READING, STRUCK
from newsclean.ledger import Reason
from newsclean.model.article import LeftOut
from newsclean.model.plain_text import visible

LEFT_OUT = "extraction.left-out"
"""The id by which ``Options.disable`` leaves the list out."""
MODEL, ELSEWHERE = "block-model", "elsewhere"
STEPS: Mapping[str, str] = {
    MODEL: "its place and words are not those of a story",
    **{each.id: each.reason for each in FILTERS},
    SIGNATURE: "it signs the story, or tells of its author",
    FOOTNOTE: "it is a note, which Article.footnotes has",
    DROPPED: "Options(drop=…) says so",
    HIDDEN: "no reader sees it: the page hides it",
    STRUCK: "it is struck out",
    READING: "it is the reading of the words that it stands above",
    NOTE_MARK: "it is the mark of a note",
    LINE_NUMBER: "it counts the lines of code",
    PERMALINK: "it is the sign of a link to the heading beside it",
    COPY: "the page has the same paragraph in another place",
    LIMIT: "the page has more blocks than Options.limits allows",
    ELSEWHERE: "the story was found in another part of the page",
}
"""All that leaves blocks out, and why, in plain words."""
_MOST = 4
"""Features that are told; a block has some sixty."""
_DEEPEST, _LONGEST_NAME = 3, 40
"""Elements of a path that are told, and letters of a class or an id."""
_LIST = "above2_links"
"""The feature that settles it for a block of a list of links, which needs no model."""


def left_out(
    scored: ScoredBlocks,
    story: list[int],
    taken: Mapping[int, str],
    shown: Outline,
    model: ExtractionModel | None,
) -> Iterator[LeftOut]:
    """Every block of a page that is not in the story, in the order of the page.

    Args:
        scored: the blocks among which the story was found.
        story: the numbers of those that are the story.
        taken: the filter that took a block that the model had chosen.
        shown: the blocks that the page shows: others than ``scored`` where the story was found elsewhere.
        model: to tell what weighed most against a block; None where that is not asked for.
    """
    paths = _Paths()
    kept = frozenset(story)
    for number, block, step in _in_order(scored.outline):
        if number in kept:
            continue
        step = step or taken.get(number, MODEL)
        if model is None or number < 0:
            yield _entry(block, step, paths)
        else:
            why = _features(scored, number, model) if step == MODEL else ()
            yield _entry(block, step, paths, told(scored.probabilities[number]), why)
    if shown is not scored.outline:
        there = {block.text for block in scored.outline.blocks}
        for _, block, _ in _in_order(shown):
            if block.text not in there:
                yield _entry(block, ELSEWHERE, paths)


def _in_order(found: Outline) -> Iterator[tuple[int, RawBlock, str]]:
    """The number of each block, the block, and nothing; of those set aside, -1 and the step."""
    aside = list(reversed(found.aside))
    for number, block in enumerate(found.blocks):
        while aside and aside[-1].before <= number:
            one = aside.pop()
            yield -1, one.block, one.step
        yield number, block, ""
    for one in reversed(aside):
        yield -1, one.block, one.step


def _entry(
    block: RawBlock,
    step: str,
    paths: _Paths,
    probability: float | None = None,
    features: tuple[Reason, ...] = (),
) -> LeftOut:
    text, path = visible(block.text), paths[block.container]
    return LeftOut(
        text=text,
        path=path,
        step=step,
        reason=STEPS[step],
        probability=probability,
        features=features,
    )


class _Paths(dict[Container, str]):
    """Where containers stand, for people: tags with the first class or id, outermost first; the
    innermost few are enough to find one, and deep pages have paths longer than their text."""

    def __missing__(self, holder: Container) -> str:
        steps: list[str] = []
        at: Container | None = holder
        while at is not None and len(steps) < _DEEPEST:
            name = at.names.split(maxsplit=1)
            if name:
                steps.append(f"{at.tag}.{name[0][:_LONGEST_NAME]}")
            elif at.tag != "div" or not steps:
                steps.append(at.tag)
            at = at.parent
        if at is not None:
            steps.append("…")
        found = self[holder] = visible(" > ".join(reversed(steps)))
        return found


def _features(scored: ScoredBlocks, number: int, model: ExtractionModel) -> tuple[Reason, ...]:
    """The features that weighed most against a block, and what each added to its log-odds."""
    row, probability = scored.rows[number], scored.probabilities[number]
    if row is None:
        return (Reason(_LIST, log(probability / (1 - probability))),)
    weighed = model.blocks.reasons(flat(row), len(NAMES))
    worst = sorted(weighed, key=lambda item: item[1])[:_MOST]
    return tuple(Reason(name, weight) for name, weight in worst)
