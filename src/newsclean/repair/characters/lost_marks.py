"""Marks of English print that became U+FFFD or ``?``, told by where they stand in the sentence.

An apostrophe is told by the words around it (``don�t``). Quotation marks are told by the row of a whole
paragraph: only a row in which each opening mark has its closing one is put back. Whether they were double
or single cannot be read from the places: the marks that the text kept say so, or its spelling, since
American English has double ones; in British English both are usual, and the marks stay lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from newsclean import data
from newsclean import lazy_re as re
from newsclean.light_dataclass import dataclass
from newsclean.text.phrases import one_of
from newsclean.text.spans import lines
from newsclean.text.view import TextView
from newsclean.text.word_list import words_of

_PLACED = 0.97
"""How sure a lost mark is that its place tells."""
_SPELT = 0.98
"""The same of one that the words beside it tell."""
_LISTED = data.read("lang/en/repair.toml")["lost"]
_BEFORE = {ending: one_of(words.split()) for ending, words in _LISTED["before"].items()}
_AMERICAN, _BRITISH, _UNITED_KINGDOM, _EUROPE, _LONG_DASH = (
    re.compile(_LISTED[key])
    for key in ("american", "british", "united_kingdom", "europe", "long_dash")
)
_LONGEST_STEM = 30
"""Letters of a word in front of a mark."""
_STEM = re.compile(rf"[A-Za-z0-9]{{1,{_LONGEST_STEM}}}$")
_WORD_AFTER = re.compile(r"[A-Za-z]+")
_SUM = rf"\d{{1,3}}(?:,\d{{3}})|\d+(?:\.\d+)? ?(?:{one_of(_LISTED['thousands'].split())})\b|\d+\.\d\d\b"
"""A number that is one of money: others stand at the beginning of a quotation, too."""
_WORDS_OF_SPEECH = 3
_FEWEST_SPEECHES = 3
_READ_FOR_UNREAD = 3
"""Marks that must be read for one that is not: elsewhere other characters were lost, too, spaces say."""
_SINGLE = str.maketrans("“”‘’", "‘’“”")
_MOST_DOUBTFUL = 4
"""Marks of one paragraph that may be a plural's apostrophe or close a quotation; beyond, none is read."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A lost mark, and what stood there."""

    start: int
    end: int
    mark: str
    confidence: float
    contraction: bool = False
    """Whether it is the apostrophe of one, which only English has."""


def restored(prose: TextView, lost: str, *, english: bool) -> list[Restored]:
    """The marks of an English text that only one character fits, in order.

    ``lost`` is what stands for each: one U+FFFD or three, or a question mark, which says something only
    where several contractions show that marks were lost. ``english`` says that the language is known;
    otherwise a contraction must show it.
    """
    text = prose.text
    found = list(_apostrophes(prose, lost))
    if not english and not any(mark.contraction for mark in found):
        return []
    if lost == "?" and len(found) < 2:
        return []
    if lost != "?":
        found += _pounds(text, lost)
    taken = {mark.start for mark in found}
    found += _quotation_marks(prose, lost, taken)
    if lost != "?" and (dash := _only_dash(text, lost)):
        between = re.compile(rf"(?<=[\w,)\"”] ){lost}(?= [\w“\"$(])")
        found += (Restored(*m.span(), dash, _PLACED) for m in between.finditer(text))
    once = {mark.start: mark for mark in reversed(found)}
    return sorted(once.values(), key=lambda mark: mark.start)


def restored_remains(prose: TextView) -> list[Restored]:
    """The marks that ``â??`` and ``â?`` are left of, in order, where a contraction shows that they are."""
    text = prose.text
    found: dict[int, Restored] = {}
    for lost in ("â??", "â?"):
        for mark in _apostrophes(prose, lost):
            found.setdefault(mark.start, mark)
    if not found:
        return []
    taken = set(found)
    long = " — " in text or _american(text)
    for lost in ("â??", "â?"):
        if lost == "â?":
            taken |= {m.start() for m in re.finditer(r"â\?\?", text)}
        for mark in _quotation_marks(prose, lost, taken, sure=True):
            found.setdefault(mark.start, mark)
        for m in re.finditer(rf"(?<=[\w,)”] ){re.escape(lost)}(?= \w)", text):
            found.setdefault(m.start(), Restored(*m.span(), "—" if long else "–", 0.7))
    return sorted(found.values(), key=lambda mark: mark.start)


def _apostrophes(prose: TextView, lost: str) -> Iterator[Restored]:
    """Those of contractions and of the singular possessive; ``caf�s`` has none."""
    text, mark = prose.text, re.escape(lost)
    contraction = "|".join(
        rf"\b(?i:{words}){mark}(?={ending}\b)" for ending, words in _BEFORE.items()
    )
    name = rf"\b[ODd]{mark}(?=[A-Z][a-z])"
    for found in re.finditer(rf"{contraction}|{name}", text):
        if lost != "?" or found.end() - found.start() > 2:
            yield Restored(found.end() - len(lost), found.end(), "’", 0.99, contraction=True)
    for found in re.finditer(rf"(?<=[A-Za-z0-9]){mark}(?=s\b)", text):
        stem = _STEM.search(text, max(0, found.start() - _LONGEST_STEM), found.start())
        if stem and _may_own(prose, stem.group(), lost):
            yield Restored(*found.span(), "’", _SPELT)
    for found in re.finditer(rf"(?<=\b[A-Z]\.[A-Z]\.){mark}(?=s\b)", text):
        yield Restored(*found.span(), "’", _SPELT)  # “the U.S.’s”
    for found in re.finditer(rf"(?<![^\s(]){mark}(?=[1-9]0s\b)", text):
        yield Restored(*found.span(), "’", 0.95)


def _may_own(prose: TextView, stem: str, lost: str) -> bool:
    """Whether a possessive may follow: a word or name, not a word cut by a lost letter (``Ren�s``)."""
    if stem.isdigit() or (stem.isupper() and len(stem) > 1):
        return True
    cut = prose.derived(_cut_by_mark if lost == "?" else _cut_by_replacement)
    return len(stem) > 1 and (
        stem.lower() in words_of("en").known or prose.counts[stem] > cut[stem]
    )


def _cut_by_mark(prose: TextView) -> Counter[str]:
    return Counter(re.findall(r"([A-Za-z]+)\?", prose.text))


def _cut_by_replacement(prose: TextView) -> Counter[str]:
    """How often a run of letters stands in front of a lost character."""
    return Counter(re.findall("([A-Za-z]+)\ufffd", prose.text))


def _double(text: str) -> bool | None:
    """Whether the text sets double quotation marks; None where nothing says so."""
    if "“" in text or "”" in text:
        return True
    if text.count("‘") > 1:
        return False
    if text.count('"') > 1:
        return True
    if _UNITED_KINGDOM.search(text) or "£" in text:
        return True if _american(text) else None
    return True


def _american(text: str) -> bool:
    return _BRITISH.search(text) is None and len(_AMERICAN.findall(text)) > 1


def _only_dash(text: str, lost: str) -> str:
    """The dash that the text sets between spaces, if some are left and all are of one length; if none is, the
    one behind the agency in its dateline."""
    kept = [dash for dash in "–—" if f" {dash} " in text]
    if not kept and any(text.startswith(f" {lost} ", m.end()) for m in _LONG_DASH.finditer(text)):
        return "—"
    return kept[0] if len(kept) == 1 else ""


def _pounds(text: str, lost: str) -> Iterator[Restored]:
    """The signs of sums in a text of the United Kingdom that speaks of no country with euros."""
    if _EUROPE.search(text) or not _UNITED_KINGDOM.search(text):
        return
    for found in re.finditer(rf"(?<![^ (\n]){lost}(?={_SUM})", text):
        yield Restored(*found.span(), "£", _PLACED)


@dataclass(frozen=True, slots=True)
class _Place:
    """A lost character at the edge of a word, and what it may have been there."""

    start: int
    role: str
    """``(`` opens, ``)`` closes, ``s`` closes or is the apostrophe of a plural."""


def _quotation_marks(
    prose: TextView, lost: str, taken: set[int], *, sure: bool = False
) -> Iterator[Restored]:
    """The marks of paragraphs whose row has one reading in which all of them are paired.

    Speech, a clause that ends with its own mark, stands in the double ones where any do. Single words and
    phrases may stand in single ones also there, unless the text has more speech. ``sure`` says that each
    lost character was a mark.
    """
    text, size, double = prose.text, len(lost), sure or _double(prose.text)
    pairs: list[_Pair] = []
    unread = 0
    for start, end in lines(text):
        if text.find(lost, start, end) < 0:
            continue
        places = [
            _Place(m.start(), role)
            for m in re.compile(re.escape(lost)).finditer(text, start, end)
            if m.start() not in taken and (role := _role(prose, lost, *m.span()))
        ]
        rows = list(_readings(places, open_end=_goes_on(text, lost, end)))
        row = rows[0] if len(rows) == 1 else ""
        if all(p.role == "s" for p in places):
            row = "’" * len(places)
        unread += len(places) - len(row)
        for place, mark in zip(places, row, strict=False):
            if place.role == "s" and mark == "’":
                yield Restored(place.start, place.start + size, "’", _PLACED)
        pairs += _pairs_of(text, end, places, row, size)
    read = sum(len(pair.marks) for pair in pairs)
    if double is None or (unread * _READ_FOR_UNREAD > read and not sure):
        return
    speech = sum(pair.speech for pair in pairs)
    kept = sure or any(mark in text for mark in "“”‘")
    for pair in pairs:
        if pair.speech or kept or speech >= (1 if pair.clause else _FEWEST_SPEECHES):
            for start, mark in pair.marks:
                one = mark if double else mark.translate(_SINGLE)
                yield Restored(start, start + size, one, _SPELT)


def _pairs_of(text: str, end: int, places: list[_Place], row: str, size: int) -> Iterator[_Pair]:
    """The quotations of one paragraph with the marks inside them."""
    marks: list[tuple[int, str]] = []
    depth = 0
    for place, mark in zip(places, row, strict=False):
        if mark == "’" and place.role == "s":
            continue
        marks.append((place.start, mark))
        depth += 1 if place.role == "(" else -1
        if depth == 0:
            inside = text[marks[0][0] + size : place.start]
            clause = inside[-1:] in ".,!?"
            speech = clause and inside.count(" ") >= _WORDS_OF_SPEECH - 1
            heading = text[marks[0][0] - 1 : marks[0][0]] in "\n" and place.start + size == end
            if speech or not heading:
                yield _Pair(tuple(marks), speech, clause)
            marks = []
    if marks:
        yield _Pair(tuple(marks), speech=True, clause=True)


def _goes_on(text: str, lost: str, end: int) -> bool:
    """Whether the next paragraph begins with a lost mark: an open quotation may go on there."""
    following = text[end : end + len(lost) + 2].lstrip("\n")
    return following.startswith(lost)


def _role(prose: TextView, lost: str, start: int, end: int) -> str:
    text = prose.text
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if before in " \n\t([—–" or (before == lost[0] != "?" and text[start - 2 : start - 1] in " \n"):
        word = _WORD_AFTER.match(text, end)
        sane = word is None or word.group()[0].isupper() or word.group() in words_of("en").known
        follows = after.isalnum() or after in "$'‘“" or after == lost[0] != "?"
        return "(" if follows and sane else ""
    if not (after in " \n\t)],.;:!—–" or after == "?" or (after == lost[0] != "?")):
        return ""
    if not before.isalnum():
        return ")" if before in ".,!?…)%'’" or before == lost[0] else ""
    stem = _STEM.search(text, max(0, start - _LONGEST_STEM), start)
    if stem is None or not (_may_own(prose, stem.group(), lost) or len(stem.group()) == 1):
        return ""
    goes_on = after == " " and text[end + 1 : end + 2].islower()
    if lost == "?" and not goes_on and after not in ",.;:)":
        return ""  # a question may end there
    return "s" if goes_on and before == "s" else ")"


@dataclass(frozen=True, slots=True)
class _Pair:
    marks: tuple[tuple[int, str], ...]
    """Where each lost mark stands, those inside the quotation among them, and what it was."""
    speech: bool
    """Whether it is a clause of several words, with its own mark at the end."""
    clause: bool
    """Whether it has its own mark at the end."""


def _readings(places: list[_Place], *, open_end: bool) -> Iterator[str]:
    """The marks of a row, for each reading in which opening and closing ones answer each other."""
    doubtful = [i for i, place in enumerate(places) if place.role == "s"]
    if not places or len(doubtful) > _MOST_DOUBTFUL or len(doubtful) == len(places):
        return
    for choice in product("s)", repeat=len(doubtful)):
        roles = [place.role for place in places]
        for i, role in zip(doubtful, choice, strict=True):
            roles[i] = role
        if (row := _paired(roles, open_end=open_end)) is not None:
            yield row


def _paired(roles: list[str], *, open_end: bool) -> str | None:
    depth, marks = 0, ""
    for role in roles:
        if role == "(":
            marks += "“‘"[depth] if depth < 2 else ""
            depth += 1
        elif role == ")":
            depth -= 1
            marks += "”’"[depth] if 0 <= depth < 2 else ""
        else:
            marks += "’"
        if not 0 <= depth <= 2:
            return None
    return marks if depth == 0 or (depth == 1 and open_end) else None
