"""Mail, newsletters, Markdown, agency copy, releases, embedded posts: their marks go, their words stay."""

from __future__ import annotations

from datetime import date

import pytest

from newsclean import Article, clean, clean_text, ledger
from newsclean.exports.export_words import Said, listed, said_in

STORY = (
    "The lock on the canal reopens on Monday after a winter of repairs to its gates, the council said.",
    "“We are glad that it is done at last,” said Ada Holt, who has kept the lock since 1998.",
    "Boats may pass from six in the morning until the evening, and the fee stays as it was.",
)
BODY = "\n\n".join(STORY)
TITLE = "Canal lock reopens after winter"


def read(text: str) -> Article:
    article = clean(text, kind="text")
    assert ledger.undo(article.body, article.edits) == article.input_text
    return article


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Ada <ada@canal.example>\n"
        f"Date: Tue, Mar 5, 2019 at 9:41 AM\nSubject: Fwd: {TITLE}\nTo: <all@canal.example>",
        "-------- Weitergeleitete Nachricht --------\n"
        f"Betreff: WG: {TITLE}\nDatum: 5. März 2019\nVon: Ada Holt\nAn: Alle",
        f"Début du message transféré :\n\nDe : Ada Holt\nObjet : {TITLE}\nDate : 5 mars 2019\nÀ : tous",
        f"De: Ada Holt\nEnviado el: 5 de marzo de 2019\nPara: Todos\nAsunto: RV: {TITLE}",
    ],
)
def test_the_head_of_a_forwarded_mail(head: str) -> None:
    article = read(f"{head}\n\n{BODY}\n\n--\nSent from my phone")
    assert article.body == BODY
    assert article.headline == TITLE
    assert str(article.published)[:10] == "2019-03-05"


def test_front_matter_becomes_fields() -> None:
    article = read(f'---\ntitle: "{TITLE}"\nauthor: Lena Frost\ndate: 2019-03-05\n---\n\n{BODY}')
    assert (article.headline, article.authors) == (TITLE, ("Lena Frost",))
    assert article.published == date(2019, 3, 5)
    assert article.body == BODY


def test_marks_of_markdown_go() -> None:
    text = (
        f"# {TITLE}\n\n![The lock](https://img.example/1.jpg)\n\n"
        + STORY[0].replace("the council", "[the council](https://council.example)")
        + f"\n\n## What it costs\n\n{STORY[1]}\n\n{STORY[2].replace('six', '**six**')}"
    )
    article = read(text)
    assert article.headline == TITLE
    assert article.body == f"{STORY[0]}\n\nWhat it costs\n\n{STORY[1]}\n\n{STORY[2]}"


@pytest.mark.parametrize(
    "text",
    [
        "He typed 2 * 3 * 4 and was told that it is 24.",
        "The file is called my_first_story and lies in my_second_folder.",
        "Prices* may vary.\n\n*As of May.",
        "The #1 song of the year is about a lock.",
    ],
)
def test_stars_and_dashes_of_writers_stay(text: str) -> None:
    assert clean_text(text).text == text


def test_agency_copy() -> None:
    text = (
        "BC-XB--Canal Lock, 2nd Ld-Writethru\nCanal lock reopens after long winter\n"
        "Eds: UPDATES with fee.\nBy LENA FROST\nCoast News Service\n\n"
        f"{STORY[0]}\n\n{STORY[1]}\n\n(MORE)\n\nCANAL LOCK, 1ST ADD\n\n{STORY[2]}\n\n-30-\n\n03-14-19 0630GMT"
    )
    article = read(text)
    assert article.body == BODY
    assert article.headline == "Canal lock reopens after long winter"
    assert article.authors == ("Lena Frost",)


@pytest.mark.parametrize(
    "end",
    [
        "ENDS",
        "- ENDE -",
        "(FIN)",
        "# # #",
        "###",
        "NNNN",
        "om/pjd/kl",
        "REUTER",
        "-30-",
        "Enditem",
        "*** FINE ***",
    ],
)
def test_marks_of_the_end(end: str) -> None:
    assert read(f"{TITLE}\n\n{BODY}\n\n{end}").body == BODY


@pytest.mark.parametrize("end", ["  Enditem", " -30-", " (ENDS)"])
def test_a_mark_of_the_end_on_the_last_line(end: str) -> None:
    assert read(f"{TITLE}\n\n{BODY}{end}").body == BODY


@pytest.mark.parametrize(
    ("release", "contact"),
    [
        ("FOR IMMEDIATE RELEASE", "Media Contact:"),
        ("PRESSEMITTEILUNG", "Pressekontakt:"),
        ("COMMUNIQUÉ DE PRESSE", "Contact presse :"),
        ("COMUNICATO STAMPA", "Ufficio stampa:"),
        ("ПРЕСС-РЕЛИЗ", "Контакты для СМИ:"),
    ],
)
def test_the_head_of_a_release(release: str, contact: str) -> None:
    block = f"{contact}\nAda Holt\nada@canal.example\n+1 555 0100"
    text = f"{release}\n\nMarch 5, 2019\n\n{block}\n\n{TITLE}\n\n{BODY}"
    article = read(text)
    assert article.body == BODY
    assert article.headline == TITLE
    assert article.published == date(2019, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "View this post on Instagram",
        "A post shared by Ada Holt (@ada) on Mar 4, 2019",
        "Ein Beitrag geteilt von Ada Holt (@ada)",
        "Voir cette publication sur Instagram",
        "(Continued on page 6)",
        "SEE LOCK, A6",
        "Fortsetzung auf Seite 4",
        "Suite page 3",
    ],
)
def test_lines_between_paragraphs(line: str) -> None:
    assert read(f"{TITLE}\n\n{STORY[0]}\n\n{line}\n\n{STORY[1]}\n\n{STORY[2]}").body == BODY


def test_addresses_of_an_embedded_post() -> None:
    text = (
        f"{STORY[0]} pic.twitter.com/a1B2c3D4e5\n\n{STORY[1]} https://t.co/Zz9Yy8Xx7W\n\n{STORY[2]}"
    )
    assert clean_text(text).text == BODY


def test_a_note_on_the_reporter() -> None:
    note = "Lena Frost is a reporter for the Herald. Reach her at 555-0100 or lena@canal.example."
    assert read(f"{TITLE}\n\n{BODY}\n\n{note}").body == BODY


def test_how_to_reach_others_stays() -> None:
    text = f"{BODY}\n\nWho wants to help can call the shelter at 555-0100 or write to help@shelter.example."
    assert clean_text(text).text == text


@pytest.mark.parametrize(
    "opening",
    [
        "By Lena Frost Published 9:41 am, Tuesday, March 5, 2019 ",
        "By . Lena Frost . PUBLISHED: . 09:41 EST, 5 March 2019 . | . UPDATED: . 11:20 EST, 5 March 2019 . ",
    ],
)
def test_byline_and_date_in_front_of_the_first_sentence(opening: str) -> None:
    article = read(opening + " ".join(STORY))
    assert article.authors == ("Lena Frost",)
    assert str(article.published)[:10] == "2019-03-05"
    assert article.body == " ".join(STORY)


def test_a_newsletter() -> None:
    text = (
        f"View this email in your browser\n(https://mail.example/1)\n\n** {TITLE}\n{'-' * 40}\n\n{BODY}\n\n"
        "==================\nYou are receiving this email because you signed up.\n\n"
        "Want to change how you receive these emails?\nYou can unsubscribe (https://mail.example/2)"
    )
    article = read(text)
    assert (article.headline, article.body) == (TITLE, BODY)


@pytest.mark.parametrize(
    ("table", "key"),
    [("newsletter", "head"), ("newsletter", "foot"), ("lines", "embeds"), ("lines", "captions")],
)
def test_a_phrase_is_found_by_what_a_text_must_have_that_holds_it(table: str, key: str) -> None:
    for phrase in listed(table, key):
        assert phrase in said_in(Said.of(f"re{phrase}s it."), table, key)
        torn = Said.of(f"{phrase[:-1]} {phrase[-1]}")
        assert phrase not in said_in(torn, table, key)


@pytest.mark.parametrize(
    ("note", "goes"),
    [
        ("Contact the reporter at 555-0100.", True),
        ("Contact the reporter at lena@canal.example.", True),
        ("Reach the reporter, who covers the lock, in 2015-2019.", False),
        ("The reporter was out of reach on Monday, his editor said.", False),
    ],
)
def test_how_the_reporter_is_reached(note: str, goes: bool) -> None:
    rules = [edit.rule for edit in read(f"{TITLE}\n\n{BODY}\n\n{note}").edits]
    assert any("marks.reporter" in rule for rule in rules) is goes


@pytest.mark.parametrize(
    ("note", "goes"),
    [
        ("Correction: An earlier version of this story named the wrong year of the repairs.", True),
        ("Correction: October 2, 2016, Sunday.", False),
        ("CORRECTION:", False),
    ],
)
def test_a_correction_goes_with_what_it_corrects(note: str, goes: bool) -> None:
    below = "This article has been revised to reflect the year of the repairs."
    text = read(f"{TITLE}\n\n{BODY}\n\n{note}\n\n{below}").body
    assert (note in text) is not goes
