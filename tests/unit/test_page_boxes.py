"""What stands in and behind a story and is none of it, told by its make; and what is beside its words."""

from __future__ import annotations

import json

import pytest
from pages import TITLE, html_page

import newsclean

LINE = "The two clocks of the town stay in the tower, and the tower stays just where it has always been."


def prose(*who: str) -> str:
    return "".join(f"<p>{LINE} So {name} said in the hall.</p>" for name in who)


def body(markup: str, head: str = "") -> newsclean.Article:
    return newsclean.clean(html_page(markup, head, title=TITLE), url="https://paper.example/a/1")


OWN = (
    f'<h1 class="headline">{TITLE}</h1><div class="by">By Ada Ohm</div>'
    f'<div class="text">{prose("Ada", "Piet", "Eva")}</div>'
)


@pytest.mark.parametrize(
    ("title", "between", "box"),
    [
        ("<a href='/b/2'>A second tower</a>", "", "div"),  # the headline leads to it
        ("A second tower", "<div class='by'>By Ben Ode</div>", "div"),  # a byline of its own
    ],
)
def test_the_next_story_in_the_same_make_goes(title: str, between: str, box: str) -> None:
    following = f'<h2 class="headline">{title}</h2>{between}<{box} class="text">{prose("Kim", "Lou")}</{box}>'
    found = body(f"<main>{OWN}{following}</main>").body
    assert "So Eva said" in found
    assert "So Kim said" not in found


def test_sections_of_a_page_builder_are_no_next_story() -> None:
    parts = "".join(
        (
            f'<div class="widget"><h2 class="headline">Part {n}</h2>'
            f'</div><div class="widget text">{prose(name, name + "o")}</div>'
        )
        for n, name in enumerate(("Kim", "Lou"))
    )
    own = (
        f'<div class="widget"><h1 class="headline">{TITLE}</h1>'
        f'</div><div class="widget text">{prose("Ada", "Piet", "Eva")}</div>'
    )
    assert "So Louo said" in body(f"<main>{own}{parts}</main>").body


def test_a_card_with_an_excerpt_goes_and_a_section_with_a_linked_heading_stays() -> None:
    card = (
        '<div class="q1"><h3><a href="/x">Pool opens with colder water</a>'
        "</h3><p>Regulars do not mind it.</p></div>"
    )
    found = body(
        f"<article><h1>{TITLE}</h1>{prose('Ada', 'Piet')}{card}{prose('Eva', 'Kim')}</article>"
    )
    assert "colder water" not in found.body
    assert "Regulars" not in found.body
    heading = '<h3><a href="/x">The bells of the tower</a></h3>'
    kept = body(
        f"<article><h1>{TITLE}</h1>{prose('Ada', 'Piet')}{heading}{prose('Eva', 'Kim')}</article>"
    )
    assert "The bells of the tower" in kept.body


def test_links_behind_one_label_go_when_they_come_three_times() -> None:
    links = [f"<p>LUE LISÄÄ | <a href='/x{n}'>Toinen tarina numero {n}</a></p>" for n in range(3)]
    story = [prose(name) for name in ("Ada", "Piet", "Eva", "Kim")]
    mixed = "".join(part for pair in zip(story, [*links, ""], strict=True) for part in pair)
    assert "Toinen" not in body(f"<article><h1>{TITLE}</h1>{mixed}</article>").body
    away = mixed.replace("'/x", "'https://films.example/x")
    assert "Toinen" in body(f"<article><h1>{TITLE}</h1>{away}</article>").body


def test_an_offer_behind_a_text_that_breaks_off() -> None:
    offer = (
        '<div class="k7"><h3>Read on</h3><p>All stories for a euro, end it when you like.</p>'
        '<a href="/login">Log in</a></div>'
    )
    found = body(f"<article><h1>{TITLE}</h1><p>{LINE} But then the …</p>{offer}</article>")
    assert "euro" not in found.body
    assert found.quality.kind == "paywall-stub"


@pytest.mark.parametrize("label", ["Comments (4)", "Comentarios 4", "댓글", "4 Kommentare"])
def test_what_readers_say_below_a_label(label: str) -> None:
    said = "".join(
        f"<div class='x'><b>{n}</b><p>I have lived there for years, and nobody asked me.</p></div>"
        for n in "abcd"
    )
    found = body(
        f"<main><article><h1>{TITLE}</h1>{prose('Ada', 'Piet', 'Eva')}</article>"
        f"<div class='y'><h3>{label}</h3>{said}</div></main>"
    )
    assert "nobody asked" not in found.body


def test_a_story_that_react_streams() -> None:
    story = "".join(
        f"<p>{LINE} So {n} said in the hall of the town.</p>" for n in ("Ada", "Piet", "Eva", "Kim")
    )
    row = "5:" + json.dumps(["$", "$L2", None, {"article": {"contentHtml": story}}]) + "\n"
    script = f"<script>self.__next_f.push({json.dumps([1, row])})</script>"
    found = newsclean.clean(
        f"<html><head><title>{TITLE}</title></head><body><div id=a></div>{script}</body></html>"
    )
    assert "So Kim said" in found.body
    assert '"$"' not in found.body


def test_a_text_that_react_streams_ends_where_its_length_says() -> None:
    story = "\n\n".join(
        f"{LINE} So sagte {n} im Rathaus, für alle." for n in ("Ada", "Piet", "Eva")
    )
    sized = f"1a:T{len(story.encode()):x},{story}"
    rows = f'0:["$","main"]\n{sized}5:["$","$L2",null,{{"state":"The council waits, it says here."}}]\n'
    script = f"<script>self.__next_f.push({json.dumps([1, rows])})</script>"
    found = newsclean.clean(
        f"<html><head><title>{TITLE}</title></head><body><div id=a></div>{script}</body></html>"
    )
    assert len(found.blocks) == 3
    assert found.body.endswith("So sagte Eva im Rathaus, für alle.")


def test_pictures_embeds_notes_and_corrections_are_data() -> None:
    shown = (
        "<figure>"
        '<img src="/p/clock-400.jpg" srcset="/p/clock-400.jpg 400w, /p/clock-1600.jpg 1600w" alt="A clock">'
        '<figcaption>Noon at the tower <span class="credit">Asa Lind</span></figcaption></figure>'
        '<iframe src="https://www.youtube.com/embed/abc" title="The bells"></iframe>'
        '<img src="/pixel.gif" width="1" height="1">'
    )
    note = f'<p>{LINE} It was so told.<sup><a href="#fn1" id="r1">1</a></sup></p>'
    end = (
        "<p>Correction, 3 May 2024: An earlier version of this story named another tower.</p>"
        '<ol><li id="fn1">By Ada. <a href="#r1">↩</a></li></ol>'
    )
    card = '<div class="promo"><a href="/z"><img src="/z.jpg">Another tower falls down</a></div>'
    found = body(
        f"<article><h1>{TITLE}</h1>{prose('Ada')}{shown}{prose('Eva', 'Piet')}{card}{note}{end}</article>"
    )
    (picture,) = found.images
    assert picture.address == "https://paper.example/p/clock-1600.jpg"
    assert (picture.alt, picture.caption, picture.credit) == (
        "A clock",
        "Noon at the tower",
        "Asa Lind",
    )
    assert found.body[picture.at :].startswith("The two clocks of the town stay")
    (film,) = found.embeds
    assert (film.kind, film.title) == ("video", "The bells")
    (mark,) = found.footnotes
    assert (mark.label, mark.text) == ("1", "By Ada.")
    assert found.body[: mark.marks[0]].endswith("so told.")
    assert [(c.kind, c.date) for c in found.corrections] == [("correction", "2024-05-03")]
    assert newsclean.Article.from_dict(found.to_dict()) == found


def test_breadcrumb_licence_and_rights() -> None:
    head = (
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "license": "https://creativecommons.org/licenses/by/4.0/",
            }
        )
        + "</script>"
    )
    trail = (
        '<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a>'
        '</li><li><a href="/t">Town</a></li></ol></nav>'
    )
    found = body(
        (
            f"{trail}<article><h1>{TITLE}</h1>{prose('Ada', 'Piet', 'Eva')}</article>"
            f"<footer>© 2024 The Paper</footer>"
        ),
        head,
    )
    assert found.breadcrumb == ("Home", "Town")
    assert found.license == "https://creativecommons.org/licenses/by/4.0/"
    assert found.rights == "© 2024 The Paper"


def test_versions_of_a_picture_are_read_as_pages_write_them() -> None:
    """Without a stroke, the parser takes an element that gives a version for open."""
    versions = "<source srcset='/b.jpg 900w'><source srcset='/c.jpg 1900w'>"
    page = f"<picture>{versions}<img src=/a.jpg></picture><figcaption>The ferry.</figcaption>"
    prose = [
        f"<p>Ferry {n} sails again on Monday after a winter of repairs to the lock, its board said.</p>"
        for n in range(8)
    ]
    body = f"<h1>The ferry</h1>{''.join(prose[:4])}<figure>{page}</figure>{''.join(prose[4:])}"
    (image,) = newsclean.clean(f"<body><article>{body}</article>", url="https://a.example/x").images
    assert (image.address, image.caption) == ("https://a.example/c.jpg", "The ferry.")


def test_byline_and_date_go_behind_a_standfirst_too() -> None:
    lines = '<p class="firma">By Ada Ohm</p><p class="data">3 May 2024</p>'
    dek = f"<p class=sum>{prose('Kim')}</p>"
    found = body(
        f'<main><h1>{TITLE}</h1>{dek}{lines}<div class="text">{prose("Ada", "Piet")}</div></main>'
    )
    assert "So Kim said" in found.body
    assert "By Ada" not in found.body
    assert "3 May" not in found.body


def test_the_day_over_the_posts_of_a_blog_goes() -> None:
    over = "<h2 class='date-header'><span>Wednesday, August 15, 2012</span></h2>"
    found = body(f'<div class="posts">{over}<h3>{TITLE}</h3>{prose("Ada", "Piet", "Eva")}</div>')
    assert "August" not in found.body
    part = "<h2>Wednesday, August 15, 2012</h2>"
    found = body(f'<div class="posts"><h1>{TITLE}</h1>{part}{prose("Ada", "Piet", "Eva")}</div>')
    assert "August" in found.body
