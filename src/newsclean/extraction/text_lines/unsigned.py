"""Who wrote a plain text where no byline says so: a name beside the date or the headline, above what somebody
is, or of whom the site is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import (
    DIGITS,
    MOST_NAME,
    NAMES_ONLY,
    PARTS,
    bare_line,
    names_in,
)
from newsclean.extraction.text_lines.line_roles import BODY, RoleLine
from newsclean.extraction.text_lines.page_title import title_parts
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.metadata import read_names, starts_like_byline
from newsclean.model.article import Value
from newsclean.text.links import host_of
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.sentences import ends_sentence
from newsclean.text.word_list import words_of
from newsclean.text.words import tokens

_OF_HEAD = 12
"""Lines at the top among which a date stands beside a name."""
_MOST_BEHIND = 12
_NEAR_END = 4
"""Lines behind a story among which a name signs it."""
_LOCAL = re.compile(r"(?<![\w.+-])([\w.+-]{3,40})@[\w-]{2,40}\.\w")
_LEAST_OWNER, _MOST_TITLE = 7, 200
"""Letters of an address that is a full name, and characters of a line that may hold it."""
_LEAST_LAST = 3
"""Letters of a family name that an address has."""
_DOMAIN = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s|©|by\s|copyright|[–,-]|(?:19|20)\d\d){0,12}+([^\W\d_][^\d|©.,:•·]{3,40}?)"
    r"(?=\s(?:19|20)\d\d|\s?[|•·.,-]|$)",
    re.IGNORECASE,
)
"""The notice of rights with the name of whose they are."""
_POINTS = re.compile(r"[:：؛|»›>]\s*\w")
_NO_NAMES = frozenset(("headline", "title", "date", "masthead"))
"""Roles of lines that are nobody's name, whatever stands beside them."""
_NEAR_TITLE = 4
_DASHED = re.compile(r"\s[-–—]\s")
_OF_POST = 12


def are_words(name: str) -> bool:
    """Whether all words of what may be a name are those of the language, one at least of the common ones:
    "Use Case", and not "Jill Winger"."""
    listed = words_of("en")
    words = tokens(name.lower())
    told = len(words) > 1 and all(word in listed.lower for word in words)
    return told and any(word in listed.common for word in words)


def beside_date(
    lines: Sequence[RoleLine], start: int, site: str | None
) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name alone stands near the headline or the date in front of the story."""
    heads = (i for i, line in enumerate(lines[:start]) if line.role in ("headline", "title"))
    first = max(1, next((i for i in heads if lines[i].role == "headline"), 0) - _NEAR_TITLE)
    shown = [i for i, line in enumerate(lines[: start + 1]) if any(map(str.isalnum, line.text))]
    for place, i in enumerate(shown):
        text = _without_place(bare_line(lines[i].text), lines[start:])
        near = shown[max(0, place - 2) : place + 3]
        beside = any(lines[j].role in ("date", "headline") for j in near if j != i)
        if (
            i < first
            or not beside
            or len(text) > MOST_NAME
            or " " not in text
            or _DOMAIN.search(text)
        ):
            continue
        if lines[i].role in _NO_NAMES or not NAMES_ONLY.fullmatch(text) or text.isupper():
            continue
        if starts_like_byline(text):
            continue  # judged with the bylines
        names = names_in(text, site)
        words = [word.lower() for word in tokens(text)]
        if not names or any(map(word_classes().words.get, words)) or all(map(are_words, names)):
            continue
        if not are_common(names, lines):
            yield Value(names, lines[i].text, "text")


def _without_place(text: str, told: Sequence[RoleLine]) -> str:
    """A name without the place behind its dash, which the story speaks of: "Ada Ohm - Port Linnet"."""
    name, *places = _DASHED.split(text)
    if len(places) != 1 or " " not in name or len(text) > MOST_NAME:
        return text
    return name if any(places[0] in line.text for line in told if line.role in BODY) else text


def unlabelled(
    lines: Sequence[RoleLine], end: int, site: str | None
) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name stands in front of the date, or alone signs the story below its last line or below
    pointers to others. The story does not speak of who wrote it: a name that it has is its own."""
    told = "\n".join(line.text for line in lines if line.role in BODY)
    if not any(map(told.__contains__, DOUBLE_MARKS)) and "\n– " not in told:
        return
    near = len(lines) - end <= _MOST_BEHIND  # behind the story of a dump, names are of others
    below = list(lines[end + 1 : end + 1 + _NEAR_END]) if near else []
    while below and below[0].role == "pointer" and _POINTS.search(below[0].text):
        below = below[1:]
    dated = [line for line in lines[:_OF_HEAD] if line.role == "date"]
    for line in (*dated, *below[:1]):
        text = DIGITS.split(bare_line(line.text), maxsplit=1)[0].rstrip(" ,|")
        if len(text) > MOST_NAME or text.isupper() or not NAMES_ONLY.fullmatch(text):
            continue
        names = names_in(text, site)
        words = [word.lower() for name in names for word in tokens(name)]
        if len(names) != 1 or words[-1] in told.lower():
            continue
        if not set(tokens(told)).isdisjoint(words):
            continue
        if not any(word_classes().words.get(word) for word in words):
            yield Value(names, line.text, "text")


def by_address(lines: Sequence[RoleLine]) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name stands alone beside a line with the address of that name."""
    for above, line in pairwise(lines):
        for named, reached in ((above, line), (line, above)):
            near = reached.text[:MOST_NAME]
            found = _LOCAL.search(near) if "@" in near else None
            text = bare_line(named.text)
            if found is None or len(text) > MOST_NAME or not NAMES_ONLY.fullmatch(text):
                continue
            name = text.title() if text.isupper() else text
            last = _plain(name.split()[-1])
            if len(last) >= _LEAST_LAST and last in _plain(found[1]):
                if read_names(name, strict=True) == (name,):
                    yield Value((name,), named.text, "text")


def _plain(text: str) -> str:
    """The letters of a text as addresses write them: small, without the marks over them."""
    return "".join(
        c for c in unicodedata.normalize("NFKD", text.lower()) if c.isascii() and c.isalpha()
    )


def described(lines: Sequence[RoleLine], start: int) -> Iterable[Value[tuple[str, ...]]]:
    """A person whose name stands behind the beginning of the story above what that person is."""
    for above, line in pairwise(lines[start + 1 :]):
        text = bare_line(above.text)
        if not NAMES_ONLY.fullmatch(text) or len(text) > MOST_NAME:
            continue
        front, behind = text.split()[0], line.text[len(text) :]
        own = line.text.startswith(text) and behind[:1] == " "
        own = own or line.text.startswith(f"{front} ") or f" – {front} " in line.text[:MOST_NAME]
        if own and _tells_post(line.text) and read_names(text, strict=True) == (text,):
            if not are_words(text):
                yield Value((text,), above.text, "text")


def _tells_post(text: str) -> bool:
    """Whether a sentence says near its beginning what somebody does."""
    known = word_classes().words
    words = tokens(text.lower())[:_OF_POST]
    return ends_sentence(text) and any("bio" in known.get(word, ()) for word in words)


def owner_of(
    lines: Sequence[RoleLine], end: int, url: str | None
) -> Iterable[Value[tuple[str, ...]]]:
    """The person to whom the site belongs: its address is the name, its title is, or the notice of rights
    has it."""
    yield from _of_host(lines, url)
    parts = {" ".join(part) for part in title_parts(lines[0].text)}
    for line in lines[1:_OF_HEAD]:
        text = bare_line(line.text)
        if text.lower() in parts and _is_person(text):
            yield Value((text,), line.text, "text")
    for line in lines[end + 1 :]:
        notice = _RIGHTS.search(line.text[:MOST_NAME])
        if notice and _is_person(notice[1]):
            yield Value((notice[1],), line.text, "text")


def _of_host(lines: Sequence[RoleLine], url: str | None) -> Iterable[Value[tuple[str, ...]]]:
    """A name, standing alone or as a part of the title, whose letters are the address: "Ada Ohm" of
    ``adaohm.example``."""
    host = (host_of(url) or "").split(".")[0].replace("-", "")
    if len(host) < _LEAST_OWNER:
        return
    for line in lines:
        if len(line.text) > _MOST_TITLE:
            continue
        for part in PARTS.split(bare_line(line.text)) if _plain(line.text).count(host) else ():
            name = part.title() if part.isupper() else part
            if _plain(name) == host and read_names(name, strict=True) == (name,) and " " in name:
                if NAMES_ONLY.fullmatch(name) and not are_words(name):
                    yield Value((name,), line.text, "text")


def _is_person(text: str) -> bool:
    """Whether a text is a full name and nothing else, with a word in it that is listed as one."""
    words = tokens(text.lower())
    if (
        not 1 < len(words) < 4
        or not NAMES_ONLY.fullmatch(text)
        or read_names(text, strict=True) != (text,)
    ):
        return False
    listed = words_of("en")
    known = word_classes().words
    if any(word in listed.common or word in known for word in words):
        return False
    return any(word in listed.known for word in words)


def are_common(names: Iterable[str], lines: Sequence[RoleLine]) -> bool:
    """Whether all words of what looks like a name stand small in the text, too: "Smart Home" names nobody."""
    words = {word.lower() for name in names for word in tokens(name)}
    if any(word == word.upper() for word in words):
        return False  # a script without capitals
    for line in lines:
        if line.role in BODY or line.role == "dek":
            words.difference_update(tokens(line.text))
            if not words:
                return True
    return False
