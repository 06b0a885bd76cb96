"""How a story is shown in a terminal: what is cut short, how wide, and in which columns."""

from __future__ import annotations

import io
import os
import shutil

import pytest
from growing import changes

import newsclean
from newsclean.cli.terminal_view import TerminalStyle, story_view


def shown(text: str, *, verbose: bool = False) -> list[str]:
    article = newsclean.clean(text, options=newsclean.Options(language="en"))
    return story_view(article, TerminalStyle(verbose=verbose)).split("\n")


def edit_in(text: str) -> str:
    """What is shown of the only edit of a text."""
    lines = shown(f"The mayor came back. {text} They saw it on Monday.", verbose=True)
    return next(line for line in lines if line.startswith(("1 removed", "1 repaired")))


def test_an_edit_is_shown_with_the_ends_of_the_words_around_it() -> None:
    assert edit_in("It was so&amp;so, they said.") == (
        "1 repaired  “so&amp;so,” → “so&so,”  HTML entity left in the text (entities.unescape)"
    )

    def before(size: int) -> int:
        return edit_in(f"It was {'x' * size}&amp;so then.").count("x")

    assert changes(before, range(10, 40)) == [*range(10, 20)]


def test_a_long_edit_is_shown_in_two_halves() -> None:
    def cut(size: int) -> bool:
        said = ("The boat" + " so" * size)[: size - 2] + "x."
        return " … " in edit_in(f"{said} {said}")

    assert changes(cut, range(40, 95)) == [60]


def test_labels_stand_in_twelve_columns_and_titles_in_72() -> None:
    lines = shown("“We stay,” said Ann Roe. “They stay,” said Bob Holm on Monday.")
    assert "2 quotes    Ann Roe (said): “We stay,”" in lines
    assert "            Bob Holm (said): “They stay,”" in lines
    assert len(TerminalStyle().titled("Skerry")) == 72


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "width"), [(80, 80), (100, 100), (101, 100), (240, 100)])
def test_lines_are_a_hundred_characters_wide_at_most(
    monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    assert TerminalStyle.of(Terminal()).width == width
