"""How much a sign of rewording weighs, and what a rewriter may propose: at each bound."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from edges import Edge, each

from newsclean.model.article import Suspect
from newsclean.model.draft import Draft
from newsclean.text.languages import guess
from newsclean.text.view import TextView
from newsclean.wording.set_phrases import singular
from newsclean.wording.spin_score import spin_score


def score(*kinds: str) -> float:
    suspects = [
        Suspect(start=9 * n, end=9 * n + 5, text="abcdefghij"[n] * 5, kind=kind, reason="odd")
        for n, kind in enumerate(kinds)
    ]
    text = "Es war so."  # its choice of words says nothing: only English is read for that
    return spin_score(Draft.of_text(text), suspects, TextView(text, "de")).score


@pytest.mark.parametrize(
    ("sign", "weight"),
    [
        ("wording.set-phrase", 0.45),
        ("wording.phrase", 0.25),
        ("wording.pivot", 0.25),
        ("wording.split-sentence", 0.2),
        ("wording.missing-noun", 0.15),
        ("wording.pronoun", 0.15),
        ("quotes.spacing", 0.2),
        ("source-line", 0.3),
    ],
)
def test_one_sign_of_rewording(sign: str, weight: float) -> None:
    assert score(sign) == weight


def test_a_sign_counts_for_half_as_much_each_time_up_to_three() -> None:
    found = [score(*["source-line"] * n) for n in range(6)]
    left = [round((1 - b) / (1 - a), 2) for a, b in pairwise(found)]
    assert left == [0.7, 0.85, 0.92, 1, 1]


def test_phrases_close_to_a_set_one_weigh_little_alone() -> None:
    found = [score(*["wording.spun"] * n) for n in range(5)]
    assert found == [0, 0, 0.37, 0.559, 0.559]


def told(text: str) -> Any:
    found = guess(text)
    return found and found[0]


LANGUAGES = [
    Edge(
        "different words of a language",
        lambda n: told(" ".join("the was and with".split()[:n] * 4)),
        2,
        None,
        "en",
    ),
    Edge(
        "odd words beside eight",
        lambda n: told(" ".join("the was and with".split() * 2 + ["zorble"] * n)),
        58,
        "en",
        None,
    ),
    Edge(
        "odd words where two languages are close",
        lambda n: told("og er på med ikke " + "det " * 12 + "zorble " * n),
        68,
        "no",
        None,
    ),
    # Danish and Norwegian share their words; "det" is a little more Norwegian than Danish.
    Edge(
        "words that speak for one of two languages",
        lambda n: told("og er på med ikke " + "det " * n),
        10,
        None,
        "no",
    ),
    Edge(
        "kana among a hundred letters",
        lambda n: told("の" * n + "線" * (100 - n)) == "ja",
        10,
        False,
        True,
    ),
    Edge("letters of a text in a script of its own", lambda n: told("の" * n), 19, None, "ja"),
]


@each(LANGUAGES)
def test_languages(edge: Edge) -> None:
    edge.check()


def test_one_word_said_often_does_not_settle_the_language() -> None:
    assert told("og er de " + "en " * 8 + "det " * 400) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El alcalde dijo ayer que la obra no se hará este año, según la prensa."),
        ("pt", "O prefeito disse ontem que a obra não será feita este ano, segundo a imprensa."),
        ("ro", "Primarul a spus ieri că lucrarea nu se va face în acest an, potrivit presei."),
        (
            "hr",
            "Gradonačelnik je jučer rekao da se radovi neće izvesti ove godine, ali da će biti.",
        ),
        ("sr", "Градоначелник је јуче рекао да се радови неће извести ове године, али да ће бити."),
        (
            "cs",
            "Starosta včera řekl, že se stavba letos nebude dělat, protože na ni nejsou peníze, a že"
            " jsou také další problémy.",
        ),
        (
            "sk",
            "Starosta včera povedal, že stavba sa tento rok nebude robiť, lebo na ňu nie sú peniaze.",
        ),
        (
            "tr",
            "Başkan dün bu yıl için bir şey olmayacağını, ama daha sonra çok iyi olacağını söyledi.",
        ),
        ("no", "Ordføreren sa i går at det ikke blir noe av byggingen i år, og at han beklager."),
        (
            "gl",
            "O alcalde dixo onte que a obra non se fará este ano, pero que os veciños terán unha praza"
            " nova na súa rúa máis adiante.",
        ),
    ],
)
def test_one_sentence_tells_its_language(language: str, text: str) -> None:
    assert told(text) == language


@pytest.mark.parametrize(
    ("word", "one"),
    [
        *[("ties", "tie"), ("pies", "pie"), ("flies", "fly"), ("cries", "cry")],
        *[("boxes", "box"), ("aches", "ach"), ("lashes", "lash"), ("xes", "xes")],
        *[("cats", "cat"), ("cows", "cow"), ("gas", "gas"), ("ads", "ads"), ("bus", "bus")],
    ],
)
def test_the_ending_of_a_plural(word: str, one: str) -> None:
    assert singular(word) == one
