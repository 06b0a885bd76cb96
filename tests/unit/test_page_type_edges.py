"""From how many words, posts, pictures and links on a page is of a kind."""

from __future__ import annotations

import pytest
from edges import Edge, each
from pages import html_page, outline_of, story_of

from newsclean import Options
from newsclean.extraction.block_model import shipped
from newsclean.extraction.features import Hints, _first_h1, features
from newsclean.extraction.set_apart import without_boxes_apart
from newsclean.model.article import PageKind

DATE = '<meta property="article:published_time" content="2026-01-14T05:10:00Z">'
SENTENCE = "The {} of Skerry, who have waited since spring, said on Monday that they wait on."


def words(n: int, word: str = "so") -> str:
    return " ".join([word] * n)


def sentences(n: int) -> str:
    """So many words, in paragraphs of sentences of fifteen words each."""
    whole = [f"<p>{SENTENCE.format(f'men{i}')}</p>" for i in range(n // 15)]
    rest = f"<p>It was {words(n % 15 - 3)} then.</p>" if n % 15 > 3 else ""
    return "".join(whole) + rest


def kind(body: str, title: str = "They wait on", head: str = DATE) -> PageKind:
    page = html_page(f"<article><h1>{title}</h1>{body}</article>", head, title=title)
    return story_of(page).kind


def pictures(
    count: int, size: int = 12, text: int = 0, title: str = "Down at the quay"
) -> PageKind:
    figures = "".join(
        f"<figure><img src={i}.jpg><figcaption>Odd{i} {words(size - 1)}</figcaption></figure>"
        for i in range(count)
    )
    return kind(figures + sentences(text), title)


PAGES = [
    Edge(
        "pictures of a page that is no gallery", lambda n: pictures(n) == "gallery", 3, False, True
    ),
    Edge(
        "words of a heading of an error page",
        lambda n: kind(f"<p>{words(n)}.</p>", "Page not found", head="") == "error",
        124,
        True,
        False,
    ),
]


@each(PAGES)
def test_kinds_of_pages(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("title", "share"), [("In pictures: the quay", 0.3), ("Down at the quay", 1)]
)
def test_a_gallery_says_as_much_in_captions_as_in_its_text_or_announces_itself(
    title: str, share: float
) -> None:
    assert pictures(6, 20, int(0.8 * 120 / share), title) == "gallery"
    assert pictures(6, 20, int(1.3 * 120 / share), title) != "gallery"


def test_four_features_are_told_of_a_block_that_was_left_out() -> None:
    page = html_page(
        f"<article><h1>They wait on</h1>{sentences(150)}</article><aside><p>Menu</p></aside>"
    )
    left_out = story_of(page, options=Options(explain=True)).left_out
    assert {len(r.features) for r in left_out if r.text == "Menu"} == {4}


@pytest.mark.parametrize(("linked", "needed"), [(74, True), (76, False)])
def test_a_list_of_which_three_quarters_are_links_needs_no_model(linked: int, needed: bool) -> None:
    links = "".join(f"<li><a href=/x>{words(4)}</a></li>" for _ in range(linked // 4))
    extra = f"<li><a href=/x>{words(linked % 4)}</a></li>" if linked % 4 else ""
    plain = "".join(f"<li>{words(4)}</li>" for _ in range((100 - linked) // 4))
    left = f"<li>{words((100 - linked) % 4)}</li>" if (100 - linked) % 4 else ""
    rows = features(
        outline_of(f"<div><ul>{links}{extra}{plain}{left}</ul></div>"),
        shipped().word_weights,
        Hints(),
    )
    assert any(row is not None for row in rows) is needed


@pytest.mark.parametrize(("shared", "found"), [(3, 1), (2, 0)])
def test_the_heading_of_a_story_shares_more_than_half_of_the_headline(
    shared: int, found: int
) -> None:
    headline = frozenset(f"w{i}" for i in range(4))
    heading = " ".join(f"w{i}" for i in range(shared))
    blocks = outline_of(f"<p>So</p><h2>{heading}</h2>").blocks
    assert _first_h1(blocks, headline) == found


@pytest.mark.parametrize(("outside", "core"), [(42, True), (44, False)])
def test_the_story_s_own_container_holds_seven_tenths_of_it(outside: int, core: bool) -> None:
    """Short lines in another part of the page go only where the story has a container of its own."""
    lines = "".join(f"<p>{words(n)}</p>" for n in (10, 10, 10, outside - 30))
    found = outline_of(f"<div><p>{words(99)} end.</p></div><section>{lines}</section>")
    assert (without_boxes_apart([*range(5)], found) == [0]) is core


TORN = [
    Edge(
        "letters of a word that tells what a text is about",
        lambda n: features(
            outline_of("".join(f"<p>{'x' * n} {words(20)} {i}.</p>" for i in range(3))),
            shipped().word_weights,
            Hints(),
        )[0][0][11],  # type: ignore[index]
        4,
        -1.0,
        1.0,
    ),
]


@each(TORN)
def test_words_that_paragraphs_share(edge: Edge) -> None:
    edge.check()
