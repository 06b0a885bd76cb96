"""A stored HTTP response: status, type, and the body without the codings of the transfer."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from newsclean import lazy_re as re
from newsclean.archive import buffers
from newsclean.archive.pages import unpacked
from newsclean.archive.records import Broken, Caps, Record, StoredPage
from newsclean.errors import MissingExtraError
from newsclean.light_dataclass import dataclass
from newsclean.optional_deps import brotli

_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_TEXT = re.compile(r"text/|application/(?:xhtml|xml|octet-stream|x-unknown|html)", re.I)


def declared_length(headers: Mapping[str, str]) -> int | None:
    """What the headers of HTTP or WARC give as the length; None where it is missing or no length."""
    value = headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


@dataclass(frozen=True, slots=True)
class Answer:
    """A response taken apart."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def length(self) -> int | None:
        """The length of the body as HTTP declares it."""
        return declared_length(self.headers)

    def confirmed(self) -> Answer | None:
        """The response with the body that HTTP's own length gives; None where that cannot be."""
        if self.length is None or len(self.body) < self.length:
            return None
        behind = self.body[self.length :]
        if behind and not behind.startswith(b"\r\n\r\n"):
            return None
        return Answer(self.status, self.headers, self.body[: self.length])

    def page(
        self, identity: str, url: str | None, caps: Caps, about: Mapping[str, Any] | None = None
    ) -> Record:
        """The page, or why there is none; ``about`` is what the archive says of the record."""
        refusal = media_refusal(self.content_type)
        if not 200 <= self.status < 300:
            refusal = f"HTTP status {self.status}"
        if refusal:
            return Broken(id=identity, reason=refusal, url=url, status="no-page")
        try:
            body = _decoded(self.body, self.headers, caps)
        except (ValueError, MissingExtraError) as error:
            return Broken(id=identity, reason=str(error), url=url)
        if not body:
            reason = "the response has no body"
            return Broken(id=identity, reason=reason, url=url, status="no-page")
        page = StoredPage(
            id=identity, content=body, url=url, content_type=self.content_type,
            about={**(about or {}), "http": self.status},
        )  # fmt: skip
        return unpacked(page, caps)


def media_refusal(content_type: str | None) -> str | None:
    """Why content of this type cannot be a page."""
    if not content_type or _TEXT.match(content_type.strip()):
        return None
    return f"no page but {content_type.split(';')[0].strip()[:80]}"


def taken_apart(content: bytes) -> Answer:
    """The response in ``content``; what is behind its head is the body."""
    end = _END.search(content, 0, 1 << 17)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content, b"")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    status = first.split(" ")[1:2]
    headers: dict[str, str] = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon:
            headers.setdefault(key.strip().lower(), value.strip())
    return Answer(
        int(status[0]) if status and re.fullmatch(r"[0-9]{3}", status[0]) else 200, headers, body
    )


def _decoded(body: bytes, headers: dict[str, str], caps: Caps) -> bytes:
    """Crawlers often store what they decoded under the headers of what they got: both are read."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    coding = headers.get("content-encoding", "").lower().strip()
    if coding == "br" and body.lstrip()[:1] != b"<":
        return _from_brotli(body, caps)
    if coding == "deflate" and body.lstrip()[:1] != b"<":
        return _inflated(body, caps)
    return body  # gzip and zstd are recognised by their magic bytes


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    position = 0
    while found := _CHUNK_SIZE.match(body, position):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        position = found.end() + size
        if body[position : position + 2] == b"\r\n":
            position += 2
        elif body[position : position + 1] == b"\n":
            position += 1
    return b"".join(parts) if parts and position >= len(body) else body


def _from_brotli(body: bytes, caps: Caps) -> bytes:
    module = brotli()
    decoder = module.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        data = body
        while not decoder.is_finished():
            out = decoder.process(data, output_buffer_limit=buffers.LARGE_PIECE)
            data = b""
            parts.append(out)
            size += len(out)
            if size > caps.record:
                raise ValueError(f"more than {caps.record:,} bytes after decompression")
            if not out and decoder.can_accept_more_data():
                raise ValueError("the compressed data end too early")
    except module.error:
        return body
    return b"".join(parts)


def _inflated(body: bytes, caps: Caps) -> bytes:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        decoder = zlib.decompressobj(window)
        try:
            out = decoder.decompress(body, caps.record)
        except zlib.error:
            continue
        if decoder.unconsumed_tail:
            raise ValueError(f"more than {caps.record:,} bytes after decompression")
        return out
    return body
