"""How a batch job says how far it is."""

from __future__ import annotations

import sys

import pytest

from batch_jobs import snapshot
from newsclean.cli import progress

pytestmark = pytest.mark.slow


def test_the_progress_line() -> None:
    goal, none = progress.Goal(100_000), progress.Goal()
    line = progress.described(snapshot(), goal)
    assert line == (
        "read 5,000 · stories 4,700 · other pages 100 · rejects 7 · 200 pages/s · 20 s left"
    )
    assert "left" not in progress.described(snapshot(), none)
    assert "left out 3" in progress.described(snapshot(left_out=3), none)
    assert progress.seconds_left(snapshot(position=20_000), goal) is None


def test_where_only_so_many_records_are_wanted_they_are_the_goal() -> None:
    goal = progress.Goal(100_000, records=6000)
    assert progress.described(snapshot(), goal).endswith("200 pages/s · 5 s left")


def test_progress_is_lines_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_LINE_SECONDS", 0.0)
    shown = progress.chosen(100_000, quiet=False)
    shown(snapshot())
    shown.close()
    assert capsys.readouterr().err.startswith("read 5,000 ·")


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
    assert "stories 4,700" in capsys.readouterr().err
