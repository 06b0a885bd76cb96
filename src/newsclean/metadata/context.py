"""What several fields need: readings in order, JSON-LD references, the story's own object."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from newsclean.html.jsonld import string, types
from newsclean.html.markup import Structured
from newsclean.metadata.near_headline import Line
from newsclean.model.article import Field, Value

T = TypeVar("T")
_STORY = re.compile(r"(?:Article|Posting|Report|Story|Gallery|Recipe)$")
_PAGE = frozenset(("WebPage", "ItemPage"))
_MOST_LOST = 6

Node = dict[str, Any]


@dataclass(slots=True)
class Survey:
    """A page's statements as the fields read them."""

    stated: Structured
    story: Node
    """The JSON-LD object of the story; empty where there is none."""
    pages: list[Node]
    """The JSON-LD objects of the page around it."""
    ids: dict[str, Node]
    url: str | None
    base: str | None
    lines: list[Line]
    """Lines around the headline."""
    own_names: frozenset[str] = frozenset()
    """What the headline's own boxes have in common with those of other stories ("card")."""
    aside: str = ""
    """What stands in the headline's element and is none of it."""
    listed: frozenset[str] | None = None
    """Classes of lines that show the days of many stories; None until they were looked for."""
    dated: tuple[tuple[int, str], ...] = ()
    """Lines that may hold a date, by number, with the label in front; found together with ``listed``."""
    site: str | None = None
    language: str | None = None


def survey(stated: Structured, url: str | None, base: str | None) -> Survey:
    """The statements sorted by whom they are about."""
    return Survey(
        stated=stated,
        story=_story(stated),
        pages=[n for n in stated.nodes if types(n) & _PAGE],
        ids={n["@id"]: n for n in stated.nodes if isinstance(n.get("@id"), str) and len(n) > 2},
        url=url,
        base=base,
        lines=[],
    )


def _story(stated: Structured) -> Node:
    """The first article; one with the page's own title before others."""
    stories = [n for n in stated.nodes if any(_STORY.search(t) for t in types(n))]
    title = stated.title.lower()
    for node in stories:
        name = string(node.get("headline")).lower()
        if name and name[:40] in title:
            return node
    return stories[0] if stories else {}


def first(readings: Iterable[Value[T]]) -> Field[T] | None:
    """The first reading wins; others that say something else are kept."""
    kept: list[Value[T]] = []
    for reading in readings:
        if reading.value and reading.value not in (k.value for k in kept):
            kept.append(reading)
            if len(kept) == _MOST_LOST:
                break
    if not kept:
        return None
    won, *lost = kept
    return Field(won.value, won.raw, won.origin, tuple(lost))


def resolved(value: object, ids: dict[str, Node]) -> list[object]:
    """A JSON-LD value as a list, references by ``@id`` looked up."""
    items = value if isinstance(value, list) else [value]
    out: list[object] = []
    for item in items[:20]:
        if isinstance(item, list):
            out += item[:20]
        elif isinstance(item, dict) and isinstance(item.get("@id"), str) and "name" not in item:
            out.append(ids.get(item["@id"], item))
        elif item is not None:
            out.append(item)
    return out
