"""A batch job: sources through workers into sinks, step by step, so that it can be resumed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import newsclean
from newsclean.archive.inputs.locate import check
from newsclean.archive.inputs.sources import ArchiveReader, RecordPosition
from newsclean.archive.job_spec import Job, Snapshot, Summary
from newsclean.archive.outputs.destinations import Destination, destination
from newsclean.archive.outputs.foreign_files import refuse_foreign
from newsclean.archive.outputs.kept_copies import CopyStore
from newsclean.archive.outputs.manifest import JobState, Manifest, Tally
from newsclean.archive.outputs.sinks import STDOUT, LinesSink, Sink, stands
from newsclean.archive.outputs.working import remove, work_path
from newsclean.archive.records import Record, ResumeError
from newsclean.archive.rows import refuse_kept
from newsclean.archive.stats.totals import Gathered, Totals
from newsclean.archive.task import Outcome, Task, reject_row
from newsclean.archive.workers.pool import Pool
from newsclean.errors import InputError
from newsclean.light_dataclass import dataclass
from newsclean.profile import Profile

WORKING = ("partial", "joined", "old")
"""What a job that was interrupted may leave beside its output, each with the job's token."""


def run(job: Job, tell: Callable[[Snapshot], None] | None = None) -> Summary:
    """Do the job, or what is left of it.

    Args:
        job: what to do.
        tell: is told how the job stands, after each record.

    Raises:
        InputError: a source does not exist, the output is another job's, or what an earlier run left
            cannot be proved to be its own.
        MissingExtraError: a format needs a package that is not installed.
        NewscleanError: workers cannot be started.
        OSError: the output cannot be written, or was removed or changed meanwhile.
    """
    check(job.sources)
    if job.profile is not None:
        Profile(job.profile)  # refuses what is none before anything is written
    refuse_kept(job.fields)
    if job.output == STDOUT:
        return _Runner(job, None, JobState(token="stdout"), tell).run()
    if job.keep_rejects and not destination(job.output, job.form).takes_rejects:
        raise InputError(f"rejects cannot be rows of {job.output}; leave --keep-rejects out")
    refuse_foreign(job)
    job.output.parent.mkdir(parents=True, exist_ok=True)
    if job.reject_path is not None:
        job.reject_path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _attempt(job, tell, anew=False)
    except ResumeError:
        if not job.overwrite:
            raise
    return _attempt(job, tell, anew=True)


def _attempt(job: Job, tell: Callable[[Snapshot], None] | None, *, anew: bool) -> Summary:
    new = not os.path.lexists(job.manifest_path)
    with closing(Manifest(job.manifest_path, anew=anew)) as manifest:
        try:
            state = _agreed(job, manifest)
        except BaseException:
            if new:  # a job that is refused leaves nothing behind
                job.manifest_path.unlink()
            raise
        if state.finished:
            return _summary(manifest, job, already=True)
        return _Runner(job, manifest, state, tell).run()


def _agreed(job: Job, manifest: Manifest) -> JobState:
    """How far this job has come; a manifest of another job is refused."""
    asked = _fingerprint(job)
    state = manifest.state()
    differing = [name for name in asked if (state.asked or {}).get(name) != asked[name]]
    same = not differing
    if state.finished and same and not job.overwrite and os.path.lexists(job.output):
        _still_whole(job, state)
        return state
    begun = state.steps > 0 or state.place is not None or state.final is not None
    if same and not state.finished:
        if (
            state.final is None
            and os.path.lexists(job.output)
            and not (job.overwrite or state.replace[0] or job.output.is_dir())
        ):
            raise InputError(f"{job.output} came while the job was interrupted; move it away")
        return state
    if begun and not same and not job.overwrite:
        raise InputError(
            f"{job.output} belongs to a job with another {', '.join(differing)}; repeat that command,"
            " name another output, or start anew with --overwrite"
        )
    rejects = job.reject_path
    mine = False
    if rejects is not None and os.path.lexists(rejects) and not job.overwrite:
        mine = state.final is not None and stands(rejects, state.final[1])
        if not mine:
            raise InputError(
                f"{rejects} exists already; --overwrite replaces it, --rejects names another"
            )
    _discard(job, state.token)
    return manifest.begin(asked, (job.overwrite, job.overwrite or mine))


def _still_whole(job: Job, state: JobState) -> None:
    """A finished output whose size has changed is not passed off as finished."""
    path = job.output / "index.jsonl" if job.output.is_dir() else job.output
    size = path.stat().st_size if path.exists() else None
    if state.final is None or state.final[0] is None or size != state.final[0][0]:
        raise InputError(
            f"{job.output} was finished before, but has changed since; --overwrite writes it anew"
        )


def _fingerprint(job: Job) -> dict[str, str]:
    """What makes this job another than one that differs in anything of it: a digest for each part."""
    options = asdict(replace(job.options, rewriter=None))
    options["rewriter"] = job.options.rewriter_name
    options["disable"] = sorted(options["disable"])
    options["trusted"] = sorted(options["trusted"])
    parts = {
        "list of sources": job.sources,
        "format": destination(job.output, job.form).name,
        "--date-format": job.date_format,
        "set of fields": asdict(job.fields),
        **{f"option {name!r}": value for name, value in options.items()},
        "--where": job.where,
        "--limit": job.limit,
        "--sample": job.sample,
        "--any-kind": job.any_kind,
        "--keep-rejects": job.keep_rejects,
        "step": job.step,
        "--rejects": str(job.rejects),
        "version of newsclean": newsclean.__version__,
        "--report": job.report is not None,
        "--profile": _state_of(job.profile),
        "--dedup": job.dedup,
    }
    return {
        name: hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        for name, value in parts.items()
    }


def _state_of(profile: Path | None) -> tuple[str, int, int] | None:
    """What tells a profile from another, or from itself when it has learned more."""
    if profile is None:
        return None
    state = profile.stat()
    return str(profile), state.st_size, state.st_mtime_ns


def _discard(job: Job, token: str) -> None:
    """Remove what an earlier job left unfinished. An output that is finished stays until it is
    replaced."""
    for path in filter(None, (job.output, job.reject_path)):
        for what in WORKING:
            remove(work_path(path, token, what))


def _summary(manifest: Manifest, job: Job, *, already: bool = False) -> Summary:
    """What the manifest says came of a job."""
    totals = None
    if job.report is not None:
        gathered = Gathered.of(manifest.shown())
        totals = Totals(counts=manifest.counts(), shown=gathered.shown())
    return Summary(
        totals=totals,
        statuses=manifest.top("status"),
        kinds=manifest.top("kind"),
        hosts=manifest.top("host"),
        rules=manifest.top("rule"),
        already=already,
        rejects=job.reject_path,
        stories_only=job.stories_only,
    )


def _no_seal(*values: object) -> str:
    """For what is not read again after a crash."""
    return ""


@dataclass
class _Runner:
    """One run of a job."""

    job: Job
    manifest: Manifest | None
    state: JobState
    tell: Callable[[Snapshot], None] | None
    tally: Tally = field(default_factory=Tally)
    total: Tally = field(default_factory=Tally)
    gathered: Gathered = field(default_factory=Gathered)
    begun: float = field(default_factory=time.monotonic)
    _before: int = 0
    _count: int = 0
    _rows: Sink | None = None
    _rejects: LinesSink | None = None

    def run(self) -> Summary:
        where = destination(
            self.job.output, self.job.form, self.job.fields.keep, self.job.date_format
        )
        try:
            self._open(where)
            if self.state.final is None:
                self._clean(where)
            self._place()
        finally:
            for sink in filter(None, (self._rows, self._rejects)):
                sink.close()
        return self._end()

    def _open(self, where: Destination) -> None:
        """Open what is not in its place already, as it is when a crash came at the very end."""
        job, state = self.job, self.state
        final = state.final or (None, None)
        if not stands(job.output, final[0]):
            self._rows = where.open(state.token, state.rows)
        if job.reject_path is not None and not stands(job.reject_path, final[1]):
            self._rejects = LinesSink(job.reject_path, state.token, state.rejects)

    def _clean(self, where: Destination) -> None:
        job = self.job
        self._reader = ArchiveReader(job.sources, job.fields, leave_out=self._own_files())
        task = Task(
            options=job.options,
            row=where.row,
            where=job.where,
            make=job.make if job.profile is None else partial(job.make, profile=job.profile),
            survey=job.report is not None,
            stories_only=job.stories_only,
            dedup=job.dedup,
        )
        workers, limits = job.workers, job.limits
        with Pool(task, workers=workers, limits=limits, renew_after=job.renew_after) as pool:
            self._work(pool)

    def _place(self) -> None:
        """Prove what was written, note it, and give it its name: in this order, so that after a crash
        between any two it can still be told what is there."""
        sinks = (self._rows, self._rejects)
        sealed = [None if sink is None else sink.seal() for sink in sinks]
        if self.manifest is not None and self.state.final is None:
            self.manifest.set({"final": sealed})
        for sink, replace_it in zip(sinks, self.state.replace, strict=True):
            if sink is not None:
                sink.place(replace=replace_it or self.job.overwrite)

    def _work(self, pool: Pool) -> None:
        self._before = self.state.steps * self.job.step
        self._count = self._before
        self._seen = dict(self.manifest.top("status")) if self.manifest else {}
        self._copies = self.manifest.copies if self.manifest else CopyStore.in_memory(_no_seal)
        if self.manifest:
            self.gathered = Gathered.of(self.manifest.shown())
        self._start: int | None = None
        place = self.state.place
        for place, outcome in pool.run(self._chosen()):
            self._sort(outcome)
            self._count += 1
            if self._count % self.job.step == 0:
                self._commit(place)
            if self.tell is not None:
                self.tell(self._snapshot())
        if self._count % self.job.step or self._count == self._before:
            self._commit(place)
        while waiting := self._copies.next_waiting(self.job.step):
            # No better copy came.
            for name, outcome in waiting:
                self._settle(name, outcome)
            self._commit(place)

    def _chosen(self) -> Iterator[tuple[RecordPosition, Record]]:
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
            yield located.place, located.record
            if left is not None:
                left -= 1
                if left <= 0:
                    return

    def _sort(self, outcome: Outcome) -> None:
        """Take an outcome, or let it wait for a better copy."""
        group = outcome.group
        if group is None:
            self._take(outcome)
        elif group.rank == 0 or self._copies.kept(group.name) is not None:
            self._settle(group.name, outcome)
        else:
            self._copies.wait(group, outcome)

    def _settle(self, name: str, outcome: Outcome) -> None:
        """Take an outcome as the copy that is written, or as one of another that was."""
        kept = self._copies.kept(name)
        if kept is not None:
            reason = f"a copy of {kept}"
            outcome = replace(outcome, status="duplicate", reason=reason, payload=b"", facts=None)
        else:
            self._copies.keep(name, outcome.id)
        self._take(outcome)

    def _take(self, outcome: Outcome) -> None:
        self.tally.add("status", outcome.status)
        self._seen[outcome.status] = self._seen.get(outcome.status, 0) + 1
        if outcome.kind and outcome.status != "left-out":
            self.tally.add("kind", outcome.kind)
        if outcome.host and outcome.status != "left-out":
            self.tally.add("host", outcome.host)
        for rule, n in outcome.rules.items():
            self.tally.add("rule", rule, n)
        if self.job.report is not None:
            self.gathered.take(outcome, self.tally)
        assert self._rows is not None
        if outcome.holds_article:
            self._rows.add(outcome)
        elif outcome.status != "left-out":
            row = replace(outcome, payload=reject_row(outcome))
            if self._rejects is not None:
                self._rejects.add(row)
            if self.job.keep_rejects and outcome.status != "duplicate":
                self._rows.add(row)

    def _commit(self, place: RecordPosition | None) -> None:
        rows, rejects = (
            None if sink is None else sink.commit() for sink in (self._rows, self._rejects)
        )
        if self.manifest is not None:
            done = sum(self._seen.values())  # what waits is not done
            values = {"steps": self._count // self.job.step, "done": done}
            marks = {"place": place, "rows": rows, "rejects": rejects}
            self.manifest.set({**values, **marks}, self.tally, self.gathered.changes())
        else:
            self._copies.write()
            for what, counts in self.tally.counts.items():
                for name, n in counts.items():
                    self.total.add(what, name, n)
        self.tally.clear()

    def _end(self) -> Summary:
        spent: dict[str, Any] = {
            "seconds": time.monotonic() - self.begun,
            "done": self._count - self._before,
        }
        if self.manifest is not None:
            self.manifest.set({"finished": True})
            _discard(self.job, self.state.token)
        self._leave_out_empty_rejects()
        if self.manifest is not None:
            return replace(_summary(self.manifest, self.job), **spent)
        counts = {what: dict(names) for what, names in self.total.counts.items()}
        totals = Totals(counts=counts, shown=self.gathered.shown()) if self.job.report else None
        parts = [counts.get(what, {}) for what in ("status", "kind", "host", "rule")]
        return Summary(
            statuses=parts[0], kinds=parts[1], hosts=parts[2], rules=parts[3],
            rejects=self.job.reject_path, totals=totals, stories_only=self.job.stories_only,
            **spent,
        )  # fmt: skip

    def _leave_out_empty_rejects(self) -> None:
        """A list that names nothing would only be in the way of the next job."""
        rejects = self.job.reject_path
        if self._rejects is not None and rejects is not None and not rejects.stat().st_size:
            rejects.unlink()

    def _own_files(self) -> frozenset[Path]:
        """What the job writes, lest it reads it when it lies in the folder it cleans."""
        job, token = self.job, self.state.token
        own = [job.manifest_path, job.manifest_path.with_name(job.manifest_path.name + "-journal")]
        for path in filter(None, (job.output, job.reject_path)):
            own += [path, *(work_path(path, token, what) for what in WORKING)]
        if job.report is not None:
            own.append(job.report)
        return frozenset(Path(os.path.realpath(path)) for path in own)

    def _snapshot(self) -> Snapshot:
        seen = self._seen
        stories, others, left_out = (seen.get(s, 0) for s in ("ok", "no-story", "left-out"))
        return Snapshot(
            read=self._count,
            stories=stories,
            others=others,
            rejects=sum(seen.values()) - stories - others - left_out,
            left_out=left_out,
            before=self._before,
            seconds=time.monotonic() - self.begun,
            position=self._reader.position,
            start=self._start or 0,
        )


def sampled(identity: str, share: float) -> bool:
    """Whether an id belongs to the sample of this share: always the same answer."""
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big") < share * 2**64
