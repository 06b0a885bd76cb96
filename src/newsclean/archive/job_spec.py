"""What a batch job is, how it stands, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Any

from newsclean.archive.grouping import Dedup
from newsclean.archive.outputs.destinations import bare_name
from newsclean.archive.outputs.sinks import STDOUT
from newsclean.archive.records import Fields
from newsclean.archive.stats.totals import Totals
from newsclean.archive.task import Condition
from newsclean.archive.workers.worker import WorkerLimits
from newsclean.cleaner import Cleaner
from newsclean.light_dataclass import dataclass
from newsclean.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What ``newsclean batch`` does. All but ``workers``, ``limits`` and ``renew_after`` must be the
    same when a job is resumed."""

    sources: tuple[str, ...]
    """Files, folders, globs, ``@file`` (a list of files), ``-`` for standard input."""
    output: Path
    """``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst``, ``.parquet``, a folder, or ``-``."""
    form: str | None = None
    """Of files in a folder: a name of :data:`newsclean.writing.FORMATS`."""
    date_format: str | None = None
    """Of the dates in CSV, as ``strftime`` takes it; None: ISO 8601."""
    rejects: Path | None = None
    """Where rejects are listed; by default beside the output, as ``NAME.rejects.jsonl``."""
    fields: Fields = field(default_factory=Fields)
    options: Options = field(default_factory=Options)
    profile: Path | None = None
    """What :func:`newsclean.archive.learn` learned, for the cleaners."""
    where: tuple[Condition, ...] = ()
    dedup: Dedup | None = None
    """Of which copies only the best is written; the others are listed with the rejects."""
    limit: int | None = None
    """Records after which the job ends."""
    sample: float = 1.0
    """The share of the records that is taken, chosen by their ids."""
    any_kind: bool = False
    """Whether pages that hold no story are written, too. A condition on the kind decides by itself."""
    keep_rejects: bool = False
    """Whether rejects are rows of the output, too."""
    report: Path | None = None
    """Where the caller writes a report: :attr:`Summary.totals` is gathered for it."""
    overwrite: bool = False
    """Whether an output that is finished, or another job's, is replaced. A job that was interrupted
    goes on all the same."""
    workers: int = 1
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    renew_after: int = 5000
    step: int = 500
    """Records between two commits: what a crash can cost at most."""
    make: Callable[..., Any] = Cleaner
    """What makes the cleaner in each worker."""

    @property
    def reject_path(self) -> Path | None:
        """Where rejects go; None for a job that writes to standard output and names no file."""
        if self.rejects is not None or self.output == STDOUT:
            return self.rejects
        return self.output.with_name(f"{bare_name(self.output)}.rejects.jsonl")

    @property
    def stories_only(self) -> bool:
        """Whether pages that hold no story are rejects."""
        return not self.any_kind and all(condition.key != "kind" for condition in self.where)

    @property
    def manifest_path(self) -> Path:
        return self.output.with_name(self.output.name + ".manifest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How a job stands: what a progress line shows."""

    read: int
    """Records, rejects among them."""
    stories: int
    others: int
    """Pages that hold no story."""
    rejects: int
    left_out: int
    before: int
    """Records that an earlier run did."""
    seconds: float
    """Since this run began."""
    position: int
    """Bytes read, as they lie on the disk."""
    start: int
    """Bytes that were skipped because an earlier run did them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of a job, over all its runs."""

    statuses: dict[str, int]
    kinds: dict[str, int]
    hosts: dict[str, int]
    rules: dict[str, int]
    already: bool = False
    """Whether the output had been finished before."""
    rejects: Path | None = None
    stories_only: bool = True
    seconds: float = 0.0
    """That this run took."""
    done: int = 0
    """Records that this run read."""
    totals: Totals | None = None
    """For a report, where the job was to gather it."""

    @property
    def read(self) -> int:
        return sum(self.statuses.values())

    @property
    def stories(self) -> int:
        return self.statuses.get("ok", 0)

    @property
    def others(self) -> int:
        """Pages that hold no story."""
        return self.statuses.get("no-story", 0)

    @property
    def rows(self) -> int:
        """Articles that were written."""
        return self.stories + (0 if self.stories_only else self.others)

    @property
    def rejected(self) -> int:
        """Records that are neither story nor another page."""
        known = self.stories + self.others + self.duplicates + self.statuses.get("left-out", 0)
        return self.read - known

    @property
    def duplicates(self) -> int:
        """Articles that were left out because a better copy of them is written."""
        return self.statuses.get("duplicate", 0)
