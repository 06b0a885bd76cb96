"""What befalls files that are not the job's: they are left alone, and the job says so."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsclean
from newsclean.archive import run
from newsclean.archive.outputs import working
from quick_jobs import NAMES, content, job, pages_in, stopped, undisturbed

pytestmark = pytest.mark.slow


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return pages_in(tmp_path)


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


@pytest.fixture(autouse=True)
def no_leftovers(tmp_path: Path) -> Iterator[None]:
    """Nothing of a job lies anywhere but beside its output."""
    before = set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial"))
    yield
    assert set(Path(working.os.environ.get("TMPDIR", "/tmp")).glob("*.partial")) == before
