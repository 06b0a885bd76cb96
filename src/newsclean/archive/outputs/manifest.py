"""The manifest: an SQLite file beside the output that says how far a job has come.

A job's work counts in steps. A step is committed when its rows are safe on the disk; after a crash
the output is cut back to the last step that was committed, and the job goes on behind it. All that
the manifest says is sealed with digests: one that was damaged is recognised, never believed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import sqlite3
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any

from newsclean.archive.inputs.sources import RecordPosition
from newsclean.archive.outputs import kept_copies
from newsclean.archive.outputs.working import Mark, create
from newsclean.archive.records import ResumeError
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass

_OURS = 0x6E636C6E
"""SQLite's ``application_id`` (https://www.sqlite.org/pragma.html): "ncln"."""
_HEAD = b"SQLite format 3\0"
_ID_AT = 68
"""Where SQLite's file format (https://www.sqlite.org/fileformat.html) has the application id."""
_MOST_COUNTS = 1000
"""Hosts, rules and the like that are given with their counts."""
_SCHEMA = f"""
pragma application_id = {_OURS};
create table job (name text primary key, value text not null) without rowid;
create table tally (
    what text not null, name text not null, n integer not null, seal text not null,
    primary key (what, name)
) without rowid;
create table shown (
    what text not null, name text not null, rank integer not null, value text not null,
    seal text not null, primary key (what, name, rank, value)
) without rowid;
{kept_copies.SCHEMA}
"""
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_UNWRITABLE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobState:
    """How far a job has come."""

    token: str
    """In the names of the job's working files."""
    asked: dict[str, str] | None = None
    """A digest of each part of what the job was asked; None where none has begun."""
    steps: int = 0
    place: RecordPosition | None = None
    """Of the last record of the last step."""
    rows: Mark | None = None
    """Where the output stood (a mark of its sink)."""
    rejects: Mark | None = None
    final: tuple[Mark | None, Mark | None] | None = None
    """What output and rejects are, once all records are done and sealed."""
    finished: bool = False
    replace: tuple[bool, bool] = (False, False)
    """Whether the job may replace an output and rejects that are there already."""


@dataclass
class Tally:
    """Counts since the last step: by status, kind, host and rule."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, what: str, name: str, n: int = 1) -> None:
        self.counts[what][name] += n

    def clear(self) -> None:
        self.counts.clear()


class Manifest:
    """The manifest of one output. It is locked: a second job cannot write the same output.

    Raises:
        InputError: another job holds it, or the file is no manifest of newsclean's.
        ResumeError: it is damaged.
        OSError: it cannot be written, or was removed while the job ran.
    """

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        """
        Args:
            path: beside the output.
            anew: forget what it says, for good.
        """
        self.path = path
        if not os.path.lexists(path):
            _created(path)
        elif not _is_ours(path):
            raise InputError(
                f"{path} is no manifest of newsclean's, or damaged at its head; move it away, or"
                " name another output"
            )
        elif anew:
            path.unlink()
            _created(path)
        with self._guarded():
            self._base = sqlite3.connect(path, timeout=2.0, isolation_level=None)
        try:
            self._lock()
            self._file = _identity(path)
            self._check()
            self.copies = kept_copies.CopyStore(self._base, _seal)
            self.copies.start()
        except BaseException:
            self._base.close()
            raise

    def _lock(self) -> None:
        with self._guarded():
            self._base.create_function("sealed", -1, _seal, deterministic=True)
            self._base.execute("pragma locking_mode = exclusive")
            self._base.execute("pragma synchronous = full")
            self._base.execute("begin exclusive")
            self._base.execute("commit")

    def _check(self) -> None:
        """Believe it only where everything fits together."""
        with self._guarded():
            sound = self._base.execute("pragma quick_check(1)").fetchone() == ("ok",)
            for columns, table in (
                ("what, name, n", "tally"),
                ("what, name, rank, value", "shown"),
                ("name, id", "kept"),
                ("name, rank, number, outcome, payload", "waiting"),
            ):
                bad = f"select 1 from {table} where seal is not sealed({columns}) limit 1"
                sound = sound and self._base.execute(bad).fetchone() is None
            values = self._values()
            sound = sound and values.pop("seal", None) == _values_seal(values)
            done = values.get("done", "0")
            counted = "select coalesce(sum(n), 0) from tally where what = 'status'"
            sound = sound and str(self._base.execute(counted).fetchone()[0]) == done
        if not sound:
            raise self._damaged("its checksums are wrong")

    def _damaged(self, how: str) -> ResumeError:
        return ResumeError(
            f"the manifest {self.path} is damaged ({how}), so the job cannot go on; start it anew"
            " with --overwrite"
        )

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith(_BUSY):
                raise InputError(
                    f"{self.path} is in use by another job; wait until that ends"
                ) from error
            if name == "SQLITE_FULL":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path)) from error
            if name.startswith("SQLITE_IOERR"):
                raise OSError(
                    errno.EIO, f"reading or writing fails ({name})", str(self.path)
                ) from error
            if name.startswith(_UNWRITABLE):
                raise OSError(errno.EACCES, "cannot be written", str(self.path)) from error
            raise self._damaged(str(error)) from error
        except (ValueError, TypeError, OverflowError) as error:  # what damaged rows lead to
            if isinstance(error, InputError):
                raise
            raise self._damaged(str(error)) from error

    def close(self) -> None:
        self._base.close()

    def _values(self) -> dict[str, str]:
        return dict(self._base.execute("select name, value from job").fetchall())

    def set(
        self,
        values: Mapping[str, Any],
        tally: Tally | None = None,
        shown: Mapping[tuple[str, str], list[tuple[int, str]]] | None = None,
    ) -> None:
        """Write values, add counts, replace what is kept to be shown: all or nothing."""
        if _identity(self.path) != self._file:
            raise OSError(errno.ENOENT, "was removed or replaced while the job ran", str(self.path))
        with self._guarded():
            self._base.execute("begin immediate")
            try:
                self._write(values, tally.counts if tally else {}, shown or {})
                self.copies.write()
                self._base.execute("commit")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("rollback")
                raise

    def _write(
        self,
        values: Mapping[str, Any],
        counts: Mapping[str, Mapping[str, int]],
        shown: Mapping[tuple[str, str], list[tuple[int, str]]],
    ) -> None:
        for what, names in counts.items():
            self._base.executemany(
                "insert into tally values (?1, ?2, ?3, sealed(?1, ?2, ?3)) on conflict (what, name)"
                " do update set n = n + ?3, seal = sealed(?1, ?2, n + ?3)",
                [(what, name, n) for name, n in names.items()],
            )
        for key, kept in shown.items():
            self._base.execute("delete from shown where what = ? and name = ?", key)
            self._base.executemany(
                "insert into shown values (?1, ?2, ?3, ?4, sealed(?1, ?2, ?3, ?4))",
                [(*key, *row) for row in kept],
            )
        known = self._values() | {name: json.dumps(value) for name, value in values.items()}
        known.pop("seal", None)
        self._base.executemany(
            "insert or replace into job values (?, ?)",
            [*known.items(), ("seal", _values_seal(known))],
        )

    def state(self) -> JobState:
        """How far the job has come."""
        with self._guarded():
            known = {name: json.loads(v) for name, v in self._values().items() if name != "seal"}
            place, final = known.get("place"), known.get("final")
            return JobState(
                token=known["token"],
                asked=known.get("asked"),
                steps=known.get("steps", 0),
                place=RecordPosition.of(place) if place else None,
                rows=known.get("rows"),
                rejects=known.get("rejects"),
                final=(final[0], final[1]) if final else None,
                finished=known.get("finished", False),
                replace=tuple(known.get("replace", (False, False))),
            )

    def begin(self, asked: Mapping[str, str], replace: tuple[bool, bool]) -> JobState:
        """Forget everything and begin this job."""
        with self._guarded():
            self._base.execute("begin immediate")
            for table in ("job", "tally", "shown", "kept", "waiting"):
                self._base.execute(f"delete from {table}")
            values = {"token": secrets.token_hex(4), "asked": asked, "replace": replace}
            self._write(values, {}, {})
            self._base.execute("commit")
        return self.state()

    def top(self, what: str) -> dict[str, int]:
        """Counts of one kind, the greatest first."""
        with self._guarded():
            rows = self._base.execute(
                "select name, n from tally where what = ? order by n desc, name limit ?",
                (what, _MOST_COUNTS),
            )
            return dict(rows.fetchall())

    def counts(self) -> dict[str, dict[str, int]]:
        """Counts of all kinds, the greatest of each."""
        with self._guarded():
            kinds = self._base.execute("select distinct what from tally").fetchall()
        return {what: self.top(what) for (what,) in kinds}

    def shown(self) -> list[tuple[str, str, int, str]]:
        """What is kept to be shown: what it is, its name, its rank, JSON."""
        with self._guarded():
            return self._base.execute("select what, name, rank, value from shown").fetchall()


def _seal(*values: object) -> str:
    return hashlib.sha256(repr(values).encode("utf-8", "replace")).hexdigest()[:16]


def _values_seal(values: Mapping[str, str]) -> str:
    return _seal(*sorted(values.items()))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        there = os.lstat(path)
    except OSError:
        return None
    return there.st_dev, there.st_ino


def _created(path: Path) -> None:
    """A new manifest, whole from its first moment, under a name that nothing has."""
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if os.path.lexists(beside):
            raise InputError(f"{beside} is in the way; move it away, or name another output")
    memory = sqlite3.connect(":memory:")
    memory.executescript(_SCHEMA)
    values = {"token": json.dumps(secrets.token_hex(4))}
    with memory:
        rows = [*values.items(), ("seal", _values_seal(values))]
        memory.executemany("insert into job values (?, ?)", rows)
    content = memory.serialize()
    memory.close()
    with open(create(path), "wb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink()
            raise


def _is_ours(path: Path) -> bool:
    """Whether the file is a manifest, or was one before it was damaged; links are never followed."""
    beside = path.with_name(path.name + "-journal")
    if beside.is_symlink() or not stat.S_ISREG(os.lstat(path).st_mode):
        return False
    with path.open("rb") as file:
        head = file.read(_ID_AT + 4)
    return head.startswith(_HEAD) and head[_ID_AT:] == _OURS.to_bytes(4, "big")
