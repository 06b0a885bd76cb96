"""What stands above the story of a text, as a whole."""

from __future__ import annotations

import pytest

import newsclean

STORY = [
    "The harbour of Skerry froze over on Monday, the council said, and the ferries stayed at their berths.",
    "“Nobody here has seen such a winter,” said Ole Brandt, who has sailed to the isles for forty years.",
    "The council expects that the ice will last until the end of March, and has asked for an icebreaker.",
]
TITLE = "Harbour of Skerry freezes over for the first time"


def text(*head: str) -> str:
    return "\n\n".join([*head, *STORY])


def test_a_word_of_a_menu_is_no_headline() -> None:
    head = ("Menu\nSkerry 6 News\nLive", TITLE, "By: Rosalind Achebe\nPosted: 9 March 2026 | 3 min")
    found = newsclean.clean(text(*head), kind="text")
    assert found.headline == TITLE
    assert found.authors == ("Rosalind Achebe",)


def test_the_words_of_a_bar_are_no_authors() -> None:
    found = newsclean.clean(
        text("Vytisknout   |   Zavřít okno", TITLE, "Skerry - 28. dubna 2015 14:36"), kind="text"
    )
    assert found.authors == ()


DEK = "The council pays for the bread and the coal, and the people of the isles wait for the thaw."


@pytest.mark.parametrize(("deks", "read"), [(1, True), (3, True), (4, False)])
def test_a_byline_stands_below_what_the_headline_says_in_more_words(deks: int, read: bool) -> None:
    found = newsclean.clean(text(TITLE, *[DEK] * deks, "Von Annegret Stolz"), kind="text")
    assert ("Stolz" not in found.body) is read
    if read:
        assert found.authors == ("Annegret Stolz",)
