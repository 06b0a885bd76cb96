"""What the model of pages knows of a page and the story chosen from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Outline, RawBlock
from newsclean.extraction.containers import log_of
from newsclean.model.article import Metadata
from newsclean.text.words import word_count

_WORD = re.compile(r"[a-z]+")
NEWS = frozenset(
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Article BlogPosting"
    " LiveBlogPosting og:article og:news".split()
)
_OTHER = frozenset(
    "Product ItemList CollectionPage SearchResultsPage DiscussionForumPosting QAPage Recipe JobPosting"
    " ProfilePage AboutPage ContactPage SoftwareApplication og:product og:profile og:product.group"
    " og:video.other".split()
)


class PageFeatures(NamedTuple):
    """Counts are clipped or logarithmic; shares are of words or of blocks."""

    expected: float
    """Expected word F1 of the story."""
    story_words: float
    story_share: float
    page_words: float
    page_links: float
    page_prose: float
    page_blocks: float
    longest: float
    prose_share: float
    published: float
    authors: float
    deep: float
    """Steps in the path of the address; this and the next two are -1 where it is not known."""
    slug: float
    digits: float
    headings: float
    lists: float
    linked: float
    word_score: float
    """Learned weight of the words in its address, declared types and the body's class."""
    headline_words: float
    articles: float
    tables: float
    code: float
    news_type: float
    other_type: float


URL_FEATURES = ("deep", "slug", "digits")
"""-1 where the address is not known."""


def page_tokens(url: str | None, types: frozenset[str], outline: Outline) -> list[str]:
    """Words that hint at the kind of a page: of its address, its declared types, its body's class."""
    address = (url or "").split("?")[0].lower().split("/")
    host, path = address[2:3], address[3:]
    tokens = {f"host {w}" for part in host for w in _WORD.findall(part)}
    tokens |= {f"path {w}" for part in path[:-1] for w in _WORD.findall(part)}
    tokens |= {f"last {w}" for part in path[-1:] for w in _WORD.findall(part)[:6]}
    tokens |= {f"type {t}" for t in types}
    for holder in outline.frames:
        tokens |= {f"class {w}" for w in _WORD.findall(holder.names)[:40]}
    return sorted(tokens)


def alone(row: PageFeatures, chosen: Sequence[RawBlock]) -> PageFeatures:
    """The features of a page that holds nothing but its story, as pages saved to be read do."""
    return row._replace(
        story_share=1.0,
        page_words=row.story_words,
        page_links=row.linked,
        page_prose=log_of(sum(b.is_prose for b in chosen)),
        page_blocks=log_of(len(chosen)),
    )


def page_features(
    outline: Outline,
    chosen: Sequence[RawBlock],
    expected: float,
    fields: Metadata,
    url: str | None,
    tokens: Sequence[str],
    types: frozenset[str],
    weights: Mapping[str, float],
) -> PageFeatures:
    """The features of a page; ``weights`` are those of its ``tokens``."""
    page = outline.containers[0]
    words = sum(b.words for b in chosen)
    total = page.words or 1
    count = len(chosen) or 1
    path = (url or "").split("?")[0].rstrip("/").split("/")[3:]
    last = path[-1] if path else ""
    headline = headline_of(fields)
    tags = [b.container.tag for b in chosen]
    return PageFeatures(
        expected=expected,
        story_words=log_of(words),
        story_share=words / total,
        page_words=log_of(page.words),
        page_links=page.link_words / total,
        page_prose=log_of(page.prose),
        page_blocks=log_of(page.blocks),
        longest=log_of(max((b.words for b in chosen), default=0)),
        prose_share=sum(b.is_prose for b in chosen) / count,
        published=fields.published is not None,
        authors=fields.authors is not None,
        deep=min(len(path), 6) if url else -1,
        slug=min(last.count("-") + last.count("_"), 12) if url else -1,
        digits=min(sum(ch.isdigit() for part in path for ch in part[:40]), 12) if url else -1,
        headings=sum(len(tag) == 2 and tag[0] == "h" for tag in tags) / count,
        lists=tags.count("li") / count,
        linked=sum(b.link_words for b in chosen) / (words or 1),
        word_score=fsum(weights.get(t, 0.0) for t in tokens),
        headline_words=min(word_count(headline), 20),
        articles=min(outline.articles, 20),
        tables=sum(tag in ("td", "th") for tag in tags) / count,
        code=tags.count("pre") / count,
        news_type=bool(types & NEWS),
        other_type=bool(types & _OTHER),
    )


def headline_of(fields: Metadata) -> str:
    return fields.headline.value if fields.headline else ""
