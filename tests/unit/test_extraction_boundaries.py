"""Where the story begins, and where another one does."""

from __future__ import annotations

from lxml import etree

from newsclean.extraction.blocks import Outline
from newsclean.extraction.filters import (
    headline_block,
    without_last_headings,
    without_next_stories,
    without_opening,
)
from newsclean.extraction.segmentation import outline
from newsclean.model.article import Field, Metadata

PROSE = (
    "The people of Skerry, who have waited since the spring, said on Monday that {} would wait on."
)


def of(body: str) -> Outline:
    return outline(etree.fromstring(f"<html><body>{body}</body></html>", etree.HTMLParser()))


def p(*names: str) -> str:
    return "".join(f"<p>{PROSE.format(n)}</p>" for n in names)


def opened(body: str) -> list[str]:
    found = of(body)
    authors = Field(("Tom Firth",), "Tom Firth", "meta")
    headline = Field("Skerry waits for its ferry", "Skerry waits for its ferry", "meta")
    every = list(range(len(found.blocks)))
    kept = without_opening(every, found.blocks, Metadata(authors=authors, headline=headline))
    return [found.blocks[i].text for i in kept]


def test_byline_date_and_dek_go() -> None:
    kept = opened(
        "<header><h2>What a town does when the ferry stays away</h2></header>"
        "<div class='article-byline'>By Rosalind Achebe</div><p class=date>9 March</p>"
        "<p class='standfirst'>Nobody knows when the ferry comes.</p>" + p("they", "we")
    )
    assert kept == [PROSE.format("they"), PROSE.format("we")]


def test_lines_with_an_author_or_a_date_go() -> None:
    kept = opened(
        "<p>【Tom Firth】</p><p>Coast correspondent</p><p>9 March 2026</p>" + p("they", "we")
    )
    assert kept == [PROSE.format("they"), PROSE.format("we")]


def test_a_long_dek_in_the_header_goes_with_the_byline_behind_it() -> None:
    dek = "Nobody in the town knows when the ferry comes back, and hardly anybody asks it any more."
    found = of(
        f"<header><h1>Skerry waits</h1><div>{dek}</div><div>By Tom Firth, Skerry</div></header>"
        + p("they", "we")
    )
    fields = Metadata(description=Field(dek, dek, "meta"))
    kept = without_opening(list(range(1, len(found.blocks))), found.blocks, fields)
    assert [found.blocks[i].text for i in kept] == [PROSE.format("they"), PROSE.format("we")]


def test_a_description_that_is_the_first_paragraph_stays() -> None:
    found = of("<h1>Skerry waits</h1>" + p("they", "we"))
    fields = Metadata(description=Field(PROSE.format("they"), "", "meta"))
    kept = without_opening([1, 2], found.blocks, fields)
    assert kept == [1, 2]


def test_short_sentences_and_subheadings_stay() -> None:
    body = "<p>It was cold.</p><h2>The first day of waiting</h2>" + p("they", "we")
    assert opened(body)[:2] == ["It was cold.", "The first day of waiting"]


def test_a_paragraph_with_an_author_class_stays() -> None:
    assert opened(f"<div class='author-text'>{p('they', 'we', 'you')}</div>")[0] == PROSE.format(
        "they"
    )


def test_the_headline_once_more_goes() -> None:
    kept = opened("<div>Skerry waits for its ferry!</div>" + p("they", "we"))
    assert kept == [PROSE.format("they"), PROSE.format("we")]
    assert len(opened(p("they", "we") + "<p>Skerry waits for its ferry.</p>")) == 3


def test_no_heading_ends_a_story() -> None:
    blocks = of(p("they") + "<h3>They wait</h3>" + p("we") + "<h3>More</h3><h4>News</h4>").blocks
    assert without_last_headings([0, 1, 2, 3, 4], blocks) == [0, 1, 2]
    assert without_last_headings([1, 3, 4], blocks) == [1, 3, 4]
    assert without_last_headings([], blocks) == []


def test_nothing_but_opening() -> None:
    assert opened("<p class='byline'>By Tom Firth</p>") == ["By Tom Firth"]
    assert opened("") == []


def stories(body: str, headline: str) -> str:
    found = of(body)
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
    found = of("<h1>The Skerry Mail</h1><h2>Town waits</h2>")
    assert headline_block(found.blocks, "Town waits") == 1
    assert headline_block(found.blocks, "Other") == 0


def test_of_twins_one_copy_is_read() -> None:
    found = of(f"<div class=wide>{p('they', 'we')}</div><div class=narrow>{p('they', 'we')}</div>")
    assert [b.text for b in found.blocks] == [PROSE.format("they"), PROSE.format("we")]
    assert found.containers[0].prose == 2


def test_of_twins_the_body_beats_a_teaser() -> None:
    found = of(f"<aside>{p('they')}</aside><main>{p('they', 'we', 'you')}</main>")
    assert [b.container.parent.tag for b in found.blocks if b.container.parent] == ["main"] * 3
