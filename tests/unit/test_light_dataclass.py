"""The decorator of our values makes what the standard library's makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from math import nan
from typing import Any

import pytest

from newsclean.light_dataclass import dataclass

OPTIONS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "repr": False},
    {"frozen": True, "slots": True, "eq": False},
    {"slots": True},
    {"eq": False},
)


def made(decorator: Any, options: dict[str, bool]) -> Any:
    @decorator(**options)
    class Tide:
        """A tide."""

        place: str
        metres: float = 0.0
        seen: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)

    Tide.__qualname__ = "Tide"
    return Tide


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_values_compare_hash_and_show_alike(options: dict[str, bool]) -> None:
    ours, theirs = made(dataclass, options), made(dataclasses.dataclass, options)
    for tide in (ours, theirs):
        tide.one, tide.same = tide(place="Port"), tide(place="Port", seen=["x"])
        tide.other, tide.odd = tide(place="Port", metres=1.0), tide(place="Port", metres=nan)
    assert (ours.one == ours.same) == (theirs.one == theirs.same)
    assert (ours.odd == ours.odd) is (theirs.odd == theirs.odd) is True
    assert ours.one != ours.other
    assert ours.one != theirs.one
    assert ours.one != ("Port", 0.0)
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    if options.get("eq", True) and options.get("frozen"):
        assert hash(ours.one) == hash(ours.same) == hash(theirs.one)
    if options.get("repr", True):
        assert repr(ours.one) == repr(theirs.one) == "Tide(place='Port', metres=0.0)"
    assert dataclasses.replace(ours.one, metres=2.0).metres == 2.0
    if options.get("frozen"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            ours.one.metres = 3.0


def test_what_a_class_writes_itself_stays() -> None:
    @dataclass(frozen=True)
    class Own:
        """With methods of its own."""

        low: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.low.lower() == other.low.lower()

        def __hash__(self) -> int:
            return hash(self.low.lower())

        def __repr__(self) -> str:
            return self.low

    assert {Own("Port")} == {Own("PORT")}
    assert repr(Own("Port")) == "Port"


@dataclass(frozen=True, slots=True)
class Single:
    """One value, which may be the object itself."""

    values: list[Any]


@dataclass(frozen=True)
class Wider(Single):
    """A kind of it."""

    more: int = 0


def test_copies_kinds_and_rings() -> None:
    one = Single([1])
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert Wider([1]) != one
    assert Wider([1], 2) == Wider([1], 2) != Wider([1], 3)
    assert repr(Wider([1], 2)) == "Wider(values=[1], more=2)"
    one.values.append(one)
    assert repr(one) == "Single(values=[1, ...])"
