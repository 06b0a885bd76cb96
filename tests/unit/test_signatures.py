"""Authors that a page names far from its headline."""

from __future__ import annotations

import pytest
from pages import html_page, metadata_of

import newsclean

STORY = "<p>" + "The clocks stay where they are, and the tower stays with them. " * 12 + "</p>"


def authors(body: str, head: str = "") -> tuple[str, ...]:
    body = f"<h1>The town keeps its two clocks</h1>{body}"
    found = metadata_of(html_page(body, head, title="Two clocks")).authors
    return found.value if found else ()


@pytest.mark.parametrize(
    "end",
    [
        "<h3>Written by Ada Ohm</h3>",
        "<div><span>Written by</span></div><div>Ada Ohm</div>",
        "<h2>Article by</h2><div>Ada Ohm</div>",
        "<p class='author-box__name'>Ada Ohm</p>",
        "<p><a href='/blog/authors/ada-ohm'>Ada Ohm</a></p>",
        "<p>Geschrieben von Ada Ohm</p>",
    ],
)
def test_signature_below_the_story(end: str) -> None:
    assert authors(STORY * 3 + end) == ("Ada Ohm",)


@pytest.mark.parametrize(
    "end",
    [
        "<p><a href='/authors/a'>Ada Ohm</a></p><p><a href='/authors/b'>Bo Reed</a></p>",
        "<h4>Written by Ada Ohm</h4><h4>Written by Bo Reed</h4>",
        "<p>Written by a hand that nobody in the harbour has been able to name since.</p>",
        "<div class='comment-author'>Ada Ohm</div>",
        "<p class='author'>Editors</p>",
    ],
)
def test_several_or_none(end: str) -> None:
    assert authors(STORY * 3 + end) == ()


def test_name_stroke_date_behind_the_headline() -> None:
    assert authors(f"<p>Ada Ohm | Senior Writer | July 2, 2025</p>{STORY}") == ("Ada Ohm",)
    assert authors(f"<p>Wellness | July 2, 2025</p>{STORY}") == ()


def test_by_on_a_line_of_its_own_before_a_desk() -> None:
    assert authors(f"<div>By</div><div>The Ferry Team</div>{STORY}") == ("The Ferry Team",)


def test_byline_that_runs_into_what_follows() -> None:
    head = '<meta name="author" content="Ada Ohm">'
    assert authors(f"<p>by Ada Ohm Global Commons</p>{STORY}", head) == ("Ada Ohm",)


def test_an_opening_right_behind_the_last_sentence() -> None:
    story = f"<p>{'The clocks stay where they are and the tower stays too. ' * 12}".strip() + "</p>"
    found = metadata_of(html_page(f"<h1>Two clocks</h1>{story}<p><em>Words: Ada Ohm.</em></p>"))
    assert found.authors is not None
    assert found.authors.value == ("Ada Ohm",)


@pytest.mark.parametrize(
    ("end", "named", "kept"),
    [
        ("<p>(Ada Ohm)</p><p>Subscribe to our newsletter today.</p>", ("Ada Ohm",), ""),
        ("<p>(Ada Ohm)</p><p>Nobody has climbed it since May.</p>", (), "(Ada Ohm)"),
        ("<p>3 May 2024</p>", (), ""),
        ("<p>4 May 2024</p>", (), "4 May 2024"),
        ("<p>It was 3 May 2024</p>", (), "It was 3 May 2024"),
        ("<p>Then 3 May 2024</p>", (), ""),
    ],
)
def test_what_stands_behind_the_last_paragraph(end: str, named: object, kept: str) -> None:
    told = "".join(f"<p>The tower of {n} stays where it is, the board has said.</p>" for n in "ABC")
    day = "<meta property='article:published_time' content='2024-05-03T07:00:00Z'>"
    body = f"<article><h1>The town keeps its two clocks</h1>{told}{end}</article>"
    article = newsclean.clean(html_page(body, day, title="Two clocks"))
    assert article.authors == named
    assert kept in article.body
    assert kept or article.blocks[-1].text.startswith("The tower of C")
