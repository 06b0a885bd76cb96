"""An article as JSON types, JSON text, Markdown or plain text."""

from __future__ import annotations

from newsclean.writing.formats import FORMATS, Format
from newsclean.writing.markdown import to_markdown
from newsclean.writing.plain_text import byline, to_text, visible
from newsclean.writing.structured import SCHEMA, safe_json, to_dict, to_json

__all__ = [
    "FORMATS",
    "SCHEMA",
    "Format",
    "byline",
    "safe_json",
    "to_dict",
    "to_json",
    "to_markdown",
    "to_text",
    "visible",
]
