"""Kinds of pages, written anew: headings that only a style sheet tells, pictures in tables, headlines in
large letters, offers and other stories behind the text, bylines and days of several makes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from pages import html_page, metadata_of, outline_of

from newsclean import clean
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.page_type import SelectedPage, _is_dated_story
from newsclean.metadata import read_names

PROSE = "The keeper of light number {} walked down to the shore again and nobody had seen the boat."
HEADING = "<h1>The town keeps its two clocks</h1>"


def prose(count: int, first: int = 0) -> str:
    return "".join(f"<p>{PROSE.format(first + i)}</p>" for i in range(count))


def kinds(body: str) -> list[str]:
    return list(kinds_of(outline_of(body)))


def sections(*lines: str, box: str = "<p class=zwischen>{}</p>") -> str:
    return prose(1) + "".join(box.format(t) + prose(1, n) for n, t in enumerate(lines, 5))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (sections("A second lamp", "No boat at noon"), 2),
        (sections("A second lamp", "No boat at noon", box="<div class=q1x>{}</div>"), 2),
        (sections("A second lamp"), 0),
        (sections("A second lamp", "A second lamp"), 0),
        (sections("A second lamp", "No boat came at noon."), 0),
        (sections("A second lamp", "No boat at noon", box="<p>{}</p>"), 0),
        (sections("WHO CAME?", box="<p><b>{}</b></p>"), 1),
        (sections("Who came?", box="<p><b>{}</b></p>"), 0),
        (f"<div>{PROSE}<br><br><b>A second lamp</b><br><br>{PROSE}</div>", 1),
        (f"<ul><li>{PROSE}<br><br><b>A second lamp</b><br><br>{PROSE}</ul>", 0),
        (prose(1) + "<h3><div>A second lamp</div></h3>" + prose(1), 1),
        (prose(1) + "<h3><div><p>A second lamp</p></div></h3>" + prose(1), 0),
    ],
)
def test_lines_that_are_headings(body: str, count: int) -> None:
    assert kinds(body).count("heading") == count


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("<tr><td><img src=a.jpg><tr><td>Soup at dawn", "caption"),
        ("<tr><td><img src=a.jpg><tr><td>Soup at dawn<tr><td>Ten bowls", "table"),
        ("<tr><td>Soup at dawn", "table"),
    ],
)
def test_the_only_text_of_a_table_with_a_picture_is_its_caption(table: str, kind: str) -> None:
    assert kind in kinds(prose(2) + f"<table>{table}</table>" + prose(2))


@pytest.mark.parametrize("size", ["5", "+2"])
def test_a_headline_in_large_letters_with_a_day_beside_it(size: str) -> None:
    paragraphs = "<br><br>".join(PROSE.format(n) * 2 for n in range(4))
    page = (
        "<html><head><title>The Skerry Post - News</title></head><body><table><tr><td>"
        f"<font size=1>NEWS Skerry, 14/10/2003</font><br><font face=Times size='{size}'><b>Two clocks stay"
        f"</b></font><br><font size=3>{paragraphs}<br><br><div align=right><i>(Ada Ohm)</i></div></font>"
        "</td></tr></table></body></html>"
    )
    article = clean(page)
    assert (article.headline, article.published) == ("Two clocks stay", date(2003, 10, 14))
    assert article.authors == ("Ada Ohm",)
    assert article.quality.kind == "article"
    assert "Two clocks" not in article.body
    inside = page.replace("</font><br><font size=3>", "</font> <font size=3>")
    assert clean(inside).headline != "Two clocks stay"


def test_an_offer_behind_a_sentence_that_stops_in_the_middle() -> None:
    offer = (
        "<div class=x><h2>Read on with the digital edition</h2><p>The first month costs one crown and"
        " the next ones ten, and you may leave whenever you like.</p><p><a href=/login>Sign in</a></p></div>"
    )
    cut = "<p>The council says that it did not put up the pole, and the tramway says that</p>"
    page = html_page(f"<article>{HEADING}{prose(3)}{cut}{offer}</article>")
    assert "digital edition" not in clean(page).body
    whole = html_page(f"<article>{HEADING}{prose(3)}{cut}{offer}{prose(3, 7)}</article>")
    assert "light number 9" in clean(whole).body


def test_a_standfirst_that_is_a_heading_is_no_paragraph_in_front_of_the_next_story() -> None:
    def story(title: str, dek: str, first: int) -> str:
        return (
            f"<div class=box><h1 class=t>{title}</h1>{dek}<div class=by>By Ada Ohm</div>"
            f"<div class=text>{prose(4, first)}</div></div>"
        )

    dek = f"<h2 class=dek>{PROSE.format(3)}</h2>"
    page = html_page(
        story("The town keeps its two clocks", dek, 10) + story("A ferry is late", "", 50)
    )
    body = clean(page).body
    assert "light number 13" in body
    assert "light number 50" not in body


def test_a_way_to_another_story_behind_a_label_and_a_sign() -> None:
    way = "<p><b>관련기사 ▶</b> <a href=/n/1>성읍장터 뻥튀기 소리, 소음 민원에 시간 조정</a></p>"
    told = "".join(
        f"<p>솥은 군 박물관으로 {n}번 간다. 박물관은 바닥의 그을음을 닦지 않기로 약속했다.</p>"
        for n in range(6)
    )
    page = html_page(
        f"<article><h1>장터 국숫집, 마지막 솥</h1>{told}{way}{told[:60]}</article>", lang="ko"
    )
    assert "뻥튀기" not in clean(page).body


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ada Ohm, Courts reporter and Bo Reed, City hall bureau", ("Ada Ohm", "Bo Reed")),
        ("By Ada Ohm, Courts reporter and Sales director", ("Ada Ohm",)),
        ("حلب - رنا الكيالي", ("رنا الكيالي",)),
        ("Eliz - Product marketer", ("Eliz",)),
        ("Por Ada Ohm, de Lisboa", ("Ada Ohm",)),
        ("By Ada Ohm, Ben Okafor", ("Ada Ohm", "Ben Okafor")),
        ("di Ada Ohm, Leonardo da Vinci", ("Ada Ohm", "Leonardo da Vinci")),
        ("By Dr. Allen", ("Dr. Allen",)),
        ("By Dr. Ada Allen", ("Ada Allen",)),
    ],
)
def test_names_behind_roles_and_places(raw: str, names: tuple[str, ...]) -> None:
    assert read_names(raw, strict=True) == names


def authors(body: str, ld: object = None) -> tuple[str, ...]:
    by = metadata_of(html_page(HEADING + body, ld=ld, title="Two clocks")).authors
    return by.value if by else ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("김서연 기자 입력 2026.05.12 07:10", ("김서연",)),
        ("김서연 입력 2026.05.12 07:10", ()),
        ("Door onze verslaggever Ada Ohm", ("Ada Ohm",)),
    ],
)
def test_bylines_that_nothing_names(line: str, names: tuple[str, ...]) -> None:
    assert authors(f"<div class=z>{line}</div>" + prose(9)) == names


def test_bylines_of_comments_and_of_menus_are_none() -> None:
    story = f"<p>{PROSE.format(1) * 4}</p>" * 4
    posts = [
        f"<div class=post><a class=author href=#>{name}</a>{prose(1)}</div>"
        for name in ("Ada Ohm", "Bo Reed", "Cy Lund", "Di Moor")
    ]
    assert authors(story + "".join(posts)) == ()
    assert authors(story + "".join(posts[:3])) == ("Ada Ohm",)
    menu = "<ul><li class=menu-item><a href=/author/x>Port Linnet</a></ul>"
    assert authors(story + menu) == ()


def test_a_firm_that_two_names_make_is_one() -> None:
    ld = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Ohm & Ohm"}}
    assert authors("<p class=by>Ohm & Ohm</p>" + prose(9), ld) == ("Ohm & Ohm",)


def test_a_clock_beside_a_stated_day_of_the_same_date() -> None:
    head = '<meta name="publishdate" content="2026-06-11"/>'
    shown = "<div>2026年06月11日08:26 | 来源：<a href=/p>临江日报</a></div>"
    found = metadata_of(html_page(HEADING + shown + prose(9), head, lang="zh")).published
    assert found is not None
    assert found.value == datetime(2026, 6, 11, 8, 26)
    other = metadata_of(
        html_page(HEADING + shown.replace("11日", "12日") + prose(9), head)
    ).published
    assert other is not None
    assert other.value == date(2026, 6, 11)


def test_each_of_two_moments_in_a_line_has_its_own_element() -> None:
    line = (
        "<div><time datetime='2026-06-18T20:44:00Z'>Published June 18, 2026 at 4:44 p.m. EDT</time> |"
        " <time datetime='2026-06-18T23:20:00Z'>Updated 7:20 p.m.</time></div>"
    )
    found = metadata_of(html_page(HEADING + line + prose(9))).modified
    assert found is not None
    assert found.value == datetime(2026, 6, 18, 23, 20, tzinfo=UTC)


def test_a_wide_blank_parts_the_clauses_of_a_headline() -> None:
    page = html_page(f"<h1>警笛の三代目は口笛\u3000北浦</h1>{prose(9)}", lang="ja")
    assert clean(page).headline == "警笛の三代目は口笛\u3000北浦"


CARD = "<div class=q>{}<p>Every week we speak about what moves the town.</p>{}</div>"


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        (CARD.format("<h4>Our podcast</h4>", "<a href=/p>Listen now</a>"), False),
        (
            CARD.format("<p><b>Our podcast</b></p>", "<p><a href=/p>Listen now to it all</a></p>"),
            False,
        ),
        (
            CARD.format("<h4>Our podcast</h4>", "<p><a href=/p>Listen now to all of it</a></p>"),
            True,
        ),
        (CARD.format("<h4>Our podcast</h4>", "<p><a href=#p>Listen now</a></p>"), True),
        (CARD.format("<p>Our podcast.</p>", "<p><a href=/p>Listen now</a></p>"), True),
        (CARD.format("<h4>Our podcast</h4>", "") + "<p><a href=/p>Listen now</a></p>", True),
        ("<p><em>Every week you know more? Write to tips@post.example</em></p>", False),
        ("<p>Every week you know more? Write to tips@post.example</p>", True),
    ],
)
def test_a_small_box_or_line_that_leads_readers_elsewhere(box: str, stays: bool) -> None:
    page = html_page(f"<article>{HEADING}{prose(4)}{box}{prose(4, 7)}</article>")
    assert ("Every week" in clean(page).body) is stays


def test_a_biography_below_the_story() -> None:
    ld = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Ohm"}}

    def body(name: str, note: str) -> str:
        end = f"<div class=q><p><b>{name}</b></p><p>{note}</p></div>"
        return clean(html_page(f"<article>{HEADING}{prose(6)}{end}</article>", ld=ld)).body

    assert "business" not in body("Ada Ohm", "Ada Ohm is an editor on the business desk.")
    assert "business" in body("Bo Reed", "Bo Reed is an editor on the business desk.")
    assert "business" in body("Ada Ohm", "Nobody is an editor on the business desk.")


def test_a_dek_that_is_a_summary_behind_a_place() -> None:
    dek = (
        "The foxes are in the last eight of the cup, and nobody else is left in the hall to see it."
    )
    head = f'<meta property="og:description" content="{dek}">'
    for place, shown in (("Berlin. ", True), ("Berlin is a place. ", False)):
        page = html_page(f"{HEADING}<div>{place}{dek}</div>{prose(9)}", head)
        found = metadata_of(page).description
        assert found is not None
        assert (found.value == place + dek) is shown


def dated(odds: float, paragraphs: int, linked: int = 0, each: int = 70, day: bool = True) -> bool:
    """Whether so many paragraphs of so many words below a dated headline are a story."""
    links = f"<a href=/x>{'so ' * linked}</a>" if linked else ""
    text = "".join(f"<p>It was {'so ' * (each - 3)}then.</p>" for _ in range(paragraphs - 1))
    body = f"{HEADING}{text}<p>{links}It was {'so ' * (each - 3 - linked)}then.</p>"
    head = '<meta property="article:published_time" content="2026-01-14T05:10:00Z">' * day
    found = outline_of(body)
    seen = SimpleNamespace(
        fields=metadata_of(html_page(body, head)), chosen=found.blocks[1:], outline=found
    )
    return _is_dated_story(cast("SelectedPage", seen), odds)


@pytest.mark.parametrize(
    ("story", "is_one"),
    [
        (dated(-1.2, 4), True),
        (dated(-1.3, 4), False),
        (dated(-1.2, 3, each=90), False),
        (dated(-1.2, 4, linked=21), True),
        (dated(-1.2, 4, linked=24), False),
        (dated(-1.2, 4, day=False), False),
        (dated(-2.9, 2), True),
        (dated(-2.9, 2, linked=26), True),
        (dated(-2.9, 2, linked=29), False),
    ],
)
def test_a_dated_story_that_the_model_doubts(story: bool, is_one: bool) -> None:
    assert story is is_one


INSIDE = (
    "<article class=a><h3>The other clock</h3><p>It has been slow since the spring, and nobody minds.</p>{}"
    "</article>"
)


@pytest.mark.parametrize(
    ("middle", "stays"),
    [
        (INSIDE.format("<a href=/n/1><img src=a.jpg></a>"), False),
        (INSIDE.format(""), True),
        (
            INSIDE.replace("<h3>The other clock</h3>", "").format("<a href=/n/1><img src=a></a>"),
            True,
        ),
        (INSIDE.format("<a href=/n/1><img src=a.jpg></a>") * 3, True),
    ],
)
def test_a_small_article_inside_the_story_is_another(middle: str, stays: bool) -> None:
    page = html_page(f"<article>{HEADING}<div>{prose(5)}{middle}{prose(5, 7)}</div></article>")
    assert ("since the spring" in clean(page).body) is stays


def test_a_way_to_an_article_in_a_list() -> None:
    way = "<ul><li>Zum Artikel: <a href=/n/1>Tarifrunde im Nahverkehr: Das wird verhandelt</a></li></ul>"
    told = "".join(
        f"<p>Die Fähre fuhr am Montag {n} Stunden später, weil der Kapitän fehlte.</p>"
        for n in range(9)
    )
    page = html_page(
        f"<article><h1>Die Fähre kommt spät</h1>{told}{way}{told[:80]}</p></article>", lang="de"
    )
    assert "Tarifrunde" not in clean(page).body
