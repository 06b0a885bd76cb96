"""What is written, printed and listed holds nothing that a terminal obeys, wherever it came from."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import hostile_making
import laws
import newsclean
from newsclean import Options
from newsclean.cli import main
from newsclean.report import story_report

ODD = "\x07\x1b[31m\x81\x9b\u202e\u2066\udcff"
STORY = "The harbour board voted on Monday to open the old lock again, its chair said on Tuesday."
PAGE = hostile_making.page(
    f"<p>{STORY}{ODD}</p><p>“It is{ODD} late,” said Ada Ohm, who leads the board of the harbour.</p>"
    f"<p class='a{ODD}b'>The work will take {ODD}six days, and the old bridge stays closed.</p>",
    head=f"<meta name=author content='Ada{ODD} Ohm'><meta name=description content='The{ODD} lock'>",
    end=f"</article><nav class='menu{ODD}'><a href='/{ODD}'>Ho{ODD}me</a> <a href='/b'>About</a></nav>"
    f"<div class='ad{ODD}'>Sign{ODD} up to our newsletter</div></body></html>",
)
UNREPAIRED = Options(disable=frozenset(("repair", "boilerplate")))


@pytest.mark.parametrize("options", [Options(), UNREPAIRED, Options(explain=True)])
def test_every_writer_is_safe_also_where_repairs_are_off(options: Options) -> None:
    article = newsclean.clean(PAGE, options=options)
    assert STORY in article.body
    assert article.left_out
    laws.left_out_is_safe(article)
    laws.every_format_is_valid(article)
    laws.writing_is_safe(article)


def test_the_report_shows_what_was_cut_without_obeying_it() -> None:
    article = newsclean.clean(f"{STORY}{ODD}\n\nSign up{ODD} to our newsletter.", kind="text")
    assert article.edits
    assert not laws.OBEYED.search(story_report(article, f"a{ODD}"))


@pytest.mark.skipif(sys.platform != "linux", reason="file names there may hold any bytes")
def test_file_names_of_any_bytes_are_read_and_told_safely(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff\x1b[31m\xc2\x9b\xe2\x80\xae.html"
    Path(os.fsdecode(name)).write_bytes(PAGE.encode("utf-8", "replace"))
    given = [os.fsdecode(name), os.fsdecode(name)]
    for form in ("json", "jsonl", "csv", "quotes", "markdown", "text", "schema.org", "story"):
        done = CliRunner().invoke(main, ["clean", "--any-kind", "-f", form, *given])
        assert done.exit_code == 0, done.stderr
        for printed in (done.stdout, done.stderr):
            assert not laws.OBEYED.search(printed.replace("\r\n", "\n")), form
    done = CliRunner().invoke(main, ["clean", "--any-kind", "-f", "jsonl", *given])
    assert all(json.loads(line)["id"] for line in done.stdout.splitlines())
    done = CliRunner().invoke(
        main, ["batch", "--dry-run", str(tmp_path), "-o", str(tmp_path / "out")]
    )
    assert done.exit_code == 0
    assert not laws.OBEYED.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", [("clean",), ("report", "-o", "r.html")])
def test_a_line_break_in_the_name_of_a_file_makes_no_line(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for given in ("too\nfew.html", "no\nfile.html"):
        Path("too\nfew.html").write_text("<p>x</p>", encoding="utf-8")
        done = CliRunner().invoke(main, [*command, given])
        assert done.stderr
        assert not any(line.startswith(given.split("\n")[1]) for line in done.stderr.splitlines())


def test_the_end_of_a_job_has_a_line_for_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(PAGE, encoding="utf-8", errors="replace")
    done = CliRunner().invoke(main, ["batch", "a.html", "-o", "o\nut.jsonl", "--workers", "0"])
    assert "o ut.jsonl" in done.stderr


def test_a_long_row_of_a_table_lengthens_no_other_in_markdown() -> None:
    rows = "<tr>" + "<td>word of it</td>" * 400 + "</tr>" + "<tr><td>one</td></tr>" * 400
    page = f"<article><h1>Lock</h1><p>{'The lock opens on Monday. ' * 9}</p><table>{rows}</table>"
    article = newsclean.clean(page + "</article>", options=newsclean.Options(keep=("table",)))
    assert any(block.kind == "table" for block in article.blocks)
    assert len(article.to_markdown()) < 2 * len(page)


def test_a_report_is_never_written_over_its_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>The lock opens on Monday.</p>", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(page)
    for output in (page, tmp_path / "link.html", tmp_path / ".." / tmp_path.name / "page.html"):
        done = CliRunner().invoke(main, ["report", str(page), "-o", str(output)])
        assert done.exit_code == 2
        assert "name another file" in done.stderr
    assert "Monday" in page.read_text(encoding="utf-8")
