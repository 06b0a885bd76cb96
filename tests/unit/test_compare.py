"""Two versions of a story side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.cli import main
from newsclean.profile import Comparison, compare, marked

BEFORE = """The harbour board of Kirkness voted on Tuesday to close the old ferry slip for 18 months.

“We have run this slip for a century, and we will not run it into the sea,” said Morag Sinclair.

The work is to cost £2.4 million, according to the minutes of the meeting.
"""


def versions(before: str, after: str) -> Comparison:
    return compare(newsclean.clean(before, kind="text"), newsclean.clean(after, kind="text"))


def test_two_versions_in_the_same_words_are_the_same() -> None:
    assert versions(BEFORE, BEFORE).same


def test_a_changed_quotation_comes_first_with_its_speaker() -> None:
    found = versions(BEFORE, BEFORE.replace("into the sea", "into the ocean"))
    ((before, after, speaker),) = found.quotations
    assert str(before).endswith("sea,")
    assert str(after).endswith("ocean,")
    assert speaker == "Morag Sinclair"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("18 months", "28 months", "number"),
        ("Kirkness", "Carrick", "name"),
        ("close", "shut", "words"),
    ],
)
def test_a_change_says_whether_it_touches_a_name_or_a_number(old: str, new: str, kind: str) -> None:
    changes = [c for row in versions(BEFORE, BEFORE.replace(old, new)).rows for c in row.changes]
    assert [c.kind for c in changes] == [kind]


def test_what_only_one_version_has_stands_alone() -> None:
    short = BEFORE.rpartition("\n\n")[0]
    more = [row for row in versions(short, BEFORE).rows if row.before is None]
    less = [row for row in versions(BEFORE, short).rows if row.after is None]
    assert [row.after for row in more] == [row.before for row in less]
    assert len(more) == 1


def test_the_command_says_what_differs_and_how_it_ended(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(BEFORE, encoding="utf-8")
    two.write_text(BEFORE.replace("18", "28").replace("sea", "ocean"), encoding="utf-8")
    said = CliRunner().invoke(main, ["compare", str(one), str(two)])
    assert said.exit_code == 1
    assert said.stdout.splitlines()[:2] == ["Quotations", "  Morag Sinclair"]
    assert "18 → 28" in said.stdout
    assert CliRunner().invoke(main, ["compare", str(one), str(one)]).exit_code == 0


def test_two_versions_of_a_sentence_in_pieces_are_whole_again() -> None:
    before, after = "It cost 12 pounds in May.", "In Ayr it cost 14 pounds."
    sides = marked(before, after)
    assert ["".join(piece.text for piece in side) for side in sides] == [before, after]
    assert [p.text for p in sides[0] if p.kind == "number"] == ["12"]
    assert any(piece.kind == "name" for piece in sides[1])


def test_the_report_escapes_what_stories_say(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(BEFORE, encoding="utf-8")
    two.write_text(BEFORE.replace("old ferry", "<b>new</b> ferry"), encoding="utf-8")
    page = tmp_path / "page.html"
    CliRunner().invoke(main, ["compare", str(one), str(two), "--html", str(page)])
    text = page.read_text(encoding="utf-8")
    assert "&lt;" in text
    assert "<b>" not in text
