"""The file of a profile, open for reading: one SQLite database, written by ``newsclean learn``."""

from __future__ import annotations

import json
import os
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean import wording
from newsclean.errors import InputError
from newsclean.profile.index import StoryIndex
from newsclean.profile.word_statistics import COUNTED, WordStatistics, statistics_of

if TYPE_CHECKING:  # loaded with the first profile: most cleaners have none
    import sqlite3

FORMAT = "newsclean-profile/3"


class Profile(StoryIndex):
    """A profile that was learned, open for reading; safe to share between threads, picklable.

    Raises:
        InputError: the file is no profile, or one that is still being learned.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._local = threading.local()
        self._words: dict[str, WordStatistics | None] = {}
        self._spoiled: dict[str, dict[str, str]] = {}
        if not self.path.is_file():
            raise InputError(f"{path} is no profile that exists; newsclean learn makes one")
        facts = dict(self.rows("SELECT name, value FROM meta"))
        if facts.get("format") != json.dumps(FORMAT):
            raise InputError(f"{path} is no profile of this version; learn it anew")
        if facts.get("finished") != "true":
            raise InputError(f"{path} is not finished; run the same newsclean learn again")
        self._counted: int | None = json.loads(facts.get("counted", "null"))
        self.stories: int = self.one("SELECT count(*) FROM stories")
        """Stories that it knows."""

    def __reduce__(self) -> tuple[type[Profile], tuple[Path]]:
        return Profile, (self.path,)

    def pages_of(self, host: str) -> int:
        """Pages of a host that were learned."""
        return self.one("SELECT pages FROM hosts WHERE host = ?", host) or 0

    def words(self, language: str) -> WordStatistics | None:
        """The words that the archive has in a language; None where its stories are too few."""
        if language not in self._words:
            stored = self.one("SELECT counts FROM words WHERE language = ?", language)
            self._words[language] = None if stored is None else statistics_of(stored)
        return self._words[language]

    def spoiled(self, language: str) -> dict[str, str]:
        """The set phrases of the archive by what synonym programs may make of them."""
        if language not in self._spoiled:
            known = self.words(language)
            forms = wording.spoiled_forms(language, known.set_phrases()) if known else {}
            self._spoiled[language] = forms
        return self._spoiled[language]

    def counts_words_of(self, story: int) -> bool:
        """Whether a story is among those whose words were counted."""
        query = f"SELECT story {COUNTED} AND story = ? AND digest <= ?"
        return self.one(query, story, self._counted) is not None

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        import sqlite3

        try:
            with closing(self._connection().execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise InputError(f"{self.path} is no profile, or is damaged ({error})") from None

    def _connection(self) -> sqlite3.Connection:
        """One for each thread of each process: SQLite's may not be shared, nor taken through a fork."""
        import sqlite3

        own = self._local
        if getattr(own, "process", None) != os.getpid():
            address = self.path.absolute().as_uri() + "?mode=ro"
            own.process, own.database = os.getpid(), sqlite3.connect(address, uri=True)
        database: sqlite3.Connection = own.database
        return database
