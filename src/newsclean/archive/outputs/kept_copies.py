"""Which copy of a story was written, and which wait until it is known that no better one comes.

The best copy of a group is written when it is met. A lesser one waits on the disk: the best may be left out
by a condition, or stand in another archive, and a story must not be lost with it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, field, replace
from itertools import count
from typing import Any, TypeAlias

from newsclean.archive.grouping import CopyGroup
from newsclean.archive.stats.facts import facts_from
from newsclean.archive.task import Outcome
from newsclean.light_dataclass import dataclass

SCHEMA = """
create table kept (name text primary key, id text not null, seal text not null) without rowid;
create table waiting (
    name text not null, rank integer not null, number integer not null, outcome text not null,
    payload blob not null, seal text not null, primary key (name, rank, number)
) without rowid;
"""
Seal: TypeAlias = Callable[..., str]
"""The digest of the values of a row."""


@dataclass
class CopyStore:
    """What was kept and what waits, in a database; changes since the last :meth:`write` are in memory."""

    base: sqlite3.Connection
    seal: Seal
    _kept: dict[str, str] = field(default_factory=dict)
    _waiting: list[tuple[str, int, int, str, bytes]] = field(default_factory=list)
    _dropped: list[tuple[str, int, int]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def in_memory(cls, seal: Seal) -> CopyStore:
        """For a job that keeps nothing; SQLite puts it into a temporary file where it grows."""
        base = sqlite3.connect("", isolation_level=None)
        base.executescript(SCHEMA)
        return cls(base, seal)

    def start(self) -> None:
        """Go on behind what waits already."""
        (last,) = self.base.execute("select coalesce(max(number), -1) from waiting").fetchone()
        self._numbers = count(last + 1)

    def kept(self, name: str) -> str | None:
        """The id of the copy that was written."""
        if name in self._kept:
            return self._kept[name]
        row = self.base.execute("select id from kept where name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep(self, name: str, identity: str) -> None:
        self._kept[name] = identity

    def wait(self, group: CopyGroup, outcome: Outcome) -> None:
        told = asdict(replace(outcome, group=None))
        told.pop("payload")
        row = (*group, next(self._numbers), json.dumps(told), outcome.payload)
        self._waiting.append(row)

    def write(self) -> None:
        """Write what changed; inside a transaction of the caller's."""
        self.base.executemany(
            "insert into kept values (?, ?, ?)",
            [(*row, self.seal(*row)) for row in self._kept.items()],
        )
        self.base.executemany(
            "insert into waiting values (?, ?, ?, ?, ?, ?)",
            [(*row, self.seal(*row)) for row in self._waiting],
        )
        self.base.executemany(
            "delete from waiting where name = ? and rank = ? and number = ?", self._dropped
        )
        self._kept.clear()
        self._waiting.clear()
        self._dropped.clear()

    def next_waiting(self, most: int) -> list[tuple[str, Outcome]]:
        """Some of those that wait, the best of each group first; they wait no more once this is written."""
        rows = self.base.execute(
            "select name, rank, number, outcome, payload from waiting"
            " order by name, rank, number limit ?",
            (most,),
        ).fetchall()
        self._dropped += [row[:3] for row in rows]
        return [(row[0], _outcome(json.loads(row[3]), row[4])) for row in rows]


def _outcome(told: dict[str, Any], payload: bytes) -> Outcome:
    facts = facts_from(told["facts"]) if told["facts"] else None
    return Outcome(**{**told, "payload": payload, "facts": facts})
