"""Quotation marks: spaces on the wrong side, marks that point the wrong way, mixed systems.

Each paragraph is read as a row of marks, and what each of them does, open or close, is decided for all
together (:mod:`.mark_roles`). A row in which every mark can be what its place and its form say is left
alone, in whatever system it is set. Nothing is touched where the reading is not plain: an odd number of
marks, a figure before a mark (inches), signs of code, scripts that join endings to a mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.light_dataclass import dataclass
from newsclean.repair.typography.code_signs import has_code
from newsclean.repair.typography.mark_roles import ENDS, SPACES, Mark, Style, marks_in, read_roles
from newsclean.text.languages import guess
from newsclean.text.passes import change
from newsclean.text.quotation_marks import is_nested
from newsclean.text.scripts import CJK, CJK_SIGNS, SPACELESS, spaceless_letters
from newsclean.text.view import TextView

_CONFIDENCE = 0.98
"""How sure a mark is set right."""
# All alternatives stand behind the first character, so that all else is skipped fast.
_MARK = re.compile(
    r"[“”„\"`'](?:(?<=[“”„\"])|(?<=`)`(?<!```)(?!`)"
    r"|(?<=')'(?<!''')(?!')(?<!\w''(?=\w))(?<![\s(=]''(?=[\s)=])))"
)
_MARKUP = re.compile(r"```|(?<=\S)``(?!\w)")
"""A fence, or two grave accents that close: they set off code, in Markdown or reStructuredText."""
_UNREAD = re.compile(f"[{CJK}{CJK_SIGNS}{SPACELESS}\u0590-\u08ff«»‹›]")
"""Letters of scripts where a mark stands against letters, and marks of other systems."""
_SUFFIXING = frozenset("tr fi hu et az kk".split())
_MARKS_OF = {
    code: content["marks"].get("quotation") for code, content in data.by_language("marks").items()
}
"""The opening and the closing mark that the press of a language sets."""
_PAIR = re.compile(r"([“„”\"])(?<![\w.,!?”“„\"].)(?=\S)[^“”„\"\n]{1,400}(?<=\S)([”“\"])(?![^\W_])")
"""Two marks that stand as marks should."""
_PAIRS = frozenset(("“”", "„“", "„”"))
_SYSTEMS = ({"“", "”"}, {"„", "“"}, {"„", "”"})
_LINE = re.compile("[^\n]{1,40}")
_TYPEWRITTEN = re.compile(r"``[^`'\n]{1,200}''|(?<![\w'])''[^'\n]{1,200}''(?!['\w])")
"""A pair of two marks each: the system of TeX, or italics of a wiki, and no damage."""
_QUOTED_LINE = re.compile(r"^[ \t]*\" ", re.MULTILINE)
"""What begins a comment in the settings of some programs."""
_COMMENT = re.compile(r'^[ \t]*"(?: [^"\n]*)?$', re.MULTILINE)
"""Such a comment as a line of its own."""
_MOST_COMMENTS = 2
_TOKENISED = re.compile(r"\w [,.](?=\s|\Z)")
"""A blank before a comma, which words taken apart by a program have."""
_UNFINISHED = re.compile(r"[^\s.!?:;…”\"“)\]]\n(?=[^\s])")
"""A line that goes on in the next one."""
_FEW = 7
"""Marks of a text below which one that stands wrongly is no mere slip; among more it is left."""
_LIMIT = 400
"""Marks of one paragraph beyond which it is no prose."""
_LEAST_SPACED = 4
"""Characters of a text for one in a script without spaces, below which the text is in that script."""
_FOREIGN = 0.25
"""Share of its pairs from which another system is the choice of a text, and no damage."""


def mend(prose: TextView) -> Iterator[Repair]:
    """Spacing, direction and system of double quotation marks, paragraph by paragraph."""
    text = prose.text
    if not prose.has('“”„"') or _sets_no_spaces(text):
        return
    if '","' in text:
        return  # records whose fields stand in marks
    if '"' in text and sum(1 for _ in _COMMENT.finditer(text)) > _MOST_COMMENTS:
        return
    style = _style(text, prose.language)
    if style is None:
        return
    rows = list(_rows(text, style))
    if style.open == "“" and "„”" not in style.keeps:
        yield from _lone(text, rows, style)
    found = [
        item
        for row in rows
        if row.roles and not _is_foreign(text[row.start : row.end], prose.language)
        for item in _repairs(text, row, style, prose.language)
    ]
    kept = [r for r, padded in found if not padded]
    glued = any(_glued(text, r) for r in kept)
    lone = len(kept) == 1 and not glued and kept[0].rule == "quotes.spacing"
    if not lone or sum(len(row.marks) for row in rows) < _FEW:
        yield from kept  # a single one is a slip of the newsroom, and no sign of damage
    if glued:
        yield from (r for r, padded in found if padded)


def _sets_no_spaces(text: str) -> bool:
    """Whether the text is Chinese, Japanese or Thai: its marks stand against words of other scripts, too."""
    return spaceless_letters(text) * _LEAST_SPACED > len(text)


def _is_foreign(row: str, language: str) -> bool:
    """Whether a paragraph is in another language than the text, whose marks are not the text's."""
    found = guess(row)
    return found is not None and bool(language) and found[0] != language


def _lone(text: str, rows: list[_Row], style: Style) -> Iterator[Repair]:
    """Marks whose place contradicts their form, in a paragraph of English that cannot be read as a row."""
    for row in rows:
        if (
            row.roles
            or _well_set(row.marks, style)
            or _is_doubtful(text, row.marks, row.start, row.end)
        ):
            continue
        for mark in row.marks:
            at_edge = not mark.left or not mark.right
            opens = mark.place and (
                mark.glyph in ("„", "``")
                or (mark.glyph == "”" and (not mark.left or mark.left.isalpha()))
            )
            goes_on = at_edge or mark.right.islower() or not mark.right.isalnum()
            # Behind a colon, what is quoted follows in the next line.
            introduces = mark.space_left and mark.left == ":"
            closes = mark.place is False and mark.glyph == "“" and goes_on and not introduces
            if opens or closes:
                after = "“" if opens else "”"
                yield change(text, mark.start, mark.end, after, "quotes.direction", _CONFIDENCE)


def _is_doubtful(text: str, marks: list[Mark], start: int, end: int) -> bool:
    """Whether a paragraph is no prose that this pass can read, or a mark in it may stand for inches."""
    row = text[start:end]
    if _UNREAD.search(text, start, end) or has_code(row) or '="' in row:
        return True
    if _TOKENISED.search(row) or len(_QUOTED_LINE.findall(row)) > 1:
        return True
    return any(m.left.isdigit() and not m.space_left and m.glyph in '"”' for m in marks)


@dataclass(frozen=True, slots=True)
class _Row:
    """The marks of one paragraph, and for each whether it opens; no roles where that is not clear."""

    start: int
    end: int
    marks: list[Mark]
    roles: list[bool]


def _rows(text: str, style: Style) -> Iterator[_Row]:
    doubled = "''" in text and len(_TYPEWRITTEN.findall(text))
    typewritten = doubled > text.count("“")
    for start, end in _paragraphs(text):
        matches = list(_MARK.finditer(text, start, end))
        if not matches or len(matches) > _LIMIT:
            continue
        if typewritten or _MARKUP.search(text, start, end):
            matches = [m for m in matches if len(m.group()) == 1]
        marks = list(marks_in(text, matches, start, end, style))
        yield _Row(start, end, marks, _roles(text, marks, start, end, style))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text: its lines, joined where one plainly goes on in the next."""
    start = 0
    at = text.find("\n")
    while at >= 0:
        if at == start or not _UNFINISHED.match(text, at - 1):
            yield start, at
            start = at + 1
        at = text.find("\n", at + 1)
    yield start, len(text)


def _roles(text: str, marks: list[Mark], start: int, end: int, style: Style) -> list[bool]:
    """What each mark of a paragraph does; empty where nothing is to be mended, or where it is not plain."""
    if not marks or _well_set(marks, style):
        return []
    if _is_doubtful(text, marks, start, end):
        return []
    if style.open == '"' and any(m.glyph != '"' for m in marks):
        return []
    if len(marks) > 2 and all(m.place is not None for m in marks) and is_nested(text, start, end):
        return []
    continued = _first_of_next(text, end) in ("“", "„", '"', "”")
    if len(marks) % 2 and not continued:
        return []
    roles = read_roles(marks, continued) or []
    return roles if all(map(_is_plain, marks, roles)) else []


def _is_plain(mark: Mark, opens: bool) -> bool:
    """Whether the place of a mark or its form speaks for its role, and not both against it."""
    return opens in (mark.place, mark.shape) or mark.place is mark.shape is None or _stuck(mark)


def _stuck(mark: Mark) -> bool:
    """Whether the space of a straight mark may be on its wrong side: ``so, "he said``."""
    return mark.shape is None and mark.place is True and mark.left in tuple(",.?!…")


def _well_set(marks: list[Mark], style: Style) -> bool:
    """Whether each mark of a paragraph does what its place and its form say, and all are of one system."""
    if any(m.place is None or m.shape not in (None, m.place) for m in marks):
        return False
    if any((m.right and m.space_right) if m.place else (m.left and m.space_left) for m in marks):
        return False  # a blank on the inner side
    glyphs = {m.glyph for m in marks}
    if glyphs == {'"'}:
        return all(m.place == (number % 2 == 0) for number, m in enumerate(marks))
    alien = "„" in glyphs and style.open == "“" and "„”" not in style.keeps
    return not alien and any(glyphs <= system for system in _SYSTEMS)


def _first_of_next(text: str, end: int) -> str:
    """The first character of the next line that is not empty; nothing where it is blank."""
    follow = _LINE.search(text, end)
    return follow.group().lstrip()[:1] if follow else ""


def _style(text: str, language: str) -> Style | None:
    """The system of the text, told by its own pairs; None where it mixes several."""
    usual = _MARKS_OF.get(language) or ""
    marks = {mark for mark in "“”„" if mark in text}
    if not marks:
        return Style('"', '"')
    pairs = Counter(found[1] + found[2] for found in _PAIR.finditer(text))
    curly = {pair: pairs[pair] for pair in ("“”", "„“", "„”", "””") if pairs[pair]}
    rare = 2 * text.count("„") <= text.count("“")
    if usual == "“”" and rare and ("“" in marks or pairs['"”'] or "``" in text):
        return Style("“", "”", frozenset(("„“",)))
    if not curly and pairs['""']:
        return Style('"', '"')
    if not curly and usual and marks <= set(usual):
        return Style(usual[0], usual[1], _PAIRS)
    if not curly:
        guess = "“”"
        return (
            Style(guess[0], guess[1], _PAIRS)
            if marks <= set(guess) and len(marks) == len(set(guess))
            else None
        )
    best = max(curly, key=lambda pair: (curly[pair], pair == usual))
    others = sum(curly.values()) - curly[best]
    if others >= curly[best] or (best != usual and others > _FOREIGN * curly[best]):
        return None
    return Style(best[0], best[1], _PAIRS)


def _glued(text: str, repair: Repair) -> bool:
    """Whether a mark stood against the wrong word: ``, ”he`` is never a slip of taste."""
    left, right = text[repair.start - 1 : repair.start], text[repair.end : repair.end + 1]
    before, after = repair.before, repair.after
    stuck_right = right.isalnum() and after.endswith(" ") and not before.endswith(" ")
    stuck_left = after.startswith(" ") and not before.startswith(" ")
    return stuck_right or (stuck_left and bool(left) and left in ".,?!")


def _padded(marks: list[Mark], number: int, partner: int, opens: bool) -> bool:
    """Whether the pair has a space on both inner sides: “ so ”, which is how some set it."""
    if not 0 <= partner < len(marks):
        return False
    first, second = (marks[number], marks[partner]) if opens else (marks[partner], marks[number])
    return (
        first.space_right
        and second.space_left
        and first.space_left
        and (second.space_right or second.right in ENDS)
    )


def _repairs(text: str, row: _Row, style: Style, language: str) -> Iterator[tuple[Repair, bool]]:
    """The repairs of one paragraph, each with whether it undoes what may be a choice of the publisher."""
    marks = row.marks
    misfits = sum(m.place not in (None, opens) for m, opens in zip(marks, row.roles, strict=True))
    for number, (mark, opens) in enumerate(zip(marks, row.roles, strict=True)):
        partner = number + 1 if opens else number - 1
        other = marks[partner].glyph if 0 <= partner < len(marks) else ""
        wanted = _wanted(mark, opens, other, style)
        spaces = _spaces(text, row, mark, opens, misfits, language)
        if spaces is None:
            if mark.place == opens and wanted != mark.glyph:
                yield (
                    change(text, mark.start, mark.end, wanted, "quotes.direction", _CONFIDENCE),
                    False,
                )
            continue
        left, right, before, after = spaces
        new = before + wanted + after
        if new == text[left:right]:
            continue
        if _padded(marks, number, partner, opens):
            if wanted != mark.glyph != '"':
                yield (
                    change(text, mark.start, mark.end, wanted, "quotes.direction", _CONFIDENCE),
                    False,
                )
            else:
                rule = "quotes.spacing" if wanted == mark.glyph else "quotes.direction"
                yield change(text, left, right, new, rule, _CONFIDENCE), True
            continue
        rule = "quotes.spacing" if wanted == mark.glyph else "quotes.direction"
        yield change(text, left, right, new, rule, _CONFIDENCE), False


def _wanted(mark: Mark, opens: bool, other: str, style: Style) -> str:
    """The mark that belongs there. Pairs of straight marks or of another system are a choice."""
    glyph = mark.glyph
    pair = glyph + other if opens else other + glyph
    if pair == '""' or (pair in style.keeps and pair != style.open + style.close):
        return glyph
    if glyph == '"' and other not in "“”„":
        return glyph
    if not other:
        return glyph
    return style.open if opens else style.close


def _spaces(
    text: str, row: _Row, mark: Mark, opens: bool, misfits: int, language: str
) -> tuple[int, int, str, str] | None:
    """The stretch around a mark, and the spaces that belong before and behind it; None where they stay."""
    left, right = mark.start, mark.end
    while left > row.start and text[left - 1] in SPACES:
        left -= 1
    while right < row.end and text[right] in SPACES:
        right += 1
    before, after = text[left : mark.start], text[mark.end : right]
    if mark.place == opens and mark.left and mark.right:
        return left, right, before, after
    if mark.place == opens:  # at the edge of a paragraph
        return (left, right, before, "") if opens else (left, right, "", after)
    straight = mark.glyph == '"'
    free = mark.space_left and mark.space_right
    if free:
        return (left, right, before, "") if opens else (left, right, "", after)
    if opens:
        if (
            mark.left not in ",.?!:…"
            or (straight and mark.place is False)
            or not mark.right.isalpha()
        ):
            return None
        return left, right, " ", ""
    if mark.space_left and mark.right in ENDS:
        return left, right, "", after
    if mark.left not in ",.?!…" or not mark.right.isalpha():
        return None
    if (
        straight
        and mark.place is True
        and mark.right.isupper()
        and (mark.left != "," or misfits > 1)
    ):
        return None
    if language in _SUFFIXING and not mark.space_left:
        return None
    return left, right, "", " "
