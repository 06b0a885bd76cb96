"""Where the judge of a page has seen a line already: what its words and shape may still decide.

The judge knows place and markup, the words of a line are one sign more. On development pages, lines that
look like furniture by their words alone were the story's own in three cases of four: steps of a recipe,
offers in a comparison, articles about newsletters. So they decide only where the judge was not sure, and
where they are not what the story is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newsclean.draft import Piece

SURE = 0.95
"""Chance from which a line stays unless a rule cannot be wrong."""
CERTAIN = 0.97
"""Confidence of such a rule."""
_UNSURE = 0.9
_MOST_FOUND = 4
_PROSE: tuple[str, ...] = ("paragraph", "blockquote")
_LABEL = re.compile(r"\W{0,3}[^\W_][^:|.!?“\"\n]{1,28}?\s?[:|–—]\s+\S")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def may_decide(piece: Piece, line: str) -> bool:
    """Whether the words of a line may tell that it is furniture, as far as the judge is concerned."""
    if piece.chance is None:
        return True
    return piece.chance < _UNSURE and piece.kind in _PROSE and not _LABEL.match(line)


def ends_story(piece: Piece) -> bool:
    """Whether a line is the story's last, whatever it looks like: the judge was sure of it, or it is an
    item of a list."""
    return piece.chance is not None and (piece.chance >= _UNSURE or piece.kind == "list-item")


def off_topic(found: list[int], lines: list[str], nouns: Iterable[frozenset[str]]) -> list[int]:
    """Those of ``found`` whose words for furniture are no words of the story's own sentences; none of
    them where they are many. ``nouns`` are theirs, in the same order."""
    if len(found) > _MOST_FOUND:
        return []
    among = set(found)
    story = Counter(
        word
        for i, line in enumerate(lines)
        if i not in among and len(line) > 60
        for word in set(_WORD.findall(line.lower()))
    )
    return [
        i
        for i, words in zip(found, nouns, strict=True)
        if not any(story[word] > 1 for word in words)
    ]
