"""Archives: many pages, read from what they are kept in, cleaned in worker processes.

>>> from newsclean import archive
>>> for outcome in archive.clean_many(archive.read("crawl.warc.gz"), workers=4):
...     print(outcome.id, outcome.article.headline if outcome.article else outcome.reason)

``newsclean batch`` on the command line is :func:`run` with a :class:`Job`.
"""

from __future__ import annotations

from newsclean.archive.inputs.sources import read
from newsclean.archive.job import run
from newsclean.archive.job_spec import Job, Snapshot, Summary
from newsclean.archive.outputs.tables import BatchCleaner, clean_batch, clean_batches, schema
from newsclean.archive.records import Broken, Caps, Fields, Page, Record
from newsclean.archive.task import Condition, Outcome
from newsclean.archive.workers.parallel import clean_many
from newsclean.archive.workers.worker import WorkerLimits

__all__ = [
    "BatchCleaner",
    "Broken",
    "Caps",
    "Condition",
    "Fields",
    "Job",
    "Outcome",
    "Page",
    "Record",
    "Snapshot",
    "Summary",
    "WorkerLimits",
    "clean_batch",
    "clean_batches",
    "clean_many",
    "read",
    "run",
    "schema",
]
