"""How far the rules of dates reach: at each bound, and just beyond."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from edges import Edge, each
from growing import changes, words
from metadata_pages import HEADING, PROSE, sized, times
from pages import html_page, metadata_of

from newsclean.metadata import IN_PRINT, read_date
from newsclean.metadata.byline_words import is_dated
from newsclean.metadata.date_words import weekday_in

DAY = date(2024, 5, 3)


def published(body: str, ld: Any = None) -> object:
    found = metadata_of(html_page(HEADING + body, title="Two clocks", ld=ld)).published
    return found.value if found else None


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
        ("May 3, 2024 13:05 am", datetime(2024, 5, 3, 13, 5)),
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


def test_words_of_a_stretch_that_holds_a_date() -> None:
    assert changes(lambda n: is_dated("5 May " + words(n)), range(1, 14)) == [7]


def test_short_names_of_days_are_believed_in_their_language_only() -> None:
    assert (weekday_in("lundi"), weekday_in("jeudi")) == (0, 3)
    assert (weekday_in("tors"), weekday_in("tirs"), weekday_in("kedd")) == (None, None, None)
    assert (weekday_in("tors", "sv"), weekday_in("kedd", "hu")) == (3, 1)


@pytest.mark.parametrize(
    ("raw", "read"), [("1800-05-03", date(1800, 5, 3)), ("1799-05-03", None), ("1300-05-03", None)]
)
def test_a_day_in_print_is_not_before_1800(raw: str, read: date | None) -> None:
    assert read_date(raw, since=IN_PRINT) == read
