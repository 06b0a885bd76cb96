"""How a batch job stands, on the terminal: rich where it is installed, click's bar where not, and
plain lines where nobody looks at a terminal."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import click

from newsclean.archive import Snapshot
from newsclean.light_dataclass import dataclass

_LINE_SECONDS = 10.0
_DRAW_SECONDS = 0.2


class Progress(Protocol):
    """What shows how a job stands."""

    def __call__(self, snapshot: Snapshot) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Goal:
    """What there is to do, as far as it is known."""

    bytes: int | None = None
    """Of the sources."""
    records: int | None = None
    """That are wanted."""

    def part(self, snapshot: Snapshot) -> tuple[int, int, int] | None:
        """Where the job began in this run, where it is, and where it ends: in records where only so many
        are wanted, else in bytes."""
        if self.records:
            return snapshot.before, snapshot.read, self.records
        return (snapshot.start, snapshot.position, self.bytes) if self.bytes else None


def chosen(total: int | None, *, limit: int | None = None, quiet: bool) -> Progress:
    """The one that fits where standard error leads to."""
    goal = Goal(total, limit)
    if quiet:
        return _Silent()
    if not sys.stderr.isatty():
        return _Lines(goal)
    return _Rich(goal) if find_spec("rich") else _Bar(goal)


def described(snapshot: Snapshot, goal: Goal) -> str:
    """``read 41,208 · stories 39,011 · other pages 2,190 · rejects 7 · 212 pages/s · 2 min left``."""
    done = snapshot.read - snapshot.before
    parts = [f"read {snapshot.read:,}", f"stories {snapshot.stories:,}"]
    if snapshot.others:
        parts.append(f"other pages {snapshot.others:,}")
    if snapshot.left_out:
        parts.append(f"left out {snapshot.left_out:,}")
    parts.append(f"rejects {snapshot.rejects:,}")
    if snapshot.seconds > 0:
        parts.append(f"{done / snapshot.seconds:,.0f} pages/s")
    left = seconds_left(snapshot, goal)
    if left is not None:
        parts.append(f"{span(left)} left")
    return " · ".join(parts)


def seconds_left(snapshot: Snapshot, goal: Goal) -> float | None:
    """By what this run has done; what an earlier run did says nothing of the pace."""
    part = goal.part(snapshot)
    if part is None or part[1] <= part[0] or snapshot.seconds < 1:
        return None
    start, now, end = part
    return max(0.0, (end - now) * snapshot.seconds / (now - start))


def span(seconds: float) -> str:
    """A length of time: ``40 s``, ``12 min``, ``3.5 h``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"


class _Silent:
    def __call__(self, snapshot: Snapshot) -> None:
        pass

    def close(self) -> None:
        pass


class _Lines:
    """A line now and then, for logs."""

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._next = time.monotonic() + _LINE_SECONDS

    def __call__(self, snapshot: Snapshot) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _LINE_SECONDS
            click.echo(described(snapshot, self._goal), err=True)

    def close(self) -> None:
        pass


class _Drawn:
    """What both bars share: they are drawn a few times a second."""

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._total = goal.records or goal.bytes
        self._next = 0.0
        self._last: Snapshot | None = None

    def __call__(self, snapshot: Snapshot) -> None:
        self._last = snapshot
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _DRAW_SECONDS
            self.draw(snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        raise NotImplementedError

    def reached(self, snapshot: Snapshot) -> int:
        part = self._goal.part(snapshot)
        return snapshot.position if part is None else part[1]


class _Bar(_Drawn):
    """click's bar; without a known end, a line that is written over."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal)
        self._bar = (
            click.progressbar(
                length=self._total,
                file=sys.stderr,
                show_eta=False,
                item_show_func=lambda text: text,
            )
            if self._total
            else None
        )

    def draw(self, snapshot: Snapshot) -> None:
        text = described(snapshot, self._goal)
        if self._bar is None:
            click.echo(f"\r\x1b[K{text}", err=True, nl=False)
        else:
            self._bar.update(self.reached(snapshot) - self._bar.pos, text)

    def close(self) -> None:
        if self._last is not None:
            self.draw(self._last)
        if self._bar is not None:
            self._bar.render_finish()
        elif self._last is not None:
            click.echo(err=True)


class _Rich(_Drawn):
    """rich's bar."""

    def __init__(self, goal: Goal) -> None:
        super().__init__(goal)
        bars, console = import_module("rich.progress"), import_module("rich.console")
        self._bar: Any = bars.Progress(
            bars.BarColumn(bar_width=24),
            bars.TextColumn("{task.description}"),
            console=console.Console(stderr=True),
        )
        self._task = self._bar.add_task("starting", total=self._total)
        self._bar.start()

    def draw(self, snapshot: Snapshot) -> None:
        text = described(snapshot, self._goal)
        self._bar.update(self._task, completed=self.reached(snapshot), description=text)

    def close(self) -> None:
        if self._last is not None:
            self.draw(self._last)
        self._bar.stop()
