"""Members of zip and tar archives. Their names are ids; nothing is ever written under them."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

from newsclean.archive.inputs.streams import DamageError, Stream

_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip


class Guarded:
    """A member whose errors are damage of a stream."""

    def __init__(self, file: IO[bytes], errors: tuple[type[Exception], ...]) -> None:
        self._file = file
        self._errors = errors
        self._over = False

    def read(self, size: int = 1 << 16, /) -> bytes:
        if self._over:
            return b""
        try:
            return self._file.read(size)
        except self._errors as error:
            self._over = True
            raise DamageError(f"the member is damaged ({error})", lost=True) from error


def zip_members(file: BinaryIO) -> Iterator[tuple[str, Stream | str]]:
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
                yield info.filename, Guarded(member, _ZIP_ERRORS)


def tar_members(stream: Stream) -> Iterator[tuple[str, Stream | str]]:
    """Name and content of each file of a tar, as it streams by.

    Raises:
        DamageError: the rest cannot be read.
    """
    errors = (tarfile.TarError, EOFError, ValueError, OSError)
    try:
        # Blocks that are no header are skipped, so that reading goes on behind a broken one.
        with tarfile.open(
            fileobj=cast("Any", stream), mode="r|", ignore_zeros=True, errorlevel=0
        ) as archive:
            while (info := archive.next()) is not None:
                cast("Any", archive).members = []  # else it remembers every member
                if info.isdir():
                    continue
                if not info.isreg():
                    yield info.name, "the member is no file but a link or a device"
                    continue
                member = archive.extractfile(info)
                if member is not None:
                    yield info.name, Guarded(member, errors)
    except errors as error:
        raise DamageError(f"the tar archive is damaged ({error})", lost=True) from error
