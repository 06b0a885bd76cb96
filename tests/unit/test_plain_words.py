"""What was done is said in words that need no glossary."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from newsclean import data
from newsclean.cli import main
from newsclean.exports import (
    catalogue,
    line_marks,
    mail,
    markdown_marks,
    newsletters,
    numbered_links,
    openings,
    shortcodes,
    wire,
)
from newsclean.extraction.features import NAMES
from newsclean.extraction.text_lines.line_roles import BODY, ROLES
from newsclean.model.plain_words import in_words

ROOMS = (
    catalogue, line_marks, mail, markdown_marks, newsletters, numbered_links, openings, shortcodes, wire,
)  # fmt: skip
CARDS = Path(__file__).parents[2] / "docs" / "reference" / "rule-cards.md"
PAGE = Path(data.__file__).parent / "samples" / "ferry.html"


def test_every_repair_and_every_feature_has_its_words() -> None:
    table = data.read("shared/edits.toml")
    assert set(table["features"]) == set(NAMES)
    ids = re.findall(r"^\| ([a-z]{3,}\.[\w-]+)", CARDS.read_text(encoding="utf-8"), re.MULTILINE)
    repairs = {rule for rule in ids if not rule.startswith(("extraction.", "suspect"))}
    assert len(repairs) > 30
    assert not repairs - set(table["words"])
    assert in_words("en.also-read") == "boilerplate: also read"
    assert in_words("en.tags") == "boilerplate: topics of the story"
    assert in_words("text.pointer+text.date") == "line that leads elsewhere, date, kept as metadata"
    assert not {f"text.{role}" for role in ROLES if role not in BODY} - set(table["words"])


def test_what_is_no_boilerplate_is_not_called_so() -> None:
    rules = [value for room in ROOMS for name, value in vars(room).items() if name[:4] == "RULE"]
    assert len(rules) > 8
    assert not {*rules, "evidence.wording"} - set(data.read("shared/edits.toml")["words"])
    assert in_words("rewriter.my-model-2") == "proposed by my-model-2"


def test_the_command_says_why_a_block_was_left_out_and_what_each_edit_did() -> None:
    explained = CliRunner().invoke(main, ["clean", str(PAGE), "--explain"]).output
    assert "“Share Tweet Email” (0." in explained
    assert "text_score" not in explained
    told = CliRunner().invoke(main, ["clean", str(PAGE), "-v"]).output
    assert "“years .” → “years.”  space before a mark (spacing.before)" in told
    assert "“Also Read: Ten years of ferry delays, in charts”  boilerplate: also read" in told


def test_addresses_and_folders_get_the_command_that_takes_them(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["clean", "https://a.example/x"])
    assert done.exit_code == 1
    assert "curl -sL 'https://a.example/x' | newsclean clean - --url" in done.output
    done = CliRunner().invoke(main, ["clean", str(tmp_path)])
    assert f"newsclean batch {tmp_path} -o" in done.output


def test_a_wrong_command_is_told_which_was_meant(tmp_path: Path) -> None:
    for asked, meant in (
        ("claen", "did you mean  newsclean clean?"),
        ("explain", "newsclean clean FILE --explain  or  newsclean rules --try LINE?"),
        ("xyzzy", "no such command 'xyzzy'"),
    ):
        done = CliRunner().invoke(main, [asked, "x"])
        assert (done.exit_code, meant in done.output) == (2, True), done.output
    none = str(tmp_path / "none.html")
    assert CliRunner().invoke(main, ["clean", none]).output.count(none) == 1


def test_stories_of_several_files_are_parted_by_their_names() -> None:
    done = CliRunner().invoke(main, ["clean", str(PAGE), str(PAGE)])
    assert done.output.count(f"── {PAGE} ") == 2
    assert "──" not in CliRunner().invoke(main, ["clean", str(PAGE)]).output


def test_help_has_examples_and_whole_sentences() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert f"  {name} " in shown
        assert command.short_help in shown
        text = CliRunner().invoke(main, [name, "--help"]).output
        assert f"newsclean {name} " in text.replace("Usage: main", "").replace("\n", " ")
        short = command.get_short_help_str(limit=70)
        assert short.endswith((".", "…"))
        assert not short.endswith("...")


def test_a_language_without_rules_is_told() -> None:
    done = CliRunner().invoke(main, ["rules", "--language", "xx"])
    assert (done.exit_code, "no rules for 'xx'; there are some for " in done.output) == (2, True)


def test_the_list_of_commands_needs_none_of_them() -> None:
    code = (
        "import sys\n"
        "from newsclean.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(m for m in sys.modules if m in ('newsclean.archive', 'newsclean.cli.clean')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Clean stories from files" in done.stdout
    assert done.stdout.endswith("[]\n")
