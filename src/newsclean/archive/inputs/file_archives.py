"""Members of zip and tar archives. Their names are ids; nothing is ever written under them."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

from newsclean.archive import buffers
from newsclean.archive.inputs.streams import BOMB, RATIO, DamageError, Stream, chunks
from newsclean.archive.records import Caps

_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip


_EXTENSIONS = frozenset(
    (
        *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE),
        tarfile.SOLARIS_XHDTYPE,
    )
)
"""Headers whose content the tar module reads whole."""


class Guarded:
    """A member whose errors are damage of a stream. One that expands like a bomb is left: beyond ``most``
    bytes."""

    def __init__(
        self, file: IO[bytes], errors: tuple[type[Exception], ...], most: int | None = None
    ) -> None:
        self._file = file
        self._errors = errors
        self._over = False
        self._left = most

    def read(self, size: int = buffers.PIECE, /) -> bytes:
        if self._over:
            return b""
        try:
            data = self._file.read(size)
        except self._errors as error:
            self._over = True
            raise DamageError(f"the member is damaged ({error})", lost=True) from error
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                self._over = True
                raise DamageError(BOMB, lost=True)
        return data

    def drain(self) -> None:
        """Read what is left of it."""
        for _ in chunks(self):
            pass


class _Metered:
    """The stream of a tar. What its headers take between two members is bounded: the tar module would read
    a name of gigabytes into memory."""

    def __init__(self, stream: Stream, most: int) -> None:
        self._stream = stream
        self._most = most
        self.left: int | None = most

    def read(self, size: int = buffers.PIECE, /) -> bytes:
        data = self._stream.read(size)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise DamageError("the tar archive is damaged (a header without end)", lost=True)
        return data

    def rewind(self) -> None:
        self.left = self._most


def zip_members(file: BinaryIO, caps: Caps) -> Iterator[tuple[str, Stream | str]]:
    """Name and content of each member, or why it cannot be read; in the archive's order.

    Raises:
        DamageError: the file has no directory that could be read.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _ZIP_ERRORS as error:
        raise DamageError(f"the zip archive cannot be read ({error})", lost=True) from error
    size = file.seek(0, 2)
    packed = 0
    with archive:
        for info in archive.infolist():
            packed += info.compress_size
            if packed > size:
                raise DamageError(
                    "members of the zip archive overlap; the rest was left", lost=True
                )
            if info.filename.endswith("/"):
                continue
            try:
                member = archive.open(info)
            except _ZIP_ERRORS as error:
                yield info.filename, f"the member cannot be read ({error})"
                continue
            with member:
                most = max(caps.inflated, RATIO * info.compress_size)
                yield info.filename, Guarded(member, _ZIP_ERRORS, most)


def _header_type(most: int, passed: list[str]) -> type[tarfile.TarInfo]:
    """The header of a tar member, which refuses names and extensions of more bytes; what is wrong with a
    block that is no header is added to ``passed``."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
            try:
                header = super().frombuf(buf, encoding, errors)
            except tarfile.InvalidHeaderError as error:  # type: ignore[attr-defined]
                passed[:] = passed or [str(error)]
                raise
            if header.type in _EXTENSIONS and header.size > most:
                raise DamageError(
                    f"the tar archive has a name or header of more than {most:,} bytes; the rest was left",
                    lost=True,
                )
            return header

    return Header


def tar_members(stream: Stream, caps: Caps) -> Iterator[tuple[str, Stream | str]]:
    """Name and content of each file of a tar, as it streams by; no name where a header is damaged.

    Raises:
        DamageError: the rest cannot be read.
    """
    errors = (tarfile.TarError, EOFError, ValueError, OSError)
    metered = _Metered(stream, caps.record)
    passed: list[str] = []
    try:
        # Blocks that are no header are skipped, so that reading goes on behind a broken one.
        with tarfile.open(
            fileobj=cast("Any", metered),
            mode="r|",
            ignore_zeros=True,
            errorlevel=0,
            tarinfo=_header_type(caps.names, passed),
        ) as archive:
            while (info := archive.next()) is not None or passed:
                if passed:
                    yield (
                        "",
                        f"a header of the tar archive is damaged ({passed.pop()}), its member lost",
                    )
                if info is None:
                    return
                # Else it remembers every member, and what all global headers said.
                cast("Any", archive).members, archive.pax_headers = [], {}
                metered.left = None
                member = archive.extractfile(info) if info.isreg() else None
                if member is not None:
                    content = Guarded(member, errors)
                    yield info.name, content
                    content.drain()
                elif not info.isdir():
                    yield info.name, "the member is no file but a link or a device"
                metered.rewind()
    except errors as error:
        raise DamageError(f"the tar archive is damaged ({error})", lost=True) from error
