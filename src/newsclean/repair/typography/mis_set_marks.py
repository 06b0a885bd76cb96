"""Quotation marks: spaces on the wrong side, marks that point the wrong way, mixed systems.

Each paragraph is read as a row of marks. What a mark does, open or close, is decided for all of them
together by the cheapest reading: a mark prefers the role of its shape, the role that its spaces show,
and a row in which opening and closing alternate. Nothing is touched in a paragraph where the cheapest
reading is not a good one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean import data
from newsclean.ledger import Repair
from newsclean.repair.typography.mark_roles import (
    CLOSERS,
    SPACES,
    Mark,
    Style,
    marks_in,
    read_roles,
)
from newsclean.text.passes import change
from newsclean.text.quotation_marks import is_nested
from newsclean.text.scripts import CJK_SIGNS, EAST_ASIAN
from newsclean.text.view import TextView

_MARK = re.compile(
    r"[“”„\"]|(?<!`)``(?!`)|(?<![='(\[{])''(?!['\])}])|(?<![<\w])<<(?=\w)|(?<=\S)>>(?!\w)"
)
_MARKUP = re.compile(r"```|(?<=\S)``(?!\w)")
"""A fence, or two grave accents that close: they set off code, in Markdown or reStructuredText."""
_SINGLE_MARK = re.compile('[“”„"]')
_TYPED = ("``", "''", "<<", ">>")
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}{CJK_SIGNS}]")
_OPENS_66 = re.compile(r"(?:^|[\s(\[])“(?=\w)", re.MULTILINE)
_CLOSES_66 = re.compile(r"[\w.,!?…]“(?=[\s.,;:!?)]|$)", re.MULTILINE)
_OPENS_99 = re.compile(r"(?:^|[\s(\[])”(?=\s?\w)", re.MULTILINE)
_MARKS_OF = {
    code: content["marks"].get("quotation") for code, content in data.by_language("marks").items()
}
"""The opening and the closing mark that the press of a language sets."""
_CURLY = re.compile("[“”„]")
_PREFIXED = re.compile(r"[\s(\[=][bfru]\"")
"""A string of a program: ``f"…"``."""
_INCHES = re.compile(r"[0-9]\Z")
_ILL_SET = re.compile(
    "[„\"]|``|''|<<|>>|“(?:(?<=[^\\s(\\[{—–\\-/‘]“)|\\s|\\Z)|”(?:(?<=\\s”)|[^\\s.,;:?!)\\]}—–\\-/’…])"
)
_LINE = re.compile("[^\n]{1,40}")
_TURNS = re.compile("[“”\n]")
_OUT_OF_TURN = re.compile("““|””|\n”|\\A”")
_PAIR = re.compile(r"(?:^|[\s(])\"[^\"“”„\n]{1,400}\"(?=[\s).,;:?!]|$)", re.MULTILINE)
_CLOSED_APART = re.compile(r", [”\"] [a-z]")
_FEW = 7
"""Marks of a text below which one that stands wrongly is no mere slip; among more it is left."""
_LIMIT = 400
"""Marks of one paragraph beyond which it is no prose."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Spacing, direction and system of double quotation marks, paragraph by paragraph."""
    text = prose.text
    if not prose.has("“”„") and not _straight_suspect(text):
        return
    if _well_set(text):
        return
    style = _style(text, prose.code)
    if style is None:
        return
    rows = list(_rows(text, style))
    total = sum(row.count for row in rows)
    mixes = style.open != '"' and _straight_pairs(text)
    found, padded = _all_repairs(text, rows, style, straight_stay=True, mixes=mixes)
    if not mixes and sum(map(_changes_system, found)) > 1:
        # Other marks of this text were changed: then a pair of straight ones is no choice.
        found, padded = _all_repairs(text, rows, style, straight_stay=False, mixes=False)
    glued = any(_glued(text, r) for r in found)
    lone = len(found) == 1 and not glued and not _apart(text, found[0])
    if lone and found[0].rule == "quotes.spacing" and total >= _FEW:
        return  # one stray space is a slip of the newsroom, and no sign of damage
    if not lone or total < _FEW:
        yield from found
    else:
        yield from (r for r in found if _typed(r) or _turned_at_edge(text, r))
    if glued:
        yield from padded


def _well_set(text: str) -> bool:
    """Whether all marks are “ and ”, spaced as they are in English, and take turns in every paragraph."""
    return (
        _ILL_SET.search(text) is None and _OUT_OF_TURN.search("".join(_TURNS.findall(text))) is None
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """The marks of one paragraph, and for each whether it opens; no roles where that is not clear."""

    start: int
    end: int
    count: int
    marks: list[Mark]
    roles: list[bool]


def _rows(text: str, style: Style) -> Iterator[_Row]:
    typed = any(pair in text for pair in _TYPED) and not _MARKUP.search(text)
    pattern = _MARK if typed else _SINGLE_MARK
    for start, end, matches in _by_line(text, pattern.finditer(text)):
        if len(matches) > _LIMIT or (len(matches) > 2 and is_nested(text, start, end)):
            yield _Row(start, end, len(matches), [], [])
            continue
        marks = list(marks_in(text, matches, start, end, style))
        if not marks:
            continue
        count = len(marks)
        continued = _first_of_next(text, end) in ("“", "„", '"', "”")
        roles = read_roles(marks, continued)
        if roles is None and not marks[0].left and len(marks) % 2 and marks[1:]:
            # A quotation that goes on in the next paragraph, with marks of its own inside.
            marks = marks[1:]
            roles = read_roles(marks, False) if marks[0].shape == "open" else None
        yield _Row(start, end, count, marks, roles or [])


def _by_line(
    text: str, matches: Iterator[re.Match[str]]
) -> Iterator[tuple[int, int, list[re.Match[str]]]]:
    """The marks of each line that has some, with its extent."""
    start = end = 0
    held: list[re.Match[str]] = []
    for found in matches:
        if held and found.start() >= end:
            yield start, end, held
            held = []
        if not held:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.start())
            end = len(text) if end < 0 else end
        held.append(found)
    if held:
        yield start, end, held


def _first_of_next(text: str, end: int) -> str:
    """The first character of the next line that is not empty; nothing where it is blank."""
    follow = _LINE.search(text, end)
    return follow.group().lstrip()[:1] if follow else ""


def _all_repairs(
    text: str, rows: list[_Row], style: Style, *, straight_stay: bool, mixes: bool
) -> tuple[list[Repair], list[Repair]]:
    """The repairs, and those that undo what may be a house's style."""
    found: list[Repair] = []
    padded: list[Repair] = []
    for row in rows:
        for repair, house_style in _repairs(text, row, style, straight_stay, mixes):
            (padded if house_style else found).append(repair)
    return found, padded


def _changes_system(repair: Repair) -> bool:
    """Whether a mark goes that stood for another one: typed, of another language, or turned."""
    return repair.rule == "quotes.direction" and '"' not in repair.before


def _typed(repair: Repair) -> bool:
    """Whether a mark of another system went, which is no slip of the hand."""
    return any(pair in repair.before for pair in _TYPED)


def _turned_at_edge(text: str, repair: Repair) -> bool:
    """Whether a paragraph began with a closing mark, or ended with an opening one."""
    first = repair.start == 0 or text[repair.start - 1] == "\n"
    last = repair.end == len(text) or text[repair.end] == "\n"
    return (repair.before, repair.after) in (("”", "“"), ("“", "”")) and (first or last)


def _straight_pairs(text: str) -> bool:
    """Whether the text has pairs of straight marks beside its curly ones: it mixes on purpose."""
    return text.count('"') > 3 and sum(1 for _ in _PAIR.finditer(text)) > 1


def _glued(text: str, repair: Repair) -> bool:
    """Whether a mark stood against the wrong word: ``, ”he`` is never a slip of taste."""
    left, right = text[repair.start - 1 : repair.start], text[repair.end : repair.end + 1]
    before, after = repair.before, repair.after
    stuck_right = right.isalnum() and after.endswith(" ") and not before.endswith(" ")
    stuck_left = after.startswith(" ") and not before.startswith(" ")
    return stuck_right or (stuck_left and bool(left) and left in ".,?!")


def _apart(text: str, repair: Repair) -> bool:
    """Whether a closing mark stood a space away from its comma, and the sentence goes on: ``so, ” he``."""
    return _CLOSED_APART.match(text, repair.start - 1, repair.end + 1) is not None


_ODD_STRAIGHT = re.compile(r"[,.?!] \" ?\w|``|\w'' |[,?!]\"(?<=[a-z].\")[a-z]{2}")


def _straight_suspect(text: str) -> bool:
    # Where a text has no other marks, '' is its own choice.
    return ('"' in text or "``" in text) and bool(_ODD_STRAIGHT.search(text))


def _style(text: str, code: str | None) -> Style | None:
    """The system of the text; None where it is not one that this pass knows (»Danish«, 「CJK」)."""
    language = (code or "").partition("-")[0]
    if language != "en" and _EAST_ASIAN.search(text):
        return None  # its marks bring their own space
    if not _CURLY.search(text):
        return Style('"', '"')
    usual = _MARKS_OF.get(language)
    if usual == "“”":
        return Style("“", "”")
    opening = sum(1 for _ in _OPENS_66.finditer(text))
    low = text.count("„")
    if usual == "„“" and (low or _CLOSES_66.search(text)) and low >= opening:
        return Style("„", "“")
    if usual == "„”" and low > opening:
        return Style("„", "”")
    ninenine = sum(1 for _ in _OPENS_99.finditer(text))
    if usual == "””" and ninenine > max(opening, low):
        return Style("”", "”")
    if low > opening or ninenine > opening:
        closing = sum(1 for _ in _CLOSES_66.finditer(text))
        return Style("„", "“") if low > opening and closing >= opening else None
    return Style("“", "”")


def _padded(marks: list[Mark], number: int, partner: int, opens: bool) -> bool:
    """Whether the pair has a space on both inner sides: “ so ”, which is how some houses set it."""
    if not 0 <= partner < len(marks):
        return False
    first, second = (marks[number], marks[partner]) if opens else (marks[partner], marks[number])
    return (
        first.space_right
        and second.space_left
        and first.space_left
        and (second.space_right or second.right in CLOSERS)
    )


def _foreign(text: str, marks: list[Mark]) -> Iterator[Repair]:
    """Marks that can only open, in a paragraph whose other marks are not clear."""
    for mark in marks:
        if text[mark.start : mark.end] in ("„", "``") and not mark.space_right:
            yield change(text, mark.start, mark.end, "“", "quotes.direction", 0.9)


def _repairs(
    text: str, row: _Row, style: Style, straight_stay: bool, mixes: bool
) -> Iterator[tuple[Repair, bool]]:
    """The repairs of one paragraph, each with whether it undoes what may be a house's style."""
    marks, start, end = row.marks, row.start, row.end
    if not row.roles and style.open == "“":
        yield from ((repair, False) for repair in _foreign(text, marks))
    for number, (mark, opens) in enumerate(zip(marks, row.roles, strict=False)):
        glyph = text[mark.start : mark.end]
        partner = number + 1 if opens else number - 1
        other = text[marks[partner].start : marks[partner].end] if 0 <= partner < len(marks) else ""
        wanted = style.open if opens else style.close
        if glyph == '"' and (mixes or not other or (other == '"' and straight_stay)):
            wanted = '"'  # pairs of straight marks in a text with curly ones are a choice
        left, right = mark.start, mark.end
        before = after = ""
        while left > start and text[left - 1] in SPACES:
            left -= 1
        while right < end and text[right] in SPACES:
            right += 1
        if opens:
            stuck = (
                mark.left
                and not mark.space_left
                and (mark.left.isalnum() or mark.left in ",.?!;:…")
                and not _PREFIXED.match(text, max(0, mark.start - 2), mark.end)
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
            if house_style and wanted != glyph != '"':
                # The house may set its spaces so; the mark is not one of its own.
                yield change(text, mark.start, mark.end, wanted, rule, 0.95), False
                continue
            yield change(text, left, right, new, rule, 0.95), house_style
