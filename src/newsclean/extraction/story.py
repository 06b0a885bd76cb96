"""What extraction hands on."""

from __future__ import annotations

from dataclasses import field

from newsclean.light_dataclass import dataclass
from newsclean.model.article import LeftOut, Metadata, PageKind
from newsclean.model.draft import Draft
from newsclean.model.media import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The story of a page or a plain text, not yet cleaned."""

    draft: Draft
    fields: Metadata
    kind: PageKind = "article"
    confidence: float = 0.0
    """Expected word F1 of the chosen blocks, 0–1."""
    truncated: bool = False
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """The blocks of the page that are no part of the story."""
    media: Media = field(default_factory=Media)
    """What the page has beside the words; places are numbers of ``draft.places``."""
