"""How a batch job says how far it is."""

from __future__ import annotations

import sys

import pytest

from batch_jobs import snapshot
from newsclean.cli import progress

pytestmark = pytest.mark.slow


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
