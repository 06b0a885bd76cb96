"""A plain text as the readers of exports see it: its lines that are not blank, and how each is set."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from newsclean import lazy_re as re
from newsclean.ledger import Removal, Repair, ordered
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Metadata

CONFIDENCE = 0.97
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line that is not blank.

    Attributes:
        start: where its first character that is no blank stands.
        end: behind its last one.
        text: the line without the blanks around it.
        indent: blanks in front of it.
        opens: whether a blank line, or nothing, stands in front of it.
    """

    start: int
    end: int
    text: str
    indent: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text and its lines."""

    text: str
    lines: tuple[TextLine, ...]
    starts: tuple[int, ...]
    """Where each line starts."""

    @classmethod
    def of(cls, text: str) -> Sheet:
        """The lines of a text, in order."""
        lines = tuple(_lines(text))
        return cls(text, lines, tuple(line.start for line in lines))

    def cut(self, start: int, end: int, rule: str) -> Removal:
        """The removal of a stretch."""
        return Removal(
            start=start,
            end=end,
            before=self.text[start:end],
            after="",
            rule=rule,
            confidence=CONFIDENCE,
        )

    def without(self, first: int, last: int, rule: str) -> Removal:
        """The removal of the lines ``first`` to ``last``, the last one excluded, with the breaks behind
        them; the last lines of a text take the breaks in front of them along."""
        start = self.lines[first].start - self.lines[first].indent
        end = len(self.text)
        if last < len(self.lines):
            end = self.lines[last].start - self.lines[last].indent
        elif first:
            start = self.lines[first - 1].end
        return self.cut(start, end, rule)

    def tidied(self, edits: Iterable[Removal | Repair]) -> Iterator[Removal | Repair]:
        """The edits in order; removals with only blanks between them as one, and one of all that its
        lines hold with the breaks behind them."""
        return self._apart(self._joined(edits))

    def _joined(self, edits: Iterable[Removal | Repair]) -> Iterator[Removal | Repair]:
        pending: Removal | None = None
        end = 0
        for edit in ordered(self._apart(edits)):
            if isinstance(edit, Removal) and not edit.after:
                if pending is not None:
                    between = self.text[end : edit.start]
                    blank = not between.strip(" \t") and "\n" not in between
                    if blank and not (between and self._is_inside(pending.start, edit.end)):
                        end = edit.end
                        continue
                    yield self._widened(self._removal(pending.start, end, pending))
                pending, end = edit, edit.end
                continue
            if pending is not None:
                yield self._widened(self._removal(pending.start, end, pending))
                pending = None
            yield edit
        if pending is not None:
            yield self._widened(self._removal(pending.start, end, pending))

    def _is_inside(self, start: int, end: int) -> bool:
        """Whether words hang on a stretch on both sides."""
        around = (self.text[start - 1 : start], self.text[end : end + 1])
        return not any(not side or side.isspace() for side in around)

    def _apart(self, edits: Iterable[Removal | Repair]) -> Iterator[Removal | Repair]:
        """Of removals that overlap, as those of neighbouring lines do, the later one begins behind the
        earlier one."""
        reached = 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if isinstance(edit, Removal) and not edit.after:
                if edit.end <= reached:
                    continue
                edit = self._removal(max(edit.start, reached), edit.end, edit)
                reached = edit.end
            yield edit

    def _widened(self, edit: Removal) -> Removal:
        first = bisect_left(self.starts, edit.start)
        last = bisect_left(self.starts, edit.end)
        if first == last or edit.end < self.lines[last - 1].end:
            return edit
        line = self.text.rfind("\n", 0, edit.start) + 1
        if self.text[line : edit.start].strip():
            return edit
        return self.without(first, last, edit.rule)

    def _removal(self, start: int, end: int, like: Removal) -> Removal:
        if (start, end) == (like.start, like.end):
            return like
        return replace(like, start=start, end=end, before=self.text[start:end])


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reader found in a text.

    Attributes:
        edits: what it takes out or changes, in coordinates of the text that it was given.
        fields: what the text says about its story, with origin ``text``.
    """

    edits: tuple[Removal | Repair, ...] = ()
    fields: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of text that is read.

    Attributes:
        id: what ``Options.disable`` calls it: ``"exports.mail"``, ``"marks.shortcodes"``.
        read: what it finds in a text.
    """

    id: str
    read: Callable[[Sheet], Findings]


def _lines(text: str) -> Iterator[TextLine]:
    behind = 0
    for found in _LINE.finditer(text):
        line = found[0]
        bare = line.strip()
        if not bare:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        # More than one line feed since the last line that holds something: a blank line lies between.
        opens = behind == 0 or text.count("\n", behind, found.start()) > 1
        yield TextLine(start, start + len(bare), bare, start - found.start(), opens)
        behind = start + len(bare)


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in rising order as half-open ranges.

    >>> list(runs([1, 2, 3, 7]))
    [(1, 4), (7, 8)]
    """
    first: int | None = None
    last = 0
    for number in numbers:
        if first is None:
            first = number
        elif number != last:
            yield first, last
            first = number
        last = number + 1
    if first is not None:
        yield first, last
