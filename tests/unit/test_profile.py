"""What an archive teaches: lines of a site, siblings of a story, what they prove."""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from evaluation.learning_crash import everything
from kirkness import BRIEF, EDITION, ORIGINAL, OTHER, SPUN, cleaned, profile_of

import newsclean
from newsclean import archive
from newsclean.archive import Learning
from newsclean.profile import Profile, learned
from newsclean.profile.learning import keys_of, plain_line


@pytest.fixture
def kirkness(tmp_path: Path) -> Path:
    return profile_of(
        tmp_path,
        ("slip", "herald.example", ORIGINAL),
        ("brief", "echo.example", BRIEF),
        ("library", "herald.example", OTHER),
    )


def test_the_original_of_a_spun_story_is_found_and_its_words_come_back(kirkness: Path) -> None:
    article = cleaned(SPUN, kirkness, "herald.example")
    assert {s.source: s.relation for s in article.siblings}["https://herald.example/slip"] == (
        "original"
    )
    for word in ("harbour board", "engineers found", "Divers hired", "examined the timber"):
        assert word in article.body
    proven = [e for e in article.edits if "evidence.wording" in e.rules]
    assert len(proven) > 8
    for edit in proven:
        assert edit.after in ORIGINAL or edit.after[0].isupper()
        assert edit.cited[0].source == "https://herald.example/slip"
        assert edit.cited[0].text in ORIGINAL


def test_no_name_number_or_quotation_is_touched_by_evidence(kirkness: Path) -> None:
    article = cleaned(SPUN, kirkness, "herald.example")
    for edit in article.edits:
        if edit.cited:
            assert not any(c.isdigit() for c in edit.before + edit.after)
            assert "Morag" not in edit.before
    assert "“We have operated this slip for a century" in article.body


def test_quotes_are_altered_or_verbatim_with_the_passage_that_says_so(kirkness: Path) -> None:
    (altered,) = cleaned(SPUN, kirkness, "herald.example").quotes
    assert altered.standing == "altered"
    assert "run it into the sea" in altered.sources[0].text
    (verbatim,) = cleaned(EDITION, kirkness).quotes
    assert verbatim.standing == "verbatim"
    assert {s.source for s in verbatim.sources} == {"https://echo.example/brief"}


@pytest.mark.parametrize("text", [EDITION, ORIGINAL, BRIEF, OTHER])
def test_honest_texts_are_never_edited_by_evidence(text: str, kirkness: Path) -> None:
    for trusted in ((), ("herald.example",), ("echo.example",)):
        article = cleaned(text, kirkness, *trusted)
        assert not [e for e in article.edits if e.cited]


def test_a_story_of_another_event_is_no_sibling(kirkness: Path) -> None:
    assert all("library" not in s.source for s in cleaned(SPUN, kirkness).siblings)
    assert cleaned(OTHER, kirkness).siblings == ()


def test_lines_that_the_site_repeats_go_and_those_of_few_pages_stay(tmp_path: Path) -> None:
    opening = "Dear gardeners, the frost came early this week and the leeks stood well."
    plea = "Good reporting costs money: become a friend of the Herald for the price of a bun."
    stories = []
    for number, place in enumerate("Ayr Bute Coll Dull Elie Fort Gair Holm Iona Jura".split()):
        body = [
            f"The council of {place} met on a Monday and talked about the road {word} until noon."
            for word in ("works", "signs", "dust")
        ]
        lines = [*([opening] if number < 2 else []), *body, plea]
        stories.append((f"s{number}", "herald.example", "\n".join(lines)))
    path = profile_of(tmp_path, *stories)
    page = newsclean.Cleaner(profile=path).clean(
        f"{opening}\n{ORIGINAL}{plea}\n", url="https://www.herald.example/new", kind="text"
    )
    assert plea not in page.body
    assert opening in page.body
    (removal,) = [e for e in page.edits if "site.recurring" in e.rules]
    assert removal.cited[0].text == "on 10 of 10 pages"
    elsewhere = newsclean.Cleaner(profile=path).clean(
        f"{ORIGINAL}{plea}\n", url="https://other.example/new", kind="text"
    )
    assert all("site.recurring" not in e.rules for e in elsewhere.edits)


def test_copies_of_one_story_do_not_make_its_lines_the_sites(tmp_path: Path) -> None:
    versions = [
        (f"v{n}", "herald.example", ORIGINAL + f"Updated for the {word} time.\n")
        for n, word in enumerate(("first", "second", "third", "fourth"))
    ]
    page = newsclean.Cleaner(profile=profile_of(tmp_path, *versions)).clean(
        ORIGINAL, url="https://herald.example/v9", kind="text"
    )
    assert all("site.recurring" not in e.rules for e in page.edits)


def write_archive(path: Path, stories: list[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for name, text in stories:
            row = {"id": name, "url": f"https://herald.example/{name}", "text": text}
            file.write(json.dumps(row) + "\n")


def test_a_merged_profile_is_as_one_learned_in_one_go_in_any_order(tmp_path: Path) -> None:
    stories = [("a", ORIGINAL), ("b", SPUN), ("c", OTHER), ("d", BRIEF), ("e", ORIGINAL)]
    for name, part in (("one", stories), ("left", stories[:3]), ("right", stories[2:])):
        write_archive(tmp_path / f"{name}.jsonl", part)
        source = str(tmp_path / f"{name}.jsonl")
        archive.learn(Learning(sources=(source,), output=tmp_path / f"{name}.profile", workers=0))
    halves = (tmp_path / "right.profile", tmp_path / "left.profile")
    archive.learn(Learning(sources=(), output=tmp_path / "both.profile", merged=halves))
    assert everything(tmp_path / "both.profile") == everything(tmp_path / "one.profile")


def test_learning_again_changes_nothing(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.jsonl", [("a", ORIGINAL), ("b", OTHER)])
    job = Learning(
        sources=(str(tmp_path / "a.jsonl"),), output=tmp_path / "a.profile", workers=0, step=1
    )
    assert archive.learn(job).new == 2
    before = everything(job.output)
    again = archive.learn(job)
    assert (again.pages, again.new) == (2, 0)
    assert everything(job.output) == before


def test_an_interrupted_profile_is_refused_and_goes_on(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.jsonl", [("a", ORIGINAL), ("b", OTHER), ("c", BRIEF)])
    job = Learning(
        sources=(str(tmp_path / "a.jsonl"),), output=tmp_path / "a.profile", workers=0, step=1
    )

    def stop(done: archive.Learned) -> None:
        if done.pages == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.learn(job, stop)
    with pytest.raises(newsclean.InputError, match="not finished"):
        Profile(job.output)
    assert archive.learn(job).pages == 1
    assert Profile(job.output).stories == 3


def test_what_is_no_profile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no profile at all, but long enough to be looked at by anybody" * 20)
    with pytest.raises(newsclean.InputError, match="no profile"):
        newsclean.Cleaner(profile=path)
    with pytest.raises(newsclean.InputError, match="no profile"):
        archive.learn(Learning(sources=(), output=path))
    with pytest.raises(newsclean.InputError, match="no profile"):
        archive.learn(Learning(sources=(), output=tmp_path / "new", merged=(path,)))
    with pytest.raises(newsclean.InputError, match="no profile that exists"):
        newsclean.Cleaner(profile=tmp_path / "missing")
    assert path.read_text().startswith("no profile at all")


def test_a_cleaner_with_a_profile_can_be_sent_to_a_worker(kirkness: Path) -> None:
    cleaner = newsclean.Cleaner(profile=kirkness)
    sent = pickle.loads(pickle.dumps(cleaner))
    assert sent.clean(EDITION, kind="text") == cleaner.clean(EDITION, kind="text")


@pytest.mark.slow
def test_a_batch_uses_the_profile(tmp_path: Path, kirkness: Path) -> None:
    write_archive(tmp_path / "new.jsonl", [("a", EDITION)])
    job = archive.Job(
        sources=(str(tmp_path / "new.jsonl"),),
        output=tmp_path / "out.jsonl",
        profile=kirkness,
        workers=1,
    )
    archive.run(job)
    assert '"standing": "verbatim"' in (tmp_path / "out.jsonl").read_text().replace('":"', '": "')


@pytest.mark.parametrize(
    ("line", "plain"),
    [("  12 Comments ", "0 comments"), ("Read  more", "read more"), ("5 of 10", "0 of 0")],
)
def test_lines_are_compared_without_case_numbers_and_spaces(line: str, plain: str) -> None:
    assert plain_line(line) == plain


def test_stories_are_found_in_scripts_without_spaces() -> None:
    text = "市議会は火曜日、老朽化した桟橋を閉鎖すると決めた。木の杭60本のうち14本が腐っていた。"
    assert len(keys_of(text) & keys_of(text.replace("火曜日", "水曜日"))) > 3


def test_a_damaged_profile_is_an_error_of_ours_while_a_story_is_cleaned(kirkness: Path) -> None:
    cleaner = newsclean.Cleaner(profile=kirkness)
    with closing(sqlite3.connect(kirkness)) as database:
        database.execute("UPDATE stories SET text = x'00'")
        database.commit()
    with pytest.raises(newsclean.InputError, match="damaged"):
        cleaner.clean(SPUN, kind="text")


def test_a_profile_that_another_job_writes_is_an_error_of_ours(kirkness: Path) -> None:
    with closing(sqlite3.connect(kirkness, timeout=0)) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(newsclean.InputError, match="locked"):
            archive.learn(Learning(sources=(), output=kirkness))


SPECIFICATION = (
    "The chair is made of oak and of steel, and it carries 120 kilograms in any position of its back.\n"
    "It ships within two days from our warehouse at Brannoch, in a box that one person can carry.\n"
)


def test_a_page_that_is_no_story_is_nobodys_sibling() -> None:
    page = learned(SPECIFICATION.splitlines(), host="shop.example", is_story=False)
    assert page.lines
    assert page.text == ""
    assert not page.keys


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["What we like", "What we like"], "said twice on the page"),
        (["Memory: 8 GB"], "three words"),
    ],
)
def test_labels_inside_stories_stay(tmp_path: Path, lines: list[str], why: str) -> None:
    places = "Ayr Bute Coll Dull Elie Fort".split()
    stories = [
        (
            p,
            "herald.example",
            "\n".join([OTHER.replace("Balmore", p), f"At {p} it rained.", *lines]),
        )
        for p in places
    ]
    cleaner = newsclean.Cleaner(profile=profile_of(tmp_path, *stories))
    text = "\n".join([ORIGINAL, *lines, EDITION])
    article = cleaner.clean(text, url="https://herald.example/new", kind="text")
    assert not [e for e in article.edits if "site.recurring" in e.rules], why


def test_a_headline_that_the_pages_of_a_site_share_is_a_label(tmp_path: Path) -> None:
    """The section stands in the largest heading, the headline in a smaller one."""
    rows = []
    for number, place in enumerate("Ayr Bute Coll Dull Elie Fort Gair".split()):
        body = "".join(
            f"<p>The council of {place} met on a Monday and talked about the road {word} until"
            f" noon, when it rained, and went home. “We shall decide about the {word} another day,”"
            f" said Morag Sinclair, who has led the council of {place} since 2019.</p>"
            for word in ("works", "signs", "dust", "lamps", "trees", "ditches")
        )
        page = (
            f"<html><head><title>Harbour News | {place} closes its road</title>"
            '<meta property="og:title" content="Harbour News"><meta property="og:type"'
            ' content="article"></head><body><nav><a href="/">Home</a></nav><article>'
            f"<h1>Harbour News</h1><h2>{place} closes its road</h2>"
            '<p class="byline">By Iona Baird</p>'
            f'<time datetime="2024-05-0{number + 1}">{number + 1} May 2024</time>'
            f"{body}</article></body></html>"
        )
        rows.append({"id": place, "url": f"https://herald.example/2024/05/{number}", "html": page})
    source = tmp_path / "pages.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    output = tmp_path / "archive.profile"
    archive.learn(Learning(sources=(str(source),), output=output, workers=0))
    before = newsclean.Cleaner().clean(rows[0]["html"], url="https://herald.example/2024/05/0")
    after = newsclean.Cleaner(profile=output).clean(
        rows[0]["html"], url="https://herald.example/2024/05/0"
    )
    assert before.headline == "Harbour News"
    assert after.headline != "Harbour News"
    elsewhere = newsclean.Cleaner(profile=output).clean(
        rows[0]["html"], url="https://other.example/2024/05/0"
    )
    assert elsewhere.headline == before.headline
