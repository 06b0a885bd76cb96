"""Lines of a plain text: hard wraps joined, words hyphenated at a line's end, stranded initials.

A text counts as hard-wrapped when most of its line breaks fall in mid-sentence after lines of nearly
the same length. Then a break is taken out where the wrapping explains it: the line is as long as
wrapped lines are here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsclean import data
from newsclean.ledger import Repair
from newsclean.text.languages import guess
from newsclean.text.passes import change
from newsclean.text.scripts import CJK_SIGNS, EAST_ASIAN
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import lines
from newsclean.text.view import TextView
from newsclean.text.word_list import Vocabulary

_SHORTEST, _LONGEST = 35, 110
"""Characters in a wrapped line; shorter lines are verse or lists, longer ones are paragraphs."""
_OPENING = frozenset("“\"‘'0123456789")
_LIST_ITEM = re.compile(r"[-*•·–—]\s|--|\d{1,2}[.)]\s|>|https?://")
_ROW = re.compile("[|\t\u2500-\u257f]|\\S {3,}\\S|(?:[.…] ?){3,}[\\d「]")
"""A line of a table or of a drawing."""
_CODE_LINE = re.compile(r"[;)]\s*[{}]\s*\Z|\);\s*\Z")
_RULE = re.compile(r"[^\w\n]*\Z")
"""A line without a letter or a figure, as below a heading."""
_AMOUNT = re.compile(r"(?:[.…]{3,}\s*|[$€£¥]\s?|\s{2,})[\d.,]+%?\Z")
"""The end of a line of a price list or of a table of contents."""
_MAY_FLOW = re.compile("\n[ \t]*[^\\s A-Z“\"‘']")
"""A line that begins as none does but one that a break in mid-sentence made."""
_HYPHEN = re.compile(r"[-‐](?<=[^\W\d_]{2}[-‐])(?P<gap>[ \t]*\n[ \t]*| )(?=([^\W\d_]{2,}))")
_ROW_OF_PARTS = re.compile(r"\w[-‐],")
"""A suspended hyphen: “zeppo-, gummo- and chico-”."""
_HYPHEN_AT_END = re.compile(r"\w[-‐]\Z")
_LETTERS_AT_END = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[^\W\d_]*")
_SPACELESS = re.compile(f"[{EAST_ASIAN}{CJK_SIGNS}]")
_LONGEST_WORD = 40
_LONG_COMPOUND = 10
"""Letters from which a word of two words (“sustainability”) is no rival of the two with a hyphen."""
_STUCK_BEFORE = frozenset("./@_#")
_GLUED = re.compile(r"[\w-]|[.@/_](?=\w)")
_SUSPENDED = frozenset(data.listed("repair", "layout", "suspended"))
"""Conjunctions: before one, a hyphen stands for the second part of a compound (“zuid- en westgrens”)."""
_PREFIXES = frozenset(data.read("lang/en/repair.toml")["layout"]["hyphenated"].split())
_SHORT_WORD = 4
"""Letters of which the list has names and abbreviations that are also parts of words."""
_ENCLITICS = frozenset(data.listed("repair", "layout", "enclitics"))
_BREAKING = frozenset(
    code
    for code, content in data.by_language("repair").items()
    if content.get("layout", {}).get("hyphens_break")
)
"""Languages that join words by a hyphen before a capital at most."""


def hyphens(prose: TextView) -> Iterator[Repair]:
    """Words broken with a hyphen at a line's end, in English also where the line break became a space."""
    text = prose.text
    for found in _HYPHEN.finditer(text) if prose.has("-‐") else ():
        before = _LETTERS_AT_END.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        at_line_end = "\n" in found["gap"]
        if before is None or not _stands_alone(text, before.start(), found.end(2), at_line_end):
            continue
        head, tail = before.group(), found[2]
        line = text.rfind("\n", 0, before.start()) + 1
        if at_line_end and not text[line : before.start()].strip():
            continue  # an entry of a glossary: “macro-”
        keeps = _keeps_hyphen(head, tail, at_line_end, prose)
        in_row = _ROW_OF_PARTS.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        if in_row and f"{head}-{tail}" not in text:
            continue
        if keeps is False:
            yield change(text, found.start(), found.end("gap"), "", "layout.hyphen", 0.97)
        elif at_line_end and (keeps or tail.islower()):
            between = " " if keeps is None and tail in _SUSPENDED else ""
            yield change(text, *found.span("gap"), between, "layout.hyphen", 0.97)


def _keeps_hyphen(head: str, tail: str, at_line_end: bool, prose: TextView) -> bool | None:
    """Whether the hyphen is the word's own; None where it may be either, or stands for a second part."""
    known, text = prose.vocabulary, prose.text
    if f"{head}-{tail}" in text:
        return True
    if known.rich:
        return _keeps_in_english(head, tail, at_line_end, known)
    if not at_line_end or tail.lower() in _SUSPENDED:
        return None
    if (
        tail.lower() in _ENCLITICS
        or head.lower() == tail.lower()
        or (head.isupper() and tail.islower())
    ):
        return True
    if known.seen(head + tail):
        return False
    if tail[0].isupper():
        return True if head[0].isupper() else None
    apart = known.seen(head, 2) or known.seen(tail, 2) or head.endswith("o")
    return None if apart or _language(prose) not in _BREAKING else False


def _keeps_in_english(head: str, tail: str, at_line_end: bool, known: Vocabulary) -> bool | None:
    whole = head + tail
    two = _is_word(head, known) and _is_word(tail, known)
    if tail.lower() in _SUSPENDED and known.part(head) and not known.listed(whole):
        return None
    if known.whole(whole):
        # "onetime" is a word, but a rare one beside "one-time".
        return two and not known.listed(whole) and len(whole) < _LONG_COMPOUND
    if tail[0].isupper():
        return True if head[0].isupper() else None
    if two or head.isupper() or head.lower() in _PREFIXES:
        return True
    neither = not (known.part(head) or known.part(tail))
    return False if at_line_end or neither else None


def _is_word(part: str, known: Vocabulary) -> bool:
    return known.part(part) or (len(part) > _SHORT_WORD and known.known(part))


def _language(prose: TextView) -> str:
    """The language of the text, which the passes over plain lines are not told."""
    return prose.language or prose.derived(_guessed)


def _guessed(prose: TextView) -> str:
    found = guess(prose.text)
    return "" if found is None else found[0]


def _stands_alone(text: str, start: int, end: int, at_line_end: bool) -> bool:
    """Whether neither a hyphen nor a digit is stuck to the words: it is no ``three- to four-year``, and
    no part of an address or identifier."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 2]
    if before in _STUCK_BEFORE:
        return False
    return at_line_end or not (_GLUED.match(before) or _GLUED.match(behind))


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
        if _HYPHEN.match(text, b.start - 1):
            continue  # what stood there, the words tell
        if b.length < 0.8 * low or b.length > 1.25 * high:
            continue
        full = (divided and b.length >= low) if b.ends else b.flows
        if full or fits(b):
            yield change(text, b.start, b.end, _between(text, b), "layout.wrap", 0.95)


def _between(text: str, b: _Wrap) -> str:
    """What stood at the break: a space, or nothing behind a hyphen and in Chinese and Japanese."""
    before, behind = text[max(0, b.start - 2) : b.start], text[b.end : b.end + 1]
    if _SPACELESS.match(before[-1:]) and _SPACELESS.match(behind):
        return ""
    word = _WORD.match(text, b.end)
    hyphen = _HYPHEN_AT_END.search(before) is not None and behind.isalnum()
    return "" if hyphen and (word is None or word[0].lower() not in _SUSPENDED) else " "


def _breaks(text: str) -> Iterator[_Wrap]:
    for start, end in lines(text):
        line = text[start:end].strip(" \t")
        if not line or end + 1 >= len(text) or _no_prose(line):
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
        stop = text.find("\n", right)
        if _AMOUNT.search(line) and not follow[0].islower():
            continue
        if _LIST_ITEM.match(follow) or _no_prose(text[right : stop if stop >= 0 else len(text)]):
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
            flows=first.islower() or (not ended and not first.isupper() and first not in _OPENING),
            ends=ended and not first.islower(),
        )


def _no_prose(line: str) -> bool:
    """Whether a line is a row of a table, a rule, or a line of a program."""
    found = _ROW.search(line) or _RULE.match(line) or _CODE_LINE.search(line)
    return found is not None


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
