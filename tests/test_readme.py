"""The README's examples do what it says they do."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest

import newsclean

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def test_the_python_session_prints_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(os.fspath(README), module_relative=False, encoding="utf-8")
    assert tried >= 7
    assert failed == 0


def test_the_text_on_the_left_becomes_the_one_on_the_right() -> None:
    left, right = re.findall(r"```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    article = newsclean.clean(left, kind="text")
    assert article.to_text().split() == right.split()
    assert article.input_text == left
    assert [(q.speaker, q.cue) for q in article.quotes] == [("Ruth Adeyemi", "said")] * 2
