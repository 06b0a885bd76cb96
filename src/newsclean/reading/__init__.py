"""From any input to a :class:`Source`: decoded text, told apart as HTML or plain text."""

from __future__ import annotations

from newsclean.reading.charset import prepare
from newsclean.reading.intake import Input, read
from newsclean.reading.limit import must_fit
from newsclean.reading.source import Source, SourceKind

__all__ = ["Input", "Source", "SourceKind", "must_fit", "prepare", "read"]
