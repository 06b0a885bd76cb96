"""Words that were broken at a line's end: the hyphen goes, or stays where the word has one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.text.languages import guess
from newsclean.text.passes import change
from newsclean.text.quotation_marks import OPENING
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import CLOSING
from newsclean.text.view import TextView
from newsclean.text.word_list import Vocabulary

_CONFIDENCE = 0.92
"""How sure the parts of a word are joined."""
HYPHENS = "-‐"
_OF_OCR = "¬⸗="
"""What scanned type has for a hyphen at a line's end: a not sign, the double hyphen of Fraktur."""
HYPHEN = re.compile(
    rf"[{HYPHENS}](?<=[^\W\d_]{{2}}[{HYPHENS}])(?P<gap>[ \t]*\n[ \t]*| )(?=([^\W\d_]{{2,}}))"
)
_OF_FEW = re.compile(
    rf"(?:(?<![^\W_])[^\W\d_]|(?<=\d))[{HYPHENS}](?P<gap>[ \t]*\n[ \t]*)(?=([^\W_]+))"
    rf"|(?<=[^\W\d_])[{HYPHENS}](?P<behind>[ \t]*\n[ \t]*)(?=(\d+))"
)
"""A hyphen at a line's end beside a figure or behind a single letter, where no word is broken."""
_AT_END = re.compile(rf"[{HYPHENS}][ \t]*\n")
_FEWEST_ON_LINE = 20
"""Characters of a line in front of such a hyphen; a mark (“B-”) stands in a shorter one."""
SOFT = "\u00ad"
"""What a not sign becomes: it stands for no hyphen but one that the line's end made."""
_SCANNED = re.compile(rf"(?<=[^\W\d_])[{_OF_OCR}](?=[ \t]*\n[ \t]*([^\W\d_]))")
_SOFT_END = re.compile(rf"(?<=[^\W\d_]){SOFT}(?:[ \t]*\n[ \t]*| )(?=[^\W\d_])")
_ASSIGNED = re.compile(r"=(?![ \t]*\n)")
"""An equals sign inside a line: where there is one, those at lines' ends are no hyphens either."""
_ROW_OF_PARTS = re.compile(r"\w[-‐],")
"""A suspended hyphen: “zeppo-, gummo- and chico-”."""
_COMPOUND = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]++-[^\W\d_]++))[^\W\d_]++")
_LETTERS_AT_END = re.compile(r"[^\W\d_]{1,40}\Z")
_LONGEST_WORD = 40
_LONG_COMPOUND = 10
"""Letters from which a word of two words (“sustainability”) is no rival of the two with a hyphen."""
_STUCK_BEFORE = frozenset("./@_#")
_GLUED = re.compile(r"[\w-]|[.@/_](?=\w)")
SUSPENDED = frozenset(data.listed("repair", "layout", "suspended"))
"""Conjunctions: before one, a hyphen stands for the second part of a compound (“zuid- en westgrens”)."""
_SHORT_WORD = 4
"""Letters of which the list has names and abbreviations that are also parts of words."""
_ENCLITICS = frozenset(data.listed("repair", "layout", "enclitics"))
_BREAKING = frozenset(
    code
    for code, content in data.by_language("repair").items()
    if content.get("layout", {}).get("hyphens_break")
)
"""Languages that join words by a hyphen before a capital at most."""


_AT_LINE_END = re.compile(rf"[^\W\d_][{HYPHENS}][ \t]*\n")
_APART = re.compile(rf"(?<![{HYPHENS}\w])(?<![{HYPHENS}]\n)[^\W\d_]+(?![{HYPHENS}\w])")
"""A word that no hyphen joins to another, nor parts from the rest of it in the line above."""
_FEWEST_ENDS, _SHARE_OF_ENDS = 3, 0.08


def scanned(prose: TextView) -> Iterator[Repair]:
    """The signs that a scanner took for the hyphen at a line's end become hyphens."""
    text = prose.text
    if not prose.has(_OF_OCR):
        return
    assigned = "=" in text and _ASSIGNED.search(text) is not None
    for found in _SCANNED.finditer(text):
        if assigned and found.group() == "=":
            continue
        sign = SOFT if found.group() == "¬" and found[1].islower() else "-"
        yield change(text, found.start(), found.end(), sign, "layout.hyphen", _CONFIDENCE)


def hyphens(prose: TextView) -> Iterator[Repair]:
    """Words broken with a hyphen at a line's end, in English also where the line break became a space."""
    text = prose.text
    for found in _SOFT_END.finditer(text) if SOFT in text else ():
        yield change(text, found.start(), found.end(), "", "layout.hyphen", _CONFIDENCE)
    if not prose.has("-‐"):
        return
    if _AT_END.search(text):
        yield from _of_few(text)
    for found in HYPHEN.finditer(text):
        yield from _at(prose, found)


def _at(prose: TextView, found: re.Match[str]) -> Iterator[Repair]:
    text = prose.text
    before = _LETTERS_AT_END.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    at_line_end = "\n" in found["gap"]
    if before is None or not _stands_alone(text, before.start(), found.end(2), at_line_end):
        return
    head, tail = before.group(), found[2]
    if has_spaceless(tail) or _is_shown(text, before.start(), found.end(2)):
        return
    if at_line_end and _opens_line(text, before.start()):
        return  # an entry of a glossary: “macro-”
    in_row = _ROW_OF_PARTS.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    if in_row and not _has_compound(prose, head, tail):
        if at_line_end and tail.islower():
            yield change(text, *found.span("gap"), " ", "layout.hyphen", _CONFIDENCE)
        return
    goes_on = at_line_end and _goes_on(text, found.end(2))
    keeps = goes_on or _keeps_hyphen(head, tail, at_line_end, prose)
    if keeps is False:
        yield change(text, found.start(), found.end("gap"), "", "layout.hyphen", _CONFIDENCE)
    elif at_line_end and keeps is None and tail in SUSPENDED:
        yield change(text, *found.span("gap"), " ", "layout.hyphen", _CONFIDENCE)
    elif at_line_end and (keeps or (tail.islower() and _joins_compounds(prose))):
        yield change(text, *found.span("gap"), "", "layout.hyphen", _CONFIDENCE)


def _of_few(text: str) -> Iterator[Repair]:
    """The line breaks behind a hyphen that is the word's own: of T-shirt, Covid-19, 14-year-old."""
    for found in _OF_FEW.finditer(text):
        name = "gap" if found["gap"] is not None else "behind"
        tail = found[2] if name == "gap" else found[4]
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if len(before) < _FEWEST_ON_LINE and not _goes_on(text, found.end(name) + len(tail)):
            continue
        if text[found.end(name) - 1 : found.end(name)] == "\n" and not before.strip():
            continue
        glue = " " if tail.lower() in SUSPENDED else ""
        yield change(text, *found.span(name), glue, "layout.hyphen", 0.97)


def _goes_on(text: str, at: int) -> bool:
    """Whether a hyphen follows, and a word behind it: ``blue-\\nand-white``."""
    return text[at : at + 1] in tuple(HYPHENS) and text[at + 1 : at + 2].isalnum()


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether a word stands alone in quotation marks, where a text is about its hyphen, or its hyphen is the
    second of two that stress it."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 1]
    alone = bool(before and behind) and before[-1] in OPENING and behind in CLOSING
    return alone or (before[-1:] == "-" and before[:1].isspace())


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but blanks, and of them no more than a word is long, stands in front on the line."""
    near = max(0, at - _LONGEST_WORD)
    line = text.rfind("\n", near, at)
    return (line >= 0 or near == 0) and not text[max(line + 1, near) : at].strip()


def _keeps_hyphen(head: str, tail: str, at_line_end: bool, prose: TextView) -> bool | None:
    """Whether the hyphen is the word's own; None where it may be either, or stands for a second part."""
    known = prose.vocabulary
    if _has_compound(prose, head, tail):
        return True
    if known.rich:
        return _keeps_in_english(head, tail, at_line_end, known)
    if at_line_end and _is_first_part(head, tail, _language(prose)):
        return True
    if not at_line_end or tail.lower() in SUSPENDED:
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
    breaking = _language(prose) in _BREAKING
    if prose.derived(_is_hyphenated):
        standing = prose.derived(_standing)
        return None if (head in standing) + (tail in standing) > breaking else False
    return None if apart or not breaking else False


def _joins_compounds(prose: TextView) -> bool:
    """Whether a hyphen at a line's end is a compound's own where nothing says so: in English, and where
    neither the language nor the lines of the text break words with one."""
    if prose.vocabulary.rich:
        return True
    return not (_language(prose) in _BREAKING or prose.derived(_is_hyphenated))


def _has_compound(prose: TextView, head: str, tail: str) -> bool:
    """Whether the text has the two words with a hyphen elsewhere, also with an ending."""
    compounds, whole = prose.derived(_compounds), f"{head}-{tail}"
    at = bisect_left(compounds, whole)
    return at < len(compounds) and compounds[at].startswith(whole)


def _compounds(prose: TextView) -> list[str]:
    """Each two words that a hyphen joins in the text, in order of the alphabet."""
    return sorted(set(_COMPOUND.findall(prose.text)))


def _standing(prose: TextView) -> frozenset[str]:
    """The words of the text that no hyphen joins to others."""
    return frozenset(_APART.findall(prose.text))


def _is_hyphenated(prose: TextView) -> bool:
    """Whether the lines of a text were set with hyphens, as in print: then most of those at their ends
    break a word, also in a language that has many compounds."""
    ends = len(_AT_LINE_END.findall(prose.text))
    return ends >= _FEWEST_ENDS and ends >= _SHARE_OF_ENDS * prose.text.count("\n")


def _keeps_in_english(head: str, tail: str, at_line_end: bool, known: Vocabulary) -> bool | None:
    whole = head + tail
    two = _is_word(head, known) and _is_word(tail, known)
    if tail.lower() in SUSPENDED and known.part(head) and not known.listed(whole):
        return None
    capital = tail[0].isupper() and not (head.isupper() and tail.isupper())
    if not capital and known.whole(whole):
        # "onetime" is a word, but a rare one beside "one-time".
        return two and not known.listed(whole) and len(whole) < _LONG_COMPOUND
    if capital:
        return True if head[0].isupper() else None
    if two or head.isupper() or _is_first_part(head, tail, "en"):
        return True
    if at_line_end and known.top(head) and head.islower() and len(tail) >= _SHORT_WORD:
        if known.known(tail):
            return None  # “go-kart”: a rare word, but one
    neither = not (known.part(head) or known.part(tail))
    return False if at_line_end or neither else None


def _is_first_part(head: str, tail: str, language: str) -> bool:
    """Whether a language has a hyphen behind a first part of compounds; “ex” has one in front of people."""
    firsts, people = _first_parts(language)
    return head.lower() in firsts or (head.lower() == "ex" and tail.lower() in people)


@cache
def _first_parts(language: str) -> tuple[frozenset[str], frozenset[str]]:
    layout = (data.of_language(language, "repair") or {}).get("layout", {})
    first, people = (frozenset(layout.get(key, "").split()) for key in ("hyphenated", "behind_ex"))
    return first, people


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
