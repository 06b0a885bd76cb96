"""``Article.left_out``: every block of a page that is no part of the story, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean import Article, Options, clean
from newsclean.cli import main
from newsclean.errors import InputError
from newsclean.extraction import STEPS
from newsclean.extraction.segmentation import outline
from newsclean.html import parse
from newsclean.options import Limits
from newsclean.reading import Source
from newsclean.report import story_report

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
def article() -> Article:
    return clean(PAGE)


@pytest.fixture(scope="module")
def explained() -> Article:
    return clean(PAGE, options=Options(explain=True))


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_block_left_out_says_where_it_stood_and_why(article: Article) -> None:
    judged = [b for b in article.left_out if b.step == "block-model"]
    assert any("Other news" in b.text and "aside.related" in b.path for b in judged)
    for block in article.left_out:
        assert block.path.startswith(("html > body > ", "… > "))
        assert block.reason == STEPS[block.step]
        assert block.probability is None
        assert block.features == ()
        assert block.reason in str(block)


@pytest.mark.parametrize(
    ("around", "path"),
    [
        ("<div><ul><li>{}</ul></div>", "… > body > ul > li"),
        (
            "<section id=outer><div><div class='one two'><ul><li>{}</ul></div></div></section>",
            "… > div.one > ul > li",
        ),
        (f"<p class={'c' * 41}>{{}}</p>", f"html > body > p.{'c' * 40}"),
    ],
)
def test_a_path_names_the_three_innermost_elements(around: str, path: str) -> None:
    link = "<a href=/x>One link to another page</a>"
    found = clean(PAGE.replace("</body>", around.format(link) + "</body>")).left_out
    assert [b.path for b in found if b.text == "One link to another page"] == [path]


def test_no_block_is_both_story_and_left_out(article: Article) -> None:
    assert all(p in article.body for p in PARAGRAPHS)
    assert not {b.text for b in article.left_out} & set(article.body.split("\n\n"))


def test_what_a_filter_took_is_named(article: Article) -> None:
    taken = {b.text: b.step for b in article.left_out if b.step != "block-model"}
    assert taken == {BYLINE: "opening", LETTER: "apart"}


def test_details_come_only_when_asked_for(article: Article, explained: Article) -> None:
    assert [b.text for b in explained.left_out] == [b.text for b in article.left_out]
    assert explained.body == article.body
    assert explained.edits == article.edits
    for block in explained.left_out:
        assert block.probability is not None
        assert 0 <= block.probability <= 1
        if block.step == "block-model":
            assert block.features[0].weight < 0
        else:
            assert block.features == ()


def test_the_list_can_be_switched_off(article: Article) -> None:
    short = clean(PAGE, options=Options(disable=frozenset({"extraction.left-out"})))
    assert short.left_out == ()
    assert short.body == article.body


def test_a_plain_text_has_its_lines_in_the_ledger() -> None:
    text = "Board keeps the crane\n\n" + "\n\n".join(PARAGRAPHS)
    found = clean(text, kind="text")
    assert found.left_out == ()
    assert [e.rule for e in found.removals] == ["text.headline"]


COPY = f"<div class=print>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</div>"
APPLICATION = (
    "<p>Please switch on scripts.</p><script type='application/json'>"
    + json.dumps({"story": [f"{p} {p.replace('the', 'that')}" for p in PARAGRAPHS]})
    + "</script>"
)
VARIED = {
    "as it is": PAGE,
    "a second copy": PAGE.replace("</article>", f"</article>{COPY}"),
    "a drop cap": PAGE.replace(f"<p>{PARAGRAPHS[0]}", f"<div>T</div><p>{PARAGRAPHS[0][1:]}"),
    "no story": f"<html><body><ul>{'<li><a href=/x>One of the links</a></li>' * 30}</ul></body></html>",
    "a story in a script": f"<html><body>{APPLICATION}</body></html>",
    "a following story": PAGE.replace(
        "</body>", f"<article><h1>Another</h1>{COPY}</article></body>"
    ),
    "loose text": PAGE.replace("</article>", "</article>Loose words<br><br>and more of them"),
}


@pytest.mark.parametrize("blocks", [5, 4000])
@pytest.mark.parametrize("name", VARIED)
def test_body_and_list_hold_every_block_of_the_page(name: str, blocks: int) -> None:
    """Nothing that segmentation found is lost without a word, whatever left it out."""
    options = Options(limits=Limits(blocks=blocks))
    page = parse(Source(text=VARIED[name], kind="html"), options.limits)
    found = clean(VARIED[name], options=options)
    there = words(found.input_text) + "\n" + "\n".join(words(b.text) for b in found.left_out)
    every = outline(page.root)
    for block in (*every.blocks, *(item.block for item in every.aside)):
        assert words(block.text) in there
    assert len(found.left_out) + len(found.blocks) >= len(every.blocks)


def test_what_a_limit_cut_is_listed_in_its_place() -> None:
    found = clean(PAGE, options=Options(limits=Limits(blocks=6)))
    steps = [b.step for b in found.left_out]
    assert "limit" in steps
    assert next(b.text for b in found.left_out if b.step == "limit") in PAGE
    assert steps.index("limit") < len(steps) - 1


def test_json_has_the_details(explained: Article) -> None:
    row = explained.to_dict()["leftOut"][-1]
    assert set(row) == {"texts", "path", "step", "reason", "explained"}
    assert set(row["explained"][0]["features"][0]) == {"name", "weight"}
    assert Article.from_dict(explained.to_dict()) == explained


def test_json_names_the_place_of_a_row_of_blocks_once(article: Article) -> None:
    rows = article.to_dict()["leftOut"]
    assert [text for row in rows for text in row["texts"]] == [b.text for b in article.left_out]
    assert max(len(row["texts"]) for row in rows) > 1
    assert not any(row["explained"] for row in rows)
    assert Article.from_dict(article.to_dict()) == article


def test_json_that_explains_another_number_of_blocks_is_refused(explained: Article) -> None:
    row = explained.to_dict()
    row["leftOut"][-1]["explained"] *= 2
    with pytest.raises(InputError, match="leftOut"):
        Article.from_dict(row)


def test_the_story_report_gives_each_reason_with_its_blocks(article: Article) -> None:
    shown = story_report(article, "page.html")
    section = shown.split("Left out of the page", 1)[1].split("<h2>", 1)[0]
    assert LETTER in section
    assert "named for something else" in section
    assert "aside.related" in section


def test_command_line_counts_them_and_lists_them_when_asked(tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    page.write_text(PAGE, encoding="utf-8")
    shown = CliRunner().invoke(main, ["clean", "--explain", "--any-kind", str(page)]).output
    assert "left out  it is a headline, byline, date or dek" in shown
    assert "Our letter on the harbour" in shown
    counted = CliRunner().invoke(main, ["clean", "--any-kind", str(page)]).output
    assert "left out  it is a headline, byline, date or dek" in counted
    assert "Our letter on the harbour" not in counted
