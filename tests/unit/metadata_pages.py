"""Pages for the tests of metadata, and what is read from them."""

from __future__ import annotations

HEADING = "<h1>The town keeps its two clocks</h1>"


PROSE = "<p>" + "The clocks stay where they are and the tower stays with them. " * 14 + "</p>"


def times(words: str, n: int) -> str:
    return " ".join([words] * n)


def sized(text: str, size: int, behind: str = "") -> str:
    """The text, made this many characters long."""
    return text + " " + "x" * (size - len(text) - len(behind) - 1) + behind
