"""Where rows go: lines of a file, a folder of files, standard output; Parquet is in table_sink.py.

A sink is committed step by step. ``commit`` makes all rows so far safe on the disk and returns a
mark; opened with that mark, a sink proves that what it finds is what was committed, and forgets
whatever was written after it. Only when all is done does the output get its name.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from newsclean import optional_deps
from newsclean.archive.outputs.working import (
    GrowingFile,
    Mark,
    WorkFolder,
    files_below,
    index_rows,
    mark_of,
    put_in_place,
    remove,
    work_path,
)
from newsclean.archive.task import Outcome
from newsclean.model.json_text import safe_json

STDOUT = Path("-")
INDEX = "index.jsonl"
"""In an output folder, the list of its files."""


class Sink(Protocol):
    """Takes rows."""

    def add(self, outcome: Outcome) -> None: ...

    def commit(self) -> Any: ...

    def seal(self) -> Mark | None:
        """Prove all that was written, and what the output (of a folder, its index) will be.

        Raises:
            OSError: somebody removed or changed a working file meanwhile.
        """

    def place(self, *, replace: bool) -> None:
        """Put the output under its final name."""

    def close(self) -> None: ...


class _Plain:
    def compress(self, data: bytes) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""


def compressor_for(name: str) -> Callable[[], Any]:
    """What makes a compressor for one step: each step is a member (frame) of its own, so that the
    file can be cut back to it."""
    if name.endswith(".gz"):
        return lambda: zlib.compressobj(wbits=31)
    if name.endswith((".zst", ".zstd")):
        module = optional_deps.zstd()
        return lambda: module.ZstdCompressor()
    return _Plain


class LinesSink:
    """Rows one behind the other in one file, also compressed as its name says."""

    def __init__(self, path: Path, token: str, mark: Mark | None = None, head: bytes = b"") -> None:
        self._path = path
        self._head = b"" if mark and mark[0] else head
        """What stands in front of the first row, where none was written yet."""
        self._new = compressor_for(path.name.lower())
        self._file = GrowingFile(work_path(path, token, "partial"), mark)
        self._compress: Any = None

    def add(self, outcome: Outcome) -> None:
        if outcome.payload:
            if self._compress is None:
                self._compress = self._new()
            self._file.write(self._compress.compress(self._head + outcome.payload))
            self._head = b""

    def commit(self) -> Mark:
        if self._compress is not None:
            self._file.write(self._compress.flush())
            self._compress = None
        return self._file.commit()

    def seal(self) -> Mark:
        return self._file.verified()

    def place(self, *, replace: bool) -> None:
        put_in_place(self._file.path, self._path, replace=replace)

    def close(self) -> None:
        self._file.close()


class StreamSink:
    """Rows to standard output, with what stands in front of the first: nothing to resume."""

    def __init__(self, head: bytes = b"") -> None:
        self._head = head

    def add(self, outcome: Outcome) -> None:
        sys.stdout.buffer.write(self._head + outcome.payload)
        self._head = b""
        sys.stdout.buffer.flush()  # whoever reads the pipe need not wait

    def commit(self) -> None:
        sys.stdout.buffer.flush()

    def seal(self) -> None:
        pass

    def place(self, *, replace: bool) -> None:
        pass

    def close(self) -> None:
        pass


class FolderSink:
    """A file for each article, in folders by step, and ``index.jsonl`` that says which is which.

    Files are named after the ids, made harmless, with a digest that keeps them apart.
    """

    def __init__(self, path: Path, suffix: str, token: str, mark: Mark | None = None) -> None:
        self._path = path
        self._suffix = suffix
        self._old = work_path(path, token, "old")
        self._step = mark[0] if mark else 0
        self._number = 0
        partial = work_path(path, token, "partial")
        self._work = WorkFolder(partial, INDEX, mark[1:] if mark else None)

    def add(self, outcome: Outcome) -> None:
        row: dict[str, Any] = {"id": outcome.id, "status": outcome.status}
        if outcome.holds_article:
            folder = f"{self._step:05d}"
            (self._work.path / folder).mkdir(exist_ok=True)
            name = f"{folder}/{self._number:04d}-{file_name(outcome.id)}{self._suffix}"
            digest = self._work.write(name, outcome.payload)
            row |= {"file": name, "sha256": digest, "kind": outcome.kind, "url": outcome.url}
        else:
            row |= {"reason": outcome.reason, "url": outcome.url}
        self._number += 1
        self._work.index.write(f"{safe_json(row)}\n".encode())

    def commit(self) -> Mark:
        if self._number and hasattr(os, "sync"):
            os.sync()  # once for all the files of a step: each by itself would take far longer
        self._step, self._number = self._step + 1, 0
        return [self._step, *self._work.index.commit()]

    def seal(self) -> Mark:
        for _ in self._work.verified():
            pass
        return self._work.index.commit()

    def place(self, *, replace: bool) -> None:
        if replace and self._path.is_dir():
            os.replace(self._path, self._old)
        put_in_place(self._work.path, self._path, replace=replace)
        remove_listed(self._old)

    def close(self) -> None:
        self._work.index.close()


def strangers(folder: Path) -> list[str]:
    """What lies in an output folder although its index does not name it; all of it, where there is
    no index."""
    try:
        listed = {row["file"] for row in index_rows(folder / INDEX)} | {INDEX}
    except (OSError, ValueError, TypeError):
        listed = set()
    return sorted(name for name in files_below(folder) if name not in listed)


def remove_listed(folder: Path) -> None:
    """Remove an output folder that is replaced, but nothing in it that its index does not name."""
    if folder.is_dir() and not folder.is_symlink() and not strangers(folder):
        remove(folder)


def stands(path: Path, final: Mark | None) -> bool:
    """Whether the output, or the index of the folder that it is, is what was sealed."""
    return final is not None and mark_of(path / INDEX if path.is_dir() else path) == final


def file_name(identity: str) -> str:
    """A file name that shows an id and can be no path, device or hidden file, on any system."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", identity[-200:]).strip("-")[-60:].strip("-")
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest
