"""What is found in a text, in a line: for tables of tests."""

from __future__ import annotations

from newsclean import Options, quotes


def found(text: str, language: str = "en") -> str:
    """Kind and speaker of each quotation."""
    got = quotes.find(text, language, Options(indirect_quotes=True), doubtful=False).quotes
    return "; ".join(f"{q.kind}: {q.speaker or '-'}" for q in got)
