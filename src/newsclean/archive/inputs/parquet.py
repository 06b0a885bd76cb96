"""Parquet in: one record a row, row group after row group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newsclean import optional_deps
from newsclean.archive import buffers
from newsclean.archive.pages import page_of, shown
from newsclean.archive.records import Broken, Caps, Fields, Record


def records(file: BinaryIO, name: str, fields: Fields, caps: Caps) -> Iterator[Record]:
    """The pages of a Parquet file; a row group that cannot be read is one reject.

    A small file may hold the same page of many megabytes a thousand times: few rows are read at once, and
    what is longer than a record may be is never made.

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
            at_once = _at_once(table.metadata.row_group(group), caps)
            for batch in table.iter_batches(at_once, row_groups=[group], columns=wanted):
                for row in _rows(batch, caps.record):
                    number += 1
                    place = f"{name}:{number}"
                    if row is None:
                        reason = f"a record of more than {caps.record:,} bytes"
                        yield Broken(id=place, reason=reason)
                    else:
                        yield page_of(row, place, fields)
        except errors as error:
            yield Broken(
                id=f"{name}:row-group-{group + 1}",
                reason=f"the row group cannot be read ({_short(error)})",
            )


def _at_once(group: Any, caps: Caps) -> int:
    """Rows to read at once: few where a value, which may be that of each row, could be large."""
    columns = [group.column(at) for at in range(group.num_columns)]
    largest = max((column.total_uncompressed_size for column in columns), default=0)
    return buffers.ROWS if buffers.ROWS * largest <= caps.record else buffers.FEW_ROWS


def _rows(batch: Any, most: int) -> Iterator[dict[str, Any] | None]:
    """Row after row; None for one that would have more bytes."""
    if sum(map(_bytes, batch.columns)) <= most:
        yield from batch.to_pylist()
        return
    for at in range(batch.num_rows):
        row = batch.slice(at, 1)
        yield None if sum(map(_bytes, row.columns)) > most else row.to_pylist()[0]


def _bytes(values: Any) -> int:
    """Bytes of what becomes of values of a column, where each of them is made anew."""
    types, compute = optional_deps.arrow().types, optional_deps.arrow_compute()
    if types.is_dictionary(values.type) and _is_text(types, values.type.value_type):
        counted = values.indices.value_counts()
        lengths = compute.binary_length(values.dictionary.take(counted.field("values")))
        return int(compute.sum(compute.multiply(lengths, counted.field("counts"))).as_py() or 0)
    if _is_text(types, values.type):
        return int(compute.sum(compute.binary_length(values)).as_py() or 0)
    if types.is_struct(values.type):
        return sum(map(_bytes, values.flatten()))
    if types.is_map(values.type):
        first, *_, end = values.offsets.to_pylist()
        return sum(_bytes(of.slice(first, end - first)) for of in (values.keys, values.items))
    if types.is_nested(values.type):
        return _POINTER * len(values) + _bytes(values.flatten())
    return max(int(values.nbytes), _POINTER * len(values))


def _is_text(types: Any, kind: Any) -> bool:
    texts = (types.is_string, types.is_binary, types.is_large_string, types.is_large_binary)
    return any(is_such(kind) for is_such in texts)


_POINTER = 8
"""Bytes of one place of a list."""


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
