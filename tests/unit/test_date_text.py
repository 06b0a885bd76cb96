"""Clocks, zones, calendars and orders of the numbers in a date, by language."""

from __future__ import annotations

import pytest

from newsclean.metadata import read_date


def read(raw: str, language: str | None) -> str | None:
    found = read_date(raw, language)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("raw", "language", "found"),
    [
        ("3 May 2024, 7:05 pm", "en", "2024-05-03T19:05:00"),
        ("3 May 2024, 12:05 a.m.", "en", "2024-05-03T00:05:00"),
        ("May 3, 2024 7 p.m.", "en", "2024-05-03T19:00:00"),
        ("2024-05-03 7:05 PM", "en", "2024-05-03T19:05:00"),
        ("3 de mayo de 2024, 7:05 p. m.", "es", "2024-05-03T19:05:00"),
        ("3.mai.2024 às 7h05", "pt", "2024-05-03T07:05:00"),
        ("3 Μαΐου 2024, 7:05 μ.μ.", "el", "2024-05-03T19:05:00"),
        ("2024년 5월 3일 오후 7:05", "ko", "2024-05-03T19:05:00"),
        ("2024. 5. 3. 오전 7:05", "ko", "2024-05-03T07:05:00"),
        ("2024年5月3日 下午7点05分", "zh", "2024-05-03T19:05:00"),
        ("午後7時 2024年5月3日", "ja", "2024-05-03T19:00:00"),
        ("3 مايو 2024 7:05 م", "ar", "2024-05-03T19:05:00"),
        ("3 tháng 5, 2024 7:05 CH", "vi", "2024-05-03T19:05:00"),
        ("3 mai 2024 7:05 CH", "fr", "2024-05-03T07:05:00"),
        ("3 mai 2024 à 7 h 05", "fr", "2024-05-03T07:05:00"),
        ("3 mayo 2024 12:05 a Madrid", "es", "2024-05-03T12:05:00"),
    ],
)
def test_halves_of_the_day(raw: str, language: str, found: str) -> None:
    assert read(raw, language) == found


@pytest.mark.parametrize(
    ("raw", "language", "found"),
    [
        ("May 3, 2024 7:05 p.m. ET", "en", "2024-05-03T19:05:00-04:00"),
        ("January 3, 2024 7:05 p.m. ET", "en", "2024-01-03T19:05:00-05:00"),
        ("March 9, 2024 7:05 p.m. PT", "en", "2024-03-09T19:05:00-08:00"),
        ("March 10, 2024 7:05 p.m. PT", "en", "2024-03-10T19:05:00-07:00"),
        ("November 2, 2024 7:05 p.m. CT", "en", "2024-11-02T19:05:00-05:00"),
        ("November 3, 2024 7:05 p.m. CT", "en", "2024-11-03T19:05:00-06:00"),
        ("May 3, 2006 7:05 p.m. ET", "en", "2006-05-03T19:05:00"),
        ("May 3, 2007 7:05 p.m. ET", "en", "2007-05-03T19:05:00-04:00"),
        ("3 mai 2024 7:05 ET MODIFIÉ", "fr", "2024-05-03T07:05:00"),
        ("7:05 PM EDT, Fri May 3, 2024", "en", "2024-05-03T19:05:00-04:00"),
        ("3 May 2024 19:05 IST", "en-in", "2024-05-03T19:05:00+05:30"),
        ("3 May 2024 19:05 IST", "en", "2024-05-03T19:05:00"),
        ("3 May 2024 19:05 EST", "en-au", "2024-05-03T19:05:00"),
        ("03.05.2024, 19.05 Uhr MESZ", "de", "2024-05-03T19:05:00+02:00"),
        ("3 Mei 2024 19:05 WIB", "id", "2024-05-03T19:05:00+07:00"),
        ("2024-05-03 19:05:33 KST", "ko", "2024-05-03T19:05:33+09:00"),
        ("3 May 2024 19:05 UTC+5:30", "en", "2024-05-03T19:05:00+05:30"),
        ("03/05/2024 19:05 (GMT-3)", "pt", "2024-05-03T19:05:00-03:00"),
    ],
)
def test_zones(raw: str, language: str, found: str) -> None:
    assert read(raw, language) == found


@pytest.mark.parametrize(
    ("raw", "language", "found"),
    [
        ("جمعه ۱۴ اردیبهشت ۱۴۰۳ ساعت ۱۹:۰۵", "fa", "2024-05-03T19:05:00"),
        ("۱۴۰۳/۰۲/۱۴", "fa", "2024-05-03"),
        ("1 فروردین 1403", "fa", "2024-03-20"),
        ("30 اسفند 1403", "fa", "2025-03-20"),
        ("۳ مه ۲۰۲۴", "fa", "2024-05-03"),
        ("3 พฤษภาคม 2567 19:05 น.", "th", "2024-05-03T19:05:00"),
        ("3 พ.ค. 67 19:05 น.", "th", "2024-05-03T19:05:00"),
        ("令和6年5月3日 19時05分", "ja", "2024-05-03T19:05:00"),
        ("平成元年5月3日", "ja", None),
        ("令和元年5月3日", "ja", "2019-05-03"),
        ("民國113年5月3日", "zh-tw", "2024-05-03"),
        ("٣ مايو ٢٠٢٤", "ar", "2024-05-03"),
        ("3 มิถุนายน 2567", "th", "2024-06-03"),
        ("1 فروردین 1368", "fa", None),
        ("31 مهر 1403", "fa", None),
    ],
)
def test_calendars(raw: str, language: str, found: str | None) -> None:
    assert read(raw, language) == found


@pytest.mark.parametrize(
    ("raw", "language", "found"),
    [
        ("Fri, 05/03/2024 - 16:45", "en", "2024-05-03T16:45:00"),
        ("Fri, 03/05/2024", "en", "2024-05-03"),
        ("05/03/2024", "en", None),
        ("6 listopada 2024", "pl", "2024-11-06"),
        ("6. listopada 2024.", "hr", "2024-10-06"),
        ("6 listopada 2024", None, None),
        ("3. 5. 2024 19:05", "cs", "2024-05-03T19:05:00"),
        ("2024. május 3. 19:05", "hu", "2024-05-03T19:05:00"),
        ("2024 m. gegužės 3 d.", "lt", "2024-05-03"),
        ("2024. gada 3. maijs", "lv", "2024-05-03"),
        ("03-May-2024", "en", "2024-05-03"),
    ],
)
def test_orders_and_months(raw: str, language: str | None, found: str | None) -> None:
    assert read(raw, language) == found
