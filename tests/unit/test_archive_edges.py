"""What a report on an archive counts and shows, and what is read of a record: at each bound."""

from __future__ import annotations

from typing import Any

import pytest
from edges import Edge, each

import newsclean
from newsclean.archive.inputs import http
from newsclean.archive.inputs.compression import _gzip_header
from newsclean.archive.outputs.manifest import Tally
from newsclean.archive.pages import shown
from newsclean.archive.records import Broken, Caps
from newsclean.archive.stats.facts import Facts, facts_of
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
