"""The quotes of a story as rows of CSV: what somebody wants who asks an archive who said what."""

from __future__ import annotations

from newsclean.model import flat_row
from newsclean.model.article import Article, Quote

_COLUMNS = (
    "id url published headline speaker quote cue kind confidence standing sources start end context"
).split()
_CONTEXT = 160
"""Characters of the body on either side of a quote."""

HEAD = flat_row.csv_line(_COLUMNS)


def write(article: Article) -> str:
    """A file of one story."""
    return HEAD + write_record(article, "", article.url)


def write_record(article: Article, identity: str, url: str | None) -> str:
    """A row for each quote; nothing where nobody is quoted."""
    return "".join(_row(article, quote, identity, url) for quote in article.quotes)


def _row(article: Article, quote: Quote, identity: str, url: str | None) -> str:
    published = article.published.isoformat() if article.published else None
    sources = "; ".join(f"{cited.source}: {cited.text}" for cited in quote.sources)
    first, last = max(0, quote.start - _CONTEXT), quote.end + _CONTEXT
    context = " ".join(article.body[first:last].split())
    return flat_row.csv_line(
        (
            identity, url, published, article.headline, quote.speaker, quote.text, quote.cue,
            quote.kind, quote.confidence, quote.standing, sources, quote.start, quote.end, context,
        )
    )  # fmt: skip
