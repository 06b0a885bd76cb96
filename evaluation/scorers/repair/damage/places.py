"""What a family of damage is, and how the places that it hurts are drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Change = tuple[int, int, str]
"""Start and end in the clean text, and what is put there."""
Family = Callable[[str, random.Random, float], list[Change]]
"""Clean text, the source of chance, and the share of possible places to hurt → changes."""
SENT_END = re.compile(r"(?<=[a-z]{3}[.!?])(?P<q>[”\"’]?) (?=[A-Z“\"][A-Za-z])")

T = TypeVar("T")


def sampled(rng: random.Random, items: Iterable[T], rate: float, cap: int = 12) -> list[T]:
    """A share of the items, at least one and at most ``cap``, in their order."""
    items = list(items)
    if not items:
        return []
    number = min(cap, max(1, round(len(items) * rate)), len(items))
    return [items[i] for i in sorted(rng.sample(range(len(items)), number))]


def lines_of(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not empty."""
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
