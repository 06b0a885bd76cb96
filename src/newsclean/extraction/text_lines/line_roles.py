"""The roles that a line of a plain text can have."""

from __future__ import annotations

from typing import Final

from newsclean.light_dataclass import dataclass

ROLES: Final = (
    "paragraph", "subheading", "item",
    "headline", "dek", "byline", "date", "masthead", "title", "section",
    "navigation", "caption", "credit", "pointer", "plea", "share", "post", "tags",
    "contact", "author-note", "legal", "wire", "comment", "other",
)  # fmt: skip
"""``title`` is the title of a page, which dumps put in front: the headline with the name of the site;
``post`` an embedded post of a social network; ``pointer`` a line that leads to another story; ``wire`` a slug
or an end mark; ``other`` what has none of these roles and is no part of the story."""
BODY: Final = ROLES[:3]
"""The roles of the lines that are the story."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line with the role that was decided for it."""

    text: str
    role: str
    probability: float
    """That the role is right, 0–1."""
    byline: float = 0.0
    """That it is a byline, 0–1, whatever was decided."""
    headline: float = 0.0
    """That it is the headline."""
