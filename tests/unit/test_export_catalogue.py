"""Records of databases and labelled dumps: what stands above and below the story becomes fields."""

from __future__ import annotations

from datetime import date

import pytest

from newsclean import Article, clean, ledger

STORY = (
    "The lock on the canal reopens on Monday after a winter of repairs to its gates, the council said.",
    "“We are glad that it is done at last,” said Ada Holt, who has kept the lock since 1998.",
    "Boats may pass from six in the morning until the evening, and the fee stays as it was.",
)
BODY = "\n\n".join(STORY)
GERMAN = (
    "Die Schleuse am Kanal öffnet am Montag nach einem Winter voller Arbeiten, teilte der Rat mit.",
    "„Wir sind froh, dass es endlich vorbei ist“, sagte Ada Holt, die dort seit 1998 arbeitet.",
    "Boote dürfen von sechs Uhr morgens bis zum Abend durch, und die Gebühr bleibt, wie sie war.",
)


def read(text: str) -> Article:
    article = clean(text, kind="text")
    assert ledger.undo(article.body, article.edits) == article.input_text
    return article


@pytest.mark.parametrize(
    "labels",
    [
        ("Headline", "Author", "Date", "Source", "Body"),
        ("TITLE", "BYLINE", "PUBLICATION DATE", "NEWSPAPER", "FULL TEXT"),
        ("Titel", "Autor", "Datum", "Quelle", "Text"),
        ("Titre", "Auteur", "Date de publication", "Source", "Texte intégral"),
        ("Título", "Autora", "Fecha", "Fuente", "Cuerpo"),
        ("Titolo", "Autore", "Data", "Fonte", "Testo"),
        ("Заголовок", "Автор", "Дата", "Источник", "Текст"),
        ("標題", "記者", "日期", "來源", "內容"),
        ("제목", "기자", "날짜", "출처", "본문"),
        ("Başlık", "Yazar", "Tarih", "Kaynak", "Metin"),
    ],
)
@pytest.mark.parametrize("colon", [": ", " : ", "："])
def test_labelled_fields_in_many_languages(labels: tuple[str, ...], colon: str) -> None:
    values = ("Canal lock reopens after winter", "Lena Frost", "2019-03-05", "Canal Herald")
    head = "\n".join(f"{a}{colon}{b}" for a, b in zip(labels, values, strict=False))
    article = read(f"{head}\n{labels[-1]}{colon.rstrip()}\n\n{BODY}")
    assert article.body == BODY
    assert article.headline == values[0]
    assert article.authors == (values[1],)
    assert article.published == date(2019, 3, 5)
    assert article.site_name == values[3]
    assert article.fields.headline is not None
    assert article.fields.headline.origin == "text"


def test_the_story_behind_its_label_on_one_line() -> None:
    article = read(f"Title: Canal lock reopens\nAuthor: Frost, Lena\nText: {BODY}")
    assert (article.headline, article.authors, article.body) == (
        "Canal lock reopens",
        ("Lena Frost",),
        BODY,
    )


def test_a_record_with_counter_and_labels_above_and_below() -> None:
    text = (
        "                    Document 3 of 12\n\n              The Canal Herald\n\n"
        "              March 5, 2019 Tuesday\n\nCanal lock reopens after winter\n\nBYLINE: Lena Frost\n\n"
        f"SECTION: LOCAL; Pg. 4\n\nLENGTH: 88 words\n\n{BODY}\n\nLOAD-DATE: March 6, 2019\n\n"
        "LANGUAGE: ENGLISH\n\nCopyright 2019 Canal Herald Limited\nAll Rights Reserved"
    )
    article = read(text)
    assert article.body == BODY
    assert article.headline == "Canal lock reopens after winter"
    assert (article.site_name, article.section) == ("The Canal Herald", "LOCAL")
    assert article.published == date(2019, 3, 5)


def test_a_record_whose_headline_comes_first() -> None:
    text = (
        "Kanalschleuse öffnet wieder\n\nKanalbote\n\n5. März 2019 Dienstag\n\nCopyright 2019 Kanalbote GmbH "
        "Alle Rechte vorbehalten\n\nRubrik: LOKALES; S. 4\n\nLänge: 88 Wörter\n\nAutor: Lena Frost\n\n"
        "Body\n\n"
        + "\n\n".join(GERMAN)
        + "\n\nKlassifizierung\n\nSprache: GERMAN; DEUTSCH\n\nPublikationstyp: Zeitung\n\n"
        "Update: 6. März 2019\n\nEnde des Dokuments"
    )
    article = read(text)
    assert article.headline == "Kanalschleuse öffnet wieder"
    assert article.site_name == "Kanalbote"
    assert article.authors == ("Lena Frost",)
    assert article.published == date(2019, 3, 5)
    assert [b.text for b in article.blocks] == list(GERMAN)


def test_a_record_of_lines_that_nothing_labels() -> None:
    text = (
        "Canal lock reopens after winter\nBy Lena Frost\n88 words\n5 March 2019\nCanal Herald\nCANHER\n4\n"
        f"English\n(c) 2019 Canal Herald Limited. All rights reserved.\n\n{BODY}\n\n"
        "Document CANHER0020190305ef350001p"
    )
    article = read(text)
    assert article.body == BODY
    assert (article.headline, article.site_name) == (
        "Canal lock reopens after winter",
        "Canal Herald",
    )


def test_a_record_with_codes_of_two_letters() -> None:
    text = (
        "HD\nCanal lock reopens after winter\nBY\nBy Lena Frost\nWC\n88 words\nPD\n5 March 2019\n"
        f"SN\nCanal Herald\nLA\nEnglish\nLP\n\n{STORY[0]}\n\nTD\n\n{STORY[1]}\n\n{STORY[2]}\n\n"
        "CO\n\nCANCO : Canal Company\n\nAN\nDocument CANHER0020190305ef350001p"
    )
    article = read(text)
    assert article.body == BODY
    assert article.headline == "Canal lock reopens after winter"


@pytest.mark.parametrize(
    "text",
    [
        f"Canal lock reopens\n\n{BODY}\n\nNote: the lock is shut on Sundays, as it has always been.",
        f"Interview\n\nQ: Was it cold?\n\nA: It was.\n\n{BODY}",
        f"{STORY[0]}\n\nWhat it costs: four pounds a boat.\n\n{STORY[1]}",
        f"{STORY[0]}\n\nSource: the council's own figures, as of May.\n\n{STORY[1]}\n\n{STORY[2]}",
    ],
)
def test_labels_of_writers_stay(text: str) -> None:
    assert not [e for e in read(text).edits if e.rule.startswith("exports.")]
