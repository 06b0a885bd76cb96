"""Articles as Arrow tables: the schema, rows, and one function over an Arrow batch."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean import optional_deps
from newsclean.archive import buffers
from newsclean.archive.pages import page_of
from newsclean.archive.records import Fields, Record, StoredPage
from newsclean.archive.rows import RECORD_COLUMNS, record_columns
from newsclean.archive.task import Task, reject_row
from newsclean.archive.workers.pool import Pool
from newsclean.archive.workers.worker import WorkerLimits
from newsclean.model.article import Article, json_schema
from newsclean.options import Options


def schema(kept: Sequence[str] = ()) -> Any:
    """The columns of a table of articles: those of a record (:data:`newsclean.archive.RECORD_COLUMNS`), those
    of ``Article.to_dict``, those that are kept, as strings. ``metadata`` is a list, with values as JSON.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = optional_deps.arrow()
    types = {"string": pa.string(), "integer": pa.int64(), "moment": pa.timestamp("us", "UTC")}
    columns: dict[str, Any] = {name: types[kind] for name, kind in RECORD_COLUMNS.items()}
    for name, shape in json_schema()["properties"].items():
        columns[name] = _arrow(shape)
    reading = [(name, pa.string()) for name in ("value", "raw", "origin")]
    others = ("alternatives", pa.list_(pa.struct(reading)))
    columns["metadata"] = pa.list_(pa.struct([("name", pa.string()), *reading, others]))
    columns |= dict.fromkeys(kept, pa.string())
    return pa.schema(list(columns.items()))


def _arrow(shape: dict[str, Any]) -> Any:
    """The Arrow type of a JSON Schema."""
    pa = optional_deps.arrow()
    kind = shape.get("type", "string")
    if isinstance(kind, list):  # null beside the type: every Arrow column can be null
        kind = kind[0]
    if kind == "array":
        return pa.list_(_arrow(shape["items"]))
    if kind == "object":
        return pa.struct([(name, _arrow(inner)) for name, inner in shape["properties"].items()])
    plain = {"string": pa.string, "integer": pa.int64, "number": pa.float64, "boolean": pa.bool_}
    return plain[kind]()


def table_of(lines: Iterable[bytes], kept: Sequence[str] = ()) -> Any:
    """A table of rows that are JSON lines."""
    tables, held, size = [], [], 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= buffers.BLOCK:
            tables.append(_parsed(b"".join(held), kept))
            held, size = [], 0
    if held or not tables:
        tables.append(_parsed(b"".join(held), kept))
    return optional_deps.arrow().concat_tables(tables)


def _parsed(data: bytes, kept: Sequence[str]) -> Any:
    """A table of one block: pyarrow takes no more than 2 GB at once."""
    pa = optional_deps.arrow()
    module = optional_deps.load("pyarrow.json", "parquet", "Arrow")
    columns = schema(kept)
    if not data:
        return columns.empty_table()
    table = module.read_json(
        io.BytesIO(data),
        read_options=module.ReadOptions(use_threads=False, block_size=len(data) + 1),
        parse_options=module.ParseOptions(
            explicit_schema=columns, newlines_in_values=False, unexpected_field_behavior="ignore"
        ),
    )
    # Columns that no row has are missing from what the reader returns.
    arrays = [
        table[f.name] if f.name in table.column_names else pa.nulls(table.num_rows, f.type)
        for f in columns
    ]
    return pa.Table.from_arrays(arrays, schema=columns)


def table_row(article: Article, page: StoredPage) -> bytes:
    """A row for :func:`table_of`: JSON, with ``metadata`` as a list, since a table has the same columns
    for every article."""
    columns, kept = record_columns(article, page)
    texts = {
        name: value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)
        for name, value in kept.items()
    }
    row = {**columns, **article.to_dict(), **texts}
    row["metadata"] = [
        {
            "name": name,
            "value": json.dumps(value["value"], ensure_ascii=False),
            "raw": value["raw"],
            "origin": value["origin"],
            "alternatives": [
                {**other, "value": json.dumps(other["value"], ensure_ascii=False)}
                for other in value["alternatives"]
            ],
        }
        for name, value in row["metadata"].items()
    ]
    # The ledger of a damaged page may hold lone surrogates, which UTF-8 has no bytes for.
    text = json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "replace") + b"\n"


class BatchCleaner:
    """Cleans Arrow batches; keeps its worker from batch to batch.

    The class is what Ray's ``map_batches`` takes; :func:`clean_batches` is what Spark's
    ``mapInArrow`` takes. A page that hangs or crashes costs itself only: it comes as a row whose
    ``status`` and ``reason`` tell what happened.

    Args:
        fields: where a row holds its id, address and page. A row without an id is named after its
            address, else by a digest of its page.
        options: for the cleaner.
        workers: processes in which pages are cleaned; 0 cleans in this one, where a page that crashes
            or hangs takes the engine's worker with it, again and again.
        limits: time and memory of one page.
        task: in place of ``options``: what is done with a page.
    """

    def __init__(
        self,
        *,
        fields: Fields | None = None,
        options: Options | None = None,
        workers: int = 1,
        limits: WorkerLimits | None = None,
        task: Task | None = None,
    ) -> None:
        self._fields = fields or Fields()
        self._task = task or Task(options=options or Options(), row=table_row)
        self._workers = workers
        self._limits = limits
        self._pool: Pool | None = None

    def __call__(self, batch: Any) -> Any:
        """The articles of a batch (``pyarrow.RecordBatch`` or ``Table``), a row for each row."""
        if self._pool is None:
            self._pool = Pool(self._task, workers=self._workers, limits=self._limits)
        records = ((None, record) for record in records_of(batch, self._fields))
        outcomes = self._pool.run(records)
        rows = (o.payload if o.holds_article else reject_row(o) for _, o in outcomes)
        return table_of(rows, self._fields.keep)

    def close(self) -> None:
        """End the worker."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def __enter__(self) -> BatchCleaner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_pool": None}


def records_of(batch: Any, fields: Fields) -> Iterator[Record]:
    """The pages of a ``pyarrow.RecordBatch`` or ``Table``."""
    for number, row in enumerate(_rows(batch), 1):
        yield page_of(row, _place(row, number, fields), fields)


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    for start in range(0, batch.num_rows, buffers.ROWS):
        yield from batch.slice(start, buffers.ROWS).to_pylist()


def _place(row: dict[str, Any], number: int, fields: Fields) -> str:
    """An id for a row that brings none. An engine does not say where in the data a batch stands, and
    may do it again elsewhere: what stands in the row must tell."""
    for name in (*fields.url, *fields.html, *fields.text):
        value = row.get(name)
        if value and name in fields.url:
            return str(value)
        if value:
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
            return f"sha256-{hashlib.sha256(data).hexdigest()[:24]}"
    return f"row-{number}"


def clean_batch(
    batch: Any,
    *,
    fields: Fields | None = None,
    options: Options | None = None,
    workers: int = 1,
    limits: WorkerLimits | None = None,
) -> Any:
    """The articles of one Arrow batch or table, as a table of :func:`schema`, a row for each row.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    with BatchCleaner(fields=fields, options=options, workers=workers, limits=limits) as cleaner:
        return cleaner(batch)


def clean_batches(
    batches: Iterable[Any],
    *,
    fields: Fields | None = None,
    options: Options | None = None,
    workers: int = 1,
    limits: WorkerLimits | None = None,
    task: Task | None = None,
) -> Iterator[Any]:
    """The articles of many batches, as record batches: for Spark's ``mapInArrow``."""
    with BatchCleaner(
        fields=fields, options=options, workers=workers, limits=limits, task=task
    ) as cleaner:
        for batch in batches:
            for start in range(0, batch.num_rows, buffers.BATCH):
                yield from cleaner(batch.slice(start, buffers.BATCH)).to_batches()
