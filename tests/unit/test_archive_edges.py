"""What a report on an archive counts and shows, and what is read of a record: at each bound."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import pytest
from archive_files import html, split, tarred, written
from edges import Edge, each

import newsclean
from newsclean.archive import buffers, total_bytes
from newsclean.archive.inputs import http
from newsclean.archive.inputs.compression import _gzip_header
from newsclean.archive.inputs.recognition import recognised
from newsclean.archive.job import sampled
from newsclean.archive.outputs.manifest import Manifest, Tally
from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, Caps
from newsclean.archive.stats.facts import Facts, facts_of, rank_of
from newsclean.archive.stats.totals import Gathered
from newsclean.archive.task import Outcome
from newsclean.cli.terminal_view import story_view


def facts(**known: Any) -> Facts:
    about: dict[str, Any] = {
        "headline": "", "language": "en", "month": "2024-05", "confidence": 0.5, "words": 100,
        "characters": 1000,
        "removed": 0, "repaired": 0, "flags": (), "rules": (), "left_out": (), "rank": 1,
    }  # fmt: skip
    return Facts(**about | known)


def counted(name: str, **known: Any) -> list[str]:
    gathered, tally = Gathered(), Tally()
    gathered.take(Outcome(id="a", status="ok", facts=facts(**known)), tally)
    return list(tally.counts[name])


@pytest.mark.parametrize(
    ("words", "bar"),
    [
        (49, 0),
        (50, 1),
        (100, 2),
        (200, 3),
        (400, 4),
        (800, 5),
        (1599, 5),
        (1600, 6),
        (3199, 6),
        (3200, 7),
    ],
)
def test_lengths_are_counted_in_steps_that_double(words: int, bar: int) -> None:
    assert counted("length", words=words) == [str(bar)]


@pytest.mark.parametrize(
    ("confidence", "bar"), [(0.0, 0), (0.049, 0), (0.051, 1), (0.949, 18), (0.951, 19), (1.0, 19)]
)
def test_confidence_is_counted_in_steps_of_a_twentieth(confidence: float, bar: int) -> None:
    assert counted("confidence", confidence=confidence) == [str(bar)]


def worst(**known: Any) -> list[str]:
    """The ids of the pages that are shown, of three."""
    gathered = Gathered()
    for name, value in known.items():
        gathered.take(Outcome(id=name, status="ok", facts=facts(**value)), Tally())
    return [row["id"] for row in gathered.shown()["worst", "confidence"]]


def test_the_least_sure_pages_are_shown_first_and_of_equal_ones_any() -> None:
    sure = {"confidence": 0.500002, "rank": 1}
    unsure = {"confidence": 0.500001, "rank": 999_999}
    assert worst(a=sure, b=unsure) == ["b", "a"]
    assert worst(a={"rank": 2}, b={"rank": 1_000_001}) == ["b", "a"]


def test_a_page_is_shown_with_its_confidence_in_thousandths() -> None:
    gathered = Gathered()
    gathered.take(Outcome(id="a", status="ok", facts=facts(confidence=0.123456)), Tally())
    [row] = gathered.shown()["worst", "confidence"]
    assert row["confidence"] == 0.123


def test_of_many_pages_twenty_are_shown_and_of_each_reject_ten() -> None:
    gathered = Gathered()
    for n in range(40):
        gathered.take(Outcome(id=f"a{n}", status="ok", facts=facts(removed=n + 1, rank=n)), Tally())
        gathered.take(Outcome(id=f"b{n}", status="timeout", reason="slow"), Tally())
    sizes = {name: len(rows) for name, rows in gathered.kept.items()}
    assert sizes == {
        ("worst", "confidence"): 20,
        ("worst", "removed"): 20,
        ("reject", "timeout"): 10,
    }


LONG = "so it was then " * 40


def sample(gone: str) -> dict[str, Any]:
    text = f"{LONG}and it was then. {gone} {LONG}and it was then."
    article = newsclean.clean(text, kind="text")
    [found] = facts_of(article, "a").rules
    return dict(found.sample)


def test_a_sample_shows_ninety_characters_to_each_side() -> None:
    found = sample("He saw the the boat.")
    assert {len(found["left"].strip("…")), len(found["right"].strip("…"))} == {90}
    assert (found["left"][0], found["right"][-1]) == ("…", "…")


def test_the_middle_of_a_long_edit_is_left_out() -> None:
    same = "The old boat was sold at last in June, " + "and then it was sold again " * 20 + "so."
    twice = newsclean.clean(
        f"The keepers waited.\n\n{same}\n\n{same}\n\nThe boat came.", kind="text"
    )
    [found] = facts_of(twice, "a").rules
    assert len(found.sample["before"]) == 405
    assert " […] " in found.sample["before"]


def answer(status: str) -> bool:
    """Whether a response is a page."""
    content = f"HTTP/1.1 {status} Odd\r\n\r\n<p>So it was.</p>".encode()
    return not isinstance(http.taken_apart(content).page("a", None, Caps()), Broken)


@pytest.mark.parametrize(
    ("status", "page"), [("199", 0), ("200", 1), ("299", 1), ("300", 0), ("99", 1)]
)
def test_a_page_is_what_came_with_a_status_of_success(status: str, page: int) -> None:
    assert answer(status) == bool(page)


def length(digits: int) -> int | None:
    return http.taken_apart(
        f"HTTP/1.1 200 OK\r\nContent-Length: {'1' * digits}\r\n\r\nx".encode()
    ).length


def head(size: int) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nx: " + b"x" * (size - 24) + b"\r\n\r\n<p>So</p>"
    return http.taken_apart(content).body


def name(n: int) -> int:
    return len(shown("x" * n))


@each(
    [
        Edge("digits of a length", lambda n: length(n) is not None, 18, True, False),
        Edge("bytes of a response's head", head, 131_072, b"<p>So</p>", b""),
        Edge("characters of a name", lambda n: name(n) == n, 2000, True, False),
    ]
)
def test_responses_and_names(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("flags", "more", "size"),
    [
        (0, b"", 10),
        (4, b"\3\0abc", 15),
        (8, b"name\0", 15),
        (16, b"comment\0", 18),
        (2, b"cc", 12),
        (24, b"n\0c\0", 14),
    ],
)
def test_the_head_of_a_gzip_member(flags: int, more: bytes, size: int) -> None:
    """RFC 1952: ten bytes, then what their flags announce."""
    header = b"\x1f\x8b\x08" + bytes([flags]) + bytes(6) + more
    assert _gzip_header(header + b"data") == size
    assert _gzip_header(header[:-1]) is None


def quote_line(size: int) -> str:
    """The line of a quotation, as the command line shows it."""
    said = " ".join(["sail"] * ((size + 1) // 5))
    article = newsclean.clean(
        f"The boat lay there all day long.\n\n“{said},” said Ann Roe. It was late that day.",
        kind="text",
    )
    return next(row for row in story_view(article).split("\n") if row.startswith("1 quote"))


def test_a_long_quotation_is_shortened_on_the_terminal() -> None:
    assert "…" not in quote_line(74)
    assert "…" in quote_line(79)


def within(folder: Path, depth: int) -> list[str]:
    """The ids of the pages in archives within archives."""
    path = tarred(folder / "0.tar", "w", {"page.html": html(1)})
    for n in range(1, depth):
        path = tarred(folder / f"{n}.tar", "w", {path.name: path.read_bytes()})
    return [page.id for page in split(path)[0]]


def named_columns(folder: Path, size: int) -> bool:
    """Whether a file without an ending is a table, whose first line is as long as that."""
    names = ["html", *(f"c{n:09}" for n in range(size // 11 + 1))]
    head = ",".join(names)[: size - 1] + "x\n"
    pages, _ = split(written(folder / "table", head.encode() + b"<p>So it was.</p>\n"))
    return [p.id for p in pages] == ["table:1"]


def two_stories(folder: Path, size: int) -> int:
    """How many stories a folder of mail holds whose second begins there."""
    message = (
        "From a@b.example Mon May  6 10:00:00 2024\nSubject: {}\nFrom: a@b.example\n\nSo it was.\n"
    )
    first = message.format("One")
    path = written(
        folder / "mail", (first.ljust(size - 1, "x") + "\n\n" + message.format("Two")).encode()
    )
    return len(split(path)[0])


def files(folder: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> bool:
    """Whether the sizes of so many files are summed up."""
    listed = written(folder / "list", b"a.html\n" * count)
    written(folder / "a.html", b"")
    monkeypatch.chdir(folder)
    return total_bytes([f"@{listed}"]) is not None


def test_archives_within_archives(tmp_path: Path) -> None:
    assert [len(within(tmp_path, n)) for n in range(1, 6)] == [1, 1, 1, 0, 0]


def test_a_file_is_told_by_its_beginning(tmp_path: Path) -> None:
    assert [named_columns(tmp_path, n) for n in (4090, 4097)] == [True, False]


def test_files_are_counted_up_to_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [files(tmp_path, monkeypatch, n) for n in (20_000, 20_001)] == [True, False]


def test_a_tar_without_magic_has_a_block() -> None:
    """POSIX: blocks of 512 bytes."""
    assert [recognised(bytes(n), "a.tar") for n in (511, 512)] == ["page", "tar"]


def test_every_record_of_a_share_is_drawn_by_chance() -> None:
    drawn = sum(sampled(f"id-{n}", 0.3) for n in range(1000))
    assert 250 < drawn < 350
    assert 2**58 < max(rank_of("a", str(n)) for n in range(100)) < 2**62


def expanding(ratio: int) -> bytes:
    """A stream of gzip that expands as much, the dense part first: found by halves."""
    noise = random.Random(1).randbytes(20_000)
    low, high = 0, ratio * 40_000
    while high - low > 1000:
        middle = (low + high) // 2
        data = b'{"id":1,"html":"' + noise.hex().encode() + b" " * middle + b'"}\n'
        packed = gzip.compress(data, mtime=0)
        low, high = (middle, high) if len(data) < ratio * len(packed) else (low, middle)
    return packed


@pytest.mark.slow
def test_a_stream_that_expands_without_measure_is_left(tmp_path: Path) -> None:
    caps = Caps(inflated=1)
    for ratio, left in ((500, False), (650, True)):
        path = written(tmp_path / "a.jsonl.gz", expanding(ratio))
        _, broken = split(path, caps=caps)
        assert any("bomb" in b.reason for b in broken) is left, ratio


def header_of(folder: Path, size: int) -> bool:
    """Whether a record whose header is as long is read."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html(1)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(answer)}\r\nX: ".encode()
    path = written(folder / "a.warc", head.ljust(size, b"x") + b"\r\n\r\n" + answer + b"\r\n\r\n")
    return len(split(path)[0]) == 1


def test_a_header_of_a_warc_record_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffers, "LARGE_PIECE", 1 << 16)
    found = [header_of(tmp_path, n) for n in (900_000, 1_200_000)]
    assert found == [True, False]


def test_a_thousand_counts_of_a_kind_are_given(tmp_path: Path) -> None:
    tally = Tally()
    for n in range(1200):
        tally.add("host", f"h{n}.example")
    manifest = Manifest(tmp_path / "a.manifest", anew=True)
    manifest._write({}, tally.counts, {})
    assert len(manifest.top("host")) == len(manifest.counts()["host"]) == 1000
    manifest.close()
