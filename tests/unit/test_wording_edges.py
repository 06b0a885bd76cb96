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
        "words of a text without a language",
        lambda n: told(
            "the of and to " * 9
            if n > 99
            else " ".join(("the of and to in is was it for on that with " * 2).split()[:n])
        ),
        11,
        None,
        "en",
    ),
    Edge(
        "words of a language",
        lambda n: told(" ".join(["the"] * n + ["zorble"] * (16 - n))),
        3,
        None,
        "en",
    ),
    Edge(
        "odd words beside eight",
        lambda n: told(" ".join(["the"] * 8 + ["zorble"] * n)),
        92,
        "en",
        None,
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
