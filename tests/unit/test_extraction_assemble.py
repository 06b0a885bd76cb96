"""Chosen blocks become the text of the story."""

from __future__ import annotations

import pytest
from pages import outline_of

from newsclean.extraction.assemble import assembled
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.block_model import ScoredBlocks
from newsclean.extraction.blocks import Outline
from newsclean.model.draft import Draft
from newsclean.text.links import absolute, resolved


def draft(found: Outline, story: list[int], base: str | None = None) -> Draft:
    probabilities = [0.5 + i / 100 for i in range(len(found.blocks))]
    scored = ScoredBlocks(found, [], probabilities, 0.5, 1.0)
    return assembled(story, scored, kinds_of(found), base).draft


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>x</p>", "paragraph"),
        ("<h3>x</h3>", "heading"),
        ("<ul><li>x</li></ul>", "list-item"),
        ("<ul><li><p>x</p></li></ul>", "list-item"),
        ("<blockquote><p>x</p></blockquote>", "blockquote"),
        ("<pre>x</pre>", "preformatted"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ("<p class='photo-credit'>x</p>", "caption"),
        ("<div class='wp-caption'><p>x</p></div>", "caption"),
        ("<div>Image 3 of 12</div>", "caption"),
        ("<div>Image 3 of / 12</div>", "caption"),
        ("<figure>The pier at noon</figure>", "caption"),
        ("<div class='story photo'><p>The pier at noon</p></div>", "caption"),
        ("<div class='photo'><p>" + "a long walk " * 15 + "</p></div>", "paragraph"),
        ("<p class='photography'>x</p>", "paragraph"),
        ("<p>It was 3 of 12.</p>", "paragraph"),
        ("<table><tr><td>x</td></tr></table>", "table"),
        ("<table><tr><td>" + "layout " * 30 + "</td></tr></table>", "paragraph"),
    ],
)
def test_kinds(body: str, wanted: str) -> None:
    assert kinds_of(outline_of(body))[0] == wanted


def test_an_entry_that_holds_a_story_is_no_list_item() -> None:
    said = "The tide came in over the wall and took the road with it, {} said on Monday evening."
    paragraphs = "".join(f"<p>{said.format(who)}</p>" for who in ("we", "they", "you", "she"))
    found = outline_of(f"<ul><li>{paragraphs}</li></ul>")
    assert {*kinds_of(found)} == {"paragraph"}


def test_nested_lists_have_levels() -> None:
    found = outline_of("<ul><li>one<ul><li>two</li></ul></li></ul>")
    pieces = draft(found, [0, 1]).pieces
    assert [(p.kind, p.level) for p in pieces] == [("list-item", 1), ("list-item", 2)]


def test_a_table_is_one_block() -> None:
    found = outline_of(
        "<table><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td><a href='/s'>Skerry</a></td><td>14</td></tr></table>"
    )
    table = draft(found, list(range(4)), "https://example.org/a/")
    assert table.text == "Port | Ships\nSkerry | 14"
    [piece] = table.pieces
    assert piece.probability == 0.53
    [link] = piece.links
    assert (table.text[link.start : link.end], link.href) == ("Skerry", "https://example.org/s")


def test_a_torn_sentence_is_whole_again() -> None:
    found = outline_of(
        "<div>The council had hoped<div class=box>Read this instead</div> to open the bridge "
        "<a href='/b'>in May</a>.</div>"
    )
    whole = draft(found, [0, 2], "https://example.org")
    assert whole.text == "The council had hoped to open the bridge in May."
    [link] = whole.pieces[0].links
    assert whole.text[link.start : link.end] == "in May"


def test_neighbours_stay_apart() -> None:
    found = outline_of("<p>No full stop here</p><p>and a small letter there</p>")
    assert len(draft(found, [0, 1]).pieces) == 2


def test_links_of_a_page_without_address_stay_as_they_are() -> None:
    found = outline_of(
        "<p>Ask <a href='../council'>the council</a> or <a href='javascript:ask()'>here</a>, "
        "said <a href='https://mill.example/'>the mill</a>.</p>"
    )
    hrefs = [link.href for link in draft(found, [0]).pieces[0].links]
    assert hrefs == ["../council", "https://mill.example/"]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("/a b", "https://example.org/ab"),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_addresses(raw: str, wanted: str | None) -> None:
    assert absolute(raw, "https://example.org/x/", ("https", "mailto")) == wanted


@pytest.mark.parametrize(
    "raw", ["", "javascript:a()", "java\tscript:a()", "a:b", "data:,x", "https://"]
)
def test_what_is_no_relative_reference_is_dropped(raw: str) -> None:
    assert resolved(raw, None) is None


@pytest.mark.parametrize("raw", ["//paper.example/a", "#note", "?page=2", "./a:b", "a/b"])
def test_relative_references(raw: str) -> None:
    assert resolved(raw, None) == raw
