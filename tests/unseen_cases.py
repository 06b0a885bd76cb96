"""The cases of ``fixtures/unseen/``, written by people who had not seen the code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

UNSEEN = Path(__file__).parent / "fixtures" / "unseen"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file, one a line."""
    return [json.loads(line) for line in (UNSEEN / name).read_text(encoding="utf-8").splitlines()]


def params(some: Iterable[dict[str, Any]], key: str = "fails") -> list[Any]:
    """The cases; one that says under this key what is not read right yet must fail, so that such cases only
    become fewer."""
    return [
        pytest.param(
            case,
            id=case["id"],
            marks=pytest.mark.xfail(strict=True, reason=case[key]) if key in case else (),
        )
        for case in some
    ]
