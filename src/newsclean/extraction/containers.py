"""What is known of a container once, for all blocks inside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import fsum, log2
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, Outline, RawBlock

_FLAGS = {"article": 0, "main": 0, "aside": 1, "footer": 1, "figure": 2, "figcaption": 2}
_NO_FLAGS = (0.0, 0.0, 0.0)
_TOKEN = re.compile(r"[a-z]+")
_FAR = 12
_TAGS = {
    tag: number
    for number, tag in enumerate(
        "footer header form fieldset th td tr table address dt dd summary caption figcaption figure"
        " aside li ul ol div center span section main article body h6 h5 h4 h1 h3 h2 details legend"
        " blockquote pre p".split()
    )
}
_UNKNOWN_TAG = _TAGS["div"]


def log_of(n: int) -> float:
    """The binary logarithm of ``n + 1``, at most 12."""
    return min(log2(n + 1), 12.0)


def name_tokens(names: str, tag: str) -> list[str]:
    """The words of a container's class and id, its tag in front."""
    return ["<" + tag, *_TOKEN.findall(names)]


class Place(NamedTuple):
    """Where a container stands; siblings with the same tag and names stand in one place."""

    number: int
    """Of the place, in the order in which places were met."""
    tag: str
    depth: int
    own: float
    """The weight of its own names."""
    score: float
    """The sum of the weights from the root down to here."""
    worst: float
    best: float
    flags: tuple[float, ...]
    """Whether it stands in an article, an aside, a figure."""
    levels: int
    """Steps below the best container, at most 12."""
    climb: int
    """Steps from the best container up to the first one that holds both, at most 12."""
    signature: int
    """Equal for containers that have the same tags and names all the way up."""
    article: int
    """Index of the nearest article element around, -1 for none."""
    look: int
    """Equal for containers with the same tag and names; for those without names, with the same tag
    in a parent of the same names. Paragraphs of one story look alike in whatever boxes they stand."""


class PlaceFeatures(NamedTuple):
    """What the block model knows of all blocks in the same place: a column per feature."""

    tag: Sequence[float]
    """From tags that rarely hold a story (0) to those that mostly do."""
    name_score: Sequence[float]
    """Learned weight of the class and id names from the root down; then that of its own, the lowest
    and the highest of one container on the way."""
    name_own: Sequence[float]
    name_worst: Sequence[float]
    name_best: Sequence[float]
    best_levels: Sequence[float]
    """Steps below the best container; then steps from there up to the first that holds both."""
    best_climb: Sequence[float]
    twins: Sequence[float]
    """Blocks in places with the same signature; then their mean words, the share of prose."""
    twin_words: Sequence[float]
    twin_prose: Sequence[float]
    article: Sequence[float]
    """0 outside any article element, 1 in the one around the best container, 2 in one further down
    the page, 3 in one above it."""
    in_article: Sequence[float]
    in_aside: Sequence[float]
    in_figure: Sequence[float]
    depth: Sequence[float]


def places_of(outline: Outline, weights: Mapping[str, float], best: Container) -> list[Place]:
    """The place of every container, in their order; of one without words, that of its parent."""
    climbs: dict[int, int] = {}
    at: Container | None = best
    while at is not None:
        climbs[at.index] = min(len(climbs), _FAR)
        at = at.parent
    known: dict[tuple[str, str], float] = {}
    signatures: dict[tuple[str, str, int], int] = {}
    looks: dict[tuple[str, str], int] = {}
    shared: dict[tuple[int, str, str], Place] = {}
    places: list[Place] = []
    made = 0
    for holder in outline.containers:
        parent = holder.parent
        above = places[parent.index] if parent is not None else None
        if above is not None and not holder.words:  # it holds no block that could be asked about
            places.append(above)
            continue
        tag, names = holder.tag, holder.names
        place = shared.get((above.number if above else -1, tag, names))
        if place is None or tag == "article" or holder.index in climbs:
            own = known.get((tag, names))
            if own is None:
                own = fsum(map(weights.get, name_tokens(names, tag), repeat(0.0)))
                known[tag, names] = own
            if above is None:
                above = Place(-1, "", -1, own, 0.0, own, own, _NO_FLAGS, _FAR, _FAR, -1, -1, -1)
            place = Place(
                made,
                tag,
                holder.depth,
                own,
                above.score + own,
                min(above.worst, own),
                max(above.best, own),
                _flags(above.flags, tag),
                0 if holder is best else min(_FAR, above.levels + 1),
                climbs.get(holder.index, above.climb),
                signatures.setdefault((tag, names, above.signature), len(signatures)),
                holder.index if tag == "article" else above.article,
                looks.setdefault((tag, _named(holder)), len(looks)),
            )
            made += 1
            if tag != "article" and holder.index not in climbs:
                shared[above.number, tag, names] = place
        places.append(place)
    return places


def place_features(
    blocks: list[RawBlock], places: list[Place], best_article: int
) -> dict[int, tuple[float, ...]]:
    """The features of every place that holds a block, by the number of the place."""
    sums: dict[int, list[int]] = {}
    held: dict[int, Place] = {}
    for block in blocks:
        place = places[block.container.index]
        held[place.number] = place
        twins = sums.setdefault(place.signature, [0, 0, 0])
        twins[0] += 1
        twins[1] += block.words
        twins[2] += block.is_prose
    here = list(held.values())
    of_twins = [sums[p.signature] for p in here]
    columns = PlaceFeatures(
        tag=[_TAGS.get(p.tag, _UNKNOWN_TAG) for p in here],
        name_score=[p.score for p in here],
        name_own=[p.own for p in here],
        name_worst=[p.worst for p in here],
        name_best=[p.best for p in here],
        best_levels=[p.levels for p in here],
        best_climb=[p.climb for p in here],
        twins=[min(count, 60) for count, _, _ in of_twins],
        twin_words=[words / count for count, words, _ in of_twins],
        twin_prose=[prose / count for count, _, prose in of_twins],
        article=[_article(p.article, best_article) for p in here],
        in_article=[p.flags[0] for p in here],
        in_aside=[p.flags[1] for p in here],
        in_figure=[p.flags[2] for p in here],
        depth=[min(p.depth, 30) for p in here],
    )
    return dict(zip(held, zip(*columns, strict=True), strict=True))


def _article(article: int, best: int) -> float:
    if article < 0:
        return 0.0
    if article == best:
        return 1.0
    return 2.0 if article > best else 3.0


def _flags(above: tuple[float, ...], tag: str) -> tuple[float, ...]:
    flag = _FLAGS.get(tag)
    if flag is None or above[flag]:
        return above
    return (*above[:flag], 1.0, *above[flag + 1 :])


def _named(holder: Container) -> str:
    """The names of a container, or those of its parent where it has none."""
    if holder.parent is None or len(holder.names) > 1:  # without any: a single blank
        return holder.names
    return holder.parent.names


def best_container(outline: Outline) -> Container:
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
