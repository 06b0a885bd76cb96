"""Invented pages of many publishing systems and languages, written by somebody who had not seen the code,
with their fields, quotes and bodies. ``known`` names what is still wrong on a page: it must be wrong, so
that the list is true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

import newsclean
from unseen_cases import cases

CASES = cases("news-pages.jsonl")

FIELDS: dict[str, Callable[[newsclean.Article], object]] = {
    "kind": lambda a: a.quality.kind,
    "headline": lambda a: a.headline,
    "authors": lambda a: sorted(a.authors),
    "published": lambda a: a.published and a.published.isoformat(),
    "modified": lambda a: a.modified and a.modified.isoformat(),
    "description": lambda a: a.description,
    "language": lambda a: a.language,
}


def same(field: str, got: Any, wanted: Any) -> bool:
    if field == "authors":
        return bool(got == sorted(wanted))
    if got and wanted and field in ("published", "modified"):
        if len(wanted) == 10:
            return bool(got[:10] == wanted)  # only the day is known
        return datetime.fromisoformat(got) == datetime.fromisoformat(wanted)
    return bool(got == wanted)


def has_body(article: newsclean.Article, wanted: list[Any]) -> bool:
    may = {p["text"] for p in wanted if isinstance(p, dict)}
    must = [p for p in wanted if isinstance(p, str)]
    return [b.text for b in article.blocks if b.text not in may] == must


def has_quote(article: newsclean.Article, wanted: dict[str, Any]) -> bool:
    speaker = wanted.get("speaker")
    known = speaker if isinstance(speaker, list) else [speaker]
    found = [q for q in article.quotes if wanted["text"] in q.text]
    return any(speaker is None or q.speaker in known for q in found)


def wrong(case: dict[str, Any]) -> list[str]:
    """What is not as it should be on a page."""
    article = newsclean.clean(case["html"], url=case["url"])
    want = case["want"]
    found: list[str] = []
    for field, read in FIELDS.items():
        got = read(article)
        allowed = [want[field]] if field in want else want.get(f"{field}_any")
        if allowed is not None and not any(same(field, got, value) for value in allowed):
            found.append(field)
        if got in want.get(f"not_{field}", ()):
            found.append(f"not_{field}")
    body = article.body
    at = [body.find(piece) for piece in want.get("order", ())]
    checks = {
        "body": "body" not in want or has_body(article, want["body"]),
        "has": all(piece in body for piece in want.get("has", ())),
        "lacks": not any(piece in body for piece in want.get("lacks", ())),
        "order": -1 not in at and at == sorted(at),
        "quotes": all(has_quote(article, quote) for quote in want.get("quotes", ())),
        "blocks": all(
            any(b.kind == kind and piece in b.text for b in article.blocks)
            for kind, piece in want.get("blocks", ())
        ),
    }
    return found + [name for name, holds in checks.items() if not holds]


@pytest.mark.many
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_page(case: dict[str, Any]) -> None:
    assert wrong(case) == case["known"], case["about"]
