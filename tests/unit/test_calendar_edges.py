"""The calendars and clocks that are read, and those just beyond."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsclean.metadata.calendars import _NUMERAL, _in_digits, _solar_hijri
from newsclean.metadata.clock_text import read_clock, zone_of


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [
        # As the calendar of the University of Tehran has them: Nowruz, and the ends of the long months.
        (1403, 1, 1, date(2024, 3, 20)),
        (1402, 12, 29, date(2024, 3, 19)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1404, 1, 1, date(2025, 3, 21)),
        (1403, 6, 31, date(2024, 9, 21)),
        (1403, 7, 1, date(2024, 9, 22)),
        (1403, 8, 1, date(2024, 10, 22)),
        (1403, 7, 31, None),
        (1403, 6, 32, None),
        (1403, 13, 1, None),
        (1403, 0, 1, None),
        (1369, 1, 1, date(1990, 3, 21)),
        (1368, 12, 29, None),
        (1479, 1, 1, date(2100, 3, 21)),
        (1480, 1, 1, None),
    ],
)
def test_days_of_the_solar_hijri_calendar(
    year: int, month: int, day: int, found: date | None
) -> None:
    assert _solar_hijri(year, month, day) == found


@pytest.mark.parametrize(
    ("written", "read"),
    [("三", "3"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("三十一", "31")],
)
def test_days_in_numerals(written: str, read: str) -> None:
    assert _NUMERAL.sub(_in_digits, f"{written}日") == f"{read}日"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("23:59", (23, 59, 0)),
        ("24:00", None),
        ("23:60", None),
        ("12:30 pm", (12, 30, 0)),
        ("12:30 am", (0, 30, 0)),
        # No clock of twelve hours shows it: the mark says nothing.
        ("13:30 pm", (13, 30, 0)),
        ("9:41:59", (9, 41, 59)),
        # A leap second.
        ("23:59:60", (23, 59, 59)),
    ],
)
def test_clocks(text: str, clock: tuple[int, int, int] | None) -> None:
    found = read_clock(text, "en")
    assert (found[:3] if found else None) == clock


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        # The second Sunday in March, the first in November.
        (date(2021, 3, 13), -5),
        (date(2021, 3, 14), -4),
        (date(2020, 3, 7), -5),
        (date(2020, 3, 8), -4),
        (date(2021, 11, 6), -4),
        (date(2021, 11, 7), -5),
        (date(2020, 10, 31), -4),
        (date(2020, 11, 1), -5),
        (date(2007, 7, 1), -4),
        (date(2006, 7, 1), None),
    ],
)
def test_summer_time_of_the_united_states(day: date, hours: int | None) -> None:
    zone = zone_of("ET", day, "en")
    assert (zone.utcoffset(None) if zone else None) == (
        None if hours is None else timedelta(hours=hours)
    )


def test_offsets_of_less_than_a_day() -> None:
    day = date(2024, 5, 3)
    zones = [zone_of(written, day) for written in ("+23:59", "-23:59", "+24:00", "+05:30")]
    offsets = [zone.utcoffset(None) if zone else None for zone in zones]
    minutes = [1439, -1439, None, 330]
    assert offsets == [None if m is None else timedelta(minutes=m) for m in minutes]
