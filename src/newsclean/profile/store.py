"""The file of a profile: one SQLite database, written by ``newsclean learn``, read while stories are cleaned.

Everything in it is a set or a sum over pages, each page counted once by a digest of its lines. So a page
that is learned twice changes nothing, and a profile that was merged from two answers as one that has
learned all pages itself.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.errors import InputError
from newsclean.profile.learning import PageFacts, keys_of, number_of

FORMAT = "newsclean-profile/1"
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE pages (page INTEGER PRIMARY KEY, host TEXT, kin INTEGER, lines BLOB);
CREATE TABLE hosts (host TEXT PRIMARY KEY, pages INTEGER) WITHOUT ROWID;
CREATE TABLE lines (line INTEGER PRIMARY KEY, pages INTEGER, kin INTEGER);
CREATE TABLE stories (story INTEGER PRIMARY KEY, id TEXT, url TEXT, host TEXT, published TEXT, text BLOB);
CREATE TABLE keys (key INTEGER, story INTEGER, PRIMARY KEY (key, story)) WITHOUT ROWID;
CREATE TABLE key_counts (key INTEGER PRIMARY KEY, stories INTEGER);
"""
_KIN_BITS = 62
"""Bits of the sketch that tells pages of different stories from copies of one."""


class StoredStory(NamedTuple):
    """A story of the archive."""

    id: str
    url: str | None
    host: str | None
    published: str | None
    text: str


class LineCount(NamedTuple):
    """How often a line stands on a host's pages."""

    pages: int
    stories: int
    """Of how many different stories these are, at least: copies and updates of one count once."""


class Profile:
    """A profile that was learned, open for reading; safe to share between threads, picklable.

    Raises:
        InputError: the file is no profile, or one that is still being learned.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._local = threading.local()
        if not self.path.is_file():
            raise InputError(f"{path} is no profile that exists; newsclean learn makes one")
        facts = dict(self._rows("SELECT name, value FROM meta"))
        if facts.get("format") != json.dumps(FORMAT):
            raise InputError(f"{path} is no profile of this version; learn it anew")
        if facts.get("finished") != "true":
            raise InputError(f"{path} is not finished; run the same newsclean learn again")
        self.stories = self._one("SELECT count(*) FROM stories")
        """Stories that it knows."""

    def __reduce__(self) -> tuple[type[Profile], tuple[Path]]:
        return Profile, (self.path,)

    def pages_of(self, host: str) -> int:
        """Pages of a host that were learned."""
        found = self._rows("SELECT pages FROM hosts WHERE host = ?", host)
        return found[0][0] if found else 0

    def lines(self, numbers: Iterable[int]) -> dict[int, LineCount]:
        """How often each of the lines was met; by :func:`newsclean.profile.learning.line_number`."""
        found = {}
        for number in set(numbers):
            for pages, kin in self._rows("SELECT pages, kin FROM lines WHERE line = ?", number):
                found[number] = LineCount(pages, kin.bit_count())
        return found

    def key_counts(self, keys: Iterable[int]) -> dict[int, int]:
        """Of each key that a story has, the number of stories."""
        found = {}
        for key in keys:
            for (count,) in self._rows("SELECT stories FROM key_counts WHERE key = ?", key):
                found[key] = count
        return found

    def stories_with(self, key: int) -> list[int]:
        return [story for (story,) in self._rows("SELECT story FROM keys WHERE key = ?", key)]

    def story(self, number: int) -> StoredStory:
        ((name, url, host, published, text),) = self._rows(
            "SELECT id, url, host, published, text FROM stories WHERE story = ?", number
        )
        return StoredStory(name, url, host, published, unpacked(text))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with closing(self._connection().execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise InputError(f"{self.path} is no profile, or is damaged ({error})") from None

    def _connection(self) -> sqlite3.Connection:
        """One for each thread of each process: SQLite's may not be shared, nor taken through a fork."""
        own = self._local
        if getattr(own, "process", None) != os.getpid():
            address = self.path.absolute().as_uri() + "?mode=ro"
            own.process, own.database = os.getpid(), sqlite3.connect(address, uri=True)
        database: sqlite3.Connection = own.database
        return database

    def _one(self, query: str) -> int:
        return int(self._rows(query)[0][0])


class Writer:
    """Writes a profile; every :meth:`commit` is a place from which learning can go on.

    Raises:
        InputError: the file is something else than a profile.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            exists = self.path.exists() and self.path.stat().st_size > 0
            self._database = sqlite3.connect(self.path)
            if not exists:
                self._database.executescript(_TABLES)
                self.note("format", FORMAT)
            known = self.noted("format") == FORMAT
        except sqlite3.Error as error:
            raise InputError(
                f"{path} is no profile ({error}); name another file, or wait until it is free"
            ) from None
        if not known:
            raise InputError(f"{path} is no profile of this version; name another file")
        self.note("finished", False)
        self.commit()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *error: object) -> None:
        self._database.close()

    def note(self, name: str, value: object) -> None:
        """Keep a JSON value under a name."""
        row = (name, json.dumps(value))
        self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)

    def noted(self, name: str) -> Any:
        for (value,) in self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)):
            try:
                return json.loads(value)
            except ValueError as error:
                raise InputError(f"{self.path} is damaged ({error}); learn it anew") from None
        return None

    def commit(self) -> None:
        self._database.commit()

    def finish(self) -> None:
        """Make the profile fit for reading."""
        self.note("finished", True)
        self.commit()

    def add(self, facts: PageFacts) -> bool:
        """Learn one page; False where it is known already."""
        lines = b"".join(n.to_bytes(8, "big", signed=True) for n in sorted(facts.lines))
        row = (facts.page, facts.host, facts.kin, lines)
        new = self._database.execute("INSERT OR IGNORE INTO pages VALUES (?, ?, ?, ?)", row)
        if new.rowcount:
            self._count_lines(facts)
        self._add_story(facts)
        return bool(new.rowcount)

    def add_all_of(self, other: Path) -> None:
        """Take over what another profile knows.

        Raises:
            InputError: it is none, or not finished.
        """
        Profile(other)
        with closing(sqlite3.connect(other.absolute().as_uri() + "?mode=ro", uri=True)) as source:
            for page, host, kin, lines in source.execute("SELECT * FROM pages"):
                numbers = frozenset(
                    int.from_bytes(lines[i : i + 8], "big", signed=True)
                    for i in range(0, len(lines), 8)
                )
                self.add(PageFacts(page=page, host=host, kin=kin, lines=numbers))
            for story, *row, packed in source.execute("SELECT * FROM stories"):
                self._insert_story(story, (*row, packed), keys_of(unpacked(packed)))

    def _count_lines(self, facts: PageFacts) -> None:
        if facts.host is None:
            return
        self._database.execute(
            "INSERT INTO hosts VALUES (?, 1) ON CONFLICT DO UPDATE SET pages = pages + 1",
            (facts.host,),
        )
        bit = 1 << facts.kin % _KIN_BITS
        self._database.executemany(
            "INSERT INTO lines VALUES (?, 1, ?) ON CONFLICT DO UPDATE"
            " SET pages = pages + 1, kin = kin | excluded.kin",
            [(line, bit) for line in facts.lines],
        )

    def _add_story(self, facts: PageFacts) -> None:
        if facts.text:
            row = (facts.id, facts.url, facts.host, facts.published, packed(facts.text))
            self._insert_story(number_of(facts.text), row, facts.keys)

    def _insert_story(self, story: int, row: tuple[Any, ...], keys: Iterable[int]) -> None:
        known = self._database.execute("SELECT id FROM stories WHERE story = ?", (story,))
        for (name,) in known.fetchall():
            # Of two copies the one whose id comes first, in whatever order they are learned.
            if row[0] < name:
                self._database.execute(
                    "UPDATE stories SET id = ?, url = ?, host = ?, published = ? WHERE story = ?",
                    (*row[:4], story),
                )
            return
        self._database.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?)", (story, *row))
        distinct = sorted(set(keys))
        self._database.executemany(
            "INSERT INTO keys VALUES (?, ?)", [(key, story) for key in distinct]
        )
        self._database.executemany(
            "INSERT INTO key_counts VALUES (?, 1) ON CONFLICT DO UPDATE SET stories = stories + 1",
            [(key,) for key in distinct],
        )


def packed(text: str) -> bytes:
    """A story as it is stored."""
    return zlib.compress(text.encode("utf-8", "replace"), 6)


def unpacked(stored: bytes) -> str:
    """The text of a stored story.

    Raises:
        InputError: it is damaged.
    """
    try:
        return zlib.decompress(stored).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"a story of the profile is damaged ({error}); learn it anew") from None
