"""At which probability, length and number the passes over the lines of a text decide."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from edges import Edge, each
from judged_lines import OPEN, line, loose, numbered, prose, rule, tail

from newsclean.boilerplate import combine, line_passes, neighbours
from newsclean.boilerplate.classifier import classify, contributions
from newsclean.boilerplate.line import Line, Lines
from newsclean.boilerplate.signs import signs_of


def goes(one: Line) -> bool:
    """Whether a line between paragraphs goes by its words."""
    found = line_passes.by_words(numbered([prose(1), prose(2), one, prose(3), prose(4)]))
    return [d.line for d in found] == [2]


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (OPEN, 0.985),
        ("An odd row of six words", 0.985),
        ("Oddities of a row.", 0.985),
    ],
)
def test_a_line_between_paragraphs_goes_from_a_probability_on(text: str, least: float) -> None:
    """What may be a heading needs more; one or two words never go."""
    assert goes(line(text, least))
    assert not goes(line(text, least - 0.005))


def test_a_heading_needs_more_than_a_paragraph() -> None:
    assert not goes(line("Odd row", 0.999))
    assert goes(line(OPEN, 0.985, kind="heading", page_probability=None))
    assert not goes(line(OPEN, 0.98, kind="heading", page_probability=None))


@pytest.mark.parametrize(("probability", "gone"), [(0.795, True), (0.8, False)])
def test_words_decide_only_where_extraction_was_not_sure(probability: float, gone: bool) -> None:
    assert goes(line(OPEN, 0.99, page_probability=probability)) is gone
    assert combine.ends_story(line(OPEN, page_probability=probability)) is not gone


def sentence(size: int) -> str:
    return "Nobody saw it" + " so" * ((size - 15) // 3) + "x" * ((size - 15) % 3 + 1) + "."


LINES = [
    Edge(
        "characters of a sentence that asks or points",
        lambda n: line(sentence(n)).is_narration,
        90,
        False,
        True,
    ),
    Edge(
        "characters of a heading without spaces",
        lambda n: line("磯" * n).may_be_heading,
        14,
        True,
        False,
    ),
    Edge(
        "words of a heading", lambda n: line("so " * (n - 1) + "so").may_be_heading, 6, True, False
    ),
    Edge(
        "lines between paragraphs in a long text",
        lambda n: len(
            list(
                line_passes.by_words(
                    numbered(
                        x
                        for i in range(40)
                        for x in (
                            [prose(i), line(f"{OPEN} {'abcdefghijkl'[i % 12] * 5}", 0.99)]
                            if i < n
                            else [prose(i)]
                        )
                    )
                )
            )
        ),
        6,
        6,
        0,
    ),
    Edge(
        "lines between paragraphs in a text of sixteen",
        lambda n: len(
            list(
                line_passes.by_words(
                    numbered(
                        x
                        for i in range(16 - n)
                        for x in (
                            [prose(i), line(f"{OPEN} {'abcdefghijkl'[i % 12] * 5}", 0.99)]
                            if i < n
                            else [prose(i)]
                        )
                    )
                )
            )
        ),
        4,
        4,
        0,
    ),
]


@each(LINES)
def test_lines(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("page", "confidence", "decides"),
    [(0.945, 0.5, True), (0.95, 0.965, False), (0.95, 0.97, True), (0.99, 0.5, False)],
)
def test_a_rule_gives_way_to_a_page_that_is_sure(
    page: float, confidence: float, decides: bool
) -> None:
    lines = numbered([line(OPEN, page_probability=page)])
    assert combine.rule_decides(rule("line", confidence), lines, 0) is decides


@pytest.mark.parametrize(("behind", "decides"), [(5, True), (6, False)])
def test_a_rule_of_the_tail_looks_at_the_last_six_lines(behind: int, decides: bool) -> None:
    lines = numbered([line(OPEN), *(prose(n) for n in range(behind))])
    assert combine.rule_decides(rule("tail", 0.9), lines, 0) is decides


TAILS = [
    Edge("words of a line of the tail", lambda n: len(tail(*loose(2, n, 0.9))), 2, 0, 2),
    Edge(
        "lines with a number among ten",
        lambda n: len(
            tail(
                *(line(f"Odd so it was{' 4' * (i < n)} {'abcdefghij'[i]}", 0.9) for i in range(10))
            )
        ),
        4,
        10,
        0,
    ),
    Edge(
        "lines that are no prose among twenty above",
        lambda n: neighbours.is_list(
            numbered(
                [*(line("So") for _ in range(n)), *(prose(i) for i in range(20 - n)), *loose(5)]
            ),
            20,
        ),
        7,
        False,
        True,
    ),
]


@each(TAILS)
def test_tails(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("given", "gone"), [(0.9, 1), (0.89, 0)])
def test_a_line_of_a_tail_goes_by_itself(given: float, gone: int) -> None:
    assert len(tail(line(OPEN, given), *loose(5, given=0.5))) == gone


def test_the_lines_of_a_tail_say_how_sure_it_is() -> None:
    assert {d.confidence for d in tail(line(OPEN, 0.9), *loose(5))} == {0.85}


def section(*below: Line) -> list[int]:
    pointer = rule("heading", 0.9)
    head = line("An odd row", 0.9, kind="heading", rules=(pointer,))
    return [d.line for d in line_passes.sections(numbered([prose(1), head, *below]))]


def below(words: int, given: float = 0.0) -> list[Line]:
    return loose(3, words, given)


SECTIONS = [
    Edge("words of a headline", lambda n: len(section(*below(n, 0.9))), 3, 0, 3),
    Edge("words of a teaser", lambda n: len(section(*below(n, 0.9))), 24, 3, 0),
]


@each(SECTIONS)
def test_sections(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("given", "gone"), [(0.45, 3), (0.44, 0)])
def test_a_line_below_a_heading_goes_by_itself(given: float, gone: int) -> None:
    assert len(section(*below(6, given))) == gone


def test_what_goes_below_a_heading_says_how_sure_it_is() -> None:
    pointer = rule("heading", 0.9)
    head = line("An odd row", kind="heading", rules=(pointer,))
    found = line_passes.sections(numbered([prose(1), head, *loose(3, given=0.9)]))
    assert {d.confidence for d in found} == {0.9}


@pytest.mark.parametrize(
    ("text", "near", "alone"),
    [
        ("Odd boats wait there", "The boats wait for the odd keeper.", False),
        ("Odd boats wait there", "The keepers go home when it is late.", True),
        ("Our sea", "Our sea is our sea for all of them.", True),
        ("Ours seas", "Ours are the seas for all of them.", False),
        ("磯部磯部磯部の話", "今日は磯部磯部磯部の人が来た。", False),
        ("磯部磯部磯の話", "今日は磯部磯部磯部の人が来た。", True),
    ],
)
def test_a_line_that_shares_its_long_words_is_a_subheading(
    text: str, near: str, alone: bool
) -> None:
    lines = numbered([prose(1), line(text), line(near, is_prose=True)])
    assert neighbours.stands_alone(lines, 1) is alone


def steps(name: str, texts: Iterable[tuple[float, str]]) -> list[float]:
    """The last sizes before the sign of this name changes, along texts that grow."""
    signs = [
        (size, [s for s in signs_of(text, "en") if s.startswith(f"@{name}") and "," not in s])
        for size, text in texts
    ]
    return [size for (size, sign), (_, then) in pairwise(signs) if sign != then]


def test_the_signs_of_a_line_change_with_its_length() -> None:
    """The model has learned a weight for each step: other steps would be other signs."""
    growing = [(n, "x" * n) for n in range(1, 260)]
    assert steps("length", growing) == [8, 16, 26, 40, 60, 85, 115, 150, 190]
    assert steps("open", growing) == [26, 60, 115]
    dense = [(n, "磯" * n) for n in range(1, 100)]
    assert steps("length", dense) == [3, 6, 10, 16, 24, 34, 46, 60, 76]


def test_the_signs_of_a_line_change_with_its_words_and_its_digits() -> None:
    growing = [(n, " ".join(["so"] * n)) for n in range(1, 40)]
    assert steps("words", growing) == [1, 2, 3, 4, 6, 8, 11, 15, 20, 26]
    digits = [(n, "1" * n + "x" * (100 - n)) for n in range(1, 100)]
    assert steps("digits", digits) == [5, 12, 25, 50]


def test_signs_share_what_a_line_weighs() -> None:
    strengths = [v for s, v in signs_of("odd", "en").items() if not s.startswith("@")]
    assert sum(v * v for v in strengths) == pytest.approx(9)


def test_pieces_of_words_are_three_to_five_letters_long() -> None:
    pieces = {s for s in signs_of("extraordinary", "en") if s.isalpha()}
    assert {len(s) for s in pieces} == {3, 4, 5}
    dense = {s for s in signs_of("磯部磯部磯部磯部", "ja") if s[0] not in "@^" and s[-1] != "$"}
    assert {len(s) for s in dense} == {1, 2, 3, 4}


PLEA = "Sign up for our weekly newsletter and share this story with your friends"


def test_four_reasons_are_named_and_a_long_line_is_not_weighed() -> None:
    assert len(classify(PLEA, "en").reasons) == len(contributions(PLEA, "en")) == 4
    assert classify(f"{PLEA} ".ljust(300, "x"), "en").probability > 0
    assert classify(f"{PLEA} ".ljust(301, "x"), "en").probability == 0


def test_no_reasons_are_named_for_a_line_that_is_rather_the_story_s() -> None:
    texts = [f"{PLEA[:n]} {prose().text[:k]}" for n in range(len(PLEA)) for k in (30, 60, 90)]
    found = [classify(text, "en") for text in texts]
    assert any(0.25 < c.probability < 0.5 for c in found)
    assert any(0.5 <= c.probability < 0.75 for c in found)
    assert all(bool(c.reasons) == (c.probability >= 0.5) for c in found)


def headed(n: int) -> int:
    text = "Odd " + "x" * (n - 4)
    lines = Lines.of((line(text),), text)
    found = list(line_passes.repeated_headline(lines))
    assert all(d.confidence == 0.99 for d in found)
    return len(found)


def test_a_headline_that_comes_again_is_no_long_paragraph() -> None:
    assert (headed(299), headed(300)) == (1, 0)
