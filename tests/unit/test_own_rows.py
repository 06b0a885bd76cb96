"""JSON Lines and Parquet that newsclean wrote are articles, not texts to be cleaned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.archive import Job, clean_many, read, run
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


def test_a_table_is_read_back_as_what_it_was(written: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    row = json.loads(written.read_text(encoding="utf-8"))
    written.write_text(json.dumps({**row, "crawled": "2024-05-03T07:40:00Z"}), encoding="utf-8")
    table, again = tmp_path / "stories.parquet", tmp_path / "again.jsonl"
    for source, target in ((written, table), (table, again)):
        run(Job(sources=(str(source),), output=target, workers=0, rejects=Path(f"{target}.no")))
    back = json.loads(again.read_text(encoding="utf-8"))
    assert {name: back[name] for name in row} == row
    assert back["crawled"] == "2024-05-03T07:40:00Z"


def test_a_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")
    path = tmp_path / "odd.parquet"
    row = {"schema": "newsclean/1", "articleBody": "The lock opens.", "metadata": [{"name": "x"}]}
    pq.write_table(pa.Table.from_pylist([row]), path)
    (outcome,) = clean_many(read(path), workers=0)
    assert outcome.status == "refused"


def test_quotes_are_those_of_the_row(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "quotes.csv"
    done = CliRunner().invoke(main, ["quotes", str(written), "-o", str(out), "--workers", "0"])
    assert done.exit_code == 0, done.output
    assert f"quotes   {out}" in done.output
    again = ["batch", str(written), "-o", str(out.with_suffix(".jsonl")), "--workers", "0"]
    out.with_suffix(".rejects.jsonl").touch()
    assert "of another output called so; name another" in CliRunner().invoke(main, again).output
    _, row = out.read_text(encoding="utf-8").splitlines()
    assert "The lock opens again" in row
    assert "Ada Ohm" in row


def test_dates_in_csv_have_the_form_that_is_asked_for(tmp_path: Path) -> None:
    page = PAGE.replace("<h1>", '<time datetime="2024-05-03T07:40:00Z">3 May 2024</time><h1>')
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    for form, out in (("csv", "stories.csv"), ("quotes", "quotes.csv")):
        asked = [
            "-f",
            form,
            "-o",
            str(tmp_path / out),
            "--workers",
            "0",
            "--date-format",
            "%d.%m.%Y",
        ]
        done = CliRunner().invoke(main, ["batch", str(tmp_path / "a.html"), *asked, "--overwrite"])
        assert done.exit_code == 0, done.output
        assert ",03.05.2024," in (tmp_path / out).read_text(encoding="utf-8")
    article = newsclean.clean(page)
    assert article.to_row()["published"] == "2024-05-03T07:40:00+00:00"
    assert article.to_row(date_format="%Y")["published"] == "2024"
    wrong = CliRunner().invoke(main, ["quotes", "a.html", "-o", "q.csv", "--date-format", "iso"])
    assert wrong.exit_code == 2
    assert "'%d.%m.%Y'" in wrong.output


def test_an_archive_given_to_clean_names_batch(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text("id,text\n1,The lock opens.\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["clean", str(path)])
    assert done.exit_code == 1
    assert f"newsclean batch {path} -o stories.jsonl" in done.output


def test_a_row_that_is_no_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"schema": "newsclean/1", "articleBody": "The lock opens."}\n', encoding="utf-8"
    )
    (outcome,) = clean_many(read(path), workers=0)
    assert outcome.status == "refused"
