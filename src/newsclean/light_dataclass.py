"""``dataclasses.dataclass``, whose classes share what compares, hashes and shows their values.

The standard library writes and compiles the source of six methods for each class, which for 150 classes
takes a fifth of the start. Three of them differ between classes by nothing but the names of the fields.
Modules that have values write ``from newsclean.light_dataclass import dataclass``, and mean the same by it;
those that mypyc may compile take the standard library's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, eq=True, repr=True, frozen=False, **more):  # noqa: A002
        """As :func:`dataclasses.dataclass`, without ``order`` and ``unsafe_hash``.

        >>> @dataclass(frozen=True, slots=True)
        ... class Tide:
        ...     hour: int
        ...     metres: float = 0.0
        >>> Tide(6) == Tide(6, 0.0) != Tide(7), Tide(6) in {Tide(6)}, Tide(6)
        (True, True, Tide(hour=6, metres=0.0))
        """
        if cls is None:
            return lambda each: dataclass(each, eq=eq, repr=repr, frozen=frozen, **more)
        made = []  # the class itself, which with slots is another than the one that was written
        own = vars(cls)
        if repr and "__repr__" not in own:
            cls.__repr__ = _shown(made)
        if eq:
            if frozen and own.get("__hash__") is None:
                cls.__hash__ = lambda self: hash(_values_of(made[0])(self))
            elif "__hash__" not in own:
                cls.__hash__ = None
            if "__eq__" not in own:
                cls.__eq__ = _compared(made)
        made.append(dataclasses.dataclass(eq=False, repr=False, frozen=frozen, **more)(cls))
        return made[0]


def _shown(made: list[type]) -> Callable[[Any], str]:
    @recursive_repr()
    def __repr__(self: Any) -> str:  # noqa: N807 - the name that tracebacks show
        shown = (f.name for f in dataclasses.fields(made[0]) if f.repr)
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    return __repr__


def _compared(made: list[type]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if type(other) is not type(self):
            return NotImplemented
        values = _values_of(made[0])
        return values(self) == values(other)

    return __eq__


@cache
def _values_of(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values that objects of a class are compared by."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    # A single value would not be compared as a tuple compares it: by identity first.
    return lambda each: tuple(getattr(each, name) for name in names)
