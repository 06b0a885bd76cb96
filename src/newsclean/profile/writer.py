"""Writes the file of a profile.

Everything in it is a set or a sum over pages, each page counted once by a digest of its lines. So a page
that is learned twice changes nothing, and a profile that was merged from two answers as one that has
learned all pages itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from newsclean.errors import InputError
from newsclean.profile.groups import group_stories
from newsclean.profile.index import BITS, TABLES, StoryIndex, match_text, packed, unpacked
from newsclean.profile.learning import PageFacts, keys_of, number_of
from newsclean.profile.store import FORMAT, Profile
from newsclean.profile.word_statistics import count_words


class Writer(StoryIndex):
    """Writes a profile; every :meth:`commit` is a place from which learning can go on.

    Raises:
        InputError: the file is something else than a profile.
    """

    def __init__(self, path: str | Path) -> None:
        import sqlite3

        self.path = Path(path)
        try:
            exists = self.path.exists() and self.path.stat().st_size > 0
            self._database = sqlite3.connect(self.path)
            if not exists:
                self._database.executescript(TABLES)
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

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()

    def note(self, name: str, value: object) -> None:
        """Keep a JSON value under a name."""
        row = (name, json.dumps(value))
        self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)

    def noted(self, name: str) -> Any:
        for (value,) in self.rows("SELECT value FROM meta WHERE name = ?", name):
            try:
                return json.loads(value)
            except ValueError as error:
                raise InputError(f"{self.path} is damaged ({error}); learn it anew") from None
        return None

    def commit(self) -> None:
        self._database.commit()

    def finish(self) -> None:
        """Group the stories and count their words where any is new, and make the profile fit for reading."""
        count = self.one("SELECT count(*) FROM copies")
        if self.noted("grouped") != count:
            self._database.execute("INSERT INTO keys (keys) VALUES ('optimize')")
            group_stories(self, self._database)
            self.note("counted", count_words(self._database))
            self.note("grouped", count)
        self.note("finished", True)
        self.commit()

    def add(self, facts: PageFacts) -> bool:
        """Learn one page; False where it is known already."""
        lines, paths = _stored(sorted(facts.lines)), _stored(chain(*sorted(facts.paths.items())))
        row = (facts.page, facts.host, facts.kin, lines, paths)
        new = self._database.execute("INSERT OR IGNORE INTO pages VALUES (?, ?, ?, ?, ?)", row)
        if new.rowcount:
            self._count(facts)
        if facts.text:
            address = None if facts.url is None else number_of(facts.url)
            story = self._story(number_of(facts.text), facts.text, facts.keys)
            self._add_copy(
                story, facts.id, facts.url or "", facts.page, address, facts.host,
                facts.published, facts.fetched,
            )  # fmt: skip
        return bool(new.rowcount)

    def add_all_of(self, other: Path) -> None:
        """Take over what another profile knows.

        Raises:
            InputError: it is none, or not finished.
        """
        import sqlite3

        Profile(other)
        with closing(sqlite3.connect(other.absolute().as_uri() + "?mode=ro", uri=True)) as source:
            for page, host, kin, lines, paths in source.execute("SELECT * FROM pages"):
                places = _numbers(paths)
                self.add(
                    PageFacts(
                        page=page,
                        host=host,
                        kin=kin,
                        lines=frozenset(_numbers(lines)),
                        paths=dict(zip(places[::2], places[1::2], strict=True)),
                    )
                )
            for theirs, digest, stored in source.execute("SELECT story, digest, text FROM stories"):
                ours = self._story(digest, unpacked(stored))
                for row in source.execute("SELECT * FROM copies WHERE story = ?", (theirs,)):
                    self._add_copy(ours, *row[1:])

    def _count(self, facts: PageFacts) -> None:
        if facts.host is None:
            return
        self._database.execute(
            "INSERT INTO hosts VALUES (?, 1) ON CONFLICT DO UPDATE SET pages = pages + 1",
            (facts.host,),
        )
        bit = 1 << facts.kin % BITS
        self._database.executemany(
            "INSERT INTO lines VALUES (?, 1, ?) ON CONFLICT DO UPDATE"
            " SET pages = pages + 1, kin = kin | excluded.kin",
            [(line, bit) for line in facts.lines],
        )
        self._database.executemany(
            "INSERT INTO paths VALUES (?, 1, ?, ?) ON CONFLICT DO UPDATE"
            " SET pages = pages + 1, kin = kin | excluded.kin, texts = texts | excluded.texts",
            [(path, bit, texts) for path, texts in facts.paths.items()],
        )

    def _story(self, digest: int, text: str, keys: Iterable[int] | None = None) -> int:
        """The number of a story, which is added where it is new."""
        known = self.number(digest)
        if known is not None:
            return known
        row = (digest, len(text), packed(text))
        new = self._database.execute("INSERT INTO stories VALUES (NULL, ?, ?, ?)", row).lastrowid
        assert new is not None
        words = match_text(keys_of(text) if keys is None else keys)
        self._database.execute("INSERT INTO keys (rowid, key) VALUES (?, ?)", (new, words))
        return new

    def _add_copy(self, story: int, *row: object) -> None:
        self._database.execute(
            "INSERT OR IGNORE INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (story, *row)
        )


def _stored(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(8, "big", signed=True) for number in numbers)


def _numbers(stored: bytes) -> list[int]:
    starts = range(0, len(stored), 8)
    return [int.from_bytes(stored[i : i + 8], "big", signed=True) for i in starts]
