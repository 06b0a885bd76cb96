"""Initials that stand apart from their word, as drop caps do in a page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.ledger import Repair
from newsclean.repair.passes import change
from newsclean.repair.prose import Prose

_AT_LINE_START = re.compile(r"\n(?=[“\"‘]?[A-Z][ \n][a-z]{2})")
_INITIAL = re.compile(r"([“\"‘]?)([A-Z])([ \n])(?=([a-z]{2,}))")


def mend(prose: Prose) -> Iterator[Repair]:
    """Drop caps: ``T he city`` and ``T\\nhe city`` at the start of a paragraph."""
    text = prose.text
    starts = [0, *(m.end() for m in _AT_LINE_START.finditer(text))]
    for found in filter(None, (_INITIAL.match(text, start) for start in starts)):
        known = prose.vocabulary
        letter, rest = found[2], found[4]
        alone = known.part(rest)
        if alone and letter in "AIOEY":
            continue  # "A boat", "I knew"
        joined = known.whole(letter + rest)
        if letter in "AIOEY" or found[3] == " ":
            certain = joined and (not alone or letter not in "AIOEY") if known.rich else False
            certain = certain or (letter not in "AIOEY" and not alone)
        else:
            certain = joined or not alone
        if certain:
            yield change(text, found.start(3), found.end(3), "", "words.drop-cap", 0.95)
