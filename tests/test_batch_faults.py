"""What befalls a batch job and its files: it goes on where that can be proved, else says what is wrong.

``evaluation/faults.py`` does the same at random, with processes.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.archive import Job, ResumeError, run
from newsclean.archive.outputs import working
from newsclean.cli import main
from quick_jobs import NAMES, content, job, pages_in, rows, stopped, undisturbed

pytestmark = pytest.mark.slow


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return pages_in(tmp_path)


def working_files(out: Path) -> list[Path]:
    tops = list(out.parent.glob(f"{out.name}.*.partial"))
    return [
        p
        for top in tops
        for p in ([top] if top.is_file() else sorted(top.rglob("*")))
        if p.is_file()
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", ["rows", "rejects", "manifest", "folder"])
def test_a_working_file_that_is_removed_at_work_ends_the_job(
    tmp_path: Path, source: Path, name: str, what: str
) -> None:
    out = tmp_path / "got" / name

    def strike() -> None:
        if what == "folder":
            working.shutil.rmtree(out.parent)
        elif what == "manifest":
            job(source, out).manifest_path.unlink()
        else:
            base = name if what == "rows" else "a.rejects.jsonl"
            working.remove(next(out.parent.glob(f"{base}.*.partial")))

    with pytest.raises(OSError, match=r"removed or replaced|No such file"):
        stopped(job(source, out), 35, strike)
    assert not out.exists()
    with pytest.raises(newsclean.NewscleanError) if what in ("rows", "rejects") else nothing():
        run(job(source, out))
    run(job(source, out, overwrite=True))
    assert content(out) == undisturbed(source, tmp_path, name)


class nothing:  # noqa: N801
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize("name", NAMES)
def test_a_working_file_that_is_changed_at_work_ends_the_job(
    tmp_path: Path, source: Path, name: str
) -> None:
    for number in range(3):
        out = tmp_path / f"got{number}" / name

        def strike(out: Path = out, number: int = number) -> None:
            files = working_files(out)
            flip(files[number % len(files)])

        with pytest.raises(OSError, match="changed while"):
            stopped(job(source, out), 35, strike)
        assert not out.exists()


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(data)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("at", [0, 3, 6])
def test_a_full_disk_ends_the_job_and_it_goes_on_when_there_is_room(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int
) -> None:
    out = tmp_path / "got" / name
    left = [at]
    write = os.write

    def full(handle: int, data: Any) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data)

    with monkeypatch.context() as patched:
        patched.setattr(working.os, "write", full)
        with pytest.raises(OSError, match="No space"):
            run(job(source, out))
    assert not out.exists()
    run(job(source, out))
    assert content(out) == undisturbed(source, tmp_path, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_working_file_is_recognised(tmp_path: Path, source: Path, name: str) -> None:
    want = undisturbed(source, tmp_path, name)
    for number, how in enumerate(("cut", "flip", "gone", "empty")):
        out = tmp_path / f"got{number}" / name
        stopped(job(source, out), 35)
        path = working_files(out)[0]
        if how == "flip":
            flip(path)
        elif how == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 3 if how == "cut" else 0])
        with pytest.raises(ResumeError, match="overwrite"):
            run(job(source, out))
        assert not out.exists()
        run(job(source, out, overwrite=True))
        assert content(out) == want


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_behind_the_last_step_is_cut_off(
    tmp_path: Path, source: Path, name: str
) -> None:
    out = tmp_path / "got" / name
    stopped(job(source, out), 35)
    for path in working_files(out):
        if path.suffix in (".partial", ".jsonl"):
            with path.open("ab") as file:
                file.write(b"garbage")
    folder = next(out.parent.glob(f"{name}.*.partial"))
    if folder.is_dir():
        (folder / "00009").mkdir()
        (folder / "00009" / "x").write_bytes(b"garbage")
    run(job(source, out))
    assert content(out) == undisturbed(source, tmp_path, name)


def test_a_damaged_manifest_is_recognised(tmp_path: Path, source: Path) -> None:
    want = undisturbed(source, tmp_path, "a.jsonl")
    chance = random.Random(60)
    out = tmp_path / "got" / "a.jsonl"
    asked = job(source, out)
    stopped(asked, 35)
    manifest = asked.manifest_path
    sound = {path: path.read_bytes() for path in out.parent.iterdir()}
    refused = 0
    for number in range(60):
        for path in out.parent.iterdir():
            path.unlink()
        for path, data in sound.items():
            path.write_bytes(data)
        manifest.write_bytes(broken(sound[manifest], chance, number))
        said = refusal(asked)
        if said is None:
            assert content(out) == want
        else:
            refused += 1
            assert str(manifest) in said
            assert not out.exists()
    assert refused > 30


def refusal(asked: Job) -> str | None:
    try:
        run(asked)
    except newsclean.InputError as error:
        return str(error)
    return None


def broken(data: bytes, chance: random.Random, number: int) -> bytes:
    damaged = bytearray(data)
    if number % 3 == 0:
        return data[: chance.randrange(len(data))]
    for _ in range(1 if number % 3 == 1 else 300):
        # Where something stands: most of the pages are empty.
        place = chance.choice([n for n, byte in enumerate(data) if byte])
        damaged[place] = chance.randrange(256)
    return bytes(damaged)


@pytest.mark.parametrize("change", ["front", "order", "short", "new", "gone", "renamed"])
def test_sources_that_changed_are_recognised(tmp_path: Path, source: Path, change: str) -> None:
    out = tmp_path / "got" / "a.jsonl"
    stopped(job(source, out), 45)
    path = source / "1.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if change == "front":
        lines[:0] = [rows(900, 1)]
    elif change == "order":
        lines.reverse()
    elif change == "short":
        del lines[:5]
    path.write_text("".join(lines), encoding="utf-8")
    if change == "new":
        (source / "00.jsonl").write_text(rows(900, 1), encoding="utf-8")
    elif change == "gone":
        path.unlink()
    elif change == "renamed":
        (source / "0.jsonl").rename(source / "9.jsonl")
    with pytest.raises(ResumeError, match="changed since"):
        run(job(source, out))
    assert not out.exists()
    run(job(source, out, overwrite=True))
    assert content(out) == undisturbed(source, tmp_path, "a.jsonl")


def test_the_command_line_says_it_in_one_line(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "got" / "a.jsonl"
    stopped(job(source, out), 35)
    flip(working_files(out)[0])
    # The job of the command line has other steps, so it is another job; that is said, too.
    result = CliRunner().invoke(main, ["batch", str(source), "-o", str(out), "--workers", "0"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "a job with another" in result.stderr or "other sources" in result.stderr


@pytest.fixture(autouse=True)
def no_leftovers(tmp_path: Path) -> Iterator[None]:
    """Nothing of a job lies anywhere but beside its output."""
    before = set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial"))
    yield
    assert set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial")) == before
