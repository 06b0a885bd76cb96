"""Invented pages in many languages, written by somebody who had not seen the code: what else stands on a
page (comments, hidden text, following stories, captions, cards, notes) is no part of the body, and all of
the story is; of some, the headline, the authors, the day and the site are told too."""

from __future__ import annotations

from typing import Any

import pytest

import newsclean
from unseen_cases import cases, params

CASES = cases("pages.jsonl")


@pytest.mark.many
@pytest.mark.parametrize("case", params([c for c in CASES if c["body"]]))
def test_page(case: dict[str, Any]) -> None:
    article = newsclean.clean(case["html"], url=case["url"])
    optional = {p["text"] for p in case["body"] if isinstance(p, dict)}
    wanted = [p for p in case["body"] if isinstance(p, str)]
    assert [b.text for b in article.blocks if b.text not in optional] == wanted
    assert article.quality.is_story


@pytest.mark.parametrize("case", [c for c in CASES if not c["body"]], ids=lambda case: case["id"])
def test_page_without_a_story(case: dict[str, Any]) -> None:
    assert not newsclean.clean(case["html"], url=case["url"]).quality.is_story


@pytest.mark.many
@pytest.mark.parametrize("case", params([c for c in CASES if "fields" in c], "fields_fail"))
def test_fields_of_a_page(case: dict[str, Any]) -> None:
    article = newsclean.clean(case["html"], url=case["url"])
    found = {
        "headline": article.headline,
        "authors": sorted(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "site_name": article.site_name,
    }
    for name, right in case["fields"].items():
        assert found[name] in [sorted(one) if name == "authors" else one for one in right], name
