"""What a page says about its story: each field with its raw value and where it stood."""

from __future__ import annotations

from newsclean.metadata.author_names import read_names
from newsclean.metadata.breadcrumb import without_story
from newsclean.metadata.byline_words import (
    byline_of,
    is_role,
    joins_names,
    only_by,
    starts_like_byline,
    without_opening,
)
from newsclean.metadata.date_text import IN_PRINT, date_of_address, read_date
from newsclean.metadata.date_words import WEEKDAYS
from newsclean.metadata.finders import FINDERS, Finder, lines_beside, read_metadata
from newsclean.metadata.headline import without_site
from newsclean.metadata.visible_dates import dateline_days, day, opening_days

__all__ = [
    "FINDERS",
    "IN_PRINT",
    "WEEKDAYS",
    "Finder",
    "byline_of",
    "date_of_address",
    "dateline_days",
    "day",
    "is_role",
    "joins_names",
    "lines_beside",
    "only_by",
    "opening_days",
    "read_date",
    "read_metadata",
    "read_names",
    "starts_like_byline",
    "without_opening",
    "without_site",
    "without_story",
]
