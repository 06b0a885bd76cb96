"""Members of zip and tar archives, also of broken ones."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from archive_files import MEMBERS, html, split, tarred, written, zipped, zstd


def test_members_of_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", MEMBERS)
    pages, broken = split(path)
    assert [p.id for p in pages] == ["../../up.html", "/abs/b.html", "deep/c.html.gz", "0", "1"]
    assert pages[2].content == html(3)
    assert not broken
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip"]


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tgz", "tar.zst"])
def test_members_of_a_tar(tmp_path: Path, ending: str) -> None:
    plain = tarred(tmp_path / "a.tar", "w", MEMBERS).read_bytes()
    packed = {"tar": plain, "tar.gz": gzip.compress(plain), "tgz": gzip.compress(plain)}
    packed["tar.zst"] = zstd.compress(plain)
    path = written(tmp_path / f"b.{ending}", packed[ending])
    pages, broken = split(path)
    assert [p.id for p in pages] == ["../../up.html", "/abs/b.html", "deep/c.html.gz", "0", "1"]
    assert [(b.id, "link" in b.reason) for b in broken] == [("link.html", True)]


def test_a_broken_member_costs_itself(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {f"{n}.html": os.urandom(3000).hex().encode() for n in range(5)}
    )
    data = bytearray(path.read_bytes())
    place = data.find(b"2.html") + 40
    data[place : place + 200] = bytes(200)
    pages, broken = split(written(path, bytes(data)))
    assert [p.id for p in pages] == ["0.html", "1.html", "3.html", "4.html"]
    assert [b.id for b in broken] == ["2.html"]


def test_members_of_a_zip_that_overlap_are_left(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.html": html(n) * 99 for n in range(4)})
    data = path.read_bytes()
    directory, end = data.find(b"PK\1\2"), data.find(b"PK\5\6")
    first = data[directory : data.find(b"PK\1\2", directory + 1)]
    tail = bytearray(data[end:])
    tail[8:12] = (300).to_bytes(2, "little") * 2
    tail[12:16] = (300 * len(first)).to_bytes(4, "little")
    pages, broken = split(written(path, data[:directory] + first * 300 + bytes(tail)))
    assert len(pages) < 200
    assert "overlap" in broken[-1].reason.lower()


def test_a_tar_goes_on_behind_a_broken_header_and_ends_where_it_is_cut(tmp_path: Path) -> None:
    members = {f"{n}.html": html(n) for n in range(6)}
    data = bytearray(tarred(tmp_path / "a.tar", "w", members).read_bytes())
    data[2048 : 2048 + 300] = b"\xff" * 300
    pages, broken = split(written(tmp_path / "b.tar", bytes(data)))
    assert [p.id for p in pages] == ["0.html", "1.html", "3.html", "4.html", "5.html"]
    assert [b.id for b in broken if "header" in b.reason] == ["b.tar"]
    pages, broken = split(written(tmp_path / "c.tar", bytes(data[: 4 * 1024 + 530])))
    assert [p.id for p in pages] == ["0.html", "1.html", "3.html"]
    assert broken


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    inner = tarred(tmp_path / "i.tar", "w", {"a.html": html(1)}).read_bytes()
    for _ in range(5):
        inner = tarred(tmp_path / "i.tar", "w", {"i.tar": inner}).read_bytes()
    _, broken = split(tmp_path / "i.tar")
    assert any("too deep" in b.reason for b in broken)
    outer = zipped(
        tmp_path / "o.zip", {"i.zip": zipped(tmp_path / "j.zip", {"a": b"x"}).read_bytes()}
    )
    assert "unpack" in split(outer)[1][0].reason
