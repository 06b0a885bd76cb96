"""One worker process as its parent sees it: the pages it was given, and what goes through its socket."""

from __future__ import annotations

import pickle
import socket
import subprocess
import sys
import time
from collections import deque

from newsclean.archive import buffers
from newsclean.archive.records import Record, StoredPage
from newsclean.archive.task import Outcome, WorkerTask
from newsclean.archive.workers.worker import LENGTH, WorkerLimits, encoded


class WorkItem:
    """A record on its way."""

    __slots__ = ("number", "outcome", "record", "size", "tag", "tries")

    def __init__(self, number: int, tag: object, record: Record) -> None:
        self.number = number
        self.tag = tag
        self.record: Record | None = record
        self.outcome: Outcome | None = None
        self.tries = 0
        self.size = record.size if isinstance(record, StoredPage) else 0
        """What it holds of the memory for pages under way."""

    def finish(self, outcome: Outcome) -> None:
        """Forget the page: only its outcome is held from here on."""
        self.record = None
        self.outcome = outcome
        self.size = len(outcome.payload)


class Worker:
    """One process, the pages it was given, and what goes through its socket."""

    def __init__(self, task: WorkerTask, limits: WorkerLimits) -> None:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
                end.setsockopt(socket.SOL_SOCKET, option, buffers.LARGE_PIECE)
        code = (
            f"import sys; sys.path[:] = {sys.path!r}\n"
            f"from newsclean.archive.workers.worker import main; main({theirs.fileno()})"
        )
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for the parent, which ends its workers
            )
        ours.setblocking(False)
        self.link = ours
        self.items: deque[WorkItem] = deque()
        self.ready = self.leaving = self.late = False
        self.served = 0
        self.since = time.monotonic()
        """When it began to start, or began with its first item."""
        self.failure: str | None = None
        self._out: deque[memoryview] = deque()
        self._in = bytearray()
        self._send((task, limits))

    @property
    def wants_to_write(self) -> bool:
        return bool(self._out)

    def give(self, item: WorkItem) -> None:
        if not self.items:
            self.since = time.monotonic()
        self.items.append(item)
        self._send((item.number, item.record))

    def room(self, item: WorkItem) -> bool:
        """Whether this worker may take one more; one that killed a worker goes alone."""
        if not self.ready or self.leaving:
            return False
        if not self.items:
            return True
        waiting = sum(j.size for j in self.items)
        alone = item.tries or self.items[0].tries
        return not alone and len(self.items) < buffers.AHEAD and waiting < buffers.AHEAD_BYTES

    def _send(self, message: object) -> None:
        self._out.append(memoryview(encoded(message)))
        self.write()

    def write(self) -> None:
        """Write as much as the socket takes."""
        try:
            while self._out:
                sent = self.link.send(self._out[0])
                self._out[0] = self._out[0][sent:]
                if not self._out[0]:
                    self._out.popleft()
        except BlockingIOError:
            return
        except OSError:
            self._out.clear()  # it is gone, as reading will tell

    def read(self) -> tuple[list[tuple[str, object]], bool]:
        """Messages that are complete, and whether the worker is still there."""
        alive = True
        try:
            while True:
                data = self.link.recv(buffers.LARGE_PIECE)
                if not data:
                    alive = False
                    break
                self._in += data
        except BlockingIOError:
            pass
        except OSError:
            alive = False
        messages = []
        while len(self._in) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._in)
            if len(self._in) < LENGTH.size + length:
                break
            messages.append(pickle.loads(self._in[LENGTH.size : LENGTH.size + length]))
            del self._in[: LENGTH.size + length]
        return messages, alive

    def end(self) -> int:
        """Kill it; its exit code, negative for a signal."""
        self.process.kill()
        self.link.close()
        return self.process.wait()
