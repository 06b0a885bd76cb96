"""Words that lost the space between them, got one inside, or lost a letter group on the way.

Evidence is the document itself and a list of common words: a repair is made only where the garbled
form is no word and the mended one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.ledger import Repair
from newsclean.repair.lexicon import Vocabulary
from newsclean.repair.passes import change
from newsclean.repair.prose import Prose

_INITIAL = re.compile(r"^([“\"‘]?)([A-Z])([ \n])(?=([a-z]{2,}))", re.MULTILINE)
_CAMEL = re.compile(r"(?<![\w@#./-])([A-Za-z]{0,20}[a-z]{3})((?:[A-Z][a-z]{2,20}){1,2})(?![\w@/])")
_HUMP = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
_INSTITUTIONS = frozenset(
    "studios group institute laboratory agency awards services department university council committee "
    "conference commission association foundation ministry corporation".split()
)

_SHORT = frozenset(
    "the and for from with was had has his her its our you who how why but not".split()
)


def initials(prose: Prose) -> Iterator[Repair]:
    """Drop caps: ``T he city`` and ``T\\nhe city`` at the start of a paragraph."""
    text = prose.text
    for found in _INITIAL.finditer(text):
        known = prose.vocabulary
        letter, rest = found[2], found[4]
        alone, joined = known.part(rest), known.whole(letter + rest)
        if letter in "AIOEY" or found[3] == " ":
            certain = joined and (not alone or letter not in "AIOEY") if known.rich else False
            certain = certain or (letter not in "AIOEY" and not alone)
        else:
            certain = joined or not alone
        if certain:
            yield change(text, found.start(3), found.end(3), "", "words.drop-cap", 0.95)


def camel(prose: Prose) -> Iterator[Repair]:
    """``officialsSaid``: two words joined where a tag was dropped between them."""
    text = prose.text
    if not any(map(_HUMP.search, (w for w in prose.counts if not (w.islower() or w.istitle())))):
        return
    for found in _CAMEL.finditer(text):
        if _joined(text, found, prose.vocabulary):
            at = found.start(2)
            yield change(text, at, at, " ", "words.joined", 0.9)


def _joined(text: str, found: re.Match[str], known: Vocabulary) -> bool:
    """Whether two words stand here: brands are written so too (``SoftBank``), names are not."""
    left, right = found[1], found[2]
    if left.islower():
        return (
            (known.top(left) and len(left) > 3)
            or (known.listed(left) and len(left) > 5)
            or (left in _SHORT)
        )
    if f"{left} {right}" in text:
        return True
    if known.name(left) and (known.name(right) or known.seen(right) or not known.known(right)):
        return True
    if known.name(right) and (known.listed(left) or not known.known(left)):
        return True
    if known.seen(left + right, 2):
        return False  # written so throughout: a brand
    if right.lower() in _INSTITUTIONS:
        return True
    return known.seen(left) and known.seen(right)
