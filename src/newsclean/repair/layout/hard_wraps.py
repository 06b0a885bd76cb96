"""Line breaks that a fixed line width made are taken out, as the layout of the whole text explains them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.metadata import read_date
from newsclean.repair.layout.hyphens import HYPHEN, SOFT, SUSPENDED
from newsclean.repair.layout.line_breaks import LineBreak, breaks_of, is_torn
from newsclean.repair.layout.text_layout import TextLayout, infer
from newsclean.text.passes import change
from newsclean.text.scripts import CJK_SIGNS, EAST_ASIAN
from newsclean.text.sentences import STOPS, ends_sentence, sentence_ends
from newsclean.text.view import TextView

_CONFIDENCE = 0.97
"""How sure a break is one of the width."""
_HYPHEN_AT_END = re.compile(r"\w[-‐]\Z")
_WORD = re.compile(r"[^\W\d_]*")
_SPACELESS = re.compile(f"[{EAST_ASIAN}{CJK_SIGNS}]")
_NEARLY = 0.7
"""The part of the width from which a line that breaks off in mid-sentence was wrapped."""
_INDENT = 2
_FEWEST_INDENTS, _LEAST_DENSE = 3, 16
"""Paragraphs that begin with a wide blank, and letters of a line that goes on behind a sentence."""
_HANGING = 2
"""Signs that Japanese sets behind the end of a line: a stop and a closing mark."""
_TOP = 1_000
"""Characters in which a byline below a headline begins."""
_LEAST_BYLINE, _LONGEST_BY = 4, 4
"""Words of one with a date, and letters of "by"."""
_OPENS_NOTE = frozenset("【［（〔＜〈《「『●■◆◇▽▼△▲★☆※＊◎○□・")
"""What a line begins with that is no part of a paragraph."""


def wraps(prose: TextView) -> Iterator[Repair]:
    """Line breaks that a fixed line width made."""
    text = prose.text
    if text.count("\n\u3000") >= _FEWEST_INDENTS and (told := list(_indented(text))):
        yield from told
        return
    if not prose.derived(is_torn):
        return
    layout, breaks = infer(text)
    if not layout.width:
        return
    full_ends = layout.divided or layout.indented or _ends_inside(text, breaks, layout)
    in_item = False
    for b in breaks:
        wrapped = layout.holds(b.right) and _is_wrap(b, layout, full_ends)
        if b.item and (b.ends or in_item or not layout.fills(b)):
            wrapped = False
        if b.feeds != layout.spacing or not wrapped:
            in_item = b.item
        hyphen = text[b.start - 1] == SOFT or HYPHEN.match(text, b.start - 1)
        if b.feeds != layout.spacing or b.fixed or not wrapped or hyphen:
            continue  # what stood at a hyphen, the words tell
        if b.end < _TOP and _is_byline(text, b.end):
            continue
        yield change(text, b.start, b.end, _glue(text, b), "layout.wrap", _CONFIDENCE)


def _is_byline(text: str, at: int) -> bool:
    """Whether a line is "by", a name and a date, and what is below goes on in no sentence: it stands under a
    headline."""
    line, _, below = text[at : at + 2 * _TOP].partition("\n")
    words = line.split()
    if not any(map(str.isdigit, line)) or len(words) < _LEAST_BYLINE or below[:1].islower():
        return False
    named = len(words[0]) <= _LONGEST_BY and words[1].istitle() and words[2].istitle()
    return named and not ends_sentence(line) and read_date(line) is not None


def _indented(text: str) -> Iterator[Repair]:
    """The breaks in front of lines that begin without the wide blank that opens each paragraph of the text,
    where one of them at least stands in mid-sentence and no line of prose is longer."""
    inner: list[LineBreak] = []
    begun, longest = False, 0
    for b in breaks_of(text):
        opens = text[b.end - 1] == "\u3000"
        is_prose = "。" in text[b.start - b.length : b.start]
        longest = max(longest, b.length if is_prose else 0)
        # What cut the head of a record may have taken the first blank along.
        begun = begun or opens or is_prose
        line = text[b.end : text.find("\n", b.end)]
        dense = _SPACELESS.match(line) or (line[:1].isdigit() and not b.ends)
        flows = dense and line[0] not in _OPENS_NOTE and not (b.fixed or b.item)
        if not opens and begun and b.feeds == 1 and flows:
            inner.append(b)
    width = max((b.length for b in inner if not b.ends), default=0)
    for b in inner if width and width >= longest - _HANGING else ():
        ended = text[b.end : text.find("\n", b.end)]
        if (
            not b.ends
            or b.length >= width - 1
            or (len(ended) >= _LEAST_DENSE and ended[-1] in STOPS)
        ):
            yield change(text, b.start, b.end, "", "layout.wrap", _CONFIDENCE)


def _is_wrap(b: LineBreak, layout: TextLayout, full_ends: bool) -> bool:
    """Whether the paragraph goes on in the next line; ``full_ends`` says that it does behind the end of a
    sentence, too, where the line is full."""
    if b.torn:
        return layout.fills(b) or b.right >= _NEARLY * layout.width
    if layout.is_indented(b) and (b.ends or layout.indented):
        return False
    if abs(b.indent - layout.margin) >= _INDENT:
        return False
    if b.ends and (not full_ends or (layout.least and not layout.divided)):
        return False
    return layout.fills(b)


def _ends_inside(text: str, breaks: Sequence[LineBreak], layout: TextLayout) -> bool:
    """Whether, where nothing sets paragraphs apart, more full lines that end a sentence are expected inside
    paragraphs than at their ends.

    Of the sentences that end inside paragraphs, one in as many as a line has words ends its line; of the
    paragraphs, one in as many as a line has columns for each column of the word that would have followed.
    """
    ended = [b for b in breaks if b.feeds == layout.spacing and b.ends and not b.lower]
    short = sum(not layout.fills(b) for b in ended)
    words = text.count(" ") / (len(breaks) + 1) + 1
    within = sum(1 for _ in sentence_ends(text)) - len(ended)
    word = sum(b.next_word + 1 for b in ended) / (len(ended) or 1)
    return within / words >= short * word / layout.width


def _glue(text: str, b: LineBreak) -> str:
    """What stood at the break: a space, or nothing behind a hyphen and in Chinese and Japanese."""
    before, behind = text[max(0, b.start - 2) : b.start], text[b.end : b.end + 1]
    if _SPACELESS.match(before[-1:]) and _SPACELESS.match(behind):
        return ""
    word = _WORD.match(text, b.end)
    hyphen = _HYPHEN_AT_END.search(before) is not None and behind.isalnum()
    return "" if hyphen and (word is None or word[0].lower() not in SUSPENDED) else " "
