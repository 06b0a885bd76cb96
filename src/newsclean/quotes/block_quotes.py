"""The words of a paragraph column by column, before they become a line: joined and cut by the lexicon."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from newsclean.quotes.lexicon import Lexicon


class Columns(NamedTuple):
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]


def with_stops(columns: Columns, lex: Lexicon) -> Columns:
    """The full stop of an abbreviation joined to it: “Mr.” ends no sentence."""
    words, low, starts, ends = columns
    joined = [
        i
        for i in _stops(words)
        if low[i - 1] in lex.abbreviations
        and starts[i] == ends[i - 1]
        and words[i - 1][0].isupper()
    ]
    if not joined:
        return columns
    kept = [True] * len(words)
    for i in joined:
        ends[i - 1] += 1
        kept[i] = False
    return Columns(
        list(compress(words, kept)),
        list(compress(low, kept)),
        list(compress(starts, kept)),
        list(compress(ends, kept)),
    )


def _stops(words: list[str]) -> list[int]:
    """Where full stops stand, save in front of all words."""
    found: list[int] = []
    at = 0
    for _ in range(words.count(".")):
        at = words.index(".", at) + 1
        found.append(at - 1)
    return found if not found or found[0] else found[1:]


def split(columns: Columns, lex: Lexicon) -> tuple[Columns, set[int]]:
    """Articles and pronouns cut off the words they are written with; the parts whose capital is mute."""
    result = Columns([], [], [], [])
    inert: set[int] = set()
    for word, low, a, b in zip(*columns, strict=True):
        if "'" in low and lex.elided:
            head, _, rest = low.partition("'")
            if head in lex.elided and rest:
                cut = len(head) + 1
                inert.add(len(result.words))
                _append(result, word[:cut], head + "'", a, a + cut)
                a, word, low = a + cut, word[cut:], rest
        if "-" in low and lex.clitics:
            head, clitic = _clitic(low, lex)
            if clitic:
                cut = len(head)
                inert |= {len(result.words), len(result.words) + 1}
                _append(result, word[:cut], word[:cut].lower(), a, a + cut)
                _append(
                    result, word[-len(clitic) :], word[-len(clitic) :].lower(), b - len(clitic), b
                )
                continue
        _append(result, word, low, a, b)
    return result, inert


def _append(columns: Columns, word: str, low: str, start: int, end: int) -> None:
    columns.words.append(word)
    columns.low.append(low)
    columns.starts.append(start)
    columns.ends.append(end)


def _clitic(low: str, lex: Lexicon) -> tuple[str, str]:
    head, _, tail = low.rpartition("-")
    if tail not in lex.clitics:
        return low, ""
    return head.removesuffix("-t"), tail
