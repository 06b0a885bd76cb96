"""Byte streams that survive damage: decompression goes on behind a broken member."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, TypeAlias

from newsclean.archive import buffers
from newsclean.archive.inputs.compression import (
    ZSTD,
    ZSTD_DICTIONARY,
    Member,
    MemberError,
    is_passed_over,
    members,
)
from newsclean.archive.records import Caps

RATIO = 500
_HEAD = 4096
"""Bytes by which the format of a file is told."""
_FRAME_HEAD = 8
"""Bytes in front of a dictionary for zstd: magic and size."""
BOMB = "the data expand like a decompression bomb"
_AGAIN = 64
"""Times that bytes may be looked at again behind damage, where another member may begin in them."""

Consumed: TypeAlias = tuple[int, str]
"""How many bytes of a file were read, and their SHA-256."""
NOTHING: Consumed = (0, hashlib.sha256().hexdigest())


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
    """A file as it is. ``position`` counts what was read, for progress; a running digest of it shows
    a resumed job whether the file is still the one that was read before."""

    def __init__(self, file: BinaryIO, expected: Consumed | None = None) -> None:
        self._file = file
        self._over = False
        self._digest = hashlib.sha256()
        self._hashed = 0
        self._expected = expected
        self.position = 0
        self.proven = expected is None or expected == NOTHING
        """Whether what was read begins with the bytes that an earlier run read."""

    def read(self, size: int = buffers.PIECE, /) -> bytes:
        if self._over:
            return b""
        try:
            data = self._file.read(size)
        except OSError as error:
            self._over = True
            raise DamageError(f"reading fails ({error})", lost=True) from error
        self.position += len(data)
        self._take(data)
        return data

    def consumed(self) -> Consumed:
        """How many bytes were read, and their SHA-256."""
        return self._hashed, self._digest.hexdigest()

    def take_whole(self) -> None:
        """Let the digest be that of the whole file, for formats that are read from the end."""
        self._file.seek(0)
        self._digest, self._hashed = hashlib.sha256(), 0
        while data := self._file.read(buffers.LARGE_PIECE):
            self._digest.update(data)
            self._hashed += len(data)
        self._file.seek(0)
        self.proven = self._expected in (None, self.consumed())

    def _take(self, data: bytes) -> None:
        if not self.proven and self._expected is not None:
            left = self._expected[0] - self._hashed
            if len(data) >= left:
                self._digest.update(data[:left])
                self.proven = self._digest.hexdigest() == self._expected[1]
                self._digest.update(data[left:])
                self._hashed += len(data)
                self._expected = None
                return
        self._digest.update(data)
        self._hashed += len(data)


class Joined:
    """A stream whose first bytes were already looked at; damage that was met comes again."""

    def __init__(self, head: bytes, rest: Stream, damage: DamageError | None = None) -> None:
        self._head = head
        self._rest = rest
        self._damage = damage

    def read(self, size: int = buffers.PIECE, /) -> bytes:
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        if self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        return self._rest.read(size)


def with_head(stream: Stream, size: int = _HEAD) -> tuple[bytes, Stream]:
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


class Decompressed:
    """The content of a compressed stream, member after member.

    Behind damage it goes on at the next member. A stretch that expands like a bomb is left.
    """

    def __init__(self, raw: Stream, magic: bytes, member: Callable[[], Member], caps: Caps) -> None:
        self._source = raw
        self._magic = magic
        self._new = member
        self._caps = caps
        self._raw = b""
        self._at = 0
        """What lies in front of it in ``_raw`` is done."""
        self._fed: list[bytes] = []
        """The pieces that the member was given, the first two."""
        self._member: Member | None = None
        self._out = b""
        self._problem: DamageError | None = None
        self._fruitful = True
        """Whether anything came out since damage was told last."""
        self._over = False
        self._taken = self._given = self._bombs = 0
        self._read = self._again = 0

    def read(self, size: int = buffers.PIECE, /) -> bytes:
        while not self._out:
            if self._problem is not None:
                problem, self._problem = self._problem, None
                raise problem
            if self._over:
                return b""
            self._step()
        data, self._out = self._out[:size], self._out[size:]
        self._fruitful = True
        return data

    def _step(self) -> None:
        if self._member is None and not self._begin():
            return
        assert self._member is not None
        data = self._take() if self._member.hungry else b""
        if self._member.hungry and not data:
            self._broken(DamageError("the compressed data end too early", lost=True), b"")
            return
        self._taken += len(data)
        try:
            self._out = self._member.feed(data, buffers.LARGE_PIECE)
        except MemberError as error:
            self._out = error.salvaged
            self._fruitful = self._fruitful or bool(self._out)
            self._broken(DamageError(str(error), lost=True), error.rest)
            return
        self._given += len(self._out)
        if self._member.done:
            if self._member.complaint:
                self._tell(DamageError(self._member.complaint, lost=False))
            self._back(self._member.rest)
            self._taken -= len(self._member.rest)
            self._member = None
        self._watch()

    def _broken(self, damage: DamageError, rest: bytes) -> None:
        """Go on behind a member that is none: with ``rest``, or if it was given little, with all of that.

        It may have swallowed the head of the next one, or be no more than what looked like a head.
        """
        self._back(self._worth_again(rest if len(self._fed) > 2 else b"".join(self._fed)[1:]))
        self._member = None
        self._tell(damage)
        self._seek()

    def _begin(self) -> bool:
        """Start the next member, if there is one here."""
        while len(self._raw) - self._at < len(self._magic):
            more = self._more()
            if not more:
                break
            self._raw, self._at = self._raw[self._at :] + more, 0
        if self._raw.startswith(self._magic, self._at):
            self._member, self._fed = self._new(), []
            return True
        passed = self._magic == ZSTD and is_passed_over(self._raw[self._at : self._at + 4])
        if not passed and self._raw[self._at :].strip(b"\0\r\n"):
            self._tell(
                DamageError("something else lies between or behind the compressed data", lost=False)
            )
        elif self._at >= len(self._raw):
            self._over = True
            return False
        self._seek()
        return False

    def _seek(self) -> None:
        """Go to the next place that looks like the start of a member."""
        while True:
            found = self._raw.find(self._magic, self._at)
            if found >= 0:
                self._at = found
                return
            keep = len(self._magic) - 1
            more = self._more()
            if not more:
                self._raw, self._at = b"", 0
                self._over = True
                return
            self._raw, self._at = self._raw[self._at :][-keep:] + more, 0

    def _take(self) -> bytes:
        """The next bytes for the member, few at first."""
        if self._at >= len(self._raw):
            self._raw, self._at = self._more(), 0
        data = self._raw[self._at : self._at + (buffers.PIECE if self._fed else buffers.BEGINNING)]
        self._at += len(data)
        if len(self._fed) < 3:
            self._fed.append(data)
        return data

    def _more(self) -> bytes:
        more = self._source.read(buffers.PIECE)
        self._read += len(more)
        return more

    def _back(self, rest: bytes) -> None:
        """Let bytes that were taken be the next ones again."""
        if len(rest) <= self._at and self._raw.startswith(rest, self._at - len(rest)):
            self._at -= len(rest)
        else:
            self._raw, self._at = rest + self._raw[self._at :], 0

    def _worth_again(self, rest: bytes) -> bytes:
        """What is looked at again behind damage: all of it, unless that was done all too often."""
        self._again += len(rest) if len(rest) >= buffers.BEGINNING else 0
        return rest if self._again <= _AGAIN * self._read + buffers.LARGE_PIECE else b""

    def _tell(self, damage: DamageError) -> None:
        """Raise it at the next read; once for a row of places where nothing came out."""
        if self._fruitful:
            self._problem, self._fruitful = damage, False

    def _watch(self) -> None:
        """Leave a member that expands without measure."""
        if self._given > RATIO * max(self._taken, 1) and self._given > self._caps.inflated:
            self._taken = self._given = 0
            self._bombs += 1
            reason = BOMB
            if self._bombs >= self._caps.bombs:
                self._stop(reason + "; the rest was left", lost=True)
            elif self._member is not None:
                self._back(self._member.unread)
                self._member = None
                self._problem = DamageError(reason, lost=True)
                self._seek()

    def _stop(self, reason: str, *, lost: bool) -> None:
        self._over = True
        self._member = None
        self._problem = DamageError(reason, lost=lost)


def decompressed(magic: bytes, raw: Stream, caps: Caps) -> Stream:
    """The content of a stream compressed as ``magic`` says.

    Raises:
        MissingExtraError: zstd before Python 3.14 without ``newsclean[archive]``.
    """
    if magic != ZSTD_DICTIONARY:
        return Decompressed(raw, magic, members(magic), caps)
    head, raw = with_head(raw, _FRAME_HEAD)
    size = int.from_bytes(head[4:8], "little")
    dictionary = b""
    if size <= caps.record:
        head, raw = with_head(raw, _FRAME_HEAD + size)
        dictionary = head[_FRAME_HEAD:]
        raw.read(_FRAME_HEAD + size)
    return Decompressed(raw, ZSTD, members(ZSTD, dictionary), caps)


def chunks(stream: Stream) -> Iterator[bytes | DamageError]:
    """The stream to its end, damage in its place."""
    while True:
        try:
            data = stream.read(buffers.PIECE)
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
