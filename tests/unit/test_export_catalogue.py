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


VALUES = ("Canal lock reopens after winter", "Lena Frost", "2019-03-05", "Canal Herald")
ENGLISH = ("Headline", "Author", "Date", "Source")


def given(article: Article) -> tuple[object, ...]:
    return article.headline, article.authors, article.published, article.site_name


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("{0}:\n{1}\n", id="the value below its label"),
        pytest.param("{0}| {1}\n", id="a bar for a colon"),
        pytest.param("{0}\n{1}\n", id="labels without a colon"),
    ],
)
def test_how_labels_are_set(head: str) -> None:
    record = [*zip(ENGLISH, VALUES, strict=True), ("Printed", "1,980 copies")]
    article = read("".join(head.format(*field) for field in record) + f"\n{BODY}")
    assert given(article) == (VALUES[0], (VALUES[1],), date(2019, 3, 5), VALUES[3])
    assert article.body == BODY


KNOWN = (("Source", "Canal Herald"), ("Date", "2019-03-05"), ("Edition", "Late"))
UNKNOWN = (("Weather", "Wet"), ("Tides", "High"), ("Moon", "Full"), ("Wind", "West"))


@pytest.mark.parametrize(
    ("known", "unknown", "told"), [(3, 0, True), (3, 3, True), (3, 4, False), (2, 0, False)]
)
def test_of_labels_without_colons_three_and_half_must_be_known(
    known: int, unknown: int, told: bool
) -> None:
    record = (*KNOWN[:known], *UNKNOWN[:unknown])
    head = "".join(f"{name}\n{value}\n" for name, value in record)
    rules = [edit.rule for edit in read(f"{head}\n{BODY}").edits]
    assert ("exports.head" in rules) is told


def test_the_foot_of_a_record_says_what_nobody_may_do() -> None:
    head = "".join(f"{a}: {b}\n" for a, b in zip(ENGLISH, VALUES, strict=True))
    law = "This record is protected by copyright and may not be distributed outside your organisation."
    assert read(f"{head}\n{BODY}\n\n© Canal Herald\n{law}").body == BODY
    # In a story, nobody else's words stand around it.
    told = (
        f"The painting on the lock is protected by copyright, the council said on Monday.\n\n{BODY}"
    )
    assert read(told).body == told


def test_a_paper_named_beside_the_day_and_in_the_notice_of_rights() -> None:
    record = (
        "News - Hit 3 of 8\nCanal lock reopens after winter\nCanal Herald. Printed 2019-03-05.\n"
        f"Page 6-7. Local.\nLena Frost\n\n{BODY}\n\n© Canal Herald\nhttps://herald.example/7"
    )
    article = read(record)
    assert given(article) == (VALUES[0], (VALUES[1],), date(2019, 3, 5), VALUES[3])
    assert article.body == BODY
    assert read(record.replace("© Canal Herald", "© Others")).site_name != "Canal Herald"
