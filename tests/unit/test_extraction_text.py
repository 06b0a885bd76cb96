"""Plain text: clean texts lose nothing, dumps of whole pages lose the page."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.extraction import from_text
from newsclean.extraction.text_lines.layout import is_dump, rejoined
from newsclean.ledger import replay
from newsclean.model.draft import Draft

STORY = [
    "The harbour of Skerry froze over on Monday for the first time in forty years.",
    "Fishermen walked to their boats across the ice, carrying nets on their shoulders, and came back.",
    "“My father told me about this, and I never believed him,” said Ola Brandt, who is 61 years old.",
    "The ferry company cancelled all sailings until the end of the week, it said on Tuesday morning.",
    "Two tugs from the mainland are expected to break the ice if the wind does not turn by Friday.",
    "Schools will stay open, the council said, since most of the pupils live within walking distance.",
]
MENU = "Home News Sport Weather Business Culture Travel Opinion Login Search".split()
FOOT = [
    "Most read",
    "Ten soups for winter",
    "Why cats stare",
    *"About Contact Privacy Terms Jobs".split(),
]


def dump(story: list[str]) -> str:
    title = "Harbour of Skerry freezes over"
    head = [f"{title} - The Skerry Mail", *MENU, *MENU[::-1], title, "By Rosalind Achebe"]
    return "\n".join([*head, *story, *FOOT])


def test_a_dump_loses_menu_and_foot() -> None:
    draft = Draft.of_text(dump(STORY))
    story = from_text(draft, None)
    kept = story.draft.text.split("\n")
    assert [line for line in kept if line.strip()] == STORY
    assert story.fields.headline is not None
    assert story.fields.headline.value == "Harbour of Skerry freezes over"
    assert replay(draft.text, story.draft.edits) == story.draft.text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_clean_text_loses_nothing(gap: str) -> None:
    text = gap.join(STORY)
    story = from_text(Draft.of_text(text), None)
    assert story.draft.text == text
    assert story.draft.edits == ()


def test_headline_byline_and_date_become_fields() -> None:
    text = "\n\n".join(["Harbour freezes over", "By Rosalind Achebe", "9 March 2026", *STORY])
    story = from_text(Draft.of_text(text), None)
    assert story.draft.text.strip() == "\n\n".join(STORY)
    assert story.fields.headline is not None
    assert story.fields.authors is not None
    assert story.fields.published is not None
    assert story.fields.headline.value == "Harbour freezes over"
    assert story.fields.authors.value == ("Rosalind Achebe",)


@pytest.mark.parametrize("label", ["Courts", "Schools", "The Islands"])
def test_a_label_above_the_byline_is_no_part_of_the_story(label: str) -> None:
    text = "\n\n".join([" ".join(STORY[0].split()[:8]), label, "By Rosalind Achebe", *STORY])
    story = from_text(Draft.of_text(text), None)
    assert story.draft.text.strip() == "\n\n".join(STORY)
    assert story.fields.authors is not None
    assert story.fields.authors.value == ("Rosalind Achebe",)


def test_torn_sentences_are_joined() -> None:
    text = (
        "The mayor, who has governed this small town since\n2019\n, said that she would not stand."
    )
    joined = rejoined(Draft.of_text(text)).text
    assert "2019, said that she would" in joined


def test_what_a_dump_is() -> None:
    assert is_dump(dump(STORY).split("\n"))
    assert not is_dump(STORY * 10)
    assert not is_dump([])


def test_a_line_that_comes_three_times_is_no_headline() -> None:
    line = "More on this: Ten quiet walks along the coast"
    article = newsclean.clean("\n\n".join([line, line, line, *STORY]), kind="text")
    assert article.headline != line


def test_the_line_below_a_headline_is_no_part_of_it() -> None:
    body = "\n\n".join(STORY)
    title = "Miners return to the surface after nine days"
    article = newsclean.clean(f"{title}\n{'-' * len(title)}\n\n{body}", kind="text")
    assert article.headline == title


@pytest.mark.parametrize(("short", "dumped"), [(10, False), (13, True)])
def test_a_dump_has_many_short_lines(short: int, dumped: bool) -> None:
    assert is_dump(["Home"] * short + STORY[:1] * (30 - short)) == dumped


def test_lines_taken_from_a_dump_say_their_role() -> None:
    edits = newsclean.clean(dump(STORY), kind="text").removals
    rules = {e.rule for e in edits if e.rule.startswith("text.")}
    assert {"text.headline", "text.navigation"} <= rules
