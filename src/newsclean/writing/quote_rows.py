"""The quotes of a story as rows of CSV: what somebody wants who asks an archive who said what."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import flat_row
from newsclean.model.article import Article, Quote
from newsclean.writing.record_head import RecordHead

_COLUMNS = (
    "id url published headline speaker quote cue kind confidence standing sources start end context"
).split()
_CONTEXT = 160
"""Characters of the body on either side of a quote."""


def head(kept: Sequence[str]) -> str:
    """The line with the names of the columns."""
    return flat_row.csv_line([*_COLUMNS, *kept])


def write(article: Article) -> str:
    """A file of one story."""
    return head(()) + "".join(
        _row(article, quote, RecordHead("", article.url)) for quote in article.quotes
    )


def write_record(article: Article, of: RecordHead) -> str:
    """A row for each quote; nothing where nobody is quoted."""
    return "".join(_row(article, quote, of) for quote in article.quotes)


def _row(article: Article, quote: Quote, of: RecordHead) -> str:
    published = article.published and flat_row.date_cell(article.published, of.date_format)
    sources = "; ".join(f"{cited.source}: {cited.text}" for cited in quote.sources)
    first, last = max(0, quote.start - _CONTEXT), quote.end + _CONTEXT
    context = " ".join(article.body[first:last].split())
    return flat_row.csv_line(
        (
            of.id, of.url, published, article.headline, quote.speaker, quote.text, quote.cue,
            quote.kind, quote.confidence, quote.standing, sources, quote.start, quote.end, context,
            *of.kept.values(),
        )
    )  # fmt: skip
