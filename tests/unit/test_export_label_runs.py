"""Records whose labels nobody knows here, days of several kinds, kickers, and mailboxes."""

from __future__ import annotations

import pytest
from growing import PROSE, changes, text, words

import newsclean
from newsclean.exports import catalogue, label_runs, mail
from newsclean.exports.text_lines import Sheet
from newsclean.model.article import Metadata

RUN = (
    "Albistea: 44812",
    "Egoera: argitaratua",
    "Saila: Herrialdea",
    "Azala: 1",
    "Izenburua: Skerryko ferria portuan geratuko da",
    "Egilea: Nora Pell",
    "Irudia: /media/ferria.jpg",
)


def record(*lines: str) -> Metadata:
    return catalogue.read(Sheet.of(text(*lines, "", PROSE, "", PROSE))).fields


def day(*lines: str) -> str:
    found = record(*lines).published
    return str(found.value)[:10] if found else ""


def run_of(*lines: str) -> int:
    return label_runs.run_of(Sheet.of(text(*lines)).lines)


def test_a_run_of_labels_in_any_language_is_no_part_of_the_story() -> None:
    article = newsclean.clean(text(*RUN, "Testua:", PROSE, "", PROSE))
    assert article.headline == "Skerryko ferria portuan geratuko da"
    assert article.body.startswith(PROSE)


def test_what_makes_a_run() -> None:
    assert run_of(*RUN) == len(RUN)
    assert changes(lambda n: bool(run_of(*RUN[-n:])), range(1, 8)) == [5]
    answered = RUN[1:5]
    assert run_of(*answered, "Bat: hitz", "Bi: hitz bat", "Hiru: hitz bi") == 0
    assert run_of(*answered, "Bat: hitz", "Bi: 2", "Hiru: hitz bi") == 7
    assert run_of(*RUN, "Egilea: Ada Ohm") == 0
    name = changes(lambda n: run_of(*RUN, f"{words(n, 'Lock')}: hitz") == 8, range(1, 9))
    assert name == [4]


def test_the_title_of_a_run() -> None:
    assert changes(lambda n: label_runs.title_in([words(n)]) is not None, range(1, 5)) == [2]
    assert label_runs.title_in(["The lock is shut for the year."]) is None


def test_what_a_field_is_set_to_is_no_headline() -> None:
    for answer in ("Evet", "нет", "はい", "3.412"):
        fields = record(
            "Haber No: 20", f"Manşet: {answer}", "Başlık: Havuz kapandı bugün", "İçerik:"
        )
        assert fields.headline is not None
        assert fields.headline.value == "Havuz kapandı bugün"


def test_of_several_days_that_of_publication_counts() -> None:
    assert day("Title: Lock", "Created: 5 May 2014", "Published: 6 May 2014") == "2014-05-06"
    assert day("Title: Lock", "Created: 5 May 2014", "Section: City") == "2014-05-05"
    assert day("Title: Lock", "Hochgeladen: 5.5.2014", "Date: 6.5.2014") == "2014-05-06"
    # When a record was taken out stands without a label.
    assert day("3 March 2021", "Title: Lock", "Date: 6 May 2014") == "2014-05-06"
    assert day("6 May 2014", "Title: Lock", "Date: 7 May 2014") == "2014-05-06"


@pytest.mark.parametrize(("size", "headed"), [(3, True), (4, True), (5, False)])
def test_a_kicker_above_the_headline(size: int, headed: bool) -> None:
    lines = ("The Lock Herald", "", "6 May 2014", "The Lock Herald • p. 4 • 486 words", "")
    title = words(8, "Lock")
    fields = record(*lines, words(size, "Law"), "", title, "Nora Pell")
    assert fields.headline is not None
    assert (fields.headline.value == title) == headed


def test_a_message_of_a_mailbox() -> None:
    head = (
        "From ada@herald.example  Tue Mar  3 19:22:41 1998",
        "X-Status: RO",
        "Received: (from x@y)",
        "  by z.example",
        "From: Ada Holt <ada@herald.example>",
        "Subject: The lock is shut for the winter,",
        "  says its keeper",
        "Date: Tue, 3 Mar 1998 19:22:08 -0600",
    )
    fields = mail.read(Sheet.of(text(*head, "", PROSE, "", PROSE))).fields
    assert fields.headline is not None
    assert fields.headline.value == "The lock is shut for the winter, says its keeper"
    assert fields.published is not None
    assert str(fields.published.value)[:10] == "1998-03-03"
