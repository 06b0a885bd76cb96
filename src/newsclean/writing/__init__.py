"""The output formats: what the command line and archives write. :data:`FORMATS` lists them."""

from __future__ import annotations

from newsclean.writing.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
