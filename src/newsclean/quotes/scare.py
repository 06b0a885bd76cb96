"""Marks that quote nobody: titles, nicknames, terms, attributes of markup."""

from __future__ import annotations

from newsclean.quotes.frames import Frame
from newsclean.quotes.lexicon import Lexicon
from newsclean.quotes.marks import Region
from newsclean.quotes.tokens import Line


def is_quote(
    text: str,
    line: Line,
    q: int,
    region: Region,
    frame: Frame | None,
    start: int,
    end: int,
    lex: Lexicon,
) -> bool:
    return True
