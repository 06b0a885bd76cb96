"""Invented texts and pages, one kind of damage each (entities, escapes, lost blanks and bytes, hyphens at
ends of lines, drop caps) or of what looks like some, written by somebody who had not seen the code."""

from __future__ import annotations

from typing import Any

import pytest

import newsclean
from unseen_cases import cases, params

CASES = cases("damage.jsonl")


@pytest.mark.many
@pytest.mark.parametrize("case", params(c for c in CASES if not c.get("clean")))
def test_damage(case: dict[str, Any]) -> None:
    article = newsclean.clean(case["input"], url=case.get("url"))
    body = " ".join(article.body.split())
    assert [words for words in case["contains"] if words not in body] == []
    assert [words for words in case["lacks"] if words in body] == []
    assert "headline" not in case or article.headline in case["headline"]
    assert "description" not in case or article.description == case["description"]


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.get("clean")], ids=lambda case: str(case["id"])
)
def test_good_english_stays_as_it_is(case: dict[str, Any]) -> None:
    cleaned = newsclean.clean_text(case["input"])
    assert cleaned.text.split() == case["input"].split()
    assert not cleaned.suspects
    assert cleaned.spun.score < 0.5
