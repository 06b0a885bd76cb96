"""Which articles of an archive are copies of one, so that a job may write only the best."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

from newsclean.model.article import Article

Dedup: TypeAlias = Literal["url", "text", "story"]
"""What must not be written twice: an address, copies of one text, reports of one event."""


class CopyGroup(NamedTuple):
    """The group of copies that an article is in."""

    name: str
    rank: int
    """0 for the best copy."""


def group_of(article: Article, by: Dedup) -> CopyGroup | None:
    """The group of an article; None where it is in none, as a page without an address is for ``url``.

    Without a profile, and for what the profile does not know, only equal addresses and equal texts are
    copies, and the first that is met is the best.
    """
    copies = article.copies
    if by == "url":
        address = article.source_url
        if address is None:
            return None
        return CopyGroup(f"url {address}", copies.versions - copies.version if copies else 0)
    if by == "story" and article.story_id is not None:
        return CopyGroup(f"story {article.story_id}", copies.story_rank - 1 if copies else 1)
    if copies:
        return CopyGroup(f"text {copies.text_id}", copies.rank - 1)
    words = " ".join(article.body.split()).casefold()
    digest = sha256(words.encode("utf-8", "replace")).hexdigest()
    return CopyGroup(f"body {digest}", 0) if words else None
