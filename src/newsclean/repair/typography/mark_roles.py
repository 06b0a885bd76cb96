"""What a quotation mark does, open or close, for all marks of a paragraph together.

The cheapest reading wins: a mark prefers the role of its shape, the role that its spaces show, and a row in
which opening and closing alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SPACES = " \u00a0\t"
OPENERS = "([{—–-/‘“\u2009"
CLOSERS = ".,;:?!)]}—–-/’…"


@dataclass(frozen=True, slots=True)
class Style:
    """The marks of a text: ``“ ”`` or ``„ “``."""

    open: str
    close: str


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    shape: str
    """``open``, ``close`` or ``either``, by the style of the text."""
    left: str
    """The last character before it that is no space, or nothing at the paragraph's start."""
    right: str
    space_left: bool
    space_right: bool


def marks_in(
    text: str, matches: Iterable[re.Match[str]], start: int, end: int, style: Style
) -> Iterator[Mark]:
    for found in matches:
        at, after = found.span()
        i = at
        while i > start and text[i - 1] in SPACES:
            i -= 1
        j = after
        while j < end and text[j] in SPACES:
            j += 1
        left = text[i - 1] if i > start else ""
        right = text[j] if j < end else ""
        glyph = found.group()
        if (
            glyph == '"'
            and style.open != '"'
            and left.isdigit()
            and i == at
            and not right.isalpha()
        ):
            continue  # inches
        if glyph in (style.open, "``", "<<", "„") and glyph != style.close:
            shape = "open"
        elif glyph in (style.close, "''", ">>") and glyph != style.open:
            shape = "close"
        else:
            either = glyph == '"' or style.open == style.close == glyph
            shape = "either" if either else "close" if glyph == "”" else "open"
        yield Mark(at, after, shape, left, right, i < at or not left, j > after or not right)


def _cost(mark: Mark, opens: bool) -> float:
    """How little a mark looks like one that opens (or closes)."""
    cost = 0.0
    if mark.shape != "either" and (mark.shape == "open") != opens:
        cost += 2.0
    looks_open = (mark.space_left or mark.left in OPENERS) and not mark.space_right
    looks_close = not mark.space_left and (mark.space_right or mark.right in CLOSERS)
    if not mark.left:
        looks_open, looks_close = True, False
    elif not mark.right:
        looks_open, looks_close = False, True
    if looks_open and not looks_close and not opens:
        cost += 1.5
    if looks_close and not looks_open and opens:
        cost += 1.5
    if not looks_open and not looks_close:
        after_stop = mark.left in ",.?!…"
        if opens and after_stop and mark.right.islower():
            cost += 1.5
    return cost


def read_roles(marks: list[Mark], continued: bool) -> list[bool] | None:
    """For each mark whether it opens; None where no reading is clearly right.

    Two states, inside a quotation or not; a mark that opens inside or closes outside costs more.
    """
    if all(_cost(mark, number % 2 == 0) == 0.0 for number, mark in enumerate(marks)):
        return [number % 2 == 0 for number in range(len(marks))]  # nothing can be cheaper
    wrong = 2.5
    costs = {False: 0.0, True: 99.0}
    back: list[dict[bool, tuple[bool, bool]]] = []
    for mark in marks:
        step: dict[bool, tuple[float, bool, bool]] = {}
        for inside, so_far in costs.items():
            for opens in (True, False):
                total = so_far + _cost(mark, opens) + (wrong if opens == inside else 0.0)
                if opens not in step or total < step[opens][0]:
                    step[opens] = (total, inside, opens)
        costs = {state: step[state][0] for state in step}
        back.append({state: (step[state][1], step[state][2]) for state in step})
    ending = {False: costs[False], True: costs[True] + (0.0 if continued else 1.0)}
    state = min(ending, key=lambda s: ending[s])
    if abs(ending[True] - ending[False]) < 0.4:
        return None
    roles: list[bool] = []
    for pointers in reversed(back):
        state, opens = pointers[state]
        roles.append(opens)
    roles.reverse()
    inside = False
    for opens in roles:
        if opens == inside:
            return None
        inside = opens
    return roles
