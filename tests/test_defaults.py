"""The limits that hold where nobody sets any are those that the documentation promises."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from newsclean import Limits, archive
from newsclean.archive.records import Caps

DOCS = Path(__file__).parent.parent / "docs"
TEXT = " ".join(
    " ".join(page.read_text(encoding="utf-8").split()) for page in sorted(DOCS.rglob("*.md"))
)


@pytest.mark.parametrize("name", [f.name for f in fields(Limits) if f.name != "rewriter_seconds"])
def test_limits(name: str) -> None:
    value = getattr(Limits(), name)
    assert re.search(rf"\| `{name}` \| {value:,}\b", TEXT), f"{name}: {value:,}"


JOB = archive.Job(sources=(), output=Path("a.jsonl"))
MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "promise",
    [
        rf"of processor time \({archive.WorkerLimits().seconds:g}\)",
        rf"megabytes \({archive.WorkerLimits().megabytes:,}\)",
        rf"replaced after {JOB.renew_after:,} pages",
        rf"very {JOB.step:,} records",
        rf"more than {Caps().record // MEGABYTE} MB",
        rf"more than {Caps().inflated // MEGABYTE} MB while it expands",
    ],
)
def test_archives(promise: str) -> None:
    assert re.search(promise, TEXT), promise
