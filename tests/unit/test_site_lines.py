"""What a site repeats: places in its markup, boxes of authors, names of sections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsclean
from newsclean import archive

PLACES = "Ayr Bute Coll Dull Elie Fort Gair Holm Iona Jura Kilt Luss".split()
ASKS = (
    "A bun a month keeps our old presses turning through the winter.",
    "The clock tower on our front page strikes for those who pay for it.",
    "Whoever saw the boats go out may ring our bell before noon.",
)
PEOPLE = ("Ada Ohm", "Bram Kerr", "Cora Lund", "Dirk Farr")
SECTIONS = ("Harbour News", "Home and Garden", "Courts")


def page(number: int, *, author: bool = True, section_first: bool = False, extra: str = "") -> str:
    place, person = PLACES[number % len(PLACES)], PEOPLE[number % 4]
    section = SECTIONS[number % 3]
    story = "".join(
        f"<p>The council of {place} met on a Monday and talked about the road {word} until noon,"
        f" when it rained, and went home. “We shall decide about the {word} another day,” said Morag"
        f" Sinclair, who has led the council of {place} since 2019.</p>"
        for word in ("works", "signs", "dust", "lamps", "trees", "ditches")
    )
    byline = f'<p class="byline">By {person}</p>' if author else ""
    box = f"<p>{person} has written about the sea since the spring of 1998.</p>" if author else ""
    heading = (
        f"<h1>{section}</h1><h2>{place} closes its road</h2>"
        if section_first
        else f"<h1>{place} closes its road</h1>"
    )
    return (
        f"<html><head><title>{place} closes its road | Herald</title>"
        f'<meta property="og:type" content="article"><meta property="article:section"'
        f' content="{section}"></head><body><nav><a href="/">Home</a></nav><article>{heading}{byline}'
        f'<time datetime="2024-05-0{number % 9 + 1}">{number % 9 + 1} May 2024</time>'
        f'<div class="text">{extra}{story}<div class="ask-{number}"><p>{ASKS[number % 3]}</p></div>'
        f'{box}</div></article><div class="author-box"><a href="/authors/1">Iona Baird</a></div>'
        "</body></html>"
    )


@pytest.fixture(scope="module")
def herald(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("herald")
    source = folder / "pages.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(len(PLACES)):
            html = page(number, section_first=number > 8)
            url = f"https://herald.example/2024/05/{number}"
            file.write(json.dumps({"id": str(number), "url": url, "html": html}) + "\n")
    output = folder / "archive.profile"
    archive.learn(archive.Learning(sources=(str(source),), output=output, workers=0))
    return output


def cleaned(html: str, profile: Path | None, host: str = "herald.example") -> newsclean.Article:
    return newsclean.Cleaner(profile=profile).clean(html, url=f"https://{host}/2024/06/new")


def test_where_a_site_has_a_few_lines_that_take_turns_even_a_new_one_goes(herald: Path) -> None:
    new = page(0).replace(ASKS[0], "Nobody else in the county prints the tides on its back page.")
    before, after = cleaned(new, None), cleaned(new, herald)
    assert "prints the tides" in before.body
    assert "prints the tides" not in after.body
    (edit,) = (e for e in after.edits if "prints the tides" in e.before)
    assert edit.cited[0].text == "one of 3 lines in its place on 12 of 12 pages"
    assert "prints the tides" in cleaned(new, herald, "other.example").body


def test_a_line_in_the_place_of_the_paragraphs_stays(herald: Path) -> None:
    opening = "Every Monday we look at one road of the county and at who walks it."
    assert opening in cleaned(page(2, extra=f"<p>{opening}</p>"), herald).body


def test_what_a_site_says_of_an_author_goes_though_few_pages_have_it(herald: Path) -> None:
    line = "has written about the sea since the spring of 1998."
    assert line in cleaned(page(1), None).body
    assert line not in cleaned(page(1), herald).body
    # Of somebody else than the author of the page it is told in a story.
    other = page(1, author=False, extra="<p>It was noon.</p>").replace(
        "<p>It was noon.</p>",
        "<p>It was noon.</p><p>Ada Ohm has written about the sea since the spring of 1998.</p>",
    )
    assert line in cleaned(other, herald).body


def test_whom_a_site_names_beside_every_story_is_not_its_author(herald: Path) -> None:
    bare = page(4, author=False)
    assert cleaned(bare, None).authors == ("Iona Baird",)
    assert cleaned(bare, herald).authors == ()
    assert cleaned(page(4), herald).authors == ("Ada Ohm",)
    assert cleaned(bare, herald, "other.example").authors == ("Iona Baird",)


def test_the_name_of_a_section_is_no_headline_where_there_is_another(herald: Path) -> None:
    html = page(0, section_first=True).replace(
        "<title>Ayr closes its road | Herald",
        '<meta property="og:title" content="Harbour News"><title>Harbour News | Ayr closes its road',
    )
    assert cleaned(html, None).headline == "Harbour News"
    assert cleaned(html, herald).headline == "Ayr closes its road"
    assert cleaned(html, herald, "other.example").headline == "Harbour News"
