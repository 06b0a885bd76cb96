"""Headline, authors, dates, section and site of a plain text, from the lines that have these roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_roles import BODY
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.metadata import (
    IN_PRINT,
    byline_of,
    opening_days,
    read_date,
    read_names,
    starts_like_byline,
    without_site,
)
from newsclean.model.article import DateOrDatetime, Field, Metadata, Value
from newsclean.text.scripts import HANGUL, has_spaceless
from newsclean.text.words import tokens

T = TypeVar("T")

_PARTS = re.compile(r"(?<!\s)\s*(?:[|｜•·;/]|\s[–—-]\s)\s*")
_CRUMBS = re.compile(r"(?<!\s)\s*(?:[|｜»›>/]|::)\s*")
_MODIFIED = data.listed("dates", "dates", "modified")
_MARKUP = re.compile(r"^(?:#{1,6}|\*{1,3}|_{1,3}|={1,6})\s*|(?<!\s)\s*(?:\*{1,3}|_{2,3}|={2,6})$")
_RULED = re.compile(r"[-=_*~#]{3,400}")
_MOST_HEADLINE = 300
_REPEATED = 3
"""Times that a line of boilerplate comes, and no headline."""
_OF_MENUS = frozenset(("menu", "plea", "share", "network"))
_MAY_BE_BYLINE = 0.2
_MAY_BE_DATED = frozenset(("masthead", "title", "section", "headline", "wire", "credit"))
"""Roles in front of the story beside whose words a day may stand."""
_LABELLED = re.compile(r"^[^\W\d_]{2,20}\s?[:：]\s*")
_HANGUL = re.compile(rf"([{HANGUL}]{{2,4}})\s*(?:기자|특파원|논설위원|편집위원|칼럼니스트)")
_ADDRESS = re.compile(r"(?<!\S)[^\s@]+@\S+|https?:\S+")
_DENSE_PARTS = re.compile(r"[\n/／、,，・|｜（）()【】:：]+")
_MOST_DENSE = 6
"""Letters of a person's name in a script without spaces."""
_MOST_SITE = 6
"""Words of the name of a paper."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line with the role that was decided for it."""

    text: str
    role: str
    probability: float
    """That the role is right, 0–1."""
    byline: float = 0.0
    """That it is a byline, 0–1, whatever was decided."""


def fields_of(
    lines: Sequence[RoleLine], url: str | None, language: Callable[[], str | None] | None
) -> Metadata:
    """What the lines say of the story; each reading says with ``raw`` which line it is from.

    Args:
        lines: all lines of the text, in order.
        url: the address of the text, where it has one.
        language: tells the language of the text; asked only for a day that is ambiguous in numbers.
    """
    site = _site(lines)
    lines = _turned(lines, site)
    return Metadata(
        headline=_headline(lines, site.value if site else None),
        description=_field((*_readings(lines, "dek", _bare), *_second_titles(lines))),
        authors=_field(_authors(lines, site)),
        published=_field(_moments(lines, language, modified=False)),
        modified=_field(_moments(lines, language, modified=True)),
        site_name=site,
        section=_field(_sections(lines)),
        url=Field(url, url, "url") if url else None,
    )


def _turned(lines: Sequence[RoleLine], site: Field[str] | None) -> Sequence[RoleLine]:
    """The lines with a byline above the headline in its place, where it was taken for the headline, and the
    headline for what stands below one."""
    for i, (above, below) in enumerate(pairwise(lines)):
        if (above.role, below.role) == ("headline", "dek") and names_in(above.text, site):
            turned = (replace(above, role="byline"), replace(below, role="headline"))
            return (*lines[:i], *turned, *lines[i + 2 :])
    return lines


def _field(readings: Iterable[Value[T]]) -> Field[T] | None:
    """The first reading, with the others that say something else."""
    different: dict[str, Value[T]] = {}
    for reading in readings:
        different.setdefault(str(reading.value), reading)
    if not different:
        return None
    best, *others = different.values()
    return Field(best.value, best.raw, best.origin, tuple(others))


def _readings(
    lines: Iterable[RoleLine], role: str, read: Callable[[str], T | None]
) -> Iterable[Value[T]]:
    for line in lines:
        if line.role == role and (value := read(line.text)):
            yield Value(value, line.text, "text")


def _bare(text: str) -> str:
    """A line without the marks of a heading."""
    return _MARKUP.sub("", text.strip()).strip()


def _headline(lines: Sequence[RoleLine], site: str | None) -> Field[str] | None:
    """The likeliest line with this role, the later of two that are the same; else what the page's title says
    beside the name of the site."""
    times = Counter(line.text for line in lines)
    readings: list[tuple[float, Value[str]]] = []
    for line in lines:
        bare = _bare(line.text)
        if line.role not in ("headline", "title") or not 1 < len(bare) <= _MOST_HEADLINE:
            continue
        if _RULED.fullmatch(bare) or times[line.text] >= _REPEATED or _is_agency(bare):
            continue
        value = without_site(bare, site) if line.role == "title" else _without_known(bare, site)
        weight = line.probability + (1.0 if line.role == "headline" else 0.0) - _menu_share(bare)
        weight -= 1.0 if read_date(bare, since=IN_PRINT) is not None else 0.0  # a masthead's
        readings.append((weight, Value(value, line.text, "text")))
    readings.sort(key=lambda reading: -reading[0])
    return _field(reading for _, reading in readings)


def _second_titles(lines: Sequence[RoleLine]) -> Iterable[Value[str]]:
    """A headline right behind another one, which says more, stands below it."""
    for above, line in pairwise(lines):
        more = len(line.text) > len(above.text) and _bare(above.text) not in line.text
        if above.role == line.role == "headline" and more:
            yield Value(_bare(line.text), line.text, "text")


def _is_agency(text: str) -> bool:
    known = word_classes().words
    return all("agency" in known.get(word, ()) for word in tokens(text.lower()))


def _menu_share(text: str) -> float:
    """How many of a line's words are of menus and requests."""
    known = word_classes().words
    words = tokens(text.lower())
    found = sum(not _OF_MENUS.isdisjoint(known.get(word, ())) for word in words)
    return found / len(words) if words else 0.0


def _without_known(text: str, site: str | None) -> str:
    """A headline without a site's name and its section beside strokes, or behind a dash where the name is
    known."""
    parts = [part.strip() for part in text.split("_" if has_spaceless(text) else "|")]
    if len(parts) > 1 and (longest := max(parts, key=_size)) in (parts[0], parts[-1]):
        return longest
    if site:
        for dash in (" - ", " – ", " — "):
            if text.endswith(dash + site):
                return text.removesuffix(dash + site)
    return text


def _size(text: str) -> int:
    return len(text) if has_spaceless(text) else len(tokens(text))


def _authors(
    lines: Sequence[RoleLine], site: Field[str] | None
) -> Iterable[Value[tuple[str, ...]]]:
    """The bylines: those that say so first, then those behind the headline, then the others."""
    titles = [i for i, line in enumerate(lines) if line.role in ("headline", "title")]
    after = titles[-1] if titles else -1
    found: list[tuple[tuple[bool, bool, bool, int], Value[tuple[str, ...]]]] = []
    for i, line in enumerate(lines):
        if line.role == "byline" or (line.role == "date" and line.byline >= _MAY_BE_BYLINE):
            names = names_in(line.text, site)
        elif line.role == "date":
            names = _names_behind_date(line.text, site)
        else:
            continue
        if names:
            said = starts_like_byline(_bare(line.text))
            order = (not said, i < after, line.role != "byline", i)
            found.append((order, Value(names, line.text, "text")))
    return (value for _, value in sorted(found, key=lambda item: item[0]))


def names_in(line: str, site: Field[str] | None) -> tuple[str, ...]:
    """The people whom a byline names; what stands behind a stroke or behind the first comma of a bare name is
    where they work."""
    text = _bare(line)
    name = site.value if site else None
    if has_spaceless(text):
        return _dense_names(text)
    if starts_like_byline(text):
        head = _without_outlet(_PARTS.split(text)[0])
        return _people(read_names(head, name) or read_names(text, name))
    text = _LABELLED.sub("", text)
    if hangul := _HANGUL.findall(text):
        return tuple(dict.fromkeys(hangul))
    parts = [part for part in _PARTS.split(_ADDRESS.sub("", text)) if part]
    if len(parts) > 1 and read_date(parts[0]) is not None:
        parts = parts[1:]
    head = _without_outlet(_undated(parts[0])) if parts else ""
    if head and not _names_outlet(head) and read_date(head) is None:
        found = read_names(head, name, strict=True)
        if found and all(len(n.split()) > 1 or not n.isascii() for n in found):
            return _people(found)
    return _names_behind_date(text, site)


def _dense_names(text: str) -> tuple[str, ...]:
    """The people of a byline in a script that sets no spaces: what is left of it beside the words for what
    they do, in runs that may be names."""
    for word, classes in word_classes().dense:
        if not {"bio", "desk", "photo", "agency"}.isdisjoint(classes):
            text = text.replace(word, "\n")
    names: list[str] = []
    for part in _DENSE_PARTS.split(text):
        words = part.split()
        # A family name may stand apart from a given name of one letter.
        names += [part.strip()] if len(words) == 2 and min(map(len, words)) == 1 else words
    return tuple(dict.fromkeys(filter(_is_dense_name, names)))


def _is_dense_name(run: str) -> bool:
    bare = run.replace(" ", "")
    return 1 < len(bare) <= _MOST_DENSE and bare.isalpha() and has_spaceless(run)


def _names_behind_date(line: str, site: Field[str] | None) -> tuple[str, ...]:
    """The people of a line that begins with the date: ``Posted on March 5, 2026 by Ada Ohm``."""
    behind = byline_of(_bare(line))
    return _people(read_names(behind, site.value if site else None)) if behind else ()


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without those that have digits, or begin small, where others are left."""
    people = tuple(n for n in names if not n[0].islower() and not any(map(str.isdigit, n)))
    return people or names


def _undated(text: str) -> str:
    """The part in front of a comma with a date behind it."""
    head, comma, behind = text.partition(",")
    return head if comma and any(map(str.isdigit, behind)) else text


def _without_outlet(text: str) -> str:
    """A byline without the paper, or what the person does there, behind its comma."""
    head, comma, behind = text.rpartition(",")
    return head if comma and head and _names_outlet(behind) else text


def _names_outlet(text: str) -> bool:
    known = word_classes().words
    return any(
        not {"outlet", "agency", "section", "bio"}.isdisjoint(known.get(word, ()))
        for word in tokens(text.lower())
    )


def _site(lines: Sequence[RoleLine]) -> Field[str] | None:
    def read(text: str) -> str | None:
        bare = _bare(text)
        return bare if 0 < len(bare.split()) <= _MOST_SITE and len(bare) < 60 else None

    return _field(_readings((x for x in lines if x.probability >= 0.5), "masthead", read))


def _sections(lines: Sequence[RoleLine]) -> Iterable[Value[str]]:
    """The labels in front of the headline, the nearest first, then the others."""
    title = next((i for i, line in enumerate(lines) if line.role == "headline"), 0)
    return _readings((*reversed(lines[:title]), *lines[title:]), "section", _section)


def _section(text: str) -> str | None:
    """The last of the labels in a line that is the way to the story."""
    parts = [part for part in _CRUMBS.split(_bare(text)) if part]
    if not parts or len(parts[-1]) >= 60 or _menu_share(parts[-1]) > 0.5:
        return None
    return parts[-1]


def _moments(
    lines: Sequence[RoleLine],
    language: Callable[[], str | None] | None,
    *,
    modified: bool,
) -> Iterable[Value[DateOrDatetime]]:
    for line in lines:
        if line.role not in ("date", "byline"):
            continue
        for part, changed in _dated_parts(line.text):
            if changed == modified and (moment := _moment(part, language)):
                yield Value(moment, line.text, "text")
    if modified:
        return
    first = next((i for i, line in enumerate(lines) if line.role in BODY), len(lines))
    # A masthead may give the day of the issue, a dateline that of the report.
    heads = [(line.text, line) for line in lines[:first] if line.role in _MAY_BE_DATED]
    datelines = [
        (said, line) for line in lines[first : first + 1] for said in opening_days(line.text)
    ]
    for said, line in heads + datelines:
        if moment := _moment(said, language):
            yield Value(moment, line.text, "text")


def _moment(text: str, language: Callable[[], str | None] | None) -> DateOrDatetime | None:
    if not any(map(str.isdigit, text)) and "年" not in text:
        return None
    text = _bare(text).strip("_")
    found = read_date(text, since=IN_PRINT)
    return (
        found
        if found is not None or language is None
        else read_date(text, language(), since=IN_PRINT)
    )


def _dated_parts(text: str) -> Iterable[tuple[str, bool]]:
    """The parts of a line that may hold a date, and whether each says when the story was changed."""
    lowered = text.lower()
    cuts = sorted({at for word in _changed_words() if (at := _word_at(lowered, word)) >= 0})
    first = cuts[0] if cuts else len(text)
    if text[:first].strip():
        yield text[:first], False
    if cuts:
        yield text[first:], True


def _changed_words() -> tuple[str, ...]:
    return _MODIFIED


def _word_at(lowered: str, word: str) -> int:
    """Where a word begins in a line, at the beginning of a word; −1 where it does not."""
    at = lowered.find(word)
    return at if at <= 0 or not lowered[at - 1].isalpha() else -1
