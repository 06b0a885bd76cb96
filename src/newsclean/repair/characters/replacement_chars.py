"""Quotation marks, apostrophes and dashes that became ``?`` or U+FFFD, told by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean import data
from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.spans import Spans
from newsclean.text.view import TextView

_RULE = "lost.mark"
_LISTED = data.read("lang/en/repair.toml")["lost"]
_ENDINGS, _SHORT_ENDINGS = (one_of(_LISTED[key].split()) for key in ("endings", "short_endings"))
_CONTRACTION = re.compile(
    r"(?<=[A-Za-z0-9])(?:(?<=n)[?\ufffd](?=t\b)"
    rf"|[?\ufffd](?=(?:{_ENDINGS}|{_SHORT_ENDINGS})\b(?!\?[A-Z])))"
)
_OPENING = re.compile(r"(?:(?<=\s)|(?<=[(\[])|^)[?\ufffd](?=[^\W_])", re.MULTILINE)
_CLOSING = re.compile(r"(?<=[.,!?…])[?\ufffd](?=[\s)\]]|$)", re.MULTILINE)
_CLOSING_WORD = re.compile(r"(?<=\w)[?\ufffd](?=[\s)\],.;:]|$)", re.MULTILINE)
_DASH = re.compile(r"(?<=[\w).”\"] )[?\ufffd](?= [\w“\"?\ufffd])")
_BRITISH = re.compile(_LISTED["british"])
"""Where a dash between spaces is a short one."""
_BETWEEN = re.compile(r"(?<=[a-z]{2})[?\ufffd](?=[a-z]{3})|(?<=[\"”])[?\ufffd](?=[a-z]{2})")
_PLURAL = re.compile(r"(?<=[a-z]{2}s)[?\ufffd](?= [“?\ufffd]?[a-z])")
_CLOSED = re.compile(r"(?<=[a-z][.,!])[?\ufffd](?= [a-z])")
_LOST_IN_WORD = re.compile(rf"n\?t\b|[a-z]\?(?:{_ENDINGS})\b|[a-z] \? [a-z]")
_INNER = re.compile(r"\?(?:[^\W_]| [a-z])")
"""A question mark where no sentence ends: without one there are no traces."""
_REPLACED = "\ufffd"


def mend(prose: TextView) -> Iterator[Repair]:
    """Only in a text with clear traces of such a loss; a real question mark stays."""
    text = prose.text
    lost = _REPLACED in text
    if not lost and ("?" not in text or not _traces(text)):
        return
    skip = prose.addresses
    taken: set[int] = set()
    for found in _CONTRACTION.finditer(text):
        if found.start() not in skip:
            taken.add(found.start())
            yield change(text, found.start(), found.end(), "’", _RULE, 0.95)
    for repair in _pairs(text, skip):
        taken.add(repair.start)
        yield repair
    short = " – " in text or (" — " not in text and len(_BRITISH.findall(text)) > 1)
    dash = "–" if short else "—"
    for pattern, mark in ((_DASH, dash), (_BETWEEN, "—"), (_PLURAL, "’"), (_CLOSED, "”")):
        for found in pattern.finditer(text):
            if found.start() not in skip and found.start() not in taken:
                yield change(text, found.start(), found.end(), mark, _RULE, 0.8)


def _traces(text: str) -> bool:
    """A question mark before a word, or inside ``don?t``, says that marks were lost here."""
    if not _INNER.search(text):
        return False
    return bool(_OPENING.search(text) or _LOST_IN_WORD.search(text))


def _pairs(text: str, skip: Spans) -> Iterator[Repair]:
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
