"""Worker processes, and the order of what comes out of them.

A page that hangs, crashes or eats memory costs its worker; the page is rejected, a new worker takes
over, nothing else is lost. A worker that dies by another hand costs nothing: its page is tried again.
"""

from __future__ import annotations

import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from math import inf
from types import TracebackType
from typing import Generic, TypeVar

from newsclean.archive import buffers
from newsclean.archive.records import Broken, Record, StoredPage
from newsclean.archive.task import Outcome, Status, WorkerTask, failure
from newsclean.archive.workers.process import Worker, WorkItem
from newsclean.archive.workers.worker import DONE, FAILED, READY, WorkerLimits
from newsclean.errors import NewscleanError

T = TypeVar("T")

_TRIES = 3
_START_SECONDS = 120.0
_STARTS = 5
"""Starts in a row that fail by themselves, after which workers cannot be started."""
_CRASHES = 20
"""The same for starts that end by a signal of a program's own fault, such as SIGSEGV: it may come from
outside, or from a library that cannot run on this machine, which no number of tries would mend."""
_FAULTS = frozenset(
    -getattr(signal, name)
    for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT")
    if hasattr(signal, name)
)


class Pool:
    """Runs a task over records, in worker processes, and gives the outcomes in order.

    Memory stays bounded however many records there are: the pool reads ahead only as far as its
    window of pages under way.
    """

    def __init__(
        self,
        task: WorkerTask,
        *,
        workers: int,
        limits: WorkerLimits | None = None,
        renew_after: float = inf,
    ) -> None:
        """
        Args:
            task: what is done with each page.
            workers: processes; 0 does the work in this process, without limits.
            limits: bounds per document.
            renew_after: documents after which a worker is replaced.
        """
        if workers and not hasattr(socket, "AF_UNIX"):
            raise NewscleanError(
                "worker processes need a POSIX system; use workers=0, or WSL on Windows"
            )
        if workers:
            task.options.check_portable()
        self._task = task
        self.count = workers
        self._limits = limits or WorkerLimits()
        self._renew_after = renew_after
        self._workers: list[Worker] = []
        self._selector = selectors.DefaultSelector()
        self._failed_starts: dict[bool, int] = {}
        """In a row: by a fault of the worker's own, and by a signal that says nothing."""
        self._pause = buffers.PAUSE / 2
        self._next_start = 0.0
        self._left = time.monotonic()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._selector.close()

    def run(self, records: Iterable[tuple[T, Record]]) -> Iterator[tuple[T, Outcome]]:
        """The outcome of each record, with the tag that came with it, in the order of the records.

        Raises:
            NewscleanError: workers cannot be started.
        """
        if self.count == 0:
            return self._here(records)
        return _Run(self, records).outcomes()

    def _here(self, records: Iterable[tuple[T, Record]]) -> Iterator[tuple[T, Outcome]]:
        work = self._task.start()
        for tag, record in records:
            if isinstance(record, Broken):
                yield tag, failure(record, record.status, record.reason)
                continue
            try:
                yield tag, work(record)
            except MemoryError:
                yield tag, failure(record, "memory", "not enough memory for this page")

    # What a run needs of its workers.

    def staff(self, waiting: int) -> None:
        """Start workers for the pages that wait, up to the number asked for."""
        pages = waiting + sum(len(w.items) for w in self._workers)
        while len(self._workers) < min(self.count, pages) and time.monotonic() >= self._next_start:
            worker = Worker(self._task, self._limits)
            self._workers.append(worker)
            self._selector.register(worker.link, selectors.EVENT_READ, worker)

    def dismiss_busy(self) -> None:
        """End workers whose work nobody waits for."""
        for worker in [w for w in self._workers if w.items]:
            self._selector.unregister(worker.link)
            self._workers.remove(worker)
            worker.end()

    def free_for(self, item: WorkItem) -> Worker | None:
        """The worker with the least to do that may take a item."""
        able = [w for w in self._workers if w.room(item)]
        return min(able, key=lambda w: len(w.items), default=None)

    def retire(self, worker: Worker) -> int:
        """Remove a worker; its exit code."""
        self._selector.unregister(worker.link)
        self._workers.remove(worker)
        code = worker.end()
        if not worker.ready:
            self._failed_start(worker, code)
        return code

    def _failed_start(self, worker: Worker, code: int) -> None:
        """Pause before the next start; give up only where starts fail by themselves. A worker that is
        killed from outside, by the system when memory is short say, may well start later."""
        by_itself = code >= 0 or worker.late
        if by_itself or code in _FAULTS:
            self._failed_starts[by_itself] = self._failed_starts.get(by_itself, 0) + 1
        if worker.failure or any(
            n >= (_STARTS if own else _CRASHES) for own, n in self._failed_starts.items()
        ):
            raise NewscleanError(
                f"workers cannot start ({worker.failure or f'exit status {code}'});"
                " try workers=0, which shows the error"
            )
        self._pause = min(2 * self._pause, buffers.LONGEST_PAUSE)
        self._next_start = time.monotonic() + self._pause

    def poll(self, *, wait: bool) -> Iterator[tuple[Worker, list[tuple[str, object]], bool]]:
        """What workers say, and whether they live; one that is late does not. With ``wait``, until
        there is something to tell."""
        away = time.monotonic() - self._left
        if away > 1.0:  # whoever takes the outcomes was busy: no time of the workers'
            for worker in self._workers:
                worker.since += away
        for worker in self._workers:
            mask = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.wants_to_write else 0)
            if self._selector.get_key(worker.link).events != mask:
                self._selector.modify(worker.link, mask, worker)
        seconds = 0.0
        if wait:
            due = min((self._deadline(w) for w in self._workers), default=self._next_start)
            if len(self._workers) < self.count and self._next_start > time.monotonic():
                due = min(due, self._next_start)
            seconds = max(0.0, min(due - time.monotonic(), buffers.WAIT))
        ready = self._selector.select(seconds)
        for key, events in ready:
            worker = key.data
            if events & selectors.EVENT_WRITE:
                worker.write()
            if events & selectors.EVENT_READ:
                messages, alive = worker.read()
                yield worker, messages, alive
        now = time.monotonic()
        for worker in [w for w in self._workers if self._deadline(w) <= now]:
            worker.late = True
            yield worker, [], False
        self._left = time.monotonic()

    def _deadline(self, worker: Worker) -> float:
        """When a worker is taken to hang: the limit is on processor time, so the clock waits for
        longer, lest a busy machine decide what is rejected."""
        if not worker.ready:
            return worker.since + _START_SECONDS
        return worker.since + 4 * self._limits.seconds if worker.items else float("inf")

    def settle(
        self, worker: Worker, message: tuple[str, object]
    ) -> tuple[WorkItem, Outcome] | None:
        """Take in a message; the item that it finishes, and how."""
        what, content = message
        if what == READY:
            worker.ready = True
            self._failed_starts.clear()
            self._pause = buffers.PAUSE / 2
        elif what == FAILED:
            worker.failure = str(content)
        elif what == DONE and isinstance(content, tuple):
            item = worker.items.popleft()
            worker.since = time.monotonic()
            worker.served += 1
            worker.leaving = worker.leaving or worker.served >= self._renew_after
            outcome = content[1]
            if outcome is None and isinstance(item.record, StoredPage):
                worker.leaving = True
                outcome = failure(
                    item.record,
                    "memory",
                    f"the page needs more than {self._limits.megabytes:,} MB of memory",
                )
            return item, outcome
        return None

    def verdict(self, worker: Worker, code: int) -> tuple[Status, str] | None:
        """What the death of a worker says about its first page; None where that is not certain."""
        if worker.late or code == -getattr(signal, "SIGXCPU", 0):
            return "timeout", f"the page takes more than {self._limits.seconds:g} seconds"
        if worker.items[0].tries + 1 >= _TRIES:
            how = f"signal {-code}" if code < 0 else f"exit status {code}"
            return "killed", f"the page ended its worker {_TRIES} times ({how})"
        return None


class _Run(Generic[T]):
    """One pass of a pool over records."""

    def __init__(self, pool: Pool, records: Iterable[tuple[T, Record]]) -> None:
        self._pool = pool
        self._source = iter(records)
        self._exhausted = False
        self._order: deque[WorkItem] = deque()
        self._waiting: deque[WorkItem] = deque()
        self._held = 0
        self._number = 0

    def outcomes(self) -> Iterator[tuple[T, Outcome]]:
        try:
            while not (self._exhausted and not self._order):
                read = self._read_ahead()
                self._pool.staff(len(self._waiting))
                self._hand_out()
                while self._order and self._order[0].outcome is not None:
                    item = self._order.popleft()
                    self._held -= item.size
                    assert item.outcome is not None
                    yield item.tag, item.outcome  # type: ignore[misc]
                if self._order:
                    self._listen(wait=not read)
        finally:
            self._pool.dismiss_busy()  # only a pass that is given up leaves any

    def _read_ahead(self) -> bool:
        """Take one more record, if there is room; one only, so that a slow source holds nothing up."""
        if (
            self._exhausted
            or len(self._waiting) > self._pool.count
            or len(self._order) >= buffers.UNDER_WAY
            or (self._held >= buffers.UNDER_WAY_BYTES and self._order)
        ):
            return False
        try:
            tag, record = next(self._source)
        except StopIteration:
            self._exhausted = True
            return False
        item = WorkItem(self._number, tag, record)
        self._number += 1
        self._order.append(item)
        self._held += item.size
        if isinstance(record, Broken):
            self._finish(item, failure(record, record.status, record.reason))
        else:
            self._waiting.append(item)
        return True

    def _hand_out(self) -> None:
        while self._waiting:
            worker = self._pool.free_for(self._waiting[0])
            if worker is None:
                return
            worker.give(self._waiting.popleft())

    def _listen(self, *, wait: bool) -> None:
        for worker, messages, alive in self._pool.poll(wait=wait):
            for message in messages:
                settled = self._pool.settle(worker, message)
                if settled is not None:
                    self._finish(*settled)
            if not alive or (worker.leaving and not worker.items):
                self._replace(worker)

    def _finish(self, item: WorkItem, outcome: Outcome) -> None:
        self._held -= item.size
        item.finish(outcome)
        self._held += item.size

    def _replace(self, worker: Worker) -> None:
        code = self._pool.retire(worker)
        if worker.ready and worker.items and not worker.leaving:
            item = worker.items[0]
            assert isinstance(item.record, StoredPage)
            verdict = self._pool.verdict(worker, code)
            item.tries += 1
            if verdict is not None:
                worker.items.popleft()
                self._finish(item, failure(item.record, *verdict))
        self._waiting.extendleft(reversed(worker.items))
