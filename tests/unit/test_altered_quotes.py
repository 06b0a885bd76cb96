"""The how-to on altered quotations: its commands, run on a folder of stories."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from kirkness import BRIEF, EDITION, ORIGINAL, OTHER, SPUN

from newsclean.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "altered-quotes.md"
STORIES = {
    "paper": ("paper.example", ORIGINAL),
    "copy": ("copies.example", SPUN),
    "short": ("other.example", EDITION),
    "brief": ("echo.example", BRIEF),
    "library": ("paper.example", OTHER),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "crawl").mkdir()
    for name, (host, text) in STORIES.items():
        head = f"URL: https://{host}/{name}\n\n"
        (tmp_path / "crawl" / f"{name}.txt").write_text(head + text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_commands_lead_from_a_folder_to_the_altered_quotations(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ newsclean (.+)$", text, re.MULTILINE)
    assert {command.split()[0] for command in commands} == {
        "learn",
        "quotes",
        "compare",
        "batch",
        "report",
    }
    for command in commands:
        done = CliRunner().invoke(main, shlex.split(command))
        assert done.exit_code == (1 if command.startswith("compare") else 0), done.output
    (program,) = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    exec(compile(program, "altered-quotes", "exec"), {})
    told = capsys.readouterr().out
    assert told.startswith("1 quotations were altered")
    assert "https://copies.example/copy\n" in told
    assert "https://paper.example/paper: “We have run" in told
    assert "Morag Sinclair" in told
    assert "We have operated this slip for a century" in told
    assert "We have run this slip for a century" in told
    page = (folder / "compared.html").read_text(encoding="utf-8")
    assert page.index("Quotations") < page.index("Text")
    assert '<del class="words">run</del>' in page
    assert '<ins class="words">operated</ins>' in page
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "https://paper.example/paper: “We have run" in report
    assert "https://paper.example/paper: The harbour board of Kirkness voted" in report
    told = CliRunner().invoke(main, ["clean", "crawl/copy.txt", "--profile", "archive.profile"])
    assert "altered; https://paper.example/paper has “We have run this slip" in told.output
    rows = (folder / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) < len(STORIES)
