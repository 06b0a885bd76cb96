"""newsclean turns scraped news into clean, structured, trustworthy articles.

>>> import newsclean
>>> article = newsclean.clean(page, url="https://example.org/story")
>>> article.headline, article.body, article.quotes, article.edits

Importing this package is cheap: the stages load at the first call.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.errors import (
        InputError,
        LedgerError,
        LimitError,
        MissingExtraError,
        NewscleanError,
        OptionsError,
        RuleError,
    )
    from newsclean.ledger import Citation, Edit, Reason, Removal, Repair
    from newsclean.model.article import (
        Article,
        Block,
        Candidate,
        CleanText,
        Copies,
        Correction,
        Embed,
        Field,
        Footnote,
        Image,
        LeftOut,
        Link,
        Mention,
        Metadata,
        Quality,
        Quote,
        QuotedPerson,
        Sibling,
        Span,
        SpinScore,
        Suspect,
        Value,
        json_schema,
    )
    from newsclean.options import Limits, Options, Rewrite, Rewriter, SuspectContext
    from newsclean.pipeline import Pipeline, State, Step
    from newsclean.reading import Input, SourceKind

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Candidate",
    "Citation",
    "CleanText",
    "Cleaner",
    "Copies",
    "Correction",
    "Edit",
    "Embed",
    "Field",
    "Footnote",
    "Image",
    "InputError",
    "LedgerError",
    "LeftOut",
    "LimitError",
    "Limits",
    "Link",
    "Mention",
    "Metadata",
    "MissingExtraError",
    "NewscleanError",
    "Options",
    "OptionsError",
    "Pipeline",
    "Quality",
    "Quote",
    "QuotedPerson",
    "Reason",
    "Removal",
    "Repair",
    "Rewrite",
    "Rewriter",
    "RuleError",
    "Sibling",
    "Span",
    "SpinScore",
    "State",
    "Step",
    "Suspect",
    "SuspectContext",
    "Value",
    "__version__",
    "clean",
    "clean_text",
    "find_quotes",
    "json_schema",
]


# Where each public name lives. Loaded at first use, so that importing newsclean costs little.
_HOMES = {
    "model.article": "Article Block Candidate CleanText Copies Correction Embed Field Footnote Image LeftOut "
    "Link Mention Metadata Quality Quote QuotedPerson Sibling Span SpinScore Suspect Value json_schema",
    "errors": "InputError LedgerError LimitError MissingExtraError NewscleanError OptionsError "
    "RuleError",
    "ledger": "Citation Edit Reason Removal Repair",
    "options": "Limits Options Rewrite Rewriter SuspectContext",
    "cleaner": "Cleaner",
    "pipeline": "Pipeline State Step",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    collects = gc.isenabled()
    gc.disable()  # what is loaded stays: to look for garbage in it takes a tenth of the time
    try:
        return getattr(import_module(f"newsclean.{home}"), name)
    finally:
        if collects:
            gc.enable()


def __dir__() -> list[str]:
    return list(__all__)


def clean(
    source: Input,
    *,
    url: str | None = None,
    kind: SourceKind | None = None,
    content_type: str | None = None,
    options: Options | None = None,
) -> Article:
    """The story of one page or plain text. See :meth:`Cleaner.clean` for arguments and errors."""
    return _cleaner(options).clean(source, url=url, kind=kind, content_type=content_type)


def clean_text(text: str, *, options: Options | None = None) -> CleanText:
    """Clean body text alone. See :meth:`Cleaner.clean_text`."""
    return _cleaner(options).clean_text(text)


def find_quotes(
    text: str, *, language: str | None = None, options: Options | None = None
) -> tuple[Quote, ...]:
    """The quotes of a clean text, with their speakers. See :meth:`Cleaner.find_quotes`."""
    return _cleaner(options).find_quotes(text, language=language)


def _cleaner(options: Options | None) -> Cleaner:
    from newsclean import cleaner

    return cleaner.default_cleaner() if options is None else cleaner.Cleaner(options)
