"""What is said of an article that is one of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RecordHead:
    """What is said of an article that is one of many.

    Attributes:
        id: what tells it from the others.
        url: where its page came from.
        columns: what an archive says of it: ``newsclean.archive.RECORD_COLUMNS``.
        kept: columns of its owner's.
        date_format: of the dates in CSV, as ``strftime`` takes it; None: ISO 8601.
    """

    id: str
    url: str | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    date_format: str | None = None
