"""Where the story begins, and where another one does."""

from __future__ import annotations

import pytest
from pages import filter_context, outline_of

from newsclean.extraction import FILTERS
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.blocks import Outline
from newsclean.extraction.filters import (
    filtered,
    without_headline,
    without_last_headings,
    without_opening,
    without_repetitions,
)
from newsclean.model.article import Field, Metadata, PageKind

PROSE = (
    "The people of Skerry, who have waited since the spring, said on Monday that {} would wait on."
)


def p(*names: str) -> str:
    return "".join(f"<p>{PROSE.format(n)}</p>" for n in names)


def opened(body: str) -> list[str]:
    found = outline_of(body)
    authors = Field(("Tom Firth",), "Tom Firth", "meta")
    headline = Field("Skerry waits for its ferry", "Skerry waits for its ferry", "meta")
    every = list(range(len(found.blocks)))
    kept = without_opening(
        filter_context(found, Metadata(authors=authors, headline=headline)), every
    )
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
    found = outline_of(
        f"<header><h1>Skerry waits</h1><div>{dek}</div><div>By Tom Firth, Skerry</div></header>"
        + p("they", "we")
    )
    fields = Metadata(description=Field(dek, dek, "meta"))
    kept = without_opening(filter_context(found, fields), list(range(1, len(found.blocks))))
    assert [found.blocks[i].text for i in kept] == [PROSE.format("they"), PROSE.format("we")]


def test_a_description_that_is_the_first_paragraph_stays() -> None:
    found = outline_of("<h1>Skerry waits</h1>" + p("they", "we"))
    fields = Metadata(description=Field(PROSE.format("they"), "", "meta"))
    kept = without_opening(filter_context(found, fields), [1, 2])
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
    body = p("they") + "<h3>They wait</h3>" + p("we") + "<h3>More</h3><h4>News</h4>"
    context = filter_context(outline_of(body))
    assert without_last_headings(context, [0, 1, 2, 3, 4]) == [0, 1, 2]
    assert without_last_headings(context, [1, 3, 4]) == [1, 3, 4]
    assert without_last_headings(context, []) == []


def test_nothing_but_opening() -> None:
    assert opened("<p class='byline'>By Tom Firth</p>") == ["By Tom Firth"]
    assert opened("") == []


def unrepeated(found: Outline) -> list[str]:
    kept = without_repetitions(filter_context(found), list(range(len(found.blocks))))
    return [found.blocks[i].text for i in kept]


def test_a_second_copy_goes() -> None:
    text = "The same nine words stand here once, and again."
    found = outline_of(f"<p>{text}</p><p>Other.</p><div><p>{text}</p></div><p>Other.</p>")
    assert unrepeated(found) == [text, "Other.", "Other."]


def test_headings_and_items_that_come_again_on_their_own_stay() -> None:
    heading = "<h3>What the harbour office wants you to bring along</h3>"
    item = "<li>A ticket that was bought in the same week or before</li>"
    found = outline_of(f"{heading}<p>One.</p><ul>{item}</ul>{heading}<p>Two.</p><ul>{item}</ul>")
    assert len(unrepeated(found)) == 6


def test_a_run_of_items_that_comes_again_goes() -> None:
    items = "".join(f"<li>Quay {n} is open to all ships from noon on</li>" for n in range(4))
    found = outline_of(f"<ul>{items}</ul><p>So it stands.</p><ul>{items}</ul>")
    assert unrepeated(found)[-1] == "So it stands."


def test_equal_headings_of_boxes_are_no_echoes() -> None:
    box = "<blockquote><h4>What to do now, and how</h4><p>{}</p></blockquote>"
    found = outline_of(box.format("Wait.") + box.format("Sail."))
    assert len(unrepeated(found)) == 4


def test_a_pulled_quote_goes_and_an_embedded_post_stays() -> None:
    found = outline_of(
        "<p>Nobody slept. “We counted the boats until sunrise,” she said, and sat down.</p>"
        "<aside><p>We counted the boats until sunrise</p></aside>"
        "<blockquote><p>Ferry is cancelled until further notice</p></blockquote>"
    )
    kept = unrepeated(found)
    assert "We counted the boats until sunrise" not in kept
    assert "Ferry is cancelled until further notice" in kept


AGAIN = "<p>Nine words of no news that stand here twice.</p>"
PULLED = AGAIN.replace("<p>", "<p class=pulled>")
CAPTION = "<figure><figcaption>The ferry at the quay in {}.</figcaption></figure>"
BOXES = {
    "headline": "<h1>Skerry waits for its ferry</h1>",
    "caption": CAPTION.format("May"),
    "opening": "<p class='byline'>By Tom Firth</p>",
    "apart": f"<div class='newsletter'><p>{PROSE.format('readers')}</p></div>",
    "comment": f"<div id='comments'><p>{PROSE.format('skippers')}</p></div>",
    "wall": f"<div class='m-paywall'><p>{PROSE.format('pursers')}</p><button></button></div>",
    "pointer": "<p><a href='/n/1'>READ ALSO: THE FERRY THAT NEVER CAME</a></p>",
    "marker": "<p>Advertisement</p>",
    "remnant": "<div class=w3>Go on <button>Save</button></div>",
    "request": "<div class=q7><p>Should the ferry wait?</p><p>Yes.</p><input type=radio></div>",
    "next-story": f"<article><h1>Another town</h1>{p('bakers', 'smiths')}</article>",
    "repetition": PULLED,
    "last-heading": "<h3>More from the coast</h3>",
}


def test_every_filter_names_what_it_took() -> None:
    story = AGAIN + p(*"they we you nurses pilots masons tailors".split())
    first = ("headline", "opening", "caption")
    before = "".join(BOXES[name] for name in first)
    after = "".join(box for name, box in BOXES.items() if name not in first)
    found = outline_of(f"<div><div class=s>{before}{story}{after}</div></div>")
    headline = Field("Skerry waits for its ferry", "", "meta")
    every = list(range(len(found.blocks)))
    kept, taken = filtered(filter_context(found, Metadata(headline=headline)), every)
    assert [found.blocks[i].text for i in kept] == [b.text for b in outline_of(story).blocks]
    assert {*taken.values()} == {*BOXES}
    assert {*BOXES, "gallery", "ahead"} == {each.id for each in FILTERS}
    for i, name in taken.items():
        assert found.blocks[i].text in BOXES[name].replace("<", "\n").replace(">", "\n")


@pytest.mark.parametrize("kind", ["article", "gallery"])
def test_captions_are_a_gallery_s_text(kind: PageKind) -> None:
    captions = "".join(CAPTION.format(month) for month in ("May", "June"))
    found = outline_of(f"<p>So.</p>{captions}{p('they', 'we')}")
    kept, taken = filtered(filter_context(found, kind=kind), [0, 1, 3, 4])
    assert kept == ([1, 2, 3, 4] if kind == "gallery" else [0, 3, 4])
    assert taken == ({0: "gallery"} if kind == "gallery" else {1: "caption"})


def test_captions_stay_where_they_are_asked_for() -> None:
    found = outline_of(CAPTION.format("May") + p("they", "we"))
    assert filtered(filter_context(found, captions=True), [0, 1, 2])[0] == [0, 1, 2]


@pytest.mark.parametrize(("words", "stays"), [(50, False), (80, True)])
def test_a_long_box_is_no_pulled_quote(words: int, stays: bool) -> None:
    said = " ".join(f"word{n}" for n in range(words))
    found = outline_of(f"<p>She said {said} and left.</p><aside><p>{said}</p></aside>")
    assert (said in unrepeated(found)) == stays


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("<b>COAST</b><br><b>Skerry waits</b>", True),
        ("<b>Coast</b><br><b>Skerry waits</b>", False),
        ("COAST<br>Skerry waits", False),
        ("<b>Skerry waits</b>", False),
        ("<b>COAST</b><br><b>Skerry waits here</b>", False),
    ],
)
def test_a_kicker_and_the_headline_in_one_bold_line_go(line: str, goes: bool) -> None:
    found = outline_of(f"<div><span>{line.replace('<br>', ' ')}</span></div>{p('they', 'we')}")
    kept = without_headline([*range(len(found.blocks))], found.blocks, "Skerry waits")
    assert (0 not in kept) == goes


@pytest.mark.parametrize(
    ("name", "kind"), [("GallerySlide-infoText", "caption"), ("GallerySlideText", "paragraph")]
)
def test_what_a_gallery_says_of_a_picture_is_a_caption(name: str, kind: str) -> None:
    found = outline_of(f"<div class={name}>The ferry in May.</div>{p('they', 'we')}")
    assert kinds_of(found)[0] == kind


@pytest.mark.parametrize(
    ("line", "goes"),
    [("9/12(月) 18:05配信", True), ("9/12(月) 18:05", True), ("9/12 of it at 18:05", False)],
)
def test_a_day_without_its_year_stands_in_front_of_the_story(line: str, goes: bool) -> None:
    assert (line not in opened(f"<p>{line}</p>" + p("they", "we"))) == goes
