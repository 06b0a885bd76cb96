"""What the fields of the metadata are read from, gathered once; and how a field picks its reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from newsclean import lazy_re as re
from newsclean.html import Markup, Page, types_of, value_text
from newsclean.light_dataclass import dataclass
from newsclean.metadata.near_headline import DatedLine, RenderedLine
from newsclean.model.article import Field, Value
from newsclean.model.fields import first_of
from newsclean.text.scripts import has_spaceless
from newsclean.text.words import tokens

T = TypeVar("T")
_STORY = re.compile(r"(?:Article|Posting|Report|Story|Gallery|Recipe)$")
_PAGE = frozenset(("WebPage", "ItemPage"))
_MOST_LOST = 6
_LONG, _FEWEST_WORDS = 4, 3
"""Letters of a word that tells what a headline is about, and such words of a headline."""

Node = Mapping[str, Any]
"""A JSON-LD object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataContext:
    """What a page says, as the finders of its fields read it."""

    markup: Markup
    story: Node
    """The JSON-LD object of the story; empty where there is none."""
    pages: tuple[Node, ...]
    """The JSON-LD objects of the page around it."""
    ids: Mapping[str, Node]
    """JSON-LD objects by their ``@id``."""
    url: str | None
    base: str | None
    site_name: Field[str] | None = None
    language: Field[str] | None = None
    headline: Field[str] | None = None
    region: str | None = None
    """The language with its region, as far as the page or its address tells one: "en-us"."""
    lines: tuple[RenderedLine, ...] = ()
    """The short lines around the headline, nearest first; those behind it come first."""
    dated: tuple[DatedLine, ...] = ()
    """Those of them that may hold the story's date."""
    beside_headline: str = ""
    """What the headline's element holds beside the headline: a kicker, a date."""

    @property
    def site(self) -> str | None:
        """The name of the site."""
        return self.site_name.value if self.site_name else None


def statements(page: Page) -> MetadataContext:
    """What a page states in data, sorted by whom it is about; nothing yet of what it shows."""
    nodes = page.markup.nodes
    return MetadataContext(
        markup=page.markup,
        story=_story(page.markup),
        pages=tuple(n for n in nodes if types_of(n) & _PAGE),
        ids={n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 2},
        url=page.url,
        base=page.base,
    )


def _story(markup: Markup) -> Node:
    """The first article; one with the page's own title before others."""
    stories = [n for n in markup.nodes if any(_STORY.search(t) for t in types_of(n))]
    title = markup.title.lower()
    for node in stories:
        name = value_text(node.get("headline")).lower()
        if name and name[:40] in title:
            return node
    shown = " ".join((title, *markup.meta("og:title"), *(text for _, text in markup.headings)))
    return next((node for node in stories if not _is_of_another(node, title, shown)), {})


def _is_of_another(story: Node, title: str, shown: str) -> bool:
    """Whether the data tell of another story than the page: not a word of the headline stands in its titles
    and headings, though both are in the same script."""
    name = value_text(story.get("headline"))
    own = _letters(name)
    if len(own) < _FEWEST_WORDS or len(_letters(title)) < _FEWEST_WORDS:
        return False
    return name.isascii() == title.isascii() and not own & _letters(shown)


def _letters(text: str) -> set[str]:
    """The longer words of a text; of a script without spaces, its characters."""
    low = text.lower()
    return {c for c in low if has_spaceless(c)} | {w for w in tokens(low) if len(w) >= _LONG}


def first(readings: Iterable[Value[T]]) -> Field[T] | None:
    """The first reading wins; others that say something else are kept."""
    kept: list[Value[T]] = []
    for reading in readings:
        if reading.value and reading.value not in (k.value for k in kept):
            kept.append(reading)
            if len(kept) == _MOST_LOST:
                break
    return first_of(kept)


def resolved(value: object, ids: Mapping[str, Node]) -> list[object]:
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
