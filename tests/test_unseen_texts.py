"""Invented texts in many languages and layouts (copies of pages, exports, wire copy, scans, mails, feeds),
written by somebody who had not seen the code: headline, authors, day and every paragraph are right."""

from __future__ import annotations

from typing import Any

import pytest

import newsclean
from unseen_cases import cases, params

CASES = cases("texts.jsonl")


def is_body(blocks: list[str], wanted: list[Any]) -> bool:
    """Whether the blocks are the wanted paragraphs in order: of a list any one, an object may be missing."""
    rest = list(blocks)
    for entry in wanted:
        accepted = (
            entry
            if isinstance(entry, list)
            else [entry["opt"] if isinstance(entry, dict) else entry]
        )
        if rest and rest[0] in accepted:
            rest.pop(0)
        elif not isinstance(entry, dict):
            return False
    return not rest


@pytest.mark.many
@pytest.mark.parametrize("case", params(CASES))
def test_text(case: dict[str, Any]) -> None:
    article = newsclean.clean(case["text"])
    headline = None if article.headline is None else " ".join(article.headline.split())
    assert headline in case["headline"]
    assert sorted(article.authors) in [sorted(names) for names in case["authors"]]
    if "published" in case:
        assert (str(article.published)[:10] if article.published else None) == case["published"]
    blocks = [" ".join(block.text.split()) for block in article.blocks]
    assert "body" not in case or is_body(blocks, case["body"]), blocks
    assert all(words in " ".join(blocks) for words in case.get("contains", ()))
    assert not any(words in " ".join(blocks) for words in case.get("lacks", ()))
    assert article.quality.is_story
