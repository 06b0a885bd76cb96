"""Records of CSV: what spreadsheets and data sets write, also damaged."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from archive_files import COMPRESSORS, split, written

from newsclean.archive import Caps, Fields
from newsclean.archive.inputs.recognition import recognised

TEXT = 'The lock, "old" as it is,\nreopens on Monday.\n\nThe fee stays; the café too.'


def table(delimiter: str = ",", charset: str = "utf-8", rows: int = 3, filler: str = "") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "link", "label", "text"])
    for number in range(rows):
        writer.writerow([f"k{number}", f"https://a.example/{number}", "x", TEXT + filler])
    return out.getvalue().encode(charset)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_row_is_a_record(tmp_path: Path, delimiter: str, charset: str) -> None:
    path = written(tmp_path / "a.csv", table(delimiter, charset))
    pages, broken = split(path, fields=Fields(keep=("label",)))
    assert [(p.id, p.url, p.content, p.kind) for p in pages] == [
        (f"k{n}", f"https://a.example/{n}", TEXT, "text") for n in range(3)
    ]
    assert pages[0].about["label"] == "x"
    assert not broken


@pytest.mark.parametrize("suffix", COMPRESSORS)
def test_compressed_and_longer_than_the_csv_module_takes(tmp_path: Path, suffix: str) -> None:
    before = csv.field_size_limit()
    data = COMPRESSORS[suffix](table(filler=" The boat sails." * 20_000))
    pages, broken = split(written(tmp_path / f"a.csv{suffix}", data))
    assert [len(p.content) for p in pages] == [len(TEXT) + 16 * 20_000] * 3
    assert not broken
    assert csv.field_size_limit() == before


def test_without_a_name_a_table_is_known_by_its_header() -> None:
    assert recognised(table(), "stdin") == "csv"
    assert recognised(b"The text, she said, is lost.\nNobody found it.\n", "stdin") == "page"
    assert recognised(b"text\nThe boat sank.\n", "stdin") == "page"
    assert recognised(b"name,town\nAda,Isk\n", "stdin") == "page"
    assert recognised(b"name,town\nAda,Isk\n", "a.csv") == "csv"
    assert recognised(b"", "a.csv") == "page"


def test_a_short_row_a_row_without_a_page_and_other_names(tmp_path: Path) -> None:
    data = b"key,headline,story\n1,Boats\n\n2,Ships,They sail.\n3,More,than,three\n"
    pages, broken = split(
        written(tmp_path / "a.csv", data), fields=Fields(id=("key",), text=("story",))
    )
    assert [(p.id, p.content) for p in pages] == [("2", "They sail."), ("3", "than")]
    assert [b.id for b in broken] == ["1"]
    assert "it has: key, headline" in broken[0].reason


def test_a_quotation_mark_that_nobody_closes_loses_no_later_file(tmp_path: Path) -> None:
    data = table() + b'k3,u,x,"open ' + b"word " * 3000 + b"\n" + table()
    pages, broken = split(written(tmp_path / "a.csv", data), caps=Caps(record=10_000))
    assert [p.id for p in pages][:3] == ["k0", "k1", "k2"]
    assert any("larger than field limit" in b.reason for b in broken)


def test_a_dump_that_begins_with_a_script_is_a_text() -> None:
    script = b'{"@context": "https://schema.org", "@type": "NewsArticle"}\n'
    assert recognised(script + b"The lock reopens on Monday.\n", "a.txt") == "page"
    assert recognised(script + script, "a.txt") == "json-lines"
    assert recognised(script, "a.txt") == "json-lines"
