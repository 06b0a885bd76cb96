"""``newsclean evaluate`` measures what is right, on pages of ours whose right answer is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import newsclean
from batch_jobs import STORY
from newsclean.archive import FoundStory, GoldPage, measured
from newsclean.cli import main


def gold(**known: Any) -> GoldPage:
    about: dict[str, Any] = {
        "id": "a", "page": "", "url": None, "body": "one two three four", "headline": None,
        "authors": None, "published": None, "kind": None,
    }  # fmt: skip
    return GoldPage(**about | known)


def test_scores_are_those_of_the_words_that_were_found() -> None:
    found = FoundStory(
        "one two five", "A  headline!", ("ann Lee",), "2024-05-03T10:00:00", "article"
    )
    page = gold(headline="A headline", authors=("Ann Lee",), published="2024-05-03", kind="listing")
    (score,) = measured([page, gold()], {"tool": lambda page, url: found})
    first, second = score.pages
    assert (round(first.precision, 3), first.recall, round(first.f1, 3)) == (0.667, 0.5, 0.571)
    assert (first.headline, first.authors, first.date, first.kind) == (1, 1, 1, 0)
    assert (second.headline, second.authors, second.date, second.kind) == (None,) * 4
    assert score.mean("headline") == 1
    assert score.exact == 0


def test_a_tool_that_fails_and_a_page_without_a_story() -> None:
    def broken(page: object, url: object) -> FoundStory:
        raise ValueError("no")

    (score,) = measured([gold()], {"tool": broken})
    assert (score.pages[0].f1, score.pages[0].error) == (0, "ValueError: no")
    (score,) = measured([gold(body="")], {"tool": lambda page, url: FoundStory("")})
    assert score.exact == 1


def test_the_command_prints_a_table_and_the_worst_pages(tmp_path: Path) -> None:
    body = newsclean.clean(STORY.format(1)).body
    rows = [
        {"id": "good", "html": STORY.format(1), "body": body, "author": [{"name": "Ina Roth"}]},
        {"id": "bad", "html": STORY.format(2), "body": f"{body} and more"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = CliRunner().invoke(main, ["evaluate", str(path)])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "2 pages"
    assert lines[4].startswith("| newsclean | 0.9")
    assert any(line.startswith("| readability-lxml | ") for line in lines)
    assert [line.split(" | ")[0] for line in lines if line.startswith("| bad")] == ["| bad"]
    scores = CliRunner().invoke(main, ["evaluate", str(path), "--alone", "-f", "json"]).stdout
    assert [page["id"] for page in json.loads(scores)["newsclean"]] == ["good", "bad"]
    path.write_text('{"html": "<p>x</p>"}\n', encoding="utf-8")
    wrong = CliRunner().invoke(main, ["evaluate", str(path)])
    assert (wrong.exit_code, "the right body is missing" in wrong.output) == (2, True)
