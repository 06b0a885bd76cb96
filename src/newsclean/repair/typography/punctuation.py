"""Spaces around punctuation: one too many, or the one that was lost.

What looks like a slip may be meant: columns are aligned with spaces, ``git add .`` and "the ? operator" name
a sign, French sets a space before ``: ; ! ?``. So each repair asks for prose around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.typography.code_signs import has_code, near_code, technical
from newsclean.text.languages import guess
from newsclean.text.lazily import lazily
from newsclean.text.passes import change
from newsclean.text.scripts import EAST_ASIAN, HANGUL, has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import PerLine, line_at
from newsclean.text.view import TextView

_CONFIDENCE = 0.98
"""How sure a space is set right."""
_DOUBLED = re.compile(r"(?<=\S)  (?=\S)|(?<=[^\W\d_])\t(?=[^\W\d_])")
_ALIGNED = re.compile(
    r"\S {3,}\S|\S *+\t[^\S\n]*+\S[^\t\n]*+\t|[^a-zß-ÿ\s][ ]*\t|\t[ ]*[^a-zß-ÿ\s]|[|─-╿]"
)
"""Three spaces inside a line set columns, and so do several tabs, or one beside what is no small letter."""
_TABS = re.compile(r"[\"“]?[A-Z][^\t]*(?:[a-z]\t[a-z][^\t]*){2,}")
"""A line whose tabs, several of them, all stand between small letters."""
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?][\"”]? [\"“]?[A-Z]")
_COLUMN = re.compile(r"(?<=[^\s?!.:;,”\"'’»)])  (?=\S)|\S\t")
"""Two spaces that no mark explains, or a tab."""
_BEFORE_WORD = frozenset("([«„“‘\"'¿¡—–-…")
_RUNNING = 80
"""Characters from which a line that ends a sentence is prose, and no row of a table."""
_ENDS_NO_CELL = frozenset(data.read("lang/en/repair.toml")["sentences"]["ends_no_cell"].split())
_NUMBERED = re.compile(r"[^\w\n]*\w{1,3}[.)]|\W*\w?")
"""What begins an entry of a list, or of one of letters and what they stand for."""
_SET_OFF = re.compile(r"  \S{1,12}(?=  | [,.;:?!])")
"""A word with two spaces before it and behind it, or one before a mark, as some texts set a command."""
_SET_OFF_BEFORE = re.compile(r"(?:  |\t)\S{1,12}\Z")
"""The same in front of a mark that was kept off it: ``press  i , then``."""
_QUOTES = frozenset("\"'")
_ENDS_CELL = frozenset(":)]") | _QUOTES
_AFTER_STOP = re.compile(r"[?!.,;”\"'’»…]\Z|[?!.][)\]]\Z")
_BEFORE = re.compile(
    r"[ \u00a0]([,.;:?!])(?<=[^\W_][ \u00a0][,.;:?!])(?=[\s”’]|$)(?!\s+[.,;:?!&|)])"
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
_LONGEST_WORD = 100
"""Characters on either side of a comma in which the words that it joins are looked for."""
_SPACED_COMMA = re.compile(r"\w, \w")
# What must stand before comes behind the mark: so the search runs from mark to mark.
_BEHIND_MARK = re.compile(
    r"\.(?:(?<=[^\W\d_][\"”“»«)]\.)(?=(?P<next>[^\W\d_]+)[ ’'][\w“„\"])"
    r"|(?<= (?:19|20)[0-9]{2}\.)(?=(?P<after_year>[^\W\d_]+) [^\W\d_A-Z]))"
    r"|,(?<=[^\W\d_][\"”“»«)],)(?=[^\W\d_]{2,}[ ,.])"
)
"""A stop or a comma that follows a closing mark or a year, and stands against the next word."""
_BESIDE_WIDE = re.compile(
    f" (?=[、。，．！？：；](?! )|[」』）】])(?<=[{EAST_ASIAN}」』）】] )"
    f"|(?:(?<=[^ ][、。，．！？：；])|(?<=[「『（【])) (?=[{EAST_ASIAN}「『])|(?<=」) (?=[{EAST_ASIAN}])"
)
_HANGUL = re.compile(f"[{HANGUL}]")
_WIDE_MARKS = "、。，「"
_SPACED_MARKS = (" ,", " .", " ;", " :", " ?", " !")


def doubled(prose: TextView) -> Iterator[Repair]:
    """Two spaces between words become one; what is aligned in columns stays."""
    text = prose.text
    if "  " not in text and "\t" not in text:
        return
    rows = PerLine(text, lambda start, end: _SpacedLine(text, start, end))
    for found in _DOUBLED.finditer(text):
        if near_code(text, found.start()):
            continue
        row, tab = rows.at(found.start()), found.group() == "\t"
        if row.aligned:
            if tab and row.tabs_for_spaces:
                yield change(text, *found.span(), " ", "spacing.doubled", _CONFIDENCE)
            continue
        last, right = text[found.start() - 1], text[found.end()]
        if not (right.isalpha() or right in _BEFORE_WORD):
            continue
        if _NUMBERED.fullmatch(text, row.start, found.start()):
            continue
        if tab and (found.start() <= row.second_blank or row.tabs_beside):
            continue  # a name and what it means, or columns
        near = max(row.start, found.start() - _LONGEST_WORD)
        token = text.rfind("  ", near, found.start())
        token = token if token >= 0 else found.start()
        if _SET_OFF.match(text, found.start()) or _SET_OFF.match(text, token, found.end()):
            continue
        before = text[max(row.start, found.start() - 2) : found.start()]
        if tab or not _AFTER_STOP.search(before) or (last in _QUOTES and right in _QUOTES):
            capital = last.isupper() or not right.islower()
            if last in _ENDS_CELL or capital or (not row.running and row.in_columns):
                continue
        yield change(text, *found.span(), " ", "spacing.doubled", _CONFIDENCE)


class _SpacedLine:
    """A line with blanks doubled in it, and what is asked of it for each of them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    @lazily
    def aligned(self) -> bool:
        return _ALIGNED.search(self.text, self.start, self.end) is not None

    @lazily
    def running(self) -> bool:
        end = self.text[max(self.start, self.end - 4) : self.end]
        return self.end - self.start > _RUNNING and ends_sentence(end)

    @lazily
    def second_blank(self) -> int:
        """Where the blank stands before which a tab may stand behind the name of an entry."""
        first = self.text.find(" ", self.start, self.end)
        second = self.text.find(" ", first + 1, self.end) if first >= 0 else -1
        return second if second >= 0 else self.end

    @lazily
    def tabs_beside(self) -> bool:
        return _tabs_beside(self.text, self.start, self.end)

    @lazily
    def tabs_for_spaces(self) -> bool:
        return _tabs_for_spaces(self.text, self.start, self.end)

    @lazily
    def in_columns(self) -> bool:
        return _in_columns(self.text, self.start, self.end)


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
    if not prose.has("\u00a0") and not prose.has(_SPACED_MARKS):
        return
    for found in () if technical(prose) else _STOP_MISPLACED.finditer(text):
        if _last_word(text, found.start()) in _ENDS_NO_CELL:
            continue  # “by the .Sheet property”
        if prose.vocabulary.top(found[2]) and not near_code(text, found.start()):
            yield change(
                text, found.start(), found.end(1), found[1] + " ", "spacing.before", _CONFIDENCE
            )
    high_stay = (
        prose.code is None
        or has_spaceless(text)
        or _HANGUL.search(prose.unusual)
        or _spaces_high_marks(prose)
    )
    blanks = PerLine(text, lambda start, end: text.count(" ", start, end))
    spaced = PerLine(text, lambda start, end: _is_spaced(text[start:end]))
    for found in _BEFORE.finditer(text):
        if found[1] not in _BEFORE_LOW and (high_stay or spaced.at(found.start())):
            continue
        if _between_figures(text, found.start(), found.end()):
            continue
        if found[1] in ".?!" and _last_word(text, found.start()).lower() in _hanging():
            continue  # a link or a name that stood there is lost
        if _SET_OFF_BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start()):
            continue
        if not _is_mentioned(prose, found, blanks) and not near_code(text, found.start()):
            yield change(text, found.start(), found.start(1), "", "spacing.before", _CONFIDENCE)


def _last_word(text: str, at: int) -> str:
    return text[max(0, at - _LONGEST_WORD) : at].rsplit(None, 1)[-1]


@cache
def _hanging() -> frozenset[str]:
    """Words that end no sentence."""
    return frozenset(data.listed("words", "words", "hanging"))


def _between_figures(text: str, start: int, end: int) -> bool:
    """``1 , 930`` may be one number or two, and ``(1 . 2)`` is a pair."""
    return text[start - 1].isdigit() and text[end : end + 2].strip().isdigit()


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


def _is_spaced(line: str) -> bool:
    """Whether a line is in a language that sets a space there, or may be: a heading does not tell."""
    language = guess(line)
    return len(line) < _RUNNING if language is None else language[0] in _HIGH_MARKS_SPACED


def _is_mentioned(prose: TextView, found: re.Match[str], blanks: PerLine[int]) -> bool:
    """Whether a sign may be named or belong to a command: ``git add .``, "the ? operator"."""
    text, mark = prose.text, found[1]
    if technical(prose):
        return True
    if mark == ",":
        return False
    follow = _GOES_ON.match(text, found.end())
    goes_on = follow is not None and not follow.group()[-1].isupper()
    if mark in ";:":
        return mark == ":" and text[found.start() - 1].isupper()
    return goes_on or blanks.at(found.start()) < 4


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
    lists = PerLine(
        text,
        lambda start, end: (
            text.count(" ", start, end) < _WORDS_A_COMMA * len(_COMMAS.findall(text, start, end))
        ),
    )
    for at in places:
        if at in prose.addresses or near_code(text, at) or lists.at(at):
            continue
        word = text[max(0, at - _LONGEST_WORD) : at].rsplit(None, 1)[-1]
        if not _ENCLOSED.match(text, at - len(word), at + _LONGEST_WORD):
            yield change(text, at, at, " ", "spacing.after-comma", _CONFIDENCE)


def behind_mark(prose: TextView) -> Iterator[Repair]:
    """``“cycle”.The``, ``„Anger“,kostet``, ``in 2017.Its``: the space behind a stop or a comma was lost."""
    code = PerLine(prose.text, lambda start, end: has_code(prose.text[start:end]))
    for found in _BEHIND_MARK.finditer(prose.text):
        at = found.end()
        follow = found["next"] or found["after_year"]
        if not (found["after_year"] or prose.text[found.start() - 2].islower()):
            continue
        if follow and not follow.istitle():
            continue
        if at in prose.addresses or code.at(found.start()) or technical(prose):
            continue
        stop = prose.text[found.start()] == "."
        rule = "spacing.after-sentence" if stop else "spacing.after-comma"
        yield change(prose.text, at, at, " ", rule, 0.99)
