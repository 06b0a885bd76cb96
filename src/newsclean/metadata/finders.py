"""The fields of the metadata: one finder each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from newsclean.html import Page, text_of
from newsclean.light_dataclass import dataclass
from newsclean.metadata.authors import authors_beside, find_authors
from newsclean.metadata.breadcrumb import find_breadcrumb
from newsclean.metadata.context import MetadataContext, statements
from newsclean.metadata.dates import find_modified, find_published
from newsclean.metadata.headline import find_headline
from newsclean.metadata.legal import find_license, find_rights
from newsclean.metadata.near_headline import lines_around, own_names
from newsclean.metadata.site import (
    find_address,
    find_description,
    find_image,
    find_keywords,
    find_language,
    find_paywall,
    find_section,
    find_sections,
    find_site,
    with_region,
)
from newsclean.metadata.visible_dates import dated_lines
from newsclean.model.article import Field, Metadata


@dataclass(frozen=True, slots=True)
class Finder:
    """How one field of :class:`~newsclean.model.article.Metadata` is found."""

    field: str
    find: Callable[[MetadataContext], Field[Any] | None]


FINDERS = (
    Finder("headline", lambda context: context.headline),
    Finder("description", find_description),
    Finder("authors", find_authors),
    Finder("published", find_published),
    Finder("modified", find_modified),
    Finder("site_name", lambda context: context.site_name),
    Finder("url", find_address),
    Finder("language", lambda context: context.language),
    Finder("section", find_section),
    Finder("sections", find_sections),
    Finder("keywords", find_keywords),
    Finder("image", find_image),
    Finder("paywalled", find_paywall),
    Finder("breadcrumb", find_breadcrumb),
    Finder("license", find_license),
    Finder("rights", find_rights),
)
"""Every field with its finder. Three fields that others are read with are already in the context."""


def read_metadata(page: Page) -> Metadata:
    """The metadata of a page. Never raises: a field that cannot be read is None."""
    context = context_of(page)
    return Metadata(**{finder.field: finder.find(context) for finder in FINDERS})


def lines_beside(page: Page, authors: tuple[str, ...]) -> tuple[str, ...]:
    """The lines away from the headline that name others than these authors."""
    found = authors_beside(context_of(page))
    return tuple(v.raw for v in found if v.origin == "visible" and not {*v.value} & {*authors})


def context_of(page: Page) -> MetadataContext:
    """What the page states, and the lines that its readers see around the headline."""
    stated = statements(page)
    site, language = find_site(stated), find_language(stated)
    region = with_region(language, page.url)
    stated = replace(stated, site_name=site, language=language, region=region)
    headline, heading = find_headline(stated)
    if heading is None:
        return replace(stated, headline=headline)
    lines = lines_around(heading)
    beside = text_of(heading) if headline is not None and len(heading) else ""
    return replace(
        stated,
        headline=headline,
        lines=lines,
        dated=dated_lines(lines, own_names(heading), region),
        beside_headline=beside.replace(headline.value, " ", 1).strip() if headline else "",
    )
