"""Entities that lost a part: the semicolon in front of a word, the ampersand of money and of letters."""

from __future__ import annotations

import pytest

import newsclean

FEED = "He read quot;The Quayquot; at the harbour#39;s end. "


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("&#8222Wir warten&#8220, sagte er im Caf&#233 am Hafen.", "„Wir warten“, sagte er im Café am Hafen."),
        ("The bill came to &#16312 at the caf&#233.", "The bill came to &#16312 at the café."),
    ],
)  # fmt: skip
def test_without_semicolon(lost: str, right: str) -> None:
    assert newsclean.clean_text(lost).text == right


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("It cost 450 #8364; at the caf#233;.", "It cost 450 € at the café."),
        ("It cost #163;12 in Leith.", "It cost £12 in Leith."),
        ("The colour is #233; on the list.", "The colour is #233; on the list."),
    ],
)
def test_without_ampersand(lost: str, right: str) -> None:
    assert newsclean.clean_text(FEED + lost).text.endswith(right)
