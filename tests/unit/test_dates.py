"""When a story was published, from what its readers see and what the page states."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from pages import TITLE, html_page, metadata_of, parsed

from newsclean.metadata import date_of_address, read_date
from newsclean.metadata.near_headline import lines_around
from newsclean.model.article import DateOrDatetime, Metadata


def fields(
    body: str = "", head: str = "", *, ld: Any = None, url: str | None = None, names: str = ""
) -> Metadata:
    markup = html_page(f"<h1>{TITLE}</h1>{body}", head, title=TITLE, ld=ld, lang="de", names=names)
    return metadata_of(markup, url)


def published(body: str = "", head: str = "", **more: Any) -> DateOrDatetime | None:
    found = fields(body, head, **more).published
    return found.value if found else None


def stated(moment: str, kind: str = "NewsArticle") -> dict[str, str]:
    return {"@type": kind, "headline": TITLE, "datePublished": moment}


@pytest.mark.parametrize(
    "opening",
    [
        "SKERRY, May 3, 2024 (AFP) - The clocks stay, both of them.",
        "SKERRY, 3 May 2024 /PRNewswire/ -- The clocks stay, both of them.",
        "(3. Mai 2024) Die Uhren bleiben, beide.",
        "03.05.2024 – Die Uhren bleiben, beide.",
        "Pressemitteilung vom 3. Mai 2024 | Skerry – Die Uhren bleiben.",
    ],
)
def test_day_that_opens_the_text(opening: str) -> None:
    assert published(
        f"<p>{opening} Mehr ist nicht zu sagen über diese zwei Uhren am Turm.</p>"
    ) == (date(2024, 5, 3))


def test_prose_with_a_day_in_it_is_no_dateline() -> None:
    text = "The clock had stopped on 3 May 2024 and nobody, the mayor says, had noticed for a year."
    assert published(f"<p>{text}</p>") is None


def test_clock_of_the_newsroom_gives_the_zone() -> None:
    found = published("<p>February 24, 2020 | 9:25pm</p>", ld=stated("2020-02-25T02:25:54Z"))
    assert found == datetime(2020, 2, 24, 21, 25, 54, tzinfo=timezone(timedelta(hours=-5)))
    assert isinstance(found, datetime)
    assert found.utcoffset() == timedelta(hours=-5)


def test_another_clock_is_another_moment() -> None:
    found = published("<p>February 24, 2020 | 9:07pm</p>", ld=stated("2020-02-25T02:25:54Z"))
    assert found is not None
    assert found.isoformat() == "2020-02-25T02:25:54+00:00"


def test_day_before_that_no_zone_explains_wins() -> None:
    assert published("<p>Dec 18, 2025</p>", ld=stated("2025-12-19T22:02:58Z")) == date(2025, 12, 18)
    late = published("<p>Dec 18, 2025</p>", ld=stated("2025-12-19T02:02:58Z"))
    assert isinstance(late, datetime)


def test_dates_of_a_list_of_stories_are_none_of_the_story() -> None:
    entries = "".join(
        f'<div class="teaser-date">{day} May 2024</div><h3>Another story</h3>'
        for day in range(3, 8)
    )
    long = "<p>" + "The clocks stay where they are, and the tower with them. " * 4 + "</p>"
    assert published("<p>One</p><p>Two</p><p>Three</p>" + long + entries) is None


def test_label_in_front_tells_an_update() -> None:
    body = (
        "<p>" + "The clocks stay where they are, and the tower with them. " * 20 + "</p>"
        '<div class="field date-last-reviewed"><div>Last reviewed:</div>'
        '<div><time datetime="2025-04-14T12:00:00Z">April 2025</time></div></div>'
    )
    found = fields(body)
    assert found.published is None
    assert found.modified is not None
    assert found.modified.value == datetime.fromisoformat("2025-04-14T12:00:00+00:00")


def test_class_of_the_hatom_format_alone_tells_no_update() -> None:
    found = fields('<span class="entry-meta-date updated"><a href="/m">5 November 2021</a></span>')
    assert found.published is not None
    assert found.published.value == date(2021, 11, 5)
    assert found.modified is None


def test_timeless_page_has_no_day_of_publication() -> None:
    page = {"@type": "WebPage", "datePublished": "2019-12-12T14:07:03+00:00"}
    assert published(ld=page, names="page page-id-12 logged-out") is None
    assert published(ld=page, names="post single-post postid-12") is not None
    shown = published("<p>12 December 2019</p>", ld=page, names="page page-id-12")
    assert shown == date(2019, 12, 12)


def test_date_inside_the_headline_element() -> None:
    head = "<small>02.02.2022</small>"
    markup = f'<html lang="de"><body><h1>{TITLE} {head}</h1><p>Text.</p></body></html>'
    found = metadata_of(markup)
    assert found.headline is not None
    assert found.headline.value == TITLE
    assert found.published is not None
    assert found.published.value == date(2022, 2, 2)


def test_rdfa() -> None:
    span = '<span property="schema:dateCreated" content="2022-01-28T12:45:46+00:00"></span>'
    markup = f'<html lang="de" prefix="schema: http://schema.org/"><body><h1>{TITLE}</h1>{span}</body></html>'
    found = metadata_of(markup).published
    assert found is not None
    assert found.value == datetime.fromisoformat("2022-01-28T12:45:46+00:00")


def test_a_card_that_holds_the_headline_holds_its_date() -> None:
    markup = (
        f'<html lang="en"><body><div class="post-card"><h1>{TITLE}</h1>'
        '<div class="post-card__meta">May 3, 2024</div></div></body></html>'
    )
    found = metadata_of(markup).published
    assert found is not None
    assert found.value == date(2024, 5, 3)


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2023/october/03/two-clocks",
        "https://paper.example/2023/oct/3/two-clocks",
        "https://paper.example/a/2023-10-03+Two+clocks",
    ],
)
def test_day_in_the_address(url: str) -> None:
    assert date_of_address(url) == date(2023, 10, 3)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("28.01.22", date(2022, 1, 28)),
        ("28.01.97 10:15", datetime(1997, 1, 28, 10, 15)),
        ("version 10.15.22", None),
        ("192.168.10.22", None),
    ],
)
def test_short_years(raw: str, found: DateOrDatetime | None) -> None:
    assert read_date(raw) == found


@pytest.mark.parametrize(
    ("line", "is_label"), [("Last updated", True), ("Our updated library", False)]
)
def test_a_short_line_in_front_of_a_date_is_its_label(line: str, is_label: bool) -> None:
    found = fields(f"<div>{line}</div><div>May 3, 2024</div>")
    assert (found.published is None) == is_label
    assert (found.modified is not None) == is_label


def test_a_line_is_read_up_to_a_bound() -> None:
    page = parsed(html_page(f"<h1>{TITLE}</h1><p>{'x' * 600}</p>"))
    [line] = lines_around(page.markup.headings[0][0])
    assert len(line.text) == 500


@pytest.mark.parametrize(
    ("line", "first", "changed"),
    [
        ("3 May 2024, 9:10am (updated 11:45am)", "2024-05-03T09:10:00", "2024-05-03T11:45:00"),
        ("Last updated 5 May 2024, first published 3 May 2024", "2024-05-03", "2024-05-05"),
        ("Pubblicato il 3 maggio 2024 - Aggiornato il 5 maggio 2024", "2024-05-03", "2024-05-05"),
        ("입력 2024.05.03. 오전 9:10 수정 2024.05.05.", "2024-05-03T09:10:00", "2024-05-05"),
    ],
)
def test_publication_and_change_in_one_line(line: str, first: str, changed: str) -> None:
    found = fields(f'<p class="date">{line}</p>')
    assert found.published is not None
    assert found.modified is not None
    assert found.published.value.isoformat() == first
    assert found.modified.value.isoformat() == changed


def test_the_zone_of_another_statement_of_the_same_clock() -> None:
    meta = '<meta name="date" content="2024-05-03T19:05:00+02:00">'
    assert published(head=meta, ld=stated("2024-05-03T19:05:00")) == datetime.fromisoformat(
        "2024-05-03T19:05:00+02:00"
    )


def test_seconds_since_1970_as_a_number() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": 1714756000}
    assert published(ld=node) == datetime.fromisoformat("2024-05-03T17:06:40+00:00")


def test_a_time_inside_a_sentence_or_a_quotation_is_no_day_of_publication() -> None:
    event = "A meeting about what becomes of the clocks will be held in the hall "
    time = '<time datetime="2024-05-03T19:00">on Friday</time>. All are asked to come.'
    assert published(f"<p>{event}{time}</p>") is None
    letter = "<blockquote><p>Both stay.</p><cite>The mayor, 3 May 2024</cite></blockquote>"
    assert published(f"<p>Two clocks.</p>{letter}") is None


def test_a_note_at_the_end_tells_when_the_story_appeared() -> None:
    prose = "<p>" + "The clocks stay where they are, and the tower with them. " * 20 + "</p>"
    note = '<p class="end">Dieser Artikel erschien am 3. Mai 2024.</p>'
    assert published(prose + note) == date(2024, 5, 3)


def test_a_broadcast_on_an_earlier_day_does_not_overrule() -> None:
    body = "<p>Darüber berichtet: Radio am 01.05.2024</p><p>03.05.2024, 19:05 Uhr</p>"
    assert published(body, ld=stated("2024-05-03T19:05:00")) == datetime(2024, 5, 3, 19, 5)


def test_a_line_of_a_change_has_the_moment_of_its_element() -> None:
    body = (
        '<ul><li><time datetime="2026-09-21T16:45:00-06:00">Sep 21, 2026</time></li>'
        '<li><time datetime="2026-09-22T09:12:00-06:00">Updated Sep 22, 2026</time></li></ul>'
    )
    found = fields(body).modified
    assert found is not None
    assert found.value == datetime(2026, 9, 22, 9, 12, tzinfo=timezone(timedelta(hours=-6)))
