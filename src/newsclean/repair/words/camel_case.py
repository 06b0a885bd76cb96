"""``officialsSaid``: words joined where a tag was dropped between them. Brands are written so too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.repair.words.run_together import CERTAIN, FUNCTION, LIKELY, POSSIBLE, SURE
from newsclean.text.phrases import one_of
from newsclean.text.view import TextView
from newsclean.text.word_list import Vocabulary

_WORDS = data.read("lang/en/repair.toml")["camel"]
_PREFIXES, _PLACES = (one_of(_WORDS[key].split()) for key in ("prefixes", "places"))
_CAMEL = re.compile(
    r"(?<![\w@#./<$=>()])(?<!=[\"'])(?:[a-z0-9]{1,12}-){0,2}"
    rf"(?P<form>(?:(?:{_PREFIXES})[A-Z][a-z]{{2,20}}|{_PLACES}|[A-Z]?[a-z]{{3,20}})"
    r"(?:[A-Z][a-z]{2,20}){1,4})"
    r"(?![\w@/(=<>:]|\.[a-z]|-[A-Z\d])"
)
_CODE = ("()", " = ", " => ", "::", ");", "&&", '": ', '":"')
"""Signs of a program's text, whose names are written so."""
_HUMP = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
_JOINT = re.compile(r"[a-z]{2}[A-Z][a-z]{2}")
_MANY = 40
"""Forms beyond which the whole text is searched at once."""
_PIECE = re.compile(rf"(?:\A(?:{_PREFIXES})(?=[A-Z]))?[A-Z]?[a-z]+")
_INSTITUTIONS = frozenset(_WORDS["institutions"].split())
_CERTAIN_FIRST = frozenset(_WORDS["certain_first"].split())
_FAR_MORE = 3
_VERB_ENDINGS = ("ing", "ed")
_SHORT = frozenset(_WORDS["short"].split())


@dataclass(frozen=True, slots=True)
class Hump:
    """A capital in the middle of a form that may begin a word."""

    form: str
    """The whole form that has it."""
    at: int
    grade: float


def humps(prose: TextView, forms: Iterable[str]) -> Iterator[Hump]:
    """The places where two words may have been joined before a capital; ``forms`` are the words of the
    text that are in no list."""
    mixed = [w for w in forms if not (w.islower() or w.istitle())]
    if not any(map(_HUMP.search, mixed)):
        return
    if any(sign in prose.text for sign in _CODE):
        return
    grade_of = cache(partial(_grade, prose))  # it searches the whole text
    for found in _joined(prose.text, [w for w in mixed if _JOINT.search(w)]):
        form = found["form"]
        pieces = _whole_brands([m.group() for m in _PIECE.finditer(form)])
        at = found.start("form")
        alone = at == found.start()
        grades = [grade_of(a, b) for a, b in pairwise(pieces)]
        if not alone:
            grades = [min(grade, POSSIBLE) for grade in grades]
        elif SURE in grades:
            grades = [max(grade, LIKELY) for grade in grades]
        if len(grades) > 1 and min(grades) < LIKELY:
            continue  # the name of somebody behind a word, of which only one of two joints shows
        for piece, grade in zip(pieces, grades, strict=False):
            at += len(piece)
            yield Hump(form, at, grade)


def _joined(text: str, forms: list[str]) -> Iterator[re.Match[str]]:
    """All matches of ``_CAMEL``, each of which holds one of these forms: only their lines are searched,
    since the pattern is tried at every letter."""
    if len(forms) > _MANY:
        yield from _CAMEL.finditer(text)
        return
    lines: set[tuple[int, int]] = set()
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(form, end)
    for start, end in sorted(lines):
        yield from _CAMEL.finditer(text, start, end)


def _whole_brands(pieces: list[str]) -> list[str]:
    """The pieces, with those put together that make the name of a brand."""
    whole = pieces[:1]
    for piece in pieces[1:]:
        if _brand(whole[-1] + piece):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def _brand(form: str) -> bool:
    return form in _listed("names")


@cache
def _listed(what: str) -> frozenset[str]:
    listed: list[str] = data.read("shared/brands.toml")["camel"][what].split()
    return frozenset(word.replace("_", " ") for word in listed)


def _grade(prose: TextView, left: str, right: str) -> float:
    """How sure it is that two words stand here; below 0, that they make one name."""
    known, text = prose.vocabulary, prose.text
    spaced = f"{left} {right}" in text
    if f"{left} {right}" in _listed("pairs") or (left in _listed("firsts") and known.name(right)):
        return SURE
    if known.seen(left + right, 2) and left not in FUNCTION:
        # Written so more than once it is a name, unless the two stand apart far more often.
        apart = text.count(f"{left} {right}")
        return SURE if apart >= _FAR_MORE * text.count(left + right) else -1.0
    if left in _CERTAIN_FIRST:
        return CERTAIN
    if left.islower():
        verb = len(left) > 5 and left.endswith(_VERB_ENDINGS) and known.listed(left)
        if known.name(right) and (left in FUNCTION or verb):
            return CERTAIN
        if not ((known.top(left) and len(left) > 3) or (known.listed(left) and len(left) > 5)):
            return SURE if left in _SHORT else POSSIBLE
        proper = left in FUNCTION or not known.listed(right) or prose.counts[right] > 0
        return SURE if proper else POSSIBLE
    if spaced and (known.name(left) or known.name(right)):
        return SURE
    return LIKELY if spaced or _two_names(left, right, known) else POSSIBLE


def _two_names(left: str, right: str, known: Vocabulary) -> bool:
    if known.name(left) and (known.name(right) or known.seen(right) or not known.known(right)):
        return True
    if known.name(right) and (known.listed(left) or not known.known(left)):
        return True
    return right.lower() in _INSTITUTIONS or (known.seen(left) and known.seen(right))
