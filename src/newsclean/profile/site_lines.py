"""What a site repeats on its pages, told by a profile: lines, places in its markup, what it calls itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import NamedTuple

from newsclean.ledger import Citation
from newsclean.profile.index import LineCount, PathCount
from newsclean.profile.learning import (
    Calling,
    called_number,
    line_number,
    path_number,
    plain_line,
)
from newsclean.profile.store import Profile
from newsclean.text.words import word_count

LEAST_STORIES = 3
"""Different stories that a line must stand in."""
_LEAST_PAGES = 5
"""Pages of a host from which on they tell anything."""
_LEAST_WORDS = 4
"""Shorter lines are labels inside stories, too: “What we like”, “Memory: 8 GB”."""
_SHARE = 0.3
"""The share of a host's pages from which on a line is the site's. What fewer pages share may be a column's
opening or the heading of a series."""
_PAGES_A_TEXT = 4
"""Pages with a place in the markup for each different text there, from which on the texts are the site's."""


class Recurring(NamedTuple):
    """A line that the site repeats, or that stands where it repeats a few."""

    line: int
    """Its place among the lines that were asked about."""
    pages: int
    of: int
    texts: int = 1
    """How many lines the site has in this place."""

    @property
    def confidence(self) -> float:
        """The lower bound of the share of pages with the line, after Laplace's rule of succession."""
        return round((self.pages + 1) / (self.pages + 2), 3)

    def cited(self, host: str | None) -> tuple[Citation, ...]:
        """The counts on which it rests."""
        several = f"one of {self.texts} lines in its place " if self.texts > 1 else ""
        return (Citation(source=host or "", text=f"{several}on {self.pages} of {self.of} pages"),)


def recurring_lines(
    lines: Sequence[str],
    paths: Sequence[str],
    host: str | None,
    profile: Profile,
    authors: Sequence[str] = (),
) -> Iterator[Recurring]:
    """Those of a page's lines, each at its place in the markup, that its site repeats; of what it says of
    the ``authors`` few pages are enough."""
    of = profile.pages_of(host) if host else 0
    if host is None or of < _LEAST_PAGES:
        return
    plain = [plain_line(line) for line in lines]
    # What a page says twice belongs to how its story is built.
    once = Counter(plain)
    long = [word_count(line) >= _LEAST_WORDS for line in plain]
    numbers = [line_number(host, p) if n else 0 for p, n in zip(plain, long, strict=True)]
    counts = profile.lines(n for n in numbers if n)
    fixed = _fixed_places(paths, host, profile, of)
    for place, number in enumerate(numbers):
        if once[plain[place]] > 1:
            continue
        count, there = counts.get(number), fixed.get(paths[place])
        if count and (_is_shared(count, of) or (place and _is_box(lines[place], count, authors))):
            yield Recurring(place, count.pages, of)
        elif there and (long[place] or is_section(plain[place], host, profile)):
            yield there._replace(line=place)


def _is_box(line: str, count: LineCount, authors: Sequence[str]) -> bool:
    """Whether a line that stands below several stories tells who wrote them."""
    return count.stories >= LEAST_STORIES and any(" " in a and a in line for a in authors)


def _fixed_places(
    paths: Sequence[str], host: str, profile: Profile, of: int
) -> dict[str, Recurring]:
    """The places in the markup where a site has but a few lines on many pages."""
    numbers = {path: path_number(host, path) for path in paths if path}
    counts = profile.paths(numbers.values())
    return {
        path: Recurring(0, count.pages, of, round(count.texts))
        for path, number in numbers.items()
        if (count := counts.get(number))
        and _is_shared(LineCount(count.pages, count.stories), of)
        and _few(count)
    }


def _few(count: PathCount) -> bool:
    return isfinite(count.texts) and round(count.texts) * _PAGES_A_TEXT <= count.pages


def _is_shared(count: LineCount, of: int) -> bool:
    return count.stories >= LEAST_STORIES and count.pages >= _SHARE * of


def _called(text: str, what: Calling, host: str, profile: Profile) -> LineCount:
    number = called_number(host, what, text)
    return profile.lines([number]).get(number, LineCount(0, 0))


def is_label(headline: str, host: str | None, profile: Profile) -> bool:
    """Whether a headline is one that the site's pages share: its name, a section's, a series'."""
    of = profile.pages_of(host) if host else 0
    if host is None or of < _LEAST_PAGES:
        return False
    return _is_shared(_called(headline, "headline", host, profile), of)


def is_section(line: str, host: str | None, profile: Profile) -> bool:
    """Whether the stories of the site say that it, or a section of it, is called so."""
    return host is not None and _called(line, "label", host, profile).stories >= LEAST_STORIES


def names_another(byline: str, host: str | None, profile: Profile) -> bool:
    """Whether a line stands beside the stories of others: it names the site, a section, or somebody whom the
    pages show whoever wrote the story."""
    of = profile.pages_of(host) if host else 0
    if host is None or of < _LEAST_PAGES:
        return False
    count = _called(byline, "beside", host, profile)
    if count.stories < LEAST_STORIES:
        return False
    return count.pages >= _SHARE * of or is_section(byline, host, profile)
