"""Texts that lost all their apostrophes, as ASCII exports and careless conversions leave them."""

from __future__ import annotations

import pytest

import newsclean

LOST = "It didnt rain and the farmers werent pleased. "


def mended(text: str) -> str:
    return newsclean.clean_text(LOST + text).text.removeprefix(mended_lead())


def mended_lead() -> str:
    return "It didn't rain and the farmers weren't pleased. "


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("The board cant say when the bridge will open.", "The board can't say when the bridge will open."),
        ("It wont be easy for the new mayor.", "It won't be easy for the new mayor."),
        ("The cook said hed found a better stove.", "The cook said he'd found a better stove."),
        ("Were looking at every road in the valley.", "We're looking at every road in the valley."),
        ("Lets face it: nobody asked the ferryman.", "Let's face it: nobody asked the ferryman."),
        ("The clerk knew its never open on a holiday.", "The clerk knew it's never open on a holiday."),
        ("The man whos in charge left.", "The man who's in charge left."),
        ("He read todays paper on the quay.", "He read today's paper on the quay."),
        ("She missed last weeks meeting of the board.", "She missed last week's meeting of the board."),
        ("In Tuesdays debate nobody spoke of the ferry.", "In Tuesday's debate nobody spoke of the ferry."),
        (
            "Osgrove has a harbour. Osgrove has a mill. The vote pleased Osgroves mayor.",
            "Osgrove has a harbour. Osgrove has a mill. The vote pleased Osgrove's mayor.",
        ),
    ],
)  # fmt: skip
def test_the_apostrophe_is_put_back(lost: str, right: str) -> None:
    assert mended(lost) == right


@pytest.mark.parametrize(
    "kept",
    [
        "The priest spoke of the cant of politicians.",
        "He sat by the fire, as was his wont on Sundays.",
        "The firm sold its new boats to the islands.",
        "The last weeks of the war were quiet.",
        "The market is closed on Tuesdays during winter.",
        "Were the boats late again that night?",
        "Osgrove has a harbour. Osgrove has a mill. The Osgroves family left.",
        "Osgrove has a harbour. The vote pleased Osgroves mayor.",  # named once only
        "Adam came, and Adam paid. Then Adams brother left.",  # a name of its own
        "Republican leaders met. A Republican spoke. Republicans leaders cheered.",
    ],
)
def test_what_may_be_right_stays(kept: str) -> None:
    assert mended(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "It didnt rain, so the farmers cant plough.",  # one form alone tells of no loss
        "It didn't rain, the farmers werent pleased and the cook wasnt there: they cant plough.",
    ],
)
def test_a_text_that_kept_one_or_lost_one_says_nothing_of_the_rest(text: str) -> None:
    assert "cant" in newsclean.clean_text(text).text


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("It is everyones duty to vote.", "It is everyone's duty to vote."),
        ("The shop opens at nine oclock in winter.", "The shop opens at nine o'clock in winter."),
    ],
)
def test_forms_that_are_no_words_are_mended_by_themselves(lost: str, right: str) -> None:
    assert newsclean.clean_text(lost).text == right
