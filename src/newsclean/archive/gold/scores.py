"""What is right in what a tool found: words of the body, headline, authors, day, kind."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsclean.archive.gold.peers import FoundStory, Tool
from newsclean.archive.inputs.sources import read
from newsclean.archive.records import Broken, Fields
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass
from newsclean.text.words import tokens

_NAMES = {
    "body": ("articleBody", "body", "text"),
    "headline": ("headline", "title"),
    "authors": ("author", "authors"),
    "published": ("datePublished", "published", "date"),
    "kind": ("kind",),
}
"""What is known of a page, and the fields of a record that may hold it."""
_FIELDS = Fields(
    html=("html", "raw_html", "page"),
    text=("input",),
    keep=tuple(name for names in _NAMES.values() for name in names),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page and the right answer; None where the answer is not known.

    Attributes:
        id: of the record.
        page: HTML or text.
        url: where it came from.
        body: the words of the story; empty for a page without one.
        headline: as readers see it.
        authors: names.
        published: ISO 8601; the day is compared.
        kind: the kind of page.
    """

    id: str
    page: str | bytes
    url: str | None
    body: str
    headline: str | None
    authors: tuple[str, ...] | None
    published: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class PageScore:
    """How well one tool did on one page: shares from 0 to 1, None where the answer is not known."""

    id: str
    f1: float
    precision: float
    recall: float
    headline: float | None
    authors: float | None
    date: float | None
    kind: float | None
    seconds: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class ToolScore:
    """How well a tool did on all pages."""

    tool: str
    pages: tuple[PageScore, ...]

    def mean(self, name: str) -> float | None:
        """The mean of a score over the pages that have it; None where none has."""
        values = [value for page in self.pages if (value := getattr(page, name)) is not None]
        return sum(values) / len(values) if values else None

    @property
    def exact(self) -> float:
        """The share of pages whose body has the words of the right one, and no others."""
        return sum(page.f1 == 1 for page in self.pages) / len(self.pages)


def gold_pages(source: Path) -> list[GoldPage]:
    """The pages of a file that ``newsclean batch`` could read, with what is known of each.

    Raises:
        InputError: it is no such file, or a record has no page or no body.
    """
    found = []
    for record in read(source, fields=_FIELDS):
        if isinstance(record, Broken):
            raise InputError(f"{record.id}: {record.reason}")
        known = {what: _known(record.about, names) for what, names in _NAMES.items()}
        if known["body"] is None:
            wanted = ", ".join(_NAMES["body"])
            raise InputError(f"{record.id}: the right body is missing (looked for: {wanted})")
        authors = known["authors"]
        found.append(
            GoldPage(
                id=record.id,
                page=record.content,
                url=record.url,
                body=str(known["body"]),
                headline=known["headline"],
                authors=None if authors is None else _people(authors),
                published=known["published"],
                kind=known["kind"],
            )
        )
    if not found:
        raise InputError(f"{source} has no records")
    return found


def _known(record: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((record[name] for name in names if record.get(name) is not None), None)


def _people(value: Any) -> tuple[str, ...]:
    """Names, however they are written: one, a list, objects of schema.org."""
    listed = value if isinstance(value, list) else [value]
    return tuple(str(one["name"] if isinstance(one, dict) else one) for one in listed)


def measured(pages: Sequence[GoldPage], tools: Mapping[str, Tool]) -> Iterator[ToolScore]:
    """How well each tool does."""
    for name, tool in tools.items():
        yield ToolScore(name, tuple(_score(page, tool) for page in pages))


def _score(page: GoldPage, tool: Tool) -> PageScore:
    begun, error = time.process_time(), ""
    try:
        found = tool(page.page, page.url)
    except Exception as raised:  # whatever another package raises is its answer
        found, error = FoundStory(""), f"{type(raised).__name__}: {raised}"[:200]
    seconds = time.process_time() - begun
    right, given = _words(page.body), _words(found.body)
    common = (right & given).total()
    precision = common / given.total() if given else float(not right)
    recall = common / right.total() if right else float(not given)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return PageScore(
        page.id,
        f1,
        precision,
        recall,
        _same(page.headline, found.headline),
        None if page.authors is None else float(_set(page.authors) == _set(found.authors)),
        None
        if page.published is None
        else float(page.published[:10] == (found.published or "")[:10]),
        None if page.kind is None or found.kind is None else float(page.kind == found.kind),
        seconds,
        error,
    )


def _words(text: str) -> Counter[str]:
    return Counter(tokens(text.casefold()))


def _same(right: str | None, found: str | None) -> float | None:
    return None if right is None else float(_words(right) == _words(found or ""))


def _set(names: Sequence[str]) -> set[str]:
    return {" ".join(tokens(name.casefold())) for name in names}
