"""The manifest: an SQLite file beside the output that says how far a job has come.

A job's work counts in steps. A step is committed when its rows are safe on the disk; after a crash
the output is cut back to the last step that was committed, and the job goes on behind it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsclean.errors import InputError

_SCHEMA = """
create table if not exists job (name text primary key, value text not null) without rowid;
create table if not exists tally (
    what text not null, name text not null, n integer not null, primary key (what, name)
) without rowid;
create table if not exists shown (
    what text not null, name text not null, rank integer not null, value text not null,
    primary key (what, name, rank, value)
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class State:
    """How far a job has come."""

    steps: int = 0
    place: tuple[tuple[str, ...], int] | None = None
    """Rank of the file and number of the record that was the last one of the last step."""
    rows: Any = None
    """Where the output stood (a mark of its sink)."""
    rejects: Any = None
    finished: bool = False


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
        InputError: another job holds it, or the file is no manifest.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._base = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            self._base.execute("pragma locking_mode = exclusive")
            self._base.execute("pragma synchronous = full")
            self._base.execute("begin exclusive")
            for statement in _SCHEMA.split(";"):
                self._base.execute(statement)
            self._base.execute("commit")
        except sqlite3.OperationalError as error:
            raise InputError(
                f"{path} is in use or cannot be written ({error}); wait until the other job ends"
            ) from error
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"{path} is no manifest ({error}); remove it to start the job anew"
            ) from error

    def close(self) -> None:
        self._base.close()

    def get(self, name: str) -> Any:
        """A value of the job, None where there is none."""
        row = self._base.execute("select value from job where name = ?", (name,)).fetchone()
        return None if row is None else json.loads(row[0])

    def set(
        self,
        values: Mapping[str, Any],
        tally: Tally | None = None,
        shown: Mapping[tuple[str, str], list[tuple[int, str]]] | None = None,
    ) -> None:
        """Write values, add counts, replace what is kept to be shown: all or nothing."""
        self._base.execute("begin immediate")
        for name, value in values.items():
            self._base.execute(
                "insert or replace into job values (?, ?)", (name, json.dumps(value))
            )
        for what, counts in (tally.counts if tally else {}).items():
            self._base.executemany(
                "insert into tally values (?, ?, ?)"
                " on conflict (what, name) do update set n = n + excluded.n",
                [(what, name, n) for name, n in counts.items()],
            )
        for key, kept in (shown or {}).items():
            self._base.execute("delete from shown where what = ? and name = ?", key)
            self._base.executemany(
                "insert into shown values (?, ?, ?, ?)", [(*key, *row) for row in kept]
            )
        self._base.execute("commit")

    def state(self) -> State:
        """How far the job has come."""
        place = self.get("place")
        return State(
            steps=self.get("steps") or 0,
            place=(tuple(place[0]), place[1]) if place else None,
            rows=self.get("rows"),
            rejects=self.get("rejects"),
            finished=bool(self.get("finished")),
        )

    def top(self, what: str, most: int = 1000) -> dict[str, int]:
        """Counts of one kind, the greatest first."""
        rows = self._base.execute(
            "select name, n from tally where what = ? order by n desc, name limit ?", (what, most)
        )
        return dict(rows.fetchall())

    def counts(self, most: int = 1000) -> dict[str, dict[str, int]]:
        """Counts of all kinds, the greatest of each."""
        kinds = self._base.execute("select distinct what from tally").fetchall()
        return {what: self.top(what, most) for (what,) in kinds}

    def shown(self) -> list[tuple[str, str, int, str]]:
        """What is kept to be shown: what it is, its name, its rank, JSON."""
        return self._base.execute("select what, name, rank, value from shown").fetchall()

    def reset(self) -> None:
        """Forget everything."""
        self._base.execute("begin immediate")
        self._base.execute("delete from job")
        self._base.execute("delete from tally")
        self._base.execute("delete from shown")
        self._base.execute("commit")
