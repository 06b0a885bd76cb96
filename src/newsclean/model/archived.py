"""What an archive that was learned says of one document: other reports, and its place among the copies."""

from __future__ import annotations

from typing import Literal

from newsclean.light_dataclass import dataclass

Relation = Literal["original", "independent", "copy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another report of the same story in the archive.

    Attributes:
        source: its address, else the id of its record.
        host: of its address.
        published: when it came out, as ISO 8601; None where that is not known.
        relation: ``original``: this story was reworded from it; ``copy``: both have one source, word for
            word; ``independent``: somebody else's report.
    """

    source: str
    host: str | None
    published: str | None
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The place of a document among the copies of its text that the archive has.

    Attributes:
        text_id: the same for all copies of one text: reposts, updates, what an agency sent to many.
        rank: the place of this one among them; 1 is the best: on a host that is trusted, not reworded,
            whole, the first that came out.
        count: how many documents that are.
        best_source: the address of the best one, else the id of its record.
        story_rank: the place of this one among all reports of its event, likewise.
        story_count: how many documents that are.
        version: which of the versions of its address this is, in the order of time; 1 is the first.
        versions: how many different texts its address had; 1 where the address is not known.
    """

    text_id: str
    rank: int
    count: int
    best_source: str
    story_rank: int
    story_count: int
    version: int
    versions: int
