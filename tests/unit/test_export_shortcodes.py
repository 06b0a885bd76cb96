"""What publishing systems leave in a text: shortcodes, template tags, unset values."""

from __future__ import annotations

import pytest

from newsclean import clean_text, ledger

ONE = "The lock on the canal reopens on Monday, the council said in a statement on Thursday."
TWO = "Boats may pass from six in the morning until the evening, and the fee stays the same."


@pytest.mark.parametrize(
    "line",
    [
        '[caption id="a_1" width="300"]The lock in May[/caption]',
        "[embed]https://video.example/1[/embed]",
        "[ad_1]",
        '[gallery ids="12,13"]',
        "[/vc_column_text][/vc_column]",
        "{{ article.teaser }}",
        "{% include 'box.html' %}",
        "undefined",
        "null",
    ],
)
def test_a_line_of_the_publishing_system_goes(line: str) -> None:
    text = f"{ONE}\n\n{line}\n\n{TWO}"
    done = clean_text(text)
    assert done.text == f"{ONE}\n\n{TWO}"
    assert ledger.undo(done.text, done.edits) == text


@pytest.mark.parametrize(
    "text",
    [
        "He wrote [sic] in the margin, and the clerk [who was new] left it there.",
        "The form said undefined, and nobody knew why it did.",
        "In Jinja, {{ name }} stands for a value.",
        "The [1] refers to a note [2] at the end of the page.",
        "Options are passed in brackets: [a] or [b].",
    ],
)
def test_brackets_of_writers_stay(text: str) -> None:
    assert clean_text(text).text == text


def test_shortcodes_inside_a_sentence_leave_its_words() -> None:
    assert clean_text("The [b]old[/b] lock is shut.").text == "The old lock is shut."


@pytest.mark.parametrize(
    "line",
    [
        "None",
        "The tags [scenario] and [/scenario] are kept in the file of each game.",
        "[x86_64-linux-gnu]",
        "[pg-13]",
        "The program lockctl(8) reads ${HOME}/lock before it starts.",
    ],
)
def test_brackets_of_other_texts_stay(line: str) -> None:
    assert clean_text(f"{ONE}\n\n{line}\n\n{TWO}").text == f"{ONE}\n\n{line}\n\n{TWO}"
