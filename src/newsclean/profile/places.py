"""Where a document stands in the archive: among the copies of its text, the versions of its address, the
reports of its event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence, Set
from typing import Literal

from newsclean.model.archived import Copies
from newsclean.profile.index import Copy, StoryIndex
from newsclean.profile.learning import number_of, page_number
from newsclean.profile.siblings import SiblingReport

_WHOLE = 0.9
"""The share of the longest copy's characters that a whole copy has at least."""


_RANKED = f"""
SELECT story, id, nullif(url, ''), page, host, published, fetched
FROM grouped AS g JOIN copies USING (story) JOIN stories USING (story)
WHERE g.{{group}} = ?1
ORDER BY host IS NULL OR host NOT IN (SELECT value FROM json_each(?2)),
    coalesce(odds, -1) >= 0,
    size < {_WHOLE} * (
        SELECT max(size) FROM grouped AS o JOIN stories USING (story) WHERE o.{{group}} = ?1
    ),
    coalesce(published, fetched, '9'), -size, coalesce(nullif(url, ''), id), id
"""
"""The best copy first: on a host that is trusted, not reworded, whole, the first that came out."""

Group = Literal["text", "tale"]
"""The copies of one text, or the reports of one event."""


def own_copy(
    index: StoryIndex, lines: Iterable[str], host: str | None, url: str | None
) -> Copy | None:
    """The record of a document with these lines; None where the archive does not know it."""
    found = index.copies_of_page(page_number(lines, host))
    return next((copy for copy in found if copy.url == url), found[0] if found else None)


def group_of(index: StoryIndex, story: int, group: Group) -> int:
    """The smallest digest of a story's group."""
    found = index.one(f"SELECT {group} FROM grouped WHERE story = ?", story)
    return index.digest(story) if found is None else int(found)


def ranked(index: StoryIndex, story: int, group: Group, trusted: Set[str]) -> list[Copy]:
    """The records of a story's group, the best first."""
    number = group_of(index, story, group)
    rows = index.rows(_RANKED.format(group=group), number, json.dumps(sorted(trusted)))
    return [Copy(*row) for row in rows] or _alone(index, story, trusted)


def _alone(index: StoryIndex, story: int, trusted: Set[str]) -> list[Copy]:
    """The records of a story that is in no group: copies of one text all the same."""
    return sorted(index.copies_of((story,)), key=lambda copy: copy.host not in trusted)


def identity(digest: int) -> str:
    """A group's name for people and programs."""
    return f"{digest % (1 << 64):016x}"


def story_id(index: StoryIndex, own: Copy | None, reports: Sequence[SiblingReport]) -> str | None:
    """The same for all reports of one event; of a document that the archive does not know, that of the
    closest report which is certainly one of the same event."""
    if own is not None:
        return identity(group_of(index, own.story, "tale"))
    for report in reports:
        if report.overlap.one_text or report.overlap.one_event(None):
            return identity(group_of(index, report.number, "tale"))
    return None


def copies_of(index: StoryIndex, own: Copy | None, trusted: Set[str]) -> Copies | None:
    """The place of a document among the copies of its text; None where the archive does not know it."""
    if own is None:
        return None
    texts = ranked(index, own.story, "text", trusted)
    reports = ranked(index, own.story, "tale", trusted)
    versions = versions_of(index, own)
    return Copies(
        text_id=identity(group_of(index, own.story, "text")),
        rank=_rank(own, texts),
        count=len(texts),
        best_source=texts[0].source,
        story_rank=_rank(own, reports),
        story_count=len(reports),
        version=versions.index(own.story) + 1,
        versions=len(versions),
    )


def _rank(own: Copy, others: Sequence[Copy]) -> int:
    """The place of a record; two that are the same in all but their id share one."""
    same = (own.page, own.url)
    return next(i for i, other in enumerate(others, 1) if (other.page, other.url) == same)


def versions_of(index: StoryIndex, own: Copy) -> list[int]:
    """The different texts that a record's address had, in the order of time."""
    at = index.copies_at(number_of(own.url)) if own.url else [own]
    return list(dict.fromkeys(copy.story for copy in at)) or [own.story]
