"""Many pages from Python: an iterator in, an iterator out."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from newsclean.archive.records import Broken, Record, StoredPage
from newsclean.archive.rows import pickled_row
from newsclean.archive.task import Condition, Outcome, Task
from newsclean.archive.workers.pool import Pool
from newsclean.archive.workers.worker import WorkerLimits
from newsclean.cleaner import Cleaner
from newsclean.options import Options


def clean_many(
    pages: Iterable[Record | str | bytes],
    *,
    workers: int | None = None,
    options: Options | None = None,
    limits: WorkerLimits | None = None,
    where: Iterable[str] = (),
    make: Callable[[Options], Any] = Cleaner,
) -> Iterator[Outcome]:
    """Clean pages in worker processes; what becomes of each comes in their order.

    Pages are taken from the iterable only as they are needed, so it may have no end. A page that
    cannot be cleaned, hangs, crashes or eats memory is an outcome without an article, with a reason. Also a
    page that holds no story is ``ok``: ``article.quality.is_story`` tells.

    Args:
        pages: :class:`StoredPage` values, what :func:`newsclean.archive.read` yields, or bare contents,
            whose ids are their numbers, from 1.
        workers: processes; by default one for each processor; 0 works in this process, where no
            limit holds.
        options: for the cleaner.
        limits: time and memory of one page.
        where: conditions, such as ``"kind=article"``; what does not meet them is ``left-out``.
        make: what makes the cleaner in each worker, from the options.

    Raises:
        NewscleanError: workers cannot be started.
        OptionsError: a condition cannot be read.
        RuleError: a rule file is wrong.
        TypeError: ``pages`` is one page, or cannot be iterated over.
    """
    if isinstance(pages, str | bytes) or not isinstance(pages, Iterable):
        raise TypeError(
            f"clean_many takes an iterable of pages (str, bytes or StoredPage), not {type(pages).__name__};"
            " newsclean.clean takes one page"
        )
    task = Task(
        options=options or Options(),
        row=pickled_row,
        where=tuple(Condition.of(text) for text in where),
        make=make,
    )
    count = processors() if workers is None else workers
    return _cleaned(Pool(task, workers=count, limits=limits), pages)


def _cleaned(pool: Pool, pages: Iterable[Record | str | bytes]) -> Iterator[Outcome]:
    with pool:
        numbered = ((None, _record(page, number)) for number, page in enumerate(pages, 1))
        for _, outcome in pool.run(numbered):
            if outcome.payload:
                article = pickle.loads(outcome.payload)
                # Whether a page holds a story, its article says.
                outcome = replace(outcome, status="ok", article=article, payload=b"")
            yield outcome


def _record(page: Record | str | bytes, number: int) -> Record:
    if isinstance(page, StoredPage | Broken):
        return page
    return StoredPage(id=str(number), content=page)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
