"""The README's examples do what it says they do."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.cli import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def test_the_python_session_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = CliRunner().invoke(main, ["demo", "--html"]).output
    (tmp_path / "ferry.html").write_text(page, encoding="utf-8")
    failed, tried = doctest.testfile(os.fspath(README), module_relative=False, encoding="utf-8")
    assert tried >= 7
    assert failed == 0


def test_the_first_screen_is_what_the_command_prints() -> None:
    """If this fails, put what ``newsclean demo`` prints into the README."""
    printed = CliRunner().invoke(main, ["demo"]).stdout
    text = README.read_text(encoding="utf-8")
    shown = re.search(
        r"^\$ newsclean demo\n```\n\n```text\n(.*?)^```", text, re.DOTALL | re.MULTILINE
    )
    assert shown
    assert printed == shown[1]


def test_the_sample_is_rebuilt_from_its_ledger() -> None:
    before = CliRunner().invoke(main, ["demo", "--before"]).stdout
    assert newsclean.clean(before, kind="text").input_text == before
