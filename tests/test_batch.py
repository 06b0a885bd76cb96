"""``newsclean batch`` as people, scripts and crashes use it."""

from __future__ import annotations

import gzip
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import newsclean
from newsclean import Options
from newsclean.archive import Fields, Job, Snapshot, run
from newsclean.archive import job as archive_job
from newsclean.archive.outputs import sinks, table_sink, working
from newsclean.archive.outputs.manifest import Manifest
from newsclean.archive.outputs.sinks import file_name
from newsclean.cli import main, progress
from newsclean.optional_deps import zstd

pytestmark = pytest.mark.slow

STORY = (
    "<html lang='en'><head><title>Lock {0} reopens</title></head><body><article><h1>Lock {0} reopens</h1>"
    "<p>The lock number {0} reopens on Monday after a winter of repairs, the port said.</p>"
    "<p>“We looked at every gate, all {0} of them,” said Ruth Adeyemi, the port’s chief engineer.</p>"
    "<p>Barges waited for {0} days at the quay, and their crews played cards until it was dark.</p>"
    "</article></body></html>"
)


def archive(path: Path, count: int, start: int = 0) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(start, start + count):
            row = {"id": f"p{n}", "url": f"https://h{n % 3}.example/{n}", "html": STORY.format(n)}
            file.write(json.dumps(row) + "\n")
    return path


def batch(*args: object, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["batch", *map(str, args)], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def rows(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        stream, data = data, b""
        while stream:
            frame = zstd().ZstdDecompressor()
            data += frame.decompress(stream)
            stream = frame.unused_data
    return [json.loads(line) for line in data.splitlines()]


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
    assert first == {"id": "p0", "status": "ok", "reason": None, **article}
    rejects = rows(tmp_path / "stories.rejects.jsonl")
    assert [(r["id"], r["status"]) for r in rejects] == [
        ("a.jsonl:7", "unreadable"),
        ("feed", "refused"),
    ]
    assert "read 9 · articles 7 · rejects 2 (refused 1 · unreadable 1)" in result.stderr
    assert "hosts  h0.example 2 · h1.example 2 · h2.example 2 · h9.example 1" in result.stderr
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
        assert text.startswith('---\nid: "p3"\n')
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
        assert rows(tmp_path / "o.rejects.jsonl") == []


def test_hostile_ids_are_no_paths(tmp_path: Path) -> None:
    ids = ["../../up", "/etc/passwd", "C:\\x", "CON", "a/" * 300, "ÄÖ", "", ".", "x\0y", "-rf"]
    names = [file_name(i) for i in ids]
    assert len(set(names)) == len(names)
    assert all(n.replace("-", "").isalnum() and n.isascii() and len(n) < 80 for n in names)


# --- crashes

COMMAND = [sys.executable, "-m", "newsclean", "batch"]


def expected(source: Path, tmp_path: Path) -> bytes:
    out = tmp_path / "expected.jsonl"
    run(Job(sources=(str(source),), output=out, workers=0))
    return out.read_bytes()


def partial_of(out: Path) -> Path | None:
    """The working file, whose name has the job's token."""
    return next(iter(out.parent.glob(f"{out.name}.*.partial")), None)


def written(out: Path) -> int:
    try:
        partial = partial_of(out)
        return partial.stat().st_size if partial else 0
    except FileNotFoundError:
        return 0


def test_after_kill_9_the_same_command_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        archive(folder / f"{number}.jsonl", 400, number * 400)
    want = expected(folder, tmp_path)
    out = tmp_path / "out.jsonl"
    killed = 0
    for share in (0.1, 0.4, 0.45, 0.9, 2.0):
        job = subprocess.Popen([*COMMAND, folder, "-o", out, "--workers", "2", "-q"])
        while job.poll() is None:
            if written(out) > share * len(want):
                job.kill()
                killed += 1
                break
            time.sleep(0.01)
        if job.wait() == 0:
            break
    assert job.returncode == 0
    assert killed >= 2
    assert out.read_bytes() == want
    assert not list(tmp_path.glob("*.partial"))


def interrupted(sent: Snapshot, at: int) -> None:
    if sent.read == at:
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet", "a"])
def test_resuming_gives_the_same_bytes_in_every_format(tmp_path: Path, name: str) -> None:
    source = archive(tmp_path / "source.jsonl", 60)
    want, out = tmp_path / "want" / name, tmp_path / "got" / name
    run(Job(sources=(str(source),), output=want, workers=0, step=10))
    for stop in (5, 17, 41, 60):
        with pytest.raises(KeyboardInterrupt):
            run(
                Job(sources=(str(source),), output=out, workers=0, step=10),
                lambda snapshot, stop=stop: interrupted(snapshot, stop),  # type: ignore[misc]
            )
        assert not out.exists()
    summary = run(Job(sources=(str(source),), output=out, workers=0, step=10))
    assert (summary.read, summary.rows) == (60, 60)
    for path in want.rglob("*") if want.is_dir() else [want]:
        if path.is_file():
            assert (out / path.relative_to(want)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet", "a"])
@pytest.mark.parametrize("step", ["put_in_place", "remove", "sync_folder"])
def test_a_crash_while_finishing_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str
) -> None:
    """Before or behind any step that gives files their names."""
    source = archive(tmp_path / "source.jsonl", 12)
    want, out = tmp_path / "want" / name, tmp_path / "got" / name
    run(Job(sources=(str(source),), output=want, workers=0, step=5))
    job = Job(sources=(str(source),), output=out, workers=0, step=5)
    for count in range(12):
        with monkeypatch.context() as patched:
            crash_at(patched, step, count)
            try:
                run(job)
            except KeyboardInterrupt:
                continue
        break
    assert run(job).already
    assert same_files(want, out)
    assert not list(out.parent.glob("*.partial"))
    assert len(list(out.parent.iterdir())) == 3


def crash_at(patched: pytest.MonkeyPatch, step: str, count: int) -> None:
    """The ``count``-th call of a function of working.py ends the job."""
    left = [count]
    real = getattr(working, step)

    def crashing(*args: Any, **more: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(*args, **more)

    for module in (working, sinks, table_sink, archive_job):
        if hasattr(module, step):
            patched.setattr(module, step, crashing)


def same_files(want: Path, got: Path) -> bool:
    names = sorted(p.relative_to(want) for p in want.rglob("*")) if want.is_dir() else [Path()]
    found = sorted(p.relative_to(got) for p in got.rglob("*")) if got.is_dir() else [Path()]
    return names == found and all(
        (got / name).read_bytes() == (want / name).read_bytes()
        for name in names
        if (want / name).is_file()
    )


def test_a_finished_file_is_not_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        archive(folder / f"{number}.jsonl", 10, number * 10)
    out = tmp_path / "o.jsonl"
    job = Job(sources=(str(folder),), output=out, workers=0, step=5)
    with pytest.raises(KeyboardInterrupt):
        run(job, lambda snapshot: interrupted(snapshot, 27))
    for name in ("0.jsonl", "1.jsonl"):  # of the same size, so that nothing shows but by opening
        (folder / name).write_bytes(b"x" * (folder / name).stat().st_size)
    run(job)
    assert [r["id"] for r in rows(out)] == [f"p{n}" for n in range(30)]


@pytest.fixture
def heeded() -> Iterator[None]:
    """Ctrl-C reaches children, also where a shell runs the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_cleanly_and_the_job_goes_on(tmp_path: Path, number: int) -> None:
    source = archive(tmp_path / "s.jsonl", 3000)
    out = tmp_path / "o.jsonl"
    job = subprocess.Popen(
        [*COMMAND, source, "-o", out, "--workers", "2"], stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while time.monotonic() < until and not written(out):
        time.sleep(0.02)
    job.send_signal(number)
    _, said = job.communicate(timeout=20)
    assert job.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert not out.exists()


# --- what one sees


def snapshot(**more: Any) -> Snapshot:
    base = {"read": 5000, "rows": 4800, "rejects": 7, "left_out": 0, "before": 1000}
    base |= {"seconds": 20.0, "position": 60_000, "start": 20_000}
    return Snapshot(**{**base, **more})


def test_the_progress_line() -> None:
    line = progress.described(snapshot(), 100_000)
    assert line == "read 5 000 · articles 4 800 · rejects 7 · 200 pages/s · 20 s left"
    assert "left" not in progress.described(snapshot(), None)
    assert "left out 3" in progress.described(snapshot(left_out=3), None)
    assert progress.seconds_left(snapshot(position=20_000), 100_000) is None


def test_progress_is_lines_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_LINE_SECONDS", 0.0)
    shown = progress.chosen(100_000, quiet=False)
    shown(snapshot())
    shown.close()
    assert capsys.readouterr().err.startswith("read 5 000 ·")


@pytest.mark.parametrize("total", [100_000, None])
@pytest.mark.parametrize("rich", [True, False])
def test_bars_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    rich: bool,
    total: int | None,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    if not rich:
        monkeypatch.setattr(progress, "find_spec", lambda name: None)
    shown = progress.chosen(total, quiet=False)
    shown(snapshot())
    shown.close()
    assert "articles 4 800" in capsys.readouterr().err


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
