"""What the block model knows of each block: numbers about the block, its neighbours, its containers.

One function serves training and run time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from math import fsum
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
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import TOKEN, tokens

Column = Sequence[float]
"""A value per block."""


class BlockFeatures(NamedTuple):
    """What the block model knows of blocks alone and of their neighbours: a column per feature.

    Counts are clipped or logarithmic, so that a long page is not a different kind of page.
    """

    words: Column
    letters_per_word: Column
    link_share: Column
    sentence_end: Column
    slanted: Column
    bold: Column
    text_score: Column
    """Learned weight of the words of a short block; ``opening_score``, of those that a long block
    begins with; ``heading_score``, of those of the last heading."""
    opening_score: Column
    heading_score: Column
    heading_distance: Column
    repeated: Column
    common: Column
    """Share of its long words that other paragraphs around the best container use too; -1 where it
    has none."""
    previous_text: Column
    """Weights of the words and of the container's names of the block before; then of the next one."""
    previous_name: Column
    previous_own: Column
    next_text: Column
    next_name: Column
    next_own: Column
    blocks_since_h1: Column
    share_before: Column
    """Of the words of the page, those in front."""
    between_prose: Column
    """Paragraphs before it or behind it, whichever are fewer."""
    best_before: Column
    """Paragraphs of the best container before it; then behind it."""
    best_after: Column
    previous_links: Column
    window_words: Column
    """Of seven blocks with this one in their midst; links as a share of the words."""
    window_links: Column
    window_prose: Column
    parent_links: Column
    kin: Column
    """Other paragraphs in the best container whose containers look like its own."""
    headline_overlap: Column


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

Row = tuple[tuple[float, ...], tuple[float, ...], ParentFeatures, WholePageFeatures]
"""The features of a block: its own, and those that it shares with others."""

_LONG = 5
"""Letters of a word that tells what a text is about."""
_LIST_SHARE = 4 / 3
"""Where three quarters of the words are links and none are prose, hardly a word of a story stands."""
_SHORT = 120
"""Letters up to which all words of a block are weighed; of a longer one, those it begins with."""
_READ = 240
"""Letters of a block of which the words are looked at."""
_CORE = 2
"""Steps below the best container that count as right in it."""


@dataclass(frozen=True, slots=True)
class WordWeights:
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
    return tokens(text.lower())[:14] if len(text) < _SHORT else []


def opening_tokens(text: str) -> list[str]:
    """The words that a long block begins with; nothing for a short one."""
    return tokens(text[:_READ].lower()) if len(text) >= _SHORT else []


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


def features(outline: Outline, word_weights: WordWeights, hints: Hints) -> list[Row | None]:
    """A row of numbers per block; None for a block that needs no model."""
    blocks = outline.blocks
    if not blocks:
        return []
    best = best_container(outline)
    places = places_of(outline, word_weights.names, best)
    of_place = place_features(blocks, places, places[best.index].article)
    flow = _flow(blocks, places)
    out = [is_out(block) for block in blocks]
    page = outline.containers[0]
    total = page.words or 1
    of_page = WholePageFeatures(log_of(total), log_of(page.prose), page.link_words / total)
    of_parent: dict[int, ParentFeatures] = {}
    rows: list[Row | None] = [None] * len(blocks)
    scored = [i for i, is_listed in enumerate(out) if not is_listed]
    columns = _columns(
        scored, blocks, places, flow, _words(blocks, word_weights, out, places), hints
    )
    for i, own in zip(scored, zip(*columns, strict=True), strict=True):
        holder = blocks[i].container
        parent = holder.parent or holder
        if parent.index not in of_parent:
            of_parent[parent.index] = _parent_features(parent, total)
        place = of_place[places[holder.index].number]
        rows[i] = (own, place, of_parent[parent.index], of_page)
    return rows


def _columns(
    scored: list[int],
    blocks: list[RawBlock],
    places: list[Place],
    flow: _Flow,
    of_words: tuple[list[float], list[float], list[float]],
    hints: Hints,
) -> BlockFeatures:
    """The features of the blocks with these numbers."""
    short, openings, shared = of_words
    headline = frozenset(tokens(hints.headline.lower()))
    h1 = _first_h1(blocks, headline)
    heading = _last_headings(blocks)
    last = len(blocks) - 1
    total = flow.words[-1] or 1
    words_to, links_to, prose_to, best_to = flow.words, flow.links, flow.prose, flow.best_prose
    all_prose, all_best = prose_to[-1], best_to[-1]
    before = [max(i - 1, 0) for i in scored]
    after = [min(i + 1, last) for i in scored]
    window = [(max(0, i - 3), min(last, i + 3) + 1) for i in scored]
    window_words = [words_to[right] - words_to[left] for left, right in window]
    here = [blocks[i] for i in scored]
    texts = [b.text for b in here]
    place = [places[b.container.index] for b in here]
    place_before = [places[blocks[i].container.index] for i in before]
    place_after = [places[blocks[i].container.index] for i in after]
    return BlockFeatures(
        words=[log_of(b.words) for b in here],
        letters_per_word=[min(len(b.text) / b.words, 15.0) for b in here],
        link_share=[b.link_words / b.words for b in here],
        sentence_end=[ends_sentence(t, also=":") for t in texts],
        slanted=[b.slanted for b in here],
        bold=[b.bold for b in here],
        text_score=[short[i] for i in scored],
        opening_score=[openings[i] for i in scored],
        heading_score=[short[heading[i]] if heading[i] >= 0 else 0.0 for i in scored],
        heading_distance=[min(i - heading[i], 20) if heading[i] >= 0 else 20 for i in scored],
        repeated=[min(flow.repeats[t], 5) for t in texts],
        common=[shared[i] for i in scored],
        previous_text=[short[i] for i in before],
        previous_name=[p.score for p in place_before],
        previous_own=[p.own for p in place_before],
        next_text=[short[i] for i in after],
        next_name=[p.score for p in place_after],
        next_own=[p.own for p in place_after],
        blocks_since_h1=[max(-20, min(i - h1, 60)) for i in scored],
        share_before=[words_to[i] / total for i in scored],
        between_prose=[min(prose_to[i], all_prose - prose_to[i], 6) for i in scored],
        best_before=[min(best_to[i], 8) for i in scored],
        best_after=[min(all_best - best_to[i], 8) for i in scored],
        previous_links=[blocks[i].link_words / blocks[i].words for i in before],
        window_words=[log_of(n) for n in window_words],
        window_links=[
            (links_to[right] - links_to[left]) / n
            for (left, right), n in zip(window, window_words, strict=True)
        ],
        window_prose=[prose_to[right] - prose_to[left] for left, right in window],
        parent_links=[b.container.link_words / b.container.words for b in here],
        kin=[
            min(flow.kin.get(p.look, 0) - (best_to[i + 1] > best_to[i]), 20)
            for i, p in zip(scored, place, strict=True)
        ],
        headline_overlap=[
            _overlap(b.text, headline) if b.container.tag in HEADINGS else 0.0 for b in here
        ],
    )


def _last_headings(blocks: list[RawBlock]) -> list[int]:
    """For each block the number of the last heading, itself included; -1 before the first."""
    found: list[int] = []
    last = -1
    for i, block in enumerate(blocks):
        last = i if block.container.tag in HEADINGS else last
        found.append(last)
    return found


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
    blocks: list[RawBlock], word_weights: WordWeights, out: list[bool], places: list[Place]
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
    words, first, zeros, runs = (
        word_weights.words.get,
        word_weights.openings.get,
        repeat(0.0),
        TOKEN.findall,
    )
    for i, block in enumerate(blocks):
        if out[i] and all(out[max(0, i - 1) : i + 2]) and block.container.tag not in HEADINGS:
            continue
        text = block.text
        if len(text) < _SHORT:
            said = runs(text.lower())
            short[i] = fsum(map(words, said[:14], zeros))
        else:
            said = runs(text[:_READ].lower())
            openings[i] = fsum(map(first, said, zeros))
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
    words = set(tokens(text.lower()))
    return len(words & headline) / len(words | headline) if words else 0.0
