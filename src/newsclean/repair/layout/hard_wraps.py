"""Lines of a plain text: hard wraps joined, words hyphenated at a line's end, stranded initials.

A text counts as hard-wrapped when most of its line breaks fall in mid-sentence after lines of nearly
the same length. Then a break is taken out where the wrapping explains it: the line is as long as
wrapped lines are here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsclean.ledger import Repair
from newsclean.text.passes import change
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_SHORTEST, _LONGEST = 35, 110
"""Characters in a wrapped line; shorter lines are verse or lists, longer ones are paragraphs."""
_LIST_ITEM = re.compile(r"[-*•·–—]\s|\d{1,2}[.)]\s|>")
_MAY_FLOW = re.compile("\n[ \t]*[^\\s A-Z“\"‘']")
"""A line that begins as none does but one that a break in mid-sentence made."""
_HYPHEN = re.compile(r"[-‐](?<=[^\W\d_]{2}[-‐])(?:[ \t]*\n[ \t]*| )(?=([^\W\d_]{2,}))")
_LETTERS_AT_END = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 40
_GLUED = re.compile(r"[\w-]")


def hyphens(prose: TextView) -> Iterator[Repair]:
    """Words broken with a hyphen at a line's end, also where the line break became a space."""
    text = prose.text
    for found in _HYPHEN.finditer(text) if prose.has("-‐") else ():
        at_line_end = "\n" in found[0]
        before = _LETTERS_AT_END.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        if before is None or not (at_line_end or _stands_alone(text, before.start(), found.end(1))):
            continue
        known = prose.vocabulary
        head, tail = before.group(), found[1]
        if known.whole(head + tail):
            yield change(text, found.start(), found.end(), "", "layout.hyphen", 0.97)
        elif at_line_end:
            kept = tail[0].isupper() or f"{head}-{tail}" in text
            if kept or (known.part(head) and known.part(tail)):
                yield change(text, found.start() + 1, found.end(), "", "layout.hyphen", 0.85)
            else:
                yield change(text, found.start(), found.end(), "", "layout.hyphen", 0.85)
        elif known.rich and tail.islower() and not known.part(head) and not known.part(tail):
            yield change(text, found.start(), found.end(), "", "layout.hyphen", 0.8)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether neither a hyphen nor a digit is stuck to the words: it is no ``three- to four-year``."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_GLUED.match(before) or _GLUED.match(behind))


@dataclass(frozen=True, slots=True)
class _Wrap:
    """A line break between two lines that are not blank."""

    start: int
    end: int
    length: int
    last_word: int
    next_word: int
    flows: bool
    """The sentence runs on: the next line begins in lower case, or this one ends without a stop."""
    ends: bool
    """The line ends as sentences do, and the next begins as they do."""


def wraps(prose: TextView) -> Iterator[Repair]:
    """Line breaks that a fixed line width made."""
    text = prose.text
    if len(_MAY_FLOW.findall(text)) < 3:
        return
    breaks = list(_breaks(text))
    flowing = [b for b in breaks if b.flows and _SHORTEST <= b.length <= _LONGEST]
    if len(flowing) < 3 or len(flowing) < 0.6 * len(breaks):
        return
    lengths = sorted(b.length for b in flowing)
    low, high = lengths[len(lengths) // 50], lengths[-1 - len(lengths) // 50]
    if high - low > 0.5 * high:
        return
    divided = "\n\n" in text
    fits = _model(flowing)
    for b in breaks:
        if b.length < 0.8 * low or b.length > 1.25 * high:
            continue
        if not b.ends or (divided and b.length >= low) or fits(b):
            yield change(text, b.start, b.end, " ", "layout.wrap", 0.95)


def _breaks(text: str) -> Iterator[_Wrap]:
    for start, end in lines(text):
        line = text[start:end].strip(" \t")
        if not line or end + 1 >= len(text):
            continue
        right = end + 1
        while right < len(text) and text[right] in " \t":
            right += 1
        if right == len(text) or text[right].isspace():
            continue
        left = end
        while left > start and text[left - 1] in " \t":
            left -= 1
        follow = text[right : right + 40]
        if _LIST_ITEM.match(follow):
            continue
        first = follow[0]
        word = follow.split(None, 1)[0]
        ended = ends_sentence(line, also=":;")
        yield _Wrap(
            start=left,
            end=right,
            length=len(line),
            last_word=len(line) - line.rfind(" ") - 1,
            next_word=len(word),
            flows=first.islower() or (not ended and not first.isupper() and first not in "“\"‘'"),
            ends=ended and not first.islower(),
        )


def _model(flowing: list[_Wrap]) -> Callable[[_Wrap], bool]:
    """How lines were filled, learnt from the breaks that are certain.

    Most programs break before the word that would pass the width; a few after the word that does.
    """
    widest = max(b.length for b in flowing)
    narrowest = min(b.length for b in flowing)

    def before(b: _Wrap) -> bool:
        return b.length + 1 + b.next_word > widest

    def behind(b: _Wrap) -> bool:
        return b.length >= narrowest > b.length - b.last_word - 1

    return before if sum(map(before, flowing)) >= sum(map(behind, flowing)) else behind
