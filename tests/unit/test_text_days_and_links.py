"""Plain texts: days of print, lone carriage returns, numbered links, torn sentences."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

import newsclean
from newsclean.metadata import IN_PRINT, read_date

STORY = (
    "The ferry to the islands has been taken out of service after a survey found cracks in its hull.\n"
    "Passengers will be carried by a chartered vessel until the autumn, the harbour board said.\n"
    "The board will meet again on Thursday to decide whether the old ship is worth mending."
)


def day(text: str) -> date | None:
    found = newsclean.clean(text, kind="text").published
    return found if found is None or type(found) is date else found.date()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("SATURDAY, MARCH 4, 1911", "en", date(1911, 3, 4)),
        ("Sonntag, den 12. Mai 1889", "de", date(1889, 5, 12)),
        ("1984年十一月三日", "zh", date(1984, 11, 3)),
        ("二〇〇三年六月二十日", "zh", date(2003, 6, 20)),
        ("昭和五十二年十月三日", "ja", date(1977, 10, 3)),
        ("一九九一年（平成三年）二月十日", "ja", date(1991, 2, 10)),
        ("MARCH 4, 1799", "en", None),
    ],
)
def test_days_of_old_print(raw: str, language: str, expected: date | None) -> None:
    assert read_date(raw, language, since=IN_PRINT) == expected


def test_a_page_believes_no_day_before_the_web() -> None:
    assert read_date("March 4, 1911", "en") is None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The Island Mercury, June 2, 1933\n\nFerry out of service\n\n", date(1933, 6, 2)),
        ("Ferry out of service\nPORT ELLIS, June 2, 2017 – ", date(2017, 6, 2)),
    ],
)
def test_the_day_of_a_masthead_or_a_dateline(opening: str, expected: date) -> None:
    assert day(opening + STORY) == expected


def test_what_was_published_is_not_the_day_of_the_mail_that_passed_it_on() -> None:
    mail = (
        "From: ann@list.example\nTo: all@list.example\nDate: Thu, 8 Jun 2017 09:14:00 +0000\n"
        "Subject: FW: ferry\n\n> Ferry out of service\n> \n> Friday 2 June 2017\n> \n> "
        + STORY.replace("\n", "\n> \n> ")
        + "\n"
    )
    assert day(mail) == date(2017, 6, 2)


def test_lines_may_end_in_a_lone_carriage_return() -> None:
    text = "Ferry out of service\nBy Ada Ohm\n2 June 2017\n" + STORY
    found = newsclean.clean(text.replace("\n", "\r"), kind="text")
    assert found.headline == "Ferry out of service"
    assert found.authors == ("Ada Ohm",)
    assert found.body == STORY.replace("\n", "\n\n")


def test_marks_of_markdown_go_on_over_the_end_of_a_line() -> None:
    last = (
        "It was built **in a small yard on the mainland** that [went out of business in the same"
        " year](https://yard.example/) as the board was founded."
    )
    wrapped = "\n\n".join(textwrap.fill(line, 56) for line in [*STORY.split("\n"), "* * *", last])
    found = newsclean.clean(f"# Ferry out of service\n\n{wrapped}\n", kind="text")
    assert found.headline == "Ferry out of service"
    assert found.body.endswith(
        "that went out of business in the same year as the board was founded."
    )
    assert "*" not in found.body
    assert newsclean.ledger.replay(found.input_text, found.edits) == found.body


def test_links_that_a_text_browser_numbered() -> None:
    text = (
        "     * [1]News\n     * [2]Sport\n\n   Ferry out of service\n\n   [The ferry at the quay]\n\n   "
        + STORY.replace("\n", "\n\n   ").replace("the harbour", "the [3]harbour")
        + "\n\n     * [4]Terms\n\nReferences\n\n   Visible links\n"
        + "".join(f"   {n}. https://island.example/{n}\n" for n in range(1, 5))
    )
    found = newsclean.clean(text, kind="text")
    assert found.body == STORY.replace("\n", "\n\n")
    assert newsclean.ledger.replay(found.input_text, found.edits) == found.body


def test_numbers_in_brackets_stay_where_no_addresses_are_listed() -> None:
    text = STORY.replace("the harbour", "the [3]harbour").replace("\n", "\n\n")
    assert "[3]harbour" in newsclean.clean(text, kind="text").body


def test_a_link_inside_a_sentence_is_joined_to_both_sides() -> None:
    torn = (
        STORY + "\n“We had no choice,” said the harbour master\nNils Kvarn\n, who signed the order."
    )
    body = newsclean.clean(torn, kind="text").body
    assert body.endswith(
        "“We had no choice,” said the harbour master Nils Kvarn, who signed the order."
    )


@pytest.mark.parametrize(
    ("story", "pointers", "stays"),
    [
        (
            "La cooperativa de Villa Ombú dejó de repartir leche en bicicleta, informó su gerente.\n"
            '"Ya nadie quiere pedalear de noche", explicó Tomás Ibarra, que la dirige desde 2003.\n',
            "VER MÁS: El último lechero de la provincia\nMirá también\nSube la nafta\n",
            "En lo que va del año se vendieron 41.000 litros.",
        ),
        (
            "Le bac de Port-Mer ne circulera plus la nuit à partir du mois de mai, annonce la mairie.\n"
            "« Il n’y a plus assez de passagers », regrette Anne Kerlo, qui dirige la régie depuis 2011.\n",
            "À lire aussi : Les horaires d’été du bac\n",
            "Selon le syndicat, une dizaine de marins pourraient changer de poste.",
        ),
    ],
)
def test_a_sentence_among_pointers_stays(story: str, pointers: str, stays: str) -> None:
    body = newsclean.clean(f"{story}{pointers}{stays}\nNewsletter\nComentarios\n", kind="text").body
    assert stays in body
    assert pointers.partition("\n")[0] not in body


def test_the_section_is_the_label_next_to_the_headline() -> None:
    text = f"Log in | Subscribe | E-Paper\n\nLocal\nFerry out of service\n\n{STORY}"
    assert newsclean.clean(text, kind="text").section == "Local"


def test_the_contact_at_the_end_of_a_release_goes() -> None:
    text = (
        f"PRESS RELEASE\n\nFerry out of service\n\n{STORY}\n\nMedia contact:\n\nIsland Harbour Board\n"
        "Nils Kvarn\nPhone: 0555 361-12114\npress@harbour.example\n"
    )
    assert newsclean.clean(text, kind="text").body == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "label",
    [
        "Image source, Ann Lee/Island Press",
        "Подпись к фото, Паром у причала",
        "Fuente de la imagen, Ana Lee",
        "التعليق على الصورة، العبارة عند الرصيف",
        "Image caption,\nThe ferry at the quay in 1998",
    ],
)
def test_pictures_as_broadcasters_label_them(label: str) -> None:
    first, rest = STORY.split("\n", 1)
    assert newsclean.clean(f"{first}\n{label}\n{rest}", kind="text").body == STORY.replace(
        "\n", "\n\n"
    )


def test_a_byline_and_a_day_in_front_of_the_first_sentence_below_a_headline() -> None:
    found = newsclean.clean(f"Ferry out of service\nby Ada Ohm (02/06/2017) - {STORY}", kind="text")
    assert (found.headline, found.authors) == ("Ferry out of service", ("Ada Ohm",))
    assert found.body == STORY.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "title",
    [
        "Ferry to the islands out of service | Island News",
        "Island News | Travel | Ferry to the islands out of service",
    ],
)
def test_the_longest_part_of_a_title_between_strokes(title: str) -> None:
    assert newsclean.clean(f"{title}\n{STORY}").headline == "Ferry to the islands out of service"


def test_entities_without_their_ampersand() -> None:
    text = f"{STORY} Wind nbsp;rose. Rain amp; hail are forecast."
    body = newsclean.clean(text, kind="text").body
    assert body.endswith("Wind rose. Rain & hail are forecast.")
