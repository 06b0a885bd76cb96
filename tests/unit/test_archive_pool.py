"""Workers: what hangs, crashes or eats memory costs itself, and the order stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import newsclean
from newsclean import NewscleanError, Options, OptionsError
from newsclean.archive import (
    Broken,
    Condition,
    Outcome,
    StoredPage,
    WorkerLimits,
    buffers,
    clean_many,
)
from newsclean.archive.rows import FormatRow
from newsclean.archive.task import Task
from newsclean.archive.workers import pool as pool_module
from newsclean.archive.workers.pool import Pool
from newsclean.archive.workers.process import Worker
from newsclean.writing import FORMATS

pytestmark = pytest.mark.slow

SECONDS = 1.0


def status(outcome: Outcome) -> str:
    """What became of a page; whether it holds a story is not asked here."""
    return "ok" if outcome.status == "no-story" else outcome.status


def page(
    number: int, text: str = "The northern lock reopens on Monday, the port said."
) -> StoredPage:
    body = f"<html><body><h1>Lock {number}</h1><p>{text}</p><p>It took {number} days.</p></body></html>"
    return StoredPage(id=str(number), content=body, url=f"https://a.example/{number}")


class Poisoned:
    """A cleaner that some pages are poison to."""

    def __init__(self, options: Options) -> None:
        self._inner = newsclean.Cleaner(options)

    def clean(self, source: Any, **more: Any) -> Any:
        if "KILL" in source:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "HANG" in source:
            while True:
                pass
        if "SLEEP" in source:
            time.sleep(1000)
        if "EAT" in source:
            return [bytearray(50_000_000) for _ in range(1000)]
        if "RAISE" in source:
            raise KeyError("odd")
        if "WAIT" in source:
            time.sleep(0.02)
        return self._inner.clean(source, **more)


def unusable(options: Options) -> Any:
    raise OSError("no lexicon here")


def cleaned(pages: list[Any], workers: int, **more: Any) -> list[Outcome]:
    task = Task(make=more.pop("make", Poisoned), row=more.pop("row", FormatRow(FORMATS["json"])))
    limits = WorkerLimits(seconds=more.pop("seconds", SECONDS), megabytes=300)
    with Pool(task, workers=workers, limits=limits, **more) as pool:
        return [outcome for _, outcome in pool.run((None, p) for p in pages)]


def test_poison_costs_itself_and_the_order_stays() -> None:
    pages: list[Any] = [page(n) for n in range(200)]
    poison = {20: "KILL", 21: "HANG", 60: "EAT", 61: "RAISE"}
    for number, word in poison.items():
        pages[number] = page(number, word)
    pages[100] = Broken(id="100", reason="cut off")
    outcomes = cleaned(pages, 2, renew_after=40)
    assert [o.id for o in outcomes] == [str(n) for n in range(200)]
    bad = {int(o.id): (status(o), o.reason) for o in outcomes if status(o) != "ok"}
    assert bad == {
        20: ("killed", "the page ended its worker 3 times (signal 11)"),
        21: ("timeout", "the page takes more than 1 seconds"),
        60: ("memory", "the page needs more than 300 MB of memory"),
        61: ("failed", "KeyError: 'odd'"),
        100: ("unreadable", "cut off"),
    }
    good = [p for p, o in zip(pages, outcomes, strict=True) if status(o) == "ok"]
    alone = cleaned(good, 0)
    assert [o.payload for o in alone] == [o.payload for o in outcomes if status(o) == "ok"]


@pytest.mark.timeout(60)
def test_a_page_that_sleeps_is_ended_by_the_clock() -> None:
    outcomes = cleaned([page(1), page(2, "SLEEP"), page(3)], 1, seconds=0.4)
    assert [status(o) for o in outcomes] == ["ok", "timeout", "ok"]


def test_workers_killed_from_outside_cost_nothing() -> None:
    chance = random.Random(3)
    pages = [page(n, "WAIT a little for the lock, the port said.") for n in range(80)]
    expected = [o.payload for o in cleaned(pages, 0)]
    with Pool(Task(make=Poisoned), workers=2, limits=WorkerLimits(seconds=5)) as pool:
        found = []
        for _, outcome in pool.run((None, p) for p in pages):
            found.append(outcome.payload)
            if len(found) % 20 == 0:
                victim = chance.choice(pool._workers)
                victim.process.send_signal(signal.SIGKILL)
    assert found == expected


def test_reading_ahead_is_bounded() -> None:
    taken = 0

    def endless() -> Iterator[StoredPage]:
        nonlocal taken
        while True:
            taken += 1
            yield page(taken)

    outcomes = clean_many(endless(), workers=1)
    first = [next(outcomes).id for _ in range(5)]
    outcomes.close()  # type: ignore[attr-defined]
    assert first == ["1", "2", "3", "4", "5"]
    assert taken < 200


def test_no_more_workers_start_than_there_are_pages() -> None:
    with Pool(Task(make=Poisoned), workers=50) as pool:
        assert [status(o) for _, o in pool.run((None, page(n)) for n in range(2))] == ["ok", "ok"]
        assert len(pool._workers) <= 2


def test_large_pages_do_not_block_the_parent() -> None:
    long = "The lock reopens on Monday, the port said in the evening. " * 7000
    outcomes = cleaned([page(1, "HANG " + long), *(page(n, long) for n in range(2, 6))], 1)
    assert [status(o) for o in outcomes] == ["timeout", "ok", "ok", "ok", "ok"]


def test_workers_that_cannot_start_end_the_run_with_the_reason() -> None:
    with pytest.raises(NewscleanError, match="no lexicon here"):
        cleaned([page(1)], 1, make=unusable)


def ends_itself(options: Options) -> Any:
    os._exit(3)


def test_starts_that_fail_by_themselves_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffers, "LONGEST_PAUSE", 0.01)
    with pytest.raises(NewscleanError, match="exit status 3"):
        cleaned([page(1)], 1, make=ends_itself)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_workers_killed_while_they_start_are_tried_again(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(buffers, "LONGEST_PAUSE", 0.01)
    left = [pool_module._STARTS + 3]

    class Killed(Worker):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            if left[0] > 0:
                left[0] -= 1
                self.process.send_signal(number)

    monkeypatch.setattr(pool_module, "Worker", Killed)
    outcomes = cleaned([page(n) for n in range(3)], 2)
    assert [status(o) for o in outcomes] == ["ok"] * 3
    assert left == [0]


def test_a_start_that_crashes_each_time_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffers, "LONGEST_PAUSE", 0.01)
    monkeypatch.setattr(pool_module, "_CRASHES", 3)
    with pytest.raises(NewscleanError, match="cannot start"):
        cleaned([page(1)], 1, make=crashes)


def crashes(options: Options) -> Any:
    os.kill(os.getpid(), signal.SIGSEGV)


def test_pauses_between_failed_starts_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    with Pool(Task(), workers=1) as pool:
        worker = SimpleNamespace(failure=None, late=False)
        pauses = []
        for _ in range(9):
            pool._failed_start(worker, -signal.SIGKILL)  # type: ignore[arg-type]
            pauses.append(pool._pause)
    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0]


def test_a_pool_serves_again_after_a_run_was_given_up() -> None:
    with Pool(Task(make=Poisoned), workers=1) as pool:
        run = pool.run((None, page(n)) for n in range(50))
        next(run)
        run.close()  # type: ignore[attr-defined]
        again = [o.id for _, o in pool.run((None, page(n)) for n in range(100, 110))]
    assert again == [str(n) for n in range(100, 110)]


@pytest.mark.parametrize("workers", [0, 1])
def test_clean_many_takes_contents_pages_and_broken_records(workers: int) -> None:
    given = [page(5), page(6).content, Broken(id="b", reason="cut off"), b"%PDF-1.7 ...", "  "]
    outcomes = list(clean_many(given, workers=workers))
    assert [o.id for o in outcomes] == ["5", "2", "b", "4", "5"]
    assert [status(o) for o in outcomes] == ["ok", "ok", "unreadable", "refused", "refused"]
    article = outcomes[0].article
    assert article == newsclean.clean(page(5).content, url=page(5).url)
    assert outcomes[2].article is outcomes[4].article is None
    assert outcomes[0].host == "a.example"


def test_conditions() -> None:
    article = newsclean.clean(page(1).content)
    kind = article.quality.kind
    for text, holds in {
        f"kind={kind}": True,
        f"kind=consent,{kind}": True,
        "kind!=consent": True,
        f"kind!={kind}": False,
        "host=a.example": True,
        "confidence>=0": True,
        "confidence >= 1.1": False,
        "words<=5": False,
        "words>=5": True,
        "language=en": article.language == "en",
    }.items():
        assert Condition.of(text).holds(article, "a.example") is holds, text
    for text in ("kind", "kind~x", "words>=many", "body=x", ""):
        with pytest.raises(OptionsError):
            Condition.of(text)


def test_a_script_without_a_guard_works_and_its_workers_end_with_it(tmp_path: Path) -> None:
    """Workers are no copies of the main module, and no orphans."""
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, signal, sys
            from newsclean.archive.workers.pool import Pool
            from newsclean.archive.task import Task
            from newsclean.archive import StoredPage
            with Pool(Task(), workers=2) as pool:
                for number, (_, outcome) in enumerate(pool.run(
                    (None, StoredPage(id=str(n), content="<p>The lock reopens on Monday.</p>"))
                    for n in range(10**9)
                )):
                    if number == 20:
                        print(*(w.process.pid for w in pool._workers), flush=True)
                        os.kill(os.getpid(), signal.SIGKILL)
            """
        ),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 2
    until = time.monotonic() + 10
    while any(_lives(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_lives(pid) for pid in pids)


def _lives(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def test_a_slow_source_holds_nothing_up() -> None:
    asked = 0

    def slow() -> Iterator[StoredPage]:
        nonlocal asked
        for number in range(8):
            time.sleep(0.3)
            asked += 1
            yield page(number)

    with Pool(Task(), workers=1) as pool:
        behind = [asked - taken for taken, _ in enumerate(pool.run((None, p) for p in slow()), 1)]
    assert min(behind) <= 1


def test_a_slow_taker_costs_no_page() -> None:
    """The clock of a page that is half sent does not run while nobody takes outcomes."""
    long = f"The lock reopens.<!--{'x' * 900_000}-->"
    with Pool(Task(), workers=1, limits=WorkerLimits(seconds=0.5)) as pool:
        statuses = []
        for _, outcome in pool.run((None, page(n, long)) for n in range(5)):
            statuses.append(status(outcome))
            if len(statuses) == 2:
                time.sleep(2.5)
    assert statuses == ["ok"] * 5
