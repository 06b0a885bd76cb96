"""The article as plain text, and what both text formats share."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from newsclean import lazy_re as re

if TYPE_CHECKING:
    from newsclean.model.article import Article, DateOrDatetime

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

_MOST_NAME = 4096
"""Characters of a path that a message shows: no system has longer ones."""


def to_text(article: Article) -> str:
    """Headline and body, separated by a blank line."""
    return "\n\n".join(visible(part) for part in (article.headline, article.body) if part)


def visible(text: str) -> str:
    """Text without characters that a terminal obeys: needed for what was not cleaned, such as the
    name of a file or text whose repair was switched off."""
    return _CONTROL.sub("", text)


def file_name(path: object) -> str:
    """The name of a file as a message shows it: one line of some length, without what a terminal obeys."""
    return visible(str(path).replace("\n", " "))[:_MOST_NAME]


def byline(article: Article) -> str:
    """``Lena Marsh · Port Gazette · 3 May 2024 08:15 +01:00``; empty where nothing is known."""
    parts = [", ".join(article.authors), article.site_name or "", moment(article.published)]
    return " · ".join(visible(" ".join(p.split())) for p in parts if p)


def moment(value: DateOrDatetime | None) -> str:
    """A date as ``3 May 2024``, with time and zone where they are known."""
    if value is None:
        return ""
    day = f"{value.day} {value:%B %Y}"
    if not isinstance(value, datetime):
        return day
    zone = value.strftime("%z")
    clock = f"{value:%H:%M}" + (f" {zone[:3]}:{zone[3:5]}" if zone else "")
    return f"{day} {clock}"
