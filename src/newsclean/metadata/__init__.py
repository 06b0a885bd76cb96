"""What a page says about its story: each field with its raw value and where it stood."""

from __future__ import annotations

from newsclean.metadata.author_names import read_names, starts_like_byline
from newsclean.metadata.date_text import date_of_address, read_date
from newsclean.metadata.finders import FINDERS, Finder, read_metadata

__all__ = [
    "FINDERS",
    "Finder",
    "date_of_address",
    "read_date",
    "read_metadata",
    "read_names",
    "starts_like_byline",
]
