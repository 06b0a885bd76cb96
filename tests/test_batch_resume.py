"""A batch job that was killed, interrupted or crashed goes on, and its output is the same."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch_jobs import archive, rows
from newsclean.archive import Job, Snapshot, run
from newsclean.archive import job as archive_job
from newsclean.archive.outputs import sinks, table_sink, working

pytestmark = pytest.mark.slow


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
    # There are no rejects; a crash while their empty list is removed may leave it.
    empty = out.with_name(f"{out.stem}.rejects.jsonl")
    assert set(out.parent.iterdir()) - {empty} == {out, out.with_name(f"{name}.manifest")}
    assert not empty.exists() or empty.read_bytes() == b""


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
