"""What no reader sees, or not as part of the sentence: hidden words, struck-out ones, readings, notes."""

from __future__ import annotations

import pytest
from pages import outline_of

PROSE = "The two clocks stay in the tower of the town, and the tower stays just where it is today. "
STORY = f"<p>{PROSE * 2}</p><p>{PROSE * 3}</p>"
NOTE = "Nobody should ever read this line of the page."


def texts(body: str) -> list[str]:
    return [block.text for block in outline_of(body).blocks]


def aside(body: str) -> list[tuple[str, str]]:
    return [(item.block.text, item.step) for item in outline_of(body).aside]


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p style='display: none !important'>{NOTE}</p>",
        f"<div hidden><p>{NOTE}</p></div>",
        f"<div aria-hidden=true>{NOTE}</div>",
        f"<style>.x, p.gone {{display:none}}</style><p class='a gone'>{NOTE}</p>",
        f"<style>#gone {{ color: red; visibility: hidden }}</style><div id=gone>{NOTE}</div>",
    ],
)
def test_hidden_blocks_are_set_aside(hidden: str) -> None:
    assert NOTE not in texts(hidden + STORY)
    assert aside(hidden + STORY) == [(NOTE, "hidden")]


@pytest.mark.parametrize(
    "shown",
    [
        f"<style>@media print {{ .gone {{display:none}} }}</style><p class=gone>{NOTE}</p>",
        f"<style media=print>.gone {{display:none}}</style><p class=gone>{NOTE}</p>",
        f"<style>.js .gone {{display:none}}</style><p class=gone>{NOTE}</p>",
        f"<button aria-controls=a1>?</button><div id=a1 hidden>{NOTE}</div>",
        f"<a href='#a1'>?</a><div id=a1 style='display:none'>{NOTE}</div>",
        f"<div class=faq-answer hidden>{NOTE}</div>",
        f"<div role=tabpanel hidden>{NOTE}</div>",
    ],
)
def test_what_a_reader_can_open_or_other_screens_show_stays(shown: str) -> None:
    assert NOTE in texts(shown + STORY)


def test_a_story_that_a_script_shows_is_not_hidden() -> None:
    assert len(texts(f"<div style='display:none'>{STORY}</div><p>{NOTE}</p>")) == 3
    rest = f"<p>{PROSE}</p><p>{PROSE}One.</p><p>{PROSE}Two.</p>"
    assert len(texts(f"<p>{PROSE * 12}</p><div style='display:none'>{rest}</div>")) == 4


def test_hidden_words_inside_a_sentence() -> None:
    body = "<p>Two <span style='display:none'>or more </span>clocks.</p>"
    assert texts(body) == ["Two clocks."]
    assert aside(body) == [("or more", "hidden")]


def test_struck_out_words() -> None:
    body = "<p>The clocks cost <del>ten</del> <ins>twelve</ins> pounds, <s>both</s> each.</p>"
    assert texts(body) == ["The clocks cost twelve pounds, each."]
    assert aside(body) == [("ten", "struck-out"), ("both", "struck-out")]
    assert texts(f"<p>Two <s>{'clocks and ' * 40}</p>") == ["Two " + ("clocks and " * 40).strip()]


def test_readings_of_ruby() -> None:
    assert texts("<p><ruby>時計<rp>(</rp><rt>とけい</rt><rp>)</rp></ruby>は二つ。</p>") == [
        "時計は二つ。"
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#n1'>1</a></sup>",
        "<a href='#n1'><sup>1</sup></a>",
        "<sup class=footnote>[a]</sup>",
        "<sup role=doc-noteref>*</sup>",
    ],
)
def test_marks_of_notes(mark: str) -> None:
    assert texts(f"<p>Since 1962,{mark} two clocks.</p>") == ["Since 1962, two clocks."]


@pytest.mark.parametrize("mark", ["m<sup>2</sup>", "1<sup>st</sup>", "10<sup>6</sup>"])
def test_raised_letters_that_are_no_notes(mark: str) -> None:
    assert texts(f"<p>It is {mark} here.</p>") == [
        f"It is {mark.replace('<sup>', '').replace('</sup>', '')} here."
    ]


def test_quotation_marks_that_the_browser_draws() -> None:
    assert texts("<p><q>Both stay,</q> she said.</p>") == ["“Both stay,” she said."]
    assert texts("<p><q>“Both stay,”</q> she said.</p>") == ["“Both stay,” she said."]


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        (
            "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation>"
            "</semantics></math>",
            "$x^2$",
        ),
        ("<math alttext='x^2'><mi>x</mi></math>", "$x^2$"),
        ("<math><mi>x</mi><mo>+</mo><mn>2</mn></math>", "$x+2$"),
        ("<script type='math/tex'>x^2</script>", "$x^2$"),
        (
            "<span class=katex><span class=katex-mathml><math alttext='x^2'></math></span>"
            "<span class=katex-html aria-hidden=true>x2</span></span>",
            "$x^2$",
        ),
    ],
)
def test_formulas(markup: str, tex: str) -> None:
    assert texts(f"<p>So {markup} it is.</p>") == [f"So {tex} it is."]


def test_code_of_which_only_the_numbers_of_lines_are_there() -> None:
    assert texts("<pre><span class=lineno>1</span></pre><p>Both stay.</p>") == ["Both stay."]
