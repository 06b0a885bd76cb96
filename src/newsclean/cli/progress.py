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

_LINE_SECONDS = 10.0
_DRAW_SECONDS = 0.2


class Progress(Protocol):
    """What shows how a job stands."""

    def __call__(self, snapshot: Snapshot) -> None: ...

    def close(self) -> None: ...


def chosen(total: int | None, *, quiet: bool) -> Progress:
    """The one that fits where standard error leads to."""
    if quiet:
        return _Silent()
    if not sys.stderr.isatty():
        return _Lines(total)
    return _Rich(total) if find_spec("rich") else _Bar(total)


def described(snapshot: Snapshot, total: int | None) -> str:
    """``read 41 208 · articles 39 011 · rejects 7 · 212 pages/s · 2 min left``."""
    done = snapshot.read - snapshot.before
    parts = [f"read {snapshot.read:,}", f"articles {snapshot.rows:,}"]
    if snapshot.left_out:
        parts.append(f"left out {snapshot.left_out:,}")
    parts.append(f"rejects {snapshot.rejects:,}")
    if snapshot.seconds > 0:
        parts.append(f"{done / snapshot.seconds:,.0f} pages/s")
    left = seconds_left(snapshot, total)
    if left is not None:
        parts.append(f"{_span(left)} left")
    return " · ".join(parts).replace(",", " ")


def seconds_left(snapshot: Snapshot, total: int | None) -> float | None:
    """By the bytes that this run has read; what an earlier run did says nothing of the pace."""
    done = snapshot.position - snapshot.start
    if not total or done <= 0 or snapshot.seconds < 1:
        return None
    return max(0.0, (total - snapshot.position) * snapshot.seconds / done)


def _span(seconds: float) -> str:
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

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._next = time.monotonic() + _LINE_SECONDS

    def __call__(self, snapshot: Snapshot) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _LINE_SECONDS
            click.echo(described(snapshot, self._total), err=True)

    def close(self) -> None:
        pass


class _Drawn:
    """What both bars share: they are drawn a few times a second."""

    def __init__(self, total: int | None) -> None:
        self._total = total
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


class _Bar(_Drawn):
    """click's bar over the bytes read; without a known total, a line that is written over."""

    def __init__(self, total: int | None) -> None:
        super().__init__(total)
        self._bar = (
            click.progressbar(
                length=total, file=sys.stderr, show_eta=False, item_show_func=lambda text: text
            )
            if total
            else None
        )

    def draw(self, snapshot: Snapshot) -> None:
        text = described(snapshot, self._total)
        if self._bar is None:
            click.echo(f"\r\x1b[K{text}", err=True, nl=False)
        else:
            self._bar.update(snapshot.position - self._bar.pos, text)

    def close(self) -> None:
        if self._last is not None:
            self.draw(self._last)
        if self._bar is not None:
            self._bar.render_finish()
        elif self._last is not None:
            click.echo(err=True)


class _Rich(_Drawn):
    """rich's bar."""

    def __init__(self, total: int | None) -> None:
        super().__init__(total)
        bars, console = import_module("rich.progress"), import_module("rich.console")
        self._bar: Any = bars.Progress(
            bars.BarColumn(bar_width=24),
            bars.TextColumn("{task.description}"),
            console=console.Console(stderr=True),
        )
        self._task = self._bar.add_task("starting", total=total)
        self._bar.start()

    def draw(self, snapshot: Snapshot) -> None:
        text = described(snapshot, self._total)
        self._bar.update(self._task, completed=snapshot.position, description=text)

    def close(self) -> None:
        if self._last is not None:
            self.draw(self._last)
        self._bar.stop()
