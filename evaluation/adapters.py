"""newsclean behind the interfaces of the public scorers.

``extract(html, url)`` serves the extraction scorer, ``find_quotes(text)`` the quotation scorer,
``clean_text(text)`` the repair scorer, ``clean(data)`` the battery of hostile inputs.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import newsclean
from newsclean.extraction.block_model import ExtractionModel, load


def extract(html: bytes, url: str | None) -> dict[str, Any]:
    """Body, headline, authors and date of a page, or of a plain text dump of one."""
    article = newsclean.clean(html, url=url)
    return {
        "text": article.body,
        "title": article.headline,
        "author": list(article.authors),
        "date": article.published.isoformat() if article.published else None,
    }


def find_quotes(text: str) -> list[dict[str, Any]]:
    """The marked quotations of a text, in the scorer's words."""
    return [_quote(q) for q in newsclean.find_quotes(text)]


def find_all_quotes(text: str) -> list[dict[str, Any]]:
    """The same, with reported speech."""
    options = newsclean.Options(indirect_quotes=True)
    return [_quote(q) for q in newsclean.find_quotes(text, options=options)]


def _quote(quote: newsclean.Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "spans": [list(f) for f in quote.fragments],
        "speaker": quote.speaker,
        "speaker_mention": quote.mention.text if quote.mention else None,
        "cue": quote.cue,
        "kind": "direct" if quote.kind == "block" else quote.kind,
    }


def clean_text(text: str) -> dict[str, Any]:
    """The cleaned text, its ledger, and the suspects as flags."""
    result = newsclean.clean_text(text)
    return {
        "text": result.text,
        "edits": [
            {"start": e.start, "end": e.end, "before": e.before, "after": e.after, "rule": e.rule}
            for e in result.edits
        ],
        "flags": [{"start": s.start, "end": s.end, "kind": s.kind} for s in result.suspects],
    }


def clean(data: bytes | str) -> dict[str, str]:
    """Everything that comes out of one document, in each format that newsclean writes."""
    article = newsclean.clean(data)
    return {
        "body": article.body,
        "json": article.to_json(),
        "markdown": article.to_markdown(),
        "text": article.to_text(),
    }


def extract_out_of_fold(html: bytes, url: str | None) -> dict[str, Any]:
    """``extract`` by a model that has not learned from the page's host.

    ``NEWSCLEAN_FOLDS`` names the folder that ``train_extraction.py --folds`` wrote.
    """
    folder = Path(os.environ["NEWSCLEAN_FOLDS"])
    model = _fold_model(folder, _folds(folder).get(_host(url), 0))
    with mock.patch("newsclean.extraction.shipped", return_value=model):
        return extract(html, url)


def _host(url: str | None) -> str:
    return (urlsplit(url or "").hostname or "").removeprefix("www.")


@cache
def _folds(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "hosts.json").read_text(encoding="utf-8"))
    return found


@cache
def _fold_model(folder: Path, number: int) -> ExtractionModel:
    return load(folder / f"fold{number}.json")
