"""Metadata in front of a Markdown file, as Hugo, Jekyll and Obsidian read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from newsclean import lazy_re as re
from newsclean.model.json_text import safe_json

if TYPE_CHECKING:
    from newsclean.model.article import Article

_FRONT = {
    "title": "headline",
    "authors": "authors",
    "site": "site_name",
    "date": "published",
    "lastmod": "modified",
    "url": "url",
    "source": "source_url",
    "language": "language",
    "section": "section",
    "tags": "keywords",
    "description": "description",
    "image": "image",
    "paywalled": "paywalled",
}
"""Keys of front matter, and the attribute that each is."""
_PLAIN_KEY = re.compile(r"[A-Za-z][\w-]*")
_PAIR = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}")


def front_matter(article: Article, record: Mapping[str, Any]) -> str:
    """Metadata as YAML 1.2, each value on one line: numbers, dates and quoted strings, which YAML has from
    JSON. What the page does not say is left out; ``record`` is what else is known of the article."""
    found: dict[str, Any] = {key: getattr(article, name) for key, name in _FRONT.items()}
    found |= {"kind": article.quality.kind, "confidence": round(article.quality.confidence, 3)}
    found |= {"words": len(article.body.split()), **record}
    given = ((key, value) for key, value in found.items() if value not in (None, (), ""))
    return "\n".join(["---", *(f"{_key(key)}: {_yaml(value)}" for key, value in given), "---"])


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else _yaml(name)


def _yaml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # JSON writes characters outside the basic plane as two escapes, which YAML does not know.
    return _PAIR.sub(_astral, safe_json(list(value) if isinstance(value, tuple) else value))


def _astral(found: re.Match[str]) -> str:
    pair = found.group().encode("ascii").decode("unicode-escape")
    return f"\\U{ord(pair.encode('utf-16', 'surrogatepass').decode('utf-16')):08x}"
