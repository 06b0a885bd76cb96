"""A genuine sentence that shares its paragraph with an agency, a credit or a pointer stays; those go."""

from __future__ import annotations

import pytest

import newsclean

STORIES = {
    "en": "The storm kept the ferry in the harbour of the town for two days, said the captain.",
    "es": "La tormenta retuvo el barco en el puerto de la ciudad dos días, dijo el capitán.",
    "it": "La tempesta ha tenuto il traghetto nel porto della città per due giorni, ha detto il capitano.",
    "pl": "Burza zatrzymała prom w porcie miasta na dwa dni, powiedział kapitan.",
    "de": "Der Sturm hielt die Fähre zwei Tage im Hafen der Stadt fest, sagte der Kapitän.",
    "fr": "La tempête a retenu le bac deux jours dans le port de la ville, a dit le capitaine.",
    "sv": "Stormen höll färjan kvar i stadens hamn i två dagar, sade kaptenen.",
    "ru": "Шторм два дня держал паром в порту города, сказал капитан.",
    "pt": "A tempestade reteve a balsa dois dias no porto da cidade, disse o capitão.",
}


@pytest.mark.parametrize(
    ("language", "sentence", "behind"),
    [
        ("en", "The ferry sails again on Monday morning.", "(AFP)."),
        ("es", "La obra termina en octubre.", "(EFE)"),
        ("es", "La obra termina en octubre.", "EFE"),
        ("it", "Il molo riaprirà venerdì.", "(ANSA)."),
        ("pl", "Most wraca w piątek rano.", "(PAP)"),
        ("de", "Die Fähre fährt am Montag wieder.", "(dpa/lno)"),
        ("fr", "Le pont rouvrira lundi matin.", "(Avec AFP)"),
        ("sv", "Färjan går igen på måndag.", "(TT)"),
        ("fr", "Un portique mesurera leur hauteur.", "Lire aussi : Un camion sur le quai"),
        ("pt", "A balsa volta na segunda.", "Leia também: Um caminhão no cais"),
        ("pl", "Most wraca w piątek rano.", "(Czytaj też: Ciężarówka na nabrzeżu)"),
    ],
)
def test_the_sentence_stays(language: str, sentence: str, behind: str) -> None:
    text = f"{STORIES[language]}\n\n{sentence} {behind}\n"
    assert newsclean.clean(text).body == f"{STORIES[language]}\n\n{sentence}"


def test_a_short_sentence_in_front_of_who_reported_it_stays_on_a_page() -> None:
    paragraphs = [
        STORIES["pt"],
        "“Não é uma decisão da empresa, é do rio”, afirmou o diretor, Otávio Brandão, aos moradores da vila.",
        "A balsa volta ao cais em 4 de outubro. (Reportagem de Célia Antunes; edição de Marcos Lira)",
    ]
    page = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html lang='pt'><body><article><h1>Balsa parada</h1>{page}</article></body></html>"
    assert "A balsa volta ao cais em 4 de outubro." in newsclean.clean(html).body


@pytest.mark.parametrize(
    ("language", "sentence", "plea"),
    [
        ("en", "The works cost a million pounds in all.", "Follow us on Facebook for more."),
        ("en", "The works cost a million pounds in all.", "Subscribe to our newsletter for more."),
        (
            "fr",
            "Les travaux coûtent un million.",
            "Suivez toute l’actualité sur notre page Facebook.",
        ),
        ("de", "Die Arbeiten kosten eine Million Euro.", "Folgen Sie uns auf Instagram."),
        ("es", "Las obras costaron un millón de euros.", "Síguenos en Twitter y Facebook"),
        ("ru", "Работы обошлись в миллион евро.", "Подписывайтесь на наш канал в Telegram."),
    ],
)
def test_a_plea_goes_whole_and_the_sentence_in_front_of_it_stays(
    language: str, sentence: str, plea: str
) -> None:
    text = f"{sentence} {plea}\n\n{STORIES[language]}"
    assert newsclean.clean_text(text).text == f"{sentence}\n\n{STORIES[language]}"


@pytest.mark.parametrize(
    "text",
    [
        "“We open on Monday in the harbour. Follow us on Facebook for more.\n\n“And call us,” said Ann Low.",
        "The union wants pay. Join us at the rally on Monday, it wrote on Facebook.\n\nThe firm said no.",
        "Er nannte Zahlen im Rat der Stadt. Mehr dazu: siehe Anhang 3 des Berichts\n\nDer Rat vertagte sich.",
    ],
)
def test_what_somebody_said_and_a_reference_within_the_text_stay(text: str) -> None:
    assert newsclean.clean_text(text).text == text
