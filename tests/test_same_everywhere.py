"""The same input gives the same article on every Python.

From Python 3.12 on ``sum`` makes up for what floats lose by rounding, before that it does not; a number
next to a threshold then decides one way here and the other way there. So floats are summed by
``math.fsum``, whose result is exact and the same everywhere.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import newsclean

FIXTURES = Path(__file__).parent / "fixtures"
SOURCES = sorted(p for p in FIXTURES.rglob("*") if p.suffix in {".html", ".htm", ".txt"})


def whole_sum(values: Iterable[Any], start: Any = 0) -> Any:
    """``sum``, of anything but floats."""
    total = builtins.sum(values, start)
    if isinstance(total, float):
        raise AssertionError(f"{sys._getframe(1).f_code.co_qualname} sums floats; use math.fsum")
    return total


@pytest.fixture
def _whole_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    newsclean.clean("The ferry sails on Monday again, said the council.")  # loads every module
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "newsclean":
            monkeypatch.setattr(module, "sum", whole_sum, raising=False)


@pytest.mark.slow
@pytest.mark.usefixtures("_whole_sums")
def test_no_float_is_summed_by_rounding() -> None:
    for path in SOURCES:
        try:
            newsclean.clean(path.read_bytes())
        except newsclean.NewscleanError:
            continue
        if path.suffix == ".txt":
            newsclean.clean_text(path.read_text(encoding="utf-8", errors="replace"))
    assert len(SOURCES) > 30
