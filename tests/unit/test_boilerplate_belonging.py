"""What ties a line to the others of its text: from how many letters, lines and characters on."""

from __future__ import annotations

from math import log

import pytest
from growing import changes, words

from newsclean.boilerplate.belonging import Belonging, belongings, bounded, stems_of
from newsclean.boilerplate.vocabulary import spoken_in


def of(*lines: str) -> Belonging:
    """The first line, none of which quotes anything."""
    return belongings(lines, [[]] * len(lines), [spoken_in(x, "en") for x in lines], "en")[0]


def sign(name: str, *lines: str) -> float:
    """Of the first line."""
    return of(*lines).signs[name]


def test_what_longer_words_begin_with() -> None:
    assert changes(lambda n: bool(stems_of("harbourmaster"[:n])), range(1, 13)) == [4]
    assert stems_of("Harbourmaster") == {"harbou"}
    assert stems_of("시장은 왔다") == {"시장", "왔다"}


def test_the_length_of_sentences() -> None:
    assert [sign("long", "x" * n) for n in (50, 100, 150, 200, 300)] == [0.5, 1, 1.5, 2, 2]


def test_a_line_of_prose_has_55_characters() -> None:
    assert changes(lambda n: sign("prose", "x" * (n - 1) + "."), range(20, 90)) == [54]
    assert changes(lambda n: sign("prose", "磯" * (n - 1) + "。"), range(10, 60)) == [26]


def test_four_lines_that_speak_to_somebody_are_many() -> None:
    said = [sign("others-speak", words(4), *["You know us well."] * n) for n in range(7)]
    assert said == [0, 0.25, 0.5, 0.75, 1, 1, 1]


def test_words_are_certain_beyond_eight_nats() -> None:
    assert [bounded(n) for n in (-9, -8, -7.9, 7.9, 8, 9)] == [-8, -8, -7.9, 7.9, 8, 8]


def test_the_words_of_a_line_are_never_beyond_doubt() -> None:
    line = of("So it was.")
    weight = (line.with_words(0.9) - line.with_words(0.5)) / log(9)
    for at, inside in ((1.0, 0.9999), (0.0, 0.0001)):
        odds = bounded(log(inside / (1 - inside)))
        assert line.with_words(at) == pytest.approx(line.with_words(0.5) + weight * odds)
