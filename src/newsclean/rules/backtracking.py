"""Whether a pattern can hang: a repetition inside a repetition may be tried in exponentially many ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_Part = tuple[bool, set[int], set[int]]
"""Whether a part may be empty, where it may begin and where it may end."""
_FEW = 20
"""Times; a group that is repeated no more often cannot take for ever."""
_GREEDY = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
# What gives nothing back once it has matched, and so is tried in one way only.
_ATOMIC = (_constants.POSSESSIVE_REPEAT, _constants.ATOMIC_GROUP)


def nests(pattern: str) -> bool:
    """Whether an unbounded repetition stands inside another one, at any depth.

    Raises:
        re.error: it is no pattern.
    """
    return _nests(_parser.parse(pattern, re.IGNORECASE), inside=False)


def _nests(items: Iterable[tuple[Any, Any]], *, inside: bool) -> bool:
    for kind, argument in items:
        if kind in _GREEDY:
            _, most, body = argument
            long = most > _FEW
            if (long and inside) or _nests(body, inside=inside or long):
                return True
        else:
            within = inside and kind not in _ATOMIC
            if any(_nests(body, inside=within) for body in _bodies(argument)):
                return True
    return False


def _bodies(argument: Any) -> Iterator[Any]:
    """The patterns inside an item: of a group, an alternative, a look-around."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _bodies(part)


_MOST_IN_A_ROW = 2
"""Unbounded repetitions in a row that may take the same characters: three part a line of 600 characters in
36 million ways, from each of its places."""
_MOST_OPTIONAL = 10
"""Optional parts in a row that may take the same characters."""
_MOST_PAIRS = 100_000
_MOST_POSITIONS = 2_000
_ALPHABET = "".join(map(chr, range(128))) + "éßжא市’“”–\u00a0\u2028"
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdigit,
    "SPACE": str.isspace,
    "WORD": lambda letter: letter.isalnum() or letter == "_",
}


class _TooManyError(Exception):
    """A repeated group is too large to tell."""


class _Positions:
    """The places of a pattern that take a character: which ones each takes, and which may follow which."""

    def __init__(self) -> None:
        self.takes: list[frozenset[str]] = []
        self.follow: dict[int, set[int]] = {}

    def add(self, takes: frozenset[str]) -> _Part:
        at = len(self.takes)
        if at >= _MOST_POSITIONS:
            raise _TooManyError
        self.takes.append(takes)
        self.follow[at] = set()
        return False, {at}, {at}

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> _Part:
        whole: _Part = (True, set(), set())
        for kind, argument in items:
            whole = self._joined(whole, self._one(kind, argument))
        return whole

    def looped(self, part: _Part) -> _Part:
        for last in part[2]:
            self.follow[last] |= part[1]
        return part

    def _joined(self, one: _Part, other: _Part) -> _Part:
        for last in one[2]:
            self.follow[last] |= other[1]
        first = one[1] | other[1] if one[0] else one[1]
        return one[0] and other[0], first, other[2] | one[2] if other[0] else other[2]

    def _one(self, kind: Any, argument: Any) -> _Part:
        if kind in (*_GREEDY, _constants.POSSESSIVE_REPEAT):
            return self._repeated(*argument)
        if kind is _constants.BRANCH:
            parts = [self.sequence(body) for body in argument[1]]
            return (
                any(part[0] for part in parts),
                {at for part in parts for at in part[1]},
                {at for part in parts for at in part[2]},
            )
        if kind in (_constants.SUBPATTERN, _constants.ATOMIC_GROUP):
            return self.sequence(argument[-1] if kind is _constants.SUBPATTERN else argument)
        taken = _taken(kind, argument)
        return (True, set(), set()) if taken is None else self.add(taken)

    def _repeated(self, least: int, most: int, body: Any) -> _Part:
        whole: _Part = (True, set(), set())
        for _ in range(min(least, _FEW)):
            whole = self._joined(whole, self.sequence(body))
        if most > _FEW:
            return self._joined(whole, (True, *self.looped(self.sequence(body))[1:]))
        for _ in range(most - least):
            whole = self._joined(whole, (True, *self.sequence(body)[1:]))
        return whole


def _taken(kind: Any, argument: Any) -> frozenset[str] | None:
    """The characters that an item takes, of those that are looked at; None where it takes none."""
    if kind is _constants.LITERAL:
        return frozenset((chr(argument).lower(), chr(argument).upper()))
    if kind is _constants.IN:
        taken = frozenset(c for item in argument for c in _taken(*item) or ())
        negated = argument[0][0] is _constants.NEGATE
        return frozenset(_ALPHABET) - taken if negated else taken
    if kind is _constants.RANGE:
        low, high = argument
        few = map(chr, (low, high))
        inside = {
            c for c in _ALPHABET if any(low <= ord(x[0]) <= high for x in (c.lower(), c.upper()))
        }
        return frozenset((*few, *inside))
    if kind is _constants.NOT_LITERAL:
        return frozenset(_ALPHABET) - {chr(argument)}
    if kind is _constants.CATEGORY:
        name = str(argument).removeprefix("CATEGORY_")
        is_one = _CATEGORIES[name.removeprefix("NOT_")]
        return frozenset(c for c in _ALPHABET if is_one(c) != name.startswith("NOT_"))
    if kind in (_constants.ANY, _constants.GROUPREF):
        return frozenset(_ALPHABET)
    return None


def is_ambiguous(pattern: str) -> bool:
    """Whether a line may fit in too many ways to try: a repeated group that takes the
    same words in two ways, or many repetitions in a row that take the same characters.

    >>> is_ambiguous(r"(?:a|ab|b)*c"), is_ambiguous(r"(?:read|see) .*.*.*more"), is_ambiguous(r"(?:ab|ac)*d")
    (True, True, False)
    """
    return _is_ambiguous(_parser.parse(pattern, re.IGNORECASE))


def _is_ambiguous(items: Any) -> bool:
    if _many_in_a_row(items):
        return True
    for kind, argument in items:
        if kind in _GREEDY and argument[1] > _FEW and _loops_in_two_ways(argument[2]):
            return True
        if any(_is_ambiguous(body) for body in _bodies(argument)):
            return True
    return False


def _loops_in_two_ways(body: Any) -> bool:
    """Whether two ways through a repeated group part and meet again over the same characters."""
    positions = _Positions()
    try:
        positions.looped(positions.sequence(body))
    except _TooManyError:
        return True
    takes, follow = positions.takes, positions.follow
    waiting = {(at, at) for at in follow}
    seen = set(waiting)
    while waiting:
        one, other = waiting.pop()
        for a in follow[one]:
            for b in follow[other]:
                if takes[a].isdisjoint(takes[b]) or (a == b and one == other):
                    continue
                if a == b or len(seen) > _MOST_PAIRS:
                    return True
                if (a, b) not in seen:
                    seen.add((a, b))
                    waiting.add((a, b))
    return False


def _many_in_a_row(items: Any) -> bool:
    """Whether too many repetitions in a row may take one character that all between them may take, too."""
    parts = [(kind, argument, _leaves([(kind, argument)])) for kind, argument in items]
    for start, (kind, _, shared) in enumerate(parts):
        if kind not in _GREEDY:
            continue
        unbounded = bounded = 0
        for again, other, takes in parts[start:]:
            if shared & takes:
                shared &= takes
                if again in _GREEDY:
                    unbounded += other[1] > _FEW
                    bounded += other[0] < other[1] <= _FEW
            elif not _may_be_empty(again, other):
                break
        if unbounded > _MOST_IN_A_ROW or bounded > _MOST_OPTIONAL:
            return True
    return False


def _leaves(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """All characters that a pattern may take anywhere."""
    found: set[str] = set()
    for kind, argument in items:
        found |= _taken(kind, argument) or frozenset()
        if kind is not _constants.IN:
            for body in _bodies(argument):
                found |= _leaves(body)
    return frozenset(found)


def _may_be_empty(kind: Any, argument: Any) -> bool:
    if kind is _constants.SUBPATTERN:
        return bool(argument[-1].getwidth()[0] == 0)
    if kind is _constants.BRANCH:
        return any(body.getwidth()[0] == 0 for body in argument[1])
    if kind in (*_GREEDY, *_ATOMIC):
        return kind is not _constants.ATOMIC_GROUP and argument[0] == 0
    return _taken(kind, argument) is None
