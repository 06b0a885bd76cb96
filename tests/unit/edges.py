"""Rules with a bound: what they read at it, and one step beyond."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pytest


class Edge(NamedTuple):
    """A rule that holds for inputs up to a size."""

    what: str
    """What the bound is a bound on."""
    read: Callable[[int], object]
    """What comes of an input of this size."""
    most: int
    """The largest size within the bound."""
    within: object
    beyond: object

    def check(self) -> None:
        assert (self.read(self.most), self.read(self.most + 1)) == (self.within, self.beyond)


def each(edges: Iterable[Edge]) -> Any:
    """A test's parameter ``edge``, one for each of them."""
    return pytest.mark.parametrize("edge", [pytest.param(e, id=e.what) for e in edges])
