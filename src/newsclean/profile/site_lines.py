"""Lines that a site repeats on its pages, told by a profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.ledger import Citation
from newsclean.profile.learning import headline_number, line_number, plain_line
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


class Recurring(NamedTuple):
    """A line that the site repeats."""

    line: int
    """Its place among the lines that were asked about."""
    pages: int
    of: int

    @property
    def confidence(self) -> float:
        """The lower bound of the share of pages with the line, after Laplace's rule of succession."""
        return round((self.pages + 1) / (self.pages + 2), 3)

    def cited(self, host: str | None) -> tuple[Citation, ...]:
        """The counts on which it rests."""
        return (Citation(source=host or "", text=f"on {self.pages} of {self.of} pages"),)


def recurring_lines(
    lines: Sequence[str], host: str | None, profile: Profile
) -> Iterator[Recurring]:
    """Those of a page's lines that its site repeats."""
    if host is None:
        return
    of = profile.pages_of(host)
    if of < _LEAST_PAGES:
        return
    plain = [plain_line(line) for line in lines]
    # What a page says twice belongs to how its story is built.
    once = Counter(plain)
    told = [once[line] == 1 and word_count(line) >= _LEAST_WORDS for line in plain]
    numbers = [line_number(host, line) if ok else 0 for line, ok in zip(plain, told, strict=True)]
    counts = profile.lines(numbers)
    for place, number in enumerate(numbers):
        count = counts.get(number)
        if count and count.stories >= LEAST_STORIES and count.pages >= _SHARE * of:
            yield Recurring(place, count.pages, of)


def is_label(headline: str, host: str | None, profile: Profile) -> bool:
    """Whether a headline is one that the site's pages share: its name, a section's, a series'."""
    of = profile.pages_of(host) if host else 0
    if host is None or of < _LEAST_PAGES:
        return False
    number = headline_number(host, headline)
    count = profile.lines([number]).get(number)
    return count is not None and count.stories >= LEAST_STORIES and count.pages >= _SHARE * of
