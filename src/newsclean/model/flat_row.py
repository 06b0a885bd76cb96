"""An article as one flat row, for tables and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from newsclean.model.fields import TABLE
from newsclean.model.plain_text import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell for a formula (OWASP, "CSV Injection")."""
_JOINT = "; "
"""Between the items of a list."""


_OWN = "source_url kind is_story confidence spun words quotes edits suspects warnings body".split()
"""What newsclean says of a story, behind its metadata."""


def to_row(
    article: Any, date_format: str | None = None
) -> dict[str, str | int | float | bool | None]:
    """The article as a dict without nested values: the metadata, then what newsclean says of it, then the
    body. The keys are the same for every article."""
    row: dict[str, Any] = {d.name: _plain(getattr(article, d.name), date_format) for d in TABLE}
    quality = article.quality
    own = (
        article.source_url,
        quality.kind,
        quality.is_story,
        quality.confidence,
        quality.spun.score,
        len(article.body.split()),
        len(article.quotes),
        len(article.edits),
        len(article.suspects),
        _JOINT.join(article.warnings),
        article.body,
    )
    return row | dict(zip(_OWN, own, strict=True))


def _plain(value: Any, date_format: str | None) -> Any:
    if isinstance(value, tuple):
        return _JOINT.join(value)
    plain = value is None or isinstance(value, bool | str)
    return value if plain else date_cell(value, date_format)


def date_cell(value: date, date_format: str | None) -> str:
    """A date as ``strftime`` writes it; in ISO 8601 where no form is given."""
    return value.isoformat() if date_format is None else value.strftime(date_format)


COLUMNS = (*(declared.name for declared in TABLE), *_OWN)
"""The keys of a row, in order."""


def csv_line(cells: Iterable[Any]) -> str:
    """Values as a line of CSV (RFC 4180), without what a terminal obeys; an apostrophe stands before
    what a spreadsheet would take for a formula."""
    written = io.StringIO()
    csv.writer(written).writerow([_cell(value) for value in cells])
    return written.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = visible(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
