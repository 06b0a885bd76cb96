"""What befalls a batch job and its files: it goes on where that can be proved, else says what is wrong.

``evaluation/faults.py`` does the same at random, with processes.
"""

from __future__ import annotations

import errno
import json
import os
import random
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.archive import Job, ResumeError, Snapshot, run
from newsclean.archive.outputs import working
from newsclean.cli import main
from newsclean.model.article import Article, Block, Metadata, Quality

pytestmark = pytest.mark.slow

NAMES = ["a.jsonl", "a.jsonl.gz", "a.parquet", "a"]
STEP = 10
COUNT = 60


class QuickCleaner:
    """The body is the page; what it holds of BAD is no page."""

    def __init__(self, options: newsclean.Options) -> None:
        pass

    def clean(self, source: Any, **more: Any) -> Article:
        if "BAD" in source:
            raise newsclean.InputError("bad")
        block = Block(kind="paragraph", text=source, start=0, end=len(source))
        return Article(
            fields=Metadata(), blocks=(block,), body=source, quotes=(), edits=(), suspects=(),
            warnings=(), quality=Quality(),
        )  # fmt: skip


def rows(first: int, count: int) -> str:
    texts = (
        f"{'BAD' if n % 7 == 3 else 'Lock'} {n} reopens on Monday."
        for n in range(first, first + count)
    )
    return "".join(
        json.dumps({"id": f"p{first + n}", "html": text}) + "\n" for n, text in enumerate(texts)
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(2):
        path = folder / f"{number}.jsonl"
        path.write_text(rows(number * COUNT // 2, COUNT // 2), encoding="utf-8")
    return folder


def job(source: Path, out: Path, **more: Any) -> Job:
    out.parent.mkdir(exist_ok=True)
    asked = {"workers": 0, "step": STEP, "make": QuickCleaner, **more}
    return Job(sources=(str(source),), output=out, **asked)


def stopped(asked: Job, at: int, strike: Callable[[], None] | None = None) -> None:
    """Run until ``at`` records are read; there the fault strikes, or the job is interrupted."""

    def tell(sent: Snapshot) -> None:
        if sent.read == at:
            if strike is None:
                raise KeyboardInterrupt
            strike()

    if strike is not None:
        run(asked, tell)
        return
    with pytest.raises(KeyboardInterrupt):
        run(asked, tell)


def content(path: Path) -> dict[str, bytes]:
    """Every file below, and where each link leads."""
    found = {}
    for part in [path, *path.rglob("*")] if path.is_dir() else [path]:
        name = part.relative_to(path).as_posix()
        if part.is_symlink():
            found[name] = os.fsencode(os.readlink(part))
        elif part.is_file():
            found[name] = part.read_bytes()
    return found


def undisturbed(source: Path, tmp_path: Path, name: str) -> dict[str, bytes]:
    want = tmp_path / "want" / name
    assert run(job(source, want)).rows > COUNT / 3
    return content(want)


def working_files(out: Path) -> list[Path]:
    tops = list(out.parent.glob(f"{out.name}.*.partial"))
    return [
        p
        for top in tops
        for p in ([top] if top.is_file() else sorted(top.rglob("*")))
        if p.is_file()
    ]


# --- the user's files


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_ours_is_never_touched(tmp_path: Path, source: Path, name: str) -> None:
    want = undisturbed(source, tmp_path, name)
    out = tmp_path / "got" / name
    out.parent.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    for number, ending in enumerate((".partial", ".old", ".done", ".joined", ".0badcafe.partial")):
        for base in (name, "a.rejects.jsonl"):
            path = out.with_name(base + ending)
            if number % 3 == 0:
                path.symlink_to(victim)
            elif number % 3 == 1:
                path.mkdir()
                (path / "mine").write_text("mine", encoding="utf-8")
            else:
                path.write_text("mine", encoding="utf-8")
    before = content(out.parent)
    stopped(job(source, out), 35)
    run(job(source, out))
    run(job(source, out, overwrite=True))
    assert content(out) == want
    assert victim.read_text(encoding="utf-8") == "mine"
    after = content(out.parent)
    assert {path: after.get(path) for path in before} == before


@pytest.mark.parametrize("what", ["output", "rejects", "report", "manifest", "journal"])
@pytest.mark.parametrize("how", ["file", "link", "loop", "folder", "pipe"])
def test_a_name_that_is_taken_is_refused(tmp_path: Path, source: Path, what: str, how: str) -> None:
    out = tmp_path / "got" / "a.jsonl"
    asked = job(source, out, report=tmp_path / "got" / "r.html")
    path = {
        "output": out,
        "rejects": tmp_path / "got" / "a.rejects.jsonl",
        "report": tmp_path / "got" / "r.html",
        "manifest": asked.manifest_path,
        "journal": Path(f"{asked.manifest_path}-journal"),
    }[what]
    if how == "file":
        path.write_text("mine", encoding="utf-8")
    elif how == "link":
        (tmp_path / "victim").write_text("mine", encoding="utf-8")
        path.symlink_to(tmp_path / "victim")
    elif how == "loop":
        path.symlink_to(path)
    elif how == "folder":
        path.mkdir()
        (path / "mine").write_text("mine", encoding="utf-8")
    else:
        os.mkfifo(path)
    before = content(tmp_path)
    with pytest.raises(newsclean.InputError):
        run(asked)
    assert content(tmp_path) == before


def test_overwrite_takes_no_stranger_out_of_a_folder(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "got" / "a"
    run(job(source, out))
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(newsclean.InputError, match=r"notes\.txt"):
        run(job(source, out, overwrite=True))
    assert (out / "notes.txt").exists()
    (out / "notes.txt").unlink()
    run(job(source, out, overwrite=True))


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_while_the_job_runs_is_not_replaced(
    tmp_path: Path, source: Path, name: str
) -> None:
    out = tmp_path / "got" / name
    with pytest.raises(OSError, match="came while the job ran"):
        stopped(job(source, out), 35, lambda: void(out.write_text("mine", encoding="utf-8")))
    assert out.read_text(encoding="utf-8") == "mine"
    out.unlink()
    run(job(source, out))
    assert content(out) == undisturbed(source, tmp_path, name)


def void(_: object) -> None:
    pass


def test_a_source_is_no_output(source: Path, tmp_path: Path) -> None:
    for more in ({}, {"overwrite": True}, {"report": source / "0.jsonl"}):
        with pytest.raises(newsclean.InputError):
            run(job(source / "0.jsonl", source / "0.jsonl", **more))
    with pytest.raises(newsclean.InputError):
        run(
            job(
                source / "0.jsonl", tmp_path / "o.jsonl", rejects=source / "0.jsonl", overwrite=True
            )
        )


def test_a_finished_output_that_changed_is_not_called_finished(
    tmp_path: Path, source: Path
) -> None:
    for name in NAMES:
        out = tmp_path / name / name
        run(job(source, out))
        index = out / "index.jsonl" if out.is_dir() else out
        index.write_bytes(index.read_bytes()[:-1])
        with pytest.raises(newsclean.InputError, match="changed since"):
            run(job(source, out))


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o002])
def test_files_have_the_rights_that_the_umask_gives(
    tmp_path: Path, source: Path, mask: int
) -> None:
    seen = {}
    before = os.umask(mask)
    try:
        for name in NAMES:
            out = tmp_path / "got" / name / name
            out.parent.mkdir(parents=True)
            asked = job(source, out)
            stopped(asked, 35)
            seen |= {p: p.stat().st_mode for p in out.parent.rglob("*")}
            run(asked)
            seen |= {p: p.stat().st_mode for p in out.parent.rglob("*")}
    finally:
        os.umask(before)
    assert len(seen) > 30
    for path, mode in seen.items():
        full = 0o777 if stat.S_ISDIR(mode) else 0o666
        assert stat.S_IMODE(mode) == full & ~mask, path


# --- what happens while the job runs


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


# --- what happens between two runs


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
    assert "another job" in result.stderr or "other sources" in result.stderr


@pytest.fixture(autouse=True)
def no_leftovers(tmp_path: Path) -> Iterator[None]:
    """Nothing of a job lies anywhere but beside its output."""
    before = set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial"))
    yield
    assert set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial")) == before
