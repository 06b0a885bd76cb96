"""From HTML to a tree within limits, and what the page states in machine-readable form."""

from __future__ import annotations

from newsclean.html.jsonld import read_json, strings, types_of, value_text
from newsclean.html.markup import (
    MarkedElement,
    Markup,
    names_around,
    stamp_of,
    text_of,
    without_tags,
)
from newsclean.html.snippets import snippet_text
from newsclean.html.tree import Page, parse

__all__ = [
    "MarkedElement",
    "Markup",
    "Page",
    "names_around",
    "parse",
    "read_json",
    "snippet_text",
    "stamp_of",
    "strings",
    "text_of",
    "types_of",
    "value_text",
    "without_tags",
]
