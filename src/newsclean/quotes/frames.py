"""Frames: the patterns by which a sentence says whose words stand in marks.

The narration is read with the quotations masked, so nothing that is said inside the marks can be
taken for a speaker. Each pattern is a :class:`FrameRule` of one shape; the rules stand in the order
in which they are tried, in tuples that name the place: :data:`frames_behind.BEHIND` the quotation,
:data:`frames_behind.CLOSING` its sentence, :data:`frames_before.LEADING` to it, and
:data:`frames_before.FALLBACK`. How often each is right was measured: see :mod:`confidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

from newsclean.light_dataclass import dataclass
from newsclean.quotes.clause import Clause
from newsclean.quotes.tokens import Phrase


class Strength(IntEnum):
    """What a frame rests on; decides where two frames, or a frame and a title, contradict."""

    GUESS = 0
    """A verb without a subject, or a subject without a verb that is known to report."""
    LOOSE = 1
    """An unknown verb beside a name, or a noun in the place of a verb."""
    FIRM = 2
    """A known cue with its subject, or a fixed form such as a signature."""


class Found(NamedTuple):
    """What a pattern found: subject and cue as token ranges.

    ``content`` is the first token of what is reported, where the frame stands before it, else -1.
    ``strength`` is given where it differs from that of the rule.
    """

    subject: Phrase | None
    cue: Phrase | None
    content: int = -1
    strength: Strength | None = None


class Frame(NamedTuple):
    """A reporting clause, and the id of the rule that found it."""

    subject: Phrase | None
    cue: Phrase | None
    content: int
    rule: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class FrameRule:
    """A pattern by which a clause reports."""

    id: str
    strength: Strength
    example: str
    find: Callable[[Clause, int], Found | None]
    """Looks at one token of a clause: a cue before the quotation, or the first word behind it."""

    def at(self, clause: Clause, i: int) -> Frame | None:
        """The frame at token ``i`` of a clause, if this is its pattern."""
        return first((self,), clause, i)


def rule(
    name: str, strength: Strength, example: str
) -> Callable[[Callable[[Clause, int], Found | None]], FrameRule]:
    """Makes a rule of the function that looks for it."""
    return lambda find: FrameRule(name, strength, example, find)


def first(rules: Iterable[FrameRule], clause: Clause, i: int) -> Frame | None:
    """The frame of the first rule that fits at token ``i``."""
    for each in rules:
        found = each.find(clause, i)
        if found is not None:
            strength = each.strength if found.strength is None else found.strength
            return Frame(found.subject, found.cue, found.content, each.id, strength)
    return None
