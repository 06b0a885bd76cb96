"""What stands inside or below a story and belongs to others: comments, cards, pointers, captions, teasers."""

from __future__ import annotations

import pytest
from pages import TITLE, html_page, story_of

from newsclean.extraction.pointers import without_pointers
from newsclean.extraction.segmentation import outline
from newsclean.html import parse
from newsclean.options import Limits
from newsclean.reading import read

LINE = "The two clocks of the town stay in the tower, and the tower stays just where it has always been"
STORY = [
    f"<p>{LINE}, said {who} on Tuesday evening in the hall.</p>" for who in ("Ada", "Piet", "Eva")
]
POST = "I have lived next to that tower for thirty years and I never once heard both of the clocks strike."


def body(middle: str = "", after: str = "", *, count: int = 3) -> str:
    text = "".join(STORY[:2]) + middle + "".join(STORY[2:count])
    markup = html_page(
        f"<article class=story><h1>{TITLE}</h1><div class=text>{text}</div>{after}</article>",
        title=TITLE,
    )
    return story_of(markup).draft.text


def post(names: str, reply: str) -> str:
    return f"<div class='{names}'><b>anon</b><p>{POST * 2}</p><a href='#r'>{reply}</a></div>"


@pytest.mark.parametrize(
    "after",
    [
        f"<div id=comments><p>{POST * 6}</p></div>",
        f"<ol class='comment-list'><li><p>{POST * 6}</p></li></ol>",
        f"<section class='c-comments__body'><p>{POST * 6}</p></section>",
        f"<div class=kommentare><p>{POST * 6}</p></div>",
        post("row", "Antworten") * 4,
        post("row", "返信") * 4,
        post("row", "Ответить") * 3,
    ],
)
def test_comments_go_however_long_they_are(after: str) -> None:
    found = body(after=after)
    assert "thirty years" not in found
    assert "said Eva" in found


def test_a_class_of_the_whole_page_is_no_box_of_comments() -> None:
    markup = html_page(
        f"<div class=comments><article><h1>{TITLE}</h1>{''.join(STORY)}</article></div>",
        title=TITLE,
    )
    assert "said Eva" in story_of(markup).draft.text


@pytest.mark.parametrize(
    "middle",
    [
        "<div class=x7><a href=/n/1><img src=/i.jpg></a><div><a href=/n/1>The cellar that became a club</a>"
        "</div><div>Nobody wanted to live there.</div></div>",
        "<p>Lesen Sie auch:</p><ul><li><a href=/n/1>Der Keller, der ein Klub wurde</a></li></ul>",
        "<p>RELATED: <a href=/n/1>The hall that became a club</a></p>"
        "<ul><li><a href=/n/2>Six cellars of the town</a></li></ul>",
        "<p><b>Les også:</b></p><ul><li><a href=/n/2>The cellar that became a club</a></li></ul>",
        "<p><b><a href=/n/1>THE CELLAR THAT BECAME A CLUB</a></b></p>",
        "<div><b>Διαβάστε ακόμα:</b> <a href=/n/1>The cellar that became a club</a></div>",
        "<div><strong>Vezi și: <a href=/n/1>The cellar that became a club</a></strong></div>",
    ],
)
def test_ways_to_other_stories(middle: str) -> None:
    found = body(middle)
    assert "cellar" not in found.lower()
    assert "keller" not in found.lower()
    assert "said Eva" in found


def test_a_list_of_links_without_a_label_stays() -> None:
    links = (
        "<li><a href=/n/1>The law on clocks</a></li><li><a href=/n/2>The map of the tower</a></li>"
    )
    assert "The law on clocks" in body(
        f"<p>These papers were shown to the council that night:</p><ul>{links}</ul>"
    )


@pytest.mark.parametrize(
    "picture",
    [
        "<p><a href=/i.jpg><img src=/i.jpg></a> The tower in March. Photo: Asa Lind</p>",
        "<p><img src=/i.jpg></p><p><em>The tower at night, seen from the hall.</em></p>",
        "<figure><img src=/i.jpg><div><span>The tower in March.</span> <span>Asa Lind</span></div></figure>",
        "<div class=g1><div><img src=/i.jpg><span>Asa Lind</span></div><p>The tower in March</p></div>",
        "<p><img src=/i.jpg></p><p>Der Turm im März. Foto: Asa Lind</p>",
    ],
)
def test_captions_without_an_element_of_their_own(picture: str) -> None:
    found = body(picture)
    assert "Lind" not in found
    assert "March" not in found
    assert "at night" not in found


def test_boxes_that_only_stand_behind_pictures() -> None:
    words = "Ada and Piet look at the larger of the clocks on Monday."
    caption = f"<img src=/i.jpg><div class=ci7>{words}</div>"
    more = "".join(f"<p>{LINE}, as {who} told us at the gate.</p>" for who in ("Kai", "Bo", "Uwe"))
    assert "look at the larger" not in body(caption + more + caption)
    assert "look at the larger" in body(caption.replace("div", "p") + more, count=2)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_following_stories(tag: str) -> None:
    other = "".join(f"<p>{LINE.replace('clocks', 'trams')} {n}.</p>" for n in range(4))
    after = f"<article class=story><{tag}><a href=/n/1>Two trams leave the town</a></{tag}>{other}</article>"
    markup = html_page(
        f"<div><article class=story><h1>{TITLE}</h1>{''.join(STORY)}</article>{after * 3}</div>",
        title=TITLE,
    )
    found = story_of(markup).draft.text
    assert "trams" not in found
    assert "said Eva" in found


def test_headings_that_lead_to_a_place_on_the_page_are_the_story_s_own() -> None:
    part = f"<div class=box><h3><a href='#top'>What the council says</a></h3>{''.join(STORY)}</div>"
    markup = html_page(
        f"<div><div class=box><h1>{TITLE}</h1>{STORY[0]}</div>{part}</div>", title=TITLE
    )
    assert "said Piet" in story_of(markup).draft.text


def test_teasers_named_so_several_times() -> None:
    words = "They leave the town at noon, we hear, and never return."
    teaser = f"<div class=teaser-x><h3>Two trams leave</h3><p>{words}</p></div>"
    assert "never return" not in body(teaser + teaser)


def test_a_standfirst_that_is_called_a_teaser_leads_nowhere_and_stays() -> None:
    words = (
        "They have stood there for a hundred years, and nobody has asked how they came to be two."
    )
    line = f"<p class=article-teaser>{words}</p>"
    assert "nobody has asked" in body(line + line)
    assert "nobody has asked" not in body(line.replace("</p>", " <a href=/n/1>Read it</a></p>") * 2)


def test_a_link_that_is_a_cell_of_a_table_is_no_card() -> None:
    row = "<tr><{t}><img src=/on.png><a href=/w>Clocks of the west</a></{t}><td>two</td></tr>"
    for tag, kept in (("td", True), ("th", True), ("td><div", False)):
        markup = html_page(f"<table>{row.format(t=tag)}</table>")
        found = outline(parse(read(markup, url=None, kind="html", limits=Limits()), Limits()).root)
        story = list(range(len(found.blocks)))
        assert (without_pointers(story, found) == story) == kept


def signed(line: str, head: str = "") -> tuple[str, tuple[str, ...]]:
    markup = html_page(
        f"<article><h1>{TITLE}</h1>{''.join(STORY)}{line}</article>", head, title=TITLE
    )
    story = story_of(markup)
    authors = story.fields.authors
    return story.draft.text, authors.value if authors else ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p><strong>Lê Phương</strong></p>", ("Lê Phương",)),
        ("<p style='text-align:right'><em>Ada Ohm, Piet Laan</em></p>", ("Ada Ohm", "Piet Laan")),
    ],
)
def test_a_line_of_names_at_the_end_signs_the_story(line: str, names: tuple[str, ...]) -> None:
    text, authors = signed(line)
    assert authors == names
    assert names[0] not in text


def test_authors_that_are_stated_stay() -> None:
    assert signed("<p><b>Piet Laan</b></p>", '<meta name="author" content="Ada Ohm">')[1] == (
        "Ada Ohm",
    )


def test_a_note_on_the_author() -> None:
    note = "<p><em>Ada Ohm writes about clocks and has three of them.</em></p>"
    text, _ = signed(note, '<meta name="author" content="Ada Ohm">')
    assert "three of them" not in text
    other = "<p><em>Eva Kern writes about clocks and has three of them.</em></p>"
    assert "three of them" in signed(other, '<meta name="author" content="Ada Ohm">')[0]


def test_the_offers_of_a_paywall() -> None:
    offer = "Zugang zu allen Artikeln für nur 2,95 Euro in der Woche, jederzeit kündbar."
    wall = f"<div class='bx-PaywallInfo'><p>{offer}</p><button>Los</button></div>"
    markup = html_page(f"<article><h1>{TITLE}</h1>{STORY[0]}{wall * 3}</article>", title=TITLE)
    story = story_of(markup)
    assert "2,95" not in story.draft.text
    assert "said Ada" in story.draft.text


def test_a_label_and_a_kicker_in_the_heading() -> None:
    labels = "<span class=kicker>Clocks</span><span class=label>Exclusive</span>"
    heading = f"<h1>{labels} <span>{TITLE}</span></h1>"
    found = story_of(
        html_page(f"<article>{heading}{''.join(STORY)}</article>", title=f"{TITLE} | Paper")
    )
    assert found.fields.headline is not None
    assert found.fields.headline.value == TITLE


def test_a_headline_of_one_word_that_ends_the_title() -> None:
    page = html_page(
        f"<article><h1>Silence</h1>{''.join(STORY)}</article>", title="The Valley Post: Silence"
    )
    found = story_of(page).fields.headline
    assert found is not None
    assert found.value == "Silence"


def test_the_paid_part_of_a_story_may_be_named_for_the_paywall() -> None:
    paid = f"<div class=paywall>{''.join(STORY[1:])}</div>"
    markup = html_page(f"<article><h1>{TITLE}</h1>{STORY[0]}{paid}</article>", title=TITLE)
    assert "said Eva" in story_of(markup).draft.text


@pytest.mark.parametrize(
    "marker",
    [
        "<x-advert><span>Annonse</span></x-advert>",
        "<div><button>▶</button><span>Ouvir este artigo</span><span>2:10</span></div>",
        "<p>- Hirdetés -</p>",
        "<p>Artikkelen fortsetter under annonsen</p>",
        "<p>खबर में आगे पढ़ें…</p>",
        "<div>広告</div>",
    ],
)
def test_markers_of_advertisements_and_players_go(marker: str) -> None:
    assert body(marker) == body()


@pytest.mark.parametrize("kept", ["<h3>Werbung</h3>", "<p>Die Anzeige stand in der Zeitung.</p>"])
def test_headings_and_sentences_are_no_markers(kept: str) -> None:
    assert body(kept) != body()


def test_hidden_boxes_go_where_all_paragraphs_are_short() -> None:
    short = "".join(
        f"<p>Lautta irtosi laiturista {day} ja ajelehti jokea alas {n} kilometriä.</p>"
        for n, day in enumerate(("maanantaina", "tiistaina", "torstaina", "perjantaina"))
    )
    page = html_page(
        f"<article><h1>{TITLE}</h1><div>{short}</div></article>"
        "<div class=x hidden><p>Tämä artikkeli on tilaajille, tilaa heti.</p></div>"
        "<section><h4>Tilaa uutiskirje</h4></section>",
        title=TITLE,
    )
    found = story_of(page).draft.text
    assert found.endswith("alas 3 kilometriä.")


def test_a_day_in_front_of_the_first_paragraph_is_no_part_of_it() -> None:
    text = "<br><br>".join(f"{LINE}, said {who} on Tuesday." for who in ("Ada", "Piet", "Eva"))
    page = html_page(
        f"<h1>{TITLE}</h1><div class=x><span>05.03.2026</span>{text}</div>", title=TITLE
    )
    assert story_of(page).draft.text.startswith(LINE)


ASKED = [
    "<div class=n7><h4>Přihlaste se k odběru</h4><p>Každé ráno zprávy do vaší schránky. Zdarma.</p>"
    "<form><label>E-mail</label><input type=email></form></div>",
    "<div><p>Should both clocks stay in the tower?</p><p>Yes, both.</p><p>No.</p><input type=radio></div>",
    "<div><p>Ich bin einverstanden, dass externe Inhalte gezeigt werden.</p><input type=checkbox></div>",
    "<div class=b7><strong>Iscriviti alla newsletter</strong><p>Ogni mattina le notizie, e gratis.</p></div>",
]


@pytest.mark.parametrize("box", ASKED)
def test_boxes_in_which_the_site_asks_for_something_go(box: str) -> None:
    assert body(box) == body()


@pytest.mark.parametrize(
    "kept",
    [
        f"<p>{POST}</p><input type=hidden>",
        f"<div class=x><p>{POST}</p><button>Listen</button></div>",
        "<div class=x><p>Die Zeitung hat einen Newsletter, sagt Ada.</p></div>",
        "<h3>Few devices, an app and its support</h3>",
    ],
    ids=["hidden input", "button", "one word of asking", "a heading"],
)
def test_boxes_in_which_nobody_asks_stay(kept: str) -> None:
    assert body(kept) != body()


def test_a_form_around_the_story_asks_for_nothing() -> None:
    page = html_page(
        f"<form><h1>{TITLE}</h1><div class=text>{''.join(STORY)}<input></div></form>", title=TITLE
    )
    assert "said Eva" in story_of(page).draft.text
