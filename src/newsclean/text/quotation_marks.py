"""The one parser of quotation marks: which belong together, and what stands inside.

It knows “ ” and " ", ‘ ’ and ' ', « » and » «, ‹ ›, „ “ and „ ”, ‚ ‘, ” ” and ’ ’ of Swedish and Finnish,
「 」 and 『 』, ❝ ❞, 〝 〟 and ｢ ｣, and typed pairs ``like these''.

A mark is read from its neighbours first and from its shape second, because scraped text mixes
systems and turns marks round: a mark with a blank before it and a letter behind it opens,
whatever its code point. A paragraph that never closes its mark ends it, and pairing starts anew
in the next one, so that one odd mark never costs more than its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from newsclean import lazy_re as re
from newsclean.text import single_marks
from newsclean.text.single_marks import QuotationMark
from newsclean.text.spans import Spans

DOUBLE_MARKS: Final = '“”„‟«»"＂「」『』″❝❞〝〞〟｢｣'
_SINGLE = "‘’‚‛'‹›`"
_MARK = re.compile(rf"[{DOUBLE_MARKS}{_SINGLE}](?:(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’)?+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-zà-ÿ])[^\n]+)*")
_CLOSERS = {
    "“": "”\"", "„": "“”\"‟", "‟": "”", "«": "»", "»": "«»", "「": "」", "『": "』", "”": "”\"",
    '"': '"”“', "＂": "＂", "″": "″", "``": "''\"”", "''": "''",
    "‘‘": "’’”\"", "’’": "’’", "‘": "’'", "‚": "‘’", "‛": "’",
    "❝": "❞", "〝": "〞〟", "｢": "｣", "'": "'’", "‹": "›", "›": "‹›", "’": "’", "`": "'`",
}  # fmt: skip
OPENING: Final = "“‘„‚«‹「『❝〝｢\"'"
"""Marks with which a quotation may begin."""
_UNSPACED = "\u2e80"
"""From here on scripts set no spaces, so that quotation marks stand between letters."""
_INDIC = "\u0900", "\u0dff"
_SHAPED = frozenset({"“”", "«»", "‘’", "‹›", "„”", "❝❞", "〝〞", "〝〟", "｢｣"})
_TATWEEL = "ـ"
"""What parts an Arabic preposition from the marks behind it: ``بـ«…»``."""
_CORNERS = "「」『』"
_OPENING = "([{—–-:/“„«‘‚¿¡|…\u200b"
_CLOSING = "<>.,;:!?…)]}—–-/”»’\u200b"


CROWD = 1000
"""Marks from which a text or a paragraph may be a run of marks."""
SPARSE = 9
"""Characters to a mark up to which such a run holds nothing to read."""


class Region(NamedTuple):
    """Text between a pair of marks: ``text[start:end]``; with its marks, ``text[outer:after]``."""

    start: int
    end: int
    outer: int
    after: int
    closed: bool


class Paragraph(NamedTuple):
    start: int
    end: int
    regions: tuple[Region, ...]


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text with the regions between marks; linear in the text.

    Single marks are read in a text that sets its speech in them; elsewhere they are mostly apostrophes.

    >>> text = "“No,” he said, “nobody"
    >>> [(text[r.start : r.end], r.closed) for p in paragraphs(text) for r in p.regions]
    [('No,', True), ('nobody', False)]
    """
    spans = [m.span() for m in _PARAGRAPH.finditer(text)]
    known: dict[tuple[str, str, str], tuple[bool, bool]] = {}
    found = [_marks(text, a, b, known) for a, b in spans]
    found = _without_runs(found, spans)
    single = _set_in_single(found)
    result: list[Paragraph] = []
    for (a, b), marks in zip(spans, found, strict=True):
        double = [m for m in marks if m.text not in _SINGLE]
        if single or (not double and single_marks.speaks(text, marks)):
            used = single_marks.without_apostrophes(text, [m for m in marks if m.text in _SINGLE])
        else:
            used = double
        if len(used) < len(marks):
            sure = (m for m in marks if m.text in "‹›" or _is_no_apostrophe(text, m))
            used = sorted({*used, *sure}, key=_start)
        regions = _pair(text, used, b)
        if (goes_on := _continued(text, result, a, used)) is not None:
            regions = [goes_on, *(r for r in regions if r.outer >= goes_on.after)]
        result.append(Paragraph(a, b, tuple(regions)))
    return result


def _is_no_apostrophe(text: str, mark: QuotationMark) -> bool:
    """Whether a single mark stands beside a letter of a script of India, which has no apostrophes."""
    beside = text[mark.end : mark.end + 1] if mark.opens else text[mark.start - 1 : mark.start]
    return mark.text in _SINGLE and _INDIC[0] <= beside <= _INDIC[1]


def _continued(
    text: str, above: list[Paragraph], start: int, marks: list[QuotationMark]
) -> Region | None:
    """The words at the head of a paragraph that belong to a mark which the one above leaves open, where it
    is closed here before any other opens."""
    open_above = above[-1].regions[-1:] if above else ()
    if not open_above or open_above[0].closed or not marks:
        return None
    sign, mark = text[open_above[0].outer], marks[0]
    closes = mark.closes and not mark.opens and sign in _CLOSERS and mark.text in _CLOSERS[sign]
    if not closes or sign not in DOUBLE_MARKS or sign == '"':
        return None
    first, last = _trim(text, start, mark.start)
    return Region(first, last, first, mark.end, True) if last > first else None


def _start(mark: QuotationMark) -> int:
    return mark.start


def _without_runs(
    found: list[list[QuotationMark]], spans: list[tuple[int, int]]
) -> list[list[QuotationMark]]:
    """The marks, but for those of runs that are little else than marks: nobody speaks there."""
    if sum(map(len, found)) < CROWD:
        return found
    sizes = [b - a + 1 for a, b in spans]
    if sum(sizes) <= SPARSE * sum(map(len, found)):
        return [[] for _ in found]
    crowded = (
        len(m) >= CROWD and size <= SPARSE * len(m) for m, size in zip(found, sizes, strict=True)
    )
    return [[] if run else m for m, run in zip(found, crowded, strict=True)]


def _set_in_single(found: list[list[QuotationMark]]) -> bool:
    """Whether a text sets speech in single marks: it has pairs of them, and hardly any double."""
    double = single = 0
    for marks in found:
        waiting = False
        for mark in marks:
            if mark.text not in _SINGLE:
                double += mark.opens
            elif mark.opens and not mark.closes:
                waiting = True
            elif waiting and mark.closes and not mark.opens:
                single, waiting = single + 1, False
    return single > 3 * double


def _marks(
    text: str, start: int, end: int, known: dict[tuple[str, str, str], tuple[bool, bool]]
) -> list[QuotationMark]:
    """The marks of a paragraph; ``known`` keeps what a mark does between two characters."""
    found = []
    loose = 0
    for match in _MARK.finditer(text, start, end):
        mark, a, b = match.group(), match.start(), match.end()
        before = text[a - 1] if a > start else " "
        before = " " if before == _TATWEEL else before
        behind = text[b] if b < end else " "
        if mark in _CORNERS:
            found.append(QuotationMark(mark, a, b, mark in "「『", mark in "」』"))
            continue
        if before == "=" or (before.isalnum() and behind.isalnum() and before < _UNSPACED):
            continue
        place = (mark, before, behind)
        directions = known.get(place)
        if directions is None:
            directions = known[place] = _directions(mark, before, behind)
        loose += not directions[0] and before.isspace() and behind.isspace()
        found.append(QuotationMark(mark, a, b, *directions))
    return _with_turns(text, found) if loose > 1 else found


def _with_turns(text: str, found: list[QuotationMark]) -> list[QuotationMark]:
    """Straight marks between two blanks, as tokenised text has them, open and close by turns."""
    for sign in "\"'":
        loose = [m for m in found if m.text == sign]
        if len(loose) < 2 or len(loose) % 2 or not all(_is_loose(text, m) for m in loose):
            continue
        turned = {m.start: n % 2 == 0 for n, m in enumerate(loose)}
        found = [
            m._replace(opens=turned[m.start], closes=not turned[m.start])
            if m.start in turned
            else m
            for m in found
        ]
    return found


def _is_loose(text: str, mark: QuotationMark) -> bool:
    """Whether blanks, or the edges of a line, stand on both sides of a mark."""
    return (
        not text[mark.start - 1 : mark.start].strip() and not text[mark.end : mark.end + 1].strip()
    )


def _directions(mark: str, before: str, behind: str) -> tuple[bool, bool]:
    """Whether a mark can open, and whether it can close, judged from its neighbours."""
    if mark == "«" and behind in "  \u202f":
        return True, behind == " " and not before.isspace() and before not in _OPENING
    if mark == "»" and before in "  \u202f":
        return behind.isalnum() and before == " ", True
    free = before.isspace() or before in _OPENING
    ended = behind.isspace() or behind in _CLOSING
    opens = free and not behind.isspace()
    closes = ended and not before.isspace()
    if free and ended and not (opens and closes):
        return mark in "“„«‘``", mark not in "“„«‘``"
    if opens and closes:
        # Between punctuation on both sides: the shape decides, a straight mark can be either.
        shaped = mark in "“„«‘‚``"
        return shaped or mark in "\"'″＂", not shaped or mark in "\"'″＂“"
    if not opens and not closes:
        return mark in "“„«‘``" or (mark == '"' and not before.isalnum()), mark in "”»’''\""
    return opens, closes


def _pair(text: str, marks: list[QuotationMark], end: int) -> list[Region]:
    regions: list[Region] = []
    opened: QuotationMark | None = None
    depth = 0
    for place, mark in enumerate(marks):
        if opened is None:
            if mark.opens and not (mark.text in "”’»" and mark.closes and mark.text != "»"):
                opened, depth = mark, 0
        elif _closes(opened, mark, marks, place):
            if depth:
                depth -= 1
            else:
                regions.append(_region(text, opened, mark))
                opened = None
        elif mark.opens and mark.text == opened.text and not mark.closes:
            if _nests(marks, place):
                depth += 1
            else:
                if mark.start > opened.end:
                    regions.append(_unclosed(text, opened, mark.start))
                opened, depth = mark, 0
    if opened is not None:
        regions.append(_unclosed(text, opened, end))
    return [r for r in regions if r.end > r.start]


def _closes(
    opened: QuotationMark, mark: QuotationMark, marks: list[QuotationMark], place: int
) -> bool:
    """Whether a mark closes the open one, even where it is set on the wrong side of a blank."""
    if mark.closes:
        # A closing mark turned round counts as well: “like this“ next.
        return mark.text in _CLOSERS[opened.text] or (mark.text == opened.text and not mark.opens)
    if opened.text + mark.text in _SHAPED:
        return True
    if mark.text != opened.text or opened.text != '"' or _nests(marks, place):
        return False
    # Straight marks on the wrong side: they alternate where the rest of the paragraph pairs up.
    return (len(marks) - place) % 2 == 1


def _nests(marks: list[QuotationMark], place: int) -> bool:
    """Whether the next two marks both close: then this one opened a quote within the quote."""
    if place + 2 >= len(marks):
        return False
    first, second = marks[place + 1], marks[place + 2]
    return first.closes and not first.opens and second.closes and not second.opens


def _region(text: str, opened: QuotationMark, mark: QuotationMark) -> Region:
    start, end = _trim(text, opened.end, mark.start)
    return Region(start, end, opened.start, mark.end, True)


def _unclosed(text: str, opened: QuotationMark, end: int) -> Region:
    start, stop = _trim(text, opened.end, end)
    return Region(start, stop, opened.start, end, False)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == "\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u200b"):
        end -= 1
    return start, end


_FAMILIES = tuple(
    frozenset(marks.split())
    for marks in (
        "“ ” „ ‟ \" ＂ ″ `` ''",
        "« »",
        "‹ ›",
        "「 」",
        "『 』",
        "❝ ❞",
        "〝 〞 〟",
        "｢ ｣",
        "‘ ’ ‚ ‛ ' `",
    )
)
"""Systems of marks, each read for itself, so that one may stand inside another."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile("\n")


def quoted_spans(text: str, language: str | None = None) -> Spans:
    r"""What stands inside quotation marks, whatever their system; in doubt, a character is inside.

    A mark that is never closed protects its paragraph to the end, one that was never opened protects it from
    the beginning. ``language`` (its first subtag) says which words begin with an apostrophe; English is
    assumed where it is None.

    >>> def inside(text):
    ...     return [text[a:b] for a, b in quoted_spans(text)]
    >>> inside("‘The workers’ union said “no”,’ he told them; it’s the ’90s, rock ’n’ roll.")
    ['‘The workers’ union said “no”,’']
    >>> inside("A screen of 8\" that is 5'10\" away: „Ja“, »nein«, 「はい」.")
    ['„Ja“', '»nein«', '「はい」']
    >>> inside("He said: “We open")
    ['“We open']
    """
    return Spans(_quoted(text, single_marks.elided_words(language or "en")))


def _quoted(text: str, elided: frozenset[str]) -> Iterator[tuple[int, int]]:
    known: dict[tuple[str, str, str], tuple[bool, bool]] = {}
    border = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    cuts = [0, *(found.end() for found in border.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        marks = _marks(text, start, end, known)
        for family in _FAMILIES if marks else ():
            chosen = [
                m
                for m in marks
                if m.text in family and not single_marks.is_elision(text, m, elided)
            ]
            if chosen:
                yield from _inside(text, chosen, start, end)


def _inside(
    text: str, marks: list[QuotationMark], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The spans between the marks of one family in a paragraph ``text[start:end]``, marks included."""
    depth = doubtful = 0
    opened = floor = last = start
    for mark in marks:
        if mark.opens and not (mark.closes and depth):
            if depth == 0:
                if mark.closes and not text[mark.start - 1 : mark.start].isspace():
                    yield floor, mark.end
                opened, doubtful = mark.start, 0
            depth += 1
        elif mark.opens or single_marks.may_be_apostrophe(text, mark):
            doubtful, last = doubtful + 1, mark.end
        elif depth == 0:
            # Its opening mark was lost, or stands in the paragraph before.
            yield floor, mark.end
            floor = mark.end
        else:
            depth, last = depth - 1, mark.end
            if depth == 0:
                yield opened, mark.end
                floor = mark.end
    if depth:
        # What may close or not closes the marks that nothing else does.
        yield opened, last if depth <= doubtful else end


def is_nested(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ``text[start:end]`` sets a quotation inside a quotation in marks of one family, as
    “ and ", where each mark plainly opens or closes and none is left over.

    >>> text = '“They told us: "No." It rained,” he said.'
    >>> is_nested(text, 0, len(text)), is_nested(text, 1, len(text))
    (True, False)
    """
    depth = deepest = 0
    marks = [mark for mark in _marks(text, start, end, {}) if mark.text in _FAMILIES[0]]
    shapes = {mark.text for mark in marks}
    for mark in marks:
        if mark.opens == mark.closes:
            return False
        if mark.opens and mark.text == "”" and shapes & {"“", "„"}:
            return False  # turned round
        depth += 1 if mark.opens else -1
        deepest = max(deepest, depth)
        if depth < 0:
            return False
    return deepest == 2 and (depth == 0 or marks[0].text == "„")


def is_quotation(line: str) -> bool:
    """Whether a line is a quotation from its first mark to its last.

    >>> is_quotation("“Join us”"), is_quotation("“Join us”, he said"), is_quotation("Join us")
    (True, False, False)
    """
    found = leading_quotation(line)
    return found is not None and not found[1].strip()


def leading_quotation(line: str) -> tuple[str, str] | None:
    """The quotation that a line begins with, and what stands behind it; None where it begins with none.

    >>> leading_quotation("“Join us”, begged the sign.")
    ('Join us', ', begged the sign.')
    >>> leading_quotation("Join “us”.") is None
    True
    """
    if line[:1].isalnum():
        return None
    regions = [r for p in paragraphs(line) for r in p.regions]
    if not regions or not regions[0].closed or line[: regions[0].outer].strip(_OPENING):
        return None
    return line[regions[0].start : regions[0].end], line[regions[0].after :]
