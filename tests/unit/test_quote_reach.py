"""How far the rules of quotes reach: who is found while words are put into a sentence, and who is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from growing import changes
from quotations import found

from newsclean.quotes.holders import PROMINENT
from newsclean.quotes.lexicon_files import load
from newsclean.quotes.people import People, Person
from newsclean.quotes.speakers import Discourse, Heard

REACHES = tomllib.loads(Path(__file__).with_name("quotes_reach.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("reach", REACHES["reach"], ids=lambda reach: reach["text"])
def test_how_far_a_rule_reaches(reach: dict[str, Any]) -> None:
    language = reach["language"]
    space = "" if language in ("ja", "zh") else " "

    def with_words(times: int) -> str:
        return found(reach["text"].replace("{}", f"{space}{reach['word']}" * times), language)

    assert with_words(reach["most"]) == reach["within"]
    assert with_words(reach["next"]) == reach["beyond"]


def test_how_near_a_noun_introduces_what_is_quoted() -> None:
    """Eight words, with itself: the view of somebody that is named, not of who heard of it."""
    heard = (
        "The council heard of Ann Roe’s view that the {}boat is “here for good and will not go”."
    )
    assert changes(lambda n: found(heard.format("so " * n)), range(10)) == [3]


@pytest.mark.parametrize(("words", "quoted"), [("It was so", False), ("It was so late", True)])
def test_a_paragraph_that_is_set_off_has_four_words(words: str, quoted: bool) -> None:
    assert ("block" in found(f"Ann Roe wrote on Tuesday:\n\n{words}")) is quoted


@pytest.mark.parametrize(("size", "quoted"), [(7, False), (8, True)])
def test_words_in_corners_that_nobody_reports_are_speech_from_eight_characters_on(
    size: int, quoted: bool
) -> None:
    assert bool(found("「" + "寒" * size + "」", "ja")) is quoted


@pytest.mark.parametrize(
    ("between", "speaker"), [(30, "Aana Roe"), (31, "Bana Roe"), (45, "Pana Roe")]
)
def test_the_last_thirty_who_bear_a_surname_are_told_apart(between: int, speaker: str) -> None:
    others = " ".join(f"{chr(65 + n % 26)}{chr(97 + n // 26)}na Roe left." for n in range(between))
    assert found(f"Ann Roe came. {others} Mr Roe said: “We stay here.”") == f"direct: {speaker}"


def person(number: int, **known: Any) -> Person:
    about = {"gender": "", "is_person": False, "is_group": False} | known
    return Person(number, f"Ann R{number}", ("Ann", f"R{number}"), **about)


def discourse(**heard: Any) -> Discourse:
    return Discourse(People(load("en"), {}, {}, {}, {}), **heard)


PERSON, GROUP, THEY, NAME = (
    {"is_person": True},
    {"is_group": True},
    {"gender": "they"},
    dict[str, Any](),
)


@pytest.mark.parametrize(
    ("pronoun", "one", "other", "spoke", "share"),
    [
        ("he", PERSON, NAME, False, 16 / 17),
        ("he", PERSON, NAME, True, 16 / 29),
        ("they", THEY, GROUP, False, 5 / 8),
        ("they", GROUP, PERSON, False, 6 / 7),
        ("it", GROUP, NAME, False, 3 / 5),
        ("it", GROUP, PERSON, False, 9 / 10),
    ],
)
def test_whom_a_pronoun_means_of_two_that_are_named_alike(
    pronoun: str, one: dict[str, Any], other: dict[str, Any], spoke: bool, share: float
) -> None:
    """The share of the first in what speaks for the two of them."""
    known = discourse(heard={2: Heard(spoke=spoke)})
    known = known.mentioned(person(1, **one), 1, 1.0).mentioned(person(2, **other), 1, 1.0)
    best, margin = known.pronoun(pronoun, 1)
    assert best is not None
    assert (best.number, margin) == (1, pytest.approx(share))


def test_a_mention_fades_from_sentence_to_sentence() -> None:
    known = discourse().mentioned(person(1), 1, 1.0).mentioned(person(2), 2, 1.0)
    best, margin = known.pronoun("he", 2)
    assert best is not None
    assert (best.number, margin) == (2, pytest.approx(1 / 1.4))


@pytest.mark.parametrize(("weight", "means"), [(0.013, True), (0.012, False)])
def test_a_mention_that_has_faded_is_nobody_s(weight: float, means: bool) -> None:
    best, _ = discourse().mentioned(person(1, **PERSON), 1, weight).pronoun("he", 1)
    assert (best is not None) is means


def test_one_who_acts_and_is_not_known_counts_half() -> None:
    known = discourse().mentioned(person(1), 1, PROMINENT).mentioned(person(2, **PERSON), 1, 1.0)
    best, margin = known.pronoun("he", 1)
    assert best is not None
    assert (best.number, margin) == (2, pytest.approx(8 / 9))


@pytest.mark.parametrize(("weight", "means"), [(0.79, 1), (0.81, 2)])
def test_a_verb_without_a_subject_means_one_who_is_known(weight: float, means: int) -> None:
    known = discourse().mentioned(person(1, **PERSON), 1, 0.4).mentioned(person(2), 1, weight)
    found = known.unnamed(1)
    assert found is not None
    assert found.number == means


@pytest.mark.parametrize(("others", "known"), [(39, True), (40, False)])
def test_forty_mentions_are_kept_in_mind(others: int, known: bool) -> None:
    after = discourse()
    for n in range(others + 1):
        after = after.mentioned(person(n), n, 1.0)
    assert (after.memory[0].person.number == 0) is known


@pytest.mark.parametrize(("others", "mentions"), [(7, 8), (8, 10)])
def test_a_person_counts_once_among_eight_mentions_of_a_sentence(
    others: int, mentions: int
) -> None:
    after = discourse()
    for n in [0, *range(1, others + 1), 0]:
        after = after.mentioned(person(n), 1, 1.0)
    assert len(after.memory) == mentions


@pytest.mark.parametrize(("rival", "votes"), [(0.4, 1), (0.45, 0)])
def test_a_pronoun_tells_the_gender_of_whom_it_clearly_means(rival: float, votes: int) -> None:
    known = discourse().mentioned(person(1, **PERSON), 1, 1.0)
    known = known.mentioned(person(2, **PERSON), 1, rival).bound("he", 1)
    assert known.heard.get(1, Heard()).he == votes


@pytest.mark.parametrize(("others", "full"), [(39, "山田太郎"), (40, "山田")])
def test_forty_names_of_a_japanese_text_are_kept_in_mind(others: int, full: str) -> None:
    before = "".join(
        f"{chr(0x4E00 + 3 * n)}山{chr(0x4E01 + 5 * n)}さんが来た。" for n in range(others)
    )
    words = "山田太郎さんが来た。山田さんは「今日は本当に寒い」と話した。"
    assert found(before + words, "ja") == f"direct: {full}"


@pytest.mark.parametrize(("short", "full"), [("一二三", "一二三郎"), ("一二三四", "一二三四")])
def test_three_characters_are_short_for_a_longer_name(short: str, full: str) -> None:
    words = f"{short}郎さんが来た。{short}さんは「今日は本当に寒い」と話した。"
    assert found(words, "ja") == f"direct: {full}"


NAMES = "Ann Bea Cor Dee Eve Fay Gia Hal Ida Jon Kay Lee Max Ned".split()


def turns(labels: list[str]) -> str:
    lines = (f"{label}: We stay here {i} and so on." for i, label in enumerate(labels))
    return found("\n".join(lines))


def asked(size: int) -> str:
    """What is found of answers to questions of so many characters."""
    said = ("so " * size)[: size - 8]
    each = (f"**Why {said} is?**\n\nWe stay here {i} and so on it goes." for i in range(4))
    return found("\n\n".join(["Ann Roe is the mayor.", *each]))


def named(name: str, text: str, language: str = "en") -> bool:
    """Whether the speaker is called so, and no other way."""
    return any(
        said.partition(": ")[2] == name for said in found(text.format(name), language).split("; ")
    )


SAID = "“We stay here,” said {}."
LENGTHS: dict[str, tuple[Any, range, list[int]]] = {
    "words of a name": (lambda n: named(" ".join(NAMES[:n]), SAID), range(1, 14), [12]),
    "particles of a name": (lambda n: named(f"Ann {'van ' * n}Roe", SAID), range(7), [3]),
    "words of a nickname": (
        lambda n: named(f"Ann “{' '.join(['Big'] * n)}” Roe", SAID),
        range(1, 7),
        [3],
    ),
    "words of an office": (
        lambda n: named(f"{'old ' * (n - 1)}mayor", "The {} said it was late."),
        range(2, 18),
        [13],
    ),
    "letters of a Korean name": (
        lambda n: named("홍길동남궁"[:n], "“오늘은 정말 춥다”고 {} 시장이 말했다.", "ko"),
        range(2, 6),
        [4],
    ),
    "characters of a Chinese office": (
        lambda n: named(f"县{'气' * (n - 3)}台长", "“今天很冷，大家要注意，”{}说。", "zh"),
        range(4, 18),
        [10],
    ),
    "characters of a question": (asked, range(150, 460, 5), [295]),
    "characters between a speaker and what is said in French": (
        lambda n: found(f"« Je viens, dit Anne {'x' * n}, à la gare demain »", "fr"),
        range(30, 130),
        [80],
    ),
}


@pytest.mark.parametrize("what", LENGTHS)
def test_how_long_what_is_named_may_be(what: str) -> None:
    read, sizes, edges = LENGTHS[what]
    assert changes(read, sizes) == edges


def test_a_transcript_has_three_turns() -> None:
    labels = ["BOB", "ANN"] * 3
    assert changes(lambda n: turns(labels[:n]) != "", range(1, 7)) == [2]


def test_a_label_of_three_capitals_is_an_abbreviation() -> None:
    assert turns(["BOB", "ABC"] * 2).endswith("block: ABC")
    assert turns(["BOB", "ABCD"] * 2).endswith("block: Abcd")


@pytest.mark.parametrize(
    ("text", "size", "quoted"),
    [
        ("分析师郑可欣认为，市场“{}”。", 2, False),
        ("分析师郑可欣认为，市场“{}”。", 3, True),
        ("李明听见了，回一句天气“{}”。", 4, False),
        ("李明听见了，回一句天气“{}”。", 5, True),
    ],
)
def test_words_inside_a_chinese_report_are_more_than_a_term(
    text: str, size: int, quoted: bool
) -> None:
    assert bool(found(text.format("寒" * size), "zh")) is quoted


@pytest.mark.parametrize(("size", "turns"), [(14, 4), (15, 0)])
def test_a_label_of_a_transcript_in_chinese_has_fourteen_signs(size: int, turns: int) -> None:
    talk = "{0}：天冷吗？\n\n记者：很冷。\n\n{0}：那么回家。\n\n记者：好。"
    assert found(talk.format("县" * (size - 2) + "台长"), "zh").count("block") == turns
