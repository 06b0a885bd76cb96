"""Parquet in: one record a row, row group after row group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean import optional_deps
from newsclean.archive import buffers
from newsclean.archive.pages import page_of, shown
from newsclean.archive.records import Broken, Fields, Record


def records(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The pages of a Parquet file; a row group that cannot be read is one reject.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    module = optional_deps.parquet()
    errors = (optional_deps.arrow().ArrowException, OSError, ValueError, MemoryError)
    try:
        table = module.ParquetFile(file)
        wanted = _columns(table.schema_arrow.names, fields)
        groups = table.metadata.num_row_groups
    except errors as error:
        yield Broken(id=name, reason=f"the Parquet file cannot be read ({_short(error)})")
        return
    number = 0
    for group in range(groups):
        try:
            for batch in table.iter_batches(buffers.ROWS, row_groups=[group], columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield page_of(row, f"{name}:{number}", fields)
        except errors as error:
            yield Broken(
                id=f"{name}:row-group-{group + 1}",
                reason=f"the row group cannot be read ({_short(error)})",
            )


def _columns(there: list[str], fields: Fields) -> list[str]:
    """The columns that may hold a field; all of them where newsclean wrote the table, and where none may hold
    a page, so that a reject can name them."""
    if {"schema", "articleBody", "metadata"} <= set(there):
        return there
    pages = (*fields.html, *fields.text)
    asked = (*fields.id, *fields.url, *pages, *fields.content_type, *fields.keep)
    tops, page_tops = (
        {part for n in names for part in (n, n.split(".")[0])} for names in (asked, pages)
    )
    return [name for name in there if name in tops] if page_tops & set(there) else there


def _short(error: Any) -> str:
    return shown(str(error))[:100]
