"""Short lines beside a story: reading times, captions, buttons, pointers, sentences that name nobody."""

from __future__ import annotations

import pytest
from growing import PROSE, changes, gone, text, words

import newsclean
from newsclean.exports import line_marks, markdown_marks, wire
from newsclean.exports.text_lines import Sheet
from newsclean.extraction.text_lines.line_signs import line_signs
from newsclean.extraction.text_lines.page_parts import (
    is_dense_caption,
    is_reading_time,
    names_nobody,
    page_parts,
)
from newsclean.metadata import read_names


@pytest.mark.parametrize(
    "line",
    [
        "3 мин.",
        "Час читання: 2 хв",
        "Lesezeit: ca. 4 Min",
        "Temps de lecture : 3 min",
        "5 min read",
        "この記事は約3分で読めます",
        "阅读时间：3分钟",
    ],
)
def test_how_long_a_story_takes_to_read(line: str) -> None:
    assert is_reading_time(line)


@pytest.mark.parametrize(
    "line", ["5 to 3", "3 minutes late", "3 - 5 min or 7 min", "Read in minutes", "3分の沈黙"]
)
def test_what_is_no_reading_time(line: str) -> None:
    assert not is_reading_time(line)


def test_how_long_a_line_of_reading_time_is() -> None:
    assert changes(lambda n: is_reading_time("5" + " min" * n), range(1, 20)) == [9]


def test_japanese_captions() -> None:
    assert is_dense_caption("開店の準備を進める人たち＝7月29日、南瀬市")
    assert is_dense_caption("閘門の工事＝南瀬市提供")
    assert not is_dense_caption("開店の準備＝7月29日、南瀬市で始まった。")
    assert not is_dense_caption("閘門の工事＝南瀬市")
    size = changes(lambda n: is_dense_caption("磯" * n + "＝7月29日"), range(100, 180))
    assert size == [134]


def test_sentences_that_name_nobody() -> None:
    def nobody(role: str, line: str) -> bool:
        return names_nobody(role, line_signs(line), line)

    # The last word makes it long enough for a sentence.
    credit = changes(lambda n: nobody("credit", words(n, "Foto") + " verboooten."), range(4, 9))
    assert credit == [5]
    note = changes(lambda n: nobody("author-note", words(n, "lock") + " shuuuuuuut."), range(3, 9))
    assert note == [4]
    line = "Kommentare wollte der Bauunternehmer nicht abgeben."
    assert nobody("author-note", line)
    assert not nobody("caption", line)
    assert not nobody("author-note", "Der Redakteur wollte keine Kommentare abgeben.")


def parts(*lines: str) -> list[str]:
    given = [line for line in lines if line]
    apart = [not lines[i - 1] for i, line in enumerate(lines) if line]
    return [given[i] for i in sorted(page_parts([line_signs(x) for x in given], apart))]


STORY = (PROSE, "", PROSE, "")


def test_buttons_and_titles_below_a_pointer() -> None:
    listed = ("Читайте также", "Арбитраж отказал в отсрочке", "Кто купит комбинат", "")
    assert parts(*STORY, *listed, PROSE) == list(listed[1:3])
    assert parts(*STORY, "Читайте также", "", "Кто купит комбинат", "", PROSE) == []
    asked = changes(lambda n: bool(parts(*STORY, words(n), "Подписаться", "", PROSE)), range(4, 12))
    assert asked == [7]
    assert parts(*STORY, words(8), "Подписаться", PROSE) == []
    assert parts(PROSE, "", *listed, words(9)) == []
    # Of four paragraphs, three have a blank line above.
    assert parts(*STORY, PROSE, PROSE, "", *listed) == list(listed[1:3])
    assert parts(*STORY, PROSE, PROSE, PROSE, "", *listed) == []


def test_a_note_in_brackets_above_a_headline() -> None:
    def taken(note: str, below: str = "The lock is shut") -> bool:
        return note in gone(wire.read, text(note, below, "", PROSE, "", PROSE))

    assert taken("(Adds quotes from the keeper)")
    assert taken("(Neu: Zitate)")
    assert not taken("(Skerry Mail)")
    assert not taken("(5 May 2014)")
    assert not taken("(By Ada Maria Ohm)")
    assert not taken("(Adds quotes from the keeper)", PROSE)
    assert not taken("(Adds quotes from the keeper)", "Lock shut")
    assert taken("Unfälle/Bahn/")
    assert taken("abc0345 4 vm 371  abc/de 0533")


def test_wrapped_links_stay_in_their_paragraph() -> None:
    address = "(https://lock.example/" + "x" * 40 + ")"
    wrapped = (
        "# The lock",
        "",
        "The council said on Monday that the",
        f"[keeper]{address} of it",
        "is to go.",
    )
    body = newsclean.clean(text(*wrapped, "", PROSE, "", PROSE)).body
    assert "The council said on Monday that the keeper of it is to go." in body
    fits = [
        e
        for e in markdown_marks.read(
            Sheet.of(text("# Lock", "", "Said [so](x) here", "by the man"))
        ).edits
        if e.after == " "
    ]
    assert not fits


def test_contacts_and_outlets_of_authors() -> None:
    note = "Reach Ada Ohm at 555-0142 or ada@lock.example."
    assert note in gone(
        line_marks.read, text("The lock", "By Ada Ohm", "", PROSE, "", PROSE, "", note)
    )
    assert read_names("By Sam Reed for the Skerry Mail") == ("Sam Reed",)
    assert read_names("Von Nora Pell für den Boten") == ("Nora Pell",)
    assert read_names("By Center for Lock Studies") == ("Center for Lock Studies",)
