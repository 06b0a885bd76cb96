"""What publishing systems leave in a text: shortcodes, template tags, unset values."""

from __future__ import annotations

import pytest

from newsclean import clean_text, ledger
from newsclean.exports import is_shortcode

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


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("{loadposition pub_article}", True),
        ("{jcomments off}", True),
        ("{emailcloak=off}", True),
        ("{youtube}a1B2c3{/youtube}", True),
        ("{youtube}a1B2c3{/gallery}", False),
        ("{sic}", False),
    ],
)
def test_plugins_of_joomla_go(line: str, goes: bool) -> None:
    left = f"{ONE}\n\n{TWO}" if goes else f"{ONE}\n\n{line}\n\n{TWO}"
    assert clean_text(f"{ONE}\n\n{line}\n\n{TWO}").text == left


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("{loadposition pub_article}", True),
        ("[caption id='a' align='left']", True),
        ("[caption]", False),
        ("{loadposition a} and more", False),
    ],
)
def test_a_line_that_is_nothing_but_a_shortcode(line: str, alone: bool) -> None:
    assert is_shortcode(line) == alone
