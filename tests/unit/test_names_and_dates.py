"""Names and dates as they stand in a line: what is read of them, and what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.html.jsonld import read_json
from newsclean.metadata import date_of_address, read_date, read_names, starts_like_byline


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ada Ohm", ("Ada Ohm",)),
        ("By ADA OHM and PIET VAN DER LAAN", ("Ada Ohm", "Piet van der Laan")),
        ("Von Katrin Oberhuber", ("Katrin Oberhuber",)),
        ("Par Luc Ferrand et Anne Mallet", ("Luc Ferrand", "Anne Mallet")),
        ("Written by Dr. Ada Ohm, Senior Editor", ("Ada Ohm",)),
        ("By Ada Ohm, Bo Reed and Cy Tan", ("Ada Ohm", "Bo Reed", "Cy Tan")),
        ("By Ada Ohm, Bo Reed, and Cy Tan", ("Ada Ohm", "Bo Reed", "Cy Tan")),
        ("By Ada Ohm | Edited by Bo Reed", ("Ada Ohm",)),
        ("Harold T. Minchin Jr.", ("Harold T. Minchin Jr.",)),
        ("J. R. Ohm", ("J. R. Ohm",)),
        ("Dan Ohm", ("Dan Ohm",)),
        ("Ada Ohm (ada@paper.example)", ("Ada Ohm",)),
        ("By Ada Ohm on May 3, 2024", ("Ada Ohm",)),
        ("By Ada Ohm Monday, May 3, 2024", ("Ada Ohm",)),
        ("ByAda Ohm", ("Ada Ohm",)),
        ("磯部まどか記者", ("磯部まどか",)),
        ("Reuters", ("Reuters",)),
        ("Associated Press", ("Associated Press",)),
        ("Ada Ohm, Director of Ferries", ("Ada Ohm",)),
        ("admin", ()),
        ("undefined", ()),
        ("Staff Writer", ()),
        ("paper.example", ()),
        ("5 min read", ()),
        ("", ()),
    ],
)
def test_names(raw: str, names: tuple[str, ...]) -> None:
    assert read_names(raw) == names


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("By Ada Ohm", True),
        ("by the river, a house", False),
        ("Edited by Bo Reed", False),
        ("Photographs by Bo Reed", False),
        ("Bygone days return", False),
    ],
)
def test_byline_or_sentence(line: str, yes: bool) -> None:
    assert starts_like_byline(line) is yes


@pytest.mark.parametrize(
    ("raw", "language", "moment"),
    [
        ("2024-05-03", None, date(2024, 5, 3)),
        ("2024-05-03T07:08:09Z", None, datetime(2024, 5, 3, 7, 8, 9, tzinfo=UTC)),
        (
            "2024-05-03T07:08:09.123+02:00",
            None,
            datetime(2024, 5, 3, 7, 8, 9, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("Fri, 03 May 2024 07:08:09 GMT", None, datetime(2024, 5, 3, 7, 8, 9, tzinfo=UTC)),
        ("1714720089", None, datetime(2024, 5, 3, 7, 8, 9, tzinfo=UTC)),
        ("May 3, 2024", None, date(2024, 5, 3)),
        ("Published May 3rd, 2024 at 7:08 pm", None, datetime(2024, 5, 3, 19, 8)),
        ("3 mai 2024", None, date(2024, 5, 3)),
        ("3. März 2024, 17.05 Uhr", None, datetime(2024, 3, 3, 17, 5)),
        ("2024年5月3日 09時30分", None, datetime(2024, 5, 3, 9, 30)),
        ("2024/5/3", None, date(2024, 5, 3)),
        ("23/04/2024", None, date(2024, 4, 23)),
        ("04/23/2024", None, date(2024, 4, 23)),
        ("03.04.2024", None, date(2024, 4, 3)),
        ("03/04/2024", None, None),
        ("03/04/2024", "en", None),
        ("03/04/2024", "en-us", date(2024, 3, 4)),
        ("03/04/2024", "en-gb", date(2024, 4, 3)),
        ("03/04/2024", "fr", date(2024, 4, 3)),
        ("31/02/2024", "fr", None),
        ("99999-99-99", None, None),
        ("0000-00-00", None, None),
        ("13-45", None, None),
        ("Volume 12, page 2024", None, None),
    ],
)
def test_dates(raw: str, language: str | None, moment: object) -> None:
    assert read_date(raw, language) == moment


def test_date_of_an_address_needs_the_day() -> None:
    assert date_of_address("https://paper.example/2024/05/03/ferry") == date(2024, 5, 3)
    assert date_of_address("https://paper.example/2024/05/ferry") is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises_as_name_or_date(text: str) -> None:
    read_date(text)
    read_names(text)
    read_names(text, strict=True)
    read_json(text)


def test_a_role_or_an_outlet_behind_a_name_leaves_its_generation() -> None:
    raw = "By ALBERT Q. NORTON JR. Courier Staff Writer Posted: Monday, May 3, 2004"
    assert read_names(raw, strict=True) == ("Albert Q. Norton Jr.",)
    assert read_names("By Dora Lunt For The Courier", strict=True) == ("Dora Lunt",)


def test_a_year_may_stand_in_front_of_the_month() -> None:
    assert read_date("2023 Jan 7") == date(2023, 1, 7)
