"""The scorers of ``evaluation/``, on tiny data whose scores can be worked out by hand."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from evaluation.__main__ import COMMANDS, main
from evaluation.scorers.extraction import fields, overlap
from evaluation.scorers.extraction import score as extraction
from evaluation.scorers.extraction.datasets import Page, load
from evaluation.scorers.honesty import clean_news, lost
from evaluation.scorers.honesty.texts import CleanNews
from evaluation.scorers.quotes.names import same_cue, same_source
from evaluation.scorers.quotes.regions import core, regions
from evaluation.scorers.quotes.score import f1, summary
from evaluation.scorers.quotes.tally import tally
from evaluation.scorers.repair import diff
from evaluation.scorers.repair import score as repair
from evaluation.scorers.repair.damage import FAMILIES, damage
from evaluation.scorers.repair.outcome import outcome

ROOT = Path(__file__).parent.parent.parent
STORY = (
    "The lock on the northern canal reopens on Monday, the council said in a statement. “We are glad "
    "that it is done,” said Ada Holt, who has kept the lock since 1998. The work took two years and cost "
    "of the harbour’s budget more than anybody had thought, and the final bill for it is still open."
)

MORE = (
    "Boats may pass from six in the morning until the evening, and the fee stays the same as it was in the "
    "year before. “The town’s towpath is open to walkers again,” said Ben Roe, who counts the boats."
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_each_command_says_what_it_takes(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", sys.argv)
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    told = capsys.readouterr().err
    assert all(name in told for name in COMMANDS)
    assert main(["speeed"]) == 2


# Extraction


def test_words_are_counted_as_often_as_they_stand() -> None:
    assert overlap.words("one two two", "two two two three") == pytest.approx(
        {"p": 0.5, "r": 2 / 3, "f1": 4 / 7}
    )
    assert overlap.words("", "") == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert overlap.words("a", "") == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_shingles_are_four_words() -> None:
    found = overlap.shingles("a b c d e", "a b c d f")
    assert (found["p"], found["r"], found["exact"]) == (0.5, 0.5, 0.0)
    assert overlap.shingles("a b c d e", "A, b".lower() + " c d e")["exact"] == 1.0


def test_segments_must_or_must_not_come_out() -> None:
    assert overlap.segments("The lock\n opens. Menu", ["lock opens"], ["Menu", "Share"]) == {
        "tp": 1,
        "fp": 1,
        "fn": 0,
        "tn": 1,
    }


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (("Ada Holt",), "By Ada Holt", 1.0),
        (("Ada Holt", "Ben Roe"), "Ada Holt and Ben Roe", 1.0),
        (("Ada Holt", "Ben Roe"), "Ada Holt", 0.0),
    ],
)
def test_authors_are_a_set_of_names(gold: tuple[str, ...], found: str, right: float) -> None:
    page = Page(id="1", set="own", path=Path("1.html"), authors=gold)
    assert fields.metadata(page, {"author": found})["author"] == right


def test_a_date_is_a_calendar_day() -> None:
    assert fields.same_day("2026-03-05", "2026-03-05T23:00:00+01:00")
    assert not fields.same_day("2026-03-05", "2026-03-06")
    assert fields.same_day("2026-03-05T23:30:00Z", "2026-03-06"), "the page shows the local day"


def data_set(root: Path) -> Path:
    """One page in the form of WCXB, and one in that of the scrapinghub benchmark."""
    page = f"<title>Lock reopens</title><h1>Lock reopens</h1><p>{STORY}</p>"
    gold = {"main_content": STORY, "title": "Lock reopens", "author": None, "publish_date": None}
    row = {
        "url": "https://herald.example/lock",
        "ground_truth": gold,
        "_internal": {"page_type": {"primary": "article"}},
    }
    for folder in ("wcxb/dev/ground-truth", "wcxb/dev/html", "scrapinghub/html"):
        (root / folder).mkdir(parents=True)
    (root / "wcxb/dev/ground-truth/1.json").write_text(json.dumps(row), encoding="utf-8")
    (root / "wcxb/dev/html/1.html").write_text(page, encoding="utf-8")
    texts = {"a": {"url": None, "articleBody": STORY}}
    (root / "scrapinghub/ground-truth.json").write_text(json.dumps(texts), encoding="utf-8")
    (root / "scrapinghub/html/a.html").write_text(page, encoding="utf-8")
    return root


def test_a_set_of_pages_is_read_and_scored(tmp_path: Path) -> None:
    (page,) = load("wcxb-dev", data_set(tmp_path))
    assert (page.title, page.authors, page.page_type) == ("Lock reopens", None, "article")
    rows = [extraction.score(page, {"text": STORY, "title": "LOCK reopens", "author": "Ada"})]
    total = extraction.total(
        "wcxb-dev",
        [row | {"error": None, "chars": 9, "ms": 2.0, "floor_ms": 1.0} for row in rows],
        0,
    )
    assert (total["f1"], total["title"], total["author_spurious"]) == (1.0, 1.0, 1.0)
    assert total["time"]["ratio_total"] == 2.0


@pytest.mark.slow
def test_the_command_scores_newsclean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--data", str(data_set(tmp_path)), "--sets", "wcxb-dev,scrapinghub"]
    out = tmp_path / "result.json"
    assert extraction.main([*given, "--bootstrap", "2", "--out", str(out)]) == 0
    assert "wcxb-dev" in capsys.readouterr().out
    sets = json.loads(out.read_text(encoding="utf-8"))["sets"]
    assert sets["wcxb-dev"]["total"]["f1"] == sets["scrapinghub"]["total"]["f1"] == 1.0


# Quotes


def article(**speaker: Any) -> dict[str, Any]:
    start = STORY.index("We are glad")
    end = STORY.index(",” said")
    quote = {"start": start, "end": end, "kind": "direct", "cue": "said", **speaker}
    return {
        "id": "1",
        "text": STORY,
        "quotes": [quote],
        "attributions": [{**quote, "spans": [[start, end]]}],
    }


def answer(speaker: str | None, shift: int = 0) -> dict[str, Any]:
    (quote,) = article(speaker="", speaker_type="name")["quotes"]
    return {**quote, "end": quote["end"] - shift, "speaker": speaker}


@pytest.mark.parametrize(
    ("found", "strict", "exact"),
    [
        ([answer("Ada Holt")], 1.0, 1.0),
        ([answer("Holt")], 1.0, 1.0),
        ([answer("Ben Roe")], 0.0, 1.0),
        ([answer("Ada Holt", shift=5)], 1.0, 0.0),
        ([answer("Ada Holt", shift=30)], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_span_and_person(found: list[dict[str, Any]], strict: float, exact: float) -> None:
    count = tally(article(speaker="Ada Holt", speaker_type="name"), found)
    assert (f1(count, "strict")[2], f1(count, "exact")[2]) == (strict, exact)
    assert summary([count])["span and person right"][2] == 100 * strict


def test_a_pronoun_counts_as_its_person() -> None:
    gold = article(speaker="she", speaker_type="pronoun", entity="Ada Holt")
    named = {**answer("Ada Holt"), "speaker_mention": "she"}
    assert f1(tally(gold, [named]), "strict")[2] == 1.0
    literal = tally(gold, [answer("she")])
    assert (f1(literal, "strict")[2], f1(literal, "mention")[2]) == (0.0, 1.0)


def test_errors_are_collected() -> None:
    errors: dict[str, list[tuple[Any, ...]]] = {
        k: [] for k in ("speaker", "missed", "spurious", "boundary")
    }
    tally(article(speaker="Ada Holt", speaker_type="name"), [answer("Ben Roe")], errors)
    assert [len(errors[k]) for k in ("speaker", "missed", "spurious", "boundary")] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ada Holt", "Ms Holt", True),
        ("Ada Holt", "Ben Holt", False),
        ("the keeper of the lock", "the keeper", True),
        ("Holt", "Ada Holt, who keeps the lock", True),
        (None, "Holt", False),
    ],
)
def test_same_source(a: str | None, b: str | None, same: bool) -> None:
    assert same_source(a, b) is same


def test_cues_share_a_word() -> None:
    assert same_cue("said that", "said")
    assert not same_cue("added", "said")


def test_regions_of_marks() -> None:
    text = "“One,” he said, \"two\" and ``three'' and «four»\n“five"
    assert [
        text[slice(*core(text, a, b))] for a, b in regions(text)
    ] == "One two three four five".split()


# Repair


def test_differences() -> None:
    assert diff.regions("the old boat sank", "the new boat sank") == [(4, 7, 4, 7)]
    assert diff.regions("same", "same") == []
    assert diff.fold("“a”  – b") == diff.fold('"a" - b')


def test_differences_rebuild_the_second_text() -> None:
    rng = random.Random(3)
    for _ in range(200):
        a = " ".join(rng.choices("one two. three four\n five".split(" "), k=12))
        b = " ".join(rng.choices("one two. three six\n five".split(" "), k=12))
        parts, position = [], 0
        for a0, a1, b0, b1 in diff.regions(a, b):
            parts += a[position:a0], b[b0:b1]
            position = a1
        assert "".join(parts) + a[position:] == b


@pytest.mark.parametrize("family", FAMILIES)
def test_damage_is_the_same_for_a_seed_and_says_where_it_is(family: str) -> None:
    text = "\n\n".join([STORY, STORY.replace("The lock", "White House office", 1), STORY])
    damaged, clean, hurts = damage(family, text, "1")
    assert (damaged, clean, hurts) == damage(family, text, "1")
    parts, position = [], 0
    for d0, d1, c0, c1 in hurts:
        parts += damaged[position:d0], clean[c0:c1]
        position = d1
    assert "".join(parts) + damaged[position:] == clean


def test_what_became_of_hurt_places() -> None:
    clean = "The boat sank. Nobody died. The lock opened."
    damaged = "The boatt sank. Nobodyy died. The lock opened."
    hurts = [(4, 9, 4, 8), (16, 23, 15, 21)]
    assert outcome(damaged, clean, hurts, clean)["fixed"] == 2
    half = outcome(damaged, clean, hurts, "The boat sank. Nobodyy died. The lock closed.")
    assert (half["hurts"], half["fixed"], half["edits"], half["good"], half["false"]) == (
        2,
        1,
        2,
        1,
        1,
    )
    assert outcome(damaged, clean, hurts, damaged)["edits"] == 0


def test_a_ledger_that_does_not_fit_is_noticed() -> None:
    edit = {"start": 0, "end": 1, "before": "a", "after": "b"}
    assert repair.answer(lambda text: {"text": "b", "edits": [edit]}, "a") == ("b", [], True)
    assert repair.answer(lambda text: {"text": "c", "edits": [edit]}, "a")[2] is False


def test_the_command_damages_and_repairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "texts.jsonl"
    corpus.write_text(json.dumps({"id": "1", "text": f"{STORY}\n\n{MORE}"}), encoding="utf-8")
    repair.main(["--corpus", str(corpus), "--families", "moji_cp1252,entity_once"])
    printed = capsys.readouterr().out
    assert "macro over 2 families: recall 1.0" in printed
    assert "'altered': 0" in printed


# Honesty


def test_clean_news_passes_and_what_is_lost_stays_lost() -> None:
    count: Counter[str] = Counter()
    clean_news.changes(CleanNews("1", "en", STORY), count, defaultdict(list))
    assert (count["texts"], count["words"], count["marks"], count["removals"]) == (1, 0, 0, 0)
    assert count["english"] == len(STORY)
    shown: list[str] = []
    lost_count = lost.outcome(CleanNews("1", "en", STORY), "\ufffd", shown)
    assert sum(lost_count.values()) == 3
    assert lost_count["wrong"] == len(shown) == 0
