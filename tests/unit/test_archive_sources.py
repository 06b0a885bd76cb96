"""What archives are read from: every format, in order, from the start and from a place on."""

from __future__ import annotations

import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archive_files import COMPRESSORS, MEMBERS, html, lines, packed, split, tarred, written, zipped

from newsclean import InputError, MissingExtraError, optional_deps
from newsclean.archive import Broken, Caps, Fields, ResumeError, StoredPage, read
from newsclean.archive.inputs.sources import ArchiveReader, RecordPosition, recognised


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


LONG, LAST = "a" * 1_001, "b" * 1_000


@pytest.mark.parametrize("as_dictionary", [False, True])
@pytest.mark.parametrize(
    ("over", "within"),
    [
        ({"text": LONG}, {"text": LAST}),
        ({"text": "ö" * 501}, {"text": "ö" * 500}),
        ({"r": {"text": LONG}}, {"r": {"text": LAST}}),
        ({"text": "x", "l": ["y" * 331] * 3}, {"text": "x", "l": ["y" * 325] * 3}),
        ({"text": "x", "l": [None] * 124}, {"text": "x", "l": [None] * 123}),
        ({"text": "x", "l": [True] * 124}, {"text": "x", "l": [True] * 123}),
        ({"text": "x", "m": [("a", "b" * 999)]}, {"text": "x", "m": [("a", "b" * 998)]}),
    ],
)
def test_a_row_of_a_table_has_no_more_bytes_than_a_record_may(
    tmp_path: Path, over: dict[str, object], within: dict[str, object], as_dictionary: bool
) -> None:
    """A file of kilobytes may hold the same long page many times."""
    rows = [over, within] * 2
    maps = pa.map_(pa.string(), pa.string())
    columns = {
        name: pa.array([row[name] for row in rows], maps if name == "m" else None) for name in over
    }
    if "text" in columns:
        columns["text"] = columns["text"].dictionary_encode() if as_dictionary else columns["text"]
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    fields = Fields(text=("text", "r.text"), keep=("l", "m"))
    pages, broken = split(tmp_path / "a.parquet", fields=fields, caps=Caps(record=1_000))
    assert [page.id for page in pages] == [f"a.parquet:{n}" for n in (2, 4)]
    assert [(b.id, b.reason) for b in broken] == [
        (f"a.parquet:{n}", "a record of more than 1,000 bytes") for n in (1, 3)
    ]


def test_a_page_that_a_table_repeats_is_not_held_as_often(tmp_path: Path) -> None:
    texts = pa.DictionaryArray.from_arrays([0] * 1_000, ["a" * 1_000_000])
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", store_schema=False)
    assert (tmp_path / "a.parquet").stat().st_size < 100_000
    before, peak = pa.total_allocated_bytes(), 0
    for _ in zip(range(70), read(tmp_path / "a.parquet"), strict=False):
        peak = max(peak, pa.total_allocated_bytes() - before)
    assert peak < 20_000_000
