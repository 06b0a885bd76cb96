"""The headline of a dump, by what its first line, the title of the page, says."""

from __future__ import annotations

import pytest
from edges import Edge, each

import newsclean
from newsclean.exports import heads
from newsclean.exports.text_lines import Sheet
from newsclean.extraction.text_lines.layout import rejoined
from newsclean.extraction.text_lines.line_roles import RoleLine
from newsclean.extraction.text_lines.page_title import page_title, title_parts
from newsclean.extraction.text_lines.text_fields import fields_of
from newsclean.model.draft import Draft

STORY = "The harbour of Skerry froze over on Monday for the first time in forty years."
SITE = "Skerry Harbour Board"


def line(role: str, text: str, sure: float = 0.9, headline: float = 0.0) -> RoleLine:
    return RoleLine(text, role, sure, 0.0, headline)


def headline(*lines: RoleLine, url: str | None = None) -> str | None:
    found = fields_of([*lines, line("paragraph", STORY)], url, None).headline
    return found.value if found else None


@pytest.mark.parametrize(
    ("title", "lines", "found"),
    [
        (f"Ice chart | {SITE}", [SITE, "Home", "Ice chart"], "Ice chart"),
        (f"Ice chart - {SITE}", ["Ice chart", "Home"], "Ice chart"),
        (f"{SITE}: How to read the ice", [SITE, "How to read the ice"], "How to read the ice"),
        # What stands in front of a colon is a label.
        ("Skerry: How to read the new chart", ["Skerry", "Home"], "Skerry: How to read the new chart"),
        # A headline that was wrapped, also behind a colon; not one with the name of its series.
        ("How to read the chart | Skerry", ["How to read", "the chart"], "How to read the chart"),
        ("Ice chart: How to read | Skerry", ["Ice chart:", "How to read"], "Ice chart: How to read"),
    ],
)  # fmt: skip
def test_the_part_of_a_title_that_stands_as_a_line_is_the_headline(
    title: str, lines: list[str], found: str
) -> None:
    assert headline(line("title", title), *(line("navigation", x) for x in lines)) == found


def test_what_a_site_is_addressed_by_is_no_headline() -> None:
    lines = [line("title", f"Skerry | {SITE} of the isles"), line("navigation", "Skerry")]
    assert headline(*lines) == "Skerry"
    assert headline(*lines, url="https://skerry.example/a") == f"{SITE} of the isles"


def test_a_headline_may_come_often_where_it_is_a_part_of_the_title() -> None:
    own = line("headline", "Ferries stay at their berths")
    title = line("title", f"Notice: {own.text}")
    assert headline(title, own, own, own) == own.text
    short = line("headline", "Ferry notice")
    assert headline(line("title", f"Notice of ice: {short.text}"), short, short, short) == (
        f"Notice of ice: {short.text}"
    )


def test_a_headline_is_torn_behind_its_label_or_stands_whole_with_it() -> None:
    torn = [
        line("headline", "How to read the ice:"),
        line("headline", "Five charts for the winter"),
    ]
    title = f"How to read the ice: Five charts for the winter | {SITE}"
    assert headline(line("title", title), *torn) == (
        "How to read the ice: Five charts for the winter"
    )
    both = line("headline", "Winter: Ferries stay at their berths", 0.5)
    parts = [line("section", "Winter"), line("headline", "Ferries stay at their berths", 0.9)]
    assert headline(line("title", both.text), both, *parts) == both.text
    whole = [line("navigation", "How to plan the"), line("headline", "winter on the isles", 0.99)]
    assert headline(line("title", "How to plan the winter on the isles"), *whole) == (
        "How to plan the winter on the isles"
    )


def test_a_headline_above_a_longer_line_is_no_byline() -> None:
    found = [
        line("headline", "Fill Your Cup—Here Are the Pots"),
        line("dek", "Tea for all the isles"),
    ]
    assert headline(*found) == "Fill Your Cup—Here Are the Pots"
    found = [line("headline", "By Rosalind Achebe"), line("dek", "Tea for all the isles")]
    assert headline(*found) == "Tea for all the isles"


def test_two_names_in_a_row_are_no_wrapped_headline() -> None:
    title = "Week of the ice - Ferries stay at their berths - Skerry"
    lines = [line("section", "Week of the ice"), line("headline", "Ferries stay at their berths")]
    assert headline(line("title", title), *lines) == "Ferries stay at their berths"


def test_a_request_that_comes_again_is_no_title() -> None:
    plea = line("headline", "Read the paper on your phone")
    assert headline(plea, plea, plea) is None


def against(sure: int) -> str | None:
    """The title of the page as a line, and another headline with this probability."""
    lines = [
        line("navigation", "Reading the new ice chart"),
        line("headline", "Berths", sure / 100),
    ]
    return headline(line("title", f"Reading the new ice chart | {SITE}"), *lines)


def alone(words: int) -> str | None:
    own = " ".join(["chart"] * words)
    return headline(line("title", f"{own} | {SITE}"), line("section", own), line("headline", "Ice"))


def unlike(percent: int, away: int = 1) -> str | None:
    """Another line, which is the headline with this probability, so far in front of the story."""
    lines = [
        line("other", "Ferries stay", 0.9, percent / 100),
        *[line("other", "Home")] * (away - 1),
    ]
    return headline(line("title", "The new ice chart of Skerry"), *lines)


def named(letters: int) -> bool:
    name = "skerry"[:letters]
    title = page_title([f"{name} | The board of the harbour", name], "https://skerry.example")
    return title.headline is None


def whole(characters: int) -> bool:
    title = ("ice " * 100)[: characters - 1] + "x"
    return page_title([title, title], None).headline is not None


def story(characters: int) -> str | None:
    """A part of the title behind a paragraph of this size."""
    lines = [line("paragraph", "x" * characters), line("navigation", "Ice chart")]
    return headline(line("title", f"Ice chart | {SITE}"), *lines)


def record(free: int) -> bool:
    """A head with so many lines that nothing names."""
    lines = [
        "By: Ada Holt",
        *(f"Name {chr(97 + i)}" for i in range(free)),
        "Section: City",
        "Length: 300 words",
    ]
    return heads.read_head(Sheet.of("\n".join([*lines, "", STORY, STORY])), 80, None).told


EDGES = [
    Edge("percent of another headline", against, 95, "Reading the new ice chart", "Berths"),
    Edge("words of a title before a headline", alone, 2, "Ice", "chart chart chart"),
    Edge("percent of no headline", unlike, 12, "The new ice chart of Skerry", "Ferries stay"),
    Edge("lines from it to the story", lambda n: unlike(50, n) == "Ferries stay", 12, True, False),
    Edge("letters of no name", named, 2, False, True),
    Edge("characters of a title", whole, 300, True, False),
    Edge("characters of no paragraph", story, 59, "Ice chart", SITE),
    Edge("lines of a head that nothing names", record, 7, True, False),
]  # fmt: skip


@each(EDGES)
def test_bounds(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("above", "own", "below", "found"),
    [
        (
            "Home",
            "Ice chart",
            "by the harbour board",
            ["Home", "Ice chart", "by the harbour board"],
        ),
        ("Sign in", "ice on the harbour", "Mail", ["Sign in", "ice on the harbour", "Mail"]),
    ],
)
def test_a_part_of_the_title_is_no_part_of_a_torn_sentence(
    above: str, own: str, below: str, found: list[str]
) -> None:
    menu = [f"Menu {i}" for i in range(25)]
    told = "The site sets cookies so that the chart is shown to you as you like it best. Fine?"
    text = "\n".join([f"{own} | {SITE}", *menu, told, above, own, below, STORY])
    draft = rejoined(Draft.of_text(text))
    assert draft.text.split("\n")[27:-1] == found


TOLD = (
    "The harbour of Skerry froze over on Monday, the council said, and the ferries stayed there.",
    "“There will be no boat tomorrow,” said Ann Lees, who speaks for the council of the island.",
    "Fishermen walked to their boats across the ice, carrying their nets, and came back at night.",
)


@pytest.mark.parametrize(
    "line",
    ["━━━━━━━━━━━━━━━━━━━━━━", "Page 3 de 8", "Home › Nusantara › Daerah › Flores", "* * * * * *"],
)
def test_rules_numbers_of_pages_and_ways_are_no_headlines(line: str) -> None:
    assert newsclean.clean("\n\n".join((line, *TOLD)), kind="text").headline is None


def test_a_label_behind_the_story_names_the_author() -> None:
    lines = (
        "Harbour freezes over",
        *TOLD,
        "Read also: The winter of 1986",
        "Author: Ada Ohm",
        "dsi/ mbk/",
    )
    assert newsclean.clean("\n\n".join(lines), kind="text").authors == ("Ada Ohm",)


def test_a_caption_is_no_name_of_a_paper_and_the_headline_none_either() -> None:
    title = "Villagers of the small island build a quay out of the wood of a wreck"
    caption = (
        "Villagers lay the last plank of the quay on Wednesday (18/7/2018). (KABAR NUSA/Ann Lee)"
    )
    head = f"Home › News › Skerry\n{title}\nThursday, 19 July 2018 10:47\nShare:\n\n{caption}\n\n"
    text = head + "\n\n".join(TOLD) + "\n\nReporter: Ada Ohm\nCOPYRIGHT © KABAR NUSA 2018\n"
    article = newsclean.clean(text, kind="text")
    assert article.headline == title
    assert article.site_name not in (title, caption)


def test_a_line_longer_than_a_title_has_no_parts() -> None:
    """A paragraph of many bars would have a stretch for each two of them."""
    title = "The ferry | " + "The board of the harbour ".ljust(288, "x")
    assert len(title) == 300
    assert ("the", "ferry") in title_parts(title)
    assert title_parts(title + "x") == frozenset()
