"""What carried a story: a cell of CSV, an item of a feed, a page of lynx, a mail, a stamp of the day."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.extraction.text_lines.line_signs import is_stamp, line_signs

PROSE = (
    "The ferry to the islands has been taken out of service after a survey found cracks in its hull.\n\n"
    'The board will meet again on Thursday. "We will not sail on hope," said Ruth Adeyemi.\n\n'
    "Passengers will be carried by a chartered vessel until the autumn."
)


def test_a_cell_of_csv_loses_its_marks_and_one_of_each_two_within() -> None:
    cell = '"' + PROSE.replace('"', '""') + '"'
    assert newsclean.clean_text(cell).text == PROSE


@pytest.mark.parametrize(
    "text",
    [
        '"We will not sail on hope," said Ruth Adeyemi, who heads the board. "It is closed."',
        '"It was ""closed"" on Monday, and on "Tuesday" it was open again, the port said."',
        '"The whole text stands between one pair of marks, and has no others within it."',
    ],
)
def test_other_marks_at_both_ends_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    ("title", "address", "headline"),
    [
        (
            "Ferry is laid up - The Rift Standard",
            "https://riftstandard.example/1",
            "Ferry is laid up",
        ),
        (
            "Ferry is laid up | Rift-Standard",
            "https://www.rift-standard.example/1",
            "Ferry is laid up",
        ),
        (
            "Ferry is laid up - for good",
            "https://riftstandard.example/1",
            "Ferry is laid up - for good",
        ),
        ("Ferry is laid up - The Art", "https://art.example/1", "Ferry is laid up - The Art"),
    ],
)
def test_an_item_of_a_feed(title: str, address: str, headline: str) -> None:
    article = newsclean.clean(
        f"Title: {title}\nLink: {address}\nPubDate: Wed, 30 Jun 2021 07:15:00 +0300\n"
        f"Author: news@rift.example (Wanjiru Kamau)\n\n{PROSE}\n\n"
        f"The post {title} first appeared on The Rift Standard.",
        kind="text",
    )
    assert (article.headline, article.authors) == (headline, ("Wanjiru Kamau",))
    assert article.body == PROSE


def test_lynx_lists_links_without_words_apart_and_leaves_numbers_out() -> None:
    page = (
        "   [1]Home | [2]News\n\n   Ferry is laid up\n\n   "
        + PROSE.replace("\n\n", "\n\n   ").replace("chartered", "[7]chartered")
        + "\n\nReferences\n\n   Visible links\n   1. http://paper.example/\n   2. http://paper.example/news\n"
        "   7. http://paper.example/boat\n   Hidden links:\n   8. http://paper.example/x\n"
        "   9. http://paper.example/y\n"
    )
    article = newsclean.clean(page, kind="text")
    assert (article.headline, article.body) == ("Ferry is laid up", PROSE)


def test_the_line_below_a_forwarded_story_goes() -> None:
    mail = f"----- Begin forwarded message -----\n\n{PROSE}\n\n----- End forwarded message -----\n"
    assert newsclean.clean(mail, kind="text").body == PROSE


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Published: Aug. 17, 2021 at 6:12 p.m. | Updated: Aug. 18, 2021 at 7:03 a.m.", True),
        ("Publié le 12 mars 2021 à 14h05, mis à jour le 13 mars 2021 à 9h", True),
        ("Опубликовано 5 мая 2021, 10:30", True),
        ("Her first novel was published in May 2021, the second in June 2022.", False),
        ("Friday 4 June 2021, in the small hours", False),
        ("Published in May", False),
    ],
)
def test_a_stamp_says_when_and_no_more(line: str, stamp: bool) -> None:
    assert is_stamp(line_signs(line), line) is stamp


def test_a_stamp_that_ends_as_a_sentence_is_no_paragraph() -> None:
    stamp = "Published: Aug. 17, 2021 at 6:12 p.m. | Updated: Aug. 18, 2021 at 7:03 a.m."
    article = newsclean.clean(
        f"Ferry is laid up\nBy Ada Holt\nStaff Writer\n{stamp}\n\n{PROSE}", kind="text"
    )
    assert str(article.published)[:10] == "2021-08-17"
    assert article.body == PROSE


@pytest.mark.parametrize(
    "menu",
    [
        "News24seven   Business   Sport   Lifestyle   Subscribe",
        "News | Sport | Jobs | Homes | Lonely Hearts",
    ],
)
def test_a_menu_above_the_headline_is_none(menu: str) -> None:
    article = newsclean.clean(
        f"{menu}\nFerry to the islands is laid up for the whole winter\n01 Jun 2022\nAda Holt\n\n{PROSE}",
        kind="text",
    )
    assert article.headline == "Ferry to the islands is laid up for the whole winter"


def test_a_formula_begins_no_tag_in_markdown() -> None:
    page = b"<article><p>The keeper wrote <math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>.</p></article>"
    assert "$a< b$" in newsclean.clean(page).to_markdown()


def test_a_story_in_front_of_a_dated_notice_is_no_remark_of_a_sender() -> None:
    head = "From: Ada <ada@skerry.example>\nTo: all@skerry.example\nSubject: The ferry is laid up"
    notice = (
        "Summer meeting of the lock keepers\n16 June 2017\n\nThey meet in the pump house at noon."
    )
    article = newsclean.clean(f"{head}\n\n{PROSE}\n\n{notice}", kind="text")
    assert article.body.startswith(PROSE)


def test_a_letter_that_begins_with_a_story_keeps_it_above_the_next_one() -> None:
    article = newsclean.clean(
        f"View this email in your browser\n\nThe Canal Letter\n\n{PROSE}\n\n"
        "Old pump house finds a buyer at last\nBy Tom Rowe\n\n"
        "The roof will be mended before the winter, said the new owner, Ann Lee.\n\n"
        "You are receiving this email because you signed up.\nUnsubscribe | Update your preferences\n",
        kind="text",
    )
    assert article.body.startswith(PROSE)
