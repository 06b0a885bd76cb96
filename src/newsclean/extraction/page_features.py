"""What the model of pages knows of a page and the story chosen from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    """Learned weight of the words in its address, declared types and the body's class; of the next three,
    those of the names of boxes, of title and headline, and of the story."""
    box_score: float
    title_score: float
    text_score: float
    headline_words: float
    articles: float
    tables: float
    code: float
    news_type: float
    other_type: float


SCORES = ("word_score", "box_score", "title_score", "text_score")
"""The features of :class:`PageWords`, in that order."""
URL_FEATURES = ("deep", "slug", "digits")
"""-1 where the address is not known."""


class PageWords(NamedTuple):
    """Words that hint at the kind of a page, each once, behind the name of the place where it stands."""

    hints: Sequence[str] = ()
    """Of its address, its declared types, its body's class."""
    boxes: Sequence[str] = ()
    """Of the class and id of its boxes."""
    title: Sequence[str] = ()
    """Of title and headline."""
    text: Sequence[str] = ()
    """Of the story."""


def words_of_page(
    url: str | None,
    types: frozenset[str],
    outline: Outline,
    head: str,
    chosen: Sequence[RawBlock],
) -> PageWords:
    """The words that hint at the kind of a page; ``head`` is its title and headline."""
    return PageWords(
        _hints(url, types, outline),
        _each("box", {holder.names for holder in outline.containers}),
        _each("title", [head.lower()]),
        _each("text", [block.text.lower() for block in chosen]),
    )


def _each(place: str, texts: Iterable[str]) -> list[str]:
    return sorted({f"{place} {word}" for text in texts for word in _WORD.findall(text)})


def _hints(url: str | None, types: frozenset[str], outline: Outline) -> list[str]:
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
    hints: PageWords,
    types: frozenset[str],
    weights: Mapping[str, float],
) -> PageFeatures:
    """The features of a page; ``weights`` are those of the words that hint at its kind."""
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
        **scores(hints, weights),
        headline_words=min(word_count(headline), 20),
        articles=min(outline.articles, 20),
        tables=sum(tag in ("td", "th") for tag in tags) / count,
        code=tags.count("pre") / count,
        news_type=bool(types & NEWS),
        other_type=bool(types & _OTHER),
    )


def scores(hints: PageWords, weights: Mapping[str, float]) -> dict[str, float]:
    """The weight of the words of each place, by the name of its feature."""
    sums = (fsum(weights.get(word, 0.0) for word in place) for place in hints)
    return dict(zip(SCORES, sums, strict=True))


def headline_of(fields: Metadata) -> str:
    return fields.headline.value if fields.headline else ""
