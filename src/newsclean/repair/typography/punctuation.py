"""Spaces around punctuation: one too many, or the one that was lost.

What looks like a slip may be meant: columns are aligned with spaces, ``git add .`` and "the ? operator" name
a sign, French sets a space before ``: ; ! ?``. So each repair asks for prose around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean import data
from newsclean.ledger import Repair
from newsclean.repair.typography.code_signs import has_code, near_code, technical
from newsclean.text.languages import guess
from newsclean.text.passes import change
from newsclean.text.scripts import EAST_ASIAN, HANGUL, has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import line_at
from newsclean.text.view import TextView

_DOUBLED = re.compile(r"(?<=\S)  (?=\S)|(?<=[^\W\d_])\t(?=[^\W\d_])")
_ALIGNED = re.compile(
    r"\S {3,}\S|\S *\t[ \t]*[^\t\n]*\S[ \t]*\t|[^a-zß-ÿ\s][ ]*\t|\t[ ]*[^a-zß-ÿ\s]|[|─-╿]"
)
"""Three spaces inside a line set columns, and so do several tabs, or one beside what is no small letter."""
_TABS = re.compile(r"[\"“]?[A-Z][^\t]*(?:[a-z]\t[a-z][^\t]*){2,}")
"""A line whose tabs, several of them, all stand between small letters."""
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?][\"”]? [\"“]?[A-Z]")
_COLUMN = re.compile(r"(?<=[^\s?!.:;,”\"'’»)])  (?=\S)|\S\t")
"""Two spaces that no mark explains, or a tab."""
_BEFORE_WORD = frozenset("([«„“‘\"'¿¡—–-…")
_FEWEST_BLANKS = 2
"""Blanks of a line before a tab, below which it may stand behind the name of an entry."""
_RUNNING = 80
"""Characters from which a line that ends a sentence is prose, and no row of a table."""
_ENDS_NO_CELL = frozenset(data.read("lang/en/repair.toml")["sentences"]["ends_no_cell"].split())
_NUMBERED = re.compile(r"[^\w\n]*\w{1,3}[.)]|\W*")
"""What begins an entry of a list."""
_SET_OFF = re.compile(r"  \S{1,12}(?=  )")
"""A word with two spaces on either side, as some texts set a command."""
_AFTER_STOP = re.compile(r"[?!.,;”\"'’»…]\Z|[?!.][)\]]\Z")
_BEFORE = re.compile(
    r"[ \u00a0]([,.;:?!])(?<=[^\W_][ \u00a0][,.;:?!])(?=[\s”’]|$)(?!\s+[.,;:?!&|])"
)
_STOP_MISPLACED = re.compile(r" ([.,])(?<=[^\W\d_A-Z]{2} [.,])(?=“?([A-Z][a-z]+) )")
"""``wall .The``, where the space went to the wrong side of the stop."""
_BEFORE_LOW = frozenset(",.")
_HIGH_MARKS_SPACED = frozenset(
    code for code, content in data.by_language("marks").items() if "spaced_high" in content["marks"]
)
_HIGH = re.compile(r"[;:!?](?=\s|$)", re.MULTILINE)
_BEFORE_HIGH = re.compile(r"\w([ \u00a0\u202f]?)\Z")
_GOES_ON = re.compile(r"\s+[^\W\d_]|\s+\(")
_COMMAS = re.compile(r",(?=[^\W\d_])")
_AFTER_COMMA = re.compile(r",(?=[^\W\d_]{2})(?<=[^\W\d_]{2},)(?<![A-Z],)")
_WORDS_A_COMMA = 4
"""Words for each comma without a space below which a line is a list."""
_ENCLOSED = re.compile(
    r"[\"'(\[„“«]?(?:[^\s,]+,){3}|[\"'(\[„“«][^\s,]+,[^\s,]+[\"')\]”“»]|[^\s,]+,[^\s,]+[)\]]"
)
"""A list without spaces, or two words alone in brackets or marks."""
_SPACED_COMMA = re.compile(r"\w, \w")
# What must stand before comes behind the mark: so the search runs from mark to mark.
_BEHIND_MARK = re.compile(
    r"\.(?:(?<=[^\W\d_][\"”“»«)]\.)(?=(?P<next>[^\W\d_]+)[ ’'][\w“„\"])"
    r"|(?<= (?:19|20)[0-9]{2}\.)(?=(?P<after_year>[^\W\d_]+) [^\W\d_A-Z]))"
    r"|,(?<=[^\W\d_][\"”“»«)],)(?=[^\W\d_]{2,}[ ,.])"
)
"""A stop or a comma that follows a closing mark or a year, and stands against the next word."""
_BESIDE_WIDE = re.compile(
    f" (?=[、。，．！？：；」』）】])(?<=[{EAST_ASIAN}」』）】] )"
    f"|(?<=[、。，．！？：；「『（【]) (?=[{EAST_ASIAN}「『])|(?<=」) (?=[{EAST_ASIAN}])"
)
_HANGUL = re.compile(f"[{HANGUL}]")
_WIDE_MARKS = "、。，「"
_SPACED_MARKS = (" ,", " .", " ;", " :", " ?", " !")


def doubled(prose: TextView) -> Iterator[Repair]:
    """Two spaces between words become one; what is aligned in columns stays."""
    text = prose.text
    if "  " not in text and "\t" not in text:
        return
    for found in _DOUBLED.finditer(text):
        start, end = line_at(text, found.start())
        line = text[start:end]
        if near_code(text, found.start()):
            continue
        if _ALIGNED.search(line):
            if found.group() == "\t" and _tabs_for_spaces(text, start, end):
                yield change(text, *found.span(), " ", "spacing.doubled", 0.98)
            continue
        left, right = text[start : found.start()], text[found.end()]
        if not (right.isalpha() or right in _BEFORE_WORD) or _NUMBERED.fullmatch(left):
            continue
        if found.group() == "\t" and (
            left.count(" ") < _FEWEST_BLANKS or _tabs_beside(text, start, end)
        ):
            continue  # a name and what it means, or columns
        if found.group() == "\t" or not _AFTER_STOP.search(left[-2:]):
            capital = left[-1].isupper() or not right.islower()
            running = end - start > _RUNNING and ends_sentence(text[max(start, end - 4) : end])
            token = left.rfind("  ") + start if "  " in left else found.start()
            if _SET_OFF.match(text, found.start()) or _SET_OFF.match(text, token, found.end()):
                continue
            if left[-1] in ":)]" or capital or (not running and _in_columns(text, start, end)):
                continue
        yield change(text, *found.span(), " ", "spacing.doubled", 0.98)


def _tabs_for_spaces(text: str, start: int, end: int) -> bool:
    """Whether the tabs of a line of prose stand for spaces: no cell of a table ends in ``of the``, or holds
    a sentence and half of the next."""
    line = text[start:end]
    if len(line) <= _RUNNING or not ends_sentence(line[-4:]) or not _TABS.fullmatch(line):
        return False
    *cells, _ = line.split("\t")
    lone = not _tabs_beside(text, start, end)
    return lone and any(
        cell.rsplit(None, 1)[-1] in _ENDS_NO_CELL or _SENTENCE_INSIDE.search(cell) for cell in cells
    )


def _tabs_beside(text: str, start: int, end: int) -> bool:
    """Whether the line before or behind holds a tab as well: then they set columns."""
    before, _ = line_at(text, max(0, start - 1))
    _, after = line_at(text, min(len(text), end + 1))
    return "\t" in text[before:start] or "\t" in text[end:after]


def _in_columns(text: str, start: int, end: int) -> bool:
    """Whether a line has several gaps, or the line before or behind it has one as well."""
    around = (line_at(text, max(0, start - 1)), line_at(text, min(len(text), end + 1)))
    gaps = sum(1 for _ in _COLUMN.finditer(text, start, end))
    return gaps > 1 or any(
        line != (start, end) and (_COLUMN.search(text, *line) or _ALIGNED.search(text, *line))
        for line in around
    )


def before(prose: TextView) -> Iterator[Repair]:
    """``word , word``: the space goes. In French ``; : ? !`` are set with a space, which stays."""
    text = prose.text
    if not prose.has("\u00a0") and not any(mark in text for mark in _SPACED_MARKS):
        return
    for found in _STOP_MISPLACED.finditer(text):
        if prose.vocabulary.top(found[2]) and not near_code(text, found.start()):
            yield change(text, found.start(), found.end(1), found[1] + " ", "spacing.before", 0.98)
    high_stay = (
        prose.code is None
        or has_spaceless(text)
        or _HANGUL.search(prose.unusual)
        or _spaces_high_marks(prose)
    )
    for found in _BEFORE.finditer(text):
        if found[1] not in _BEFORE_LOW and (high_stay or _is_spaced_there(text, found.start())):
            continue
        if not _is_mentioned(prose, found) and not near_code(text, found.start()):
            yield change(text, found.start(), found.start(1), "", "spacing.before", 0.98)


def _spaces_high_marks(prose: TextView) -> bool:
    """Whether the language, or the text throughout, sets a space before ``; : ? !``."""
    if prose.language in _HIGH_MARKS_SPACED:
        return True
    text = prose.text
    if " ," in text:
        return False
    marks = [found.start() for found in _HIGH.finditer(text)]
    spaced = [
        bool(before[1])
        for at in marks
        if (before := _BEFORE_HIGH.search(text, max(0, at - 2), at)) is not None
    ]
    return len(spaced) > 1 and all(spaced)


def _is_spaced_there(text: str, at: int) -> bool:
    """Whether the line is in another language than the text, and in one that sets a space there."""
    start, end = line_at(text, at)
    language = guess(text[start:end])
    return language is not None and language[0] in _HIGH_MARKS_SPACED


def _is_mentioned(prose: TextView, found: re.Match[str]) -> bool:
    """Whether a sign may be named or belong to a command: ``git add .``, "the ? operator"."""
    text, mark = prose.text, found[1]
    if mark == ",":
        return False
    if technical(prose):
        return True
    follow = _GOES_ON.match(text, found.end())
    goes_on = follow is not None and not follow.group()[-1].isupper()
    if mark in ";:":
        return mark == ":" and text[found.start() - 1].isupper()
    return goes_on or text.count(" ", *line_at(text, found.start())) < 4


def beside_wide(prose: TextView) -> Iterator[Repair]:
    """``港口 ，``: full-width marks bring their own space, so a plain one beside them was not set."""
    if " " not in prose.text or not prose.has(_WIDE_MARKS):
        return
    for found in _BESIDE_WIDE.finditer(prose.text):
        yield change(prose.text, *found.span(), "", "spacing.wide", 0.95)


def after_comma(prose: TextView) -> Iterator[Repair]:
    """``word,word``: the space that was lost, in a text that otherwise sets it; lists without spaces stay."""
    text = prose.text
    places = [found.end() for found in _AFTER_COMMA.finditer(text)]
    if not places or has_spaceless(text) or technical(prose):
        return
    if len(_SPACED_COMMA.findall(text)) < len(_COMMAS.findall(text)):
        return
    for at in places:
        line = line_at(text, at)
        words, stuck = text.count(" ", *line), len(_COMMAS.findall(text, *line))
        if at in prose.addresses or near_code(text, at) or words < _WORDS_A_COMMA * stuck:
            continue
        if not _ENCLOSED.match(text[line[0] : at].rsplit(None, 1)[-1] + text[at : line[1]]):
            yield change(text, at, at, " ", "spacing.after-comma", 0.98)


def behind_mark(prose: TextView) -> Iterator[Repair]:
    """``“cycle”.The``, ``„Anger“,kostet``, ``in 2017.Its``: the space behind a stop or a comma was lost."""
    for found in _BEHIND_MARK.finditer(prose.text):
        at = found.end()
        follow = found["next"] or found["after_year"]
        if not (found["after_year"] or prose.text[found.start() - 2].islower()):
            continue
        if follow and not follow.istitle():
            continue
        start, end = line_at(prose.text, found.start())
        if at in prose.addresses or has_code(prose.text[start:end]) or technical(prose):
            continue
        stop = prose.text[found.start()] == "."
        rule = "spacing.after-sentence" if stop else "spacing.after-comma"
        yield change(prose.text, at, at, " ", rule, 0.99)
