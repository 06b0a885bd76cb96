"""What the block model knows of each block: numbers about the block, its neighbours, its containers.

One function serves training and run time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.extraction.containers import (
    Place,
    PlaceFeatures,
    best_container,
    log_of,
    place_features,
    places_of,
)


class BlockFeatures(NamedTuple):
    """What the block model knows of a block alone and of its neighbours.

    Counts are clipped or logarithmic, so that a long page is not a different kind of page.
    """

    words: float
    letters_per_word: float
    link_share: float
    sentence_end: float
    slanted: float
    bold: float
    text_score: float
    """Learned weight of the words of a short block; ``opening_score``, of those that a long block
    begins with; ``heading_score``, of those of the last heading."""
    opening_score: float
    heading_score: float
    heading_distance: float
    repeated: float
    common: float
    """Share of its long words that other paragraphs around the best container use too; -1 where it
    has none."""
    previous_text: float
    """Weights of the words and of the container's names of the block before; then of the next one."""
    previous_name: float
    previous_own: float
    next_text: float
    next_name: float
    next_own: float
    blocks_since_h1: float
    share_before: float
    """Of the words of the page, those in front."""
    between_prose: float
    """Paragraphs before it or behind it, whichever are fewer."""
    best_before: float
    """Paragraphs of the best container before it; then behind it."""
    best_after: float
    previous_links: float
    window_words: float
    """Of seven blocks with this one in their midst; links as a share of the words."""
    window_links: float
    window_prose: float
    parent_links: float
    kin: float
    """Other paragraphs in the best container whose containers look like its own."""
    headline_overlap: float


class ParentFeatures(NamedTuple):
    """What all blocks below the same container share."""

    parent_blocks: float
    parent_prose: float
    above_links: float
    above_share: float
    """Of the words of the page; ``above2_…`` are of the container around."""
    above2_links: float
    above2_share: float


class WholePageFeatures(NamedTuple):
    """What all blocks of a page share."""

    page_words: float
    page_prose: float
    page_links: float


NAMES = (
    BlockFeatures._fields
    + PlaceFeatures._fields
    + ParentFeatures._fields
    + WholePageFeatures._fields
)

Row = tuple[BlockFeatures, PlaceFeatures, ParentFeatures, WholePageFeatures]
"""The features of a block: its own, and those that it shares with others."""

_WORD = re.compile(r"\w+")
_LONG = 5
"""Letters of a word that tells what a text is about."""
_ENDS = frozenset(".!?…。！？:।؟")
_CLOSERS = frozenset("\"'”’»)]」』")
_LIST_SHARE = 4 / 3
"""Where three quarters of the words are links and none are prose, hardly a word of a story stands."""
_SHORT = 120
"""Letters up to which all words of a block are weighed; of a longer one, those it begins with."""
_READ = 240
"""Letters of a block of which the words are looked at."""
_CORE = 2
"""Steps below the best container that count as right in it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Learned weights of single words: of class and id names, of short blocks, of openings."""

    names: Mapping[str, float]
    words: Mapping[str, float]
    openings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page states about its story."""

    headline: str = ""


def short_tokens(text: str) -> list[str]:
    """The words of a short block; nothing for a long one."""
    return _WORD.findall(text.lower())[:14] if len(text) < _SHORT else []


def opening_tokens(text: str) -> list[str]:
    """The words that a long block begins with; nothing for a short one."""
    return _WORD.findall(text[:_READ].lower()) if len(text) >= _SHORT else []


def is_out(block: RawBlock) -> bool:
    """Whether a block needs no model: a link in a list of links, far from any prose, or data."""
    above = block.container.parent or block.container
    above = above.parent or above
    if block.text[0] == "{" and '":' in block.text[:80]:  # settings of a widget
        return True
    return not above.prose and above.link_words * _LIST_SHARE > above.words


def flat(row: Row) -> list[float]:
    """All numbers of a block, in the order of :data:`NAMES`."""
    return list(chain.from_iterable(row))


def features(outline: Outline, lexicon: Lexicon, hints: Hints) -> list[Row | None]:
    """A row of numbers per block; None for a block that needs no model."""
    blocks = outline.blocks
    if not blocks:
        return []
    best = best_container(outline)
    places = places_of(outline, lexicon.names, best)
    of_place = place_features(blocks, places, places[best.index].article)
    flow = _flow(blocks, places)
    out = [is_out(block) for block in blocks]
    short, openings, shared = _words(blocks, lexicon, out, places)
    headline = frozenset(_WORD.findall(hints.headline.lower()))
    h1 = _first_h1(blocks, headline)
    page = outline.containers[0]
    total = page.words or 1
    of_page = WholePageFeatures(log_of(total), log_of(page.prose), page.link_words / total)
    last = len(blocks) - 1
    words_to, links_to, prose_to, best_to = flow.words, flow.links, flow.prose, flow.best_prose
    of_parent: dict[int, ParentFeatures] = {}
    rows: list[Row | None] = []
    heading_score, heading_at = 0.0, -99
    for i, block in enumerate(blocks):
        text, words, holder = block.text, block.words, block.container
        overlap = 0.0
        if holder.tag in HEADINGS:
            heading_score, heading_at = short[i], i
            overlap = _overlap(text, headline)
        if out[i]:
            rows.append(None)
            continue
        place = places[holder.index]
        parent = holder.parent or holder
        if parent.index not in of_parent:
            of_parent[parent.index] = _parent_features(parent, total)
        one, two = max(i - 1, 0), min(i + 1, last)
        before, after = blocks[one], blocks[two]
        place_before, place_after = places[before.container.index], places[after.container.index]
        left, right = max(0, i - 3), min(last, i + 3) + 1
        window_words = words_to[right] - words_to[left]
        prose_before, best_before = prose_to[i], best_to[i]
        own = BlockFeatures(
            words=log_of(words),
            letters_per_word=min(len(text) / words, 15.0),
            link_share=block.link_words / words,
            sentence_end=text[-1] in _ENDS or (text[-1] in _CLOSERS and text[-2:-1] in _ENDS),
            slanted=block.slanted,
            bold=block.bold,
            text_score=short[i],
            opening_score=openings[i],
            heading_score=heading_score,
            heading_distance=min(i - heading_at, 20),
            repeated=min(flow.repeats[text], 5),
            common=shared[i],
            previous_text=short[one],
            previous_name=place_before.score,
            previous_own=place_before.own,
            next_text=short[two],
            next_name=place_after.score,
            next_own=place_after.own,
            blocks_since_h1=max(-20, min(i - h1, 60)),
            share_before=words_to[i] / total,
            between_prose=min(prose_before, prose_to[-1] - prose_before, 6),
            best_before=min(best_before, 8),
            best_after=min(best_to[-1] - best_before, 8),
            previous_links=before.link_words / before.words,
            window_words=log_of(window_words),
            window_links=(links_to[right] - links_to[left]) / window_words,
            window_prose=prose_to[right] - prose_to[left],
            parent_links=holder.link_words / holder.words,
            kin=min(flow.kin.get(place.look, 0) - (best_to[i + 1] > best_before), 20),
            headline_overlap=overlap,
        )
        rows.append((own, of_place[place.number], of_parent[parent.index], of_page))
    return rows


def _parent_features(parent: Container, total: int) -> ParentFeatures:
    above = parent.parent or parent
    return ParentFeatures(
        parent_blocks=min(parent.blocks, 60),
        parent_prose=min(parent.prose, 20),
        above_links=parent.link_words / parent.words,
        above_share=parent.words / total,
        above2_links=above.link_words / above.words,
        above2_share=above.words / total,
    )


def _words(
    blocks: list[RawBlock], lexicon: Lexicon, out: list[bool], places: list[Place]
) -> tuple[list[float], list[float], list[float]]:
    """What the words of each block say: the learned weight of a short one, that of the opening of a
    long one, and the share of its long words that other paragraphs around the best container use too
    (-1 where it has none): other stories, pleas and notes on authors have words of their own.

    Nothing is looked for where all blocks around need no model.
    """
    short, openings = [0.0] * len(blocks), [0.0] * len(blocks)
    found: list[set[str]] = [set()] * len(blocks)
    inside = [b.is_prose and places[b.container.index].levels <= _CORE for b in blocks]
    once: set[str] = set()
    twice: set[str] = set()
    words, first, zeros, tokens = (
        lexicon.words.get,
        lexicon.openings.get,
        repeat(0.0),
        _WORD.findall,
    )
    for i, block in enumerate(blocks):
        if out[i] and all(out[max(0, i - 1) : i + 2]) and block.container.tag not in HEADINGS:
            continue
        text = block.text
        if len(text) < _SHORT:
            said = tokens(text.lower())
            short[i] = sum(map(words, said[:14], zeros))
        else:
            said = tokens(text[:_READ].lower())
            openings[i] = sum(map(first, said, zeros))
        if not out[i]:
            found[i] = long = {word for word in said if len(word) >= _LONG}
            if inside[i]:
                twice |= once & long
                once |= long
    shares = [
        len(long & (twice if core else once)) / len(long) if long else -1.0
        for long, core in zip(found, inside, strict=True)
    ]
    return short, openings, shares


@dataclass(frozen=True, slots=True)
class _Flow:
    """Running sums: entry ``i`` is the sum over the blocks before block ``i``."""

    words: list[int]
    links: list[int]
    prose: list[int]
    best_prose: list[int]
    """Prose that stands right in the best container or not far below."""
    repeats: dict[str, int]
    kin: dict[int, int]
    """Per look of a container, the prose there that stands in the best container."""


def _flow(blocks: list[RawBlock], places: list[Place]) -> _Flow:
    repeats: dict[str, int] = {}
    kin: dict[int, int] = {}
    core: list[bool] = []
    for block in blocks:
        repeats[block.text] = repeats.get(block.text, 0) + 1
        place = places[block.container.index]
        inside = block.is_prose and place.levels <= _CORE
        core.append(inside)
        if inside:
            kin[place.look] = kin.get(place.look, 0) + 1
    return _Flow(
        list(accumulate((b.words for b in blocks), initial=0)),
        list(accumulate((b.link_words for b in blocks), initial=0)),
        list(accumulate((b.is_prose for b in blocks), initial=0)),
        list(accumulate(core, initial=0)),
        repeats,
        kin,
    )


def _first_h1(blocks: list[RawBlock], headline: frozenset[str]) -> int:
    """Where the story seems to begin: the heading nearest to the headline, else the first h1."""
    found = 0
    nearest = 0.5
    for i, block in enumerate(blocks):
        if block.container.tag not in ("h1", "h2"):
            continue
        overlap = _overlap(block.text, headline)
        if overlap > nearest:
            found, nearest = i, overlap
        elif block.container.tag == "h1" and not found:
            found = i
    return found


def _overlap(text: str, headline: frozenset[str]) -> float:
    if not headline or len(text) > 300:
        return 0.0
    words = set(_WORD.findall(text.lower()))
    return len(words & headline) / len(words | headline) if words else 0.0
