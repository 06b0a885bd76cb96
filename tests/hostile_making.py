"""The register of the families of hostile input, and what they are made with."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator

Family = Callable[[int], str | bytes]

FAMILIES: dict[str, Family] = {}

KEPT = "The harbour board voted on Monday to open the old lock again"
_NOUNS = "council bridge ferry harbour school river mayor farmer road island engine market".split()
_VERBS = "closed opened sold built painted moved measured lost found rented watched named".split()
_ENDS = "in the spring;after the storm;for six days;before the vote;at noon;near the mill".split(
    ";"
)
_NAMES = "Greta Solberg;Neil Harbin;Dorota Wilk;Idris Fenwick;Amara Holt;Ruth Adeyemi".split(";")


def family(make: Family) -> Family:
    FAMILIES[make.__name__] = make
    return make


def sentences() -> Iterator[str]:
    """Sentences of news prose without end, few of them alike."""
    dice = random.Random(7)
    while True:
        number = dice.randrange(2, 90_000)
        yield (
            f"The {dice.choice(_NOUNS)} {dice.choice(_VERBS)} {number} of the"
            f" {dice.choice(_NOUNS)}s {dice.choice(_ENDS)}, {dice.choice(_NAMES)} of the"
            f" {dice.choice(_NOUNS)} office wrote."
        )


def filled(size: int, parts: Iterator[str], joint: str = " ") -> str:
    """Parts, joined, until there is enough."""
    taken: list[str] = []
    length = 0
    while length < size:
        part = next(parts)
        taken.append(part)
        length += len(part) + len(joint)
    return joint.join(taken)


def page(inside: str, *, head: str = "", end: str = "</article></body></html>") -> str:
    """A page with an article around what is hostile."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The lock</title>{head}'
        f"</head><body><article><h1>The lock opens again</h1><p>{KEPT}.</p>{inside}{end}"
    )


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece) + 1)


def wrapped(before: str, after: str) -> Iterator[str]:
    return (before + sentence + after for sentence in sentences())


def in_page(name: str, piece: str, end: str = "</article></body></html>") -> None:
    """A family that repeats one piece of markup inside a page."""

    def make(size: int) -> str:
        return page(repeated(piece, size), end=end)

    FAMILIES[name] = make


def as_text(name: str, piece: str) -> None:
    """Two families that repeat one piece of text: after a line of prose, and inside a page."""

    def make(size: int) -> str:
        return f"{KEPT}, its chair said.\n\n" + repeated(piece, size)

    FAMILIES[name] = make
    in_page("page_" + name, html.escape(piece), "</p></article></body></html>")


def encoded(source: str | bytes) -> bytes:
    """What a family has made, as bytes of UTF-8; lone surrogates stay what they are."""
    return source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
