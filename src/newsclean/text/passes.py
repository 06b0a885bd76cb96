"""A pass: a named function from a text to edits; and the runner of a list of passes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from newsclean.errors import LedgerError
from newsclean.ledger import Edit, Repair
from newsclean.light_dataclass import dataclass
from newsclean.model.draft import Draft
from newsclean.options import Options
from newsclean.text.parts import WINDOW, mended_in_parts
from newsclean.text.view import TextView

LEAST_SURE = 0.5
"""What is more likely wrong than right is no repair."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One step of mending. It looks at a text and says what to change; it changes nothing itself."""

    id: str
    """What ``Options.disable`` calls it: ``"repair.spaces"``. Several passes may share one id."""
    run: Callable[[TextView], Iterable[Edit]]
    """The edits, in coordinates of the text that it is given, without overlap."""
    in_code: bool = False
    """Whether its edits are also made in code and formulas, whose layout is the writer's own."""


def ids_of(passes: Iterable[Pass]) -> tuple[str, ...]:
    """The ids of passes, each once, in order.

    >>> ids_of([Pass("repair.spaces", lambda view: ()), Pass("repair.spaces", lambda view: ())])
    ('repair.spaces',)
    """
    return tuple(dict.fromkeys(step.id for step in passes))


def run_passes(
    draft: Draft, passes: Iterable[Pass], language: str | None, options: Options
) -> tuple[Draft, TextView]:
    """The draft after all passes that the options allow, each on the text that the one before it left.

    Beside the draft comes the view of its text, so that what was computed for the last passes serves the
    next reader, too. ``language`` is a BCP 47 code, or None where it is not known. A text longer than any
    story is mended in parts, each for itself: so memory is bounded, however much there is to mend.
    """
    if len(draft.text) <= WINDOW:
        return _run(draft, passes, language, options)
    steps = tuple(passes)
    mended = mended_in_parts(draft, lambda part: _run(part, steps, language, options)[0])
    return mended, TextView(mended.text, language)


def _run(
    draft: Draft, passes: Iterable[Pass], language: str | None, options: Options
) -> tuple[Draft, TextView]:
    view = TextView(draft.text, language)
    idle: set[Callable[[TextView], Iterable[Edit]]] = set()  # what found nothing in this very text
    for step in passes:
        if step.run in idle or not options.allows(step.id):
            continue
        edits = list(step.run(view))
        if not edits:
            idle.add(step.run)
        else:
            idle.clear()
            draft = draft.apply(edits if step.in_code else _outside_code(draft, edits))
            view = TextView(draft.text, language)
    return draft, view


def _outside_code(draft: Draft, edits: list[Edit]) -> list[Edit]:
    """The edits that change nothing in code or in a formula."""
    fixed = draft.verbatim()
    if not fixed:
        return edits
    starts = [start for start, _ in fixed]
    return [e for e in edits if not _is_inside(e, fixed, starts)]


def _is_inside(edit: Edit, fixed: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether an edit changes letters of one of the stretches, which are in order."""
    at = bisect_right(starts, edit.start) - 1
    if at >= 0 and edit.start < fixed[at][1] and edit.end > fixed[at][0]:
        return edit.start > fixed[at][0] or edit.end > edit.start
    return at + 1 < len(fixed) and fixed[at + 1][0] < edit.end


def change(
    text: str, start: int, end: int, after: str, rule: str, confidence: float = 1.0
) -> Repair:
    """The repair that puts ``after`` in place of ``text[start:end]``.

    >>> change("a bokk", 2, 6, "book", "words.misread", 0.9).before
    'bokk'

    Raises:
        LedgerError: the change is more likely wrong than right.
    """
    if confidence < LEAST_SURE:
        raise LedgerError(f"{rule}: a repair of confidence {confidence} is none")
    return Repair(
        start=start,
        end=end,
        before=text[start:end],
        after=after,
        rule=rule,
        confidence=confidence,
    )


def narrowed(
    text: str, start: int, end: int, after: str, rule: str, confidence: float = 1.0
) -> Repair:
    """As :func:`change`, without the characters that both sides share at either end.

    >>> edit = narrowed("a bokk", 0, 6, "a book", "words.misread")
    >>> edit.start, edit.before, edit.after
    (4, 'k', 'o')
    """
    before = text[start:end]
    head = shared_head(before, after)
    tail = shared_tail(before[head:], after[head:])
    return change(text, start + head, end - tail, after[head : len(after) - tail], rule, confidence)


def shared_head(before: str, after: str) -> int:
    """How many characters two texts share at the beginning.

    >>> shared_head("a bokk", "a book")
    4
    """
    different = (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    return next(different, min(len(before), len(after)))


def shared_tail(before: str, after: str) -> int:
    """How many characters two texts share at the end.

    >>> shared_tail("a bokk", "a book")
    1
    """
    return shared_head(before[::-1], after[::-1])
