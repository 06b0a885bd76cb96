"""Quotation marks: spaces on the wrong side, marks that point the wrong way, mixed systems.

Each paragraph is read as a row of marks. What a mark does, open or close, is decided for all of them
together by the cheapest reading: a mark prefers the role of its shape, the role that its spaces show,
and a row in which opening and closing alternate. Nothing is touched in a paragraph where the cheapest
reading is not a good one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from newsclean.ledger import Repair
from newsclean.repair.passes import change, lines
from newsclean.repair.prose import Prose

_MARK = re.compile(r"[“”„\"]|``|''|(?<![<\w])<<(?=\w)|(?<=\S)>>(?!\w)")
_SINGLE_MARK = re.compile('[“”„"]')
_TYPED = ("``", "''", "<<", ">>")
_CURLY = re.compile("[“”„]")
_INCHES = re.compile(r"[0-9]\Z")
_SPACES = " \u00a0\t"
_OPENERS = "([{—–-/‘“\u2009"
_CLOSERS = ".,;:?!)]}—–-/’…"
_PAIR = re.compile(r"(?:^|[\s(])\"[^\"“”„\n]{1,400}\"(?=[\s).,;:?!]|$)", re.MULTILINE)
_FEW = 7
"""Marks of a text below which one that stands wrongly is no mere slip; among more it is left."""
_LIMIT = 400
"""Marks of one paragraph beyond which it is no prose."""


@dataclass(frozen=True, slots=True)
class _Style:
    """The marks of a text: ``“ ”`` or ``„ “``."""

    open: str
    close: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    shape: str
    """``open``, ``close`` or ``either``, by the style of the text."""
    left: str
    """The last character before it that is no space, or nothing at the paragraph's start."""
    right: str
    space_left: bool
    space_right: bool


def mend(prose: Prose) -> Iterator[Repair]:
    """Spacing, direction and system of double quotation marks, paragraph by paragraph."""
    text = prose.text
    if not prose.has("“”„") and not _straight_suspect(text):
        return
    style = _style(text, prose.code)
    if style is None:
        return
    total = 0
    found: list[Repair] = []
    padded: list[Repair] = []
    straight = _straight_pairs(text)
    paragraphs = list(lines(text))
    pattern = _MARK if any(pair in text for pair in _TYPED) else _SINGLE_MARK
    for number, (start, end) in enumerate(paragraphs):
        matches = list(islice(pattern.finditer(text, start, end), _LIMIT + 1))
        if len(matches) > _LIMIT:  # no prose has so many; to look at each would take long
            total += _LIMIT
            continue
        marks = list(_marks(text, matches, start, end, style))
        total += len(marks)
        if not marks:
            continue
        follow = paragraphs[number + 1] if number + 1 < len(paragraphs) else (0, 0)
        continued = text[slice(*follow)].lstrip()[:1] in ("“", "„", '"', "”")
        roles = _roles(marks, continued)
        if roles is not None:
            for repair, house_style in _repairs(text, marks, roles, style, start, end, straight):
                (padded if house_style else found).append(repair)
    glued = any(_glued(text, r) for r in found)
    if len(found) == 1 and not glued and found[0].rule == "quotes.spacing" and total >= _FEW:
        return  # one stray space is a slip of the newsroom, and no sign of damage
    if len(found) > 1 or total < _FEW or glued:
        yield from found
    if glued:
        yield from padded


def _straight_pairs(text: str) -> bool:
    """Whether the text has pairs of straight marks beside its curly ones: it mixes on purpose."""
    return sum(1 for _ in _PAIR.finditer(text)) > 1


def _glued(text: str, repair: Repair) -> bool:
    """Whether a mark stood against the wrong word: ``, ”he`` is never a slip of taste."""
    left, right = text[repair.start - 1 : repair.start], text[repair.end : repair.end + 1]
    before, after = repair.before, repair.after
    stuck_right = right.isalnum() and after.endswith(" ") and not before.endswith(" ")
    stuck_left = after.startswith(" ") and not before.startswith(" ")
    return stuck_right or (stuck_left and bool(left) and left in ".,?!")


_ODD_STRAIGHT = re.compile(r"[,.?!] \" ?\w|``|\w'' ")


def _straight_suspect(text: str) -> bool:
    # Where a text has no other marks, '' is its own choice.
    return ('"' in text or "``" in text) and bool(_ODD_STRAIGHT.search(text))


def _style(text: str, code: str | None) -> _Style | None:
    """The system of the text; None where it is not one that this pass knows (”Swedish”, »Danish«)."""
    if not _CURLY.search(text):
        return _Style('"', '"')
    if code is not None and code.partition("-")[0] == "en":
        return _Style("“", "”")
    opening = sum(1 for _ in re.finditer(r"(?:^|[\s(\[])“(?=\w)", text, re.MULTILINE))
    closing = sum(1 for _ in re.finditer(r"[\w.,!?…]“(?=[\s.,;:!?)]|$)", text, re.MULTILINE))
    low = sum(1 for _ in re.finditer(r"„(?=\w)", text))
    ninenine = sum(1 for _ in re.finditer(r"(?:^|[\s(\[])”(?=\w)", text, re.MULTILINE))
    if low > opening and closing >= opening:
        return _Style("„", "“")
    if low > opening or ninenine > opening:
        return None
    return _Style("“", "”")


def _marks(
    text: str, matches: Iterable[re.Match[str]], start: int, end: int, style: _Style
) -> Iterator[_Mark]:
    for found in matches:
        at, after = found.span()
        i = at
        while i > start and text[i - 1] in _SPACES:
            i -= 1
        j = after
        while j < end and text[j] in _SPACES:
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
            shape = "either" if glyph == '"' else "close" if glyph == "”" else "open"
        yield _Mark(at, after, shape, left, right, i < at or not left, j > after or not right)


def _cost(mark: _Mark, opens: bool) -> float:
    """How little a mark looks like one that opens (or closes)."""
    cost = 0.0
    if mark.shape != "either" and (mark.shape == "open") != opens:
        cost += 2.0
    looks_open = (mark.space_left or mark.left in _OPENERS) and not mark.space_right
    looks_close = not mark.space_left and (mark.space_right or mark.right in _CLOSERS)
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


def _roles(marks: list[_Mark], continued: bool) -> list[bool] | None:
    """For each mark whether it opens; None where no reading is clearly right.

    Two states, inside a quotation or not; a mark that opens inside or closes outside costs more.
    """
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


def _padded(marks: list[_Mark], number: int, partner: int, opens: bool) -> bool:
    """Whether the pair has a space on both inner sides: “ so ”, which is how some houses set it."""
    if not 0 <= partner < len(marks):
        return False
    first, second = (marks[number], marks[partner]) if opens else (marks[partner], marks[number])
    return (
        first.space_right
        and second.space_left
        and first.space_left
        and (second.space_right or second.right in _CLOSERS)
    )


def _repairs(
    text: str,
    marks: list[_Mark],
    roles: list[bool],
    style: _Style,
    start: int,
    end: int,
    straight: bool,
) -> Iterator[tuple[Repair, bool]]:
    """The repairs of one paragraph, each with whether it undoes what may be a house's style."""
    for number, (mark, opens) in enumerate(zip(marks, roles, strict=True)):
        glyph = text[mark.start : mark.end]
        partner = number + 1 if opens else number - 1
        other = text[marks[partner].start : marks[partner].end] if 0 <= partner < len(marks) else ""
        wanted = style.open if opens else style.close
        if glyph == '"' and (straight or other in ('"', "")):
            wanted = '"'  # a pair of straight marks in a text with curly ones is a choice
        left, right = mark.start, mark.end
        before = after = ""
        while left > start and text[left - 1] in _SPACES:
            left -= 1
        while right < end and text[right] in _SPACES:
            right += 1
        if opens:
            stuck = (
                mark.left
                and not mark.space_left
                and (mark.left.isalnum() or mark.left in ",.?!;:…")
            )
            before = " " if stuck else text[left : mark.start]
        else:
            stuck = mark.right.isalnum() and not mark.space_right
            after = " " if stuck else text[mark.end : right]
        if not mark.left:
            before = text[left : mark.start]
        if not mark.right:
            after = text[mark.end : right]
        new = before + wanted + after
        if new != text[left:right]:
            rule = "quotes.spacing" if wanted == glyph else "quotes.direction"
            house_style = _padded(marks, number, partner, opens)
            yield change(text, left, right, new, rule, 0.95), house_style
