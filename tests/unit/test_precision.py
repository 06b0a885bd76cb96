"""The ledger of precision, on a few texts of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.precision import __main__ as command
from evaluation.precision import collect, rule_cards, verdicts

STORY = "The council met on Monday to vote , and nobody spoke against the plan for the old harbour."


def _edit(name: str, rule: str = "a.b", kind: str = "news", language: str = "en") -> verdicts.Row:
    return {
        "digest": name, "rule": rule, "kind": kind, "language": language,
        "before": " ", "after": "", "left": "to vote", "right": ", and\nnobody",
    }  # fmt: skip


def test_pieces_are_cut_at_blank_lines_only() -> None:
    text = "\n\n".join(f"paragraph {i} " + "x" * 30 for i in range(10))
    parts = list(collect.pieces(text, longest=100))
    assert "".join(parts) == text
    assert len(parts) > 3
    assert all(part.startswith("paragraph") for part in parts)


def test_one_long_paragraph_stays_whole() -> None:
    assert list(collect.pieces("word " * 50, longest=100)) == ["word " * 50]


def test_folders_say_kind_and_language(tmp_path: Path) -> None:
    (tmp_path / "news" / "de").mkdir(parents=True)
    (tmp_path / "news" / "de" / "one.txt").write_text("Ein Satz.", encoding="utf-8")
    lines = [{"gold": {"body": ["Eins.", {"x": "Zwei."}]}, "language": "nl"}]
    lines.append({"gold": {"body": "Drei\u2028vier."}, "language": ""})
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (tmp_path / "news" / "all.jsonl").write_text(text, encoding="utf-8")
    found = list(collect.sources(tmp_path, "gold.body"))
    assert [(s.kind, s.language, s.text) for s in found] == [
        ("news", "nl", "Eins.\n\nZwei."),
        ("news", "", "Drei\u2028vier."),
        ("news", "de", "Ein Satz."),
    ]


def test_run_writes_edits_and_sizes(tmp_path: Path) -> None:
    (tmp_path / "prose" / "en").mkdir(parents=True)
    (tmp_path / "prose" / "en" / "one.txt").write_text(
        f"{STORY}\n\n{STORY[:-1]} today.", encoding="utf-8"
    )
    page = (
        f"<html lang=en><title>Vote</title><article><p>{STORY}</p><p>{STORY}</p></article></html>"
    )
    (tmp_path / "prose" / "en" / "two.html").write_text(page, encoding="utf-8")
    out = tmp_path / "edits.jsonl"
    total = collect.run([tmp_path], out)
    rows = verdicts.rows(out)
    assert total["documents"] == 2
    assert total["failed"] == 0
    assert sum(row["size"]["bytes"] for row in rows if "size" in row) == total["bytes"]
    found = [row for row in rows if row.get("rule") == "spacing.before"]
    assert found
    assert found[0]["left"].endswith("to vote")
    assert found[0]["nature"] == "repair"
    assert {row["kind"] for row in found} == {"prose"}


def test_sample_takes_from_every_stratum_and_skips_what_is_judged() -> None:
    edits = [_edit(f"{i:012x}") for i in range(50)] + [_edit("rare", language="cs")]
    taken = verdicts.sample(edits, "a.b", 4, 1, {f"{i:012x}" for i in range(40)})
    names = {row["digest"] for row in taken}
    assert "rare" in names
    assert len(names) == 4
    assert not names & {f"{i:012x}" for i in range(40)}
    assert "…to vote[ →], and⏎nobody…" in verdicts.shown(edits[0])


def test_the_same_edit_counts_once_and_the_last_verdict_holds(tmp_path: Path) -> None:
    kept = tmp_path / "verdicts.jsonl"
    edits = [_edit("aa"), _edit("aa"), _edit("bb", language="cs"), _edit("cc")]
    assert verdicts.judge(kept, ["aa=wrong", "bb=doubtful"], edits) == 2
    assert verdicts.judge(kept, ["aa=right"], edits) == 1
    assert "vote" not in kept.read_text(encoding="utf-8")
    (card,) = rule_cards.cards(edits, verdicts.known(kept))
    assert (card.fired, card.read, card.verdicts["right"]) == (4, 2, 1)
    assert card.worst_language == "cs 1/1"
    assert not card.meets_bar
    assert (card.standing, card.of_stories) == ("no", "1/2")
    assert "| a.b | 4 |" in rule_cards.table([card], 1.0, markdown=True)


@pytest.mark.parametrize("given", ["aa=good", "zz=right", "aa"])
def test_a_verdict_must_be_one_of_three_words_on_a_known_edit(tmp_path: Path, given: str) -> None:
    with pytest.raises(ValueError, match="no verdict"):
        verdicts.judge(tmp_path / "verdicts.jsonl", [given], [_edit("aa")])


def test_the_bar_asks_for_many_readings() -> None:
    low, high = rule_cards.wilson(50, 50)
    assert 0.92 < low < 0.93
    assert high == pytest.approx(1.0)
    assert rule_cards.wilson(130, 130)[0] > rule_cards.FLOOR
    assert rule_cards.wilson(0, 0) == (0.0, 1.0)


def test_a_rule_without_a_fault_may_have_too_few_edits_to_tell() -> None:
    card = rule_cards.Card("a.b")
    assert card.standing == "too few"
    for number in range(130):
        card.take("news" if number < 3 else "manual", "en", "right")
        if number == 50:
            assert card.standing == "too few"
    assert (card.standing, card.of_stories) == ("yes", "3/3")


def test_the_commands_work_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.txt").write_text(STORY, encoding="utf-8")
    edits, kept = tmp_path / "edits.jsonl", tmp_path / "verdicts.jsonl"
    assert command.main(["run", str(tmp_path / "en"), "-o", str(edits)]) == 0
    capsys.readouterr()
    command.main(["sample", str(edits), "--rule", "spacing.before"])
    name = capsys.readouterr().out.split()[0]
    command.main(["judge", str(kept), f"{name}=right", "--edits", str(edits)])
    capsys.readouterr()
    command.main(["cards", str(edits), str(kept)])
    assert "spacing.before\t1\t1\t1\t1\t1\t" in capsys.readouterr().out
    page = tmp_path / "cards.md"
    command.main(["cards", str(edits), str(kept), "--page", str(page)])
    written = page.read_text(encoding="utf-8")
    assert "| spacing.before | 1 | 1 | 1 | 1 | 1 |" in written
    assert "of which 1 were read" in written
