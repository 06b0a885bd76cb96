"""Hyphens at a line's end that are the word's own: of compounds, figures and single letters."""

from __future__ import annotations

import pytest

import newsclean


def joined(text: str) -> str:
    return newsclean.clean(text).body


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ("The crew had come to the quay in a T-\nshirt.", "in a T-shirt."),
        ("It is said that the mill stood there in the mid-\n1930s.", "in the mid-1930s."),
        ("A teacher who had come down to the quay saw the 14-\nyear-old.", "saw the 14-year-old."),
        ("The flags of the town hall were blue-\nand-white that day.", "were blue-and-white that day."),
        ("The whole valley had come to see how he drove the go-\nkart.", "drove the go-kart."),
        ("Das Amt hatte dem Betreiber am Freitag eine E-\nMail geschrieben.", "eine E-Mail geschrieben."),
        ("Dort starten seit der Covid-\n19-Pandemie kaum Züge.", "der Covid-19-Pandemie kaum Züge."),
        ("Der Preis gilt auf der Fähre nur für die 15-\nund 16-Jährigen.", "für die 15- und 16-Jährigen."),
        ("O juiz decidiu ouvir ontem à noite o ex-\npresidente da junta.", "o ex-presidente da junta."),
        ("O conselho da vila ouviu ontem à noite o recém-\neleito autarca.", "o recém-eleito autarca."),
        ("Le conseil a entendu dans la salle l'ex-\nministre des ports.", "l'ex-ministre des ports."),
    ],
)  # fmt: skip
def test_the_hyphen_stays(lines: str, right: str) -> None:
    assert joined(lines).endswith(right)


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (
            "El alcalde de la villa no quiso ex-\nplicar ayer las cuen-\ntas del muelle a los vecinos.",
            "no quiso explicar ayer las cuentas del muelle a los vecinos.",
        ),
        (
            "The board spoke of the neigh-\nbours of the harbour.",
            "of the neighbours of the harbour.",
        ),
    ],
)
def test_a_broken_word_loses_it(lines: str, right: str) -> None:
    assert joined(lines).endswith(right)


def test_a_mark_in_a_short_line_is_no_part_of_a_word() -> None:
    assert "B-shirt" not in joined(
        "Grade: B-\nshirt sales were slow in the town this year, the shop said."
    )
