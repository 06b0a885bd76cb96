"""How sure a garbled word is to be one: by the length of its parts, and by how common they are.

The longer the parts, the fewer words lie near them by chance. Each bound on a length has a form at it
and one beyond.
"""

from __future__ import annotations

from collections import Counter

import pytest
from passages import LEAD, TAIL

import newsclean
from newsclean.repair.words import ocr, run_together
from newsclean.repair.words.run_together import CERTAIN, LIKELY, POSSIBLE, SURE
from newsclean.repair.words.word_evidence import Evidence
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
