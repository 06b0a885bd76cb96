"""Which characters of a text stand inside quotation marks, where words are never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.repair.passes import Spans, lines

_MARK = re.compile(r"[“”„\"«»]")
_OPENS, _CLOSES = "“„«", "”»"


def quoted_spans(text: str) -> Spans:
    """Spans between quotation marks, paragraph by paragraph; in doubt, a character is inside.

    A mark that is opened and not closed runs to the paragraph's end.
    """
    return Spans(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in lines(text):
        opened = -1
        for found in _MARK.finditer(text, start, end):
            glyph, at = found.group(), found.start()
            if opened < 0:
                if glyph in _CLOSES and at > start and not text[at - 1].isspace():
                    continue
                opened = at
            elif glyph not in _OPENS or _closes_here(text, at, end):
                yield opened, at + 1
                opened = -1
        if opened >= 0:
            yield opened, end


def _closes_here(text: str, at: int, end: int) -> bool:
    """Whether an opening shape stands where a closing mark does: after a letter, before a space."""
    return not text[at - 1].isspace() and (at + 1 >= end or not text[at + 1].isalnum())
