"""Where rows go: JSON Lines, Parquet, or a folder of files, each under its final name only when done.

A sink is committed step by step. ``commit`` makes all rows so far safe on the disk and returns a
mark; opened with that mark, a sink forgets whatever was written after it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from newsclean.archive import optional_deps
from newsclean.archive.outputs.durability import sync_folder
from newsclean.archive.task import Form, Outcome
from newsclean.errors import InputError

STDOUT = Path("-")
LEFTOVERS = (".partial", ".joined", ".done", ".old")
"""What a job that was interrupted may leave beside its output."""


class Sink(Protocol):
    """Takes rows."""

    def add(self, outcome: Outcome) -> None: ...

    def commit(self) -> Any: ...

    def finish(self) -> None:
        """Put the output under its final name. May be called again after a crash in the middle."""

    def close(self) -> None: ...


class _Plain:
    def compress(self, data: bytes) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""


def _compressor(name: str) -> Callable[[], Any]:
    """What makes a compressor for one step: each step is a member (frame) of its own, so that the
    file can be cut back to it."""
    if name.endswith(".gz"):
        return lambda: zlib.compressobj(6, zlib.DEFLATED, 31)
    if name.endswith((".zst", ".zstd")):
        module = optional_deps.zstd()
        return lambda: module.ZstdCompressor()
    return _Plain


class LinesSink:
    """JSON Lines, also compressed as the name says."""

    def __init__(self, path: Path, mark: int | None = None) -> None:
        self._path = path
        self._partial = path.with_name(path.name + ".partial")
        self._new = _compressor(path.name)
        self._file: BinaryIO = _cut_back(self._partial, mark or 0)
        self._compress: Any = None

    def add(self, outcome: Outcome) -> None:
        if outcome.payload:
            if self._compress is None:
                self._compress = self._new()
            self._file.write(self._compress.compress(outcome.payload))

    def commit(self) -> int:
        if self._compress is not None:
            self._file.write(self._compress.flush())
            self._compress = None
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def finish(self) -> None:
        self._file.close()
        if self._partial.exists():
            os.replace(self._partial, self._path)
            sync_folder(self._path.parent)

    def close(self) -> None:
        self._file.close()


class StreamSink:
    """JSON Lines to standard output: nothing to resume."""

    def add(self, outcome: Outcome) -> None:
        sys.stdout.buffer.write(outcome.payload)
        sys.stdout.buffer.flush()  # whoever reads the pipe need not wait

    def commit(self) -> None:
        sys.stdout.buffer.flush()

    def finish(self) -> None:
        sys.stdout.buffer.flush()

    def close(self) -> None:
        pass


class FolderSink:
    """A file for each article, in folders by step, and ``index.jsonl`` that says which is which.

    Files are named after the ids, made harmless, with a digest that keeps them apart.
    """

    def __init__(self, path: Path, suffix: str, mark: list[int] | None = None) -> None:
        self._path = path
        self._suffix = suffix
        self._partial = path.with_name(path.name + ".partial")
        self._step, offset = mark or [0, 0]
        self._number = 0
        self._partial.mkdir(parents=True, exist_ok=True)
        for folder in self._partial.iterdir():
            if folder.is_dir() and folder.name.isdigit() and int(folder.name) >= self._step:
                shutil.rmtree(folder)
        self._index = _cut_back(self._partial / "index.jsonl", offset)

    def add(self, outcome: Outcome) -> None:
        row: dict[str, Any] = {"id": outcome.id, "status": outcome.status}
        if outcome.status == "ok":
            folder = self._partial / f"{self._step:05d}"
            folder.mkdir(exist_ok=True)
            name = f"{self._number:04d}-{file_name(outcome.id)}{self._suffix}"
            (folder / name).write_bytes(outcome.payload)
            row |= {"file": f"{folder.name}/{name}", "kind": outcome.kind, "url": outcome.url}
        else:
            row |= {"reason": outcome.reason, "url": outcome.url}
        self._number += 1
        self._index.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def commit(self) -> list[int]:
        if self._number and hasattr(os, "sync"):
            os.sync()  # once for all the files of a step: each by itself would take far longer
        self._index.flush()
        os.fsync(self._index.fileno())
        self._step, self._number = self._step + 1, 0
        return [self._step, self._index.tell()]

    def finish(self) -> None:
        self._index.close()
        if self._partial.exists():
            old = self._path.with_name(self._path.name + ".old")
            if self._path.is_dir():
                os.replace(self._path, old)
            os.replace(self._partial, self._path)
            sync_folder(self._path.parent)
            shutil.rmtree(old, ignore_errors=True)

    def close(self) -> None:
        self._index.close()


def file_name(identity: str) -> str:
    """A file name that shows an id and can be no path, device or hidden file, on any system."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", identity[-200:]).strip("-")[-60:].strip("-")
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest


def _cut_back(path: Path, size: int) -> BinaryIO:
    """The file, open for writing behind its first ``size`` bytes."""
    try:
        file = path.open("r+b" if path.exists() else "w+b")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from error
    if file.seek(0, os.SEEK_END) < size:
        file.close()
        raise InputError(f"{path} is shorter than the manifest says; start anew with --overwrite")
    file.truncate(size)
    file.seek(size)
    return file


def form_for(output: Path, asked: str | None) -> Form:
    """The form of rows that an output takes, by its name.

    Raises:
        InputError: the name is of no known kind.
    """
    name = output.name.lower()
    if output == STDOUT or name.endswith((".jsonl", ".ndjson")):
        return "json"
    if name.endswith((".jsonl.gz", ".jsonl.zst", ".ndjson.gz", ".ndjson.zst")):
        return "json"
    if name.endswith(".parquet"):
        return "table"
    if output.suffix and not output.is_dir() and asked is None:
        raise InputError(
            f"what to write into {output.name} is not clear; name the output .jsonl, .jsonl.gz,"
            " .jsonl.zst, .parquet, or a folder"
        )
    return "text" if asked == "text" else "markdown"


def open_sink(output: Path, form: Form, mark: Any) -> Sink:
    """The sink for an output, cut back to a mark."""
    if output == STDOUT:
        return StreamSink()
    if form == "table":
        from newsclean.archive.outputs.tables import TableSink

        return TableSink(output, mark)
    if form in ("markdown", "text"):
        return FolderSink(output, ".md" if form == "markdown" else ".txt", mark)
    return LinesSink(output, mark)
