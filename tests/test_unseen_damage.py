"""Invented texts and pages, one kind of damage each (entities, escapes, lost blanks and bytes, hyphens at
ends of lines, drop caps) or of what looks like some, written by somebody who had not seen the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures" / "unseen" / "damage.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def params() -> list[Any]:
    """The cases; one whose failure is known must fail, so that the list only shrinks."""
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=pytest.mark.xfail(strict=True, reason=case["fails"]) if "fails" in case else (),
        )
        for case in CASES
        if not case.get("clean")
    ]


@pytest.mark.parametrize("case", params())
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
