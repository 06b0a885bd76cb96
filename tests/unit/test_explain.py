"""``Options(explain=True)``: every block that was left out, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean import Article, Options, clean
from newsclean.cli import main

PARAGRAPHS = (
    "The harbour board met on Tuesday evening and voted, by six to three, to keep the old crane.",
    "It has not lifted anything since 1987, the board heard, but gulls nest in its cab every spring.",
    "“We measured it twice,” said the harbour master, who brought drawings and a piece of the rust.",
    "A survey is to follow before the winter, and the money for it comes from the fund for lamps.",
)
BYLINE = "By Ada Ohm, Skerry"
LETTER = (
    "Our letter on the harbour, written every week by people who live there, comes on Monday morning"
    " before the first ferry leaves."
)
PAGE = (
    "<html><head><title>Board keeps the crane</title>"
    '<meta property="og:title" content="Board keeps the crane"></head><body><article>'
    f"<h1>Board keeps the crane</h1><p>{BYLINE}</p>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3])
    + f"<div class='newsletter-box'><p>{LETTER}</p></div><p>{PARAGRAPHS[3]}</p>"
    + "<figure><img src=a.jpg><figcaption>The crane in the year it was built.</figcaption></figure>"
    "</article><aside class='related'><h3>Related stories</h3><ul>"
    + "<li><a href=/x>Other news from the coast</a></li>" * 5
    + "</ul></aside></body></html>"
)


@pytest.fixture(scope="module")
def explained() -> Article:
    return clean(PAGE, options=Options(explain=True))


def test_off_by_default_and_the_story_is_the_same(explained: Article) -> None:
    plain = clean(PAGE)
    assert plain.rejected == ()
    assert plain.to_dict()["rejected"] == []
    assert plain.body == explained.body
    assert plain.edits == explained.edits


def test_every_block_left_out_says_where_it_stood_and_why(explained: Article) -> None:
    judged = [r for r in explained.rejected if r.step == "block-model"]
    assert any("Other news" in r.text and "aside.related" in r.path for r in judged)
    for rejected in judged:
        assert rejected.path.startswith("html > body")
        assert rejected.reasons
        assert rejected.reasons[0].weight < 0
        assert 0 <= rejected.probability <= 1
        assert rejected.path in str(rejected)


def test_no_block_is_both_story_and_left_out(explained: Article) -> None:
    assert all(p in explained.body for p in PARAGRAPHS)
    assert not {r.text for r in explained.rejected} & set(explained.body.split("\n\n"))


def test_what_a_filter_took_is_named_and_has_no_reasons(explained: Article) -> None:
    taken = {r.text: r.step for r in explained.rejected if r.step != "block-model"}
    assert taken == {BYLINE: "opening", LETTER: "apart"}
    assert not any(r.reasons for r in explained.rejected if r.text in taken)


def test_json_has_the_reasons(explained: Article) -> None:
    row = explained.to_dict()["rejected"][-1]
    assert set(row) == {"text", "path", "step", "probability", "reasons"}
    assert set(row["reasons"][0]) == {"name", "weight"}


def test_command_line_lists_them(tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    page.write_text(PAGE, encoding="utf-8")
    shown = CliRunner().invoke(main, ["clean", "--explain", "--any-kind", str(page)]).output
    assert "left out (probability" in shown
    assert "aside.related" in shown
    assert "left out" not in CliRunner().invoke(main, ["clean", "--any-kind", str(page)]).output
