"""Brings input within the limit on its size, and keeps what is likely to be the story."""

from __future__ import annotations

import re
from typing import TypeVar

# A stretch without a tag that is longer than this is no paragraph but a giant comment, attribute,
# picture or script; it loses its middle, never its ends, where the markup may be.
_STRETCH = 1_000_000
_TAIL = 20_000

AnyText = TypeVar("AnyText", str, bytes)


def within(content: AnyText, bound: int) -> tuple[AnyText, bool]:
    """The content within ``bound`` bytes (characters of ``str``), and whether anything is missing.

    In content that is too long, overlong stretches without markup are shortened first; what is
    then still beyond the bound is cut off at the end, behind a tag or a word.
    """
    if len(content) <= bound:
        return content, False
    shorter = _shortened(content, bound)
    if len(shorter) > bound:
        shorter = shorter[: _safe_end(shorter, bound)]
    return shorter, True


def _shortened(content: AnyText, bound: int) -> AnyText:
    mark: AnyText = "<" if isinstance(content, str) else b"<"
    if mark not in content[:bound]:  # plain text has no markup to save: its end is cut off
        return content
    pieces = content.split(mark)
    stretch = min(_STRETCH, bound // 2)
    tail = min(_TAIL, stretch // 4)
    for number, piece in enumerate(pieces):
        if len(piece) > stretch:
            head_end = _word_end(piece, stretch - tail)
            pieces[number] = piece[:head_end] + piece[_word_end(piece, len(piece) - tail) :]
    return mark.join(pieces)


def _safe_end(content: AnyText, bound: int) -> int:
    """The end of the last tag before the bound, else of the last word."""
    close: AnyText = ">" if isinstance(content, str) else b">"
    found = content.rfind(close, max(0, bound - 100_000), bound)
    return found + 1 if found >= 0 else _word_end(content, bound)


def _word_end(content: AnyText, position: int) -> int:
    """The nearest blank before a position, if there is one within reach."""
    start = max(0, position - 1000)
    near = content[start:position]
    blank = _BLANK_STR if isinstance(near, str) else _BLANK_BYTES
    last = start
    for match in blank.finditer(near):
        last = start + match.end()
    return last if last > start else position


_BLANK_STR = re.compile(r"\s")
_BLANK_BYTES = re.compile(rb"\s")
