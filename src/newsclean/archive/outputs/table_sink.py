"""Parquet out: a part for each step, joined to one file at the end."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from newsclean import optional_deps
from newsclean.archive.outputs.tables import schema, table_of
from newsclean.archive.outputs.working import (
    Mark,
    WorkFolder,
    create,
    mark_of,
    put_in_place,
    remove,
    sync_folder,
    work_path,
)
from newsclean.archive.task import Outcome


class TableSink:
    """One Parquet file, written as a part for each step and joined at the end."""

    def __init__(
        self, path: Path, token: str, mark: Mark | None = None, kept: Sequence[str] = ()
    ) -> None:
        self._kept = kept
        self._parquet = optional_deps.parquet()
        self._path = path
        self._joined = work_path(path, token, "joined")
        self._parts = mark[0] if mark else 0
        self._rows: list[bytes] = []
        partial = work_path(path, token, "partial")
        self._work = WorkFolder(partial, "parts.jsonl", mark[1:] if mark else None)

    def add(self, outcome: Outcome) -> None:
        if outcome.payload:
            self._rows.append(outcome.payload)

    def commit(self) -> Mark:
        if self._rows:
            part = self._work.path / f"{self._parts:06d}.parquet"
            made = BytesIO()
            table = table_of(self._rows, self._kept)
            self._parquet.write_table(table, made, compression="zstd")
            with open(create(part), "wb") as file:
                file.write(made.getbuffer())
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._work.path)
            # Of what was written, not of what the file holds: that may have been changed since.
            row = {"file": part.name, "sha256": sha256(made.getbuffer()).hexdigest()}
            self._work.index.write(json.dumps(row).encode() + b"\n")
            self._parts += 1
            self._rows.clear()
        return [self._parts, *self._work.index.commit()]

    def seal(self) -> Mark | None:
        remove(self._joined)
        with open(create(self._joined), "wb") as file:
            with self._parquet.ParquetWriter(
                file, schema(self._kept), compression="zstd"
            ) as writer:
                for data in self._work.verified():
                    source = optional_deps.arrow().BufferReader(data)
                    writer.write_table(self._parquet.read_table(source, use_threads=False))
            file.flush()
            os.fsync(file.fileno())
        return mark_of(self._joined)

    def place(self, *, replace: bool) -> None:
        put_in_place(self._joined, self._path, replace=replace)
        self.close()
        remove(self._work.path)

    def close(self) -> None:
        self._rows.clear()
        self._work.index.close()
