"""Names as they stand in a text: runs of capitalised words, cleaned of what is no part of them."""

from __future__ import annotations

from newsclean.quotes.lexicon import Lexicon

LONGEST = 12
"""Tokens of a name: a bound keeps the time linear on texts that are one long list of names."""
_JUNIOR = frozenset({"jr", "jr.", "sr", "sr."})
_LONGEST_TITLE = 30


def runs(
    upper: list[bool], low: list[str], lex: Lexicon, start: int, stop: int
) -> list[tuple[int, int]]:
    """Runs of capitalised words between two tokens, with particles and initials between them."""
    particles = lex.particles
    found: list[tuple[int, int]] = []
    i = start
    while i < stop:
        try:
            i = upper.index(True, i, stop)
        except ValueError:
            break
        j = i + 1
        while j < stop and j - i < LONGEST and not low[j - 1].endswith(("'s", "s'")):
            if upper[j] or low[j] in _JUNIOR:
                j += 1
            elif low[j] in particles and j + 1 < stop and upper[j + 1]:
                j += 2
            else:
                break
        found.append((i, j))
        i = j
    return found


def is_headline(words: list[str]) -> bool:
    """Whether the capitals of a paragraph tell nothing: a title, or shouting."""
    # Most paragraphs are longer than any title, as their beginning shows.
    for opening in (words[: 2 * _LONGEST_TITLE], words):
        spelt = [word for word in opening if word[0].isalpha()]
        if len(spelt) >= _LONGEST_TITLE:
            return False
    if len(spelt) < 4:
        return len(spelt) > 0 and words[-1] not in ".!?"
    large = len([word for word in spelt if word[0].isupper()])
    return large > 4 * len([word for word in spelt if len(word) > 3 and word[0].islower()])


def plain(low: str) -> str:
    return low.removesuffix("'s").rstrip("'")


def clean(name: str) -> str:
    for ending in ("’s", "'s", "’", "'"):
        name = name.removesuffix(ending)
    return name.rstrip(",;:").replace("\u00a0", " ").replace("\n", " ")


def surname(parts: tuple[str, ...]) -> str:
    for part in reversed(parts):
        if part.rstrip(".") not in ("jr", "sr", "ii", "iii", "iv"):
            return part
    return parts[-1]
