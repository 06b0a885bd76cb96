"""WARC files, whole and damaged."""

from __future__ import annotations

import gzip
import io
import zlib

import brotli
import pytest

from newsclean.archive.inputs.streams import decompressed
from newsclean.archive.inputs.warc import warc_records
from newsclean.archive.records import Broken, Caps, Record, StoredPage

BODY = b"<html><body><h1>Quay closed</h1><p>The northern quay is closed until Friday.</p></body></html>"


def http(body: bytes = BODY, *headers: str, status: int = 200, length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status} OK", "Content-Type: text/html; charset=utf-8", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    number: int, content: bytes | None = None, *, kind: str = "response", length: object = None
) -> bytes:
    content = http() if content is None else content
    size = len(content) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http\r\n"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def read(data: bytes, cap: int = 40_000_000) -> list[Record]:
    return list(warc_records(io.BytesIO(data), "a.warc", Caps(record=cap)))


def ids(records: list[Record]) -> list[str]:
    return [r.id.removeprefix("urn:uuid:") for r in records if isinstance(r, StoredPage)]


def rejects(records: list[Record]) -> list[Broken]:
    return [r for r in records if isinstance(r, Broken)]


def test_pages_with_address_type_and_id() -> None:
    info = record(0, b"software: x\r\n", kind="warcinfo")
    asked = record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request")
    records = read(info + record(1) + asked + record(3))
    assert records == [
        StoredPage(id=f"urn:uuid:{n}", content=BODY, url=f"https://a.example/{n}",
             content_type="text/html; charset=utf-8",
             about={"crawled": None, "digest": None, "offset": at, "http": 200})
        for n, at in ((1, len(info)), (3, len(info) + len(record(1)) + len(asked)))
    ]  # fmt: skip


def test_what_the_archive_says_of_a_page_is_kept() -> None:
    said = (
        b"WARC-Date: 2024-05-03T09:40:00+02:00\r\nWARC-Payload-Digest: sha1:ABC\r\nContent-Length"
    )
    (page,) = read(record(1).replace(b"Content-Length", said, 1))
    assert isinstance(page, StoredPage)
    assert page.about == {
        "crawled": "2024-05-03T07:40:00Z", "digest": "sha1:ABC", "offset": 0, "http": 200,
    }  # fmt: skip


def test_text_records_and_resources() -> None:
    text = record(1, b"The quay is closed.", kind="conversion").replace(
        b"application/http", b"text/plain"
    )
    page = record(2, BODY, kind="resource").replace(b"application/http", b"text/html")
    image = record(3, b"GIF89a", kind="resource").replace(b"application/http", b"image/gif")
    records = read(text + page + image)
    assert [(r.id, r.kind) for r in records if isinstance(r, StoredPage)] == [
        ("urn:uuid:1", "text"),
        ("urn:uuid:2", None),
    ]
    assert [b.reason for b in rejects(records)] == ["no page but image/gif"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (http(status=404), "HTTP status 404"),
        (http(b"GIF89a").replace(b"text/html", b"image/gif"), "no page but image/gif; charset"),
        (http(b""), "the response has no body"),
    ],
)
def test_what_is_no_page_is_a_reject(content: bytes, reason: str) -> None:
    (broken,) = rejects(read(record(1, content)))
    assert reason.startswith(broken.reason)
    assert broken.url == "https://a.example/1"


def chunked(body: bytes) -> bytes:
    parts = [body[i : i + 30] for i in range(0, len(body), 30)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY, mtime=0), ["Content-Encoding: gzip"]),
        (zlib.compress(BODY), ["Content-Encoding: deflate"]),
        (zlib.compress(BODY)[2:-4], ["Content-Encoding: deflate"]),
        (brotli.compress(BODY), ["Content-Encoding: br"]),
        (BODY, ["Content-Encoding: gzip"]),
        (BODY, ["Content-Encoding: br"]),
        (chunked(BODY), ["Transfer-Encoding: chunked"]),
        (
            chunked(gzip.compress(BODY, mtime=0)),
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
        ),
        (BODY, ["Transfer-Encoding: chunked"]),
    ],
    ids=range(9),
)
def test_codings_of_the_transfer_are_undone_or_were(body: bytes, headers: list[str]) -> None:
    (page,) = read(record(1, http(body, *headers)))
    assert isinstance(page, StoredPage)
    assert page.content == BODY


def test_a_bomb_in_a_coding_is_a_reject() -> None:
    bomb = http(brotli.compress(b" " * 3_000_000), "Content-Encoding: br")
    assert "after decompression" in rejects(read(record(1, bomb), cap=1_000_000))[0].reason


@pytest.mark.parametrize("length", [50, -1, "x", 5000, 10**15, ""])
def test_a_false_length_in_the_middle_costs_nothing_where_http_confirms(length: object) -> None:
    records = read(record(1) + record(2, length=length) + record(3))
    assert ids(records) == ["1", "2", "3"]
    assert not rejects(records)


@pytest.mark.parametrize("length", [50, -1, 5000, 10**15])
def test_a_false_length_costs_its_record_only(length: object) -> None:
    records = read(record(1) + record(2, http(length=False), length=length) + record(3))
    assert ids(records) == ["1", "3"]
    assert [b.id for b in rejects(records)] == ["urn:uuid:2"]


def test_a_cut_off_end_is_a_reject() -> None:
    records = read(record(1) + record(2)[:-60])
    assert (ids(records), len(rejects(records))) == (["1"], 1)


def test_garbage_between_records_and_in_front() -> None:
    records = read(b"junk\r\n" + record(1) + b"\0\1 more junk\r\n" * 5000 + record(2))
    assert ids(records) == ["1", "2"]
    assert len(rejects(records)) == 2


def test_a_header_without_end_and_a_header_without_colons() -> None:
    endless = b"WARC/1.0\r\n" + b"x" * 2_000_000 + b"\r\n"
    records = read(endless + record(1) + b"WARC/1.0\r\nnonsense\r\n\r\n" + record(2))
    assert ids(records) == ["1", "2"]


def test_a_record_beyond_the_cap_is_passed_over() -> None:
    big = http(b"<p>" + b"word " * 1_000_000)
    video = http(b"\0" * 5_000_000).replace(b"text/html", b"video/mp4")
    records = read(record(1) + record(2, big) + record(3, video) + record(4), cap=100_000)
    assert ids(records) == ["1", "4"]
    assert [b.id for b in rejects(records)] == ["urn:uuid:2", "urn:uuid:3"]


def test_a_broken_gzip_member_costs_its_record_only() -> None:
    members = [bytearray(gzip.compress(record(n))) for n in range(1, 6)]
    members[1][-8:] = bytes(8)  # a wrong checksum: everything is there
    members[3] = members[3][:-120]  # cut short
    data = b"".join(bytes(m) for m in members)
    stream = decompressed(b"\x1f\x8b\x08", io.BytesIO(data), Caps())
    records = list(warc_records(stream, "a.warc", Caps()))
    assert ids(records) == ["1", "2", "3", "5"]
    assert any("checksum" in b.reason for b in rejects(records))


@pytest.mark.slow
def test_many_small_records_behind_a_lie_take_linear_time() -> None:
    lie = record(0, http(length=False), length=30_000_000)
    data = lie + b"".join(record(n) for n in range(1, 20_000))
    records = read(data)
    assert len(ids(records)) == 19_999


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: 39000000\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99000000\r\n\r\n\r\n",
    ],
)
def test_records_made_to_waste_time_are_read_in_linear_time(piece: bytes) -> None:
    records = read(piece * (1_000_000 // len(piece)) + b"\r\n" + record(1))
    assert ids(records) == ["1"]
