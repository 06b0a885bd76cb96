"""What the judge knows of each block: numbers about the block, its neighbours and its containers.

One function serves training and run time. Counts are clipped or logarithmic, so that a long page is
not a different kind of page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, repeat

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.extraction.containers import Place, best_container, log_of, places_of

_OF_BLOCK = (
    "words", "letters_per_word", "link_share", "sentence_end", "slanted", "bold",
    "text_score", "opening_score", "heading_score", "heading_distance", "repeated", "common",
    "previous_text", "previous_name", "previous_own", "next_text", "next_name", "next_own",
    "blocks_since_h1", "share_before", "between_prose", "best_before", "best_after",
    "previous_links", "window_words", "window_links", "window_prose",
    "parent_links", "kin", "headline_overlap",
)  # fmt: skip
_OF_PLACE = (
    "tag", "name_score", "name_own", "name_worst", "name_best", "best_levels", "best_climb",
    "twins", "twin_words", "twin_prose", "article", "in_article", "in_aside", "in_figure", "depth",
)  # fmt: skip
_OF_PARENT = (
    "parent_blocks", "parent_prose", "above_links", "above_share", "above2_links", "above2_share",
)  # fmt: skip
_OF_PAGE = ("page_words", "page_prose", "page_links")
NAMES = _OF_BLOCK + _OF_PLACE + _OF_PARENT + _OF_PAGE

Row = tuple[tuple[float, ...], ...]
"""The numbers of a block in four parts: its own, and those that it shares with all blocks in the same
place, under the same parent, on the same page. What is shared is one and the same tuple."""

_TAGS = {
    tag: number
    for number, tag in enumerate(
        "footer header form fieldset th td tr table address dt dd summary caption figcaption figure"
        " aside li ul ol div center span section main article body h6 h5 h4 h1 h3 h2 details legend"
        " blockquote pre p".split()
    )
}
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
    """Whether a block needs no judge: a link in a list of links, far from any prose, or data."""
    above = block.container.parent or block.container
    above = above.parent or above
    if block.text[0] == "{" and '":' in block.text[:80]:  # settings of a widget
        return True
    return not above.prose and above.link_words * _LIST_SHARE > above.words


def flat(row: Row) -> list[float]:
    """All numbers of a block, in the order of :data:`NAMES`."""
    return list(chain.from_iterable(row))


def features(outline: Outline, lexicon: Lexicon, hints: Hints) -> list[Row | None]:
    """A row of numbers per block; None for a block that needs no judge."""
    blocks = outline.blocks
    if not blocks:
        return []
    best = best_container(outline)
    places = places_of(outline, lexicon.names, best)
    flow = _flow(blocks, places)
    out = [is_out(block) for block in blocks]
    short, openings, shared = _words(blocks, lexicon, out, places)
    headline = frozenset(_WORD.findall(hints.headline.lower()))
    h1 = _first_h1(blocks, headline)
    best_article = places[best.index].article
    page = outline.containers[0]
    total = page.words or 1
    page_row = (log_of(total), log_of(page.prose), page.link_words / total)
    last = len(blocks) - 1
    words_to, links_to, prose_to, best_to = flow.words, flow.links, flow.prose, flow.best_prose
    repeats, kin = flow.repeats, flow.kin
    around: dict[int, tuple[float, ...]] = {}
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
        if not place.numbers:
            place.numbers = _numbers(place, holder, best_article)
        parent = holder.parent or holder
        surroundings = around.get(parent.index)
        if surroundings is None:
            surroundings = around[parent.index] = _surroundings(parent, total)
        one, two = max(i - 1, 0), min(i + 1, last)
        before, after = blocks[one], blocks[two]
        place_before, place_after = places[before.container.index], places[after.container.index]
        left, right = max(0, i - 3), min(last, i + 3) + 1
        window_words = words_to[right] - words_to[left]
        prose_before, best_before = prose_to[i], best_to[i]
        own = (
            log_of(words),
            min(len(text) / words, 15.0),
            block.link_words / words,
            text[-1] in _ENDS or (text[-1] in _CLOSERS and text[-2:-1] in _ENDS),
            block.slanted,
            block.bold,
            short[i],
            openings[i],
            heading_score,
            min(i - heading_at, 20),
            min(repeats[text], 5),
            shared[i],
            short[one],
            place_before.score,
            place_before.own,
            short[two],
            place_after.score,
            place_after.own,
            max(-20, min(i - h1, 60)),
            words_to[i] / total,
            min(prose_before, prose_to[-1] - prose_before, 6),
            min(best_before, 8),
            min(best_to[-1] - best_before, 8),
            before.link_words / before.words,
            log_of(window_words),
            (links_to[right] - links_to[left]) / window_words,
            prose_to[right] - prose_to[left],
            holder.link_words / holder.words,
            min(kin.get(place.look, 0) - (best_to[i + 1] > best_before), 20),
            overlap,
        )
        rows.append((own, place.numbers, surroundings, page_row))
    return rows


def _numbers(place: Place, holder: Container, best_article: int) -> tuple[float, ...]:
    """What all blocks in the same place share."""
    return (
        _TAGS.get(holder.tag, 19),
        place.score,
        place.own,
        place.worst,
        place.best,
        place.levels,
        place.climb,
        *place.twins,
        _article(place.article, best_article),
        *place.flags,
        min(holder.depth, 30),
    )


def _surroundings(parent: Container, total: int) -> tuple[float, ...]:
    """What all blocks below the same parent share: the numbers of it and of the container above."""
    above = parent.parent or parent
    return (
        min(parent.blocks, 60),
        min(parent.prose, 20),
        parent.link_words / parent.words,
        parent.words / total,
        above.link_words / above.words,
        above.words / total,
    )


def _words(
    blocks: list[RawBlock], lexicon: Lexicon, out: list[bool], places: list[Place]
) -> tuple[list[float], list[float], list[float]]:
    """What the words of each block say: the learned weight of a short one, that of the opening of a
    long one, and the share of its long words that other paragraphs around the best container use too
    (-1 where it has none): other stories, pleas and notes on authors have words of their own.

    Nothing is looked for where all blocks around need no judge.
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


def _article(article: int, best: int) -> float:
    """0 outside any article element, 1 in the one around the best container, 2 in one further down
    the page, 3 in one above it."""
    if article < 0:
        return 0.0
    if article == best:
        return 1.0
    return 2.0 if article > best else 3.0


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
