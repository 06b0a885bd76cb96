"""The roles that a line of a plain text can have."""

from __future__ import annotations

from typing import Final

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
