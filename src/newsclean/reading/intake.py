"""Takes any kind of input apart into text and hints."""

from __future__ import annotations

from typing import Any

from newsclean.errors import InputError
from newsclean.options import Limits
from newsclean.reading.source import Source, SourceKind

Input = Any


def read(
    source: Input,
    *,
    url: str | None = None,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    limits: Limits | None = None,
) -> Source:
    """Decode the input and tell HTML from plain text."""
    text = source.decode("utf-8", "replace") if isinstance(source, bytes) else str(source)
    if not text.strip():
        raise InputError("the input is empty; pass the page or the text")
    return Source(text=text, kind=kind or ("html" if "<" in text else "text"), url=url)
