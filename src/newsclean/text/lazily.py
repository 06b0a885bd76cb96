"""A value that is worked out when it is first asked for, without a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801 - a decorator, as property is
    """Like :func:`functools.cached_property`. That one, before Python 3.12, has one lock for all
    objects of a class: threads that work on different texts wait for each other, and a child that is
    forked meanwhile waits for ever."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    def __get__(self, owner: Any, kind: type) -> T:
        # Asked once only: from then on the value itself stands in the object.
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
