"""The command line as people and programs use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import newsclean
from newsclean.cli import main

FIXTURES = Path(__file__).parent / "fixtures"
STORY = str(FIXTURES / "texts" / "spun-story.txt")
PAGE = str(FIXTURES / "pages" / "broadcaster.html")


def run(*args: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, args, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_story_for_reading() -> None:
    result = run("clean", STORY)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Vellmar’s river gangs threaten barges with faster boats"
    assert "Read the complete article" not in result.stdout
    assert any("removed" in line and "line that leads elsewhere" in line for line in lines)
    assert any(line.lstrip().startswith("“level. Price.”") for line in lines)


def test_json_of_one_file_is_one_object() -> None:
    result = run("clean", "--format", "json", PAGE)
    assert json.loads(result.stdout) == newsclean.clean(Path(PAGE)).to_dict()


def test_json_of_several_files_is_a_line_each_with_the_name_as_id() -> None:
    result = run("clean", "-f", "json", STORY, PAGE)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row.pop("id") for row in rows] == [STORY, PAGE]
    head = {"status": "ok", "reason": None}
    assert rows[1] == {**head, **newsclean.clean(Path(PAGE)).to_dict()}


def test_standard_input_and_other_formats() -> None:
    data = Path(PAGE).read_bytes()
    article = newsclean.clean(data, url="https://b.example/x")
    args = ("--url", "https://b.example/x", "-")
    assert run("clean", "-f", "markdown", *args, given=data).stdout == article.to_markdown(
        front_matter=True
    )
    assert run("clean", "-f", "text", *args, given=data).stdout == article.to_text() + "\n"


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "story.md"
    result = run("clean", "-f", "markdown", "-o", str(target), PAGE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == newsclean.clean(Path(PAGE)).to_markdown(
        front_matter=True
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.html", b"", "empty"),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        ("story.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    ],
)
def test_what_is_no_story_ends_with_one_and_a_word_why(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("clean", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert message.lower() in result.stderr.lower()
    assert "Traceback" not in result.stderr


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    result = run("clean", "-f", "text", str(tmp_path / "none.html"), STORY)
    assert result.exit_code == 1
    assert result.stdout.startswith("Vellmar’s river gangs")
    assert "none.html" in result.stderr


def test_a_consent_page_is_refused_and_printed_on_demand() -> None:
    consent = str(FIXTURES / "pages" / "consent.html")
    refused = run("clean", consent)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "consent" in refused.stderr
    assert run("clean", "--any-kind", consent).exit_code == 0
    rows = json.loads(run("clean", "-f", "json", consent).stdout)
    assert rows["quality"]["kind"] == "consent"


def test_a_story_below_the_asked_confidence_is_refused() -> None:
    result = run("clean", "--min-confidence", "1.0", PAGE)
    assert result.exit_code == 1
    assert "below 1" in result.stderr


def test_stages_and_rules_can_be_left_out() -> None:
    result = run("clean", "-f", "text", "--disable", "boilerplate", STORY)
    assert "Also Read: Barge Crews Warn" in result.stdout
    wrong = run("clean", "--disable", "en.no-such-rule", STORY)
    assert wrong.exit_code == 2
    assert "en.no-such-rule" in wrong.stderr


def test_rules_tells_why_a_line_goes() -> None:
    result = run("rules", "--try", "Also Read: Ten years of ferry delays, in charts")
    assert result.exit_code == 0
    assert "en.also-read" in result.stdout
    assert "spares     “Read more books,” the teacher told them." in result.stdout
    assert result.stdout.rstrip().endswith("→ goes: en.also-read (0.97)")


def test_rules_tells_why_a_line_stays() -> None:
    none = run("rules", "--try", "The ferry was late again, and nobody said a word about it.")
    assert none.exit_code == 1
    assert none.stdout.startswith("rule         none")
    assert "gate open → stays: below" in none.stdout


def test_rules_lists_all_and_takes_files(tmp_path: Path) -> None:
    assert "en.also-read" in run("rules", "--language", "en").stdout
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[about]\nlanguage = "en"\n[[rule]]\nid = "mine.promo"\nscope = "line"\n'
        "pattern = '^Harbour Club members'\nmatches = [\"Harbour Club members save\"]\n"
        'spares = ["The harbour club has members."]\n',
        encoding="utf-8",
    )
    args = ("--rules", str(mine))
    assert "mine.promo" in run("rules", *args, "--try", "Harbour Club members sail free").stdout
    mine.write_text("[[rule]]\nid = 5", encoding="utf-8")
    broken = run("rules", *args)
    assert broken.exit_code == 2
    assert "mine.toml" in broken.stderr


def test_a_dry_run_shows_eight_files_three_pages_and_eight_rejects(tmp_path: Path) -> None:
    for n in range(12):
        rows = [f'{{"id": "p{n}", "html": "<p>So it was.</p>"}}', "odd"]
        (tmp_path / f"{n:02}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    command = ["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--dry-run"]
    shown = CliRunner().invoke(main, command).output.splitlines()
    assert sum(line.endswith(".jsonl: json-lines") for line in shown) == 8
    assert sum("bytes" in line for line in shown) == 3
    assert sum("is no JSON" in line for line in shown) == 8


def test_version_and_module() -> None:
    assert newsclean.__version__ in run("--version").stdout
    asked = subprocess.run(
        [sys.executable, "-m", "newsclean", "--version"], capture_output=True, text=True, check=True
    )
    assert newsclean.__version__ in asked.stdout
