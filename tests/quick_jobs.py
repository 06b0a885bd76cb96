"""Jobs whose cleaner does almost nothing, so that many can be run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.archive import Job, Snapshot, run
from newsclean.model.article import Article, Block, Metadata, Quality

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


def pages_in(tmp_path: Path) -> Path:
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
