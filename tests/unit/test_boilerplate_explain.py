"""Every line of a text can be asked why it stays or goes."""

from __future__ import annotations

import newsclean
from newsclean.boilerplate import explain, explain_line
from newsclean.options import Options

STORY = (
    "The council met on Monday and put off the vote on the new bridge until the spring.",
    "About forty people live on the island, and most of them came to the landing stage.",
    "The old boat will sail again in June, the company said on Friday, with a new crew.",
)
POINTER = "Also Read: Ten years of ferry delays, in charts"
PLEA = "Become a member and keep our newsroom independent"


def test_each_line_has_its_evidence_and_its_verdict() -> None:
    text = "\n\n".join((STORY[0], POINTER, STORY[1], PLEA, STORY[2]))
    found = explain(text)
    assert [report.text for report in found] == [STORY[0], POINTER, STORY[1], PLEA, STORY[2]]
    assert [report.goes for report in found] == [False, True, False, True, False]
    assert found[1].rules[0] == found[1].rule == "en.also-read"
    assert found[3].rules == ()
    assert found[3].probability > 0.8
    assert all(report.gate_is_open and report.page_probability is None for report in found)


def test_the_explanation_says_what_cleaning_does() -> None:
    text = "\n\n".join((*STORY, POINTER, PLEA, "faster boats"))
    kept = [report.text for report in explain(text) if not report.goes]
    assert "\n\n".join(kept) == newsclean.clean_text(text).text


def test_why_gives_the_figures_that_decided() -> None:
    goes = explain_line(POINTER)
    assert goes.why.startswith("rule en.also-read, probability ")
    assert goes.why.endswith("gate open → goes: en.also-read (0.97)")
    stays = explain_line("Nobody was hurt in the storm, which took the roof off the market.")
    assert stays.why.startswith("rule none, probability ")
    assert "→ stays: below 0." in stays.why


def test_the_strongest_signs_come_first() -> None:
    signs = explain_line(PLEA).signs
    weights = [abs(weight) for _, weight in signs]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 0


def test_what_is_switched_off_decides_nothing() -> None:
    off = Options(disable=frozenset({"en", "boilerplate.wording"}))
    assert explain_line(PLEA).goes
    assert not explain_line(PLEA, options=off).goes


def test_a_text_of_boilerplate_alone_says_why_it_stays() -> None:
    (only,) = explain("Share on Facebook")
    assert not only.goes
    assert only.why.endswith("stays: nothing would be left of the text")
