"""Boxes in the story that are something else by name, and what stands beyond its end."""

from __future__ import annotations

from lxml import etree

from newsclean.extraction.segmentation import outline
from newsclean.extraction.set_apart import without_boxes_apart

PROSE = (
    "The people of Skerry, who have waited since the spring, said on Monday that {} would wait on."
)


def p(*names: str) -> str:
    return "".join(f"<p>{PROSE.format(n)}</p>" for n in names)


def kept(body: str) -> str:
    root = etree.fromstring(f"<html><body>{body}</body></html>", etree.HTMLParser())
    found = outline(root)
    story = without_boxes_apart(list(range(len(found.blocks))), found)
    return "\n".join(found.blocks[i].text for i in story)


def test_boxes_named_for_pleas_comments_and_authors_go() -> None:
    names = ("comment-body", "promo-small", "article__disclaimer", "subscribe-box", "author-bio")
    for name in names:
        text = kept(
            f"<div id=story>{p('they', 'we', 'all')}<div class='{name}'>{p('readers')}</div></div>"
        )
        assert "that readers would" not in text, name
        assert text.count("\n") == 2


def test_a_name_around_the_whole_story_says_nothing() -> None:
    body = f"<div class='newsletter-post related'>{p('they', 'we', 'all')}</div><p>Home</p>"
    assert kept(body).startswith(PROSE.format("they"))


def test_a_box_that_holds_much_of_the_story_stays() -> None:
    body = f"<div>{p('they', 'we')}<div class='promo'>{p('all', 'none')}</div></div>"
    assert "that none would" in kept(body)


def test_the_id_of_a_heading_is_no_name_of_a_box() -> None:
    body = f"<div>{p('they')}<h2 id='no-comment'>No comment from the owners</h2>{p('we')}</div>"
    assert "No comment from the owners" in kept(body)


def test_a_word_within_another_name_is_no_sign() -> None:
    body = f"<div>{p('they', 'we')}<div class='promontory commentary'>{p('all')}</div></div>"
    assert "that all would" in kept(body)


def test_short_lines_elsewhere_behind_the_last_paragraph_go() -> None:
    body = (
        f"<main>{p('they', 'we')}<p>So it stands.</p></main>"
        "<section><h3>Our services</h3><p>Ferry hire</p></section>"
    )
    assert kept(body).endswith("So it stands.")


def test_a_link_goes_with_its_heading() -> None:
    box = "<section><h3>See too</h3><a href='/x'>Owners of the ferry fall out</a></section>"
    root = etree.fromstring(
        f"<html><body>{p('they')}{box}{p('we')}</body></html>", etree.HTMLParser()
    )
    found = outline(root)
    story = [i for i, b in enumerate(found.blocks) if b.text != "See too"]
    assert [found.blocks[i].text for i in without_boxes_apart(story, found)] == [
        PROSE.format("they"),
        PROSE.format("we"),
    ]


def test_nothing_chosen_is_nothing_lost() -> None:
    root = etree.fromstring("<html><body></body></html>", etree.HTMLParser())
    assert without_boxes_apart([], outline(root)) == []
