"""The stories of a profile as they are looked up: by keys, by the digest of their text, by their page."""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from math import inf, log
from typing import Any, NamedTuple

from newsclean.errors import InputError

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE pages (page INTEGER PRIMARY KEY, host TEXT, kin INTEGER, lines BLOB, paths BLOB);
CREATE TABLE hosts (host TEXT PRIMARY KEY, pages INTEGER) WITHOUT ROWID;
CREATE TABLE lines (line INTEGER PRIMARY KEY, pages INTEGER, kin INTEGER);
CREATE TABLE paths (path INTEGER PRIMARY KEY, pages INTEGER, kin INTEGER, texts INTEGER);
CREATE TABLE stories (story INTEGER PRIMARY KEY, digest INTEGER UNIQUE, size INTEGER, text BLOB);
CREATE TABLE copies (
    story INTEGER, id TEXT, url TEXT, page INTEGER, address INTEGER, host TEXT, published TEXT, fetched TEXT,
    PRIMARY KEY (story, id, url)
) WITHOUT ROWID;
CREATE INDEX copies_page ON copies (page);
CREATE INDEX copies_address ON copies (address) WHERE address IS NOT NULL;
CREATE TABLE grouped (story INTEGER PRIMARY KEY, text INTEGER, tale INTEGER, odds REAL);
CREATE INDEX grouped_text ON grouped (text);
CREATE INDEX grouped_tale ON grouped (tale);
CREATE TABLE words (language TEXT PRIMARY KEY, counts BLOB) WITHOUT ROWID;
CREATE VIRTUAL TABLE keys USING fts5 (
    key, content='', detail=none, columnsize=0, tokenize='ascii'
);
"""
"""``stories`` has each text once, ``copies`` each record that has it, ``grouped`` the stories that are not
alone. Numbers of stories are given in the order of learning, so that no answer may depend on them; digests
are the same wherever a text is learned."""

BITS = 62
"""Bits of a sketch that tells how many different numbers were met: as many as SQLite keeps."""


class StoredStory(NamedTuple):
    """A story of the archive; of several copies the first that was published."""

    id: str
    url: str | None
    host: str | None
    published: str | None
    text: str
    number: int


class LineCount(NamedTuple):
    """How often a line stands on a host's pages."""

    pages: int
    stories: int
    """Of how many different stories these are, at least: copies and updates of one count once."""


class PathCount(NamedTuple):
    """How often a place in the markup was met on a host's pages."""

    pages: int
    stories: int
    texts: float
    """How many different texts stand there, about; infinite where they are too many to tell."""


class Copy(NamedTuple):
    """One record that has a story."""

    story: int
    id: str
    url: str | None
    page: int
    host: str | None
    published: str | None
    fetched: str | None

    @property
    def source(self) -> str:
        """Its address, else the id of its record."""
        return self.url or self.id


_COPY = "SELECT story, id, nullif(url, ''), page, host, published, fetched FROM copies"
_FIRST = " ORDER BY coalesce(published, fetched, '9'), id, url"


class StoryIndex(ABC):
    """Looks stories up; what it is asked for comes from a database in the tables above."""

    @abstractmethod
    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    def one(self, query: str, *values: object) -> Any:
        """The first value of the first row; None where there is no row."""
        found = self.rows(query, *values)
        return found[0][0] if found else None

    def lines(self, numbers: Iterable[int]) -> dict[int, LineCount]:
        """How often each of the lines was met; by :func:`newsclean.profile.learning.line_number`."""
        found = {}
        for number in set(numbers):
            for pages, kin in self.rows("SELECT pages, kin FROM lines WHERE line = ?", number):
                found[number] = LineCount(pages, kin.bit_count())
        return found

    def paths(self, numbers: Iterable[int]) -> dict[int, PathCount]:
        """How often each of the places was met; by :func:`newsclean.profile.learning.path_number`."""
        found = {}
        query = "SELECT pages, kin, texts FROM paths WHERE path = ?"
        for number in set(numbers):
            for pages, kin, texts in self.rows(query, number):
                found[number] = PathCount(pages, kin.bit_count(), met(texts))
        return found

    def stories_with(self, key: int, most: int) -> list[int]:
        """The stories that have a key, at most so many."""
        query = "SELECT rowid FROM keys WHERE keys MATCH ? LIMIT ?"
        return [story for (story,) in self.rows(query, f'"{key:x}"', most)]

    def digest(self, story: int) -> int:
        """The digest of a story's text."""
        return int(self.one("SELECT digest FROM stories WHERE story = ?", story))

    def number(self, digest: int) -> int | None:
        """The story with this text."""
        found: int | None = self.one("SELECT story FROM stories WHERE digest = ?", digest)
        return found

    def text(self, number: int) -> str:
        """The text of a story."""
        return unpacked(self.one("SELECT text FROM stories WHERE story = ?", number))

    def story(self, number: int) -> StoredStory:
        """A story with its text."""
        first = self.copies_of((number,), f"{_FIRST} LIMIT 1")[0]
        return StoredStory(
            first.id, first.url, first.host, first.published, self.text(number), number
        )

    def copies_of(self, stories: Sequence[int], order: str = _FIRST) -> list[Copy]:
        """The records that have one of the stories, the first that was published first."""
        marks = ", ".join("?" * len(stories))
        return self._copies(f"WHERE story IN ({marks}){order}", *stories)

    def copies_at(self, address: int) -> list[Copy]:
        """The records of an address, in the order of time."""
        return self._copies(f"WHERE address = ?{_FIRST}", address)

    def copies_of_page(self, page: int) -> list[Copy]:
        """The records of a page that has these very lines."""
        return self._copies(f"WHERE page = ?{_FIRST}", page)

    def _copies(self, condition: str, *values: object) -> list[Copy]:
        return [Copy(*row) for row in self.rows(f"{_COPY} {condition}", *values)]


def met(sketch: int) -> float:
    """How many different numbers set the bits of a sketch (Whang, Vander-Zanden and Taylor 1990, "A
    linear-time probabilistic counting algorithm")."""
    clear = BITS - sketch.bit_count()
    return BITS * log(BITS / clear) if clear else inf


def match_text(keys: Iterable[int]) -> str:
    """The keys of a story as the index takes them."""
    return " ".join(f"{key:x}" for key in sorted(keys))


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
