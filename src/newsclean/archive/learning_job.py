"""Learning from an archive: sources through workers into a profile, step by step, so that it can go on.

A profile is a sum over pages, each counted once. So learning can be stopped at any moment and begun again,
with the same sources or others, and what was learned on several machines can be put together.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from newsclean import metadata, reading
from newsclean.archive.inputs.locate import check
from newsclean.archive.inputs.sources import ArchiveReader, RecordPosition
from newsclean.archive.records import Fields, ResumeError, StoredPage
from newsclean.archive.task import Outcome, failure
from newsclean.archive.workers.pool import Pool
from newsclean.archive.workers.worker import WorkerLimits
from newsclean.errors import NewscleanError
from newsclean.light_dataclass import dataclass
from newsclean.model.draft import Draft
from newsclean.options import Options
from newsclean.pipeline import (
    CHARACTERS,
    EXPORTS,
    EXTRACTION,
    HTML,
    MARGINS,
    METADATA,
    State,
    run,
)
from newsclean.profile import Called, PageFacts, Writer, learned
from newsclean.rules import RuleSet, load_rules

_STEPS = (HTML, METADATA, EXTRACTION)
"""What a page goes through before its lines are learned: what a reader of the story sees of it."""
_HEAD_STEPS = (CHARACTERS, MARGINS, EXPORTS)
"""What a text goes through before the labelled fields above it are known."""
_HEAD = 2_000
"""Characters of a text in which its own address stands, if it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """What ``newsclean learn`` does.

    Attributes:
        sources: files, folders, globs, ``@file``, ``-``, as for :class:`newsclean.archive.Job`.
        output: the profile; one that exists learns more.
        merged: other profiles, whose knowledge is taken over first.
        fields: names of the fields of a record.
        options: for reading pages.
        workers: processes; 0 works in this one.
        limits: time and memory of one page.
        step: records between two commits: what a crash can cost at most.
    """

    sources: tuple[str, ...]
    output: Path
    merged: tuple[Path, ...] = ()
    fields: Fields = field(default_factory=Fields)
    options: Options = field(default_factory=Options)
    workers: int = 1
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    step: int = 500


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of it.

    Attributes:
        pages: records that were read.
        new: those that the profile did not know.
        rejects: those that could not be read.
    """

    pages: int
    new: int
    rejects: int


def learn(job: Learning, tell: Callable[[Learned], None] | None = None) -> Learned:
    """Learn from an archive, or from what is left of it.

    Args:
        job: what to do.
        tell: is told how it stands, after each record.

    Raises:
        InputError: a source does not exist, or the output is no profile.
        MissingExtraError: a format needs a package that is not installed.
        NewscleanError: workers cannot be started, or the profile cannot be written.
    """
    if job.sources:
        check(job.sources)
    job.output.parent.mkdir(parents=True, exist_ok=True)
    try:
        with Writer(job.output) as writer:
            for other in job.merged:
                writer.add_all_of(other)
            done = _read_all(job, writer, tell)
            writer.finish()
    except sqlite3.Error as error:  # a full disk, another job that writes there
        raise NewscleanError(f"{job.output} cannot be written ({error})") from None
    return done


def _read_all(job: Learning, writer: Writer, tell: Callable[[Learned], None] | None) -> Learned:
    sources = [list(job.sources), repr(job.fields)]
    noted = writer.noted("place") if writer.noted("sources") == sources else None
    writer.note("sources", sources)
    try:
        return _read(job, writer, RecordPosition.of(noted) if noted else None, tell)
    except ResumeError:  # what was read before is another archive now; nothing counts twice
        return _read(job, writer, None, tell)


def _read(
    job: Learning,
    writer: Writer,
    place: RecordPosition | None,
    tell: Callable[[Learned], None] | None,
) -> Learned:
    done = Learned(0, 0, 0)
    if not job.sources:
        return done
    own = frozenset(Path(f"{job.output}{end}").resolve() for end in ("", "-journal"))
    reader = ArchiveReader(job.sources, job.fields, leave_out=own)
    task = LearningTask(job.options)
    with Pool(task, workers=job.workers, limits=job.limits) as pool:
        located = ((at.place, at.record) for at in reader.records(place))
        for position, outcome in pool.run(located):
            done = _taken(writer, outcome, done)
            if done.pages % job.step == 0:
                writer.note("place", position)
                writer.commit()
            if tell is not None:
                tell(done)
    writer.note("place", None)
    writer.commit()
    return done


def _taken(writer: Writer, outcome: Outcome, done: Learned) -> Learned:
    if outcome.status != "ok":
        return Learned(done.pages + 1, done.new, done.rejects + 1)
    new = writer.add(pickle.loads(outcome.payload))
    return Learned(done.pages + 1, done.new + new, done.rejects)


@dataclass(frozen=True, slots=True)
class LearningTask:
    """What a worker does with a page: it says what it teaches. Picklable."""

    options: Options = field(default_factory=Options)

    def start(self) -> Callable[[StoredPage], Outcome]:
        """The function over pages."""
        rules = load_rules(self.options)
        return lambda page: self._outcome(page, rules)

    def _outcome(self, page: StoredPage, rules: RuleSet) -> Outcome:
        try:
            facts = facts_of_page(page, self.options, rules)
        except MemoryError:
            raise
        except NewscleanError as error:
            return failure(page, "refused", str(error))
        except Exception as error:  # a page must not end the job, whatever it brings to light
            return failure(page, "failed", f"{type(error).__name__}: {error}")
        return Outcome(id=page.id, status="ok", url=page.url, payload=pickle.dumps(facts))


def facts_of_page(page: StoredPage, options: Options, rules: RuleSet) -> PageFacts:
    """What a page teaches.

    Raises:
        InputError: it is neither HTML nor text.
    """
    source = reading.read(
        page.content,
        url=page.url,
        kind=page.kind,
        content_type=page.content_type,
        limits=options.limits,
    )
    draft = Draft.of_text(source.text if source.kind == "text" else "")
    state = State(options=options, rules=rules, source=source, draft=draft)
    if source.kind == "text":
        if source.url is None and "://" in source.text[:_HEAD]:
            state = run(_HEAD_STEPS, state)
        return learned(
            source.text.splitlines(),
            host=state.host,
            id=page.id,
            url=_url_of(state),
            fetched=page.about.get("crawled"),
        )
    state = run(_STEPS, state)
    text, published = state.draft.text, state.metadata.published
    return learned(
        [text[p.start : p.end] for p in state.draft.pieces],
        host=state.host,
        id=page.id,
        url=_url_of(state),
        published=published.value.isoformat() if published else None,
        fetched=page.about.get("crawled"),
        is_story=state.quality.is_story,
        called=_called(state),
        paths=[p.path for p in state.draft.pieces],
    )


def _url_of(state: State) -> str | None:
    """The address that came with a page, else the one that it states."""
    return state.source.url or (state.metadata.url.value if state.metadata.url else None)


def _called(state: State) -> Called:
    """What a page calls itself and others; others tell nothing where it names no author."""
    told = state.metadata
    labels = [field.value for field in (told.site_name, told.section) if field]
    labels += told.breadcrumb.value if told.breadcrumb else ()
    authors = told.authors.value if told.authors else ()
    beside = [label for label in labels if label not in authors]
    if state.page is not None and authors:
        beside += metadata.lines_beside(state.page, authors)
    return Called(
        headline=told.headline.value if told.headline else None,
        labels=tuple(labels),
        beside=tuple(beside) if authors else (),
    )
