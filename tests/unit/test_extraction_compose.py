"""Chosen blocks become the text of the story."""

from __future__ import annotations

import pytest
from lxml import etree

from newsclean.extraction.assemble import address, draft_of, kind_of, without_repetitions
from newsclean.extraction.blocks import RawBlock
from newsclean.extraction.segmentation import outline


def blocks(body: str) -> list[RawBlock]:
    root = etree.fromstring(f"<html><body>{body}</body></html>", etree.HTMLParser())
    return outline(root).blocks


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
    assert kind_of(blocks(body)[0]) == wanted


def test_an_entry_that_holds_a_story_is_no_list_item() -> None:
    said = "The tide came in over the wall and took the road with it, {} said on Monday evening."
    paragraphs = "".join(f"<p>{said.format(who)}</p>" for who in ("we", "they", "you", "she"))
    found = blocks(f"<ul><li>{paragraphs}</li></ul>")
    assert {kind_of(b) for b in found} == {"paragraph"}


def test_nested_lists_have_levels() -> None:
    found = blocks("<ul><li>one<ul><li>two</li></ul></li></ul>")
    draft = draft_of(found, [0, 1], None)
    assert [(p.kind, p.level) for p in draft.pieces] == [("list-item", 1), ("list-item", 2)]


def test_a_table_is_one_block() -> None:
    found = blocks(
        "<table><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td><a href='/s'>Skerry</a></td><td>14</td></tr></table>"
    )
    draft = draft_of(found, list(range(len(found))), "https://example.org/a/")
    assert draft.text == "Port | Ships\nSkerry | 14"
    [piece] = draft.pieces
    [link] = piece.links
    assert (draft.text[link.start : link.end], link.href) == ("Skerry", "https://example.org/s")


def test_a_torn_sentence_is_whole_again() -> None:
    found = blocks(
        "<div>The council had hoped<div class=box>Read this instead</div> to open the bridge "
        "<a href='/b'>in May</a>.</div>"
    )
    story = [found[0], found[2]]
    draft = draft_of(story, [0, 2], "https://example.org")
    assert draft.text == "The council had hoped to open the bridge in May."
    [link] = draft.pieces[0].links
    assert draft.text[link.start : link.end] == "in May"


def test_neighbours_stay_apart() -> None:
    found = blocks("<p>No full stop here</p><p>and a small letter there</p>")
    assert len(draft_of(found, [0, 1], None).pieces) == 2


def test_a_second_copy_goes() -> None:
    text = "The same nine words stand here once, and again."
    found = blocks(f"<p>{text}</p><p>Other.</p><div><p>{text}</p></div><p>Other.</p>")
    assert [b.text for b in without_repetitions(found)] == [text, "Other.", "Other."]


def test_headings_and_items_that_come_again_on_their_own_stay() -> None:
    heading = "<h3>What the harbour office wants you to bring along</h3>"
    item = "<li>A ticket that was bought in the same week or before</li>"
    found = blocks(f"{heading}<p>One.</p><ul>{item}</ul>{heading}<p>Two.</p><ul>{item}</ul>")
    assert len(without_repetitions(found)) == 6


def test_a_run_of_items_that_comes_again_goes() -> None:
    items = "".join(f"<li>Quay {n} is open to all ships from noon on</li>" for n in range(4))
    found = blocks(f"<ul>{items}</ul><p>So it stands.</p><ul>{items}</ul>")
    assert [b.text for b in without_repetitions(found)][-1] == "So it stands."


def test_equal_headings_of_boxes_are_no_echoes() -> None:
    box = "<blockquote><h4>What to do now, and how</h4><p>{}</p></blockquote>"
    found = blocks(box.format("Wait.") + box.format("Sail."))
    assert len(without_repetitions(found)) == 4


def test_a_pulled_quote_goes_and_an_embedded_post_stays() -> None:
    found = blocks(
        "<p>Nobody slept. “We counted the boats until sunrise,” she said, and sat down.</p>"
        "<aside><p>We counted the boats until sunrise</p></aside>"
        "<blockquote><p>Ferry is cancelled until further notice</p></blockquote>"
    )
    kept = [b.text for b in without_repetitions(found)]
    assert "We counted the boats until sunrise" not in kept
    assert "Ferry is cancelled until further notice" in kept


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
    assert address(raw, "https://example.org/x/") == wanted
