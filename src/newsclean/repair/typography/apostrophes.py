"""Apostrophes that fell out: contractions, ``its`` for it is, the possessive of a name."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.words.run_together import FUNCTION
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.passes import change
from newsclean.text.phrases import one_of

_LISTED = data.read("lang/en/repair.toml")["apostrophes"]
CONTRACTIONS = {form.replace("'", ""): form.index("'") for form in _LISTED["contractions"].split()}
"""A contraction without its apostrophe, and where that stood."""
WORTH_A_LOOK = frozenset((*CONTRACTIONS, *map(str.capitalize, CONTRACTIONS), "its", "Its"))
"""Words that are forms of others without their apostrophe."""
ONLY_CAPITAL = frozenset(_LISTED["only_capital"].split())
_AFTER_ITS = re.compile(rf" (?:{one_of(_LISTED['after_its'].split())})\b(?![-–])")
_PEOPLE = frozenset(_LISTED["people"].split())
ADVERBS = frozenset(_LISTED["adverbs"].split())
_BEFORE_PLURAL = tuple(f"{word} " for word in _LISTED["before_plural"].split())
_STARTS = ("", ". ", "! ", "? ", "\n\n", "” ", '" ', "• ", "- ")
_NEXT_SMALL = re.compile(r" [a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 40
"""Characters to either side within which a word has its neighbours."""
_SINGLED_OUT = one_of(_LISTED["singled_out"].split())
_NEXT_WORD = re.compile(r" ([a-z]{3,})")


def lost_apostrophe(text: str, start: int, form: str, about: Evidence) -> Repair | None:
    """The apostrophe that the form lost; None where it lost none, or where both readings are words."""
    end = start + len(form)
    lower = form.lower()
    if lower == "its":
        if _AFTER_ITS.match(text, end):
            return change(text, end - 1, end - 1, about.mark, "words.apostrophe", 0.9)
    elif lower in CONTRACTIONS:
        named = lower in ONLY_CAPITAL and (form[0] != "I" or not _NEXT_SMALL.match(text, end))
        if form[1:].islower() and not named and _among_english(text, start, end, about):
            at = start + CONTRACTIONS[lower]
            return change(text, at, at, about.mark, "words.apostrophe", 0.95)
    elif text[end : end + 1] in ("'", "’"):
        return None  # the mark stands behind it
    elif _of_many(text, end, form, about) or _possessive(text, start, end, about):
        return change(text, end - 1, end - 1, about.mark, "words.apostrophe", 0.85)
    return None


def _among_english(text: str, start: int, end: int, about: Evidence) -> bool:
    """Whether the words beside a place are English: French has a word *dont*."""
    before = _WORD.findall(text, max(0, start - _REACH), start)[-3:]
    behind = _WORD.findall(text, end, end + _REACH)[:3]
    known = [word.lower() in about.words.known for word in before + behind]
    common = all(word.lower() in about.words.common for word in behind[:1])
    return common and all(known[len(before) - 1 : len(before)]) and sum(known) + 1 >= len(known) > 0


def _of_many(text: str, end: int, form: str, about: Evidence) -> bool:
    """``companys``, ``womens``: as plurals they would be written otherwise, so they are possessives."""
    if form.lower() in _PEOPLE:
        return True
    stem = form[:-1]
    consonant = len(form) > 4 and form.endswith("ys") and form[-3] not in "aeiou"
    follow = _NEXT_WORD.match(text, end)
    owns = follow is not None and follow[1] not in FUNCTION | ADVERBS
    return (
        consonant and owns and form.islower() and stem in about.words.common and stem[-2:] != "ly"
    )


def _possessive(text: str, start: int, end: int, about: Evidence) -> bool:
    """``Disneys plan`` where the text has ``Disney`` and ``Disneys`` is no word: not a plural."""
    form = text[start:end]
    if not (form[0].isupper() and form[1:].islower() and form.endswith("s") and len(form) > 4):
        return False
    name = form[:-1]
    if (
        not about.counts[name]
        or name.lower() in about.words.lower
        or about.counts[form] > about.counts[name]
    ):
        return False
    if form.lower() in about.words.known:
        return False
    written_so = f"{name}’s" in text or f"{name}'s" in text
    if not (written_so or name.lower() in about.words.known or about.counts[name] > 1):
        return False
    if re.search(rf"(?i)\b{_SINGLED_OUT} {name}\b", text) or text[start - 2 : start] in _STARTS:
        return False  # what may be counted has a plural
    follow = _NEXT_WORD.match(text, end)
    before = text[max(0, start - 5) : start].lower()
    return (
        follow is not None
        and follow[1] not in FUNCTION | ADVERBS
        and follow[1] in about.words.common
        and not before.endswith(_BEFORE_PLURAL)
    )
