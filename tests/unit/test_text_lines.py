"""The roles of the lines of plain texts: what becomes a field, what goes, and what stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.extraction.text_lines.context_signs import text_signs
from newsclean.extraction.text_lines.glued_opening import glued_opening
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.line_signs import line_signs
from newsclean.extraction.text_lines.role_model import (
    role_model_of,
    role_probabilities,
    shipped_roles,
)

STORY = [
    "The harbour of Skerry froze over on Monday for the first time in forty years, the council said.",
    "Fishermen walked to their boats across the ice, carrying nets on their shoulders, and came back.",
    "“My father told me about this, and I never believed him,” said Ola Brandt, who is 61 years old.",
    "The ferry company cancelled all sailings until the end of the week, it said on Tuesday morning.",
    "Schools will stay open, the council said, since most of the pupils live within walking distance.",
]
TITLE = "Harbour freezes over for the first time"
GERMAN = [
    "Der Hafen von Norderau ist am Montag nach vierzig Jahren wieder zugefroren, teilte die Stadt mit.",
    "Fischer gingen über das Eis zu ihren Booten und kamen mit ihren Netzen auf den Schultern zurück.",
    "»Mein Vater hat mir davon erzählt, und ich habe es nie geglaubt«, sagte Ole Brandt.",
]


def text(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "front",
    [
        (TITLE, "By Rosalind Achebe", "9 March 2026"),
        ("The Skerry Mail", "Weather", "9 March 2026", TITLE, "By Rosalind Achebe"),
        ("9 March 2026", TITLE, "By Rosalind Achebe"),
        (TITLE, "Rosalind Achebe", "2026-03-09T09:41:00Z"),
        (TITLE, "By ROSALIND ACHEBE, Staff Writer", "Published March 9, 2026 at 9:41 a.m."),
    ],
)
def test_what_stands_before_a_story_becomes_fields(front: tuple[str, ...]) -> None:
    article = newsclean.clean(text(*front, *STORY), kind="text")
    assert article.headline == TITLE
    assert article.authors == ("Rosalind Achebe",)
    assert str(article.published)[:10] == "2026-03-09"
    assert article.body == text(*STORY)


def test_a_story_without_a_headline_gets_none() -> None:
    article = newsclean.clean(text(*STORY), kind="text")
    assert article.headline is None
    assert article.body == text(*STORY)


def test_the_other_language_is_read_the_same() -> None:
    front = ("Hafen erstmals zugefroren", "Von Ole Brandt", "9. März 2026, 09:41")
    article = newsclean.clean(text(*front, *GERMAN), kind="text")
    assert article.headline == "Hafen erstmals zugefroren"
    assert article.authors == ("Ole Brandt",)
    assert str(article.published)[:10] == "2026-03-09"
    assert article.body == text(*GERMAN)


def test_a_name_of_a_site_is_no_part_of_the_headline() -> None:
    article = newsclean.clean(text(f"{TITLE} | The Skerry Mail", *STORY), kind="text")
    assert article.headline == TITLE


def test_each_removal_says_its_role_and_why() -> None:
    article = newsclean.clean(text(TITLE, "By Rosalind Achebe", *STORY), kind="text")
    rules = [edit.rule for edit in article.removals]
    assert rules == ["text.headline", "text.byline"]
    assert all(edit.reasons and 0.5 <= edit.confidence <= 1 for edit in article.removals)


@pytest.mark.parametrize("junk", ["hello", "Home", "Login\nSearch\nBasket\nHelp\nContact"])
def test_a_few_words_are_no_story(junk: str) -> None:
    article = newsclean.clean(junk, kind="text")
    assert not article.quality.is_story
    assert article.quality.confidence < 0.5
    assert article.warnings


def test_a_story_is_one_and_is_sure() -> None:
    article = newsclean.clean(text(TITLE, "By Rosalind Achebe", *STORY), kind="text")
    assert article.quality.is_story
    assert 0.6 < article.quality.confidence < 1.0


def test_byline_and_date_may_be_glued_to_the_first_sentence() -> None:
    line = f"By Rosalind Achebe Published 9:41 am, Monday, March 9, 2026 {' '.join(STORY)}"
    article = newsclean.clean(line, kind="text")
    assert article.authors == ("Rosalind Achebe",)
    assert str(article.published)[:10] == "2026-03-09"
    assert article.body == " ".join(STORY)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("March 9, 2026by Rosalind Achebe3 min readNo Comments", "Rosalind Achebe"),
        ("9. März 2026von Rosalind Achebe", "Rosalind Achebe"),
    ],
)
def test_a_head_whose_parts_lost_their_boxes_ends_at_a_tab(head: str, author: str) -> None:
    article = newsclean.clean("\n".join([TITLE, f"{head}\t{STORY[0]}", *STORY[1:]]), kind="text")
    assert article.authors == (author,)
    assert str(article.published)[:10] == "2026-03-09"
    assert article.body.split("\n\n")[0] == STORY[0]


@pytest.mark.parametrize(
    "line",
    [
        "March 9, 2026by Rosalind Achebe3 min read\tShort.",
        f"Room 2026by Rosalind Achebe3 min read\t{STORY[0]}",
        f"March 9, 2026 the boats lay in the ice\t{STORY[0]}",
        "By March 2026 the harbour had frozen over three times, and nobody thought of it as strange.",
        "By Monday, the two had agreed that they would not sell the boat to the council of Skerry.",
        "By Rosalind Achebe’s count, some forty boats lay in the ice of the harbour on Monday night.",
        "Rosalind Achebe March 9, 2026 The harbour of Skerry froze over for the first time in years.",
        "By Ada Ohm May 3, 2024 Short.",
    ],
)
def test_a_sentence_that_opens_like_a_byline_stays_whole(line: str) -> None:
    assert glued_opening(line) is None


def test_probabilities_are_those_of_all_roles_together() -> None:
    signs = text_signs([TITLE, "By Rosalind Achebe", *STORY], [True] * 7)
    found = role_probabilities(shipped_roles(), signs.rows)
    for one in found:
        assert sum(one.of_role.values()) == pytest.approx(1, abs=0.01)
        assert 0 <= one.body <= 1.001
    assert ROLES[found[0].best(body=False)] == "headline"
    assert role_probabilities(shipped_roles(), []) == []


def test_a_model_of_other_roles_is_refused() -> None:
    with pytest.raises(ValueError, match="train it anew"):
        role_model_of({"roles": ["paragraph"]})


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("By Rosalind Achebe", "byline"),
        ("9 March 2026", "date"),
        ("Rosalind Achebe", "name"),
        ("Photo: Rosalind Achebe", "label"),
        (STORY[0], "prose"),
        ("Weather", "word"),
        (TITLE, "title"),
    ],
)
def test_the_form_of_a_line(line: str, form: str) -> None:
    assert line_signs(line).form == form


def test_a_text_without_lines_has_no_signs() -> None:
    assert text_signs([], []).rows == []
