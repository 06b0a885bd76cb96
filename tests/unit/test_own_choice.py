"""What callers decide themselves: precision or recall, boxes to keep and boxes to leave out."""

from __future__ import annotations

import pytest
from pages import TITLE, html_page

from newsclean import Options, OptionsError, clean
from newsclean.extraction.select import best_cut
from newsclean.model.selectors import parse_selector

LINE = "The two clocks of the town stay in the tower, and the tower stays just where it has always been"
PAGE = html_page(
    f"<article><h1>{TITLE}</h1><p>{LINE}, said Ada.</p><div class='box facts' id=f1 data-role=facts>"
    f"<p>{LINE}, as the box says.</p></div><p>{LINE}, said Piet.</p></article>"
    "<footer><p class=legal>Clocks of the tower: all rights reserved.</p></footer>",
    title=TITLE,
)


@pytest.mark.parametrize(
    "selector",
    ["div.facts", ".box.facts", "#f1", "[data-role=facts]", "div[data-role='facts']", "div"],
)
def test_a_box_that_is_dropped(selector: str) -> None:
    found = clean(PAGE, options=Options(drop=(selector,)))
    assert "as the box says" not in found.body
    assert "said Piet" in found.body
    assert "drop" in {left.step for left in found.left_out}


def test_a_box_that_is_kept() -> None:
    assert "all rights" not in clean(PAGE).body
    assert "all rights" in clean(PAGE, options=Options(keep=("p.legal",))).input_text
    assert "all rights" not in clean(PAGE, options=Options(keep=("footer",), drop=(".legal",))).body


@pytest.mark.parametrize("selector", ["", "div > p", "p:first-child", "a, b", ".", "[x"])
def test_selectors_that_are_none(selector: str) -> None:
    with pytest.raises(OptionsError, match="no selector"):
        Options(keep=(selector,))


def test_an_attribute_of_any_value() -> None:
    assert parse_selector("*[hidden]").attributes == (("hidden", None),)


def test_the_cut_moves_with_the_weight_of_recall() -> None:
    probabilities, words = [0.9, 0.45, 0.3], [100, 100, 100]
    assert best_cut(probabilities, words)[0] == 0.45
    assert best_cut(probabilities, words, 3.0)[0] == 0.3
    assert best_cut(probabilities, words, 1 / 3)[0] == 0.9
