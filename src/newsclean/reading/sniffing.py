"""Tells HTML from plain text, and both from what is no story at all."""

from __future__ import annotations

import json

from newsclean import lazy_re as re
from newsclean.errors import InputError
from newsclean.reading.source import SourceKind

_HEAD = 65_536
_SAMPLE = 16_384
"""Enough to tell noise."""

# First bytes of formats that reach a scraper by mistake, with what to do instead.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "extract its text first and pass that"),
    (b"\x1f\x8b", "gzip data", "decompress it first (gzip.decompress)"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it and pass one page"),
    (b"BZh", "bzip2 data", "decompress it first (bz2.decompress)"),
    (b"\xfd7zXZ\0", "xz data", "decompress it first (lzma.decompress)"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data", "decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and pass one page"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it and pass one page"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "pass the page it belongs to"),
    (b"\xff\xd8\xff", "a JPEG image", "pass the page it belongs to"),
    (b"GIF87a", "a GIF image", "pass the page it belongs to"),
    (b"GIF89a", "a GIF image", "pass the page it belongs to"),
    (b"II*\0", "a TIFF image", "pass the page it belongs to"),
    (b"MM\0*", "a TIFF image", "pass the page it belongs to"),
    (b"\0\0\1\0", "an icon", "pass the page it belongs to"),
    (b"RIFF", "a WebP image or a sound or film", "pass the page it belongs to"),
    (b"OggS", "a sound or film", "pass the page it belongs to"),
    (b"ID3", "an MP3 sound", "pass the page it belongs to"),
    (b"wOFF", "a font", "pass the page it belongs to"),
    (b"wOF2", "a font", "pass the page it belongs to"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "export it as HTML or text"),
    (b"{\\rtf", "an RTF document", "export it as HTML or text"),
    (b"SQLite format 3\0", "an SQLite database", "pass the column that holds the page"),
    (b"PAR1", "a Parquet file", "pass the column that holds the page"),
    (b"WARC/", "a WARC archive", "pass the payload of one record"),
    (b"\x7fELF", "a program", "pass a page or a text"),
    (b"MZ\x90\0", "a program", "pass a page or a text"),
)
_FTYP = re.compile(rb"....ftyp", re.S)

_PROLOG = re.compile(
    r"(?:\s++|<\?[^>]{0,2000}+>|<!--(?:[^-]++|-(?!->))*+-->|<!DOCTYPE[^>\[]{0,500}+(?:\[[^\]]*+\]\s*+)?+>)*+",
    re.I,
)
_ROOT = re.compile(r"<([A-Za-z][\w.:-]*)")
_FEEDS = {
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "rdf": "an RSS feed",
    "urlset": "an XML sitemap",
    "sitemapindex": "an XML sitemap",
    "opml": "an OPML list of feeds",
    "svg": "an SVG image",
}
_FEED_CURE = {
    "an SVG image": "pass the page it belongs to",
    "an XML sitemap": "fetch the pages it lists and pass each",
    "an OPML list of feeds": "fetch the pages behind it and pass each",
}

_STRING = r'"(?:[^"\\]|\\.){0,300}+"'
_OBJECT = re.compile(r"\s*+\{\s*+(?:" + _STRING + r"\s*+:|\}\s*+\Z)")
_ARRAY = re.compile(
    r"\s*+\[\s*+(?:\{\s*+[\"}]|\[|\]|"
    + _STRING
    + r"\s*+[,\]]|-?\d[\d.eE+-]*\s*+[,\]]|null|true|false)"
)
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+", re.I)
_PATH = re.compile(
    r"(?:~?/|\.{1,2}/|[A-Za-z]:[\\/]|\\\\)[^<>\n]{1,500}|[^\s<>]{1,200}\.(?:html?|xhtml|txt|gz|warc|pdf)"
)

# Tags that only a page or a piece of one has, and any tag at all.
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)(?=[\s/>])", re.I)
_STRUCTURE = re.compile(
    r"</?(?:p|div|article|section|main|header|footer|nav|aside|h[1-6]|ul|ol|li|table|tr|td|script"
    r"|style|meta|link|title|noscript|template|figure|blockquote|form|iframe|amp-[a-z]+)(?=[\s/>])",
    re.I,
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|font|i|img|q|s|small|span|strong|sub|sup|u|hr|mark|time)"
    r"(?=[\s/>])[^<>]{0,500}>",
    re.I,
)


def refuse_binary(data: bytes) -> None:
    """Raise for bytes in a known format that is neither HTML nor text, and for noise."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, looks, cure in _MAGIC:
        if data.startswith(magic) or (magic == b"%PDF-" and start.startswith(magic)):
            raise _no_story(looks, cure)
    if _FTYP.match(data):
        raise _no_story("a film, a sound or an AVIF image", "pass the page it belongs to")
    head = data[:_SAMPLE]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * _CONTROL_SHARE > len(head)
    if not wide and _is_noise(head, _CONTROLS):
        raise _no_story("binary data", "pass the bytes of a page or a text")


def refuse_noise(text: str) -> None:
    """Raise for text that is mostly control characters: binary data that was decoded."""
    sample = text[:_SAMPLE].encode("utf-8", "replace")
    if _is_noise(sample, _CONTROLS + b"\0\x7f"):
        raise _no_story("binary data", "pass the bytes or the text of a page")


def _is_noise(sample: bytes, noise: bytes) -> bool:
    odd = len(sample) - len(sample.translate(None, noise))
    return odd > _FEW_CONTROLS and odd * _CONTROL_SHARE > len(sample)


# Controls that no text has. (C1 controls are left out: they are common in misread windows-1252.)
_CONTROLS = (
    b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a"
    b"\x1c\x1d\x1e\x1f"
)
_FEW_CONTROLS = 8
_CONTROL_SHARE = 20
"""Of so many characters a text has less than one control."""


def refuse_data(text: str) -> None:
    """Raise for text in a format that holds stories but is none: feed, JSON, CSV, address, path."""
    head = text[:_HEAD].lstrip("\ufeff")
    stripped = text.strip() if len(text) <= 2000 else ""
    if stripped and "\n" not in stripped:
        _refuse_reference(stripped)
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    if root:
        looks = _FEEDS.get(root[1].lower().split(":")[0])
        if looks:
            cure = _FEED_CURE.get(looks, "fetch the pages it links to and pass each")
            raise _no_story(looks, cure)
        return
    if _OBJECT.match(head) or (_ARRAY.match(head) and text.rstrip()[-1:] in "]}"):
        looks = "JSON Lines" if _is_json_lines(text) else "JSON"
        raise _no_story(looks, "pass the field that holds the page or the text")
    if _is_table(head):
        raise _no_story(
            "a CSV table", "pass the column that holds the page or the text, row by row"
        )


def _refuse_reference(line: str) -> None:
    if _URL.fullmatch(line):
        raise InputError(
            "the input is an address, not a page; newsclean never fetches: download the page and"
            " pass its content (and url=…)"
        )
    if _PATH.fullmatch(line):
        raise InputError("the input is the name of a file; pass pathlib.Path(…) to have it read")


def _is_json_lines(text: str) -> bool:
    """Whether the first two lines are JSON objects of their own."""
    try:
        first, second = (json.loads(line) for line in text[:_HEAD].split("\n", 2)[:2])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and isinstance(second, dict)


def _is_table(head: str) -> bool:
    """A header of three or more plain column names, then lines with at least as many fields."""
    lines = head.split("\n")
    for mark in (",", ";", "\t"):
        names = lines[0].strip().split(mark)
        if len(names) >= 3 and all(_COLUMN.fullmatch(name) for name in names):
            rows = [line for line in lines[1:11] if line.strip()]
            full = sum(row.count(mark) >= len(names) - 1 for row in rows)
            return len(rows) >= 1 and full * 2 >= len(rows)
    return False


_COLUMN = re.compile(r"\"?[\w.-]{1,40}\"?")


def kind_of(text: str, content_type: str | None) -> SourceKind:
    """HTML or plain text, by the markup there is; the Content-Type decides only the doubtful."""
    opens_with_tag = text[:_HEAD].lstrip()[:1] == "<"
    if _DOCUMENT.search(text, 0, _HEAD) and (opens_with_tag or _STRUCTURE.search(text)):
        return "html"
    said = (content_type or "").split(";")[0].strip().lower()
    if said in ("text/plain", "text/markdown"):
        return "text"
    first = _STRUCTURE.search(text)
    inline = sum(1 for _ in _INLINE.finditer(text, 0, _HEAD))
    if first and (said in ("text/html", "application/xhtml+xml") or opens_with_tag):
        return "html"
    structural = sum(1 for _ in _STRUCTURE.finditer(text, 0, _HEAD))
    # Text may mention a tag or carry a bold word; markup says so every few lines.
    if structural >= 4 or (structural >= 2 and structural * 400 >= len(text[:_HEAD])):
        return "html"
    if inline >= 4 and inline * 150 >= len(text[:_HEAD]):
        return "html"
    return "text"


def _no_story(looks: str, cure: str) -> InputError:
    return InputError(f"the input looks like {looks}, not like HTML or text; {cure}")
