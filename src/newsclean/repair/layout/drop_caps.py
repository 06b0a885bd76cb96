"""Initials that stand apart from their word, as drop caps do in a page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.view import TextView
from newsclean.text.word_list import words_of

_AT_LINE_START = re.compile(r"\n(?=[“\"‘]?[A-Z][ \n][a-z]{2})")
_INITIAL = re.compile(r"([“\"‘]?)([A-Z])([ \n])(?=([a-z]{2,}))")


def mend(prose: TextView) -> Iterator[Repair]:
    """Drop caps: ``T he city`` and ``T\\nhe city`` at the start of a paragraph."""
    text = prose.text
    starts = [0, *(m.end() for m in _AT_LINE_START.finditer(text))]
    for found in filter(None, (_INITIAL.match(text, start) for start in starts)):
        letter, rest = found[2], found[4]
        if letter in "AIOEY" and found[3] == " " and _listed(rest, prose):
            continue
        known = prose.vocabulary
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


def _listed(word: str, prose: TextView) -> bool:
    """Whether every reader of English knows the word: then it stands alone if the text is English, and if
    it is in a language without a list, nothing is certain. So the text need not be read."""
    return prose.language in ("", "en") and word in words_of("en").common
