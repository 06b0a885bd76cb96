"""What other reports of a story prove: that it was reworded, and what was really said."""

from __future__ import annotations

from pathlib import Path

import pytest
from kirkness import BRIEF, ORIGINAL, SPUN, cleaned, profile_of

import newsclean
from newsclean.profile import learned

SHORT = "“We will not run it,” she said.\n"


def test_a_quotation_on_a_short_line_is_part_of_the_story() -> None:
    story = learned([ORIGINAL.rstrip(), SHORT.rstrip(), "Read more", "By Ann."], host=None).text
    assert SHORT.rstrip() in story
    assert "Read more" not in story
    assert "By Ann." not in story


CHANGED = {
    "harbour board of": "haven board of",
    "after engineers": "after technologists",
    "storms had loosened": "tempests had slackened",
    "repairs are finished": "fixes are completed",
    "heavy lorries": "weighty lorries",
}
"""Few changes: too few for a text to look reworded by itself."""


def mildly_spun() -> str:
    text = ORIGINAL
    for before, after in CHANGED.items():
        text = text.replace(before, after)
    return text


def test_words_that_fit_worse_than_the_original_s_bear_out_that_a_text_was_spun(
    tmp_path: Path,
) -> None:
    text = mildly_spun()
    alone = newsclean.Cleaner(newsclean.Options(language="en")).clean(text, kind="text")
    beside = cleaned(text, profile_of(tmp_path, ("slip", "herald.example", ORIGINAL)))
    assert not alone.quality.spun.likely
    assert beside.quality.spun.likely
    assert "words that fit worse than those of another report" in beside.quality.spun.reasons


def test_the_original_beside_its_spun_copy_is_not_called_spun(tmp_path: Path) -> None:
    article = cleaned(ORIGINAL, profile_of(tmp_path, ("copy", "copies.example", SPUN)))
    assert [s.host for s in article.siblings] == ["copies.example"]
    assert not article.quality.spun.likely
    assert not [e for e in article.edits if e.cited]


def test_a_spun_text_names_no_original_among_stories_that_share_a_passage(tmp_path: Path) -> None:
    passage = ORIGINAL.split("\n")[0]
    other = (
        f"{passage}\n"
        "At the same meeting Iona Baird asked for lamps along Brannoch Road, where three cyclists"
        " had fallen since Easter.\n"
        "The treasurer, Callum Reid, doubted that the county would pay for 60 of them before 2024.\n"
    )
    article = cleaned(SPUN, profile_of(tmp_path, ("lamps", "herald.example", other)))
    assert [s.relation for s in article.siblings] == ["independent"]


QUOTED = "“Those are the kinds of events where it is becoming possible to draw attribution,”"
GARBLED = (
    "“Those are the word forms of happenings where it is going potential to take out credits,”"
)


def test_a_quotation_reworded_beyond_recognition_is_told_by_its_place(tmp_path: Path) -> None:
    tail = " said Fergus Doyle, who teaches geology at Balmore.\n"
    original, spun = ORIGINAL + QUOTED + tail, SPUN + GARBLED + tail
    article = cleaned(spun, profile_of(tmp_path, ("slip", "herald.example", original)))
    quote = next(q for q in article.quotes if "word forms" in q.text)
    assert quote.standing == "altered"
    assert quote.sources[0].text in QUOTED


def test_an_independent_brief_is_believed_rather_than_a_text_that_looks_spun(
    tmp_path: Path,
) -> None:
    profile = profile_of(tmp_path, ("brief", "echo.example", BRIEF))
    article = cleaned(SPUN, profile)
    assert {s.relation for s in article.siblings} == {"independent"}
    assert [q.standing for q in article.quotes] == ["altered"]
    assert "run this slip" in article.quotes[0].sources[0].text
    honest = ORIGINAL.replace("We have run this slip", "We have operated this slip")
    assert [q.standing for q in cleaned(honest, profile).quotes] == ["as-printed"]


def test_a_quotation_that_goes_on_behind_the_speaker_is_verbatim(tmp_path: Path) -> None:
    split = ORIGINAL.replace(
        "for a century, and we will not run it into the sea,” said Morag Sinclair, who chairs the board.",
        "for a century,” said Morag Sinclair, who chairs the board, “and we will not run it into the"
        " sea.”",
    )
    assert split != ORIGINAL
    for ours, theirs in ((split, ORIGINAL), (ORIGINAL, split), (split, split + BRIEF)):
        article = cleaned(ours, profile_of(tmp_path, ("slip", "herald.example", theirs)))
        assert {q.standing for q in article.quotes} <= {"verbatim", "as-printed"}
        (tmp_path / "archive.profile").unlink()


NOTE = (
    "A note from the islands, with news of Kirkness, Brannoch Marine and Morag Sinclair, whom many of"
    " our readers know from her years at the school.\n"
    "“{}” More of it will be told when the minutes are printed in the Echo.\n"
)


def test_a_report_with_one_quotation_nearly_the_same_and_many_names_in_common_is_a_sibling(
    tmp_path: Path,
) -> None:
    words = "We have run this slip for a century"
    for said, found in ((f"{words},", True), ("We never saw a seal in the harbour,", False)):
        profile = profile_of(tmp_path, ("note", "echo.example", NOTE.format(said)))
        article = cleaned(mildly_spun().replace("We have run", "We have operated"), profile)
        assert bool(article.siblings) is found
        if found:
            (quote,) = article.quotes
            assert (quote.standing, quote.sources[0].text) == ("altered", f"“{said}”")
        (tmp_path / "archive.profile").unlink()


def test_an_honest_quotation_is_not_altered_because_a_brief_has_it_otherwise(
    tmp_path: Path,
) -> None:
    profile = profile_of(
        tmp_path, ("note", "echo.example", NOTE.format("We have operated this slip for a century,"))
    )
    (quote,) = cleaned(ORIGINAL, profile).quotes
    assert quote.standing == "as-printed"


def test_evidence_says_no_word_twice(tmp_path: Path) -> None:
    original = ORIGINAL.replace("engineers expect to take", "engineers expect to to take")
    article = cleaned(SPUN, profile_of(tmp_path, ("slip", "herald.example", original)))
    assert "engineers expect to take" in article.body.replace("\n", " ")


def test_a_warning_says_where_a_better_copy_stands(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, ("slip", "herald.example", ORIGINAL), ("b", "e.example", BRIEF))
    warning = "a better copy of this story exists: https://herald.example/slip"
    assert warning in cleaned(SPUN, profile).warnings
    for honest in (ORIGINAL, BRIEF):
        assert not [w for w in cleaned(honest, profile).warnings if "better copy" in w]


def test_a_suspect_has_what_an_independent_report_says_in_its_place(tmp_path: Path) -> None:
    words = "The highest court at Balmore told the foreign secretary that the old slip is a wreck."
    garbled = words.replace("highest court", "supreme tribunal").replace("secretary", "clergyman")
    brief = (
        f"{words}\nMore of Kirkness, of Brannoch and of Balmore is to follow on Tuesday.\n" + BRIEF
    )
    spun = f"{garbled}\n{SPUN}"
    article = cleaned(spun, profile_of(tmp_path, ("brief", "echo.example", brief)))
    suspects = {s.text: [c.text for c in s.candidates] for s in article.suspects}
    assert suspects["supreme tribunal"][0] == "highest court"
    assert suspects["foreign clergyman"][0] == "secretary"
    assert {s.relation for s in article.siblings} == {"independent"}


STYLED = "“The U.S. will pay 5% for twelve years, and {} will have to wait for the rest of it,”"


@pytest.mark.parametrize(
    ("other", "standing"),
    [
        ("The United States will pay five per cent for 12 years, and us will", "altered"),
        ("The United States will pay five per cent for 12 years, and we will", "verbatim"),
        ("The United Kingdom will pay five percent for 12 years, and we will", "altered"),
    ],
)
def test_a_house_style_is_no_other_wording(tmp_path: Path, other: str, standing: str) -> None:
    tail = " said Fergus Doyle, who teaches geology at Balmore.\n"
    theirs = f"{BRIEF}“{other} have to wait for the rest of it,”{tail}"
    profile = profile_of(tmp_path, ("brief", "herald.example", theirs))
    article = cleaned(f"{BRIEF}{STYLED.format('we')}{tail}", profile, "herald.example")
    quote = next(q for q in article.quotes if "years" in q.text)
    assert quote.standing == standing


@pytest.mark.parametrize(
    ("stood", "comes_back"),
    [
        ("zorg zorg zorg", True),
        ("zorg zorg zorg zorg", False),
        ("zor", True),
        ("zo", False),
    ],
)
def test_three_words_at_most_of_three_letters_at_least_come_back(
    tmp_path: Path, stood: str, comes_back: bool
) -> None:
    profile = profile_of(tmp_path, ("slip", "herald.example", ORIGINAL))
    body = cleaned(SPUN.replace("lumber", stood), profile, "herald.example").body
    assert ("timber" in body) is comes_back
