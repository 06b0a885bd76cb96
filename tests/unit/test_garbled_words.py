"""How sure a garbled word is to be one: by the length of its parts, and by how common they are.

The longer the parts, the fewer words lie near them by chance. Each bound on a length has a form at it
and one beyond.
"""

from __future__ import annotations

from collections import Counter

import pytest
from growing import changes
from passages import LEAD, TAIL

import newsclean
from newsclean.repair.words import ocr, run_together
from newsclean.repair.words.camel_case import humps
from newsclean.repair.words.english_lines import EnglishLines
from newsclean.repair.words.run_together import CERTAIN, LIKELY, POSSIBLE, SURE
from newsclean.repair.words.word_evidence import Evidence
from newsclean.text.view import TextView
from newsclean.text.word_list import words_of


@pytest.fixture(scope="module")
def about() -> Evidence:
    """What is known of a text without words of its own."""
    return Evidence(Counter(), words_of("en"), "'")


@pytest.mark.parametrize(
    ("form", "grade"),
    [
        ("should been", CERTAIN),
        ("the two", SURE),
        ("will have", CERTAIN),
        ("was from", SURE),
        ("two liability", SURE),
        ("one charm", SURE),
        ("not new", POSSIBLE),
        ("Jobs why", LIKELY),
        ("Hygiene soaked", LIKELY),
        ("grayest tragic", LIKELY),
        ("lain loose", POSSIBLE),
        ("pregnancy dogs", LIKELY),
        ("kitchenette two", POSSIBLE),
        ("scanned just", LIKELY),
        ("wired squad", POSSIBLE),
        ("way sweeping", LIKELY),
        ("fruit saved", POSSIBLE),
        ("growing wets", LIKELY),
        ("meeting her", POSSIBLE),
        ("loads footing", LIKELY),
        ("odds yanked", POSSIBLE),
        ("tidies even", LIKELY),
        ("now simply", POSSIBLE),
        ("turned out", LIKELY),
        ("used out", POSSIBLE),
        ("job collate", POSSIBLE),
        ("ice see month", POSSIBLE),
        ("logging bad ingenious", POSSIBLE),
        ("persuasion mock asks", POSSIBLE),
        ("Only impairs", POSSIBLE),
        ("reckon smacks", POSSIBLE),
    ],
)
def test_words_that_were_run_together(form: str, grade: float, about: Evidence) -> None:
    joined = form.replace(" ", "")
    found = run_together.cut(joined, "", about)
    assert found is not None
    assert (" ".join(run_together.parts(joined, found.places)), found.grade) == (form, grade)


@pytest.mark.parametrize(
    "form",
    [
        "Butboth",
        "Workerbred",
        "ascould",
        "nosideways",
        "ofheightverifies",
        "avoididcompilers",
        "Allharmonising",
        "pipesharper",
    ],
)
def test_forms_whose_parts_are_too_short_or_too_rare(form: str, about: Evidence) -> None:
    assert run_together.cut(form, "", about) is None


@pytest.mark.parametrize(("form", "at"), [("shedidn", 3), ("hedidn", None)])
def test_a_word_before_a_contraction(form: str, at: int | None, about: Evidence) -> None:
    found = run_together.cut(form, "’t", about)
    assert (found and found.places) == (at and (at,))


@pytest.mark.parametrize(
    ("form", "word", "grade"),
    [
        ("cata1ogue", "catalogue", CERTAIN),
        ("aeriaI", "aerial", SURE),
        ("MonopoIy", "Monopoly", LIKELY),
        ("envir0ns", "environs", SURE),
    ],
)
def test_letters_that_a_scanner_misread(
    form: str, word: str, grade: float, about: Evidence
) -> None:
    read = ocr.misread(form, about)
    assert read == word
    assert ocr.misread_grade(read, about) == grade


def test_a_short_word_must_be_a_common_one(about: Evidence) -> None:
    assert ocr.misread("grirne", about) is None


@pytest.mark.parametrize(("form", "word"), [("modied", "modified"), ("unt", None), ("mue", None)])
def test_a_lost_ligature_is_looked_for_in_long_words(
    form: str, word: str | None, about: Evidence
) -> None:
    assert ocr.with_ligature(form, about) == word


def spaces(*forms: str) -> int:
    """How many of these forms are parted in one text."""
    body = " ".join(f"The keeper was told of the {form} that morning." for form in forms)
    got = newsclean.clean_text(f"{LEAD}{body}{TAIL}")
    return sum(e.rule == "words.joined" for e in got.edits)


def test_a_likely_form_is_half_a_witness() -> None:
    """Two witnesses, one of them sure, open the door for what is only likely."""
    sure, likely = "onecharm", ("loadsfooting", "scannedjust", "growingwets")
    assert spaces(sure) == 0
    assert spaces(sure, likely[0]) == 0
    assert spaces(sure, *likely[:2]) == 3
    assert spaces(*likely) == 0


def test_half_as_many_witnesses_again_open_the_door_for_what_is_possible() -> None:
    forms = ("onecharm", "loadsfooting", "scannedjust", "growingwets")
    assert spaces(*forms, "lainloose") == 4
    assert spaces(*forms, "tidieseven", "lainloose") == 6


ENGLISH = "So it was that the boat had come to the harbour in the morning and they were there."
COMMON = (
    "boat water house people light morning winter bridge street council river garden window".split()
)


def is_english(text: str, at: int = 0) -> bool:
    return at in EnglishLines(TextView(text, "en"))


def garbled(count: int) -> str:
    return " ".join("xab" + chr(97 + i) for i in range(count))


def test_a_line_reads_as_english_by_its_words() -> None:
    def short(unknown: int) -> list[int]:
        """A short line with a small word and so many unknown ones: how many known ones it needs."""
        line = f"the {{}} {garbled(unknown)}"
        return changes(lambda n: is_english(line.format(" ".join(COMMON[:n]))), range(10))

    assert (short(0), short(1), short(2)) == ([1], [1], [1, 8])
    # Of a long line, .65 of its words are listed.
    long = " ".join(["the of", *COMMON[:12], ""])
    assert changes(lambda n: is_english(long + garbled(n)), range(14)) == [7]


def test_a_heading_is_english_beside_english() -> None:
    def heading(words: str) -> bool:
        return is_english(f"{words}\n\n{ENGLISH}")

    assert changes(lambda n: heading(" ".join(["Boat"] * n)), range(1, 6)) == [2]
    assert changes(lambda n: heading("Boat The " + garbled(n)), range(1, 6)) == [1]
    assert changes(lambda n: heading("Boat the " + garbled(n)), range(1, 6)) == [3]
    line = "Boat the {} " + garbled(3)
    assert changes(lambda n: heading(line.format(" ".join(COMMON[:n]))), range(1, 12)) == [7]


def test_what_is_near_a_word_tells_of_it() -> None:
    code = ENGLISH[:-1] + " so" * 20 + " {"
    assert changes(lambda n: is_english(code, len(code) - n), range(10, 60)) == [30]
    two = (ENGLISH + " ") * 12 + "bla diek dat hoop " * 80
    assert changes(lambda n: is_english(two, n), range(0, 1900, 10)) == [890]


def test_a_form_that_a_text_has_twice_is_a_name_unless_its_words_stand_apart_far_more_often() -> (
    None
):
    def grade(apart: int) -> float:
        text = "The boatHouse came. The boatHouse left. " + "The boat House was there. " * apart
        return next(h.grade for h in humps(TextView(text, "en"), {"boatHouse"}))

    assert changes(grade, range(9)) == [5]


def test_the_digits_of_a_word_or_a_number() -> None:
    about = Evidence(Counter(), words_of("en"), "'")

    def read(text: str) -> list[tuple[str, float]]:
        return [(e.after, e.confidence) for e in ocr.digits(TextView(text, "en"), about)]

    assert changes(lambda n: bool(read(f"It was the b1{'ack bird'[:n]} bird.")), range(5)) == [2]
    assert changes(lambda n: bool(read(f"It was 1O{'0' * n} in all.")), range(8)) == [0, 5]
    assert read("It was 1O0 in all.") == [("100", 0.9)]
