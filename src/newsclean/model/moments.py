"""Dates as moments of one shape, for tables, which know no day without a time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

Precision: TypeAlias = Literal["instant", "local", "day"]
"""What of a moment is known: all of it; a time whose zone the page does not give, which stands as if it
were UTC; only the day, which stands as its first second."""


def utc(text: str) -> str | None:
    """A moment in ISO 8601 as ``2024-05-03T07:40:00Z``; None where it is none."""
    try:
        return instant(datetime.fromisoformat(text.strip()))[0]
    except ValueError:
        return None


def instant(value: date | None) -> tuple[str | None, Precision | None]:
    """A date or datetime as ``2024-05-03T07:40:00Z``, and what of it is known."""
    if value is None:
        return None, None
    if not isinstance(value, datetime):
        return f"{value.isoformat()}T00:00:00Z", "day"
    precision: Precision = "local" if value.tzinfo is None else "instant"
    try:
        moved = value if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:  # the first hours of year 1, or the last of 9999
        moved = value
    return f"{moved.replace(tzinfo=None).isoformat(timespec='seconds')}Z", precision
