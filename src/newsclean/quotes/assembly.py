"""From attributed words to quotes: parts are joined, and each gets its confidence."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.model.article import Quote, Standing
from newsclean.quotes import confidence
from newsclean.quotes.portraits import Told
from newsclean.quotes.story_reading import NO_FRAME, Attributed


def quotes(text: str, words: Iterable[Attributed], standing: Standing, code: str) -> list[Told]:
    """The quotes in the order of the text, each with the part that tells who speaks; ``code`` is that of
    the lexicon."""
    found = [Told(_quote(text, parts, standing, code), leader(parts)) for parts in joined(words)]
    return sorted(found, key=lambda told: (told.quote.start, told.quote.end))


def joined(words: Iterable[Attributed]) -> list[list[Attributed]]:
    """The words in groups: a further part of words in marks stands with the parts before it."""
    groups: list[list[Attributed]] = []
    marked: list[Attributed] = []
    set_off: list[Attributed] = []
    for each in words:
        earlier = set_off if each.kind == "block" else marked
        if each.goes_on and earlier:
            earlier.append(each)
            continue
        groups.append([each])
        if each.kind in ("direct", "mixed"):
            marked = groups[-1]
        elif each.kind == "block":
            set_off = groups[-1]
    return groups


def leader(parts: list[Attributed]) -> Attributed:
    """The part that tells the speaker of all: the first with a frame. Their kind is that of the first."""
    told = next((p for p in parts if p.rule != NO_FRAME), parts[0])
    return told._replace(kind=parts[0].kind)


def _quote(text: str, parts: list[Attributed], standing: Standing, code: str) -> Quote:
    fragments = tuple((p.start, p.end) for p in parts)
    told = leader(parts)
    return Quote(
        text=" ".join(text[a:b] for a, b in fragments),
        start=fragments[0][0],
        end=fragments[-1][1],
        fragments=fragments,
        speaker=told.speaker.name if told.speaker is not None else None,
        mention=told.mention,
        cue=told.cue,
        kind=told.kind,
        confidence=confidence.of(told, code),
        attribution=told.sentence,
        standing=standing,
    )
