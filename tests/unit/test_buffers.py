"""Sizes that change speed and memory alone: archives are read the same with quite other ones."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pytest
from archive_files import COMPRESSORS, MEMBERS, html, lines, packed, tarred, written, zipped

from newsclean.archive import buffers, clean_batch, read

SIZES = [name for name, value in vars(buffers).items() if isinstance(value, int)]
COUNT = 30


def damaged(data: bytes) -> bytes:
    """The same with three bytes changed somewhere."""
    changed, chance = bytearray(data), random.Random(6)
    for _ in range(3):
        changed[chance.randrange(len(data) // 3, len(data))] ^= 0x5A
    return bytes(changed)


def warc(count: int) -> bytes:
    records = []
    for number in range(count):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html(number)
        length = len(answer) if number % 7 else 5  # some are false
        head = (
            f"WARC-Type: response\r\nWARC-Record-ID: <{number}>\r\nContent-Length: {length}\r\n\r\n"
        )
        records.append(b"WARC/1.0\r\n" + head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)


def written_archives(folder: Path) -> list[Path]:
    paths = [packed(folder / f"a{kind}", COUNT) for kind in (".zip", ".tar", ".parquet", ".json")]
    paths.append(zipped(folder / "members.zip", MEMBERS))
    paths.append(tarred(folder / "members.tar.gz", "w:gz", MEMBERS))
    paths.append(written(folder / "a.warc", warc(COUNT)))
    for suffix, compressed in COMPRESSORS.items():
        data = compressed(lines(COUNT))
        paths.append(written(folder / f"a.jsonl{suffix}", data))
        paths.append(written(folder / f"broken.jsonl{suffix}", damaged(data)))
    return paths


@pytest.mark.parametrize("by", [0.01, 7])
def test_archives_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: float) -> None:
    paths = written_archives(tmp_path)
    table = pa.Table.from_pylist([{"id": str(n), "html": html(n)} for n in range(5)])

    def results() -> list[object]:
        read_in = [[*read(path)] for path in paths]
        return [*read_in, clean_batch(table, workers=0).to_pylist()]

    before = results()
    for name in SIZES:
        monkeypatch.setattr(buffers, name, max(1, int(getattr(buffers, name) * by)))
    for was, now, what in zip(before, results(), [*paths, "a batch"], strict=True):
        assert now == was, what
