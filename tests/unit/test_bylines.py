"""Bylines at the headline: desks, accounts, roles, several authors; and what is no author."""

from __future__ import annotations

from typing import Any

import pytest
from pages import html_page, metadata_of

from newsclean.metadata import read_names
from newsclean.metadata.author_names import is_login

HEADING = "<h1>The town keeps its two clocks</h1>"
STORY = f"<p>{'Both clocks stay in the tower, and the tower stays where it is. ' * 12}</p>"


def authors(body: str, head: str = "") -> tuple[str, ...]:
    by = metadata_of(html_page(HEADING + body, head, title="Two clocks")).authors
    return by.value if by else ()


def author_meta(name: str) -> str:
    return f'<meta name="author" content="{name}">'


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("by Ada Ohm, Senior Director, Valley Post and Clock Institute", ("Ada Ohm",)),
        ("& Ada Ohm Writer, Hardware", ("Ada Ohm",)),
        ("Veröffentlicht von Ada Ohm", ("Ada Ohm",)),
        ("Ada Ohm Do 9 Apr 2020", ("Ada Ohm",)),
        ("Our Editors", ()),
        ("Facebook", ()),
    ],
)
def test_names(raw: str, names: tuple[str, ...]) -> None:
    assert read_names(raw, strict=True) == names


def test_the_and_in_a_body_s_name_is_its_own() -> None:
    name = "Center for Clock and Tower Research"
    assert read_names(name) == (name,)


@pytest.mark.parametrize(
    ("raw", "name"), [("Our Editors", "Our Editors"), ("98 Clocks", "98 Clocks")]
)
def test_desks_have_names_that_people_have_not(raw: str, name: str) -> None:
    assert read_names(raw, desks=True) == (name,)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f"<p>by tickwright</p>{STORY}", ("tickwright",)),
        (f"<p>Ada Ohm</p><p>Staff Writer</p>{STORY}", ("Ada Ohm",)),
        (f"<p>Dec. 19, 2025 · Ada Ohm on behalf of the tower</p>{STORY}", ("Ada Ohm",)),
        (f"<p>Contributors: Ada Ohm</p>{STORY}", ("Ada Ohm",)),
        (f"{STORY * 3}<span class='author vcard'><a>tickwright</a></span>", ("tickwright",)),
    ],
)
def test_bylines_of_few_words(body: str, names: tuple[str, ...]) -> None:
    assert authors(body) == names


def test_the_desk_at_the_headline_goes_before_names_further_down() -> None:
    body = f"<p>By Valley Staff</p>{STORY}<p class='author'>Bo Reed</p>"
    assert authors(body) == ("Valley Staff",)


def test_all_authors_of_a_line_that_the_page_states_in_part() -> None:
    body = f"<p>Ada Ohm, Bo Reed & Cy Lund</p>{STORY}"
    assert authors(body, author_meta("Ada Ohm")) == ("Ada Ohm", "Bo Reed", "Cy Lund")
    assert authors("<p>Ada Ohm and Bo Reed met Us</p>", author_meta("Ada Ohm")) == ("Ada Ohm",)


def test_the_name_inside_a_marked_author() -> None:
    box = "<div itemprop='author'><b itemprop='name'>Ada Ohm</b> Ada lives by the tower.</div>"
    assert authors(STORY * 3 + box) == ("Ada Ohm",)


@pytest.mark.parametrize("company", ["Clockworks Inc", "Tower Systems GmbH", "Valley Media LLC"])
def test_a_company_built_the_page_and_wrote_nothing(company: str) -> None:
    assert authors(STORY, author_meta(company)) == ()
    assert authors(STORY, author_meta("Ada Ohm")) == ("Ada Ohm",)


def test_sections_behind_a_date_are_no_authors() -> None:
    line: Any = "<p class='byline'>March 20, 2023 | Wellness & Prevention</p>"
    assert authors(line + STORY) == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p class=byline>By Ada Ohm<br>Crime correspondent</p>",
        "<div class=reporter><span>Ada Ohm</span><span>Rural reporter</span></div>",
        "<p class=byline><span>By Ada Ohm</span><span>Share</span></p>",
        "<p class=author>Kolumne von <a href=/a>Ada Ohm</a></p>",
        "<p class=byline>Par <a>Ada Ohm</a> <span>Publié le 13 mai 2026 à 10h42</span></p>",
        "<p class=author><a>Ada Ohm</a>, BBC NORTH</p>",
        "<p class=author>Von <b>Ada Ohm</b>, Landespolitische Korrespondentin</p>",
    ],
)
def test_what_stands_behind_the_name(line: str) -> None:
    assert authors(line + STORY) == ("Ada Ohm",)


def test_agencies_are_nobody() -> None:
    assert read_names("Ada Ohm, Agencies") == ("Ada Ohm",)


@pytest.mark.parametrize(
    "body",
    [
        "<p class=author>Last Modified: August 08, 2023</p>",
        "<p class=author>Stay Connected:</p>",
        "<p class=author>Let’s Thrive Together!</p>",
    ],
)
def test_labels_and_calls_are_no_names(body: str) -> None:
    assert authors(body) == ()


@pytest.mark.parametrize("label", ["Author", "Autorin", "Toimittaja"])
def test_a_label_of_its_own_in_front_of_the_name(label: str) -> None:
    text = "".join(f"<p>{'The ferry stays in the port. ' * 12}</p>" for _ in range(4))
    assert authors(f"{text}<aside><h3>{label}</h3><p>Lisa Ellis</p></aside>") == ("Lisa Ellis",)


def test_this_post_was_written_by() -> None:
    line = "<p>This post was written by Vanessa Mendez, gastroenterologist, Parkview.</p>"
    assert authors(line) == ("Vanessa Mendez",)


@pytest.mark.parametrize("team", ["The Upwork Team", "The Editors"])
def test_desks_may_have_an_article(team: str) -> None:
    assert authors(f"<p class=author>Written by {team}</p>{STORY}") == (team,)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p class=author>By the Skerry Team</p>", ("the Skerry Team",)),
        ("<p class=author>By the editors of it</p>", ()),
        ("<p class=author>PLO/EMBA</p>", ()),
        ("<p class=author>Newsdesk</p>", ("Newsdesk",)),
        ("<ul><li>Contact: <a href='/authors/ada'>Ada Ohm</a></li></ul>", ()),
        ("<ul><li>Text by <a href='/authors/ada'>Ada Ohm</a></li></ul>", ("Ada Ohm",)),
        ("<p>Editors: Ada Ohm, Bo Reed</p>", ()),
        ("<p>Wydawca: Ada Ohm</p>", ()),
        ("<p>Herausgeber: Ada Ohm</p>", ()),
    ],
)
def test_teams_sign_and_contacts_do_not(body: str, names: tuple[str, ...]) -> None:
    assert authors(body + STORY) == names


@pytest.mark.parametrize(
    ("label", "names"),
    [("Author(s)", ("Ada Ohm", "Bo Reed")), ("Authors", ("Ada Ohm", "Bo Reed")), ("Words", ())],
)
def test_a_list_below_a_label_far_from_the_headline(label: str, names: tuple[str, ...]) -> None:
    listed = f"<h6>{label}</h6><ul><li>Ada Ohm</li><li>Bo Reed</li></ul>"
    assert authors(STORY * 3 + listed) == names


@pytest.mark.parametrize(
    ("note", "names"), [("Ada Ohm writes on boats.", ("Ada Ohm",)), ("She writes on boats.", ())]
)
def test_the_name_above_a_note_that_begins_with_it(note: str, names: tuple[str, ...]) -> None:
    box = (
        f"<div class=author-box><div>Ada Ohm</div><p>{note} {'She knows them all. ' * 9}</p></div>"
    )
    assert authors(STORY * 3 + box) == names


def test_all_names_of_a_library_s_tags_count() -> None:
    tags = "".join(f'<meta name="citation_authors" content="{n}">' for n in ("Ada Ohm", "Bo Reed"))
    assert authors(STORY, author_meta("Ada Ohm") + tags) == ("Ada Ohm", "Bo Reed")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Newsroom of the Skerry Mail", ("Newsroom of the Skerry Mail",)),
        ("Skerry Holdings", ()),
        ("Newsroom", ()),
    ],
)
def test_a_desk_that_only_data_name_is_no_publisher(name: str, found: tuple[str, ...]) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Two clocks", "author":'
        f' {{"@type": "Organization", "name": "{name}"}}}}</script>'
    )
    assert authors(STORY, data) == found


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("SM-Newsroom", False),
        ("Jean-Luc", False),
        ("ada-ohm", True),
        ("Ada-", True),
        ("Ada_O", True),
    ],
)
def test_a_hyphen_in_front_of_a_capital_is_a_name_s(name: str, login: bool) -> None:
    assert is_login(name) == login


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p class=author>Interview: Ada Ohm</p>", ("Ada Ohm",)),
        ("<p class=lead>Interview: Ada Ohm</p>", ()),
        ("<ul class=firma><li>ADA OHM</li><li>Port Linnet</li></ul>", ("Ada Ohm",)),
        ("<p>Por Ada Ohm, g9 Costa — Porto Lineto</p>", ("Ada Ohm",)),
        ("<p>Por Ada Ohm — Bo Reed</p>", ("Ada Ohm", "Bo Reed")),
        ("<p>By Ada Ohm and Bo Reed | Skerry Letter</p>", ("Ada Ohm", "Bo Reed")),
    ],
)
def test_what_stands_beside_the_name(body: str, names: tuple[str, ...]) -> None:
    assert authors(body + STORY) == names
