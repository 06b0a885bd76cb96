"""The headline of a plain text, from the lines that have its role and the title that a dump begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import bare_line, is_agency, names_in
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.line_signs import is_ruled, is_way
from newsclean.extraction.text_lines.page_title import PageTitle, Stretch, page_title, title_parts
from newsclean.extraction.text_lines.word_classes import word_classes
from newsclean.light_dataclass import dataclass
from newsclean.metadata import IN_PRINT, read_date, without_site
from newsclean.model.article import Value
from newsclean.text.scripts import has_spaceless
from newsclean.text.words import tokens

_MOST_HEADLINE = 300
_REPEATED = 3
"""Times that a line of boilerplate comes; a headline does so only where it is the title of the page too."""
_OF_MENUS = frozenset(("menu", "plea", "share", "network"))
_PAGE = re.compile(r"[^\W\d_]{1,12}\.?\s?\d{1,4}\s[^\W\d_]{1,5}\s\d{1,4}")
"""``Page 3 of 8``, in any language."""
_LEAST_TITLE = 4
"""Spaces of a headline below which another line of this role is what it says in more words."""
_SURE = 0.95
"""Probability from which a headline stays one, though the title of the page stands as a line, too."""
_LEAST_ALONE = 3
"""Words of a title that is believed before a line which is likely the headline."""
_LIKELY, _NEAR = 0.13, 12
"""Probability of a headline that the title of the page does not have, and lines from it to the story."""
_OF_STORY = 60
"""Characters of a paragraph with which the story begins."""


@dataclass(frozen=True, slots=True)
class _Reading:
    weight: float
    role: str
    value: Value[str]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(tokens(self.value.value.lower()))


def headlines_of(
    lines: Sequence[RoleLine], site: str | None, url: str | None
) -> Iterable[Value[str]]:
    """What may be the headline, the likeliest first: the line that says what the page's title does, the lines
    with this role, what the title says beside the name of the site.

    Args:
        lines: all lines of the text, in order.
        site: the name of the paper.
        url: the address of the text, where it has one.
    """
    readings = sorted(_readings(lines, site), key=lambda reading: -reading.weight)
    start = next(
        (i for i, x in enumerate(lines) if x.role == "paragraph" and len(x.text) >= _OF_STORY),
        len(lines),
    )
    title = PageTitle()
    if lines and _is_title(lines[0], lines):
        title = page_title([line.text for line in lines[:start]], url)
    if (titled := _titled(title, readings)) is not None:
        yield Value(titled.text, titled.raw, "text")
    elif title == PageTitle() and not any(r.role == "headline" for r in readings):
        near = lines[max(1, start - _NEAR) : start + 2]
        times = Counter(line.text for line in lines)
        yield from _unlike_title([line for line in near if times[line.text] < _REPEATED])
    yield from (reading.value for reading in readings)


def _is_title(first: RoleLine, lines: Sequence[RoleLine]) -> bool:
    """Whether the first line is the title of the page, and no request that comes again."""
    times = sum(line.text == first.text for line in lines)
    return times < (_REPEATED if first.role == "title" else 2) and first.role in (
        "title",
        "headline",
    )


def _unlike_title(near: Sequence[RoleLine]) -> Iterable[Value[str]]:
    """The likeliest headline above the story, where the page's title has other words."""
    likely = max(near, key=lambda line: line.headline, default=None)
    if likely is None or likely.headline < _LIKELY or len(likely.text) > _MOST_HEADLINE:
        return
    if _says(likely.text) and not is_way(likely.text) and not names_in(likely.text, None):
        yield Value(bare_line(likely.text), likely.text, "text")


def _says(text: str) -> bool:
    """Whether a line has letters, and more than the number of a page."""
    return any(map(str.isalpha, text)) and _PAGE.fullmatch(text) is None


def _titled(title: PageTitle, readings: Sequence[_Reading]) -> Stretch | None:
    """The part of the page's title that stands as a line, unless another line is surely the headline."""
    best, other = title.headline, title.other
    if best is None:
        return None
    heads = [r for r in readings if r.role == "headline"]
    if any(r.words == best.words for r in heads):
        return best
    if any(r.words in title.inner for r in heads):
        return None
    if len(best.words) < _LEAST_ALONE and other is None and heads:
        return None
    own = " ".join(best.words)
    against = (r for r in heads if not own.endswith(" ".join(r.words)))
    against = (r for r in against if other is None or r.words != other.words)
    return None if any(r.weight > 1 + _SURE for r in against) else best


def _readings(lines: Sequence[RoleLine], site: str | None) -> Iterable[_Reading]:
    """Lines that have the role of the headline or of the page's title; of two that are the same, the later
    one is likelier."""
    times = Counter(line.text for line in lines)
    titles = {
        line.text
        for line, behind in pairwise(lines)
        if line.role == "title" and behind.text != line.text
    }
    parts = _parts_of_title(lines)
    seconds = {value.raw for value in second_titles(lines) if times[value.raw] == 1}
    for line in lines:
        if line.role not in ("headline", "title") or line.text in seconds:
            continue
        bare = bare_line(line.text)
        if not 1 < len(bare) <= _MOST_HEADLINE:
            continue
        repeated = times[line.text] >= _REPEATED and line.text not in titles
        words = tuple(tokens(bare.lower()))
        repeated = repeated and (len(words) < _LEAST_ALONE or words not in parts)
        if (
            repeated
            or is_ruled(bare)
            or (line.role == "headline" and is_way(bare))
            or not _says(bare)
            or is_agency(bare)
            or (" " not in bare and menu_share(bare) == 1)
        ):
            continue
        value = without_site(bare, site) if line.role == "title" else _without_known(bare, site)
        weight = line.probability + (1.0 if line.role == "headline" else 0.0) - menu_share(bare)
        weight -= 1.0 if read_date(bare, since=IN_PRINT) is not None else 0.0  # a masthead's
        yield _Reading(weight, line.role, Value(value, line.text, "text"))


def _parts_of_title(lines: Sequence[RoleLine]) -> frozenset[tuple[str, ...]]:
    """The words of each part of the page's title, where that has several."""
    if not lines or lines[0].role not in ("title", "headline"):
        return frozenset()
    return title_parts(lines[0].text) - {tuple(tokens(lines[0].text.lower()))}


def second_titles(lines: Sequence[RoleLine]) -> Iterable[Value[str]]:
    """A headline right behind another one, which says more, stands below it."""
    for above, line in pairwise(lines):
        more = len(line.text) > len(above.text) and bare_line(above.text) not in line.text
        more = more and above.text.count(" ") >= _LEAST_TITLE and not is_way(above.text)
        if above.role == line.role == "headline" and more:
            yield Value(bare_line(line.text), line.text, "text")


def menu_share(text: str) -> float:
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
