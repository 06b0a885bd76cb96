"""The breadcrumb that a page states in its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.html import types_of, value_text
from newsclean.metadata.context import MetadataContext, first, resolved
from newsclean.model.article import Field, Value

_MOST = 10


def find_breadcrumb(context: MetadataContext) -> Field[tuple[str, ...]] | None:
    """The parts of the first list of breadcrumbs, without the story itself at its end."""
    headline = context.headline.value if context.headline else ""

    def readings() -> Iterator[Value[tuple[str, ...]]]:
        for node in context.markup.nodes:
            if "BreadcrumbList" in types_of(node):
                names = list(_names(node, context))
                yield Value(without_story(names, headline), " > ".join(names), "json-ld")

    return first(readings())


def _names(node: Mapping[str, Any], context: MetadataContext) -> Iterator[str]:
    items = [
        item
        for item in resolved(node.get("itemListElement"), context.ids)
        if isinstance(item, dict)
    ]
    for item in sorted(items[:_MOST], key=_position):
        name = value_text(item.get("name"))
        inner = item.get("item")
        if not name and isinstance(inner, dict):
            name = value_text(inner.get("name"))
        if name:
            yield " ".join(name.split())


def _position(item: Mapping[str, Any]) -> int:
    place = str(item.get("position"))
    return int(place) if place.isdecimal() and len(place) < 4 else 0


def without_story(names: list[str], headline: str) -> tuple[str, ...]:
    """The parts without the last one where it is the story's headline, or the beginning of it.

    >>> without_story(["Home", "Sport", "The ferry sails again"], "The ferry sails again")
    ('Home', 'Sport')
    """
    if names and headline:
        last = names[-1].rstrip(" .…").casefold()
        own = headline.casefold()
        if own.startswith(last) and (len(last) > len(own) // 2 or len(last) > 25):
            return tuple(names[:-1])
    return tuple(names)
