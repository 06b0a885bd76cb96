"""What is known of a container once, for all blocks inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat
from math import log2

from newsclean.extraction.blocks import Container, Outline

_FLAGS = {"article": 0, "main": 0, "aside": 1, "footer": 1, "figure": 2, "figcaption": 2}
_NO_FLAGS = (0.0,) * 3
_TOKEN = re.compile(r"[a-z]+")
_LOG = tuple(log2(n + 1) for n in range(4096))
_FAR = 12


def log_of(n: int) -> float:
    """The binary logarithm of ``n + 1``, at most 12."""
    return _LOG[n] if n < 4096 else 12.0


def name_tokens(names: str, tag: str) -> list[str]:
    """The words of a container's class and id, its tag in front."""
    return ["<" + tag, *_TOKEN.findall(names)]


@dataclass(slots=True, eq=False)
class Place:
    """Where a container stands; siblings with the same tag and names stand in one place."""

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
    twins: tuple[float, float, float] = (1, 1, 0)
    """Blocks with the same signature, at most 60, their mean words, the share of prose."""
    numbers: tuple[float, ...] = ()
    """What the judge knows of it, once a block there was judged."""


def places_of(outline: Outline, weights: Mapping[str, float], best: Container) -> list[Place]:
    """The place of every container, in their order."""
    places = _descend(outline.containers, weights, best)
    twins: dict[int, list[int]] = {}
    for block in outline.blocks:
        sums = twins.setdefault(places[block.container.index].signature, [0, 0, 0])
        sums[0] += 1
        sums[1] += block.words
        sums[2] += block.is_prose
    shares = {
        signature: (min(count, 60), words / count, prose / count)
        for signature, (count, words, prose) in twins.items()
    }
    for place in places:
        found = shares.get(place.signature)
        if found is not None:
            place.twins = found
    return places


def _descend(
    containers: list[Container], weights: Mapping[str, float], best: Container
) -> list[Place]:
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
    for holder in containers:
        parent = holder.parent
        above = places[parent.index] if parent is not None else None
        if above is not None and not holder.words:  # nobody will ask
            places.append(above)
            continue
        tag, names = holder.tag, holder.names
        place = shared.get((id(above), tag, names))
        if place is None or tag == "article" or holder.index in climbs:
            own = known.get((tag, names))
            if own is None:
                own = sum(map(weights.get, name_tokens(names, tag), repeat(0.0)))
                known[tag, names] = own
            if above is None:
                above = Place(own, 0.0, own, own, _NO_FLAGS, _FAR, _FAR, -1, -1, -1)
            place = Place(
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
            if tag != "article" and holder.index not in climbs:
                shared[id(above), tag, names] = place
        places.append(place)
    return places


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
