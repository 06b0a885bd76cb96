"""Headline, authors, dates, section and site of a plain text, from the lines that have these roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeVar

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_authors import authors_of
from newsclean.extraction.text_lines.line_names import NAMES_ONLY, bare_line, names_in
from newsclean.extraction.text_lines.line_roles import BODY, RoleLine
from newsclean.extraction.text_lines.text_headline import headlines_of, menu_share, second_titles
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.metadata import IN_PRINT, dateline_days, read_date, starts_like_byline
from newsclean.model.article import DateOrDatetime, Field, Metadata, Value
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

T = TypeVar("T")

_CRUMBS = re.compile(r"(?<!\s)\s*(?:[|｜»›>/]|::)\s*")
_MODIFIED = data.listed("dates", "dates", "modified")
_MAY_BE_DATED = frozenset(("masthead", "title", "section", "headline", "wire", "credit"))
"""Roles in front of the story beside whose words a day may stand."""
_MOST_DAY = 40
"""Characters of a line that is nothing but a day."""
_MOST_LABEL = 24
"""Characters of a word for what was done at a date, where it has a line of its own."""
_OF_TOP, _MOST_ISSUE = 4, 160
"""Lines at the top among which a masthead stands, and characters of the line with its number."""
_BEHIND_TITLE, _BEFORE_TITLE = 8, 6
"""Lines behind the headline, and in front of it, among which the day of the story stands."""
_MOST_KICKER = 8
"""Spaces of a line above a headline that a colon ends."""
_LEAST_HEADLINE = 5
"""Words of a headline that was taken for a byline."""
_MOST_SITE = 6
"""Words of the name of a paper."""
_MOST_SAID = 100
"""Lines with a byline or a day that are read, half of them from the end; a story has three."""


def fields_of(
    lines: Sequence[RoleLine], url: str | None, language: Callable[[], str | None] | None
) -> Metadata:
    """What the lines say of the story; each reading says with ``raw`` which line it is from.

    Args:
        lines: all lines of the text, in order.
        url: the address of the text, where it has one.
        language: tells the language of the text; asked only for a day that is ambiguous in numbers.
    """
    lines = _with_masthead(_few_said(lines))
    site = _site(lines)
    lines = _turned(lines, site)
    return Metadata(
        headline=_field(headlines_of(lines, site.value if site else None, url)),
        description=_field((*_readings(lines, "dek", bare_line), *second_titles(lines))),
        authors=_field(authors_of(lines, site.value if site else None, url)),
        published=_field(_moments(lines, language, modified=False)),
        modified=_field(_moments(lines, language, modified=True)),
        site_name=site,
        section=_field(_sections(lines)),
        url=Field(url, url, "url") if url else None,
    )


def _few_said(lines: Sequence[RoleLine]) -> Sequence[RoleLine]:
    """The lines with few bylines and days: of a list of them, the first and the last."""
    said = [i for i, line in enumerate(lines) if line.role in ("byline", "date")]
    half = _MOST_SAID // 2
    dropped = frozenset(said[half:-half])
    if not dropped:
        return lines
    return [
        replace(line, role="other", byline=0.0) if i in dropped else line
        for i, line in enumerate(lines)
    ]


def _with_masthead(lines: Sequence[RoleLine]) -> Sequence[RoleLine]:
    """The lines with the name of the paper as such, where it was taken for the headline: the number of the
    issue stands below it, and below that the headline."""
    for i, (above, below) in enumerate(pairwise(lines[:_OF_TOP])):
        if above.role in ("headline", "title") and _is_issue(below.text):
            if any(line.role == "headline" for line in lines[i + 2 : i + 2 + _OF_TOP]):
                masthead = replace(above, role="masthead", probability=1.0)
                return (*lines[:i], masthead, *lines[i + 1 :])
    return lines


def _is_issue(text: str) -> bool:
    """Whether a line gives the number of an issue."""
    if len(text) > _MOST_ISSUE or not any(map(str.isdigit, text)) or ends_sentence(text):
        return False
    return not _issue_words().isdisjoint(text.lower().replace(".", " ").split())


@cache
def _issue_words() -> frozenset[str]:
    return frozenset(data.listed("lines", "words", "issue"))


def _turned(lines: Sequence[RoleLine], site: Field[str] | None) -> Sequence[RoleLine]:
    """The lines with a byline above the headline in its place, where it was taken for the headline, and the
    headline for what stands below one; without a headline, what stands below one is it unless a sentence."""
    titled = any(line.role in ("headline", "title") for line in lines)
    first = next((i for i, line in enumerate(lines) if line.role == "dek"), None)
    if not titled and first is not None and not ends_sentence(lines[first].text):
        return (*lines[:first], replace(lines[first], role="headline"), *lines[first + 1 :])
    for i, (above, below) in enumerate(pairwise(lines)):
        signed = (above.role, below.role) == ("byline", "headline")
        if signed and _is_no_byline(above.text) and not _is_titled(lines, below.text):
            turned = (replace(above, role="headline"), replace(below, role="dek"))
            return (*lines[:i], *turned, *lines[i + 2 :])
        if (
            above.role == "headline"
            and _is_kicker(above.text)
            and below.role in ("headline", "dek")
        ):
            turned = (replace(above, role="other"), replace(below, role="headline"))
            return (*lines[:i], *turned, *lines[i + 2 :])
        if (above.role, below.role) != ("headline", "dek") or below.text.endswith((".", "。")):
            continue
        said = starts_like_byline(above.text) or NAMES_ONLY.fullmatch(bare_line(above.text))
        if said and names_in(above.text, site.value if site else None):
            turned = (replace(above, role="byline"), replace(below, role="headline"))
            return (*lines[:i], *turned, *lines[i + 2 :])
    return lines


def _is_titled(lines: Sequence[RoleLine], text: str) -> bool:
    """Whether the page's title says what a line says."""
    return any(line.role == "title" and text in line.text for line in lines[:_OF_TOP])


def _is_kicker(text: str) -> bool:
    """Whether a line says who says what the headline below it says: "The head of the water board:"."""
    return text.rstrip().endswith((":", "：")) and text.count(" ") < _MOST_KICKER


def _is_no_byline(text: str) -> bool:
    """Whether a line that was taken for a byline names nobody, and has the words of a headline."""
    words = text.count(" ") + 1
    named = sum(name.count(" ") + 1 for name in names_in(text, None))
    if starts_like_byline(text) or words < _LEAST_HEADLINE or 2 * named >= words:
        return False
    return read_date(text, since=IN_PRINT) is None


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


def _site(lines: Sequence[RoleLine]) -> Field[str] | None:
    def read(text: str) -> str | None:
        bare = bare_line(text)
        return bare if 0 < len(bare.split()) <= _MOST_SITE and len(bare) < 60 else None

    return _field(_readings((x for x in lines if x.probability >= 0.5), "masthead", read))


def _sections(lines: Sequence[RoleLine]) -> Iterable[Value[str]]:
    """The labels in front of the headline, the nearest first, then the others."""
    title = next((i for i, line in enumerate(lines) if line.role == "headline"), 0)
    return _readings((*reversed(lines[:title]), *lines[title:]), "section", _section)


def _section(text: str) -> str | None:
    """The last of the labels in a line that is the way to the story."""
    parts = [p for p in _CRUMBS.split(bare_line(text)) if p and not any(map(str.isdigit, p))]
    if not parts or len(parts[-1]) >= 60 or menu_share(parts[-1]) > 0.5:
        return None
    return parts[-1]


def _moments(
    lines: Sequence[RoleLine],
    language: Callable[[], str | None] | None,
    *,
    modified: bool,
) -> Iterable[Value[DateOrDatetime]]:
    for i in _by_nearness(lines):
        line = lines[i]
        has_role = line.role in ("date", "byline")
        if not (has_role or _is_day(line.text)):
            continue
        label = lines[i - 1].text if i and _is_label(lines[i - 1].text) else ""
        if not (has_role or label):
            continue
        told = any(of_change for _, of_change in _dated_parts(label))
        for part, changed in _dated_parts(line.text):
            if (changed or told) == modified and (moment := _moment(part, language)):
                yield Value(moment, line.text, "text")
    first = next((i for i, line in enumerate(lines) if line.role in BODY), len(lines))
    if modified:
        return
    # A masthead may give the day of the issue, a dateline that of the report.
    heads = [(line.text, line) for line in lines[:first] if line.role in _MAY_BE_DATED]
    datelines = [
        (said, line) for line in lines[first : first + 2] for said in dateline_days(line.text)
    ]
    for said, line in heads + datelines:
        if moment := _moment(said, language):
            yield Value(moment, line.text, "text")
    yield from _bare_days(lines[:first], language)


def _bare_days(
    front: Sequence[RoleLine], language: Callable[[], str | None] | None
) -> Iterable[Value[DateOrDatetime]]:
    """The days that stand alone between headline and story, where no line has the role of one."""
    if any(line.role == "date" for line in front):
        return
    titles = [i for i, line in enumerate(front) if line.role == "headline"]
    for above, line in pairwise(front[titles[-1] :] if titles else ()):
        changed = any(
            of_change for text in (above.text, line.text) for _, of_change in _dated_parts(text)
        )
        if _is_day(line.text) and not changed and (moment := _moment(line.text, language)):
            yield Value(moment, line.text, "text")


def _is_day(text: str) -> bool:
    """Whether a line is nothing but a day, and an hour."""
    return (
        len(text) <= _MOST_DAY
        and any(map(str.isdigit, text))
        and read_date(text, since=IN_PRINT) is not None
    )


def _by_nearness(lines: Sequence[RoleLine]) -> Iterable[int]:
    """The numbers of all lines, those right behind the headline first, then those right in front of it: what
    stands further up may be the day on which the page was seen."""
    titles = [i for i, line in enumerate(lines) if line.role == "headline"]
    title = max(titles, key=lambda i: lines[i].probability, default=-1)
    behind = range(title + 1, min(len(lines), title + 1 + _BEHIND_TITLE))
    before = range(title - 1, max(-1, title - 1 - _BEFORE_TITLE), -1)
    return dict.fromkeys((*behind, *before, *range(len(lines))))


def _is_label(text: str) -> bool:
    """Whether a line is nothing but the words in front of a date: ``Last updated:``."""
    if len(text) > _MOST_LABEL or any(map(str.isdigit, text)):
        return False
    known = word_classes()
    words = tokens(text.lower())
    said = sum("published" in known.words.get(word, ()) for word in words)
    dense = any(word in text and "published" in names for word, names in known.dense)
    return 2 * said >= len(words) > 0 or dense


def _moment(text: str, language: Callable[[], str | None] | None) -> DateOrDatetime | None:
    if not any(map(str.isdigit, text)) and "年" not in text:
        return None
    text = bare_line(text).strip("_")
    found = read_date(text, since=IN_PRINT)
    return (
        found
        if found is not None or language is None
        else read_date(text, language(), since=IN_PRINT)
    )


def _dated_parts(text: str) -> Iterable[tuple[str, bool]]:
    """The parts of a line that may hold a date, and whether each says when the story was changed."""
    lowered = text.lower()
    said = filter(lowered.__contains__, _MODIFIED)
    cuts = sorted({at for word in said if (at := _word_at(lowered, word)) >= 0})
    first = cuts[0] if cuts else len(text)
    if text[:first].strip():
        yield text[:first], False
    if cuts:
        yield text[first:], True


def _word_at(lowered: str, word: str) -> int:
    """Where a word begins in a line, at the beginning of a word; −1 where it does not."""
    at = lowered.find(word)
    return at if at <= 0 or not lowered[at - 1].isalpha() else -1
