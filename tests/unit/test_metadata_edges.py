"""How far the rules of metadata reach: at each bound, and just beyond."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from edges import Edge, each
from pages import html_page, metadata_of

from newsclean.metadata import read_date, read_names
from newsclean.metadata.headline import without_site

HEADING = "<h1>The town keeps its two clocks</h1>"
PROSE = "<p>" + "The clocks stay where they are and the tower stays with them. " * 14 + "</p>"
ADA = ("Ada Ohm",)
DAY = date(2024, 5, 3)


def times(words: str, n: int) -> str:
    return " ".join([words] * n)


def sized(text: str, size: int, behind: str = "") -> str:
    """The text, made this many characters long."""
    return text + " " + "x" * (size - len(text) - len(behind) - 1) + behind


def authors(body: str, head: str = "") -> tuple[str, ...]:
    found = metadata_of(html_page(HEADING + body, head, title="Two clocks")).authors
    return found.value if found else ()


def below(end: str) -> tuple[str, ...]:
    return authors(PROSE * 3 + end)


def published(body: str, ld: Any = None) -> object:
    found = metadata_of(html_page(HEADING + body, title="Two clocks", ld=ld)).published
    return found.value if found else None


def headline(body: str, og: str = "", title: str = "Coast Signal") -> str | None:
    head = f'<meta property="og:title" content="{og}">' if og else ""
    found = metadata_of(html_page(body, head, title=title)).headline
    return found.value if found else None


def headed(text: str, og: str) -> bool:
    """Whether the first of two headings is the headline."""
    return headline(f"<h1>{text}</h1><h1>Zebra crossing</h1>", og) == text


def numbered(word: str, n: int) -> str:
    return " ".join(f"{word}{i}" for i in range(n))


NAMES = [
    Edge(
        "words of a link to an author's page",
        lambda n: below(f"<a href='/authors/a'>Ada Ohm Editor {times('Coast', n - 3)}</a>"),
        6,
        ADA,
        (),
    ),
    Edge(
        "lines that may be signed",
        lambda n: below("<p>It was written by him.</p>" * (n - 1) + "<p>Written by Ada Ohm</p>"),
        60,
        ADA,
        (),
    ),
    Edge(
        "elements round a signature",
        lambda n: below("<div>" * n + "<i>Written by</i>" + "</div>" * n + "<div>Ada Ohm</div>"),
        2,
        ADA,
        (),
    ),
    Edge("letters of a name", lambda n: len(read_names(f"A{'a' * (n - 4)} Ohm")), 60, 1, 0),
    Edge("words of a name", lambda n: len(read_names(f"Ada {times('Bo', n - 2)} Ohm")), 6, 1, 0),
    Edge(
        "words of a name that is guessed",
        lambda n: len(read_names(f"Ada {times('Bo', n - 2)} Ohm", strict=True)),
        5,
        1,
        0,
    ),
    Edge(
        "names of a byline",
        lambda n: len(read_names(", ".join(f"Ada O{'h' * i}m" for i in range(n)))) == n,
        20,
        True,
        False,
    ),
    Edge(
        "signs of a name without capitals",
        lambda n: len(read_names("磯" * n, strict=True)),
        20,
        1,
        0,
    ),
    Edge(
        "letters of a title behind a name",
        lambda n: len(read_names(f"Ada Ohm, AB {'C' * (n - 3)}")),
        5,
        1,
        2,
    ),
    Edge(
        "words of a date before a name",
        lambda n: read_names(f"May 3 2024 {times('2024', n - 3)} Ada Ohm"),
        5,
        ADA,
        (),
    ),
    Edge(
        "words of a role",
        lambda n: authors(f"<p>Ada Ohm</p><p>Old {times('Very', n - 3)} Staff Writer</p>{PROSE}"),
        4,
        ADA,
        (),
    ),
    Edge(
        "words of a name beside a date",
        lambda n: authors(f"<p>Ada {times('Bo', n - 2)} Ohm</p><p>May 3, 2024</p>{PROSE}") != (),
        3,
        True,
        False,
    ),
    Edge(
        "words of a date beside a name",
        lambda n: authors(f"<p>Ada Ohm</p><p>May 3, 2024 {times('so', n - 3)}</p>{PROSE}"),
        8,
        ADA,
        (),
    ),
    Edge(
        "lines before a name, a stroke and a date",
        lambda n: authors("<p>So it was.</p>" * (n - 1) + f"<p>Ada Ohm | May 3, 2024</p>{PROSE}"),
        3,
        ADA,
        (),
    ),
    Edge(
        "lines before a name and a date",
        lambda n: authors(
            "<p>So it was.</p>" * (n - 2) + f"<p>Ada Ohm</p><p>May 3, 2024</p>{PROSE}"
        ),
        6,
        ADA,
        (),
    ),
    Edge(
        "characters of a byline",
        lambda n: authors(f"<div>By</div><div>{sized('Ada Ohm, Director of', n)}</div>{PROSE}"),
        140,
        ADA,
        (),
    ),
    Edge(
        "words of a line that is called an author",
        lambda n: authors(f"<p class=author>Ada Ohm, {times('so', n - 2)}</p>{PROSE}"),
        8,
        ADA,
        (),
    ),
]


@each(NAMES)
def test_names_and_bylines(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("burdened", "name"),
    [
        ("Ada X. Ohm Coast Editor", "Ada X. Ohm"),
        ("Ada Bob Coast Skerry Editor", "Ada Bob"),
        ("Ada Ohm Coast Editor", "Ada Ohm Coast"),
    ],
)
def test_a_name_before_a_role_has_two_words_or_an_initial_between(burdened: str, name: str) -> None:
    assert read_names(burdened, strict=True) == (name,)


BYLINE = f"<p>By Ada Ohm</p>{PROSE}"
AROUND = [
    Edge(
        "elements behind the headline",
        lambda n: authors("<p></p>" * (n - 1) + BYLINE),
        160,
        ADA,
        (),
    ),
    Edge(
        "steps before the headline",
        lambda n: (
            metadata_of(
                html_page("<p>By Ada Ohm</p>" + "<p></p>" * (n - 1) + HEADING, title="Two clocks")
            ).authors
            is not None
        ),
        60,
        True,
        False,
    ),
    Edge(
        "words of the story's beginning, in paragraphs of thirty",
        lambda n: authors(
            f"<p>{times('so', 30)}</p>" * (n // 30) + BYLINE.replace("<p>By", "<p>By", 1)
        ),
        119,
        ADA,
        (),
    ),
    Edge(
        "words of a line that is no prose",
        lambda n: authors(f"<p>{times('so', n)}</p>" * 6 + BYLINE),
        29,
        ADA,
        (),
    ),
    Edge(
        "words of one paragraph",
        lambda n: authors(f"<p>{times('so', n)}</p>" + BYLINE),
        119,
        ADA,
        (),
    ),
    Edge(
        "inline elements round a line",
        lambda n: authors("<p>By " + "<i>" * n + "Ada" + "</i>" * n + f" Ohm</p>{PROSE}"),
        6,
        ADA,
        ("Ada",),
    ),
]


@each(AROUND)
def test_lines_around_the_headline(edge: Edge) -> None:
    edge.check()


SEVEN = "Town keeps both of its old clocks"
TEN = numbered("w", 10)
HEADLINES = [
    Edge(
        "foreign words in a heading that shares two of four",
        lambda n: headed(f"Town keeps {numbered('x', n)}", "Town keeps two clocks"),
        6,
        True,
        False,
    ),
    Edge(
        "foreign words in a lower heading that shares six",
        lambda n: headline(
            f"<h2>Town keeps both of its clocks {numbered('x', n)}</h2>",
            "Town keeps both of its clocks",
        ).endswith(f"x{n - 1}"),
        4,
        True,
        False,
    ),
    Edge(
        "words of a heading",
        lambda n: headed(f"{TEN} {numbered('x', n - 10)}", f"{TEN} {numbered('x', 22)}"),
        35,
        True,
        False,
    ),
    Edge(
        "words of a label behind a stroke",
        lambda n: headline(f"<h1>{SEVEN} | {times('so', n)}</h1>", SEVEN) == SEVEN,
        4,
        True,
        False,
    ),
    Edge(
        "characters of a bold line that is the title",
        lambda n: headline(
            f"<p><b>{sized('Old town', n - 4)} end</b></p>",
            title=f"{sized('Old town', n - 4)} end | Coast",
        ).startswith("Old town x"),
        300,
        True,
        True,
    ),
    Edge(
        "foreign words in a part that names a site in six words",
        lambda n: (
            without_site(f"{SEVEN} so | {numbered('w', 6)} {numbered('x', n)}", numbered("w", 6))
            == f"{SEVEN} so"
        ),
        4,
        True,
        False,
    ),
    Edge(
        "foreign words in a visible part that names a site in ten",
        lambda n: without_site(f"{SEVEN} | {TEN} {numbered('x', n)}", TEN, visible=True) == SEVEN,
        1,
        True,
        False,
    ),
]


@each(HEADLINES)
def test_headlines(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("heading", "og", "believed"),
    [
        ("Fires are lit", "", True),
        ("Fires lit", "", False),
        ("Fires are lit again", "Skerry guide book", True),
        ("Fires are lit", "Skerry guide book", False),
    ],
)
def test_the_only_heading_is_believed_from_some_words_on(
    heading: str, og: str, believed: bool
) -> None:
    assert (headline(f"<h1>{heading}</h1>", og, title="Skerry notes of all") == heading) is believed


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Two clocks - Tower | Coast", "Two clocks - Tower"),
        ("Two old clocks - Tower | Coast", "Two old clocks"),
    ],
)
def test_a_part_of_a_title_is_a_headline_from_three_words_on(title: str, bare: str) -> None:
    assert without_site(title, "Coast") == bare


@pytest.mark.parametrize(
    ("og", "read"), [("Two clocks", False), ("Two old clocks", True), ("Two very old clocks", True)]
)
def test_a_day_goes_from_a_heading_with_three_words_beside_it(og: str, read: bool) -> None:
    assert (headline(f"<h1>Dec 18 2025 {og}</h1>", og) == og) is read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("1990-05-03", date(1990, 5, 3)),
        ("1989-05-03", None),
        ("2100-05-03", date(2100, 5, 3)),
        ("2101-05-03", None),
        ("1.2.22", date(2022, 2, 1)),
        ("01.02.90", date(1990, 2, 1)),
        ("01.02.89", date(2089, 2, 1)),
        ("13/04/2024", date(2024, 4, 13)),
        ("12/04/2024", None),
        ("04/13/2024", date(2024, 4, 13)),
        ("May 3, 2024 12:05 am", datetime(2024, 5, 3, 0, 5)),
        ("May 3, 2024 12:05 pm", datetime(2024, 5, 3, 12, 5)),
        ("May 3, 2024 13:05 pm", datetime(2024, 5, 3, 13, 5)),
        ("May 3, 2024 7:05 pm", datetime(2024, 5, 3, 19, 5)),
    ],
)
def test_numbers_of_dates(raw: str, read: object) -> None:
    assert read_date(raw) == read


@pytest.mark.parametrize(
    ("zone", "minutes"), [("+23:59", 23 * 60 + 59), ("-05:45", -345), ("+24:00", None)]
)
def test_zones_are_less_than_a_day(zone: str, minutes: int | None) -> None:
    read = read_date(f"2024-05-03T07:08:09{zone}")
    assert isinstance(read, datetime)
    offset = read.utcoffset()
    assert (offset and offset.total_seconds() / 60) == minutes


def stated(moment: str) -> dict[str, str]:
    return {
        "@type": "NewsArticle",
        "headline": "The town keeps its two clocks",
        "datePublished": moment,
    }


@pytest.mark.parametrize(("hour", "day"), [("11:59", 4), ("12:01", 3)])
def test_a_day_before_that_the_westmost_zone_explains_is_no_other(hour: str, day: int) -> None:
    found = published("<p>May 3, 2024</p>", stated(f"2024-05-04T{hour}:00Z"))
    assert found == date(2024, 5, day) or getattr(found, "day", None) == day


@pytest.mark.parametrize(
    ("shown", "hours"),
    [("May 4, 2024 | 9:00 am", 14), ("May 4, 2024 | 9:15 am", 0), ("May 4, 2024 | 12:45 am", 5.75)],
)
def test_the_clock_of_a_newsroom_is_at_most_fourteen_hours_away(shown: str, hours: float) -> None:
    found = published(f"<p>{shown}</p>", stated("2024-05-03T19:00:00Z"))
    assert isinstance(found, datetime)
    offset = found.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


DATES = [
    Edge(
        "words of a line with a date",
        lambda n: published(f"<p>May 3, 2024 {times('so', n - 3)}</p>{PROSE}"),
        16,
        DAY,
        None,
    ),
    Edge(
        "characters of a line with a date",
        lambda n: published(f"<p>{sized('May 3, 2024', n)}</p>{PROSE}"),
        399,
        DAY,
        None,
    ),
    Edge(
        "characters of a label before a date",
        lambda n: published(f"<p>Updated {'x' * (n - 8)}</p><p>May 3, 2024</p>{PROSE}"),
        15,
        None,
        DAY,
    ),
    Edge(
        "days of a list further down",
        lambda n: published(
            "<p>One</p><p>Two</p><p>Three</p><p>Four</p><p>Five</p>"
            + "".join(f"<p class=d>May {3 + i}, 2024</p>" for i in range(n))
            + PROSE
        ),
        2,
        DAY,
        None,
    ),
    Edge(
        "lines before a list of days",
        lambda n: published(
            "<p>One</p>" * (n - 1)
            + "".join(f"<p class=d>May {3 + i}, 2024</p>" for i in range(5))
            + PROSE
        ),
        5,
        DAY,
        None,
    ),
    Edge(
        "characters of a date elsewhere",
        lambda n: published(PROSE * 3 + f"<p class=published>{sized('May 3, 2024', n)}</p>"),
        99,
        DAY,
        None,
    ),
    Edge(
        "words of an opening that ends in a year",
        lambda n: published(
            f"<p>{times('So', n - 3)} vom 3. Mai 2024 | {times('so', 20)}.</p>{PROSE}"
        ),
        7,
        DAY,
        None,
    ),
]


@each(DATES)
def test_dates(edge: Edge) -> None:
    edge.check()


def described(n: int) -> bool:
    body = f"{HEADING}<p class=dek>{sized('So', n - 1)}.</p>{PROSE}"
    found = metadata_of(html_page(body, title="Two clocks")).description
    return found is not None


def tagged(n: int) -> int:
    head = f'<meta name="keywords" content="{"t" * n}, tower">'
    found = metadata_of(html_page(HEADING, head, title="Two clocks")).keywords
    return len(found.value) if found else 0


@each(
    [
        Edge("characters of a line that is no dek", described, 30, False, True),
        Edge("characters of a dek", described, 399, True, False),
        Edge("characters of a tag", tagged, 79, 2, 1),
    ]
)
def test_deks_and_tags(edge: Edge) -> None:
    edge.check()


def test_five_other_readings_of_a_field_are_kept() -> None:
    lines = "".join(f"<p>May {n}, 2024</p>" for n in range(3, 13))
    found = metadata_of(html_page(HEADING + lines + PROSE, title="Two clocks")).published
    assert found is not None
    assert len(found.alternatives) == 5
