"""How an article becomes the bytes that a sink stores. Rows are made in the workers."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, TypeAlias

from newsclean.archive.records import Fields, StoredPage
from newsclean.errors import OptionsError
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Article, json_schema
from newsclean.model.moments import instant
from newsclean.text.links import host_of
from newsclean.writing import Format, RecordHead

RowWriter: TypeAlias = Callable[[Article, StoredPage], bytes]
"""Picklable, since every worker gets it."""

RECORD_COLUMNS = {
    "id": "string",
    "status": "string",
    "reason": "string",
    "host": "string",
    "words": "integer",
    "crawled": "moment",
    "digest": "string",
    "http": "integer",
    "offset": "integer",
    "publishedAt": "moment",
    "publishedPrecision": "string",
    "modifiedAt": "moment",
    "modifiedPrecision": "string",
}
"""The columns in front of an article's own, by what they hold. ``crawled`` and ``digest`` are what a WARC
file says of the page (``WARC-Date``, ``WARC-Payload-Digest``), ``http`` is the status of the response,
``offset`` where the record begins in the file once that is decompressed."""


def record_columns(article: Article, page: StoredPage) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns of a record, and those that the archive's owner keeps."""
    published, modified = instant(article.published), instant(article.modified)
    own = {
        "id": page.id,
        "status": "ok" if article.quality.is_story else "no-story",
        "reason": None,
        "host": host_of(page.url or article.url),
        "words": len(article.body.split()),
        "publishedAt": published[0],
        "publishedPrecision": published[1],
        "modifiedAt": modified[0],
        "modifiedPrecision": modified[1],
    }
    kept = {name: _plain(v) for name, v in page.about.items() if name not in RECORD_COLUMNS}
    return {name: own.get(name, page.about.get(name)) for name in RECORD_COLUMNS}, kept


def _plain(value: Any) -> Any:
    """A value of Parquet or JSON as a JSON type."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str | int | float | list | dict | None) else str(value)


def refuse_kept(fields: Fields) -> None:
    """Refuse to keep fields whose names are those of columns of ours.

    Raises:
        OptionsError: one is.
    """
    taken = {*RECORD_COLUMNS, *json_schema()["properties"]} & set(fields.keep)
    if taken:
        names = ", ".join(sorted(taken))
        raise OptionsError(f"cannot keep {names}: a row has a column of that name already")


@dataclass(frozen=True, slots=True)
class FormatRow:
    """Rows in one of :data:`newsclean.writing.FORMATS`."""

    form: Format
    date_format: str | None = None

    def __call__(self, article: Article, page: StoredPage) -> bytes:
        columns, kept = record_columns(article, page)
        head = RecordHead(page.id, page.url or article.url, columns, kept, self.date_format)
        return self.form.write_record(article, head).encode("utf-8", "replace")


def pickled_row(article: Article, page: StoredPage) -> bytes:
    """The article itself, for Python."""
    return pickle.dumps(article, protocol=pickle.HIGHEST_PROTOCOL)
