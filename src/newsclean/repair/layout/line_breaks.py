"""The breaks between the lines of a plain text, and what speaks for each to be a paragraph's end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.text.scripts import CJK, CJK_SIGNS, SPACELESS, has_spaceless
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_LIST_ITEM = re.compile(
    r"[-*•·–—▪■●◦‣]\s|--|\d{1,2}[.)]\s|\(?[a-z\d]{1,2}\)\s|[a-z$^\d] [-–] |>|https?://"
)
_ROW = re.compile("[|\t\u2500-\u257f]| (?<=\\S ) {2,}\\S|[.…] ?(?:[.…] ?){2}[\\d「]")
"""A line of a table or of a drawing. Each alternative begins with a sign: the rest is skipped fast."""
_CODE_LINE = re.compile(r"[;)T]\s*[{}]\s*\Z|\AT\}|\\[,/]|\);\s*\Z|\A(?:#|//|\$) ")
_RULE = re.compile(r"[^\w\n]*\Z")
"""A line without a letter or a figure, as below a heading."""
_AMOUNT = re.compile(r"(?:[.…]{3}\s{0,60}|[$€£¥]\s?|\s\s)[\d.,]{1,30}%?\Z")
"""The end of a line of a price list or of a table of contents."""
_ENTRY = re.compile(r"#\d|「\d|<[A-Z]|[$€£¥] ?[\d.,]++\s*+\Z")
"""What begins an entry of a ranking or of a manual, or is a price alone."""
_WIDE = re.compile(f"[{CJK}{CJK_SIGNS}]")
_DENSE = re.compile(f"[{SPACELESS}]")
_OPENING = frozenset("“\"‘'«„‹(0123456789")
"""What a sentence may begin with beside a capital."""
_ALSO_ENDS = ":;"
"""Marks behind which a line begins anew, beside those that end a sentence."""
_LOOK = 60
_DENSE_WORD = 12
"""Columns of what is kept together in scripts whose words nobody can tell apart without a dictionary; in
Chinese and Japanese, these are two letters, so that no mark begins a line."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """What lies between two lines that are not blank.

    Attributes:
        start: behind the last character of the line before.
        end: at the first character of the line behind.
        feeds: how many line feeds lie between.
        length: characters of the line before.
        right: the column where the line before ends, with its indent.
        last_word: columns of its last word.
        next_word: columns of the first word of the next line.
        indent: columns in front of the next line.
        ends: the line before ends as sentences do.
        lower: the line behind begins as no sentence does.
        small: it begins with a small letter, which scripts without capitals have none of.
        capital: it begins with a capital letter.
        item: the line behind looks like an item of a list.
        fixed: one of the two lines is set as it is: a row of a table, a rule, a line of a program.
    """

    start: int
    end: int
    feeds: int
    length: int
    right: int
    last_word: int
    next_word: int
    indent: int
    ends: bool
    lower: bool
    small: bool
    capital: bool
    item: bool
    fixed: bool

    @property
    def torn(self) -> bool:
        """Whether the break lies in mid-sentence for sure."""
        return self.lower and not self.ends

    @property
    def flows(self) -> bool:
        """Whether the sentence seems to run on."""
        return self.lower or not (self.ends or self.capital)


class Measure(NamedTuple):
    """How the columns of a line are counted.

    Programs differ in it: a tab leads to the next eighth column or is one character, and a letter of Chinese,
    Japanese or Korean fills two columns or counts as one.
    """

    tab: int = 8
    wide: int = 2

    def columns(self, text: str) -> int:
        """The columns of a part of a line."""
        if "\t" in text:
            text = text.expandtabs(self.tab)
        if self.wide == 1 or text.isascii():
            return len(text)
        return len(text) + len(_WIDE.findall(text))


DISPLAYED = Measure()
COUNTED = Measure(tab=1, wide=1)


def measures_of(text: str) -> tuple[Measure, ...]:
    """The ways to count that make a difference in a text."""
    differ = "\n\t" in text or text.startswith("\t") or (not text.isascii() and _WIDE.search(text))
    return (DISPLAYED, COUNTED) if differ else (DISPLAYED,)


def is_torn(view: TextView) -> bool:
    """Whether a line of a text begins as no sentence does, behind one that ends none: without such a break
    nothing tells of a width, and no sentence was torn."""
    before = ""
    for line in filter(None, map(str.strip, view.text.split("\n"))):
        if before and _begins_low(line[0]) and not ends_sentence(before, also=_ALSO_ENDS):
            return True
        before = line
    return False


def breaks_of(text: str, measure: Measure = DISPLAYED) -> Iterator[LineBreak]:
    """The breaks between the lines that are not blank, in order."""
    before: _Set | None = None
    for start, end in lines(text):
        line = text[start:end]
        bare = line.strip()
        if not bare:
            continue
        left = start + len(line) - len(line.lstrip())
        here = _Set(left, left + len(bare), line[: left - start], is_no_prose(bare))
        if before is not None:
            yield _between(text, before, here, measure)
        before = here


class _Set(NamedTuple):
    """A line that is not blank, and how it is set."""

    start: int
    end: int
    margin: str
    no_prose: bool


def _between(text: str, one: _Set, two: _Set, measure: Measure) -> LineBreak:
    line = text[one.start : one.end]
    follow = text[two.start : min(two.end, two.start + _LOOK)]
    first = follow[0]
    last = line.rfind(" ")
    return LineBreak(
        start=one.end,
        end=two.start,
        feeds=text.count("\n", one.end, two.start),
        length=len(line),
        right=measure.columns(one.margin) + measure.columns(line),
        last_word=measure.columns(line[last + 1 :]),
        next_word=_next_word(follow, measure),
        indent=DISPLAYED.columns(two.margin),
        ends=ends_sentence(line, also=_ALSO_ENDS),
        lower=_begins_low(first),
        small=first.islower(),
        capital=first.isupper(),
        item=_LIST_ITEM.match(follow) is not None,
        fixed=one.no_prose
        or two.no_prose
        or _ENTRY.match(text[two.start : two.end]) is not None
        or (not first.islower() and _AMOUNT.search(line) is not None),
    )


def _begins_low(first: str) -> bool:
    """Whether no sentence begins with a letter or a mark. A script without capitals shows by its sentences
    alone whether one runs on."""
    if first.islower():
        return True
    cased = first.isupper()
    return not cased and (first.isalpha() or first in ",;)]") and first not in _OPENING


def is_no_prose(line: str) -> bool:
    """Whether a line is a row of a table, a rule, or a line of a program.

    >>> is_no_prose("Oslo | 12 | 4"), is_no_prose("-----"), is_no_prose("It rained.")
    (True, True, False)
    """
    found = _ROW.search(line) or _RULE.match(line) or _CODE_LINE.search(line)
    return found is not None


def _next_word(follow: str, measure: Measure) -> int:
    if has_spaceless(follow[:1]):
        return 2 * measure.wide if _WIDE.match(follow) else _DENSE_WORD
    word = follow.split(None, 1)[0]
    dense = _DENSE.search(word) if not word.isascii() else None
    return measure.columns(word[: dense.start()] if dense else word)
