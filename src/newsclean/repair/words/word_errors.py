"""Words that are none: two that lost the space between them, one that got a space inside, letters that
a scanner misread, a ligature or an apostrophe that was lost.

All rest on the same evidence: the form is in no list, the document does not use it elsewhere, and one
single change gives a word that every reader knows. That is not enough for a form that stands alone: brands,
new words and terms of a trade are in no list either, and many are one letter or space away from words that
are. Scanners, dropped tags and careless joins spoil many words of a text; so how many kinds of forms speak
for the same damage decides how sure a single one must be (``_borne_out``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import fsum

from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.light_dataclass import dataclass
from newsclean.repair.typography import lost_apostrophes
from newsclean.repair.typography.apostrophes import WORTH_A_LOOK, lost_apostrophe
from newsclean.repair.words.camel_case import humps
from newsclean.repair.words.english_lines import EnglishLines
from newsclean.repair.words.ocr import (
    digit_grade,
    digits,
    lost_letters,
    misread,
    misread_grade,
    with_ligature,
    with_ligatures,
)
from newsclean.repair.words.run_together import CERTAIN, LIKELY, POSSIBLE, SURE, cut
from newsclean.repair.words.split_words import joined_again, parted_grade
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.passes import change
from newsclean.text.view import TextView
from newsclean.text.word_list import language_of, words_of

_CONFIDENCE = 0.85
"""How sure a misread form is read right."""
_LONGEST_WORD = 40
"""Letters beyond which a run is no word: trying changes inside it would cost its length squared."""
_STUCK_BEFORE = frozenset("’'@#/_.&?\ufffd0123456789")
_STUCK_BEHIND = frozenset("@/_&\ufffd0123456789")
_IN_NAME = re.compile(r"[.:]\w|\(")
"""What follows a part of a name: ``someburros.com``, ``functrace(1)``."""
_MENTIONED = re.compile(r"([\"`])\w+\1\Z")
"""A name in quotation marks: the file "yourfile"."""
_MOST_UNKNOWN = 3000
"""Unknown forms of one text beyond which it is no English prose."""
_FEWEST_KNOWN = 0.86
"""The share of its words in lower case that a text in the English of the list has there: Shakespeare's folio
has .83, news in which a scanner misread every tenth word .9."""

_GARBLED_IN_A_SHORT_TEXT = 2
_FEWEST_CAPITALS = 0.02
"""The share of words with a capital below which a text has its names in lower case, too."""
_WORDS_A_WITNESS = 1500
"""Words of a text for each further witness that it must have: long texts hold more odd forms by chance."""
_FEWEST_WITNESSES = 2.0
_FEWEST_BEFORE_CAPITALS = 1.5
"""A capital in the middle of a word is rarer than an unlisted word; but one such form alone is a name."""
_KINDS = ("words.apostrophe", "words.split", "words.ligature", "words.misread", "words.joined")


@dataclass(frozen=True, slots=True)
class Finding:
    """Repairs of one form, and how sure it is that the form is garbled (a grade of ``joined``)."""

    form: str
    grade: float
    repairs: tuple[Repair, ...]


def mend(prose: TextView) -> Iterator[Repair]:
    """Repairs of garbled words in English lines."""
    text, counts = prose.text, prose.counts
    if (prose.language or language_of(None, counts)) != "en":
        return
    words = words_of("en")
    unlisted = words.unlisted(counts)
    if not _spelt_as_listed(counts, unlisted):
        unlisted = set()
    doubtful = {f for f in unlisted if counts[f] <= 2 and f.lower() not in words.known}
    if len(doubtful) > _MOST_UNKNOWN:
        return
    about = Evidence(
        counts, words, "’" if text.count("’") >= text.count("'") and "’" in text else "'"
    )
    english = prose.derived(EnglishLines)
    yield from (repair for repair in lost_letters(text, about) if repair.start in english)
    if lost_apostrophes.are_lost(prose):
        restored = lost_apostrophes.restored(prose, about)
        yield from (r for r in restored if r.start in english and r.start not in prose.addresses)
    total = len(prose.words)
    found = [f for f in _findings(prose, about, doubtful) if f.repairs[0].start in english]
    in_digits = [f for f in _in_digits(prose, about) if f.repairs[0].start in english]
    yield from _borne_out(in_digits, total)
    for kind in _KINDS:
        yield from _borne_out([f for f in found if f.repairs[0].rule == kind], total)
    capitals = [f for f in _before_capitals(prose, unlisted) if f.repairs[0].start in english]
    yield from _borne_out(capitals, total, _FEWEST_BEFORE_CAPITALS)


def _spelt_as_listed(counts: Counter[str], unlisted: set[str]) -> bool:
    """Whether the text's English is spelt as the list's, so that an unknown form means something."""
    total = sum(counts[form] for form in filter(str.islower, counts) if len(form) > 1)
    known = total - sum(counts[form] for form in filter(str.islower, unlisted) if len(form) > 1)
    capitals = sum(counts[form] for form in filter(str.istitle, counts))
    enough = known >= min(_FEWEST_KNOWN * total, total - _GARBLED_IN_A_SHORT_TEXT)
    return enough and capitals >= _FEWEST_CAPITALS * total


def _before_capitals(prose: TextView, unlisted: set[str]) -> Iterator[Finding]:
    for hump in humps(prose, unlisted):
        if hump.grade >= POSSIBLE:
            yield Finding(hump.form, hump.grade, (_cut_at(prose.text, hump.at),))


def _borne_out(
    findings: list[Finding], words: int, fewest: float = _FEWEST_WITNESSES
) -> Iterator[Repair]:
    """What is certain, and of the rest as much as the text's own evidence bears out. Each form is a witness,
    however often it stands there; enough of them open the door for what is likely, and half as many again
    for what is possible."""
    grades = {f.form: min(f.grade, SURE) for f in findings}.values()
    enough = max(fewest, words / _WORDS_A_WITNESS)
    witnesses = fsum(grades) if SURE in grades else 0.0
    least = POSSIBLE if witnesses >= 1.5 * enough else LIKELY if witnesses >= enough else CERTAIN
    for finding in findings:
        if finding.grade >= least:
            yield from finding.repairs


def _findings(prose: TextView, about: Evidence, doubtful: set[str]) -> Iterator[Finding]:
    done = 0
    for start, form in _places(prose, doubtful | WORTH_A_LOOK):
        if start < done or start in prose.addresses:
            continue
        finding = _one(prose.text, start, form, about)
        if finding is not None:
            done = finding.repairs[-1].end
            yield finding


def _cut_at(text: str, at: int) -> Repair:
    return change(text, at, at, " ", "words.joined", 0.92)


def _places(prose: TextView, wanted: set[str]) -> Iterator[tuple[int, str]]:
    """Where these words stand, in order; the text is walked through once."""
    text = prose.text
    at = 0
    for form in [word for word in prose.words if word in wanted]:
        at = text.find(form, at)
        while at >= 0 and not _whole(text, at, at + len(form)):
            at = text.find(form, at + 1)
        if at < 0:
            return
        yield at, form
        at += len(form)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter is stuck to the word."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if not (before.isalnum() or behind.isalnum()):
        return True
    return not any(c.isalnum() and not c.isdecimal() for c in before + behind)


def _one(text: str, start: int, form: str, about: Evidence) -> Finding | None:
    end = start + len(form)
    if text[max(0, start - 1) : start] in _STUCK_BEFORE or text[end : end + 1] in _STUCK_BEHIND:
        return None
    if _IN_NAME.match(text, end) or _MENTIONED.match(text, max(0, start - 1), end + 1):
        return None
    option = text[max(0, start - 2) : start] == " -"  # of a command: `python -Im pip`
    apostrophe = None if option else lost_apostrophe(text, start, form, about)
    if apostrophe is not None:
        return Finding(form, CERTAIN, (apostrophe,))
    if form.lower() in WORTH_A_LOOK or not 1 < len(form) <= _LONGEST_WORD:
        return None
    if not about.unknown(form):
        return None
    whole = joined_again(text, start, end, about)
    if whole is not None:
        if whole.rule == "words.split" and any(with_ligatures(form, about.words.top)):
            return None  # “prot on the sale”: proton, or profit
        return Finding(form, parted_grade(whole, about), (whole,))
    return _inside(text, start, form, about)


def _inside(text: str, start: int, form: str, about: Evidence) -> Finding | None:
    """One change within an unknown form; none where two kinds of change would do."""
    if len(form) < 5 or not form[1:].replace("I", "l").islower():
        return None
    end = start + len(form)
    options: list[Finding] = []
    if (read := misread(form, about)) is not None:
        grade = misread_grade(read, about)
        options.append(
            Finding(form, grade, (change(text, start, end, read, "words.misread", _CONFIDENCE),))
        )
    if form.islower() and text[start - 1 : start] != "-" and (word := with_ligature(form, about)):
        options.append(
            Finding(form, CERTAIN, (change(text, start, end, word, "words.ligature", _CONFIDENCE),))
        )
    joined = cut(form, text[end : end + 2], about)
    if joined is not None and (joined.grade > POSSIBLE or not options):
        repairs = tuple(_cut_at(text, start + at) for at in joined.places)
        options.append(Finding(form, joined.grade, repairs))
    return options[0] if len(options) == 1 else None


def _in_digits(prose: TextView, about: Evidence) -> Iterator[Finding]:
    for repair in digits(prose, about):
        yield Finding(repair.before, digit_grade(repair.before), (repair,))
