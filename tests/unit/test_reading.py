"""Reading: any input to text, told apart as HTML or plain text, or refused with the cure."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import InputError, NewscleanError
from newsclean.options import Limits
from newsclean.reading import read

PAGE = "<!DOCTYPE html><html><head><title>Café</title></head><body><p>Le café rouvre.</p></body></html>"
TEXT = "The café opens again\n\nThe café on the quay opens again on Monday, its owner said.\n"


LATIN = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">')
RUSSIAN = "Паром снова ходит по понедельникам, сообщил городской совет жителям острова. "
JAPANESE = "三十年前に廃止された駅に、きのう郵便局が開きました。町の人たちが直しました。"


class Response:
    """What requests and httpx return, as far as it matters."""

    def __init__(self, content: Any, headers: Any, url: Any = "https://paper.example/1") -> None:
        self.content = content
        self.headers = headers
        self.url = url


class Scrapy:
    """A Scrapy response: a body, headers of bytes in lists."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.url = "https://paper.example/2"
        self.headers = {b"Content-Type": [b"text/html; charset=iso-8859-1"]}


def test_bytes_str_and_path_read_the_same(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    for source in (PAGE, PAGE.encode(), bytearray(PAGE.encode()), memoryview(PAGE.encode()), file):
        found = read(source)
        assert found.text == PAGE
        assert found.kind == "html"


def test_a_soup_and_trees_are_written_out() -> None:
    from xml.etree import ElementTree

    import lxml.html
    from bs4 import BeautifulSoup

    tree = lxml.html.fromstring(PAGE)
    plain = ElementTree.fromstring("<html><body><p>Le café rouvre.</p></body></html>")
    for source in (BeautifulSoup(PAGE, "html.parser"), tree, tree.getroottree(), plain):
        found = read(source)
        assert found.kind == "html"
        assert "Le café rouvre." in found.text


def test_responses_give_url_and_charset() -> None:
    found = read(Response(PAGE.encode("latin-1"), {"Content-Type": "text/html; charset=latin-1"}))
    assert found.url == "https://paper.example/1"
    assert found.charset == "windows-1252"
    assert found.charset_origin == "header"
    assert "Le café" in found.text
    scrapy = read(Scrapy(PAGE.encode("latin-1")))
    assert scrapy.url == "https://paper.example/2"
    assert "Le café" in scrapy.text


def test_what_is_no_input_is_a_type_error() -> None:
    for wrong in (None, 7, ["<p>"], io.BytesIO(b"<p>"), object()):
        with pytest.raises(TypeError, match="newsclean reads"):
            read(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="kind must be"):
        read(PAGE, kind="xml")  # type: ignore[arg-type]


def test_a_response_that_fails_is_an_input_error() -> None:
    class Broken:
        url = "https://paper.example/3"

        @property
        def content(self) -> bytes:
            raise RuntimeError("stream consumed")

    with pytest.raises(InputError, match="stream consumed"):
        read(Broken())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "charset", "origin"),
    [
        (b"\xef\xbb\xbf" + PAGE.encode(), "UTF-8", "bom"),
        (b"\xff\xfe" + PAGE.encode("utf-16-le"), "UTF-16LE", "bom"),
        (PAGE.encode("utf-16-be"), "UTF-16BE", "content"),
        (PAGE.encode(), "UTF-8", "content"),
        (PAGE.encode("cp1252"), "windows-1252", "content"),
        (LATIN.encode("cp1252"), "windows-1252", "declared"),
        (PAGE.replace("<head>", '<head><meta charset="utf-8">').encode("cp1252"), "windows-1252", "content"),
        (PAGE.replace("<head>", '<head><meta charset="idna">').encode(), "UTF-8", "content"),
    ],
)  # fmt: skip
def test_charset_in_the_order_of_a_browser(data: bytes, charset: str, origin: str) -> None:
    found = read(data)
    assert (found.charset, found.charset_origin) == (charset, origin)
    assert "Le café rouvre." in found.text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN * 4, "cp1251"),
        (RUSSIAN * 4, "koi8-r"),
        (JAPANESE * 4, "cp932"),
        (JAPANESE * 4, "euc_jp"),
        ("渡轮星期一重新开航，市议会昨天说。岛上的居民等了十九个月。" * 4, "gb18030"),
    ],
)  # fmt: skip
def test_undeclared_encodings_are_told_by_their_letters(text: str, codec: str) -> None:
    assert text in read(f"<html><body><p>{text}</p></body></html>".encode(codec)).text


def test_surrogates_and_marks_do_not_get_through() -> None:
    found = read("<p>a\ud800b \ud83d\ude00</p><p>c</p><p>d</p><p>e</p>")
    found.text.encode("utf-8")
    assert "\U0001f600" in found.text
    assert found.warnings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, "html"),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", "html"),
        ("   <div>One.<br>Two.</div>", "html"),
        (TEXT, "text"),
        ("The <b>bold</b> word is all the markup of this text of many words. " + TEXT * 5, "text"),
        ("Use the <p> tag for a paragraph, the manual says, and close it. " + TEXT * 4, "text"),
        ("If a < b and c > d, then the result of the comparison is not what you think.", "text"),
    ],
)  # fmt: skip
def test_html_and_text_are_told_apart(text: str, kind: str) -> None:
    assert read(text).kind == kind
    assert read(text, kind="text").kind == "text"
    assert read(text, kind="html").kind == "html"


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\0" * 100, "empty"),
        (b"%PDF-1.7\n%x", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "JPEG"),
        (b"\x1f\x8b\x08" + bytes(99), "gzip"),
        (b"PK\x03\x04" + bytes(99), "ZIP"),
        (bytes(range(256)) * 20, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "RSS"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "Atom"),
        (b'{"headline": "x", "body": "y"}', "JSON"),
        (b'{"a": 1}\n{"a": 2}\n', "JSON Lines"),
        (b"id,title,body\n1,a,b\n2,c,d\n", "CSV"),
        (b"https://paper.example/story.html", "address"),
        (b"stories/one.html", "name of a file"),
    ],
)
def test_what_is_no_story_is_named_and_comes_with_the_cure(data: bytes, looks: str) -> None:
    with pytest.raises(InputError, match=looks):
        read(data)


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        read(tmp_path / "none.html")
    with pytest.raises(InputError, match="directory"):
        read(tmp_path)


def test_the_limit_cuts_what_is_no_story_first() -> None:
    giant = (
        "<html><body><p>First words.</p><!--"
        + "x" * 3_000_000
        + "--><p>Last words.</p></body></html>"
    )
    found = read(giant, limits=Limits(bytes=2_500_000))
    assert found.truncated
    assert any("beyond the limit" in w for w in found.warnings)
    assert "First words." in found.text
    assert "Last words." in found.text
    assert len(found.text) <= 2_500_000


def test_a_saved_response_loses_its_headers() -> None:
    dump = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin-1\r\n\r\n" + PAGE.encode(
        "cp1252"
    )
    found = read(dump)
    assert found.text == PAGE


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        found = read(data)
    except NewscleanError:
        return
    found.text.encode("utf-8")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_text_or_an_error_of_ours(text: str) -> None:
    try:
        found = read(text)
    except NewscleanError:
        return
    found.text.encode("utf-8")
