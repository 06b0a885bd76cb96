"""Other packages that find stories, behind one function each; those that are installed are measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import newsclean
from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FoundStory:
    """What a tool makes of a page.

    Attributes:
        body: the story's text.
        headline: its title.
        authors: names of people.
        published: the day, ISO 8601.
        kind: the kind of page, where the tool tells.
    """

    body: str
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    kind: str | None = None


Tool = Callable[[Any, "str | None"], FoundStory]


def _own(page: Any, url: str | None) -> FoundStory:
    article = newsclean.clean(page, url=url)
    day = article.published.isoformat() if article.published else None
    return FoundStory(article.body, article.headline, article.authors, day, article.quality.kind)


def _trafilatura(page: Any, url: str | None) -> FoundStory:
    found = import_module("trafilatura").bare_extraction(page, url=url, with_metadata=True)
    if found is None:
        return FoundStory("")
    values = found if isinstance(found, dict) else found.as_dict()
    authors = tuple(filter(None, (values.get("author") or "").split("; ")))
    return FoundStory(values.get("text") or "", values.get("title"), authors, values.get("date"))


def _readability(page: Any, url: str | None) -> FoundStory:
    document = import_module("readability").Document(page, url=url)
    shown = import_module("lxml.html").fromstring(document.summary())
    return FoundStory("\n".join(shown.itertext()), document.short_title())


def _newspaper(page: Any, url: str | None) -> FoundStory:
    article = import_module("newspaper").Article(url or "https://example.org/", language="en")
    article.download(input_html=page)
    article.parse()
    day = article.publish_date.isoformat() if article.publish_date else None
    return FoundStory(article.text, article.title, tuple(article.authors), day)


_TOOLS: Mapping[str, tuple[str, Tool]] = {
    "newsclean": ("newsclean", _own),
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "newspaper4k": ("newspaper", _newspaper),
}
"""By name: the module that must be there, and the function."""


def installed_tools() -> dict[str, Tool]:
    """Those that are there, newsclean first."""
    return {name: tool for name, (module, tool) in _TOOLS.items() if find_spec(module)}
