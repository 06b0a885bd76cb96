"""Learning on many machines: one function over Arrow batches, a profile for each task, merged at the end."""

from __future__ import annotations

import pickle
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from newsclean import optional_deps
from newsclean.archive.learning_job import LearningTask
from newsclean.archive.outputs.tables import records_of
from newsclean.archive.records import Fields
from newsclean.archive.workers.pool import Pool
from newsclean.archive.workers.worker import WorkerLimits
from newsclean.options import Options
from newsclean.profile import Writer


def learn_batches(
    batches: Iterable[Any],
    folder: str | Path,
    *,
    fields: Fields | None = None,
    options: Options | None = None,
    workers: int = 1,
    limits: WorkerLimits | None = None,
) -> Iterator[Any]:
    """Learn the pages of Arrow batches into a new profile in a folder; what Spark's ``mapInArrow`` takes.

    Yields one batch with one row: ``profile``, its path, and ``pages``, how many it has learned.
    :func:`newsclean.archive.learn` with ``merged`` puts the profiles together. A task that an engine does
    twice leaves two profiles, which does no harm: a page counts once.

    Args:
        batches: ``pyarrow.RecordBatch``, a page in each row.
        folder: on a disk that all machines share.
        fields: names of the columns.
        options: for reading pages.
        workers: processes beside this one; 0 works in this one.
        limits: time and memory of one page.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = optional_deps.arrow()
    path = Path(folder) / f"{uuid.uuid4().hex}.profile"
    path.parent.mkdir(parents=True, exist_ok=True)
    pages = 0
    task = LearningTask(options or Options())
    with Writer(path) as writer, closing(Pool(task, workers=workers, limits=limits)) as pool:
        for batch in batches:
            records = ((None, record) for record in records_of(batch, fields or Fields()))
            for _, outcome in pool.run(records):
                if outcome.status == "ok":
                    writer.add(pickle.loads(outcome.payload))
                    pages += 1
            writer.commit()
        writer.finish()
    yield pa.RecordBatch.from_pydict({"profile": [str(path)], "pages": [pages]})
