"""Archives made to cost whoever reads them time or memory; what lies behind is still read."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_files import lines, split, written

from newsclean.archive import Caps

SMALL = Caps(record=400_000, inflated=2_000_000, values=5_000, names=20_000, rejects=100)
PAGE = {"id": "behind", "text": "The ferry left at noon."}


def peak(read: Callable[[], object]) -> int:
    """Bytes that Python held at most meanwhile."""
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("line", [b"\n", b"x\n", b"{}\n", b" \n"])
def test_a_zip_member_of_endless_lines_is_left(tmp_path: Path, line: bytes) -> None:
    bomb = line * (8_000_000 // len(line))
    path = zipped(tmp_path / "a.zip", {"a.jsonl": bomb, "b.jsonl": lines(3)})
    pages, broken = split(path, caps=SMALL)
    assert [p.id for p in pages] == ["0", "1", "2"]
    assert len(broken) <= SMALL.rejects + 1
    assert "bomb" in broken[-1].reason or "in a row" in broken[-1].reason


def test_a_flood_of_rejects_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b"no json\n" * 5_000 + lines(1))
    pages, broken = split(path, caps=SMALL)
    assert (len(pages), len(broken)) == (0, SMALL.rejects + 1)
    assert broken[-1].reason == "more than 100 records in a row cannot be read; the rest was left"
    path = written(tmp_path / "b.jsonl", (b"no json\n" * SMALL.rejects + lines(1)) * 3)
    pages, broken = split(path, caps=SMALL)
    assert (len(pages), len(broken)) == (3, 3 * SMALL.rejects)


@pytest.mark.parametrize(
    "run",
    [
        b"\x1f\x8b\x08",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
        b"\x1f\x8b\x08\x08\0\0\0\0\0\x03name without end",
        b"\x1f\x8b\x08\x04\0\0\0\0\0\x03\xff\xff",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\0\xff\xff\0\0",
    ],
    ids=["magic", "heads", "names", "extras", "stored"],
)
def test_a_run_of_gzip_heads_is_one_reject(tmp_path: Path, run: bytes) -> None:
    """The stored blocks of the last one come out as content, so that they may be more."""
    junk = run * (300_000 // len(run))
    data = gzip.compress(lines(2)) + junk + gzip.compress(b"\n" + lines(4))
    pages, broken = split(written(tmp_path / "a.jsonl.gz", data), caps=SMALL)
    assert [p.id for p in pages][:2] == ["0", "1"]
    assert len(broken) <= (SMALL.rejects + 1 if run.endswith(b"\xff\xff\0\0") else 2)
    if len(broken) <= 2:
        assert len(pages) == 6


def test_a_cut_member_does_not_hide_the_next_one(tmp_path: Path) -> None:
    for size in (15, 40, 400, 600, 5_000):
        first = gzip.compress(lines(300))[:size]
        data = first + gzip.compress(b"\n" + lines(3))
        pages, _ = split(written(tmp_path / "a.jsonl.gz", data))
        assert [p.id for p in pages][-3:] == ["0", "1", "2"], size


def _tar_with_a_name(kind: bytes, size: int, form: int) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        info = tarfile.TarInfo("x")
        info.type, info.size = kind, size
        archive.addfile(info, io.BytesIO(b"n" * size))
    return file.getvalue()


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_a_name_of_megabytes_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    data = _tar_with_a_name(kind, 8_000_000, tarfile.GNU_FORMAT)
    path = zipped(tmp_path / "a.zip", {"a.tar": data, "b.jsonl": lines(3)})
    del data
    found = []
    assert peak(lambda: found.extend(split(path, caps=SMALL))) < 2_000_000
    pages, broken = found
    assert [p.id for p in pages] == ["0", "1", "2"]
    assert len(broken) == 1
    assert "more than 20,000 bytes" in broken[0].reason


def test_names_and_headers_of_a_tar_within_the_bound_are_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number in range(30):
            info = tarfile.TarInfo("folder/" * 60 + f"{number}.txt")
            info.size, info.pax_headers = 25, {"comment": "a" * 5_000}
            archive.addfile(info, io.BytesIO(b"The ferry left at noon. \n"))
    pages, broken = split(written(tmp_path / "a.tar", file.getvalue()), caps=SMALL)
    assert (len(pages), broken) == (30, [])


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_record_of_too_many_values_is_refused_before_it_is_read(
    tmp_path: Path, name: str
) -> None:
    many = b'{"text": [' + b"{}," * 100_000 + b"0]}"
    path = written(tmp_path / name, many + b"\n" + json.dumps(PAGE).encode() + b"\n")
    del many
    found = []
    assert peak(lambda: found.extend(split(path, caps=SMALL))) < 4_000_000
    pages, broken = found
    assert [p.id for p in pages] == ["behind"]
    assert [b.reason for b in broken] == ["the record has more than 5,000 values"]


def test_braces_in_strings_are_no_values(tmp_path: Path) -> None:
    page = PAGE | {"html": "<script>" + "a({}, [1]);" * 5_000 + "</script><p>One word."}
    pages, broken = split(written(tmp_path / "a.jsonl", json.dumps(page).encode()), caps=SMALL)
    assert (len(pages), broken) == (1, [])


@pytest.mark.parametrize(
    "garbage", ["no json", "] x [", "1 2 3", "}", "{oops", '{"a": }', "\\", "truefalse", "<p>"]
)
def test_what_lies_between_json_values_hides_no_record(tmp_path: Path, garbage: str) -> None:
    records = [json.dumps(PAGE | {"id": str(n)}, indent=1) for n in range(3)]
    for joint in (f"\n{garbage}\n", garbage, f",{garbage},"):
        data = "[" + joint.join(records) + "]"
        pages, broken = split(written(tmp_path / "a.json", data.encode()))
        assert [p.id for p in pages] == ["0", "1", "2"], joint
        assert 1 <= len(broken) <= 4


def test_an_array_of_broken_braces_is_left(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", b'[{"id": 1}' + b"{x}" * 100_000 + b"]")
    _, broken = split(path, caps=SMALL)
    assert len(broken) <= SMALL.rejects + 1


def test_a_zip_member_that_expands_within_measure_is_read(tmp_path: Path) -> None:
    text = json.dumps(PAGE).encode() + b"\n"
    path = zipped(tmp_path / "a.zip", {"a.jsonl": text * 9_000})
    pages, broken = split(path, caps=Caps(inflated=200_000))
    assert (len(pages), broken) == (9_000, [])
