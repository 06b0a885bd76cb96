"""What was learned about lines of boilerplate."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.boilerplate.classifier import classify
from newsclean.boilerplate.signs import signs_of

STORY = (
    "Rada miasta zebrała się w poniedziałek i odłożyła głosowanie w sprawie nowego mostu do wiosny.",
    "Na wyspie mieszka około czterdziestu osób i większość z nich przyszła na przystań tego dnia.",
    "Stara łódź wypłynie znowu w czerwcu, powiedział w piątek kapitan, z nową załogą na pokładzie.",
)


def between(line: str) -> str:
    return "\n\n".join((*STORY[:2], line, STORY[2]))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Zapisz się do naszego newslettera i bądź na bieżąco", "pl"),
        ("Подпишитесь на наш канал и читайте новости первыми", "ru"),
        ("Prenumerera på vårt nyhetsbrev redan i dag", "sv"),
        ("Become a member and keep our newsroom independent", "en"),
    ],
)
def test_a_plea_is_likely_boilerplate_and_says_why(line: str, code: str) -> None:
    found = classify(line, code)
    assert found.probability > 0.8
    assert found.reasons


@pytest.mark.parametrize("line", [*STORY, "Then the wind fell and nobody spoke."])
def test_a_sentence_of_a_story_is_not(line: str) -> None:
    assert classify(line, "pl").probability < 0.5


@pytest.mark.parametrize("line", ["", " ", "…", "12", "。", "\ud800", "a" * 300, "新聞" * 100])
def test_odd_lines_have_a_chance_too(line: str) -> None:
    assert 0 <= classify(line, None).probability <= 1
    assert signs_of(line, "zz")


def test_the_ledger_names_the_signs_and_the_pass_can_be_switched_off() -> None:
    story = (
        "The council met on Monday and put off the vote on the new bridge until the spring.",
        "About forty people live on the island, and most of them came to the landing stage.",
    )
    line = "Become a member and keep our newsroom independent"
    text = "\n\n".join((story[0], line, story[1]))
    (edit,) = newsclean.clean_text(text).edits
    assert line in edit.before
    assert edit.rule == "boilerplate.wording"
    assert edit.reasons
    weights = [reason.weight for reason in edit.reasons]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    off = newsclean.Options(disable=frozenset({"boilerplate.wording"}))
    assert newsclean.clean_text(text, options=off).text == text


def test_words_decide_only_where_that_was_measured() -> None:
    text = between("Fot. Jan Kowalski i jego redakcja zdjęć")
    assert newsclean.clean_text(text).text == text


def test_a_sentence_of_the_story_stays_whatever_credits_stand_behind_it() -> None:
    told = "The book that most people asked for was a manual on bees of 1974, and nine names are waiting."
    text = (
        "The library of the village opened again on Monday.\n\n"
        "“None was lost,” said Ann Lee, the librarian, who had kept the list.\n\n"
        f"{told} (REG/AS - author: Ada Ohm, editor: Ben Ode, online editor: Cy Fox)"
    )
    assert told in newsclean.clean_text(text).text
