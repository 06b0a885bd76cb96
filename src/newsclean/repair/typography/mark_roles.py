"""What a quotation mark does, open or close, for all marks of a paragraph together.

Where a mark stands tells its role: one with a blank before it and a letter behind it opens. Where that is
not clear, the cheapest reading of the whole row wins: a mark prefers the role of its place and of its shape,
and a row in which opening and closing alternate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass

SPACES = " \u00a0\t"
_OPENERS = "([{—–-/‘¿¡\u2009"
ENDS = ".,;:?!)]"
_CLOSERS = ".,;:?!)]}—–-/’…"


@dataclass(frozen=True, slots=True)
class Style:
    """The marks of a text: ``“ ”`` or ``„ “``."""

    open: str
    close: str
    keeps: frozenset[str] = frozenset()
    """Pairs of another system that stay where they stand in one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and its surroundings in its paragraph."""

    start: int
    end: int
    glyph: str
    shape: bool | None
    """Whether it opens, by its form in the style of the text; None where the form does not say."""
    place: bool | None
    """Whether it opens, by the blanks beside it; None where they do not say."""
    left: str
    """The last character before it that is no space, or nothing at the paragraph's start."""
    right: str
    space_left: bool
    space_right: bool


def marks_in(
    text: str, matches: Iterable[re.Match[str]], start: int, end: int, style: Style
) -> Iterator[Mark]:
    """The marks of the paragraph ``text[start:end]``."""
    for found in matches:
        at, after = found.span()
        i, j = at, after
        while i > start and text[i - 1] in SPACES:
            i -= 1
        while j < end and text[j] in SPACES:
            j += 1
        left = text[i - 1] if i > start and text[i - 1] != "\n" else ""
        right = text[j] if j < end and text[j] != "\n" else ""
        glyph = found.group()
        spaces = i < at or not left, j > after or not right
        yield Mark(
            at,
            after,
            glyph,
            _shape(glyph, style),
            _place(left, right, *spaces),
            left,
            right,
            *spaces,
        )


def _shape(glyph: str, style: Style) -> bool | None:
    if glyph == '"' or style.open == style.close == glyph:
        return None
    if glyph in (style.open, "``", "„"):
        return True
    return glyph not in (style.close, "''", "”")


def _place(left: str, right: str, space_left: bool, space_right: bool) -> bool | None:
    if not left or not right:
        return None if not left and not right else not left
    opens = (space_left or left in _OPENERS) and not space_right and right not in ENDS
    closes = not space_left and (space_right or right in _CLOSERS)
    return opens if opens != closes else None


def _cost(mark: Mark, opens: bool) -> float:
    """How little a mark looks like one that opens (or closes)."""
    cost = 0.0
    if mark.shape not in (None, opens):
        cost += 2.0
    if mark.place not in (None, opens):
        cost += 1.5
    if mark.place is None and opens and mark.left in ",.?!…" and mark.right.islower():
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
