"""Entities that lost a part: the semicolon in front of a word, the ampersand of money and of letters."""

from __future__ import annotations

import pytest

import newsclean

FEED = "He read quot;The Quayquot; at the harbour#39;s end. "


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("&#8222Wir warten&#8220, sagte er im Caf&#233 am Kai.", "„Wir warten“, sagte er im Café am Kai."),
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


def test_the_language_of_a_short_text_is_told_by_what_its_escapes_stand_for() -> None:
    text = (
        "Limandaki bal\\u0131k\\u00e7\\u0131lar bekliyor.\\r\\n\\r\\nKarata\\u015f'\\u0131n "
        "bal\\u0131k\\u00e7\\u0131lar\\u0131, \\u00fc\\u00e7 y\\u0131l \\u00f6nce s\\u00f6z verilen "
        "mendire\\u011fin h\\u00e2l\\u00e2 yap\\u0131lmad\\u0131\\u011f\\u0131n\\u0131 s\\u00f6yledi."
    )
    assert newsclean.clean(text, kind="text").language == "tr"
