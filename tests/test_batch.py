"""``newsclean batch`` as people and scripts use it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import newsclean
from batch_jobs import STORY, archive, rows
from newsclean import Options
from newsclean.archive import Fields, Job, run
from newsclean.archive.outputs.manifest import Manifest
from newsclean.archive.outputs.sinks import file_name
from newsclean.cli import main

pytestmark = pytest.mark.slow


def batch(*args: object, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["batch", *map(str, args)], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_rows_rejects_summary_and_status(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 6)
    with path.open("a", encoding="utf-8") as file:
        file.write(
            'broken\n{"id": "feed", "url": "https://h9.example/x", "html": "<rss><channel/></rss>"}\n'
        )
        file.write('{"id": "last", "html": ' + json.dumps(STORY.format(99)) + "}")
    out = tmp_path / "stories.jsonl"
    result = batch(path, "-o", out, "--workers", "1")
    assert result.exit_code == 0
    assert [r["id"] for r in rows(out)] == [*(f"p{n}" for n in range(6)), "last"]
    first = rows(out)[0]
    article = newsclean.clean(STORY.format(0), url="https://h0.example/0").to_dict()
    assert (first["id"], first["status"], first["reason"], first["host"]) == (
        "p0",
        "ok",
        None,
        "h0.example",
    )
    assert {key: first[key] for key in article} == article
    rejects = rows(tmp_path / "stories.rejects.jsonl")
    assert [(r["id"], r["status"]) for r in rejects] == [
        ("a.jsonl:7", "unreadable"),
        ("feed", "refused"),
    ]
    assert (
        "read 9 · stories 7 · other pages 0 · rejects 2 (refused 1 · unreadable 1)" in result.stderr
    )
    assert (
        f"stories  {out}\nothers   {tmp_path / 'stories.rejects.jsonl'}\ntime     " in result.stderr
    )
    assert "hosts    h0.example 2 · h1.example 2 · h2.example 2 · h9.example 1" in result.stderr
    assert result.stdout == ""
    again = batch(path, "-o", out)
    assert (again.exit_code, "finished before" in again.stderr) == (0, True)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "a.jsonl", "stories.jsonl", "stories.jsonl.manifest", "stories.rejects.jsonl",
    ]  # fmt: skip


def test_nothing_to_show_is_status_one_and_misuse_two(tmp_path: Path) -> None:
    empty = tmp_path / "a.jsonl"
    empty.write_text("oops\n", encoding="utf-8")
    assert batch(empty, "-o", tmp_path / "b.jsonl", "--workers", "0").exit_code == 1
    wrong = [
        (tmp_path / "none", "-o", tmp_path / "c.jsonl"),
        (empty, "-o", tmp_path / "c.docx"),
        (empty, "-o", tmp_path / "c.jsonl", "--where", "body=x"),
        (empty, "-o", tmp_path / "c.jsonl", "--rules", tmp_path / "none.toml"),
        (empty, "-o", empty),
    ]
    wrong += [(empty, tmp_path / "none", "-o", tmp_path / "c.jsonl")]
    for args in wrong:
        result = batch(*args)
        assert result.exit_code == 2, args
        assert "Traceback" not in result.stderr
    assert empty.read_text(encoding="utf-8") == "oops\n"
    # What was refused leaves nothing in the way of the right command.
    archive(tmp_path / "d.jsonl", 2)
    assert batch(tmp_path / "d.jsonl", "-o", tmp_path / "c.jsonl", "--workers", "0").exit_code == 0


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a"])
def test_every_output_is_the_same_for_any_number_of_workers(tmp_path: Path, name: str) -> None:
    source = archive(tmp_path / "source.jsonl", 70)
    contents = []
    for workers in (0, 1, 2):
        out = tmp_path / str(workers) / name
        run(Job(sources=(str(source),), output=out, workers=workers, step=30))
        files = sorted(p for p in (out.rglob("*") if out.is_dir() else [out]) if p.is_file())
        contents.append([(p.relative_to(out.parent), p.read_bytes()) for p in files])
    assert contents[0] == contents[1] == contents[2]
    ids = [f"p{n}" for n in range(70)]
    if name == "a":
        index = rows(out / "index.jsonl")
        assert [r["id"] for r in index] == ids
        text = (out / index[3]["file"]).read_text(encoding="utf-8")
        assert text.startswith('---\ntitle: "Lock 3 reopens"\n')
        assert '\nid: "p3"\n' in text
        assert "# Lock 3 reopens" in text
    elif name == "a.parquet":
        assert pq.read_table(out)["id"].to_pylist() == ids
    else:
        assert [r["id"] for r in rows(out)] == ids


def test_rejects_can_be_rows_and_conditions_leave_out(tmp_path: Path) -> None:
    source = archive(tmp_path / "s.jsonl", 3)
    source.write_text(source.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    for name in ("k.jsonl", "l.parquet"):
        out = tmp_path / name
        batch(source, "-o", out, "--keep-rejects", "--workers", "0")
        found = rows(out) if name == "k.jsonl" else pq.read_table(out).to_pylist()
        assert [(r["id"], r["status"]) for r in found] == [
            ("p0", "ok"), ("p1", "ok"), ("p2", "ok"), ("s.jsonl:4", "unreadable"),
        ]  # fmt: skip
    texts = tmp_path / "texts"
    wanted = ("--where", "kind=article,other", "--where", "words>=20")
    batch(source, "-o", texts, "--format", "text", *wanted, "--keep-rejects", "--workers", "0")
    index = rows(texts / "index.jsonl")
    assert [r["status"] for r in index] == ["ok", "ok", "ok", "unreadable"]
    assert "The lock number 2 reopens" in (texts / index[2]["file"]).read_text(encoding="utf-8")
    assert (texts / index[2]["file"]).suffix == ".txt"
    out = tmp_path / "w.jsonl"
    result = batch(source, "-o", out, "--where", "host=h1.example", "--workers", "0")
    assert [r["id"] for r in rows(out)] == ["p1"]
    assert "left out 2" in result.stderr


def test_limit_sample_dry_run_and_pipes(tmp_path: Path) -> None:
    source = archive(tmp_path / "s.jsonl", 40)
    batch(source, "-o", tmp_path / "l.jsonl", "--limit", "5", "--workers", "0")
    assert len(rows(tmp_path / "l.jsonl")) == 5
    batch(source, "-o", tmp_path / "p.jsonl", "--sample", "0.5", "--workers", "0")
    share = [r["id"] for r in rows(tmp_path / "p.jsonl")]
    assert 8 < len(share) < 32
    batch(source, "-o", tmp_path / "q.jsonl", "--sample", "0.5", "--workers", "1")
    assert [r["id"] for r in rows(tmp_path / "q.jsonl")] == share
    before = sorted(tmp_path.iterdir())
    dry = batch(source, "-o", tmp_path / "d.jsonl", "--dry-run", "--limit", "7")
    assert "s.jsonl: json-lines" in dry.stdout
    assert "7 pages" in dry.stdout
    assert sorted(tmp_path.iterdir()) == before
    piped = batch("-", "-o", "-", "--workers", "0", "-q", given=source.read_bytes())
    assert piped.stderr == ""
    assert len(piped.stdout.splitlines()) == 40


def test_field_options(tmp_path: Path) -> None:
    source = tmp_path / "s.jsonl"
    row = {"key": 7, "link": "https://a.example/7", "markup": STORY.format(7), "html": "no"}
    source.write_text(json.dumps(row), encoding="utf-8")
    options = ("--id-field", "key", "--html-field", "markup", "--workers", "0")
    batch(source, "-o", tmp_path / "o.jsonl", *options)
    (found,) = rows(tmp_path / "o.jsonl")
    assert (found["id"], found["headline"], found["url"]) == (
        "7",
        "Lock 7 reopens",
        "https://a.example/7",
    )


def test_a_foreign_file_and_another_job_are_left_alone(tmp_path: Path) -> None:
    source = archive(tmp_path / "s.jsonl", 3)
    out = tmp_path / "o.jsonl"
    out.write_text("mine\n", encoding="utf-8")
    assert batch(source, "-o", out, "--workers", "0").exit_code == 2
    assert out.read_text(encoding="utf-8") == "mine\n"
    assert batch(source, "-o", out, "--workers", "0", "--overwrite").exit_code == 0
    other = batch(source, "-o", out, "--workers", "0", "--limit", "2")
    assert (other.exit_code, "--overwrite" in other.stderr) == (2, True)
    stories = tmp_path / "stories"
    for more in ((), ("--overwrite", "--limit", "2")):
        assert batch(source, "-o", stories, "--workers", "0", *more).exit_code == 0
    assert len(rows(stories / "index.jsonl")) == 2
    assert not list(tmp_path.glob("stories.*.old"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "x").write_text("mine", encoding="utf-8")
    assert batch(source, "-o", folder, "--workers", "0", "--overwrite").exit_code == 2
    assert (folder / "x").exists()
    Manifest(tmp_path / "locked.jsonl.manifest").close()
    holder = sqlite3.connect(tmp_path / "locked.jsonl.manifest")
    holder.execute("begin exclusive")
    locked = batch(source, "-o", tmp_path / "locked.jsonl")
    assert (locked.exit_code, "in use" in locked.stderr) == (2, True)
    holder.close()


def test_a_job_does_not_read_what_it_writes(tmp_path: Path) -> None:
    archive(tmp_path / "s.jsonl", 5)
    out = tmp_path / "o.jsonl"
    for _ in range(2):
        batch(tmp_path, "-o", out, "--workers", "1", "--overwrite")
        assert [r["id"] for r in rows(out)] == [f"p{n}" for n in range(5)]
        assert not (tmp_path / "o.rejects.jsonl").exists()  # it would be empty


def test_hostile_ids_are_no_paths(tmp_path: Path) -> None:
    ids = ["../../up", "/etc/passwd", "C:\\x", "CON", "a/" * 300, "ÄÖ", "", ".", "x\0y", "-rf"]
    names = [file_name(i) for i in ids]
    assert len(set(names)) == len(names)
    assert all(n.replace("-", "").isalnum() and n.isascii() and len(n) < 80 for n in names)


def test_fields_and_options_are_part_of_what_a_job_is(tmp_path: Path) -> None:
    source = archive(tmp_path / "s.jsonl", 2)
    out = tmp_path / "o.jsonl"
    run(Job(sources=(str(source),), output=out, workers=0))
    for other in (
        Job(sources=(str(source),), output=out, workers=0, fields=Fields(id=("url",))),
        Job(sources=(str(source),), output=out, workers=0, options=Options(captions=True)),
    ):
        with pytest.raises(newsclean.InputError, match="overwrite"):
            run(other)
