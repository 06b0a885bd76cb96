"""The site's name by its logo, and which of the days around a headline are the story's."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from growing import changes, words
from metadata_pages import HEADING, PROSE
from pages import html_page, metadata_of

STORY = f"<p>{PROSE}</p>" * 3


def site(title: str, home: str) -> str | None:
    found = metadata_of(html_page(f"<a href='/'>{home}</a>{HEADING}{STORY}", title=title)).site_name
    return found.value if found else None


def published(body: str) -> object:
    found = metadata_of(html_page(body, title="Two clocks")).published
    return found.value if found else None


@pytest.mark.parametrize(
    ("title", "home", "name"),
    [
        ("Two clocks - Radio Tern 98.3 FM", "<img alt='Radio Tern'>", "Radio Tern 98.3 FM"),
        ("Лёд :: ИА «Северный путь»", "<img alt='Северный путь'>", "ИА «Северный путь»"),
        ("Skerry Online - Two clocks", "<img alt='Skerry Online'>", "Skerry Online"),
        ("校舎が酒蔵に　湯の町：北州新聞デジタル", "北州新聞デジタル", "北州新聞デジタル"),
        ("Two clocks: Skerry Post", "Skerry Post", "Skerry Post"),
        ("Two clocks: a story", "Skerry Post", None),
        ("Bring them home - Two clocks", "<img alt='Home'>", None),
        ("Two clocks - Radio Tern 98.3 FM", "Radio Tern", None),
    ],
)  # fmt: skip
def test_the_name_that_a_logo_says(title: str, home: str, name: str | None) -> None:
    assert site(title, home) == name


def test_a_logo_says_more_than_half_of_the_name() -> None:
    ends = changes(
        lambda n: site(f"Two clocks - Tern {'x' * n}", "<img alt=Tern>") is None, range(1, 9)
    )
    assert ends == [3]


def test_a_day_beside_the_title_of_another_story_is_that_story_s() -> None:
    other = "<ul><li><a href='/x'>{}</a> <span>(21.12.2010)</span></li></ul>"
    known = "<p class=date>17 January 2011</p>"
    assert published(known + HEADING + STORY + other.format("The ice road is closed")) == date(
        2011, 1, 17
    )
    shown = changes(lambda n: published(HEADING + other.format(words(n))) is None, range(1, 9))
    assert shown == [3]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("<p class=LastUpdated>9 November 2023, 19:05</p>", datetime(2023, 11, 9, 19, 5)),
        ("<p class=LastUpdated>Updated 9 November 2023, 19:05</p>", None),
        (
            "<p class=LastUpdated>9 November 2023</p><p class=date>8 November 2023</p>",
            date(2023, 11, 8),
        ),
    ],
)
def test_a_day_that_only_a_name_calls_a_change_is_the_first_where_none_is(
    line: str, moment: object
) -> None:
    assert published(HEADING + line + STORY) == moment


def test_such_a_day_stands_in_the_first_lines() -> None:
    lines = "<p class=l>Line</p>"
    day = "<p class=LastUpdated>9 November 2023</p>"
    ends = changes(lambda n: published(HEADING + lines * n + day + STORY), range(9))
    assert ends == [4]


SIGN = "<i class='fa fa-user'></i> Ada Ohm"


def authors(body: str) -> tuple[str, ...]:
    found = metadata_of(html_page(body, title="Two clocks")).authors
    return found.value if found else ()


@pytest.mark.parametrize(
    "line",
    [
        SIGN,
        "<span class='glyphicon glyphicon-user'></span> Ada Ohm <span class='glyphicon'></span> 4218",
        f"<i class='fa fa-clock-o'></i> 3 May 2024 {SIGN}",
        "<i class='icon-author'></i><a href='/u/1'>Ada Ohm</a> <i class='icon-comments'></i> 3",
        "<span class='user-icon'></span> Ada Ohm",
    ],
)
def test_the_sign_of_a_person_stands_in_front_of_the_author(line: str) -> None:
    assert authors(f"{HEADING}<div class=m>{line}</div>{STORY}") == ("Ada Ohm",)


@pytest.mark.parametrize(
    "line", ["<i class='fa fa-users'></i> 23 Comments", "<i class='fa fa-userless'></i> Ada Ohm"]
)
def test_other_signs_name_nobody(line: str) -> None:
    assert authors(f"{HEADING}<div class=m>{line}</div>{STORY}") == ()


def test_above_the_headline_a_day_stands_beside_the_author() -> None:
    assert authors(f"<div>{SIGN.replace('Ada Ohm', 'My Account')}</div>{HEADING}{STORY}") == ()
    assert authors(f"<div>{SIGN} | 3 May 2024</div>{HEADING}{STORY}") == ("Ada Ohm",)


@pytest.mark.parametrize(("box", "named"), [("signed", ("Ada Ohm",)), ("yazarlar", ())])
def test_a_list_of_columnists_names_no_author(box: str, named: tuple[str, ...]) -> None:
    link = "<a href='/author/ada-ohm'>Ada Ohm</a>"
    assert authors(f"{HEADING}{STORY}<div class={box}>{link}<p>Why they leave</p></div>") == named
    near = f"<div class={box.replace('signed', 'yazar')}><a href='/yazar/1'>Ada Ohm</a></div>"
    assert authors(f"{HEADING}{near}{STORY}") == named


def test_a_panel_that_servers_update_tells_of_no_change() -> None:
    panel = "<div id=ctl00_UpdatePanel1><span class=date>Δημοσίευση: 07/06/2012 18:20</span></div>"
    assert published(HEADING + panel + STORY) == datetime(2012, 6, 7, 18, 20)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Опубликовано 07/06/2012", date(2012, 6, 7)),
        ("Posted 07/06/2012", None),
        ("Posted 13/06/2012", date(2012, 6, 13)),
    ],
)
def test_greek_and_cyrillic_letters_tell_that_the_day_comes_first(
    line: str, day: date | None
) -> None:
    assert published(f"{HEADING}<p>{line}</p>{STORY}") == day


def test_the_zone_of_a_change_is_that_of_its_element() -> None:
    line = (
        "<div><span>Published: </span><time datetime=2022-09-14T19:31:00+02:00>14.09.22 19:31</time> "
        "<span>Updated: </span><time datetime=2022-09-15T08:02:00+02:00>15.09.22 08:02</time></div>"
    )
    found = metadata_of(html_page(HEADING + line + STORY, title="Two clocks")).modified
    assert found
    assert found.value.isoformat() == "2022-09-15T08:02:00+02:00"


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("Two clocks--Skerry Net", "<a href='index.htm'>Skerry Net</a>"),
        ("Two clocks_Skerry Net", "<a href='./'>Skerry Net</a>"),
        ("Skerry Net: Two clocks", "<a href='Default.aspx'><img alt='SKERRY NET'></a>"),
    ],
)
def test_the_front_page_has_many_addresses(title: str, home: str) -> None:
    found = metadata_of(html_page(f"{home}{HEADING}{STORY}", title=title)).site_name
    assert found
    assert found.value == "Skerry Net"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Two clocks - Skerry Mail - Print", "Skerry Mail"),
        ("Two clocks - Skerry - Print", None),
        ("Two clocks - Skerry Ma - Print", "Skerry Ma"),
        ("Two clocks - Skerry M - Print", None),
        ("Two clocks - Other Mail - Print", None),
    ],
)
def test_a_name_in_the_middle_of_a_title_is_most_of_the_host(title: str, name: str | None) -> None:
    page = html_page(HEADING + STORY, title=title)
    found = metadata_of(page, url="https://www.skerrymail.example/clocks").site_name
    assert (found.value if found else None) == name


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("<span class=comments>(<i>213</i>)</span>", datetime(2024, 5, 3, 7, 5)),
        ("<span class=related>(<i>213</i>)</span>", None),
        ("<span class=comments>on 3 May 2023</span>", None),
    ],
)
def test_the_number_of_comments_may_stand_beside_the_day(beside: str, day: object) -> None:
    line = f"<div class=info><span class=day>3 May 2024 7:05</span> {beside}</div>"
    assert published(HEADING + line + STORY) == day


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("<h3><a href=/why>Why they leave</a></h3>", ()),
        ("<h3>Why they leave</h3>", ("Ada Ohm",)),
        ("<h3><a href=/why>The town keeps its two clocks</a></h3>", ("Ada Ohm",)),
    ],
)
def test_the_author_of_a_teaser_is_no_author(title: str, named: tuple[str, ...]) -> None:
    box = f"<div><p class=author>Ada Ohm</p>{title}<p>They have had enough of it.</p></div>"
    assert authors(HEADING + STORY * 2 + box) == named


@pytest.mark.parametrize(
    ("end", "name"),
    [("The Skerry Mail", "The Skerry Mail"), ("All that Skerry has to tell", None)],
)
def test_a_name_holds_what_the_host_is_called(end: str, name: str | None) -> None:
    page = html_page(HEADING + STORY, title=f"Two clocks | {end}")
    found = metadata_of(page, url="https://www.skerrymail.example/clocks").site_name
    assert (found.value if found else None) == name


@pytest.mark.parametrize(
    ("name", "seen"), [("pagpath", False), ("pathway", False), ("paths", True)]
)
def test_the_way_through_the_site_is_no_line_of_the_story(name: str, seen: bool) -> None:
    page = html_page(f"{HEADING}<div class={name}>By Ada Ohm</div>{STORY}", title="Two clocks")
    assert bool(metadata_of(page).authors) == seen
