"""A word that got a space inside, perhaps with a lost ligature there."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.words.ocr import LIGATURES
from newsclean.repair.words.run_together import CERTAIN, FUNCTION, LIKELY, PREFIXES
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.passes import change

_CONFIDENCE = 0.9
"""How sure the parts of a word are joined."""
_WORD_BEHIND = re.compile(r" ([a-z]{1,16})(?![\w’'])")
_SHORT_WORDS = frozenset(data.read("lang/en/repair.toml")["split"]["short"].split())


def joined_again(text: str, start: int, end: int, about: Evidence) -> Repair | None:
    """A space inside a word, of which this form is one part; a lost ligature may stand there too."""
    form = text[start:end]
    before = _word_before(text, start)
    right = _WORD_BEHIND.match(text, end)
    after = right[1] if right else ""
    options: list[tuple[int, int, str]] = []
    if after:
        options.append((start, start + len(form) + 1 + len(after), form + after))
        third = _WORD_BEHIND.match(text, right.end()) if right and len(after) <= 3 else None
        if third:
            options.append((start, third.end(), form + after + third[1]))
    if before and form[0].islower():
        options.append((start - 1 - len(before), end, before + form))
        if after:
            options.append((start - 1 - len(before), end + 1 + len(after), before + form + after))
    known, counts = about.words.known, about.counts
    fitting = [
        o
        for o in options
        if (o[2].lower() in known or o[2] in counts)
        and len(o[2]) >= 5
        and _one_word(text[o[0] : o[1]], o[2], about)
    ]
    if len(fitting) == 1:
        return change(text, *fitting[0], "words.split", _CONFIDENCE)
    if fitting:
        return None
    return _split_at_ligature(text, start, end, before, after, about)


def parted_grade(repair: Repair, about: Evidence) -> float:
    """How sure it is that the parts were one word: a part that is a word of its own or may be one
    of a foreign name speaks against it, and so does a rare whole."""
    pieces = repair.before.split(" ")
    letters_added = len(repair.after) > sum(map(len, pieces))
    alone = not letters_added and any(len(p) > 2 and p.lower() in about.words.known for p in pieces)
    named = pieces[0][0].isupper() and len(pieces[0]) > 1  # "Dar es Salaam"
    word_of_one = len(pieces[0]) == 1 and pieces[0] in about.words.top  # "keep a dore"
    rare = repair.after.lower() not in about.words.common
    return LIKELY if alone or named or word_of_one or rare else CERTAIN


def _one_word(written: str, whole: str, about: Evidence) -> bool:
    """Whether the parts make one word, and are not two that another place of the text has joined."""
    pieces = written.split(" ")
    if pieces[0].lower() in PREFIXES or not (whole[1:].islower() or about.counts[whole]):
        return False
    if whole[0].isupper() and pieces[-1] in _SHORT_WORDS | FUNCTION:
        return False
    if whole.lower() in about.words.known:
        return about.is_word(whole, whole)
    return about.counts[whole] > 0 and not any(
        len(p) > 2 and p in about.words.common for p in pieces
    )


def _word_before(text: str, start: int) -> str:
    """The word that ends one space before ``start``; empty where none does."""
    if text[start - 1 : start] != " ":
        return ""
    at = start - 1
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return "" if at and text[at - 1] in "’'@/_" else text[at : start - 1]


def _split_at_ligature(
    text: str, start: int, end: int, before: str, after: str, about: Evidence
) -> Repair | None:
    form = text[start:end]
    if not form[1:].islower():
        return None
    lower, first, common = form.lower(), before.lower(), about.words.common
    options = {}
    for ligature in LIGATURES:
        if after and lower + ligature + after in common:
            options[form + ligature + after] = (start, end + 1 + len(after))
        if before and first + ligature + lower in common:
            options[before + ligature + form] = (start - 1 - len(before), end)
    if len(options) != 1:
        return None
    ((word, span),) = options.items()
    return change(text, *span, word, "words.ligature", _CONFIDENCE)
