"""What a batch job says of how far it is."""

from __future__ import annotations

import click
import pytest

from newsclean.archive import Snapshot
from newsclean.cli import progress

TOTAL = 1_000_000


def snapshot(seconds: float = 10.0, position: int = TOTAL // 2) -> Snapshot:
    return Snapshot(
        read=100,
        stories=90,
        others=0,
        left_out=0,
        rejects=1,
        seconds=seconds,
        position=position,
        start=0,
        before=0,
    )


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (89, "89 s"),
        (91, "2 min"),
        (60 * 60, "60 min"),
        (60 * 89, "89 min"),
        (60 * 91, "1.5 h"),
        (60 * 60 * 5, "5.0 h"),
    ],
)
def test_the_time_that_is_left_has_a_unit_that_fits(seconds: float, left: str) -> None:
    """Half of the bytes are read, so that as much time is left as has passed."""
    assert progress.described(snapshot(seconds), progress.Goal(TOTAL)).endswith(f" · {left} left")


class Clock:
    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stopped = Clock()
    monkeypatch.setattr(progress, "time", stopped)
    return stopped


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(click, "echo", lambda text="", **_: lines.append(text))
    return lines


def test_a_log_gets_a_line_every_ten_seconds(clock: Clock, said: list[str]) -> None:
    lines = progress._Lines(progress.Goal(TOTAL))
    for clock.now in (0, 9.9, 10, 10.1, 19.9, 20, 31):
        lines(snapshot())
    assert len(said) == 3


def test_a_terminal_is_drawn_five_times_a_second(clock: Clock, said: list[str]) -> None:
    bar = progress._Bar(progress.Goal())
    for clock.now in (0.01, 0.2, 0.22, 0.4, 0.43):
        bar(snapshot())
    assert len(said) == 3
