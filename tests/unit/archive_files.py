"""Files in all the formats that archives are read from."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsclean import optional_deps
from newsclean.archive import Broken, StoredPage, read

zstd = optional_deps.zstd()


HTML = "<html><body><h1>Lock {0} reopens</h1><p>The lock number {0} reopens on Monday.</p></body></html>"


def html(number: int) -> bytes:
    return HTML.format(number).encode()


def lines(count: int) -> bytes:
    return b"".join(
        json.dumps({"id": n, "url": f"https://a.example/{n}", "html": HTML.format(n)}).encode()
        + b"\n"
        for n in range(count)
    )


def split(path: Path | str, **more: Any) -> tuple[list[StoredPage], list[Broken]]:
    records = list(read(path, **more))
    pages = [r for r in records if isinstance(r, StoredPage)]
    return pages, [r for r in records if isinstance(r, Broken)]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


COMPRESSORS = {
    "": lambda data: data,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd.compress,
}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def tarred(path: Path, mode: str, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return path


MEMBERS = {
    "../../up.html": html(1),
    "/abs/b.html": html(2),
    "deep/c.html.gz": gzip.compress(html(3)),
    "list.jsonl": lines(2),
}


def packed(path: Path, count: int) -> Path:
    if path.name == "a.zip":
        with zipfile.ZipFile(path, "w") as archive:
            for n in range(count):
                archive.writestr(f"{n}.html", html(n))
    elif path.name == "a.tar":
        with tarfile.open(path, "w") as archive:
            for n in range(count):
                info = tarfile.TarInfo(f"{n}.html")
                info.size = len(html(n))
                archive.addfile(info, io.BytesIO(html(n)))
    elif path.name == "a.parquet":
        table = pa.Table.from_pylist([{"id": str(n), "html": html(n)} for n in range(count)])
        pq.write_table(table, path)
    else:
        data = lines(count)
        if path.name == "a.json":
            data = b"[" + b",".join(data.splitlines()) + b"]"
        written(path, gzip.compress(data, mtime=0) if path.name.endswith(".gz") else data)
    return path
