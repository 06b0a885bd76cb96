"""What the judge knows of each block: numbers about the block, its neighbours and its containers.

One function serves training and run time. Counts are clipped or logarithmic, so that a long page is
not a different kind of page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock

NAMES = (
    "words",
    "letters_per_word",
    "link_share",
    "commas",
    "sentence_end",
    "upper_start",
    "digits",
    "tag",
    "name_score",
    "name_own",
    "name_worst",
    "name_best",
    "text_score",
    "heading_score",
    "heading_distance",
    "blocks_since_h1",
    "share_before",
    "words_after",
    "previous_words",
    "next_words",
    "previous_links",
    "next_links",
    "window_words",
    "window_links",
    "window_prose",
    "same_parent_before",
    "same_parent_after",
    "parent_words",
    "parent_links",
    "parent_blocks",
    "parent_prose",
    "above_links",
    "above_prose",
    "above_share",
    "above2_links",
    "above2_share",
    "best_levels",
    "best_climb",
    "twins",
    "twin_words",
    "twin_links",
    "twin_prose",
    "repeated",
    "in_article",
    "in_aside",
    "in_list",
    "in_quote",
    "in_figure",
    "in_table",
    "hidden",
    "depth",
    "page_words",
    "page_prose",
    "page_links",
    "headline_overlap",
    "between_prose",
)

_TAGS = {
    tag: number
    for number, tag in enumerate(
        "footer header form fieldset th td tr table address dt dd summary caption figcaption figure"
        " aside li ul ol div center span section main article body h6 h5 h4 h1 h3 h2 details legend"
        " blockquote pre p".split()
    )
}
_FLAGS = {
    "article": 1, "main": 1, "aside": 2, "footer": 2, "ul": 4, "ol": 4, "li": 4,
    "blockquote": 8, "figure": 16, "figcaption": 16, "table": 32,
}  # fmt: skip
_TOKEN = re.compile(r"[a-z]+")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。！？:][\"'”’»)\]」]*$")
_LOG = tuple(log2(n + 1) for n in range(4096))


def _log(n: int) -> float:
    return _LOG[n] if n < 4096 else 12.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Learned weights of single words: of class and id names, and of the words of short blocks."""

    names: Mapping[str, float]
    words: Mapping[str, float]


def name_tokens(names: str, tag: str) -> list[str]:
    """The words of a container's class and id, its tag in front."""
    return ["<" + tag, *_TOKEN.findall(names)]


def text_tokens(text: str) -> list[str]:
    """The words of a short block; nothing for a long one, which is judged by other signs."""
    return _WORD.findall(text.lower())[:14] if len(text) < 120 else []


@dataclass(slots=True)
class _Place:
    """What is known of a container once, for all blocks inside."""

    own: float
    total: float
    worst: float
    best: float
    flags: int
    levels: int
    climb: int
    signature: int


def features(outline: Outline, lexicon: Lexicon, headline: str) -> list[list[float]]:
    """A row of numbers per block, in the order of :data:`NAMES`."""
    blocks, containers = outline.blocks, outline.containers
    if not blocks:
        return []
    places = _places(outline, lexicon)
    twins = _twins(blocks, places)
    repeats = Counter(b.text for b in blocks)
    heading_words = set(_WORD.findall(headline.lower()))
    page = containers[0]
    total = page.words or 1
    first_h1 = _first_h1(blocks, heading_words)
    prose_before = _prose_before(blocks)
    padded = [*([None] * 3), *blocks, *([None] * 3)]
    page_row = [_log(total), _log(page.prose), page.link_words / total]
    rows: list[list[float]] = []
    seen = 0
    heading_score, heading_at = 0.0, -99
    text_scores = [_score(text_tokens(b.text), lexicon.words) for b in blocks]
    for i, block in enumerate(blocks):
        holder = block.container
        place = places[holder.index]
        parent = holder.parent or holder
        above = parent.parent or parent
        before, after = padded[i + 2], padded[i + 4]
        if holder.tag in HEADINGS:
            heading_score, heading_at = text_scores[i], i
        text = block.text
        words = block.words
        twin = twins[place.signature]
        window = [b for b in padded[i : i + 7] if b is not None]
        window_words = sum(b.words for b in window)
        rows.append(
            [
                _log(words),
                min(len(text) / words, 15.0),
                block.link_words / words,
                min(text.count(",") + text.count("，") + text.count("、"), 8),
                1.0 if _END.search(text[-3:]) else 0.0,
                1.0 if text[0].isupper() else 0.0,
                sum(ch.isdigit() for ch in text[:60]) / min(len(text), 60),
                _TAGS.get(holder.tag, 19),
                place.total,
                place.own,
                place.worst,
                place.best,
                text_scores[i],
                heading_score,
                min(i - heading_at, 20),
                max(-20, min(i - first_h1, 60)),
                seen / total,
                _log(total - seen - words),
                _log(before.words) if before else 0.0,
                _log(after.words) if after else 0.0,
                before.link_words / before.words if before else 0.5,
                after.link_words / after.words if after else 0.5,
                _log(window_words),
                sum(b.link_words for b in window) / window_words,
                sum(b.is_prose for b in window),
                _near(holder, before),
                _near(holder, after),
                _log(holder.words),
                holder.link_words / (holder.words or 1),
                min(parent.blocks, 60),
                min(parent.prose, 20),
                parent.link_words / (parent.words or 1),
                min(above.prose, 30),
                parent.words / total,
                above.link_words / (above.words or 1),
                above.words / total,
                place.levels,
                place.climb,
                min(twin[0], 60),
                twin[1] / twin[0],
                twin[2] / (twin[1] or 1),
                twin[3] / twin[0],
                min(repeats[text], 5),
                place.flags & 1,
                place.flags >> 1 & 1,
                place.flags >> 2 & 1,
                place.flags >> 3 & 1,
                place.flags >> 4 & 1,
                place.flags >> 5 & 1,
                1.0 if holder.hidden else 0.0,
                min(holder.depth, 30),
                *page_row,
                _overlap(text, heading_words),
                min(prose_before[i], prose_before[-1] - prose_before[i], 6),
            ]
        )
        seen += words
    return rows


def _score(tokens: list[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(t, 0.0) for t in tokens)


def _places(outline: Outline, lexicon: Lexicon) -> list[_Place]:
    @lru_cache(maxsize=2048)
    def weight(names: str, tag: str) -> float:
        return _score(name_tokens(names, tag), lexicon.names)

    containers = outline.containers
    best = _best(outline)
    climbs: dict[int, int] = {}
    step = 0
    at: Container | None = best
    while at is not None:
        climbs[at.index] = step
        step, at = step + 1, at.parent
    signatures: dict[tuple[str, str, int], int] = {}
    places: list[_Place] = []
    for holder in containers:
        own = weight(holder.names, holder.tag)
        flags = _FLAGS.get(holder.tag, 0)
        if holder.parent is None:
            levels = 0 if holder is best else 12
            place = _Place(own, own, own, own, flags, levels, climbs.get(holder.index, 12), 0)
            above_signature = 0
        else:
            above = places[holder.parent.index]
            levels = 0 if holder is best else min(12, above.levels + 1)
            climb = min(12, climbs.get(holder.index, above.climb))
            place = _Place(
                own,
                above.total + own,
                min(above.worst, own),
                max(above.best, own),
                above.flags | flags,
                levels,
                climb,
                0,
            )
            above_signature = above.signature
        key = (holder.tag, holder.names, above_signature)
        place.signature = signatures.setdefault(key, len(signatures))
        places.append(place)
    return places


def _best(outline: Outline) -> Container:
    """The container whose own paragraphs weigh most: a paragraph counts whole for its parent, half
    for the grandparent (the idea of Arc90's Readability)."""
    scores: dict[int, float] = {}
    for block in outline.blocks:
        if not block.is_prose:
            continue
        weight = min(block.words, 100)
        holder = block.container.parent or block.container
        scores[holder.index] = scores.get(holder.index, 0.0) + weight
        if holder.parent is not None:
            index = holder.parent.index
            scores[index] = scores.get(index, 0.0) + weight / 2
    containers = outline.containers
    if not scores:
        return containers[0]
    return containers[max(scores, key=lambda i: (scores[i], -i))]


def _twins(blocks: list[RawBlock], places: list[_Place]) -> dict[int, list[int]]:
    """Per signature (the same tags and names all the way up): blocks, words, linked words, prose."""
    out: dict[int, list[int]] = {}
    for block in blocks:
        sums = out.setdefault(places[block.container.index].signature, [0, 0, 0, 0])
        sums[0] += 1
        sums[1] += block.words
        sums[2] += block.link_words
        sums[3] += block.is_prose
    return out


def _first_h1(blocks: list[RawBlock], headline: set[str]) -> int:
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


def _overlap(text: str, headline: set[str]) -> float:
    if len(text) > 300 or not headline:
        return 0.0
    words = set(_WORD.findall(text.lower()))
    return len(words & headline) / len(words | headline) if words else 0.0


def _prose_before(blocks: list[RawBlock]) -> list[int]:
    out, count = [], 0
    for block in blocks:
        out.append(count)
        count += block.is_prose
    out.append(count)
    return out


def _near(holder: Container, other: RawBlock | None) -> float:
    """2 in the same element, 1 in a sibling element, else 0."""
    if other is None:
        return 0.0
    if other.container is holder:
        return 2.0
    return 1.0 if other.container.parent is holder.parent else 0.0
