"""Where sentences end, in every script that news is written in.

A sentence ends with a mark that Unicode calls a sentence terminal (Unicode Standard Annex 29) or with an
ellipsis, and the marks that close a quotation or a bracket behind it. Abbreviations are the business of
those who know the language: ``Mr.`` ends like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

STOPS: Final = ".!?…。！？｡．؟۔।॥։።၊။។៕"
"""Marks that end a sentence."""
CLOSING: Final = "\"'”’»›)]」』）】》"
"""Marks that may stand between the end of a sentence and the space behind it."""
_END = re.compile(rf"[{STOPS}][{re.escape(CLOSING)}]*(?=\s|\Z)|[。！？｡।॥][{re.escape(CLOSING)}]*")
_STOP_SET = frozenset(STOPS)


def ends_sentence(text: str, also: str = "") -> bool:
    """Whether a text ends where a sentence does; ``also`` names more marks that count, as ``":"``.

    >>> ends_sentence("“It is over.”"), ends_sentence("終わった。」"), ends_sentence("All you need:")
    (True, True, False)
    >>> ends_sentence("All you need:", also=":")
    True
    """
    last = text.rstrip(CLOSING)[-1:]
    return last in _STOP_SET or (last != "" and last in also)


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The places behind the ends of sentences in ``text[start:end]``, closing marks included.

    >>> text = "“Why?” he said. Nobody knew."
    >>> [text[:at] for at in sentence_ends(text)][:2]
    ['“Why?”', '“Why?” he said.']
    """
    stop = len(text) if end is None else end
    return (found.end() for found in _END.finditer(text, start, stop))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, without the spaces between them.

    >>> split_sentences("It rained. “Why?” Nobody knew")
    ['It rained.', '“Why?”', 'Nobody knew']
    >>> split_sentences("雨が降った。誰も知らない。")
    ['雨が降った。', '誰も知らない。']
    """
    cuts = [0, *sentence_ends(text), len(text)]
    pieces = (text[a:b].strip() for a, b in pairwise(cuts))
    return [piece for piece in pieces if piece]
