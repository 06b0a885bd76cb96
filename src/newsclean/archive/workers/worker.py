"""The worker: a process of its own that cleans page after page and may be killed at any time.

It speaks through a socket that it inherits: a message is its length in eight bytes, then a pickle. It
ends when the other side is gone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import struct
import time
from typing import Any

from newsclean.light_dataclass import dataclass

LENGTH = struct.Struct("<Q")

READY, FAILED, DONE = "ready", "failed", "done"

_WARM_UP = (
    "<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
    "<p>The bridge is closed for a month, “and not a day longer,” said the port on Monday.</p>"
    "<p>Ferries run every ten minutes until the work is done, and cyclists ride free of charge.</p>"
    "</article></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """Bounds on the work on one page."""

    seconds: float = 20.0
    """Processor time."""
    megabytes: int = 1024
    """Address space beyond what the worker needs for itself. (On macOS the system does not keep
    to it.)"""


def encoded(message: object) -> bytes:
    """A message as it is sent."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(data)) + data


def main(descriptor: int) -> None:
    """Serve the parent at the other end of a socket."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    with socket.socket(fileno=descriptor) as link:
        link.setblocking(True)
        with contextlib.suppress(ConnectionError, EOFError):  # the parent is gone
            _serve(link)
    os._exit(0)


def _serve(link: socket.socket) -> None:
    try:
        task, limits = _received(link)
        work = task.start()
        _warm_up(work)
    except Exception as error:  # the parent tells its user
        link.sendall(encoded((FAILED, f"{type(error).__name__}: {error}")))
        return
    _bound_memory(limits)
    _offer_to_killer()
    link.sendall(encoded((READY, None)))
    while True:
        number, page = _received(link)
        _bound_time(limits)
        try:
            outcome = work(page)
        except MemoryError:
            outcome = None  # the parent knows the page, and memory may be short here
        link.sendall(encoded((DONE, (number, outcome))))
        if outcome is None:
            return


def _received(link: socket.socket) -> Any:
    (length,) = LENGTH.unpack(_exactly(link, LENGTH.size))
    return pickle.loads(_exactly(link, length))


def _exactly(link: socket.socket, size: int) -> bytearray:
    data = bytearray(size)
    view = memoryview(data)
    have = 0
    while have < size:
        got = link.recv_into(view[have:])
        if not got:
            raise EOFError
        have += got
    return data


def _warm_up(work: Any) -> None:
    """Load what is loaded at first use, so that no page pays for it."""
    from newsclean.archive.records import StoredPage

    work(StoredPage(id="warm-up", content=_WARM_UP, url="https://example.org/2024/05/03/bridge"))
    gc.collect()
    gc.freeze()  # what is loaded stays: no page pays for looking for garbage in it


def _bound_memory(limits: WorkerLimits) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
        most = used + limits.megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, OSError, ValueError):
        return  # not on this system


def _offer_to_killer() -> None:
    """Where memory runs out for the whole system, a worker goes rather than its parent."""
    with (
        contextlib.suppress(OSError),
        open("/proc/self/oom_score_adj", "w", encoding="ascii") as file,
    ):
        file.write("500")


def _bound_time(limits: WorkerLimits) -> None:
    """Let the system end this process when the page has had its processor time.

    A signal handler would not do: it cannot run while a parser or an expression is at work.
    """
    try:
        import resource

        until = int(time.process_time() + limits.seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
    except (ImportError, OSError, ValueError):
        return  # the parent watches the clock, too
