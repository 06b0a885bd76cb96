"""UTF-8 read as windows-1252, where programs wrote a question mark for bytes that this charset lacks."""

from __future__ import annotations

import pytest

import newsclean


def garbled(text: str) -> str:
    """The text as such a program leaves it."""
    return "".join(
        bytes([b]).decode("cp1252", "replace").replace("\ufffd", "?") for b in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Łódź i Kraków są duże. „Łatwo nie będzie”, mówi Łukasz, który żyje tam źle.",
        "På kajen står båten. ”Det är bra”, säger Örjan, och så går de åt öster.",
        "Ponoć je šuma žuta. „Čekam”, kaže žena. Ćup je pun.",
    ],
)
def test_one_letter_alone_may_have_stood_there(text: str) -> None:
    mended = newsclean.clean_text(garbled(text))
    assert mended.text == text
    assert not mended.suspects


def test_where_two_may_have_the_rest_is_read_and_the_place_flagged() -> None:
    mended = newsclean.clean_text(
        garbled("Příliš žluťoučký kůň úpěl ódy. Řekl to krásný Čeněk v Brně.")
    )
    assert mended.text == "Příliš žluťouÄ?ký kůň úpěl ódy. Řekl to krásný Čeněk v Brně."
    assert [suspect.text for suspect in mended.suspects] == ["žluťouÄ?ký"]


@pytest.mark.parametrize(
    "text",
    [
        "Was sagt er zu FÅ? Und dann? Ich weiß es nicht, sagt sie. Schön wär’s.",
        "Vil du være med PÅ? Ja, så gerne. Æblet er rødt.",
    ],
)
def test_real_questions_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text


@pytest.mark.parametrize(
    ("word", "right"), [("EskiÅŸehir", "Eskişehir"), ("DoÄŸan", "Doğan"), ("koÅ„ca", "końca")]
)
def test_a_sequence_amid_small_letters_is_read_in_a_clean_line(word: str, right: str) -> None:
    line = "Yolcular – {} hattındaki otobüslerle taşınacak."
    assert newsclean.clean_text(line.format(word)).text == line.format(right)


@pytest.mark.parametrize("word", ["iÅXe", "camelÄCase", "xÃ–y".replace("–", "-")])
def test_what_no_language_writes_there_stays(word: str) -> None:
    assert word in newsclean.clean_text(f"Der Name {word} steht auf der Liste der Häfen.").text
