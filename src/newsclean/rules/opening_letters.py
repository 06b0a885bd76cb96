"""With which letters a line may begin that a pattern fits: most patterns fit hardly any line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from newsclean.text.phrases import folded

SIZE = 2
"""Letters of an opening."""
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_WIDTHLESS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_NO_WORDS = (_constants.CATEGORY_NOT_WORD, _constants.CATEGORY_SPACE)
_LONGEST_RANGE = 128
_MANY = 1_000
"""Openings beyond which the second letter is left out."""
_FOLDED = {"ſ": "s", "\u212a": "k"}
"""Letters that stand for one of ASCII where case does not count, beside those of Turkish."""


class _AnyError(Exception):
    """The first letter may be any."""


def opening_letters(pattern: str) -> frozenset[str] | None:
    r"""How the first word of a line begins that a pattern fits without regard to case: two letters or
    figures, folded, or one where the second character may be any; None where the first may be any.

    >>> sorted(opening_letters(r"^\W*(?:share|tweet|(?:e-)?mail|\(print\))\b.{0,9}$"))
    ['e', 'ma', 'pr', 'sh', 'tw']
    >>> opening_letters(r"^.{0,9}share") is opening_letters("share") is None
    True
    """
    items = list(_parser.parse(pattern, re.IGNORECASE))
    if not _is_anchored(items):
        return None
    done: set[str] = set()
    try:
        begun = _behind(items, {""}, done)
    except _AnyError:
        return None
    return None if "" in begun else frozenset(done | begun)


def tells(opening: str) -> bool:
    """Whether the opening of a line, folded, can be compared with those of patterns. Some letters have more
    forms than upper and lower case, and a pattern for digits fits those of every script.

    >>> tells("sh"), tells("я "), tells("straße"[4:]), tells("٣")
    (True, True, False, False)
    """
    return all(map(_is_plain, opening))


def _is_plain(character: str) -> bool:
    if character.isascii() or not character.isalnum():
        return True
    return character.isalpha() and character.casefold() == character


def _is_anchored(items: list[tuple[Any, Any]]) -> bool:
    """Whether a pattern fits at the beginning of a line only."""
    if not items:
        return False
    kind, argument = items[0]
    if kind is _constants.BRANCH:
        return all(_is_anchored(list(branch)) for branch in argument[1])
    return kind is _constants.AT and argument is _constants.AT_BEGINNING


def _behind(items: Iterable[tuple[Any, Any]], begun: set[str], done: set[str]) -> set[str]:
    """The openings that are not complete behind the items; those that are go into ``done``."""
    for kind, argument in items:
        if kind in _WIDTHLESS:
            continue
        if kind is _constants.LITERAL:
            begun = _with(chr(argument), begun, done)
        elif kind is _constants.IN:
            begun = _with_one(argument, begun, done)
        elif kind in _REPEATS:
            least, most, body = argument
            after = _behind(body, begun, done)
            begun = (_ended(after, done) if most > 1 else after) | (begun if least == 0 else set())
        elif kind is _constants.SUBPATTERN:
            begun = _behind(argument[-1], begun, done)
        elif kind is _constants.ATOMIC_GROUP:
            begun = _behind(argument, begun, done)
        elif kind is _constants.BRANCH:
            begun = set().union(*(_behind(branch, begun, done) for branch in argument[1]))
        else:
            begun = _with_any(begun, done)
    return begun


def _ended(begun: set[str], done: set[str]) -> set[str]:
    """What is left where any sign may follow a first letter."""
    done |= begun - {""}
    return begun & {""}


def _with_any(begun: set[str], done: set[str]) -> set[str]:
    if _ended(begun, done):
        raise _AnyError
    return set()


def _with(character: str, begun: set[str], done: set[str]) -> set[str]:
    letter = folded(_FOLDED.get(character, character))
    if not (letter.isalnum() or letter == "_"):
        return _ended(begun, done)
    if not _is_plain(letter):
        return _with_any(begun, done)
    found = {opening + letter for opening in begun}
    done |= {opening for opening in found if len(opening) == SIZE}
    return {opening for opening in found if len(opening) < SIZE}


def _with_one(listed: list[tuple[Any, Any]], begun: set[str], done: set[str]) -> set[str]:
    """The same behind one of a set of characters."""
    characters: list[str] = []
    for kind, value in listed:
        if kind is _constants.LITERAL:
            characters.append(chr(value))
        elif kind is _constants.RANGE and value[1] - value[0] < _LONGEST_RANGE:
            characters += map(chr, range(value[0], value[1] + 1))
        elif kind is _constants.CATEGORY and value in _NO_WORDS:
            characters.append(" ")
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
            characters += "0123456789"
        else:
            return _with_any(begun, done)
    if len(begun) * len(characters) > _MANY:
        begun = _ended(begun, done)
    return set().union(*(_with(character, begun, done) for character in characters))
