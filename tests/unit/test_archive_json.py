"""Records of JSON: lines, arrays and objects, also damaged ones."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from archive_files import COMPRESSORS, HTML, html, lines, split, written

from newsclean.archive import Broken, Caps, Fields
from newsclean.archive.inputs.jsonlines import json_stream


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


def test_a_line_beyond_the_cap_is_one_reject(tmp_path: Path) -> None:
    data = lines(1) + b'{"text": "' + b"x" * 500_000 + b'"}\n' + lines(1)
    pages, broken = split(written(tmp_path / "a.jsonl", data), caps=Caps(record=100_000))
    assert (len(pages), len(broken)) == (2, 1)
