"""What is read as what: at each bound of the rules of reading, and just beyond."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edges import Edge, each

from newsclean.errors import InputError
from newsclean.options import Limits
from newsclean.reading import legacy, read
from newsclean.reading.charset import _fits_badly
from newsclean.reading.limit import within


def refused(data: str | bytes) -> str:
    """What it looks like, where it is refused."""
    try:
        read(data)
    except InputError as error:
        found = re.search("looks like (.*), not like|input is (an address)", str(error))
        return (found[1] or found[2]) if found else "other"
    return ""


def words(size: int) -> str:
    return ("so it was then " * (size // 15 + 1))[:size]


BINARY = [
    Edge(
        "controls among few bytes",
        lambda n: refused(b"\1" * n + words(100 - n).encode()),
        8,
        "",
        "binary data",
    ),
    Edge(
        "controls among a thousand bytes",
        lambda n: refused(b"\1" * n + words(1000 - n).encode()),
        50,
        "",
        "binary data",
    ),
    Edge(
        "controls among few characters",
        lambda n: refused("\1" * n + words(100 - n)),
        8,
        "",
        "binary data",
    ),
    Edge(
        "controls among a thousand characters",
        lambda n: refused("\1" * n + words(1000 - n)),
        50,
        "",
        "binary data",
    ),
    Edge(
        "bytes before what is no text",
        lambda n: refused(words(n).encode() + b"\1" * 2000),
        15_564,
        "binary data",
        "",
    ),
]


@each(BINARY)
def test_binary_data(edge: Edge) -> None:
    edge.check()


def test_which_controls_no_text_has() -> None:
    found = {
        c for c in range(128) if refused(bytes([c]) * 20 + words(50).encode()) == "binary data"
    }
    assert found == {0, *range(1, 9), *range(14, 27), *range(28, 32), 127}


REFUSED = [
    Edge(
        "characters of an address",
        lambda n: refused("https://a.example/" + "x" * (n - 18)),
        2000,
        "an address",
        "",
    ),
    Edge(
        "columns of a text that is no table",
        lambda n: refused("\n".join([",".join(["name"] * n)] * 3)),
        2,
        "",
        "a CSV table",
    ),
    Edge(
        "full rows of ten",
        lambda n: refused(
            "\n".join(["a,b,c", *["1,2,3"] * n, *["so it was"] * (10 - n), *["1,2,3"] * 20])
        ),
        4,
        "",
        "a CSV table",
    ),
]


@each(REFUSED)
def test_data_and_references(edge: Edge) -> None:
    edge.check()


def kind(text: str) -> str:
    return read(text).kind


MARKUP = [
    Edge(
        "structural tags in a long text",
        lambda n: kind("So" + "<p>" * n + words(5000)),
        3,
        "text",
        "html",
    ),
    Edge(
        "characters of a text with two structural tags",
        lambda n: kind("So <p>it <p>was " + words(n - 16)),
        800,
        "html",
        "text",
    ),
    Edge("inline tags in a short text", lambda n: kind("So " + "<b>x</b>" * n), 1, "text", "html"),
    Edge(
        "characters of a text with four inline tags",
        lambda n: kind("So <b>x</b><b>x</b>" + words(n - 19)),
        600,
        "html",
        "text",
    ),
    Edge(
        "characters before the first tags",
        lambda n: kind(words(n) + "<p>" * 4),
        65_524,
        "html",
        "text",
    ),
]


@each(MARKUP)
def test_html_and_text(edge: Edge) -> None:
    edge.check()


def charset(data: bytes) -> str | None:
    """None where it was read as no text at all."""
    try:
        return read(data, kind="html").charset
    except InputError:
        return None


def wide(ascii_letters: int, other: str) -> str | None:
    text = "<p>" + "a" * (ascii_letters - 3) + other * (100 - ascii_letters)
    return charset(text.encode("utf-16-be"))


RUSSIAN = "Паром снова ходит по понедельникам, сообщил городской совет жителям острова. "


def declared(name: str, body: bytes) -> str | None:
    return charset(f'<html><head><meta charset="{name}"></head><body><p>'.encode() + body)


CHARSETS = [
    Edge("ASCII letters of UTF-16", lambda n: wide(n, "線") == "UTF-16BE", 51, False, True),
    Edge(
        "bytes of a text that is no UTF-16",
        lambda n: charset(("<p>" + "a" * (n // 2 - 3)).encode("utf-16-be")) == "UTF-16BE",
        7,
        False,
        True,
    ),
    Edge(
        "Cyrillic letters that leave a declared charset alone",
        lambda n: declared("iso-8859-1", re.sub(r"\W", "", RUSSIAN)[:n].encode("cp1251")),
        19,
        "windows-1252",
        "windows-1251",
    ),
    Edge(
        "characters of UTF-8 that may be Chinese",
        lambda n: declared("gb18030", "é ".encode() * n) == "UTF-8",
        2,
        False,
        True,
    ),
]


@each(CHARSETS)
def test_charsets(edge: Edge) -> None:
    edge.check()


def test_a_script_fits_by_its_letters_and_by_how_often_the_frequent_ones_stand() -> None:
    """The frequent letters of a language are two thirds of its texts, about."""
    frequent, rare = "о".encode("cp1251"), "щ".encode("cp1251")

    def fit(share: float) -> float:
        n = round(1000 * share)
        return legacy.fit(legacy.evidence(frequent * n + rare * (1000 - n)), "cp1251")

    assert fit(0.65) == fit(1.0) == 1
    assert fit(0.325) == pytest.approx(0.75)
    assert fit(0.0) == pytest.approx(0.5)


def japanese(kana: int, codec: str) -> bool:
    text = "の" * kana + "線" * (100 - kana)
    return legacy.guess(text.encode(codec)).codec == codec


@pytest.mark.parametrize("codec", ["euc_jp", "cp932"])
def test_japanese_has_kana(codec: str) -> None:
    assert japanese(15, codec)
    assert not japanese(14, codec)


@pytest.mark.parametrize("codec", ["euc_jp", "cp932"])
def test_japanese_goes_before_other_charsets_that_fit_as_well(codec: str) -> None:
    assert legacy.guess(("の線" * 20).encode(codec)).score == pytest.approx(1.05)


def test_korean_goes_before_chinese_that_fits_as_well() -> None:
    assert legacy.guess(("섬의배가다시" * 9).encode("euc_kr")).score == pytest.approx(1.02)


@pytest.mark.parametrize(("letters", "told"), [(3, True), (2, False)])
def test_a_charset_of_two_bytes_needs_three_letters(letters: int, told: bool) -> None:
    assert (legacy.guess(("の" * letters).encode("euc_jp")).codec == "euc_jp") is told


def kept(stretch: int) -> bool:
    """Whether a stretch without a tag stays whole in content that is far too long."""
    own = "b" * stretch
    return own in within(f"<p>{own}<!--{'a' * 5_000_000}-->", 4_000_000)[0]


def tail(bound: int) -> int:
    """How much of the end of a long stretch is kept."""
    return within(f"<p>So<!--{'a' * 3_000_000}{'b' * 50_000}", bound)[0].count("b")


LIMITS = [
    Edge("characters of a stretch without a tag", kept, 999_998, True, False),
    Edge(
        "characters of a word at the end",
        lambda n: within("so " * 2000 + "x" * (n + 50), 6000 + n)[0].endswith("x"),
        999,
        False,
        True,
    ),
    Edge(
        "characters behind the last tag",
        lambda n: within(("<p>" + "x " * 450_000) * 4, 1_800_009 + n)[0].endswith(">"),
        99_999,
        True,
        False,
    ),
]


@each(LIMITS)
def test_what_is_cut_off(edge: Edge) -> None:
    edge.check()


def test_a_long_stretch_keeps_its_end() -> None:
    assert (tail(2_500_000), tail(8000)) == (20_000, 1000)


@pytest.mark.parametrize(("size", "whole"), [(4000, True), (4001, False)])
def test_of_a_file_four_times_the_limit_is_read(tmp_path: Path, size: int, whole: bool) -> None:
    page, end = "<html><body><p>First words.</p><!--", "--><p>Last words.</p></body></html>"
    file = tmp_path / "page.html"
    file.write_text(page + "x" * (size - len(page) - len(end)) + end, encoding="utf-8")
    found = read(file, limits=Limits(bytes=1000))
    assert found.truncated
    assert found.text.endswith("</html>") is whole


@pytest.mark.parametrize(("broken", "badly"), [(10, False), (11, True)])
def test_a_charset_of_many_bytes_fits_badly_where_one_byte_in_a_hundred_is_none_of_its(
    broken: int, badly: bool
) -> None:
    data = "橋".encode("gb18030") * 500 + b"\xff " * broken
    assert _fits_badly(data, "gb18030") is badly
