"""Quotation marks, apostrophes and dashes that became ``?`` or U+FFFD, told by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.ledger import Repair
from newsclean.repair.passes import addresses, change

_RULE = "lost.mark"
_CONTRACTION = re.compile(
    r"(?<=[A-Za-z])(?:(?<=n)[?\ufffd](?=t\b)|[?\ufffd](?=(?:s|re|ve|ll|d|m)\b(?!\?[A-Z])))"
)
_OPENING = re.compile(r"(?:(?<=\s)|(?<=[(\[])|^)[?\ufffd](?=[^\W_])", re.MULTILINE)
_CLOSING = re.compile(r"(?<=[.,!?…])[?\ufffd](?=[\s)\]]|$)", re.MULTILINE)
_CLOSING_WORD = re.compile(r"(?<=\w)[?\ufffd](?=[\s)\],.;:]|$)", re.MULTILINE)
_DASH = re.compile(r"(?<=\w )[?\ufffd](?= \w)")
_REPLACED = "\ufffd"


def mend(text: str, code: str | None) -> Iterator[Repair]:
    """Only in a text with clear traces of such a loss; a real question mark stays."""
    lost = _REPLACED in text
    if not lost and ("?" not in text or not _traces(text)):
        return
    skip = addresses(text)
    apostrophe = "’"
    for found in _CONTRACTION.finditer(text):
        if found.start() not in skip:
            yield change(text, found.start(), found.end(), apostrophe, _RULE, 0.95)
    for found in _DASH.finditer(text):
        yield change(text, found.start(), found.end(), "—", _RULE, 0.8)
    yield from _pairs(text, skip)


def _traces(text: str) -> bool:
    """A question mark before a word, or inside ``don?t``, says that marks were lost here."""
    return bool(_OPENING.search(text) or re.search(r"n\?t\b|[a-z]\?s\b", text))


def _pairs(text: str, skip: object) -> Iterator[Repair]:
    """Opening marks, and the closing ones that answer them."""
    taken: set[int] = set()
    for opening in _OPENING.finditer(text):
        at = opening.start()
        yield change(text, at, at + 1, "“", _RULE, 0.9)
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        follow = _OPENING.search(text, at + 1, end)
        limit = follow.start() if follow else end
        close = _CLOSING.search(text, at + 1, limit)
        if close is None:
            options = list(_CLOSING_WORD.finditer(text, at + 1, min(limit, at + 400)))
            close = options[-1] if len(options) == 1 else None
        if close and close.start() not in taken:
            taken.add(close.start())
            yield change(text, close.start(), close.end(), "”", _RULE, 0.9)
