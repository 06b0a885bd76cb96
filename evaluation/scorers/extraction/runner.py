"""Run one extractor over pages in a worker process, with a time limit per page.

The worker times the extractor and, on the same bytes right after it, a plain
``lxml.html.fromstring``: the floor that a tree-based extractor cannot go below.
All times are CPU time of the worker, so that a busy machine disturbs them little.
They depend on the machine; the ratio of the two travels better.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import multiprocessing as mp
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from evaluation.scorers.extraction.datasets import Page
from evaluation.scorers.extraction.page_text import dump

Extractor = Callable[[bytes, str | None], dict[str, Any]]
EMPTY = {"text": "", "title": None, "author": None, "date": None}


def resolve(spec: str) -> Extractor:
    """The function of ``module:function``; of ``peers:NAME``, one of this folder's ``peers``."""
    module, _, name = spec.partition(":")
    found: Extractor = getattr(
        importlib.import_module(f"{__package__}.peers" if module == "peers" else module), name
    )
    return found


def _floor(html: bytes) -> float:
    import lxml.html

    start = time.process_time()
    with contextlib.suppress(Exception):
        lxml.html.fromstring(html)
    return (time.process_time() - start) * 1000


def _work(conn, spec: str) -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.stdout = io.StringIO()
    extract = resolve(spec)
    conn.send("ready")
    while (job := conn.recv()) is not None:
        html, url = job
        error = None
        start = time.process_time()
        try:
            result = extract(html, url) or {}
        except Exception as exc:  # a failure counts as an empty answer
            result, error = {}, f"{type(exc).__name__}: {exc}"[:300]
        ms = (time.process_time() - start) * 1000
        ms = result.get("ms", ms)  # a helper in another process may report its own time
        out = EMPTY | {k: result.get(k) for k in EMPTY}
        out["text"] = out["text"] or ""
        if out["date"] is not None:
            out["date"] = str(out["date"])
        conn.send((out, error, ms, _floor(html)))


class Worker:
    """A restartable worker process around one extractor."""

    def __init__(self, spec: str) -> None:
        self.spec = spec
        self._context = mp.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self.conn, child = self._context.Pipe()
        self.process = self._context.Process(target=_work, args=(child, self.spec), daemon=True)
        self.process.start()
        child.close()
        if not self.conn.poll(120) or self.conn.recv() != "ready":
            raise RuntimeError(f"{self.spec}: worker did not start")

    def run(self, html: bytes, url: str | None, limit: float):
        try:
            self.conn.send((html, url))
            if self.conn.poll(limit):
                return self.conn.recv()
            reason = f"timeout after {limit:g} s"
        except (EOFError, BrokenPipeError, ConnectionResetError):
            reason = "worker died"
        self.close(kill=True)
        self._start()
        return dict(EMPTY), reason, None, None

    def close(self, kill: bool = False) -> None:
        if not kill:
            try:
                self.conn.send(None)
                self.process.join(5)
            except (BrokenPipeError, OSError):
                pass
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.conn.close()


def run(
    spec: str, pages: list[Page], limit: float = 20.0, warm_up: int = 5, as_text: bool = False
) -> Iterator[tuple]:
    """Yield ``(page, result, error, ms, floor_ms)`` for every page, in order.

    ``as_text`` hands over a plain text dump of the page in place of its HTML.
    """
    worker = Worker(spec)
    given = (lambda page: dump(page.html())) if as_text else (lambda page: page.html())
    try:
        for page in pages[:warm_up]:
            worker.run(given(page), page.url, max(limit, 60.0))
        for page in pages:
            yield (page, *worker.run(given(page), page.url, limit))
    finally:
        worker.close()
