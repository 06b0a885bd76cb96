"""Texts in many languages in which most things must stay as they are, and some must be mended.

Each case was written by somebody who had not seen the rules. A line of ``cases.jsonl`` is one text with
what must still stand in its clean text, what must be gone, and what must have come of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures" / "trust" / "cases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
# What newsclean does not reach yet.
KNOWN = {
    "t02-13": "a drop cap before a word that is no word of its own",
    "t09-05": "MacRoman read as Latin-1, twice",
    "t09-09": "cp437 read as Windows-1252, twice",
}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case['id']}-{case['lang']}",
            marks=[pytest.mark.xfail(reason=KNOWN[case["id"]], strict=True)]
            if case["id"] in KNOWN
            else [],
        )
        for case in CASES
    ],
)
def test_a_text_is_trusted(case: dict[str, Any]) -> None:
    text = newsclean.clean_text(case["text"]).text
    assert [s for s in case.get("must_stay", ()) if s not in text] == []
    assert [s for s in case.get("must_go", ()) if s in text] == []
    assert [s for s in case.get("must_become", ()) if s not in text] == []
