"""What a pattern can begin with, read off the pattern itself: the key of the rules' index.

Hundreds of rules apply to every short line. Nearly all say what a line begins with, so a line is held only
against the rules that share its first letters.
"""

from __future__ import annotations

import re
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

KEY = 4
"""Letters of a line's beginning that choose the rules."""
_MOST = 5000
"""Beginnings of one pattern; more are not worth an index."""
_OPENING = re.compile(r"\W*")
_DIGITS = str.maketrans("123456789٠١٢٣٤٥٦٧٨٩०१२३४५६७८९", "0" * 29)

# Beginnings of a part of a pattern, each with whether it is cut: nothing more can be said of what follows.
_Heads = frozenset[tuple[str, bool]]
_NOTHING: _Heads = frozenset({("", False)})
_ANYTHING: _Heads = frozenset({("", True)})
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_GROUPS = {code.SUBPATTERN: -1, code.ATOMIC_GROUP: 0}
_WIDTHLESS = (code.ASSERT, code.ASSERT_NOT, code.AT)


def folded(text: str) -> str:
    """Lower case, with the dotted and the dotless i of Turkish as one letter."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ı", "i")


def signs_before(line: str) -> int:
    """How many signs that are no letters or digits a line begins with."""
    signs = _OPENING.match(line)
    return signs.end() if signs else 0


def key_at(line: str, at: int) -> str:
    """The letters of a folded line from ``at``, with all digits alike: what openings are held against."""
    return line[at : at + KEY].translate(_DIGITS)


def openings(pattern: str) -> frozenset[str] | None:
    """The beginnings of all that a pattern fits, in lower case and cut to ``KEY`` letters.

    None where it may fit anywhere, or may begin with anything.
    """
    try:
        parts = list(parser.parse(pattern, re.IGNORECASE))
        found = frozenset(_anchored(parts))
    except (re.error, _UnboundError, RecursionError):
        return None
    return frozenset(head.translate(_DIGITS) for head in found) if all(found) else None


class _UnboundError(Exception):
    """The pattern does not say how a line begins."""


def _anchored(parts: list[Any]) -> frozenset[str]:
    """Beginnings behind ``^`` and signs that are no letters; each branch must have its own ``^``."""
    if len(parts) == 1 and parts[0][0] is code.BRANCH:
        return frozenset(head for way in parts[0][1][1] for head in _anchored(list(way)))
    if not parts or parts[0] != (code.AT, code.AT_BEGINNING):
        raise _UnboundError
    return _behind(parts[1:])


def _behind(parts: list[Any]) -> frozenset[str]:
    """Beginnings of what stands behind ``^``, which the parser puts in front of all branches."""
    while parts and (parts[0][0] in _WIDTHLESS or _is_signs(parts[0])):
        if parts[0][0] is code.ASSERT and all(ahead := _seen_ahead(parts[0][1])):
            return ahead
        parts = parts[1:]
    if len(parts) == 1 and parts[0][0] is code.BRANCH:
        return frozenset(head for way in parts[0][1][1] for head in _behind(list(way)))
    return frozenset(head for head, _ in _sequence(parts))


def _seen_ahead(assertion: Any) -> frozenset[str]:
    """Beginnings that a lookahead asks for; the empty one where it says nothing of them."""
    direction, parts = assertion
    return (
        frozenset(head for head, _ in _sequence(list(parts))) if direction == 1 else frozenset({""})
    )


def _is_signs(part: Any) -> bool:
    """Whether a part is ``\\W*``, which are skipped on the line too."""
    operation, value = part
    return (
        operation in _REPEATS
        and len(value[2]) == 1
        and value[2][0] == (code.IN, [(code.CATEGORY, code.CATEGORY_NOT_WORD)])
    )


def _sequence(parts: list[Any]) -> _Heads:
    heads = _NOTHING
    for part in parts:
        open_heads = [text for text, cut in heads if not cut]
        if not open_heads:
            return heads
        more = _part(part)
        joined = {(text + head, cut) for text in open_heads for head, cut in more}
        heads = frozenset(
            (text[:KEY], cut or len(text) >= KEY)
            for text, cut in joined | {head for head in heads if head[1]}
        )
        if len(heads) > _MOST:
            raise _UnboundError
    return heads


def _part(part: Any) -> _Heads:
    operation, value = part
    if operation is code.LITERAL:
        return frozenset({(folded(chr(value)), False)})
    if operation is code.IN:
        return _of_class(value)
    if operation is code.BRANCH:
        return frozenset(head for way in value[1] for head in _sequence(list(way)))
    if operation in _GROUPS:
        return _sequence(list(value[-1] if operation is code.SUBPATTERN else value))
    if operation in _REPEATS:
        return _of_repeat(*value)
    return _NOTHING if operation in _WIDTHLESS else _ANYTHING


def _of_class(members: list[Any]) -> _Heads:
    if all(kind is code.LITERAL for kind, _ in members):
        return frozenset({(folded(chr(char)), False) for _, char in members})
    if members == [(code.CATEGORY, code.CATEGORY_DIGIT)]:
        return frozenset({("0", False)})
    return _ANYTHING


def _of_repeat(least: int, most: int, body: Any) -> _Heads:
    once = _sequence(list(body))
    if most == 1:
        return once | _NOTHING if least == 0 else once
    cut = frozenset((text, True) for text, _ in once)
    return cut | _NOTHING if least == 0 else cut
