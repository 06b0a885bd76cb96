"""Byte streams that survive damage: decompression goes on behind a broken member."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

from newsclean.archive.extras import zstd
from newsclean.archive.records import Caps

_CHUNK = 1 << 16
_MOST = 1 << 20
_RATIO = 500


class DamageError(Exception):
    """Raised once where a stream is damaged; the next read goes on behind the damage.

    ``lost`` tells whether bytes are missing at this point.
    """

    def __init__(self, reason: str, *, lost: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lost = lost


class Stream(Protocol):
    """What formats read from. ``b""`` is the end."""

    def read(self, size: int = ..., /) -> bytes: ...


class RawFile:
    """A file as it is. ``position`` counts what was read, for progress."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._over = False
        self.position = 0

    def read(self, size: int = _CHUNK, /) -> bytes:
        if self._over:
            return b""
        try:
            data = self._file.read(size)
        except OSError as error:
            self._over = True
            raise DamageError(f"reading fails ({error})", lost=True) from error
        self.position += len(data)
        return data


class Joined:
    """A stream whose first bytes were already looked at; damage that was met comes again."""

    def __init__(self, head: bytes, rest: Stream, damage: DamageError | None = None) -> None:
        self._head = head
        self._rest = rest
        self._damage = damage

    def read(self, size: int = _CHUNK, /) -> bytes:
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        if self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        return self._rest.read(size)


def with_head(stream: Stream, size: int = 4096) -> tuple[bytes, Stream]:
    """The first bytes, and a stream that begins with them all the same."""
    head, damage = b"", None
    while len(head) < size:
        try:
            more = stream.read(size - len(head))
        except DamageError as met:
            damage = met
            break
        if not more:
            break
        head += more
    return head, Joined(head, stream, damage)


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

    def feed(self, data: bytes, most: int) -> bytes: ...


class GzipMember:
    """gzip by hand over raw deflate, so that data is not lost with a wrong checksum."""

    def __init__(self) -> None:
        self.done = False
        self.hungry = True
        self.rest = b""
        self.complaint: str | None = None
        self._head: bytes | None = b""
        self._inflate = zlib.decompressobj(-15)
        self._tail: bytes | None = None
        self._crc = self._size = 0

    def feed(self, data: bytes, most: int) -> bytes:
        if self._head is not None:
            self._head += data
            end = _gzip_header(self._head)
            if end is None:
                if len(self._head) > 200_000:
                    raise MemberError("a gzip header without end", rest=self._head[1:])
                return b""
            data, self._head = self._head[end:], None
        if self._tail is not None:
            return self._finish(data)
        return self._inflated(data, most)

    def _inflated(self, data: bytes, most: int) -> bytes:
        data = self._inflate.unconsumed_tail + data
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
            self._finish(self._inflate.unused_data)
        return out

    def _finish(self, data: bytes) -> bytes:
        assert self._tail is not None
        self._tail += data
        if len(self._tail) >= 8:
            crc = int.from_bytes(self._tail[:4], "little")
            size = int.from_bytes(self._tail[4:8], "little")
            if (crc, size) != (self._crc, self._size & 0xFFFFFFFF):
                self.complaint = "the gzip checksum is wrong"
            self.done, self.rest = True, self._tail[8:]
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
    for start in range(0, len(data), 64):
        try:
            out.append(inflate.decompress(data[start : start + 64]))
        except zlib.error:
            break
    rest = data[start + 1 :] if data else b""
    return MemberError("the compressed data are damaged", b"".join(out), rest)


class OtherMember:
    """bzip2, xz or zstd through a decompressor of the standard library's shape."""

    def __init__(self, decompressor: Any, errors: tuple[type[Exception], ...]) -> None:
        self._inner = decompressor
        self._errors = errors
        self.done = False
        self.hungry = True
        self.rest = b""
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


class Decompressed:
    """The content of a compressed stream, member after member.

    Behind damage it goes on at the next member. A stretch that expands like a bomb is left.
    """

    def __init__(
        self, raw: Stream, magic: bytes, member: Callable[[], Member], caps: Caps, head: bytes = b""
    ) -> None:
        self._source = raw
        self._magic = magic
        self._new = member
        self._caps = caps
        self._raw = head
        self._member: Member | None = None
        self._out = b""
        self._problem: DamageError | None = None
        self._over = False
        self._taken = self._given = self._bombs = 0

    def read(self, size: int = _CHUNK, /) -> bytes:
        while not self._out:
            if self._problem is not None:
                problem, self._problem = self._problem, None
                raise problem
            if self._over:
                return b""
            self._step()
        data, self._out = self._out[:size], self._out[size:]
        return data

    def _step(self) -> None:
        if self._member is None and not self._begin():
            return
        assert self._member is not None
        data = self._take() if self._member.hungry else b""
        if self._member.hungry and not data:
            self._stop("the compressed data end too early", lost=True)
            return
        self._taken += len(data)
        try:
            self._out = self._member.feed(data, _MOST)
        except MemberError as error:
            self._out = error.salvaged
            self._raw = error.rest + self._raw
            self._member = None
            self._problem = DamageError(str(error), lost=True)
            self._seek()
            return
        self._given += len(self._out)
        if self._member.done:
            if self._member.complaint:
                self._problem = DamageError(self._member.complaint, lost=False)
            self._raw = self._member.rest + self._raw
            self._taken -= len(self._member.rest)
            self._member = None
        self._watch()

    def _begin(self) -> bool:
        """Start the next member, if there is one here."""
        while len(self._raw) < len(self._magic):
            more = self._source.read(_CHUNK)
            if not more:
                break
            self._raw += more
        if self._raw.startswith(self._magic):
            self._member = self._new()
            return True
        if self._raw.strip(b"\0\r\n"):
            self._problem = DamageError("something else lies between or behind the compressed data", lost=False)
        elif not self._raw:
            self._over = True
            return False
        self._seek()
        return False

    def _seek(self) -> None:
        """Go to the next place that looks like the start of a member."""
        while True:
            found = self._raw.find(self._magic)
            if found >= 0:
                self._raw = self._raw[found:]
                return
            keep = len(self._magic) - 1
            more = self._source.read(_CHUNK)
            if not more:
                self._raw = b""
                self._over = True
                return
            self._raw = self._raw[-keep:] + more

    def _take(self) -> bytes:
        if self._raw:
            data, self._raw = self._raw[:_CHUNK], self._raw[_CHUNK:]
            return data
        return self._source.read(_CHUNK)

    def _watch(self) -> None:
        """Leave a member that expands without measure."""
        if self._given > _RATIO * max(self._taken, 1) and self._given > self._caps.inflated:
            self._taken = self._given = 0
            self._bombs += 1
            reason = "the data expand like a decompression bomb"
            if self._bombs >= self._caps.bombs:
                self._stop(reason + "; the rest was left", lost=True)
            elif self._member is not None:
                self._member = None
                self._problem = DamageError(reason, lost=True)
                self._seek()

    def _stop(self, reason: str, *, lost: bool) -> None:
        self._over = True
        self._member = None
        self._problem = DamageError(reason, lost=lost)


def _zstd_dictionary(raw: Stream, head: bytes) -> tuple[bytes, Any]:
    """The rest of the head, and the dictionary that a .warc.zst may carry in its first frame."""
    module = zstd()
    while len(head) < 8:
        more = raw.read(_CHUNK)
        if not more:
            return head, None
        head += more
    size = int.from_bytes(head[4:8], "little")
    if size > 10_000_000:
        return head, None
    while len(head) < 8 + size:
        more = raw.read(_CHUNK)
        if not more:
            return head, None
        head += more
    content, rest = head[8 : 8 + size], head[8 + size :]
    try:
        if content.startswith(b"\x28\xb5\x2f\xfd"):
            content = module.ZstdDecompressor().decompress(content, 10_000_000)
        return rest, module.ZstdDict(content, is_raw=not content.startswith(b"\x37\xa4\x30\xec"))
    except (module.ZstdError, ValueError):
        return rest, None


GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
SUFFIXES = {GZIP: (".gz", ".tgz"), BZIP2: (".bz2", ".tbz2"), XZ: (".xz", ".txz")}
SUFFIXES |= {ZSTD: (".zst", ".zstd", ".tzst"), _ZSTD_DICTIONARY: (".zst", ".zstd")}


def compression_of(head: bytes) -> bytes | None:
    """The magic bytes of the compression that a stream begins with."""
    return next((magic for magic in SUFFIXES if head.startswith(magic)), None)


def decompressed(magic: bytes, head: bytes, raw: Stream, caps: Caps) -> Stream:
    """The content of a stream compressed as ``magic`` says.

    Raises:
        MissingExtraError: zstd before Python 3.14 without ``newsclean[archive]``.
    """
    if magic == GZIP:
        return Decompressed(raw, GZIP, GzipMember, caps, head)
    if magic == BZIP2:
        return Decompressed(
            raw, BZIP2, lambda: OtherMember(bz2.BZ2Decompressor(), (OSError, ValueError)), caps, head
        )
    if magic == XZ:
        limit = 128 << 20
        return Decompressed(
            raw,
            XZ,
            lambda: OtherMember(lzma.LZMADecompressor(memlimit=limit), (lzma.LZMAError, EOFError)),
            caps,
            head,
        )
    module, words = zstd(), None
    if magic == _ZSTD_DICTIONARY:
        head, words = _zstd_dictionary(raw, head)
    errors = (module.ZstdError, EOFError)
    return Decompressed(
        raw, ZSTD, lambda: OtherMember(module.ZstdDecompressor(words), errors), caps, head
    )


def chunks(stream: Stream) -> Iterator[bytes | DamageError]:
    """The stream to its end, damage in its place."""
    while True:
        try:
            data = stream.read(_CHUNK)
        except DamageError as damage:
            yield damage
            continue
        if not data:
            return
        yield data


def read_within(stream: Stream, cap: int) -> tuple[bytes, bool, list[DamageError]]:
    """The whole stream up to ``cap`` bytes, whether there is more, and the damage met."""
    parts: list[bytes] = []
    size = 0
    damage: list[DamageError] = []
    for chunk in chunks(stream):
        if isinstance(chunk, DamageError):
            damage.append(chunk)
            continue
        parts.append(chunk)
        size += len(chunk)
        if size > cap:
            return b"".join(parts)[:cap], True, damage
    return b"".join(parts), False, damage
