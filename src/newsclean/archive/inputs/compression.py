"""Members of compressed streams, and which compression a stream is in."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Any, Protocol

from newsclean.optional_deps import zstd

_MOST_HEADER = 1_024
"""Bytes of a gzip header: those of WARC and of BGZF have some 30, a file name adds 255 at most."""


class MemberError(Exception):
    """A compressed member is broken; ``salvaged`` came out before that."""

    def __init__(self, reason: str, salvaged: bytes = b"", rest: bytes = b"") -> None:
        super().__init__(reason)
        self.salvaged = salvaged
        self.rest = rest


class Member(Protocol):
    """One compressed member (gzip member, zstd frame, bzip2 or xz stream)."""

    done: bool
    rest: bytes
    """After ``done``: input behind the member."""
    complaint: str | None
    """After ``done``: what is wrong although all data came out."""
    hungry: bool
    """Whether it needs more input."""

    @property
    def unread(self) -> bytes:
        """Input that it has not looked at yet."""

    def feed(self, data: bytes, most: int) -> bytes: ...


class GzipMember:
    """gzip by hand over raw deflate, so that data is not lost with a wrong checksum."""

    def __init__(self) -> None:
        self.done = False
        self.hungry = True
        self.rest = b""
        self.complaint: str | None = None
        self._head: bytes | None = b""
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._tail: bytes | None = None
        self._recent = b""
        self._crc = self._size = 0

    @property
    def unread(self) -> bytes:
        return self._inflate.unconsumed_tail

    def feed(self, data: bytes, most: int) -> bytes:
        if self._head is not None:
            self._head += data
            end = _gzip_header(self._head)
            if end is None:
                if len(self._head) >= _MOST_HEADER:
                    raise MemberError("a gzip header without end", rest=self._head[1:])
                return b""
            data, self._head = self._head[end:], None
        if self._tail is not None:
            return self._finish(data)
        return self._inflated(data, most)

    def _inflated(self, data: bytes, most: int) -> bytes:
        data = self._recent = self._inflate.unconsumed_tail + data
        saved = self._inflate.copy()
        try:
            out = self._inflate.decompress(data, most)
        except zlib.error:
            raise _salvage(saved, data) from None
        self._crc = zlib.crc32(out, self._crc)
        self._size += len(out)
        self.hungry = not self._inflate.unconsumed_tail and len(out) < most
        if self._inflate.eof:
            self._tail = b""
            self.hungry = True
            self._recent = self._recent[: len(data) - len(self._inflate.unused_data)]
            self._finish(self._inflate.unused_data)
        return out

    def _finish(self, data: bytes) -> bytes:
        assert self._tail is not None
        self._tail += data
        self._recent += data
        if len(self._tail) >= 8:
            crc = int.from_bytes(self._tail[:4], "little")
            size = int.from_bytes(self._tail[4:8], "little")
            self.done, self.rest = True, self._tail[8:]
            if (crc, size) != (self._crc, self._size & 0xFFFFFFFF):
                self.complaint = "the gzip checksum is wrong"
                # A member that was cut may have swallowed the head of the next one.
                _, magic, rest = self._recent.partition(GZIP)
                self.rest = magic + rest
        return b""


def _gzip_header(head: bytes) -> int | None:
    """Where the header ends; None while it is not complete."""
    if len(head) < 10:
        return None
    flags, position = head[3], 10
    if flags & 4:
        if len(head) < position + 2:
            return None
        position += 2 + int.from_bytes(head[position : position + 2], "little")
    for flag in (8, 16):
        if flags & flag:
            end = head.find(b"\0", position)
            if end < 0:
                return None
            position = end + 1
    position += 2 if flags & 2 else 0
    return position if len(head) >= position else None


def _salvage(inflate: Any, data: bytes) -> MemberError:
    """What comes out before the byte that breaks the stream."""
    out: list[bytes] = []
    for byte in data:
        try:
            out.append(inflate.decompress(bytes([byte])))
        except zlib.error:
            break
    # The next member may begin before the byte at which the damage shows: all is looked at again.
    return MemberError("the compressed data are damaged", b"".join(out), data[1:])


class OtherMember:
    """bzip2, xz or zstd through a decompressor of the standard library's shape."""

    def __init__(self, decompressor: Any, errors: tuple[type[Exception], ...]) -> None:
        self._inner = decompressor
        self._errors = errors
        self.done = False
        self.hungry = True
        self.rest = b""
        self.unread = b""
        self.complaint: str | None = None

    def feed(self, data: bytes, most: int) -> bytes:
        try:
            out: bytes = self._inner.decompress(data, most)
        except self._errors as error:
            raise MemberError(f"the compressed data are damaged ({error})", rest=data[1:]) from None
        self.done = self._inner.eof
        self.hungry = not self.done and self._inner.needs_input
        if self.done:
            self.rest = self._inner.unused_data
        return out


GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A frame with a dictionary in front of the others, as in some .warc.zst."""

SUFFIXES: dict[bytes, tuple[str, ...]] = {
    GZIP: (".gz", ".tgz"),
    BZIP2: (".bz2", ".tbz2"),
    XZ: (".xz", ".txz"),
    ZSTD: (".zst", ".zstd", ".tzst"),
    ZSTD_DICTIONARY: (".zst", ".zstd"),
}
_MOST_DICTIONARY = 10_000_000
_XZ_MEMORY = 128 << 20


def compression_of(head: bytes) -> bytes | None:
    """The magic bytes of the compression that a stream begins with."""
    known = next((magic for magic in SUFFIXES if head.startswith(magic)), None)
    return ZSTD if known is None and is_passed_over(head) else known


def is_passed_over(head: bytes) -> bool:
    """Whether a frame of zstd begins that holds no content, as the table of places at the end of a file."""
    return head[1:4] == ZSTD_DICTIONARY[1:] and 0x50 <= head[0] <= 0x5F


def members(magic: bytes, dictionary: bytes = b"") -> Callable[[], Member]:
    """What makes the next member of a stream.

    Raises:
        MissingExtraError: zstd before Python 3.14 without ``newsclean[archive]``.
    """
    if magic == GZIP:
        return GzipMember
    if magic == BZIP2:
        return lambda: OtherMember(bz2.BZ2Decompressor(), (OSError, ValueError))
    if magic == XZ:
        errors = (lzma.LZMAError, EOFError)
        return lambda: OtherMember(lzma.LZMADecompressor(memlimit=_XZ_MEMORY), errors)
    module = zstd()
    words = _zstd_dictionary(module, dictionary) if dictionary else None
    return lambda: OtherMember(module.ZstdDecompressor(words), (module.ZstdError, EOFError))


def _zstd_dictionary(module: Any, content: bytes) -> Any:
    try:
        if content.startswith(ZSTD):
            content = module.ZstdDecompressor().decompress(content, _MOST_DICTIONARY)
        return module.ZstdDict(content, is_raw=not content.startswith(b"\x37\xa4\x30\xec"))
    except (module.ZstdError, ValueError, EOFError):
        return None
