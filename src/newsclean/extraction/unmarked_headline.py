"""The headline of a page without headings: a line set off above the first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, SET_OFF, Outline, RawBlock
from newsclean.metadata import read_date
from newsclean.model.article import DateOrDatetime, Field, Metadata, Value
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence

_NAMED = re.compile(
    rf"(?:^|[\s_-])(?:{one_of(data.listed('words', 'words', 'headlines'))})(?:$|[\s_-])"
)
_FEWEST, _MOST = 2, 20
"""Words of a headline."""
_AHEAD, _BEHIND = 4, 3
"""Blocks in front of the first paragraph among which it stands, and those among which two paragraphs do."""
_MOST_DATED = 8
"""Words of a line beside it that tells the day."""


def with_unmarked_headline(story: Sequence[int], found: Outline, fields: Metadata) -> Metadata:
    """The metadata with the line set off in front of the story as its headline, on a page without headings
    whose title says something else; where nothing else tells the day, with the day in a line beside it."""
    stated, blocks = fields.headline, found.blocks
    if stated is not None and stated.origin != "meta":
        return fields
    if any(holder.tag in HEADINGS for holder in found.containers):
        return fields
    at = _headline(story, blocks)
    if at is None:
        return fields
    text = blocks[at].text
    lost = (
        ()
        if stated is None
        else (Value(stated.value, stated.raw, stated.origin), *stated.alternatives)
    )
    fields = replace(fields, headline=Field(text, text, "visible", lost))
    beside = [*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]]
    days = [(day, line.text) for line in beside if (day := _day(line)) is not None]
    if fields.published is None and len(days) == 1:
        fields = replace(fields, published=Field(days[0][0], days[0][1], "visible"))
    return fields


def _headline(story: Sequence[int], blocks: Sequence[RawBlock]) -> int | None:
    """The number of the line that is set off right in front of the story's first paragraphs."""
    at = next((i for n, i in enumerate(story) if _begins(story[n : n + _BEHIND], blocks)), None)
    if at is None:
        return None
    return next(
        (i for i in range(at - 1, max(-1, at - 1 - _AHEAD), -1) if _is_headline(blocks[i])), None
    )


def _begins(run: Sequence[int], blocks: Sequence[RawBlock]) -> bool:
    """Whether a story may begin with the first of these blocks: two of them are paragraphs."""
    return blocks[run[0]].is_prose and sum(blocks[i].is_prose for i in run) > 1


def _day(line: RawBlock) -> DateOrDatetime | None:
    return read_date(line.text) if line.words <= _MOST_DATED and not line.link_words else None


def _is_headline(block: RawBlock) -> bool:
    return (
        (block.bold >= SET_OFF or _NAMED.search(block.container.names) is not None)
        and _FEWEST <= block.words <= _MOST
        and not block.link_words
        and not ends_sentence(block.text)
    )
