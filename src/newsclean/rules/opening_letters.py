"""With which letters a line may begin that a pattern fits: most patterns fit hardly any line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_WIDTHLESS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
_NO_WORDS = (_constants.CATEGORY_NOT_WORD, _constants.CATEGORY_SPACE)
_LONGEST_RANGE = 128
_FOLDED = {"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"}
"""Letters that stand for one of ASCII where case does not count."""


class _AnyError(Exception):
    """The first letter may be any."""


def opening_letters(pattern: str) -> frozenset[str] | None:
    r"""The letters and figures, in lower case, of which a line has one as its first if the pattern fits it
    without regard to case; None where it may be any. A first letter beyond ASCII tells nothing.

    >>> sorted(opening_letters(r"^\W*(?:share|tweet|(?:e-)?mail|\(print\))\b.{0,9}$"))
    ['e', 'm', 'p', 's', 't']
    >>> opening_letters(r"^.{0,9}share") is opening_letters("share") is None
    True
    """
    items = list(_parser.parse(pattern, re.IGNORECASE))
    if not _is_anchored(items):
        return None
    letters: set[str] = set()
    try:
        if not _begins(items, letters):
            return None
    except _AnyError:
        return None
    return frozenset(letters)


def _is_anchored(items: list[tuple[Any, Any]]) -> bool:
    """Whether a pattern fits at the beginning of a line only."""
    if not items:
        return False
    kind, argument = items[0]
    if kind is _constants.BRANCH:
        return all(_is_anchored(list(branch)) for branch in argument[1])
    return kind is _constants.AT and argument is _constants.AT_BEGINNING


def _begins(items: Iterable[tuple[Any, Any]], letters: set[str]) -> bool:
    """Add the letters that may be the first one in what the items match; whether there surely is one."""
    return any(_surely_has(kind, argument, letters) for kind, argument in items)


def _surely_has(kind: Any, argument: Any, letters: set[str]) -> bool:
    # All alternatives are gone through, since each may add letters.
    if kind in _WIDTHLESS:
        return False
    if kind is _constants.LITERAL:
        return _add(chr(argument), letters)
    if kind is _constants.IN:
        return False not in [_one_of(sort, value, letters) for sort, value in argument]
    if kind in _REPEATS:
        least, _, body = argument
        return _begins(body, letters) and least > 0
    if kind is _constants.SUBPATTERN:
        return _begins(argument[-1], letters)
    if kind is _constants.ATOMIC_GROUP:
        return _begins(argument, letters)
    if kind is _constants.BRANCH:
        return False not in [_begins(branch, letters) for branch in argument[1]]
    raise _AnyError


def _one_of(sort: Any, value: Any, letters: set[str]) -> bool:
    """Add what a set of characters lists; whether all of that are letters or figures."""
    if sort is _constants.LITERAL:
        return _add(chr(value), letters)
    if sort is _constants.RANGE and value[1] - value[0] < _LONGEST_RANGE:
        return False not in [_add(chr(each), letters) for each in range(value[0], value[1] + 1)]
    if sort is _constants.CATEGORY and value in _NO_WORDS:
        return False
    if sort is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
        letters.update("0123456789")
        return True
    raise _AnyError


def _add(character: str, letters: set[str]) -> bool:
    is_word = character.isalnum() or character == "_"
    if is_word:
        letters.add(_FOLDED.get(character, character.lower()))
    return is_word
