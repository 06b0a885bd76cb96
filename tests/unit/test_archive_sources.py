"""What archives are read from: every format, also compressed, also damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import tarfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean import InputError, MissingExtraError, optional_deps
from newsclean.archive import Broken, Caps, Fields, ResumeError, StoredPage, read
from newsclean.archive.inputs.jsonlines import json_stream
from newsclean.archive.inputs.sources import ArchiveReader, RecordPosition, recognised

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


@pytest.mark.parametrize("suffix", COMPRESSORS)
def test_json_lines_also_compressed_also_under_a_false_name(tmp_path: Path, suffix: str) -> None:
    data = COMPRESSORS[suffix](lines(50))
    for name in ("pages.jsonl" + suffix, "pages.bin"):
        pages, broken = split(written(tmp_path / name, data))
        assert [p.id for p in pages] == [str(n) for n in range(50)]
        assert pages[7].content == HTML.format(7)
        assert pages[7].url == "https://a.example/7"
        assert not broken


def test_a_broken_line_is_one_reject(tmp_path: Path) -> None:
    data = b"\n".join(
        [lines(1).strip(), b'{"html": "x', b"[]", b"", b'{"html": null}', b"[" * 90_000]
    )
    pages, broken = split(written(tmp_path / "a.jsonl", data + b"\n" + lines(2)))
    assert [p.id for p in pages] == ["0", "0", "1"]
    assert [b.id for b in broken] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:5", "a.jsonl:6"]
    assert "looked for: html" in broken[2].reason


def test_fields_by_option(tmp_path: Path) -> None:
    row = {
        "key": "k1",
        "response": {"raw": html(1).decode()},
        "plain": "Only text, and enough of it.",
    }
    path = written(tmp_path / "a.jsonl", json.dumps(row).encode())
    (page,) = split(path, fields=Fields(id=("key",), html=("response.raw",)))[0]
    assert (page.id, page.content, page.kind) == ("k1", HTML.format(1), None)
    (page,) = split(path, fields=Fields(html=(), text=("plain",)))[0]
    assert (page.id, page.kind) == ("a.jsonl:1", "text")


def test_lines_in_an_old_charset_are_read(tmp_path: Path) -> None:
    data = '{"text": "Café Müller öffnet wieder, sagt die Stadt."}'.encode("windows-1252")
    (page,) = split(written(tmp_path / "a.jsonl", data))[0]
    assert page.content == "Café Müller öffnet wieder, sagt die Stadt."


@pytest.mark.parametrize("indent", [None, 2])
def test_json_arrays_and_objects_over_many_lines(tmp_path: Path, indent: int | None) -> None:
    rows = [{"id": str(n), "html": HTML.format(n) * 40} for n in range(200)]
    array = json.dumps(rows, indent=indent).encode()
    pages, broken = split(written(tmp_path / "a.json", array))
    assert ([p.id for p in pages], broken) == ([r["id"] for r in rows], [])
    behind = "\n".join(json.dumps(r, indent=2) for r in rows).encode()
    assert [p.id for p in split(written(tmp_path / "b.json", behind))[0]] == [r["id"] for r in rows]


def test_json_goes_on_behind_a_broken_record(tmp_path: Path) -> None:
    data = b'[{"id": "a", "text": "One text."}, {"id": "b", "text": oops}, {"id": "c", "text": "Two."}]'
    pages, broken = split(written(tmp_path / "a.json", data))
    assert [p.id for p in pages] == ["a", "c"]
    assert len(broken) == 1


def test_json_record_beyond_the_cap_does_not_gather_without_end() -> None:
    data = io.BytesIO(b'[{"text": "' + b"x" * 3_000_000 + b'"}, {"id": "z", "text": "After."}]')
    records = list(json_stream(data, "a", Fields(), Caps(record=200_000)))
    assert isinstance(records[0], Broken)


def test_a_truncated_gzip_gives_all_whole_lines(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(json.dumps({"id": n, "text": os.urandom(40).hex()}).encode() + b"\n"
                                  for n in range(500)))  # fmt: skip
    pages, broken = split(written(tmp_path / "a.jsonl.gz", data[: len(data) * 9 // 10]))
    assert 430 < len(pages) < 460
    assert [b.reason for b in broken] == ["the compressed data end too early"]


def test_gzip_goes_on_behind_a_broken_member(tmp_path: Path) -> None:
    member = [gzip.compress(lines(20)) for _ in range(3)]
    hurt = bytearray(member[1])
    hurt[len(hurt) // 2] ^= 0xFF
    pages, broken = split(written(tmp_path / "a.jsonl.gz", member[0] + bytes(hurt) + member[2]))
    assert len(pages) >= 40
    assert broken
    wrong = member[1][:-8] + bytes(8)
    pages, broken = split(written(tmp_path / "b.jsonl.gz", member[0] + wrong + b"junk" + member[2]))
    assert len(pages) == 60
    assert "checksum" in broken[0].reason


def test_zstd_frames_and_a_dictionary_in_front(tmp_path: Path) -> None:
    words = zstd.train_dict([html(n) * 3 for n in range(400)], 2000)
    frame = words.dict_content
    head = b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame
    body = b"".join(zstd.compress(lines(5), zstd_dict=words) for _ in range(3))
    pages, broken = split(written(tmp_path / "a.jsonl.zst", head + body))
    assert (len(pages), broken) == (15, [])


def test_a_bomb_is_left_in_time(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b" " * 1_000_000
    bomb = b"".join([squeeze.compress(b'{"text":"'), *(squeeze.compress(zeros) for _ in range(60))])
    bomb += squeeze.flush()
    path = written(tmp_path / "a.jsonl.gz", bomb + gzip.compress(b"\n" + lines(3)))
    pages, broken = split(path, caps=Caps(record=1_000_000, inflated=10_000_000))
    assert [p.id for p in pages] == ["0", "1", "2"]
    assert "bomb" in broken[0].reason


def test_a_line_beyond_the_cap_is_one_reject(tmp_path: Path) -> None:
    data = lines(1) + b'{"text": "' + b"x" * 500_000 + b'"}\n' + lines(1)
    pages, broken = split(written(tmp_path / "a.jsonl", data), caps=Caps(record=100_000))
    assert (len(pages), len(broken)) == (2, 1)


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
    pages, _ = split(written(tmp_path / "b.tar", bytes(data)))
    assert [p.id for p in pages] == ["0.html", "1.html", "3.html", "4.html", "5.html"]
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


def test_parquet(tmp_path: Path) -> None:
    rows = [{"id": str(n), "url": f"https://a.example/{n}", "html": html(n)} for n in range(30)]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=10)
    pages, broken = split(path)
    assert [(p.id, p.content) for p in pages] == [(r["id"], r["html"]) for r in rows]
    data = bytearray(path.read_bytes())
    data[4:400] = bytes(396)  # the first row group
    pages, broken = split(written(tmp_path / "b.parquet", bytes(data)))
    assert [p.id for p in pages] == [str(n) for n in range(10, 30)]
    assert [b.id for b in broken] == ["b.parquet:row-group-1"]
    _, broken = split(written(tmp_path / "c.parquet", b"PAR1" + bytes(500) + b"PAR1"))
    assert "cannot be read" in broken[0].reason


def test_a_folder_in_the_order_of_names_and_one_page(tmp_path: Path) -> None:
    for name in ("b/2.html", "a.html", "b/1.html.gz", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(html(1)) if name.endswith("gz") else html(2))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path)
    pages, broken = split(tmp_path)
    assert [p.id for p in pages] == ["a.html", "b/1.html.gz", "b/2.html", "c.txt"]
    assert [b.id for b in broken] == ["loop", "pipe"]
    assert [p.id for p in split(tmp_path / "a.html")[0]] == ["a.html"]
    globbed = split(str(tmp_path / "**" / "*.html"))[0]
    assert [p.id.rsplit("/", 1)[1] for p in globbed] == ["a.html", "2.html"]
    listed = written(
        tmp_path / "list", f"{tmp_path}/c.txt\n\n{tmp_path}/none\n{tmp_path}/b\n".encode()
    )
    pages, broken = split(f"@{listed}")
    assert [Path(p.id).name for p in pages] == ["c.txt", "1.html.gz", "2.html"]
    assert len(broken) == 1


def test_what_does_not_exist_is_an_error(tmp_path: Path) -> None:
    for name in ("none.jsonl", "*.none", "@none"):
        with pytest.raises(InputError):
            list(read(tmp_path / name if name[0] != "@" else name))


def test_names_cannot_speak_to_a_terminal(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", "w", {"\x1b[2Jx\u202e.html": html(1)})
    assert split(path)[0][0].id == "[2Jx.html"


def places(source: Path, after: RecordPosition | None = None) -> list[RecordPosition]:
    return [located.place for located in ArchiveReader((str(source),)).records(after)]


def test_reading_can_start_behind_a_place(tmp_path: Path) -> None:
    for number in range(4):
        written(tmp_path / f"{number}.jsonl", lines(3))
    everything = places(tmp_path)
    assert len(everything) == 12
    # Of the same size, so that only opening it would show: that would give one reject.
    written(tmp_path / "0.jsonl", b"x" * len(lines(3)))
    for cut in (4, 6, 11):
        assert places(tmp_path, everything[cut - 1]) == everything[cut:]


FORMATS = ["a.jsonl", "a.jsonl.gz", "a.json", "a.zip", "a.tar", "a.parquet"]


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


@pytest.mark.parametrize("name", FORMATS)
def test_reading_goes_on_only_behind_what_was_read_before(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / name, 400)
    everything = places(path)
    after = everything[199]
    assert places(path, after) == everything[200:]
    before = path.read_bytes()
    middle = after.consumed[0] // 2
    for changed in (
        b"x" + before,
        before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1 :],
        before[:middle],
        b"",
    ):
        written(path, changed)
        with pytest.raises(ResumeError, match="changed"):
            places(path, after)
    path.unlink()
    with pytest.raises(InputError):
        places(path, after)


def test_a_file_that_grows_is_read_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", lines(100))
    after = places(path)[-1]
    with path.open("ab") as file:
        file.write(lines(3))
    assert [place.number for place in places(path, after)] == [101, 102, 103]


def test_files_in_front_of_a_place_are_the_same_ones(tmp_path: Path) -> None:
    for number in range(3):
        written(tmp_path / f"b{number}.jsonl", lines(3))
    after = places(tmp_path)[4]
    written(tmp_path / "b3.jsonl", lines(1))
    assert len(places(tmp_path, after)) == 5
    new = written(tmp_path / "a.jsonl", lines(1))
    with pytest.raises(ResumeError, match="in front"):
        places(tmp_path, after)
    new.unlink()
    written(tmp_path / "b0.jsonl", lines(2))
    with pytest.raises(ResumeError, match="in front"):
        places(tmp_path, after)
    written(tmp_path / "b0.jsonl", lines(3))
    os.rename(tmp_path / "b1.jsonl", tmp_path / "c.jsonl")
    with pytest.raises(ResumeError, match="in front"):
        places(tmp_path, after)


def test_globs_are_read_in_the_order_of_their_ranks(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/x.jsonl", "a.jsonl", "b.jsonl"):
        written(tmp_path / name, lines(1))
    ranks = [place.rank for place in places(tmp_path / "**" / "*.jsonl")]
    assert len(ranks) == 3
    assert ranks == sorted(ranks)


def test_recognition_goes_by_content_first() -> None:
    assert recognised(b"<html>", "a.jsonl") == "json-lines"
    assert recognised(b"PK\3\4", "a.jsonl") == "zip"
    assert recognised(b"WARC/1.0\r\n", "a.html") == "warc"
    assert recognised(b'{"a": 1}\n{"a": 2}\n', "pages") == "json-lines"
    assert recognised(b'{\n "a": 1\n}\n', "pages") == "json"
    assert recognised(b'[{"a": 1}]', "pages") == "json"
    assert recognised(b"{ so he said }", "a.txt") == "page"
    assert recognised(b"[Photo] The lock", "a.txt") == "page"
    assert recognised(b'{"a": 1}', "a.html") == "page"


def test_a_missing_package_is_named_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(optional_deps, "import_module", missing)
    path = written(tmp_path / "a.parquet", b"PAR1" + bytes(30))
    with pytest.raises(MissingExtraError, match=r"pip install 'newsclean\[parquet\]'"):
        list(read(path))


def damaged(data: bytes, chance: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, what = chance.randrange(len(hurt) or 1), chance.random()
        if what < 0.4:
            hurt[at : at + 1] = chance.randbytes(1)
        elif what < 0.55:
            del hurt[at : at + chance.randrange(1, 80)]
        elif what < 0.7:
            hurt[at:at] = chance.randbytes(chance.randrange(1, 60))
        elif what < 0.8:
            hurt = hurt[:at]
        else:
            hurt[at:at] = hurt[at // 2 : at // 2 + 200]
    return bytes(hurt)


@pytest.mark.parametrize(
    "name", ["jsonl", "jsonl.gz", "jsonl.zst", "json", "zip", "tar.gz", "parquet"]
)
def test_no_damage_makes_reading_raise(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{name}"
    if name.startswith("jsonl"):
        path.write_bytes(COMPRESSORS[name.removeprefix("jsonl")](lines(8)))
    elif name == "json":
        path.write_text(json.dumps([json.loads(x) for x in lines(8).splitlines()], indent=1))
    elif name == "zip":
        zipped(path, MEMBERS)
    elif name == "tar.gz":
        path.write_bytes(gzip.compress(tarred(tmp_path / "a.tar", "w", MEMBERS).read_bytes()))
    else:
        rows = [{"id": str(n), "html": html(n)} for n in range(9)]
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=3)
    data, chance = path.read_bytes(), random.Random(name)
    for _ in range(60):
        path.write_bytes(damaged(data, chance))
        assert all(isinstance(r, StoredPage | Broken) for r in read(path))
