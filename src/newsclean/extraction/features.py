"""What the judge knows of each block: numbers about the block, its neighbours and its containers.

One function serves training and run time. Counts are clipped or logarithmic, so that a long page is
not a different kind of page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from newsclean.extraction.blocks import HEADINGS, Outline, RawBlock
from newsclean.extraction.places import Place, best_container, log_of, places_of

NAMES = (
    "words", "letters_per_word", "link_share", "sentence_end", "slanted", "bold", "tag",
    "text_score", "opening_score", "heading_score", "heading_distance", "repeated",
    "name_score", "name_own", "name_worst", "name_best",
    "blocks_since_h1", "share_before", "words_after", "between_prose", "best_before", "best_after",
    "next_words", "previous_links", "next_links",
    "window_words", "window_links", "window_prose",
    "parent_words", "parent_links", "parent_blocks", "parent_prose",
    "above_links", "above_prose", "above_share", "above2_links", "above2_share",
    "best_levels", "best_climb", "twins", "twin_words", "twin_links", "twin_prose",
    "article", "in_article", "in_aside", "in_list", "in_quote", "in_figure", "in_table",
    "hidden", "depth", "page_words", "page_prose", "page_links",
    "headline_overlap", "stated", "in_dek",
)  # fmt: skip

_TAGS = {
    tag: number
    for number, tag in enumerate(
        "footer header form fieldset th td tr table address dt dd summary caption figcaption figure"
        " aside li ul ol div center span section main article body h6 h5 h4 h1 h3 h2 details legend"
        " blockquote pre p".split()
    )
}
_WORD = re.compile(r"\w+")
_ENDS = frozenset(".!?…。！？:।؟")
_CLOSERS = frozenset("\"'”’»)]」』")
_LIST_SHARE = 4 / 3
"""Where three quarters of the words are links and none are prose, hardly a word of a story stands."""
_SHORT = 120
"""Letters up to which all words of a block are weighed; of a longer one, the first ten."""


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
    description: str = ""
    body: str = ""
    """``articleBody`` of the structured data."""


def short_tokens(text: str) -> list[str]:
    """The words of a short block; nothing for a long one."""
    return _WORD.findall(text.lower())[:14] if len(text) < _SHORT else []


def opening_tokens(text: str) -> list[str]:
    """The words that a long block begins with; nothing for a short one."""
    return _WORD.findall(text[:240].lower()) if len(text) >= _SHORT else []


def is_out(block: RawBlock) -> bool:
    """Whether a block needs no judge: a link in a list of links, far from any prose."""
    above = block.container.parent or block.container
    above = above.parent or above
    return not above.prose and above.link_words * _LIST_SHARE > above.words


def features(outline: Outline, lexicon: Lexicon, hints: Hints) -> list[list[float] | None]:
    """A row of numbers per block, in the order of :data:`NAMES`; None for a block that needs no
    judge."""
    blocks = outline.blocks
    if not blocks:
        return []
    best = best_container(outline)
    places = places_of(outline, lexicon.names, best)
    flow = _flow(blocks, places)
    headline = frozenset(_WORD.findall(hints.headline.lower()))
    h1 = _first_h1(blocks, headline)
    body = f" {' '.join(_WORD.findall(hints.body.lower()))} " if hints.body else ""
    best_article = places[best.index].article
    page = outline.containers[0]
    total = page.words or 1
    page_row = (log_of(total), log_of(page.prose), page.link_words / total)
    short, openings = lexicon.words, lexicon.openings
    description = hints.description
    last = len(blocks) - 1
    rows: list[list[float] | None] = []
    seen = 0
    heading_score, heading_at = 0.0, -99
    for i, block in enumerate(blocks):
        text, words, holder = block.text, block.words, block.container
        place = places[holder.index]
        parent = holder.parent or holder
        above = parent.parent or parent
        before = blocks[i - 1] if i else block
        after = blocks[i + 1] if i < last else block
        text_score = opening_score = overlap = 0.0
        if len(text) < _SHORT:
            for token in _WORD.findall(text.lower())[:14]:
                text_score += short.get(token, 0.0)
        else:
            for token in _WORD.findall(text[:240].lower()):
                opening_score += openings.get(token, 0.0)
        if holder.tag in HEADINGS:
            heading_score, heading_at = text_score, i
            overlap = _overlap(text, headline)
        if is_out(block):
            rows.append(None)
            seen += words
            continue
        left, right = max(0, i - 3), min(last, i + 3) + 1
        window_words = flow.words[right] - flow.words[left]
        prose_before, best_before = flow.prose[i], flow.best_prose[i]
        prose_after = flow.prose[-1] - prose_before
        rows.append(
            [
                log_of(words),
                min(len(text) / words, 15.0),
                block.link_words / words,
                float(text[-1] in _ENDS or (text[-1] in _CLOSERS and text[-2:-1] in _ENDS)),
                block.slanted,
                block.bold,
                _TAGS.get(holder.tag, 19),
                text_score,
                opening_score,
                heading_score,
                min(i - heading_at, 20),
                min(flow.repeats[text], 5),
                place.score,
                place.own,
                place.worst,
                place.best,
                max(-20, min(i - h1, 60)),
                seen / total,
                log_of(total - seen - words),
                min(prose_before, prose_after, 6),
                min(best_before, 8),
                min(flow.best_prose[-1] - best_before, 8),
                log_of(after.words),
                before.link_words / before.words,
                after.link_words / after.words,
                log_of(window_words),
                (flow.links[right] - flow.links[left]) / window_words,
                flow.prose[right] - flow.prose[left],
                log_of(holder.words),
                holder.link_words / holder.words,
                min(parent.blocks, 60),
                min(parent.prose, 20),
                parent.link_words / parent.words,
                min(above.prose, 30),
                parent.words / total,
                above.link_words / above.words,
                above.words / total,
                *place.row,
                _article(place.article, best_article),
                *place.flags,
                float(holder.hidden),
                min(holder.depth, 30),
                *page_row,
                overlap,
                _stated(text, body) if body else -1.0,
                float(text[:40] in description) if words > 4 and description else 0.0,
            ]
        )
        seen += words
    return rows


@dataclass(frozen=True, slots=True)
class _Flow:
    """Running sums: entry ``i`` is the sum over the blocks before block ``i``."""

    words: list[int]
    links: list[int]
    prose: list[int]
    best_prose: list[int]
    """Prose that stands right in the best container or not far below."""
    repeats: dict[str, int]


def _flow(blocks: list[RawBlock], places: list[Place]) -> _Flow:
    repeats: dict[str, int] = {}
    for block in blocks:
        repeats[block.text] = repeats.get(block.text, 0) + 1
    return _Flow(
        list(accumulate((b.words for b in blocks), initial=0)),
        list(accumulate((b.link_words for b in blocks), initial=0)),
        list(accumulate((b.is_prose for b in blocks), initial=0)),
        list(
            accumulate(
                (b.is_prose and places[b.container.index].levels <= 2 for b in blocks), initial=0
            )
        ),
        repeats,
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


def _stated(text: str, body: str) -> float:
    """1 when the first and the last six words stand in the stated body, 0.5 when one of them does."""
    words = _WORD.findall(text.lower())
    first = f" {' '.join(words[:6])} " in body
    return (first + (f" {' '.join(words[-6:])} " in body)) / 2
