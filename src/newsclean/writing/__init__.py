"""An article as JSON text, Markdown or plain text."""

from __future__ import annotations

from newsclean.writing.formats import FORMATS, Format
from newsclean.writing.json_text import safe_json, to_json
from newsclean.writing.markdown import to_markdown
from newsclean.writing.plain_text import byline, to_text, visible

__all__ = [
    "FORMATS",
    "Format",
    "byline",
    "safe_json",
    "to_json",
    "to_markdown",
    "to_text",
    "visible",
]
