"""From a page or a plain text to the blocks of its story."""

from __future__ import annotations

from newsclean.extraction.judge import shipped
from newsclean.extraction.plaintext import body_only, from_text
from newsclean.extraction.story import Story
from newsclean.extraction.webpage import story_of
from newsclean.options import Options
from newsclean.page import Page

__all__ = ["Story", "body_only", "from_page", "from_text"]


def from_page(page: Page, options: Options) -> Story:
    """The story of a page, by the judge that newsclean ships."""
    return story_of(page, options, shipped())
