"""Names as they stand in a text: runs of capitalised words, cleaned of what is no part of them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.quotes.lexicon import Persons
from newsclean.text.sentences import STOP_SET

LONGEST = 12
"""Tokens of a name: a bound keeps the time linear on texts that are one long list of names."""
PARTICLES = 3
"""Particles in a row: “van der”, “de la”."""
AGENCY = 2
"""Words of a name of which an agency's name may be a part."""
SHORTEST_SMALL = 4
"""Letters of a small word that titles would write with a capital."""
_MARKS = frozenset('„“”«»"')
LONGEST_TITLE = 30
"""Words from which a paragraph is no title."""


def runs(
    upper: list[bool], low: list[str], persons: Persons, start: int, stop: int
) -> list[tuple[int, int]]:
    """Runs of capitalised words between two tokens, with particles and initials between them."""
    particles, suffixes = persons.particles, persons.suffixes
    found: list[tuple[int, int]] = []
    i = start
    while i < stop:
        try:
            i = upper.index(True, i, stop)
        except ValueError:
            break
        j, joined = i + 1, False
        while j < stop and j - i < LONGEST and not low[j - 1].endswith(("'s", "s'")):
            if upper[j] or low[j] in suffixes:
                j += 1
            elif low[j] in persons.links and j + 1 < stop and upper[j + 1]:
                j += 2
            elif (
                not joined
                and low[j] in particles
                and (after := _behind_particles(upper, low, persons, j, stop))
            ):
                j, joined = after, True
            else:
                break
        if j - i > 1 and low[j - 1] in persons.agencies and low[i] not in persons.agencies:
            found.append((i, j - 1))  # “řekl Vondra *ČTK*”
            i = j - 1
        elif j - i > AGENCY and low[i] in persons.agencies:
            found.append((i, i + 1))  # the agency that a person told: “à l’AFP Anne Kerlo”
            i += 1
        found.append((i, j))
        i = j
    return found


def _behind_particles(
    upper: list[bool], low: list[str], persons: Persons, j: int, stop: int
) -> int:
    """The token behind the part of a name that particles lead to, 0 where none follows them."""
    last = min(stop, j + PARTICLES)
    while j < last and low[j] in persons.particles and not upper[j]:
        j += 1
    return j + 1 if j < stop and upper[j] else 0


def is_headline(words: list[str], *, capital_nouns: bool = False) -> bool:
    """Whether the capitals of a paragraph tell nothing: a title, or shouting.

    Where all nouns have capitals, every small word speaks against it.
    """
    shortest = 1 if capital_nouns else SHORTEST_SMALL
    # Most paragraphs are longer than any title, as their beginning shows.
    for opening in (words[: 2 * LONGEST_TITLE], words):
        spelt = [word for word in opening if word[0].isalpha()]
        if len(spelt) >= LONGEST_TITLE:
            return False
    if len(spelt) < 4:
        return len(spelt) > 0 and words[-1] not in STOP_SET
    large = len([word for word in spelt if word[0].isupper()])
    return large > 4 * len([word for word in spelt if len(word) >= shortest and word[0].islower()])


def plain(low: str) -> str:
    """A word without the ending of a possessive."""
    return low.removesuffix("'s").rstrip("'")


def clean(name: str) -> str:
    """A name on one line, without the ending of a possessive and without commas behind it."""
    for ending in ("’s", "'s", "’", "'"):
        name = name.removesuffix(ending)
    name = name.rstrip(",;:").replace("\u00a0", " ").replace("\n", " ")
    return name[1:-1] if name[:1] in _MARKS and name[-1:] in _MARKS else name


def surname(parts: Sequence[str], persons: Persons) -> str:
    """The last part of a name that is no suffix."""
    for part in reversed(parts):
        if part not in persons.suffixes:
            return part
    return parts[-1]
