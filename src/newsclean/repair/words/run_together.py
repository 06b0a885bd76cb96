"""Words that lost the space between them, inside a form that is no word.

How sure a cut is, its kind says: ``hasreported`` is no compound, ``casestudy`` might be one. A text in which
spaces were lost has lost many, so what might be a compound is cut only where others were surely joined.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import data
from newsclean.light_dataclass import dataclass
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.word_list import ListedWords

_LISTED = data.read("lang/en/repair.toml")["joined"]
FUNCTION = frozenset(_LISTED["function"].split())
_AMBIGUOUS_LAST = frozenset(_LISTED["ambiguous_last"].split())
_PARTICLES = frozenset(_LISTED["particles"].split())
_ENDINGS_FIRST = tuple(_LISTED["endings_first"].split())
_ENDINGS_LAST = tuple(_LISTED["endings_last"].split())
PREFIXES = frozenset(_LISTED["prefixes"].split())
_SECOND_PARTS = frozenset(_LISTED["second_parts"].split())
_BEFORE_NT = frozenset(_LISTED["before_nt"].split())

_CERTAIN_FIRST = frozenset(_LISTED["certain_first"].split())
_CERTAIN_LAST = frozenset(_LISTED["certain_last"].split())

_SHORT = 3
"""Letters of a short word, of which many are names and parts of names."""
_ENDED = 5
"""Letters of a word whose ending tells nothing yet."""
_LONG = 11
"""Letters of two words that are no compound where one has an ending."""
CERTAIN, SURE, LIKELY, POSSIBLE = 2.0, 1.0, 0.5, 0.0


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a form falls into words, and how sure that is: one of the four grades above."""

    places: tuple[int, ...]
    grade: float


def cut(form: str, behind: str, about: Evidence) -> Cut | None:
    """How a form falls into words, if in one way only; ``behind`` is what follows it in the text."""
    found = dict(_graded(form, about))
    places = list(found)
    if len(places) > 1:
        top = about.words.top
        places = [i for i in places if form[:i].lower() in top and form[i:] in top] or places
    if places:
        return Cut((places[0],), found[places[0]]) if len(places) == 1 else None
    if behind[:2] in ("’t", "'t"):
        return _before_nt(form, about)
    return _possible(form, about)


def _graded(form: str, about: Evidence) -> Iterator[tuple[int, float]]:
    common = about.words.common
    for at in [at for at in range(2, len(form) - 2) if form[at:] in common]:
        grade = _two_words(form[:at], form[at:], about)
        if grade is not None:
            yield at, grade


def _two_words(left: str, right: str, about: Evidence) -> float | None:
    """How sure it is that a form is two words, of which the second is a common one."""
    common = about.words.common
    if left in PREFIXES:
        return None
    total = len(left) + len(right)
    if _is_certain(left, right, about.words.top):
        return CERTAIN
    if left in FUNCTION and right in FUNCTION:
        return SURE
    if left[0].isupper():
        if right in FUNCTION - _AMBIGUOUS_LAST:
            named = about.counts[left] > 0 or left.lower() in common
            return LIKELY if named and len(left) > _SHORT else None
        return LIKELY if total > _LONG and right.endswith("ed") and left.lower() in common else None
    if left not in common or len(left) < _SHORT or total < 7:
        return None
    if left in FUNCTION or right in FUNCTION - _AMBIGUOUS_LAST:
        return SURE
    return LIKELY if _no_compound(left, right, total, about.words.top) else None


def _is_certain(left: str, right: str, top: ListedWords) -> bool:
    """Whether a function word stands there beside a word that everybody knows."""
    if left in _CERTAIN_FIRST:
        return right in top and len(right) > _SHORT
    return right in _CERTAIN_LAST and left in top and len(left) > _SHORT


def _no_compound(left: str, right: str, total: int, top: ListedWords) -> bool:
    """Whether two words stand side by side, but make no closed compound: those are short, and their
    first part has no ending."""
    if right in _PARTICLES:
        return left.endswith(("ed", "ing")) and len(left) > 4
    if right in _SECOND_PARTS:
        return False
    if total > 12 and min(len(left), len(right)) > _SHORT:
        return True
    ended = (len(left) > _ENDED and left.endswith(_ENDINGS_FIRST)) or (
        len(right) > _ENDED and right.endswith(_ENDINGS_LAST)
    )
    return (
        ended
        and len(right) > _SHORT
        and (total > _LONG or (total > 9 and left in top and right in top))
    )


def _before_nt(form: str, about: Evidence) -> Cut | None:
    """``thatdidn’t``: the second word goes on behind the apostrophe."""
    for at in range(_SHORT, len(form) - 2):
        if form[at:] in _BEFORE_NT and form[:at].lower() in about.words.common:
            return Cut((at,), CERTAIN)
    return None


def _possible(form: str, about: Evidence) -> Cut | None:
    """Two words that might make a compound, or three."""
    two: list[tuple[int, ...]] = [
        (at,)
        for at in range(_SHORT, len(form) - 2)
        if _first(form[:at], about) and _last(form[at:], about)
    ]
    chosen = _only(form, two, about) if two else _only(form, _in_three(form, about), about)
    return None if chosen is None else Cut(chosen, POSSIBLE)


def _in_three(form: str, about: Evidence) -> list[tuple[int, ...]]:
    top = about.words.top
    return [
        (at, then)
        for at in range(_SHORT, len(form) - 2)
        if _first(form[:at], about)
        for then in range(at + _SHORT, len(form) - 2)
        if form[at:then] in top and form[then:] in top
    ]


def _only(form: str, ways: list[tuple[int, ...]], about: Evidence) -> tuple[int, ...] | None:
    """The one way to cut, or the one that gives the most common words."""
    if len(ways) > 1:
        ways = [w for w in ways if all(p.lower() in about.words.top for p in parts(form, w))]
    return ways[0] if len(ways) == 1 else None


def parts(form: str, places: tuple[int, ...]) -> list[str]:
    """The words between the cuts."""
    ends = (*places, len(form))
    return [form[a:b] for a, b in zip((0, *places), ends, strict=True)]


def _first(word: str, about: Evidence) -> bool:
    if word[0].isupper():
        return len(word) > _SHORT and (about.counts[word] > 0 or word.lower() in FUNCTION)
    return word in about.words.common and word not in PREFIXES


def _last(word: str, about: Evidence) -> bool:
    listed = about.words.lower if len(word) > _ENDED else about.words.common
    return word in listed and word not in _SECOND_PARTS
