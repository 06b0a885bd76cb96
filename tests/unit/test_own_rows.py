"""JSON Lines that newsclean wrote are articles, not texts to be cleaned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.archive import clean_many, read
from newsclean.cli import main

PAGE = (
    "<html lang=en><head><title>The lock opens again</title>"
    "<meta property=og:type content=article></head><body><article>"
    "<h1>The lock opens again</h1>"
    "<p>The harbour board voted on Monday to open the old lock again, after nine dry years.</p>"
    "<p>“It is late, but it is not too late,” said Ada Ohm, who keeps the lock for the town.</p>"
    "<p>The lock was shut when the mill closed, and has been used as a garden by those beside it.</p>"
    "<p>Its gates were mended twice, in 1998 and in 2007, but no boat has gone through them since then.</p>"
    "<p>The first boats are to pass in May, and the board will pay for a second keeper.</p>"
    "</article></body></html>"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    row = {"id": "lock", "status": "ok", **newsclean.clean(PAGE).to_dict()}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_a_row_is_the_article_that_it_was(written: Path) -> None:
    (outcome,) = clean_many(read(written), workers=0)
    assert outcome.article == newsclean.Article.from_dict(newsclean.clean(PAGE).to_dict())


def test_quotes_are_those_of_the_row(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "quotes.csv"
    done = CliRunner().invoke(main, ["quotes", str(written), "-o", str(out), "--workers", "0"])
    assert done.exit_code == 0, done.output
    _, row = out.read_text(encoding="utf-8").splitlines()
    assert "The lock opens again" in row
    assert "Ada Ohm" in row


def test_a_row_that_is_no_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"schema": "newsclean/1", "articleBody": "The lock opens."}\n', encoding="utf-8"
    )
    (outcome,) = clean_many(read(path), workers=0)
    assert outcome.status == "refused"
