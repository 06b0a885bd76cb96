"""Whom a pronoun means: salience, its weights, and what a reader keeps in mind."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.quotes import lexicon_files
from newsclean.quotes.cjk import NARRATION
from newsclean.quotes.people import People, Person
from newsclean.quotes.speakers import MEMORY, OTHER, PROMINENT, Discourse, Heard

LEX = lexicon_files.load("en")
ANN = Person(0, "Ann Roe", ("ann", "roe"), "she", True, False)
EVE = Person(1, "Eve Holm", ("eve", "holm"), "she", True, False)
SAM = Person(2, "Sam Kay", ("sam", "kay"), "", True, False)
BANK = Person(3, "North Bank", ("north", "bank"), "", False, True)
WEX = Person(4, "Wexcombe", ("wexcombe",), "", False, False)
START = Discourse(People(LEX, dict.fromkeys(range(5), 1), {}, {}, {}))


def margin_over_ann(person: Person, low: str, reading: Discourse = START) -> float:
    """The share of a person in the salience of both, where Ann Roe fits wholly."""
    both = reading.mentioned(ANN, 1, PROMINENT).mentioned(person, 1, PROMINENT)
    best, margin = both.pronoun(low, 1)
    return margin if best == person else 1 - margin


def test_reading_on_leaves_what_was_known_before() -> None:
    after = START.mentioned(ANN, 1, PROMINENT)
    assert START.memory == ()
    assert len(after.memory) == 1


def test_a_mention_counts_two_fifths_in_the_next_sentence() -> None:
    reading = START.mentioned(ANN, 1, PROMINENT).mentioned(EVE, 2, PROMINENT)
    best, margin = reading.pronoun("she", 2)
    assert best == EVE
    assert margin == pytest.approx(1 / 1.4)


def test_a_subject_or_speaker_counts_four_times_as_much_as_another() -> None:
    reading = START.mentioned(ANN, 1, PROMINENT).mentioned(EVE, 1, OTHER)
    best, margin = reading.pronoun("she", 1)
    assert best == ANN
    assert margin == pytest.approx(0.8)


def test_a_person_counts_once_in_a_sentence_as_the_most_prominent_mention() -> None:
    reading = START.mentioned(ANN, 1, OTHER).mentioned(ANN, 1, PROMINENT).mentioned(ANN, 1, OTHER)
    assert [m.weight for m in reading.memory] == [PROMINENT]


@pytest.mark.parametrize(
    ("person", "fits"),
    [(EVE, 1.0), (SAM, 0.8), (BANK, 0.0), (WEX, 0.05)],
    ids=lambda p: str(p)[:20],
)
def test_how_well_she_can_mean_somebody(person: Person, fits: float) -> None:
    assert margin_over_ann(person, "she") == pytest.approx(fits / (1 + fits))


def test_a_name_that_has_spoken_may_be_a_person() -> None:
    reading = START._replace(heard={WEX.number: Heard(spoke=True)})
    assert margin_over_ann(WEX, "she", reading) == pytest.approx(0.65 / 1.65)


@pytest.mark.parametrize(("person", "fits"), [(BANK, 0.9), (WEX, 0.6)], ids=lambda p: str(p)[:20])
def test_how_well_it_can_mean_something(person: Person, fits: float) -> None:
    assert margin_over_ann(person, "it") == pytest.approx(fits / (0.1 + fits))


def test_they_are_a_group_before_a_person() -> None:
    assert margin_over_ann(BANK, "they") == pytest.approx(0.6 / 0.7)


@pytest.mark.parametrize(
    ("he", "she", "gender"),
    [(1, 0, ""), (2, 0, "he"), (0, 2, "she"), (3, 1, ""), (4, 1, "he"), (5, 2, ""), (6, 2, "he")],
)
def test_clear_pronouns_tell_a_gender(he: int, she: int, gender: str) -> None:
    assert Heard(he=he, she=she).gender == gender


def test_a_pronoun_tells_a_gender_only_where_its_choice_is_clear() -> None:
    clear = START.mentioned(SAM, 1, PROMINENT).bound("he", 1)
    assert clear.heard[SAM.number] == Heard(he=1)
    kim = Person(5, "Kim Lee", ("kim", "lee"), "", True, False)
    doubtful = START.mentioned(SAM, 1, PROMINENT).mentioned(kim, 1, PROMINENT).bound("he", 1)
    assert doubtful.heard == {}


def test_what_is_kept_in_mind_has_a_bound() -> None:
    reading = START
    for sentence in range(2 * MEMORY):
        reading = reading.mentioned(ANN, sentence, OTHER)
    assert len(reading.memory) == MEMORY == 40


@pytest.mark.parametrize(("over", "speaker"), [(-100, "王明"), (100, None)])
def test_narration_before_chinese_marks_is_read_as_far_as_its_bound(
    over: int, speaker: str | None
) -> None:
    """Beyond, the text in front would be read again for each term in marks."""
    told = "春天来了，田里的麦子长得很高。" * NARRATION
    words = "“我们会把这座桥建好，让大家放心地走过去。”"
    text = f"王明在会上表示，新桥今年建成。{told[-NARRATION - over :]}{words}"
    (quote,) = newsclean.find_quotes(text, language="zh")
    assert quote.speaker == speaker
