"""Whether a pattern can hang: a repetition inside a repetition may be tried in exponentially many ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

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
