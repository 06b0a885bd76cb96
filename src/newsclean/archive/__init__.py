"""Archives: many pages, read from what they are kept in, cleaned in worker processes.

>>> from newsclean import archive
>>> for outcome in archive.clean_many(archive.read("crawl.warc.gz"), workers=4):
...     print(outcome.id, outcome.article.headline if outcome.article else outcome.reason)

``newsclean batch`` on the command line is :func:`run` with a :class:`Job`.
"""

from __future__ import annotations

from newsclean.archive.gold.peers import FoundStory, installed_tools
from newsclean.archive.gold.scores import GoldPage, PageScore, ToolScore, gold_pages, measured
from newsclean.archive.grouping import Dedup
from newsclean.archive.inputs.locate import check, total_bytes
from newsclean.archive.inputs.sources import ArchiveReader, describe, read
from newsclean.archive.job import run
from newsclean.archive.job_spec import Job, Snapshot, Summary
from newsclean.archive.learning_batches import learn_batches
from newsclean.archive.learning_job import Learned, Learning, learn
from newsclean.archive.outputs.sinks import STDOUT
from newsclean.archive.outputs.tables import BatchCleaner, clean_batch, clean_batches, schema
from newsclean.archive.outputs.working import write_whole
from newsclean.archive.records import Broken, Caps, Fields, Record, ResumeError, StoredPage
from newsclean.archive.rows import RECORD_COLUMNS
from newsclean.archive.stats.totals import LENGTHS, SAMPLES, Totals
from newsclean.archive.task import Condition, Outcome
from newsclean.archive.workers.parallel import clean_many, processors
from newsclean.archive.workers.worker import WorkerLimits

__all__ = [
    "LENGTHS",
    "RECORD_COLUMNS",
    "SAMPLES",
    "STDOUT",
    "ArchiveReader",
    "BatchCleaner",
    "Broken",
    "Caps",
    "Condition",
    "Dedup",
    "Fields",
    "FoundStory",
    "GoldPage",
    "Job",
    "Learned",
    "Learning",
    "Outcome",
    "PageScore",
    "Record",
    "ResumeError",
    "Snapshot",
    "StoredPage",
    "Summary",
    "ToolScore",
    "Totals",
    "WorkerLimits",
    "check",
    "clean_batch",
    "clean_batches",
    "clean_many",
    "describe",
    "gold_pages",
    "installed_tools",
    "learn",
    "learn_batches",
    "measured",
    "processors",
    "read",
    "run",
    "schema",
    "total_bytes",
    "write_whole",
]
