"""What a page says about its story: each field by a stated order of sources, with what lost."""

from __future__ import annotations

from lxml import etree

from newsclean.html.jsonld import string
from newsclean.html.markup import gather, names_around, text_of
from newsclean.metadata.authors import find_authors
from newsclean.metadata.context import survey
from newsclean.metadata.dates import find_modified, find_published
from newsclean.metadata.headline import find_headline
from newsclean.metadata.near_headline import OF_ANOTHER, lines_around
from newsclean.metadata.site import (
    find_address,
    find_description,
    find_image,
    find_keywords,
    find_language,
    find_paywall,
    find_section,
    find_site,
    with_region,
)
from newsclean.model.article import Field, Metadata


def read_metadata(root: etree._Element, *, url: str | None, base: str | None) -> Metadata:
    """The metadata of a page. Never raises: a field that cannot be read is None."""
    page = survey(gather(root), url, base)
    site, language = find_site(page), find_language(page)
    page.site = site.value if site else None
    page.language = with_region(language, url)
    title = string(page.story.get("headline")) or string(page.story.get("name"))
    headline, heading = find_headline(page.stated, title, page.site)
    if heading is not None:
        page.lines = lines_around(heading)
        page.aside = _aside(heading, headline)
        page.own_names = frozenset(OF_ANOTHER.findall(names_around(heading)))
    return Metadata(
        headline=headline,
        description=find_description(page),
        authors=find_authors(page),
        published=find_published(page),
        modified=find_modified(page),
        site_name=site,
        url=find_address(page),
        language=language,
        section=find_section(page),
        keywords=find_keywords(page),
        image=find_image(page),
        paywalled=find_paywall(page),
    )


def _aside(heading: etree._Element, headline: Field[str] | None) -> str:
    """The date or kicker that the headline's element holds beside the headline."""
    if headline is None or not len(heading):
        return ""
    return text_of(heading).replace(headline.value, " ", 1).strip()
