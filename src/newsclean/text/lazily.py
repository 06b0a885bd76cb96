"""A value that is computed when it is first asked for, without a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 - a decorator, as property is
    """Like :func:`functools.cached_property`. That one, before Python 3.12, has one lock for all
    objects of a class: threads that work on different texts wait for each other, and a child that is
    forked meanwhile waits for ever.

    >>> class Story:
    ...     @lazily
    ...     def length(self):
    ...         return 5
    >>> story = Story()
    >>> story.length, "length" in vars(story)
    (5, True)
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: Any, kind: type) -> T:
        # Asked once only: from then on the value itself stands in the object.
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
