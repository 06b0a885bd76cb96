"""The output formats: what the command line and archives write. :data:`FORMATS` lists them."""

from __future__ import annotations

from newsclean.writing.formats import FORMATS, Format, names
from newsclean.writing.record_head import RecordHead

__all__ = ["FORMATS", "Format", "RecordHead", "names"]
