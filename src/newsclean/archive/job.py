"""A batch job: sources through workers into sinks, step by step, so that it can be resumed."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import newsclean
from newsclean.archive.inputs.locate import check
from newsclean.archive.inputs.sources import Located, Reader
from newsclean.archive.job_spec import Job, Snapshot, Summary
from newsclean.archive.outputs.durability import reject_row
from newsclean.archive.outputs.manifest import Manifest, State, Tally
from newsclean.archive.outputs.sinks import (
    LEFTOVERS,
    STDOUT,
    LinesSink,
    Sink,
    form_for,
    open_sink,
)
from newsclean.archive.records import Record
from newsclean.archive.stats.totals import Gathered, Survey
from newsclean.archive.task import Outcome, Task
from newsclean.archive.workers.pool import Pool
from newsclean.errors import InputError

Place = tuple[tuple[str, ...], int]


def run(job: Job, tell: Callable[[Snapshot], None] | None = None) -> Summary:
    """Do the job, or what is left of it.

    Args:
        job: what to do.
        tell: is told how the job stands, after each record.

    Raises:
        InputError: a source does not exist, or the output cannot be written or is another job's.
        MissingExtraError: a format needs a package that is not installed.
        NewscleanError: workers cannot be started.
    """
    check(job.sources)
    if job.output == STDOUT:
        return _Runner(job, None, State(), tell).run()
    if not job.output.name:
        raise InputError(f"{job.output} is no name for an output; name a file or a new folder")
    job.output.parent.mkdir(parents=True, exist_ok=True)
    if job.reject_path is not None:
        job.reject_path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_foreign(job)
    manifest = Manifest(job.manifest_path)
    try:
        state = _agreed(job, manifest)
        if state.finished:
            return _summary(manifest, job, already=True)
        return _Runner(job, manifest, state, tell).run()
    finally:
        manifest.close()


def _refuse_foreign(job: Job) -> None:
    """Do not write over what no job of ours has written."""
    output = job.output
    there = any(output.iterdir()) if output.is_dir() else output.exists()
    if not there or job.manifest_path.exists():
        return
    if not job.overwrite:
        raise InputError(f"{output} exists already; --overwrite replaces it")
    if output.is_dir() and not (output / "index.jsonl").exists():
        raise InputError(f"{output} is a folder that newsclean did not write; name another one")


def _agreed(job: Job, manifest: Manifest) -> State:
    """How far this job has come; a manifest of another job is refused."""
    mark = _fingerprint(job)
    known = manifest.get("fingerprint")
    state = manifest.state()
    begun = state.steps > 0 or state.place is not None
    replaced = known != mark and (job.overwrite or not begun)
    if state.finished:
        replaced = replaced or job.overwrite or not job.output.exists()
    if known is None or replaced:
        manifest.reset()
        _discard(job)
        manifest.set({"fingerprint": mark, "version": newsclean.__version__})
        return State()
    if known != mark:
        raise InputError(
            f"{job.output} belongs to a job with other sources, options or another version;"
            " repeat that command, name another output, or start anew with --overwrite"
        )
    return state


def _fingerprint(job: Job) -> str:
    options = asdict(replace(job.options, rewriter=None))
    options["rewriter"] = job.options.rewriter_name
    options["disable"] = sorted(options["disable"])
    parts: list[object] = [job.sources, job.form, asdict(job.fields), options, job.where, job.limit]
    parts += [job.sample, job.keep_rejects, job.step, str(job.rejects), newsclean.__version__]
    parts += [job.report is not None]
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _partial(path: Path) -> Path:
    return path.with_name(path.name + ".partial")


def _discard(job: Job) -> None:
    """Remove what an earlier job left unfinished. An output that is finished stays until it is
    replaced."""
    for path in filter(None, (job.output, job.reject_path)):
        for suffix in LEFTOVERS:
            leftover = path.with_name(path.name + suffix)
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink(missing_ok=True)


def _summary(manifest: Manifest, job: Job, *, already: bool = False) -> Summary:
    survey = None
    if job.report is not None:
        gathered = Gathered.of(manifest.shown())
        survey = Survey(counts=manifest.counts(), shown=gathered.shown())
    return Summary(
        survey=survey,
        statuses=manifest.top("status"),
        kinds=manifest.top("kind"),
        hosts=manifest.top("host"),
        rules=manifest.top("rule"),
        already=already,
        rejects=job.reject_path,
    )


@dataclass
class _Runner:
    """One run of a job."""

    job: Job
    manifest: Manifest | None
    state: State
    tell: Callable[[Snapshot], None] | None
    tally: Tally = field(default_factory=Tally)
    total: Tally = field(default_factory=Tally)
    gathered: Gathered = field(default_factory=Gathered)
    begun: float = field(default_factory=time.monotonic)

    def run(self) -> Summary:
        if self.manifest is not None and self.manifest.get("complete"):
            self._put_in_place()
            return self._end()
        job = self.job
        form = form_for(job.output, job.form)
        self._reader = Reader(job.sources, job.fields, leave_out=self._own_files())
        survey = job.report is not None
        task = Task(options=job.options, form=form, where=job.where, make=job.make, survey=survey)
        self._rows: Sink = open_sink(job.output, form, self.state.rows)
        self._rejects = self._open_rejects()
        pool = Pool(task, workers=job.workers, limits=job.limits, renew_after=job.renew_after)
        try:
            with pool:
                self._work(pool)
            self._rows.finish()
            if self._rejects is not None:
                self._rejects.finish()
        finally:
            self._rows.close()
            if self._rejects is not None:
                self._rejects.close()
        return self._end()

    def _work(self, pool: Pool) -> None:
        self._before = self.state.steps * self.job.step
        self._count = self._before
        self._seen = dict(self.manifest.top("status")) if self.manifest else {}
        if self.manifest:
            self.gathered = Gathered.of(self.manifest.shown())
        self._start: int | None = None
        place = self.state.place
        for place, outcome in pool.run(self._chosen()):
            self._take(outcome)
            self._count += 1
            if self._count % self.job.step == 0:
                self._commit(place, complete=False)
            if self.tell is not None:
                self.tell(self._snapshot())
        self._commit(place, complete=True)

    def _chosen(self) -> Iterator[tuple[Place, Record]]:
        """The records that are left to do, each with its place."""
        job = self.job
        left = None if job.limit is None else job.limit - self._before
        if left is not None and left <= 0:
            return
        for located in self._reader.records(self.state.place):
            if self._start is None:
                self._start = self._reader.position
            if job.sample < 1.0 and not sampled(located.record.id, job.sample):
                continue
            yield _place(located), located.record
            if left is not None:
                left -= 1
                if left <= 0:
                    return

    def _take(self, outcome: Outcome) -> None:
        self.tally.add("status", outcome.status)
        self._seen[outcome.status] = self._seen.get(outcome.status, 0) + 1
        if outcome.kind:
            self.tally.add("kind", outcome.kind)
        if outcome.host:
            self.tally.add("host", outcome.host)
        for rule, n in outcome.rules.items():
            self.tally.add("rule", rule, n)
        if self.job.report is not None:
            self.gathered.take(outcome, self.tally)
        if outcome.status == "ok":
            self._rows.add(outcome)
        elif outcome.status != "left-out":
            row = replace(outcome, payload=reject_row(outcome))
            if self._rejects is not None:
                self._rejects.add(row)
            if self.job.keep_rejects:
                self._rows.add(row)

    def _commit(self, place: Place | None, *, complete: bool) -> None:
        rows = self._rows.commit()
        rejects = self._rejects.commit() if self._rejects is not None else None
        steps = self._count // self.job.step
        if self.manifest is not None:
            values = {"steps": steps, "place": place, "rows": rows, "rejects": rejects}
            changes = self.gathered.changes()
            self.manifest.set({**values, "complete": complete}, self.tally, changes)
        else:
            for what, counts in self.tally.counts.items():
                for name, n in counts.items():
                    self.total.add(what, name, n)
        self.tally.clear()

    def _put_in_place(self) -> None:
        """All rows are written, but a crash came before they had their final names."""
        form = form_for(self.job.output, self.job.form)
        if _partial(self.job.output).exists():
            open_sink(self.job.output, form, self.state.rows).finish()
        path = self.job.reject_path
        if path is not None and _partial(path).exists():
            LinesSink(path, self.state.rejects).finish()

    def _end(self) -> Summary:
        if self.manifest is not None:
            self.manifest.set({"finished": True})
            return _summary(self.manifest, self.job)
        counts = {what: dict(names) for what, names in self.total.counts.items()}
        survey = Survey(counts=counts, shown=self.gathered.shown()) if self.job.report else None
        parts = [counts.get(what, {}) for what in ("status", "kind", "host", "rule")]
        return Summary(
            statuses=parts[0], kinds=parts[1], hosts=parts[2], rules=parts[3],
            rejects=self.job.reject_path, survey=survey,
        )  # fmt: skip

    def _open_rejects(self) -> LinesSink | None:
        path = self.job.reject_path
        return None if path is None else LinesSink(path, self.state.rejects)

    def _own_files(self) -> frozenset[Path]:
        """What the job writes, lest it reads it when it lies in the folder it cleans."""
        job = self.job
        own = [job.output, _partial(job.output), job.manifest_path]
        own.append(job.manifest_path.with_name(job.manifest_path.name + "-journal"))
        if job.reject_path is not None:
            own += [job.reject_path, _partial(job.reject_path)]
        if job.report is not None:
            own.append(job.report)
        return frozenset(path.resolve() for path in own)

    def _snapshot(self) -> Snapshot:
        seen = self._seen
        rows, left_out = seen.get("ok", 0), seen.get("left-out", 0)
        return Snapshot(
            read=self._count,
            rows=rows,
            rejects=sum(seen.values()) - rows - left_out,
            left_out=left_out,
            before=self._before,
            seconds=time.monotonic() - self.begun,
            position=self._reader.position,
            start=self._start or 0,
        )


def _place(located: Located) -> Place:
    return located.rank, located.number


def sampled(identity: str, share: float) -> bool:
    """Whether an id belongs to the sample of this share: always the same answer."""
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big") < share * 2**64
