"""Which stories of an archive are copies of one text, and which are reports of one event.

Both are found once, when a profile is finished. Near copies are joined one to the next; a report belongs to
an event only if it is a sibling of the event's first report, so that no chain of stories that each quote
the one before becomes one event.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsclean import wording
from newsclean.profile.index import StoryIndex, unpacked
from newsclean.profile.learning import line_number, plain_line
from newsclean.profile.siblings import SiblingSearch, overlap_of
from newsclean.profile.site_lines import LEAST_STORIES
from newsclean.text.view import TextView

if TYPE_CHECKING:
    import sqlite3

_CANDIDATES = 6
"""Stories that each is compared with: its copies, and the first reports of its event."""
_PLACES = 1 << 23


class _Edge(NamedTuple):
    """Two stories that belong together."""

    first: int
    second: int
    near: bool
    """Whether they are copies of one text, else reports of one event."""


def group_stories(index: StoryIndex, database: sqlite3.Connection) -> None:
    """Fill the table ``grouped`` of a profile that is written."""
    database.execute("CREATE TEMP TABLE edges (first INTEGER, second INTEGER, near INTEGER)")
    database.executemany("INSERT INTO edges VALUES (?, ?, ?)", _edges(index, database))
    most = index.one("SELECT coalesce(max(story), 0) FROM stories")
    texts = _Sets(most)
    for first, second in database.execute("SELECT first, second FROM edges WHERE near"):
        texts.join(first, second)
    tales = _events(index, database, texts)
    database.execute("DELETE FROM grouped")
    database.executemany("INSERT INTO grouped VALUES (?, ?, ?, ?)", _rows(index, texts, tales))
    database.execute("DROP TABLE edges")


def _edges(index: StoryIndex, database: sqlite3.Connection) -> Iterator[_Edge]:
    total = index.one("SELECT count(*) FROM stories")
    search = SiblingSearch(index, total, _Counts(database), _CANDIDATES)
    for number, stored in database.execute("SELECT story, text FROM stories"):
        for other, overlap in search.overlaps(unpacked(stored), number):
            if overlap.one_text or overlap.one_event(None):
                # What the site repeats makes no two stories one.
                days = days_between(*(index.story(n).published for n in (number, other)))
                overlap = overlap_of(*(_own_words(index, n) for n in (number, other)))
                if overlap.one_text or overlap.one_event(days):
                    yield _Edge(number, other, overlap.one_text)


def days_between(one: str | None, two: str | None) -> int | None:
    """The days between two dates in ISO 8601; None where one is not known."""
    if one is None or two is None:
        return None
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)


def _own_words(index: StoryIndex, number: int) -> str:
    """The text of a story without the lines that its host has in several stories."""
    story = index.story(number)
    if story.host is None:
        return story.text
    lines = story.text.split("\n")
    numbers = [line_number(story.host, plain_line(line)) for line in lines]
    counts = index.lines(numbers)
    return "\n".join(
        line
        for line, n in zip(lines, numbers, strict=True)
        if n not in counts or counts[n].stories < LEAST_STORIES
    )


class _Counts:
    """How many stories have a key, in a table of fixed size: keys that share a place are counted together,
    so a number may be too great (Cormode and Muthukrishnan 2005, "An improved data stream summary")."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._counts = array("H", bytes(2 * _PLACES))
        database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, keys, row)")
        for term, count in database.execute("SELECT term, doc FROM vocabulary"):
            place = int(term, 16) % _PLACES
            self._counts[place] = min(0xFFFF, self._counts[place] + count)
        database.execute("DROP TABLE vocabulary")

    def __call__(self, key: int) -> int:
        return self._counts[key % _PLACES]


class _Sets:
    """Numbers from 0 that are joined to sets."""

    def __init__(self, most: int) -> None:
        self._parents = array("q", range(most + 1))

    def __len__(self) -> int:
        return len(self._parents)

    def first(self, number: int) -> int:
        """The number that stands for the set."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, two: int) -> None:
        """Make one set of two."""
        self._parents[self.first(one)] = self.first(two)


def _events(index: StoryIndex, database: sqlite3.Connection, texts: _Sets) -> array[int]:
    """Of each text, by the number that stands for it, the text whose event it belongs to: the first that
    came out of those that it is a sibling of and that begin an event themselves."""
    tales = array("q", range(len(texts)))
    ranked = index.rows(
        "SELECT story, min(coalesce(published, fetched, '9')) AS time, digest FROM copies"
        " JOIN stories USING (story) GROUP BY story ORDER BY time, digest"
    )
    place = array("q", bytes(8 * len(texts)))
    for rank, (story, _, _) in enumerate(ranked):
        first = texts.first(story)
        place[first] = min(place[first] or rank + 1, rank + 1)
    seen = array("b", bytes(len(texts)))
    near = (
        "SELECT second FROM edges WHERE first = ?1 UNION SELECT first FROM edges WHERE second = ?1"
    )
    database.execute("CREATE INDEX temp.edges_first ON edges (first)")
    database.execute("CREATE INDEX temp.edges_second ON edges (second)")
    members: dict[int, list[int]] = {}
    for first, second, _ in database.execute("SELECT * FROM edges"):
        for story in (first, second):
            members.setdefault(texts.first(story), []).append(story)
    for text in sorted(members, key=lambda text: place[text]):
        others = {
            texts.first(other)
            for story in members[text]
            for (other,) in database.execute(near, (story,))
        }
        leaders = [o for o in others if seen[o] and tales[o] == o and o != text]
        if leaders:
            tales[text] = min(leaders, key=lambda leader: place[leader])
        seen[text] = 1
    return tales


def _rows(
    index: StoryIndex, texts: _Sets, tales: array[int]
) -> Iterator[tuple[int, int, int, float | None]]:
    """The stories that are not alone, with the smallest digest of their text and of their event."""
    sizes = array("q", bytes(8 * len(texts)))
    for story in range(1, len(texts)):
        sizes[tales[texts.first(story)]] += 1
    smallest: dict[int, int] = {}
    grouped = [s for s in range(1, len(texts)) if sizes[tales[texts.first(s)]] > 1]
    digests = {story: index.digest(story) for story in grouped}
    for story in grouped:
        text = texts.first(story)
        for group in (text, -tales[text]):
            smallest[group] = min(smallest.get(group, digests[story]), digests[story])
    for story in grouped:
        text = texts.first(story)
        odds = wording.spun_odds(TextView(index.text(story), None))
        yield story, smallest[text], smallest[-tales[text]], odds
