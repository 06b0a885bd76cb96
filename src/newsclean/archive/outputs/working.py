"""The files of a running job: marked as its own, never reached through a link, and provable.

Each job has a random token, which stands in the names of its working files and in its manifest. A
file is created exclusively, so that nobody else's can be opened by mistake, and grows under a
running digest: what an earlier run left is used only where its bytes are those that were noted.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean.archive import buffers
from newsclean.archive.records import ResumeError

Mark = list[Any]
"""How far a file has come: its size in bytes, and the SHA-256 of those bytes."""

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def work_path(path: Path, token: str, what: str) -> Path:
    """The name of a working file: beside the output, with the job's token in it."""
    return path.with_name(f"{path.name}.{token}.{what}")


def create(path: Path) -> int:
    """A new file, open for reading and writing, with the rights that the user's umask gives.

    Raises:
        OSError: something has that name already.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666)


def remove(path: Path) -> None:
    """Remove a working file or folder of ours; of a link, the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe on the disk."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def mark_of(path: Path) -> Mark | None:
    """Size and digest of a file; None where there is no such regular file."""
    try:
        handle = os.open(path, os.O_RDONLY | _FLAGS | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    try:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            return None
        digest = hashlib.sha256()
        while data := os.read(handle, buffers.LARGE_PIECE):
            digest.update(data)
    except OSError:
        return None
    finally:
        os.close(handle)
    return [known.st_size, digest.hexdigest()]


def put_in_place(working: Path, final: Path, *, replace: bool) -> None:
    """Give a finished file or folder its name. What has that name already is replaced only where
    that is allowed, even if it came a moment ago.

    Raises:
        OSError: something else has the name.
    """
    taken = "came while the job ran; move it, and the same command puts the output in its place"
    try:
        if replace or working.is_dir():
            os.replace(working, final)  # of a folder, this fails where a full one has the name
        else:
            _linked(working, final)
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR):
            raise OSError(errno.EEXIST, taken, str(final)) from error
        raise
    sync_folder(final.parent)


def _linked(working: Path, final: Path) -> None:
    try:
        os.link(working, final)
    except OSError as error:
        if error.errno == errno.EEXIST or os.path.lexists(final):
            raise FileExistsError(errno.EEXIST, "", str(final)) from error
        os.replace(working, final)  # a file system without hard links
        return
    working.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, in place of one that has its name."""
    working = work_path(path, secrets.token_hex(4), "partial")
    handle = create(working)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(working, path)
    except BaseException:
        remove(working)
        raise


class GrowingFile:
    """A file that is appended to, and can be cut back to where it was committed last."""

    def __init__(self, path: Path, mark: Mark | None = None) -> None:
        """
        Args:
            path: a working file.
            mark: where it was committed last; None begins it anew.

        Raises:
            ResumeError: what lies there is not what was committed.
        """
        self.path = path
        self._digest = hashlib.sha256()
        self._size = 0
        if mark is None:
            remove(path)
            self._file = create(path)
        else:
            self._file = self._reopened(mark)

    def _reopened(self, mark: Mark) -> int:
        try:
            handle = os.open(self.path, os.O_RDWR | _FLAGS)
        except OSError as error:
            raise self._unproven(f"cannot be opened ({error.strerror})") from error
        try:
            self._size, _ = mark
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise self._unproven("is no regular file")
            for data in _read(handle, self._size):
                self._digest.update(data)
            if self._digest.hexdigest() != mark[1]:
                raise self._unproven("is not as the job left it")
            os.ftruncate(handle, self._size)
            os.lseek(handle, self._size, os.SEEK_SET)
        except BaseException:
            os.close(handle)
            raise
        return handle

    def _unproven(self, what: str) -> ResumeError:
        return ResumeError(
            f"{self.path} {what}, so the job cannot go on; put it back as it was, or start anew with"
            " --overwrite"
        )

    def write(self, data: bytes) -> None:
        """Append."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._file, view) :]
        self._digest.update(data)
        self._size += len(data)

    def commit(self) -> Mark:
        """Make all of it safe on the disk; its mark.

        Raises:
            OSError: somebody removed, replaced or cut the file meanwhile.
        """
        os.fsync(self._file)
        ours = os.fstat(self._file)
        try:
            there = os.lstat(self.path)
        except OSError:
            there = None
        if there is None or (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            raise OSError(errno.ENOENT, "was removed or replaced while the job ran", str(self.path))
        if ours.st_size != self._size:
            raise OSError(errno.EIO, "was changed while the job ran", str(self.path))
        return [self._size, self._digest.hexdigest()]

    def verified(self) -> Mark:
        """As :meth:`commit`, and every byte is read once more.

        Raises:
            OSError: somebody removed or changed the file meanwhile.
        """
        mark = self.commit()
        os.lseek(self._file, 0, os.SEEK_SET)
        again = hashlib.sha256()
        for data in _read(self._file, self._size):
            again.update(data)
        if again.hexdigest() != mark[1]:
            raise OSError(errno.EIO, "was changed while the job ran", str(self.path))
        return mark

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _read(handle: int, size: int) -> Iterator[bytes]:
    while size > 0 and (data := os.read(handle, min(size, buffers.LARGE_PIECE))):
        size -= len(data)
        yield data


class WorkFolder:
    """A folder of finished files, and an index: JSON Lines with each file's name and digest."""

    def __init__(self, path: Path, index: str, mark: Mark | None) -> None:
        """
        Args:
            path: a working folder.
            index: the name of its index.
            mark: of the index, when it was committed last; None begins anew. Files that it does not
                name are removed.

        Raises:
            ResumeError: what lies there is not what was committed.
        """
        self.path = path
        if mark is None:
            remove(path)
            path.mkdir()
        elif path.is_symlink():
            raise ResumeError(
                f"{path} has become a link; remove it and start anew with --overwrite"
            )
        self.index = GrowingFile(path / index, mark)
        try:
            listed = {name for name, _ in self.contents()} if mark is not None else set()
        except BaseException:
            self.index.close()
            raise
        for name in files_below(path):
            if name != index and name not in listed:
                (path / name).unlink()
        for folder in path.iterdir():
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Each file that the index names, and its content.

        Raises:
            ResumeError: it is not what was written.
        """
        for row in index_rows(self.index.path):
            path = self.path / row["file"]
            try:
                with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
                    data = file.read()
            except OSError:
                data = None
            if data is None or hashlib.sha256(data).hexdigest() != row["sha256"]:
                raise ResumeError(
                    f"{path} is not as the job left it, so the job cannot go on; put it back as it"
                    " was, or start anew with --overwrite"
                )
            yield row["file"], data

    def write(self, name: str, data: bytes) -> str:
        """A new file; its digest."""
        handle = create(self.path / name)
        with open(handle, "wb") as file:
            file.write(data)
        return hashlib.sha256(data).hexdigest()

    def verified(self) -> Iterator[bytes]:
        """The contents of all files, once more, when the job is at its end.

        Raises:
            OSError: somebody removed or changed a file meanwhile.
        """
        self.index.verified()
        try:
            for _, data in self.contents():
                yield data
        except ResumeError as error:
            raise OSError(errno.EIO, "was changed while the job ran", str(self.path)) from error


def index_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of an index that name a file."""
    with path.open("rb") as file:
        for line in file:
            row = json.loads(line)
            if "file" in row:
                yield row


def files_below(folder: Path) -> Iterator[str]:
    """Names of everything in a folder that is no folder itself, as paths from it; links are not
    followed."""
    for here, folders, names in os.walk(folder):
        below = Path(here).relative_to(folder)
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        for name in (*names, *links):
            yield (below / name).as_posix()
