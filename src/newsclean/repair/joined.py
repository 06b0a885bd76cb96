"""Two words that lost the space between them, inside a form that is no word."""

from __future__ import annotations

from newsclean.repair.evidence import Evidence

FUNCTION = frozenset(
    "the and for with from that this have has had was were are been will would could should their "
    "they them which when while who what where into about after before between because also more most "
    "than only said says his her its our your not but can may all any both each some such last first "
    "many much very just even how why one two".split()
)
_AMBIGUOUS_LAST = frozenset("one two can all any his her its our not may how just even".split())
"""Function words that other words end in."""
_PARTICLES = frozenset("out over off up down away back".split())
_ENDINGS_FIRST = (
    "ed",
    "ing",
    "ly",
    "tion",
    "sion",
    "ment",
    "ous",
    "ive",
    "ful",
    "ity",
    "ness",
    "ies",
    "al",
    "ic",
)
_ENDINGS_LAST = ("ed", "ing", "tion", "sion", "ment", "ous", "ive", "ity", "ness", "ly")
_PREFIXES = frozenset(
    "under over out up down off on in miss non anti pre post inter super sub self co counter cross back "
    "fore mid multi micro mega mini ultra hyper cyber bio eco geo neo pan pro semi tele trans uni".split()
)


def cut(form: str, about: Evidence) -> int | None:
    """Where two words were joined, if there is one place only."""
    places = [i for i in range(2, len(form) - 1) if _two_words(form[:i], form[i:], about)]
    if len(places) > 1:
        top = about.words.top
        places = [i for i in places if form[:i].lower() in top and form[i:] in top] or places
    return places[0] if len(places) == 1 else None


def _two_words(left: str, right: str, about: Evidence) -> bool:
    common = about.words.common
    if right not in common or len(right) < 3 or left in _PREFIXES:
        return False
    total = len(left) + len(right)
    if left in FUNCTION and right in FUNCTION:
        return True
    if left[0].isupper():
        if right in FUNCTION - _AMBIGUOUS_LAST:
            return len(left) > 3 and (about.counts[left] > 0 or left.lower() in common)
        return total > 11 and right.endswith("ed") and left.lower() in common
    if left not in common or len(left) < 3 or total < 7:
        return False
    if left in FUNCTION or right in FUNCTION - _AMBIGUOUS_LAST:
        return True
    return _no_compound(left, right, total, about.words.top)


def _no_compound(left: str, right: str, total: int, top: frozenset[str]) -> bool:
    """Whether two words stand side by side, but make no closed compound: those are short, and their
    first part has no ending."""
    if right in _PARTICLES:
        return left.endswith(("ed", "ing")) and len(left) > 4
    if total > 12 and min(len(left), len(right)) > 3:
        return True
    ended = (len(left) > 5 and left.endswith(_ENDINGS_FIRST)) or (
        len(right) > 5 and right.endswith(_ENDINGS_LAST)
    )
    return ended and len(right) > 3 and (total > 11 or (total > 9 and left in top and right in top))
