"""Names as they stand in a text: runs of capitalised words, cleaned of what is no part of them."""

from __future__ import annotations

from newsclean.quotes import phrases
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.phrases import Phrase
from newsclean.quotes.tokens import Line


def names(line: Line, lex: Lexicon, start: int = 0, end: int | None = None) -> list[Phrase]:
    """Runs of capitalised words, with particles and initials between them."""
    found = []
    stop = len(line) if end is None else end
    upper, low = line.upper, line.low
    i = start
    while i < stop:
        if not upper[i]:
            i += 1
            continue
        j = i + 1
        while j < stop and j - i < phrases.LONGEST:
            if low[j - 1].endswith(("'s", "s'")) and j - 1 >= i:
                break
            if upper[j] or low[j] in ("jr", "jr.", "sr", "sr."):
                j += 1
            elif low[j] in lex.particles and j + 1 < stop and upper[j + 1]:
                j += 2
            else:
                break
        found.append((i, j))
        i = j
    return found


def is_headline(line: Line, lex: Lexicon) -> bool:
    """Whether the capitals of a paragraph tell nothing: a title, or shouting."""
    words = [i for i, w in enumerate(line.words) if w[0].isalpha()]
    if len(words) < 4:
        return bool(words) and line.words[-1] not in ".!?"
    small = sum(line.words[i][0].islower() and len(line.words[i]) > 3 for i in words)
    large = sum(line.words[i][0].isupper() for i in words)
    return large > 4 * small and len(words) < 30


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
