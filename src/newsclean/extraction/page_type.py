"""Whether a page is an article, as the judge of pages sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsclean.extraction.blocks import Outline, RawBlock
from newsclean.extraction.containers import log_of
from newsclean.extraction.headline_lines import word_count
from newsclean.model.article import Metadata

NAMES = (
    "expected", "story_words", "story_share", "page_words", "page_links", "page_prose",
    "page_blocks", "longest", "prose_share", "published", "authors", "deep", "slug", "digits",
    "headings", "lists", "linked", "word_score", "headline_words", "articles", "tables", "code",
    "news_type", "other_type",
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")


_NEWS = frozenset(
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Article BlogPosting"
    " LiveBlogPosting og:article og:news".split()
)
_OTHER = frozenset(
    "Product ItemList CollectionPage SearchResultsPage DiscussionForumPosting QAPage Recipe JobPosting"
    " ProfilePage AboutPage ContactPage SoftwareApplication og:product og:profile og:product.group"
    " og:video.other".split()
)
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


def alone(row: Sequence[float], chosen: Sequence[RawBlock]) -> list[float]:
    """The features of a page that holds nothing but its story, as pages saved to be read do."""
    known = dict(zip(NAMES, row, strict=True))
    known |= {
        "story_share": 1.0,
        "page_words": known["story_words"],
        "page_links": known["linked"],
        "page_prose": log_of(sum(b.is_prose for b in chosen)),
        "page_blocks": log_of(len(chosen)),
    }
    return list(known.values())


def page_row(
    outline: Outline,
    chosen: Sequence[RawBlock],
    expected: float,
    fields: Metadata,
    url: str | None,
    tokens: Sequence[str],
    types: frozenset[str],
    weights: Mapping[str, float],
) -> list[float]:
    """The features of a page, in the order of :data:`NAMES`."""
    page = outline.containers[0]
    words = sum(b.words for b in chosen)
    total = page.words or 1
    count = len(chosen) or 1
    path = (url or "").split("?")[0].rstrip("/").split("/")[3:]
    last = path[-1] if path else ""
    headline = fields.headline.value if fields.headline else ""
    tags = [b.container.tag for b in chosen]
    return [
        expected,
        log_of(words),
        words / total,
        log_of(page.words),
        page.link_words / total,
        log_of(page.prose),
        log_of(page.blocks),
        log_of(max((b.words for b in chosen), default=0)),
        sum(b.is_prose for b in chosen) / count,
        float(fields.published is not None),
        float(fields.authors is not None),
        min(len(path), 6) if url else -1,
        min(last.count("-") + last.count("_"), 12) if url else -1,
        min(sum(ch.isdigit() for part in path for ch in part[:40]), 12) if url else -1,
        sum(len(tag) == 2 and tag[0] == "h" for tag in tags) / count,
        tags.count("li") / count,
        sum(b.link_words for b in chosen) / (words or 1),
        sum(weights.get(t, 0.0) for t in tokens),
        min(max(word_count(headline), _letters_of_spaceless(headline) // 2), 20),
        min(outline.articles, 20),
        sum(tag in ("td", "th") for tag in tags) / count,
        tags.count("pre") / count,
        float(bool(types & _NEWS)),
        float(bool(types & _OTHER)),
    ]


def _letters_of_spaceless(text: str) -> int:
    """Letters of scripts without spaces, of which two make a word."""
    return 0 if text.isascii() else sum("\u2e7f" < letter < "\uac00" for letter in text)
