"""Which heading is the headline, and what is none of it."""

from __future__ import annotations

import pytest
from pages import html_page, metadata_of

from newsclean.metadata.headline import without_site

STORY = "The town keeps its two clocks"


def headline(body: str, *, title: str = "", og: str = "", site: str = "") -> str | None:
    metas = (f'<meta property="og:title" content="{og}">' if og else "") + (
        f'<meta property="og:site_name" content="{site}">' if site else ""
    )
    found = metadata_of(html_page(body, metas, title=title)).headline
    return found.value if found else None


def test_the_one_h1_is_believed_whatever_the_title_says() -> None:
    body = f"<h1>{STORY}</h1><h2>What the mayor says</h2>"
    assert headline(body, title="Skerry news - Coast", og="Clock tower guide") == STORY


def test_unless_an_h2_is_the_title_itself() -> None:
    body = f"<h2>{STORY}</h2><h1>But what they want is a third one</h1>"
    assert headline(body, title=f"{STORY} - Coast", og=STORY) == STORY


def test_name_of_the_site_in_the_h1() -> None:
    body = f"<h1>Coastal Notes</h1><h3><a href=/x>{STORY}</a></h3><p>Text.</p>"
    assert headline(body, title=f"Coastal Notes: {STORY}", og=STORY) == STORY


def test_opengraph_that_holds_the_site_does_not_hide_the_h1() -> None:
    assert headline(f"<h1>{STORY}</h1>", title=f"{STORY} - Coast", og="Coast") == STORY


def test_heading_of_the_comments() -> None:
    body = f"<p>Text.</p><h2>15 Replies to “{STORY}”</h2>"
    assert headline(body, title=f"{STORY} - Coast", og=f"{STORY} - Coast", site="Coast") == STORY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"{STORY} | Opinion", STORY),
        (f"{STORY} | Patient Education | Skerry Hospital", STORY),
        (f"{STORY} | Everything that the board has said so far", None),
        (f"Dec 18 2025 {STORY}", STORY),
        (f"{STORY} – and the harbour one", None),
        ("Coast Signal #18", None),
    ],
)
def test_what_stands_beside_the_headline(written: str, read: str | None) -> None:
    og = STORY if STORY in written else written
    assert headline(
        f"<h1>{written}</h1>", title=f"{og} - Coast Signal", og=og, site="Coast Signal"
    ) == (read or written)


def test_a_heading_that_leads_home_is_the_site_s_name() -> None:
    home = "<h1><a href='https://coast.example/'>Coastal Notes</a></h1>"
    assert headline(f"{home}<h1>{STORY}</h1>", title=f"{STORY} | Coastal Notes") == STORY
    assert headline(f"{home}<p>Text.</p>", title=f"Coastal Notes {STORY}") == STORY
    assert headline(f"<h1><a href=''>{STORY}</a></h1>", title="Coastal Notes") == STORY
    link = f"<h1><a href='https://coast.example/two-clocks'>{STORY}</a></h1>"
    assert headline(link, title="Coastal Notes") == STORY


def test_a_kicker_inside_the_wrapper_of_a_heading() -> None:
    body = f"<h1><span><small>Tower of the week</small><br>{STORY}</span></h1>"
    assert headline(body, title=STORY, og=STORY) == STORY


def test_a_paragraph_set_as_a_heading_is_none() -> None:
    assert headline(f"<h1>{'All about clocks and towers. ' * 9}</h1>", og=STORY) == STORY


def test_the_first_of_headings_that_are_alike() -> None:
    body = "<h1>The best towers of the north coast</h1><h1>The best clocks on the coast</h1>"
    assert (
        headline(body, title="Best clocks and towers, coast")
        == "The best towers of the north coast"
    )


def test_a_day_in_the_heading_that_the_title_has_not() -> None:
    body = f"<h1>Dec 18 2025 {STORY}</h1>"
    assert headline(body, title=f"{STORY} | Coast", og=STORY.replace(" two", "\u00a0two")) == STORY


WORDS = "Town keeps both of its clocks since nobody wants one"


@pytest.mark.parametrize(
    ("later", "wins"),
    [
        ("clocks since nobody wants one keeps", False),
        ("clocks since nobody wants one keeps both", True),
    ],
)
def test_a_later_heading_must_be_clearly_nearer(later: str, wins: bool) -> None:
    earlier = "Town keeps both of its"
    found = headline(f"<h1>{earlier}</h1><h1>{later}</h1>", title=WORDS, og=WORDS)
    assert found == (later if wins else earlier)


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        (
            "Website Design Portfolio | Thrive Internet Marketing",
            "Thrive Internet Marketing Agency",
            "Website Design Portfolio",
        ),
        (
            "Harbour News Falls Silent Today | Coast",
            "Skerry Harbour News",
            "Harbour News Falls Silent Today",
        ),
    ],
)
def test_a_part_much_like_the_site_s_name_is_that_name(title: str, site: str, bare: str) -> None:
    assert without_site(title, site) == bare


def test_a_kicker_in_front_of_a_headline_without_spaces() -> None:
    page = html_page(
        "<h1><span class=kicker>街角</span> <b>時計は二つとも残ります</b></h1>", lang="ja"
    )
    found = metadata_of(page).headline
    assert found is not None
    assert found.value == "時計は二つとも残ります"
