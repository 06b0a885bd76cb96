"""Set phrases with words changed for their neighbours: found by model, never edited, rare in clean prose."""

from __future__ import annotations

import pytest
from training import set_phrase_patterns

import newsclean
from newsclean import data
from newsclean.text.view import TextView
from newsclean.wording import set_phrases


def places(text: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.right) for p in set_phrases.found(TextView(text, "en"))]


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ("bosom malignancy", "breast cancer"),
        ("Bosom malignancy", "Breast cancer"),
        ("bosom-malignancy", "breast cancer"),
        ("shelter searchers", "asylum seekers"),
        ("intrigue rates", "interest rates"),
        ("skin most cancers", "skin cancer"),
        ("principal financial institution", "central bank"),
        ("exchange association", "trade union"),
        ("rip gas", "tear gas"),
        ("two-country arrangement", "two state solution"),
        ("flying creature influenza", "bird flu"),
        ("counterfeit insight", "artificial intelligence"),
        ("uranium advancement", "uranium enrichment"),
    ],
)
def test_a_changed_phrase_is_found_in_every_form(changed: str, right: str) -> None:
    found = places(
        f"Officials in the harbour spoke of {changed} on Monday. It was a coronary heart assault."
    )
    assert found[0] == (changed, right)


def test_a_pair_of_common_words_needs_another_phrase_beside_it() -> None:
    text = "Officials in the harbour spoke of the exchange association on Monday."
    assert places(text) == []
    assert len(places(f"{text} A principal financial institution had done so before.")) == 2


CLEAN = """The central bank raised interest rates on Monday, and the stock market fell. Asylum
seekers waited at the border crossing. The prime minister told the House of Commons that breast
cancer screening would be paid for by health insurance. A court of appeal upheld the death sentence;
the defence lawyer spoke of human rights. The coach said the team had a good first half, and the
goalkeeper kept a clean sheet. In the first place, law and order matter; at the end of the day the
labour market decides."""


def test_set_phrases_themselves_are_left_alone() -> None:
    assert places(CLEAN) == []


def test_what_is_quoted_or_unsure_is_a_suspect_and_never_an_edit() -> None:
    text = "The clinic treats bosom malignancy. “I had bosom malignancy,” the woman said on Monday."
    result = newsclean.clean_text(text)
    assert result.text == text.replace("bosom malignancy", "breast cancer", 1)
    flagged = [s.text for s in result.suspects if s.kind.startswith("wording.")]
    assert flagged == ["bosom malignancy"]
    only = newsclean.clean_text(
        "The clinic spoke of escalated care for the old sailors of the harbour."
    )
    assert not only.edits
    assert [(s.kind, s.candidates[0].text) for s in only.suspects] == [
        ("wording.spun", "intensive care")
    ]


def test_a_term_of_the_text_is_no_suspect() -> None:
    assert places("The escalated care worked. ") != []
    assert places("The escalated care worked. " * 5) == []


def test_other_languages_are_not_read_by_it() -> None:
    assert set_phrases.found(TextView("escalated care", "de")) == []


def test_several_make_a_text_spun_and_one_does_not() -> None:
    one = newsclean.clean_text("The sailor was taken to escalated care on Monday night.")
    assert one.suspects
    assert one.spun.score < 0.01
    again = newsclean.clean_text("He left escalated care. She left escalated care too, at night.")
    assert again.spun.score < 0.01
    many = newsclean.clean_text(
        "The sailor was in escalated care. The shelter searchers fled from rip gas. "
        "The exchange association wants a higher least compensation."
    )
    assert many.spun.score >= 0.5
    assert any("neighbours" in r for r in many.spun.reasons)


def test_odd_texts_are_survived() -> None:
    for text in ("", "bosom", "bosom\nmalignancy", "İbosom malignancy ﬁ", "united " * 2000):
        assert isinstance(set_phrases.found(TextView(text, "en")), list)


def test_the_data_are_consistent() -> None:
    known = {word for phrase in set_phrase_patterns.phrases_of("en") for word in phrase}
    neighbours = set_phrases.neighbours_of("en")
    assert len(set_phrase_patterns.phrases_of("en")) > 3000
    assert set(neighbours) & known
    assert all(word != near for word, listed in neighbours.items() for near in listed)


def test_patterns_are_those_of_the_phrases_and_neighbours() -> None:
    written = data.text(set_phrases.PATTERNS.format("en"))
    assert written == set_phrase_patterns.written("en"), "run make data"


ORDINARY = (
    "The harbour board met in the old town hall. It praised the keeper of the lighthouse, who has kept "
    "the lamp for forty years, and it thanked his neighbours in the valley for their help."
)
MORE = " They had brought him bread and coal by boat each week, and they never asked for any money."


@pytest.mark.parametrize(
    "odd",
    [
        "Salvage teams came at six.",
        "Men sat in the police wagon.",
        "A question and answer session is planned.",
    ],
)
def test_a_single_odd_wording_is_no_suspect_in_an_ordinary_text(odd: str) -> None:
    assert len(newsclean.clean_text(f"{ORDINARY} {odd}").suspects) == 1  # too short to tell
    text = f"{ORDINARY}{MORE} {odd}"
    assert newsclean.clean_text(text).suspects == ()
    assert newsclean.clean_text(f"{text} {odd}").suspects == ()


@pytest.mark.parametrize(
    "sign",
    [
        "He spoke of escalated care and intrigue rates.",
        "“I had a bosom malignancy,” he said of the intrigue rates.",
        "It treats bosom malignancy, and a coronary heart assault too.",
    ],
)
def test_other_signs_bear_it_out(sign: str) -> None:
    result = newsclean.clean_text(f"{ORDINARY}{MORE} Salvage teams came at six. {sign}")
    assert "Salvage teams" in [s.text for s in result.suspects]
