"""Copies of one text, versions of one address, reports of one event: marked, and left out on request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kirkness import BRIEF, EDITION, ORIGINAL, OTHER, SPUN

import newsclean
from newsclean import archive
from newsclean.archive import Dedup, Job, Learning
from newsclean.profile.siblings import Overlap, overlap_of

UPDATE = ORIGINAL + "The board meets again on Thursday to hear what the island councils say.\n"
STORIES = [
    ("a", "herald.example/slip", ORIGINAL),
    ("b", "wire.example/slip", ORIGINAL),
    ("c", "herald.example/slip", UPDATE),
    ("d", "copies.example/port", SPUN),
    ("e", "echo.example/brief", BRIEF),
    ("f", "herald.example/library", OTHER),
    ("g", "herald.example/slip", ORIGINAL),
]


def written(path: Path, stories: list[tuple[str, str, str]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for name, address, text in stories:
            date = f"2023-05-{1 + ord(name) - ord('a'):02}"
            row = {"id": name, "url": f"https://{address}", "text": text, "fetched": date}
            file.write(json.dumps(row) + "\n")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path / "archive.jsonl", STORIES)


def learned(source: Path) -> Path:
    output = source.with_suffix(".profile")
    archive.learn(Learning(sources=(str(source),), output=output, workers=0))
    return output


def run(source: Path, dedup: Dedup | None, profile: Path | None, **more: Any) -> dict[str, Any]:
    """The rows by id, and what became of the others under ``None``."""
    output = source.with_name(f"{dedup}-{profile is not None}.jsonl")
    job = Job(
        sources=(str(source),), output=output, dedup=dedup, profile=profile, workers=0, **more
    )
    summary = archive.run(job)
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    rejects = output.with_name(f"{output.stem}.rejects.jsonl")
    told = rejects.read_text(encoding="utf-8") if rejects.exists() else ""
    left = [json.loads(line) for line in told.splitlines()]
    assert summary.duplicates == len(left)
    assert summary.rejected == 0
    return {row["id"]: row for row in rows} | {"left": {r["id"]: r["reason"] for r in left}}


def test_articles_say_which_copies_belong_together(source: Path) -> None:
    rows = run(source, None, learned(source))
    tale = {name: rows[name]["story_id"] for name in "abcdefg"}
    assert len({tale[name] for name in "abcdeg"}) == 1
    assert len({tale["a"], tale["f"]}) == 2
    copies = {name: rows[name]["copies"] for name in "abcdefg"}
    assert copies["a"]["text_id"] == copies["c"]["text_id"] != copies["d"]["text_id"]
    assert [copies[name]["rank"] for name in "ab"] == [1, 2]
    assert copies["b"]["best_source"] == "https://herald.example/slip"
    assert (copies["a"]["version"], copies["c"]["version"]) == (1, 2)
    assert {copies[name]["versions"] for name in "acg"} == {2}
    assert copies["d"]["story_rank"] > copies["b"]["story_rank"]
    assert rows["left"] == {}


@pytest.mark.parametrize(
    ("dedup", "kept"),
    [("url", "bcdef"), ("text", "adef"), ("story", "af")],
)
def test_with_a_profile_the_best_copy_is_written_and_the_others_are_listed(
    dedup: Dedup, kept: str, source: Path
) -> None:
    rows = run(source, dedup, learned(source))
    left = rows.pop("left")
    assert "".join(sorted(rows)) == kept
    assert set(left) == set("abcdefg") - set(kept)
    assert all(reason.startswith("a copy of ") for reason in left.values())


@pytest.mark.parametrize(("dedup", "kept"), [("url", "abdef"), ("text", "acdef")])
def test_without_a_profile_the_first_of_equal_copies_is_written(
    dedup: Dedup, kept: str, source: Path
) -> None:
    rows = run(source, dedup, None)
    rows.pop("left")
    assert "".join(sorted(rows)) == kept


def test_a_trusted_host_has_the_best_copy(source: Path) -> None:
    options = newsclean.Options(trusted=frozenset(["wire.example"]))
    assert "b" in run(source, "text", learned(source), options=options)


def test_no_story_is_lost_with_its_best_copy(source: Path) -> None:
    profile = learned(source)
    rest = written(source.with_name("rest.jsonl"), [s for s in STORIES if s[0] in "bd"])
    rows = run(rest, "story", profile)
    assert set(rows) == {"b", "left"}
    assert rows["left"] == {"d": "a copy of b"}


def test_a_job_that_was_interrupted_writes_the_same(source: Path) -> None:
    profile = learned(source)
    whole = run(source, "text", profile)
    for stop in range(1, len(STORIES) + 1):
        output = source.with_name(f"stopped-{stop}.jsonl")
        job = Job(
            sources=(str(source),), output=output, dedup="text", profile=profile, workers=0, step=1
        )

        def interrupt(snapshot: archive.Snapshot, stop: int = stop) -> None:
            if snapshot.read == stop:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            archive.run(job, interrupt)
        summary = archive.run(job)
        rows = [json.loads(line)["id"] for line in output.read_text("utf-8").splitlines()]
        assert sorted(rows) == sorted(set(whole) - {"left"})
        assert summary.duplicates == len(whole["left"])


def test_a_document_that_the_archive_does_not_know_is_of_its_story_all_the_same(
    source: Path,
) -> None:
    cleaner = newsclean.Cleaner(profile=learned(source))
    known = cleaner.clean(ORIGINAL, url="https://herald.example/slip", kind="text")
    new = cleaner.clean(EDITION + ORIGINAL[:500], url="https://new.example/slip", kind="text")
    assert new.story_id == known.story_id
    assert new.copies is None
    assert cleaner.clean(OTHER[:-40], kind="text").story_id != known.story_id


@pytest.mark.parametrize(
    ("copied", "told", "size_ratio", "days", "one_text", "one_event"),
    [
        (0.8, 0, 0.5, 400, True, True),
        (0.79, 0, 0.5, 400, False, True),
        (0.8, 0, 0.49, 400, False, True),
        (0.25, 0, 1.0, 400, False, True),
        (0.24, 0, 1.0, 0, False, False),
        (0.05, 20, 1.0, 7, False, True),
        (0.05, 19, 1.0, 7, False, False),
        (0.05, 20, 1.0, 8, False, False),
        (0.05, 20, 1.0, None, False, True),
    ],
)
def test_what_two_stories_share_makes_them_one_text_or_one_event(
    copied: float, told: int, size_ratio: float, days: int | None, one_text: bool, one_event: bool
) -> None:
    shared = Overlap(copied, told, size_ratio)
    assert (shared.one_text, shared.one_event(days)) == (one_text, one_event)


def test_words_of_common_passages_are_counted_once() -> None:
    passage = "the board met on Monday and talked about the road until noon"
    shared = overlap_of(f"In May {passage} again.", f"They say that {passage} too.")
    assert shared.told == len(passage.split())
    assert overlap_of("one two three", "four five six").told == 0


def test_what_a_site_says_on_all_its_pages_makes_no_two_stories_one(tmp_path: Path) -> None:
    notice = (
        "The Herald is run by its readers, and whoever gives a penny a day keeps the presses of"
        " Kirkness, Brannoch and Balmore turning for all of us.\n"
    )
    texts = (
        "The ferry to Ayr sailed late on Monday, since a storm had torn the rope off its bollard.\n",
        "Teachers in Bute stay at home this week: they ask for smaller classes and for warm rooms.\n",
        "A whale was seen off Coll by two children, who drew it and sent the drawing to us at once.\n",
        "The mill at Elie burned down overnight, and nobody knows yet who had locked its gate then.\n",
    )
    stories = [
        (name, f"herald.example/{name}", text + notice)
        for name, text in zip("abcd", texts, strict=True)
    ]
    source = written(tmp_path / "notices.jsonl", stories)
    rows = run(source, None, learned(source))
    assert len({rows[name]["story_id"] for name in "abcd"}) == 4
