"""Apostrophes of a text that lost all of them: somebody wrote it in ASCII, or dropped what was not.

Where no apostrophe is left between letters and several contractions have none, forms that are words of
their own elsewhere are read as what they are most often: ``cant say`` for can't, ``Chinas leaders`` for
China's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.repair.typography.apostrophes import ADVERBS, CONTRACTIONS, ONLY_CAPITAL
from newsclean.repair.words.run_together import FUNCTION
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.passes import change
from newsclean.text.phrases import one_of
from newsclean.text.view import TextView

_LISTED = data.read("lang/en/repair.toml")["apostrophes"]
_LEFT = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")
_FEWEST_FORMS = 2
"""Different contractions without an apostrophe that show that all were lost."""
_STUCK = r"(?<![\w’'@#/.&-])"
_ITS = re.compile(rf"{_STUCK}[Ii]ts(?= (?:{one_of(_LISTED['lost_after_its'].split())})\b(?![-–]))")
_SPAN_OF_TIME = re.compile(
    rf"\b(?i:{one_of(_LISTED['one'].split())}) (?:{one_of(_LISTED['times'].split())})s(?= [A-Za-z]{{3,}})"
)
_DAYS = data.read("lang/en/dates.toml")["dates"]["weekdays"]
_DAY = re.compile(
    rf"{_STUCK}(?:{one_of([names.split()[0].capitalize() for names in _DAYS])})s(?= [a-z]{{3,}})"
)
_NAME = re.compile(rf"{_STUCK}[A-Z][a-z]{{2,}}s(?= [A-Za-z]{{3,}})")
_BEHIND = re.compile(r" ([A-Za-z]+)")
_REACH = 30
_MANY_DAYS, _MANY_NAMES = (frozenset(_LISTED[key].split()) for key in ("many_days", "many_names"))
_FEWEST_NAMED = 2
"""Times that a name must stand in the text without the ending."""


def are_lost(prose: TextView) -> bool:
    """Whether a text has lost all its apostrophes."""
    forms = {
        word.lower()
        for word in prose.counts
        if word.lower() in CONTRACTIONS and word.lower() not in ONLY_CAPITAL
    }
    return len(forms) >= _FEWEST_FORMS and _LEFT.search(prose.text) is None


def restored(prose: TextView, about: Evidence) -> Iterator[Repair]:
    """The apostrophes of such a text, in no order."""
    text = prose.text
    for at in (*_of_contractions(text), *_of_times(text, about), *_of_names(text, about)):
        yield change(text, at, at, about.mark, "words.apostrophe", 0.97)


def _of_contractions(text: str) -> Iterator[int]:
    for pattern, size, never in _forms():
        for found in pattern.finditer(text):
            if _word_before(text, found.start()) not in never:
                yield found.start() + size
    yield from (found.end() - 1 for found in _ITS.finditer(text))


@cache
def _forms() -> list[tuple[re.Pattern[str], int, frozenset[str]]]:
    """What loses its apostrophe and is a word, where it stood in it, and what does not stand in front."""
    return [
        (
            re.compile(
                rf"{_STUCK}{first}{last}(?= (?:{behind})\b)"
                if behind
                else rf"{_STUCK}{first}{last}(?= )"
            ),
            len(first),
            frozenset(never.split()),
        )
        for first, last, never, behind in _LISTED["lost"]
    ]


def _of_times(text: str, about: Evidence) -> Iterator[int]:
    for found in _SPAN_OF_TIME.finditer(text):
        if _word_before(text, found.start()) != "the" and _is_owned(text, found.end(), about):
            yield found.end() - 1
    for found in _DAY.finditer(text):
        if _word_before(text, found.start()) not in _MANY_DAYS and _is_owned(
            text, found.end(), about
        ):
            yield found.end() - 1


def _of_names(text: str, about: Evidence) -> Iterator[int]:
    for found in _NAME.finditer(text):
        form, name = found.group(), found.group()[:-1]
        if (
            about.counts[name] < _FEWEST_NAMED
            or about.counts[name.lower()]
            or about.counts[form.lower()]
        ):
            continue
        if form.lower() in about.words.known:
            continue  # a name or a plural of its own: Williams, Republicans
        if _word_before(text, found.start()) in _MANY_NAMES or not _is_owned(
            text, found.end(), about
        ):
            continue
        yield found.end() - 1


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - _REACH) : at].replace(",", " ").split()
    return words[-1].lower() if words else ""


def _is_owned(text: str, at: int, about: Evidence) -> bool:
    """Whether what follows may be what somebody has: no function word and no adverb."""
    found = _BEHIND.match(text, at)
    if found is None:
        return False
    word = found[1]
    return word.lower() not in FUNCTION | ADVERBS and (
        word[0].isupper() or word in about.words.common
    )
