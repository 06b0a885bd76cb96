"""Dates at the headline in many languages: publication and change in one line, eras, zones, weekdays."""

from __future__ import annotations

import pytest
from pages import html_page, metadata_of

from newsclean import data
from newsclean.metadata import read_date
from newsclean.metadata.date_words import MONTHS, weekday_in

HEADING = "<h1>The town keeps its two clocks</h1>"
STORY = f"<p>{'Both clocks stay in the tower, and the tower stays where it is. ' * 12}</p>"


@pytest.mark.parametrize(
    ("line", "language", "published", "modified"),
    [
        (
            "Pubblicato il 3 maggio 2026 alle 07:05 (modifica il 4 maggio 2026 alle 08:10)",
            "it",
            "2026-05-03T07:05",
            "2026-05-04T08:10",
        ),
        ("Elif Ohm, İzmir 6 Haziran 2026 Cumartesi, 09:40", "tr", "2026-06-06T09:40", None),
        (
            "By Ada Ohm Posted Sun 3 May 2026 at 7:05am AEST, updated Mon 4 May 2026 at 8:10pm AEST",
            "en-au",
            "2026-05-03T07:05+10:00",
            "2026-05-04T20:10+10:00",
        ),
        (
            "입력 2026.05.03. 오전 7:05 최종수정 2026.05.04. 오후 8:10",
            "ko",
            "2026-05-03T07:05",
            "2026-05-04T20:10",
        ),
        (
            "Опубликован 3 мая 2026, 07:05 | Отредактировано 4 мая 2026, 08:10",
            "ru",
            "2026-05-03T07:05",
            "2026-05-04T08:10",
        ),
        (
            "Közzététel: 2026. május 3. 07:05, utolsó frissítés: 2026. május 4. 08:10",
            "hu",
            "2026-05-03T07:05",
            "2026-05-04T08:10",
        ),
        (
            "Julkaistu 3.5.2026 klo 7.05 | Muutettu 4.5.2026 klo 8.10",
            "fi",
            "2026-05-03T07:05",
            "2026-05-04T08:10",
        ),
    ],
)
def test_publication_and_change_in_one_line(
    line: str, language: str, published: str, modified: str | None
) -> None:
    page = html_page(f"{HEADING}<p class=date>{line}</p>{STORY}", lang=language)
    found = metadata_of(page)
    assert found.published is not None
    assert found.published.value.isoformat()[: len(published)].startswith(published[:16])
    assert found.published.value.isoformat() == _whole(published)
    told = found.modified.value.isoformat() if found.modified else None
    assert told == (_whole(modified) if modified else None)


def _whole(moment: str) -> str:
    return f"{moment[:16]}:00{moment[16:]}"


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("วันที่ 3 พฤษภาคม พ.ศ. 2569", "th", "2026-05-03"),
        ("3 พ.ค. พ.ศ.2569 เวลา 14.05 น.", "th", "2026-05-03T14:05:00"),
        ("3 พฤษภาคม ค.ศ. 2026", "th", "2026-05-03"),
        ("3 मई 2026, 4:15 PM IST", "hi", "2026-05-03T16:15:00+05:30"),
        ("3 May 2026, 4:15 PM IDT", "he", "2026-05-03T16:15:00+03:00"),
        ("3. května 2026 14:05 SELČ", "cs", "2026-05-03T14:05:00+02:00"),
        ("3 mai 2026 14:05 HAP", "fr-ca", "2026-05-03T14:05:00-07:00"),
        ("3 de mayo de 2026 a las 4:15 de la tarde", "es", "2026-05-03T16:15:00"),
        ("3 мая 2026, 4:15 вечера", "ru", "2026-05-03T16:15:00"),
        ("miércoles 04/03/2024", "es-us", "2024-04-03"),
    ],
)
def test_eras_zones_and_halves_of_the_day(text: str, language: str, moment: str) -> None:
    found = read_date(text, language)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    "line",
    [
        "PORT LINNET, Okla., May 3, 2026 /NEWSLINE/ -- Both clocks stay in the tower.",
        "LINNETHAVEN, 3. Mai 2026 (nachrichten) - Beide Uhren bleiben im Turm.",
        "VILLA PARDO, 3 de mayo de 2026 (Agencia) – Los dos relojes siguen en la torre.",
    ],
)
def test_the_day_in_a_dateline(line: str) -> None:
    found = metadata_of(html_page(f"{HEADING}<p>{line}</p>{STORY}")).published
    assert found is not None
    assert found.value.isoformat() == "2026-05-03"


@pytest.mark.parametrize("key", ["published", "modified"])
def test_no_month_tells_that_a_story_changed(key: str) -> None:
    assert not MONTHS.intersection(data.listed("dates", "dates", key))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Dienstag, ", "de", 1),
        ("Di ", "de", 1),
        ("Di ", "en", None),
        ("Dienstag ", "en", 1),
        ("mié. ", "es", 2),
        ("cuma ", "tr", 4),
        ("cuma ", "en", None),
        ("sobotu ", "cs", 5),
    ],
)
def test_short_names_of_days_are_those_of_the_language(
    text: str, language: str, number: int | None
) -> None:
    assert weekday_in(text, language) == number
