"""Which lines of a text stay: at each bound of their probability, and of their words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from growing import changes, words

from newsclean.extraction import text_input
from newsclean.extraction.text_lines.context_signs import TextSigns, text_signs
from newsclean.extraction.text_lines.kept_lines import LabelledText, kept_lines
from newsclean.extraction.text_lines.line_roles import ROLES
from newsclean.extraction.text_lines.line_signs import LineSigns
from newsclean.extraction.text_lines.role_model import RoleProbabilities
from newsclean.model.article import Metadata
from newsclean.model.draft import Draft

PROSE = "The keeper of the light walked down to the shore again and nobody had seen the boat."
TITLE = "Keeper Found the Lantern Broken Today"
HUNDRED = range(1, 100)


def told(body: float, alone: float = 0.0, **roles: float) -> RoleProbabilities:
    return RoleProbabilities({ROLES.index(r): p for r, p in roles.items()}, body, alone)


def read(*lines: tuple[str, RoleProbabilities]) -> LabelledText:
    texts = [text for text, _ in lines]
    apart = [True] * len(texts)
    signs = text_signs(texts, apart)
    draft = Draft.of_text("\n\n".join(texts))
    return LabelledText(draft, [*range(len(texts))], texts, apart, signs, [p for _, p in lines])


def kept(at: int, *lines: tuple[str, RoleProbabilities], cut: float = 1.0) -> bool:
    return kept_lines(read(*lines), cut, Metadata())[at]


SURE = (PROSE, told(0.95))


@pytest.mark.parametrize(
    ("what", "lines", "least"),
    [
        ("a sentence", lambda p: ((PROSE, p), SURE), 30),
        ("a paragraph", lambda p: ((f"{PROSE} {PROSE}", p), SURE), 5),
        ("a sentence behind", lambda p: ((PROSE, p), SURE), 30),
        ("a line", lambda p: ((TITLE, p), SURE), 35),
        ("a short line", lambda p: (("Keeper Found It", p), SURE), 50),
    ],
)
def test_a_line_in_front_stays(what: str, lines: object, least: int) -> None:
    def stays(n: int) -> bool:
        return kept(0, *lines(told(n / 100)))  # type: ignore[operator]

    assert changes(stays, HUNDRED) == [least - 1], what


def test_a_line_behind_the_last_paragraph() -> None:
    assert changes(lambda n: kept(1, SURE, (PROSE, told(n / 100))), HUNDRED) == [44]
    # From this probability on, it is the last paragraph itself.
    ends = changes(
        lambda n: kept(1, SURE, (f"{PROSE} {PROSE}", told(0.1)), (PROSE, told(n / 100))), HUNDRED
    )
    assert ends == [75]


def test_a_headline_among_paragraphs() -> None:
    def stays(n: int) -> bool:
        return kept(1, SURE, (TITLE, told(n / 100, headline=0.9)), SURE)

    assert changes(stays, HUNDRED) == [9]


def test_a_line_stays_by_its_own_signs() -> None:
    assert changes(lambda n: kept(1, SURE, (PROSE, told(0.01, n / 100))), HUNDRED) == [34]


def test_a_line_that_ends_in_a_credit() -> None:
    credited = "Keepers at the light on Monday (Photo courtesy of Ada Ohm)"
    assert changes(lambda n: kept(1, SURE, (credited, told(n / 100)), SURE), HUNDRED) == [89]


def test_words_of_a_long_paragraph() -> None:
    def stays(n: int) -> bool:
        return kept(0, (f"{words(n)}{'x' * 50}.", told(0.1)), SURE)

    assert changes(stays, range(15, 40)) == [24]


def test_words_of_a_line_that_is_told_from_a_label() -> None:
    def stays(n: int) -> bool:
        return kept(0, (" ".join(["Keeper"] * n), told(0.4)), SURE)

    assert changes(stays, range(1, 12)) == [4]


def test_keywords_behind_a_story() -> None:
    def stays(n: int) -> bool:
        return kept(2, SURE, ("Related Pages", told(0.01)), (words(n, "lantern"), told(0.9)))

    assert changes(stays, range(1, 9)) == [3]


def test_a_signature_in_print_stands_near_the_end() -> None:
    def stays(n: int) -> bool:
        return kept(1, SURE, ("ADA OHM.", told(0.9)), *[("Some line here", told(0.9))] * n)

    assert changes(stays, range(7)) == [2]


def test_the_likeliest_line_is_the_headline() -> None:
    def named(n: int) -> bool:
        found = read((TITLE, told(0.1, headline=n / 100)), SURE)
        decided = [
            text_input.RoleLine(TITLE, "other", 0.0),
            text_input.RoleLine(PROSE, "prose", 1.0),
        ]
        text_input._name_headline(found, [False, True], decided)
        return decided[0].role == "headline"

    assert changes(named, HUNDRED) == [10]


def test_the_gate_of_a_paid_story() -> None:
    gate = "Already a subscriber? Sign in."

    def stub(count: int, *, size: int = 0, before: int = 0) -> bool:
        line = LineSigns(count * 6, count, True, "prose", (), ())
        lines = [PROSE, *["So it was."] * before, gate + "x" * size]
        one = read(*[(text, told(0.5)) for text in lines])
        signs = TextSigns((line, *one.signs.lines[1:]), one.signs.rows, one.signs.main)
        return text_input._is_stub(replace(one, signs=signs), [True, *[False] * (before + 1)])

    assert changes(stub, range(300, 500)) == [400]
    assert changes(lambda n: stub(9, before=n), range(12)) == [4]
    assert changes(lambda n: stub(9, size=n), range(150, 300)) == [239 - len(gate)]


def test_a_sentence_among_the_story_s_goes_only_for_what_has_a_name() -> None:
    def stays(role: str) -> list[int]:
        return changes(
            lambda n: kept(1, SURE, (PROSE, told(n / 100, **{role: 0.5})), SURE), range(1, 30)
        )

    assert stays("other") == [19]
    assert stays("plea") == []


def test_a_title_below_that_of_another_story_goes_with_it() -> None:
    def stays(above: float, pointer: float) -> bool:
        one = ("Ferry Seen Off the Bank Today", told(above, pointer=0.6))
        two = (TITLE, told(0.4, pointer=pointer))
        return kept(2, SURE, one, two, SURE, cut=0.38)

    assert [stays(0.2, p) for p in (0.3, 0.39, 0.4, 0.6)] == [True, True, False, False]
    assert stays(0.5, 0.6)
