"""From a page or a plain text to the blocks of its story."""

from __future__ import annotations

from newsclean.extraction import text_input
from newsclean.extraction.block_model import shipped
from newsclean.extraction.filters import FILTERS, Filter
from newsclean.extraction.left_out import LEFT_OUT, STEPS
from newsclean.extraction.page_input import story_of
from newsclean.extraction.story import Story
from newsclean.extraction.text_lines.role_model import shipped_roles
from newsclean.html import Page
from newsclean.model.article import Metadata
from newsclean.model.draft import Draft
from newsclean.options import Options

__all__ = ["FILTERS", "LEFT_OUT", "STEPS", "Filter", "Story", "from_page", "from_text", "prepare"]


def prepare() -> None:
    """Load the model of blocks that newsclean ships."""
    shipped()


def from_page(page: Page, fields: Metadata, options: Options) -> Story:
    """The story of a page whose metadata are ``fields``."""
    return story_of(page, fields, options, shipped())


def from_text(
    draft: Draft, url: str | None, known: Metadata | None = None, *, stripped: bool = True
) -> Story:
    """The story of a plain text; ``known`` are fields that its labels or mail headers gave. Unless
    ``stripped``, boilerplate stays, and only the lines that become fields go."""
    return text_input.from_text(
        draft, url, shipped(), shipped_roles(), known or Metadata(), stripped=stripped
    )
