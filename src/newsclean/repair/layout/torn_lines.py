"""A sentence that a line break or a blank line tore in two, in a text that is not wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.layout.line_breaks import LineBreak, breaks_of, is_torn
from newsclean.repair.typography.code_signs import has_code
from newsclean.text.passes import change
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import line_at
from newsclean.text.view import TextView

_ASKS_FOR_MORE = frozenset(data.listed("repair", "layout", "suspended")) | frozenset(
    data.read("lang/en/repair.toml")["sentences"]["ends_no_cell"].split()
)
_LONG = 60
"""Characters of a line that is no heading, label or list item."""
_ENDS_OPEN = re.compile(r"[\w,”’»\"')]\Z")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
"""A name in mixed letters, which may begin a sentence: “iPhone”."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Where a long line breaks off and the next goes on in lower case and comes to an end, they are one.

    A row of such lines is a list, and stays.
    """
    text = prose.text
    if not prose.derived(is_torn):
        return
    breaks = list(breaks_of(text))
    for i, b in enumerate(breaks):
        if not _goes_on(text, b):
            continue
        lists = (i and breaks[i - 1].lower) or (i + 1 < len(breaks) and breaks[i + 1].lower)
        if not lists:
            yield change(text, b.start, b.end, " ", "layout.torn", 0.93)


def _ends_nowhere(text: str, b: LineBreak) -> bool:
    """Whether a paragraph breaks off where none ends, behind a comma or a word that asks for another, or
    before such a word. What only begins in lower case may be an entry named so, or the next of some notes."""
    last = text[max(0, b.start - _LONG) : b.start].rsplit(None, 1)[-1]
    first = text[b.end : b.end + _LONG].split(None, 1)[0]
    return last[-1] == "," or last.lower() in _ASKS_FOR_MORE or first in _ASKS_FOR_MORE


def _goes_on(text: str, b: LineBreak) -> bool:
    if not b.torn or b.fixed or b.item or b.length < _LONG or not text[b.end].islower():
        return False
    if not _ENDS_OPEN.match(text, b.start - 1, b.start) or _BRAND.match(text, b.end):
        return False
    if b.feeds > 1 and not _ends_nowhere(text, b):
        return False
    behind = text[b.end : line_at(text, b.end)[1]]
    if " " not in behind or has_code(behind[:_LONG]):
        return False
    return ends_sentence(behind) or len(behind) >= _LONG
