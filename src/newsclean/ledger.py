"""Edits and the algebra on them: replay, undo, compose, move a position.

A ledger is a tuple of edits in coordinates of one text, sorted by ``(start, end)`` and disjoint.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from newsclean.errors import LedgerError
from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What a model's decision rests on.

    Attributes:
        name: the feature.
        weight: what it added to the log-odds of the decision; below 0, it spoke against it.
    """

    name: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage of another report that bears out an edit, or what it says of a quote.

    Attributes:
        source: the address of the report, else the id of its record in the archive.
        text: the passage, to the letter.
        published: when the report came out, as ISO 8601; None where that is not known.
    """

    source: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """``before`` at ``start:end`` (half-open, code points) became ``after``, by ``rule``.

    Attributes:
        start: where it begins in the input text.
        end: where it ends there; equal to ``start`` where something was only put in.
        before: what stood there.
        after: what stands there now; empty where something was only taken out.
        rule: the id of the rule or pass. Where edits of several passes met, their ids in order, joined
            by ``+``; ``rules`` has them one by one. ``rewriter.<model>`` are the words of a model.
        confidence: the probability, 0–1, that the edit is right.
        reasons: what a model's decision rests on, heaviest first; empty for other edits.
        cited: passages of other reports that prove the edit; empty for edits that need none.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()
    cited: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise LedgerError(f"confidence is a probability, not {self.confidence}")

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids in ``rule``, one by one."""
        return tuple(self.rule.split("+"))

    def moved(self, by: int) -> Edit:
        """The same edit of a text with ``by`` more characters in front."""
        # Written out: dataclasses.replace takes four times as long.
        return type(self)(
            start=self.start + by,
            end=self.end + by,
            before=self.before,
            after=self.after,
            rule=self.rule,
            confidence=self.confidence,
            reasons=self.reasons,
            cited=self.cited,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal(Edit):
    """Text that is no part of the story was taken out (``after`` is empty or a separator)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair(Edit):
    """Garbled text was mended."""


E = TypeVar("E", bound=Edit)
_PLACE = attrgetter("start", "end")

_ENTRIES = 20_000
_CHARACTERS_AN_ENTRY = 50
"""A ledger has at most so many entries, or one for so many characters of its text, whichever is more. Texts
with more to mend than that are no stories, and an entry takes some 300 bytes of memory."""


def most_entries(text: str) -> int:
    """How many entries the ledger of a text may have.

    >>> most_entries("a word"), most_entries(" " * 2_000_000)
    (20000, 40000)
    """
    return max(_ENTRIES, len(text) // _CHARACTERS_AN_ENTRY)


def condensed(text: str, edits: Sequence[Edit], most: int) -> tuple[Edit, ...]:
    """The same edits of ``text`` in at most ``most`` entries: where there are more, neighbours become one
    entry, which also holds what stood between them and names all their rules. Replay and undo give the same
    as before.

    >>> edits = [Repair(start=n, end=n + 1, before="x", after="y", rule="r") for n in (0, 2, 4)]
    >>> [(e.before, e.after) for e in condensed("x-x-x", edits, 2)]
    [('x-x', 'y-y'), ('x', 'y')]
    """
    if len(edits) <= most:
        return tuple(edits)
    size = -(-len(edits) // most)
    groups = (edits[i : i + size] for i in range(0, len(edits), size))
    joined = (_one_of(text, group) if len(group) > 1 else group[0] for group in groups)
    return tuple(edit for edit in joined if edit.before != edit.after)


def _one_of(text: str, group: Sequence[Edit]) -> Edit:
    start, end = group[0].start, group[-1].end
    parts: list[str] = []
    position = start
    for edit in group:
        parts += text[position : edit.start], edit.after
        position = edit.end
    return _entry(start, end, text[start:end], "".join(parts), group)


def replay(text: str, edits: Sequence[Edit]) -> str:
    """The text after all edits.

    Raises:
        LedgerError: an edit overlaps another or does not find its ``before``.
    """
    parts: list[str] = []
    position = 0
    for edit in edits:
        if edit.start < position or text[edit.start : edit.end] != edit.before:
            raise LedgerError(
                f"edit {edit.rule} at {edit.start}:{edit.end} does not fit this text;"
                " replay a ledger on the input text it was made for"
            )
        parts += text[position : edit.start], edit.after
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """The text before all edits: ``undo(replay(text, edits), edits) == text``.

    Raises:
        LedgerError: an edit does not find its ``after``.
    """
    parts: list[str] = []
    position = shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        if start < position or text[start:end] != edit.after:
            raise LedgerError(
                f"edit {edit.rule} at {edit.start}:{edit.end} does not fit this text;"
                " undo a ledger on the output it produced"
            )
        parts += text[position:start], edit.before
        position = end
        shift += len(edit.after) - len(edit.before)
    parts.append(text[position:])
    return "".join(parts)


def ordered(edits: Iterable[E]) -> tuple[E, ...]:
    """Sorted, edits that change nothing dropped, and of two that overlap the earlier one kept."""
    kept: list[E] = []
    for edit in sorted(edits, key=_PLACE):
        if edit.before == edit.after:
            continue
        if kept:
            last = kept[-1]
            both_insert = edit.start == edit.end == last.start == last.end
            if edit.start < last.end or both_insert:
                continue
        kept.append(edit)
    return tuple(kept)


class SpanMap:
    """Moves positions between the text before and the text after a ledger.

    A position inside an edit goes to the edge of the edit on the side that is asked for; a position
    between two edits that touch lies after what was deleted there (``right``) or before it.
    """

    __slots__ = ("_ends", "_out_ends", "_out_starts", "_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [e.start for e in edits]
        self._ends = [e.end for e in edits]
        self._out_starts: list[int] = []
        self._out_ends: list[int] = []
        shift = 0
        for edit in edits:
            self._out_starts.append(edit.start + shift)
            shift += len(edit.after) - len(edit.before)
            self._out_ends.append(edit.end + shift)

    def forward(self, position: int, *, right: bool) -> int:
        """From the text before the edits to the text after them."""
        return _move(
            position, self._starts, self._ends, self._out_starts, self._out_ends, right=right
        )

    def backward(self, position: int, *, right: bool) -> int:
        """From the text after the edits to the text before them."""
        return _move(
            position, self._out_starts, self._out_ends, self._starts, self._ends, right=right
        )

    def forward_span(self, start: int, end: int) -> tuple[int, int]:
        """What is left of a span; empty (and possibly moved) where all of it was deleted."""
        begin = self.forward(start, right=True)
        return begin, max(begin, self.forward(end, right=False))

    def backward_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text before the edits that became ``start:end``; never splits an edit."""
        begin = self.backward(start, right=start < end)
        # A start inside an edit goes to its left edge, an end to its right one: widen, never cut.
        inside = bisect_right(self._out_starts, start) - 1
        if inside >= 0 and self._out_starts[inside] < start < self._out_ends[inside]:
            begin = self._starts[inside]
        finish = self.backward(end, right=False)
        inside = bisect_right(self._out_starts, end) - 1
        if inside >= 0 and self._out_starts[inside] < end < self._out_ends[inside]:
            finish = self._ends[inside]
        return begin, max(begin, finish)


def _move(
    position: int,
    starts: list[int],
    ends: list[int],
    to_starts: list[int],
    to_ends: list[int],
    *,
    right: bool,
) -> int:
    if right:
        # The last edit that starts at or before the position; it applies when it reaches it.
        i = bisect_right(starts, position) - 1
        while i >= 0 and starts[i] == position and ends[i] > position and to_ends[i] > to_starts[i]:
            i -= 1  # a replacement that begins here lies ahead
        if i < 0:
            return position
        if ends[i] > position:
            return to_ends[i]
        return to_ends[i] + position - ends[i]
    # The first edit that ends at or after the position.
    i = bisect_left(ends, position)
    while (
        i < len(ends) and ends[i] == position and starts[i] < position and to_ends[i] > to_starts[i]
    ):
        i += 1  # a replacement that ends here lies behind
    if i < len(starts) and starts[i] <= position:
        return to_starts[i]
    if i == 0:
        return position
    return to_ends[i - 1] + position - ends[i - 1]


def compose(
    source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]
) -> tuple[Edit, ...]:
    """One ledger for two passes: ``first`` turns ``source`` into ``middle``, ``second`` edits that.

    Edits of the two passes that touch the same text become one edit, which names both rules.
    Linear in the number of edits.
    """
    if not first:
        return ordered(second)
    if not second:
        return tuple(first)
    out: list[Edit] = []
    for group in _groups(first, second):
        if not group.second:
            out += group.first
            continue
        edit = _merged(source, middle, group)
        if edit.before != edit.after:
            out.append(edit)
    return tuple(out)


@dataclass(slots=True)
class _Group:
    """Edits of two passes that belong together, with their extent in the middle text."""

    start: int
    end: int
    shift: int
    """Middle minus source coordinates, before the group; ``shift_out`` is the same behind it."""
    shift_out: int
    first: list[Edit]
    second: list[Edit]
    last_first: tuple[int, int] = (0, 0)

    def add_first(self, edit: Edit) -> None:
        start = edit.start + self.shift_out
        self.last_first = (start, start + len(edit.after))
        self.shift_out += len(edit.after) - len(edit.before)
        self.end = max(self.end, self.last_first[1])
        self.first.append(edit)

    def add_second(self, edit: Edit) -> None:
        self.end = max(self.end, edit.end)
        self.second.append(edit)


def _groups(first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[_Group]:
    """Sweep both ledgers over the middle text and bundle what overlaps there.

    Edits of one pass never overlap, so a group grows only through the other pass, and only the
    last edit of the other pass can reach the next one.
    """
    i = j = shift = 0
    while i < len(first) or j < len(second):
        from_first = j == len(second) or (
            i < len(first) and _comes_first(first[i], first[i].start + shift, second[j])
        )
        start = first[i].start + shift if from_first else second[j].start
        group = _Group(start, start, shift, shift, [], [])
        if from_first:
            group.add_first(first[i])
            i += 1
        else:
            group.add_second(second[j])
            j += 1
        while True:
            if i < len(first) and group.second:
                begin = first[i].start + group.shift_out
                extent = (begin, begin + len(first[i].after))
                if _touch(first[i], extent, group.second[-1]):
                    group.add_first(first[i])
                    i += 1
                    continue
            if (
                j == len(second)
                or not group.first
                or not _touch(group.first[-1], group.last_first, second[j])
            ):
                break
            group.add_second(second[j])
            j += 1
        shift = group.shift_out
        yield group


def _comes_first(a: Edit, start: int, b: Edit) -> bool:
    """Whether ``a`` of the first pass, at ``start`` of the middle text, lies before ``b``."""
    if start != b.start:
        return start < b.start
    return not a.after or b.start < b.end or a.start == a.end


def _touch(a: Edit, extent: tuple[int, int], b: Edit) -> bool:
    """Whether edit ``a`` of the first pass, which made ``extent``, and ``b`` cannot stand apart."""
    start, end = extent
    if b.start == b.end and a.start == a.end:  # two insertions at one point of the source
        return start <= b.start <= end
    if start == end or b.start == b.end:  # a deletion, or an insertion: strictly inside the other
        return start < b.start < end or b.start < start < b.end
    return start < b.end and b.start < end


def _merged(source: str, middle: str, group: _Group) -> Edit:
    begin, finish = group.start - group.shift, group.end - group.shift_out
    parts: list[str] = []
    position = group.start
    for edit in group.second:
        parts += middle[position : edit.start], edit.after
        position = edit.end
    after = "".join([*parts, middle[position : group.end]])
    return _entry(begin, finish, source[begin:finish], after, [*group.first, *group.second])


def _rules_of(edits: Sequence[Edit]) -> Iterator[str]:
    for rule in dict.fromkeys(edit.rule for edit in edits):
        yield from rule.split("+")


def _entry(start: int, end: int, before: str, after: str, members: Sequence[Edit]) -> Edit:
    """The entry that stands for several edits of ``before``, which made ``after`` of it."""
    removed = not after.strip() and any(isinstance(m, Removal) for m in members)
    named = [m for m in members if isinstance(m, Removal)] if removed else members
    kind = type(members[0]) if len(members) == 1 else Removal if removed else Repair
    return kind(
        start=start,
        end=end,
        before=before,
        after=after,
        rule="+".join(dict.fromkeys(_rules_of(named))),
        confidence=min(m.confidence for m in named),
        reasons=next((m.reasons for m in members if m.reasons), ()),
        cited=tuple(passage for m in members for passage in m.cited),
    )
