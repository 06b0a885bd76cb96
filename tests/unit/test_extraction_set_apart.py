"""Boxes in the story that are something else by name, and what stands beyond its end."""

from __future__ import annotations

import pytest
from growing import changes
from pages import outline_of

from newsclean.extraction.markers import without_markers
from newsclean.extraction.set_apart import (
    headline_block,
    without_boxes_apart,
    without_next_stories,
)

PROSE = (
    "The people of Skerry, who have waited since the spring, said on Monday that {} would wait on."
)


def p(*names: str) -> str:
    return "".join(f"<p>{PROSE.format(n)}</p>" for n in names)


def kept(body: str) -> str:
    found = outline_of(body)
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
    found = outline_of(p("they") + box + p("we"))
    story = [i for i, b in enumerate(found.blocks) if b.text != "See too"]
    assert [found.blocks[i].text for i in without_boxes_apart(story, found)] == [
        PROSE.format("they"),
        PROSE.format("we"),
    ]


def test_nothing_chosen_is_nothing_lost() -> None:
    assert without_boxes_apart([], outline_of("")) == []


def stories(body: str, headline: str) -> str:
    found = outline_of(body)
    kept = without_next_stories(list(range(len(found.blocks))), found, headline)
    return " ".join(found.blocks[i].text for i in kept)


def test_the_next_story_goes() -> None:
    body = (
        f"<article class=s><h1>First</h1>{p('they', 'we')}</article>"
        f"<article class=s><h1>Second</h1>{p('dogs', 'cats')}</article>"
    )
    text = stories(body, "First")
    assert "they" in text
    assert "dogs" not in text


def test_a_story_inside_the_story_goes() -> None:
    inner = f"<article><h1>Inner</h1>{p('dogs', 'cats')}</article>"
    text = stories(f"<article><h1>Outer</h1>{p('they')}{inner}{p('we', 'you')}</article>", "Outer")
    assert "you would" in text
    assert "dogs" not in text


def test_first_level_headings_as_subheadings_stay() -> None:
    body = f"<header><h1>Title</h1></header><div class=body>{p('they')}<h1>Part</h1>{p('we')}</div>"
    assert "we would" in stories(body, "Title")


def test_the_headline_is_the_heading_that_says_the_same() -> None:
    found = outline_of("<h1>The Skerry Mail</h1><h2>Town waits</h2>")
    assert headline_block(found.blocks, "Town waits") == 1
    assert headline_block(found.blocks, "Other") == 0


def test_of_twins_one_copy_is_read() -> None:
    found = outline_of(
        f"<div class=wide>{p('they', 'we')}</div><div class=narrow>{p('they', 'we')}</div>"
    )
    assert [b.text for b in found.blocks] == [PROSE.format("they"), PROSE.format("we")]
    assert found.containers[0].prose == 2


def test_of_twins_the_body_beats_a_teaser() -> None:
    found = outline_of(f"<aside>{p('they')}</aside><main>{p('they', 'we', 'you')}</main>")
    assert [b.container.parent.tag for b in found.blocks if b.container.parent] == ["main"] * 3


@pytest.mark.parametrize(("by", "goes"), [("by", True), ("line", False)])
def test_the_next_article_has_a_byline_made_like_the_story_s(by: str, goes: bool) -> None:
    own = f"<h1>First</h1><p class=by>By Ada Ohm</p>{p('they', 'we')}"
    other = f"<h2>Second</h2><p class={by}>By Ben Ode</p>{p('dogs', 'cats')}"
    text = stories(f"<article class=s>{own}</article><article class=s>{other}</article>", "First")
    assert "they" in text
    assert ("dogs" not in text) == goes


def names_player(line: str, beside: str = "", player: str = "<audio src=/a></audio>") -> bool:
    found = outline_of(f"<div><p>{line}</p>{player}{beside}</div>{p('they', 'we')}")
    return 0 not in without_markers([*range(len(found.blocks))], found.blocks)


def test_a_line_that_names_a_recording_goes_with_its_player() -> None:
    assert names_player("The report of Ada Ohm (2:31)")
    assert not names_player("The report of Ada Ohm was heard.")
    assert not names_player("The report of Ada Ohm (2:31)", player="")


def test_a_box_with_a_player_has_140_characters() -> None:
    sizes = range(100, 150)
    assert changes(lambda n: names_player("Hear it", f"<b>{'x' * n}</b>"), sizes) == [132]


@pytest.mark.parametrize(
    ("sign", "goes"),
    [
        ("<div>💡</div>", True),
        ("<div>0:00 / 2:14</div>", True),
        ("<div>/2:14</div>", True),
        ("<div>2:14</div>", False),
        ("<div>1/2</div>", False),
        ("<div>💡 So</div>", False),
        (f"<div>{'💡' * 8}</div>", True),
        (f"<div>{'💡' * 9}</div>", False),
        ("<p>💡</p>", False),
    ],
)
def test_the_sign_of_a_box_and_the_time_of_a_player_go(sign: str, goes: bool) -> None:
    found = outline_of(f"<div class=box>{sign}<div>So then</div></div>{p('they', 'we')}")
    assert (0 not in without_markers([*range(len(found.blocks))], found.blocks)) == goes


@pytest.mark.parametrize(
    ("box", "goes"),
    [
        ("<div>{loadposition top}</div>", True),
        ("<pre>{loadposition top}</pre>", False),
        ("<div>{sic}</div>", False),
    ],
)
def test_the_code_of_a_publishing_system_goes(box: str, goes: bool) -> None:
    found = outline_of(f"{box}{p('they', 'we')}")
    assert (0 not in without_markers([*range(len(found.blocks))], found.blocks)) == goes
