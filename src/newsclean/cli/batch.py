"""``newsclean batch``: an archive of pages, in parallel, resumable."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypedDict, Unpack

import click

import newsclean
from newsclean.archive import (
    STDOUT,
    ArchiveReader,
    Broken,
    Condition,
    Dedup,
    Fields,
    Job,
    ResumeError,
    Summary,
    WorkerLimits,
    check,
    describe,
    processors,
    run,
    total_bytes,
    write_whole,
)
from newsclean.cli import progress, standard_streams
from newsclean.cli.date_option import date_option
from newsclean.cli.profile_options import profile_options
from newsclean.model.plain_text import visible
from newsclean.report import archive_report
from newsclean.writing import names

_MOST_SHOWN = 8
_DRY = 1000
_GOES_ON = "the same command goes on where it was"


class Given(TypedDict):
    """The options of the command."""

    sources: tuple[str, ...]
    output: Path
    workers: int | None
    form: str | None
    date_format: str | None
    rejects: Path | None
    any_kind: bool
    keep_rejects: bool
    keep: str | None
    conditions: tuple[str, ...]
    report: Path | None
    dedup: Dedup | None
    limit: int | None
    sample: float
    dry_run: bool
    overwrite: bool
    id_field: tuple[str, ...]
    url_field: tuple[str, ...]
    html_field: tuple[str, ...]
    text_field: tuple[str, ...]
    seconds: float
    memory: int
    profile: Path | None
    trusted: tuple[str, ...]
    language: str | None
    disable: tuple[str, ...]
    rule_files: tuple[Path, ...]
    indirect: bool
    quiet: bool


def _field(name: str, what: str) -> Callable[[Any], Any]:
    return click.option(
        f"--{name}-field",
        multiple=True,
        metavar="NAME",
        help=f"Field (JSON key, column of CSV or Parquet) with {what}; the first one present counts.",
    )


@click.command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="NAME.jsonl, .jsonl.gz, .jsonl.zst, .csv, .parquet, a folder, or - for standard output.",
)
@click.option("--workers", type=click.IntRange(0), help="Processes; default: one a processor.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(names())),
    help="Of the files when the output is a folder (default: markdown); quotes: a row for each quotation.",
)
@date_option
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Where to list what gave no story."
)
@click.option(
    "--any-kind", is_flag=True, help="Write pages that hold no story, too: listings, errors."
)
@click.option("--keep-rejects", is_flag=True, help="Write rejects as rows, too, with a status.")
@click.option(
    "--keep",
    metavar="NAMES",
    help="Fields of the records that become columns of the output: label,source.",
)
@click.option(
    "--where",
    "conditions",
    multiple=True,
    metavar="CONDITION",
    help="Write only what meets it: kind=article, language=en,de, host=…, confidence>=0.8,"
    " words>=100, published>=2024-05. May be given several times.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a report as HTML: totals, each rule with random samples, the worst pages.",
)
@click.option(
    "--dedup",
    type=click.Choice(["url", "text", "story"]),
    help="Write one article of each address (the newest), of each text (the best copy) or of each"
    " story; what is left out is listed with the rejects. Text and story ask the --profile.",
)
@click.option("--limit", type=click.IntRange(1), help="End after this many records.")
@click.option(
    "--sample",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    help="Take this share of the records, chosen by their ids.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be read; clean and write nothing.")
@click.option("--overwrite", is_flag=True, help="Replace an output that is finished.")
@_field("id", "the record's id (default: id)")
@_field("url", "the address")
@_field("html", "the page")
@_field("text", "plain text, where there is no page")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=20.0,
    show_default=True,
    help="Processor time that a page may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(16),
    default=1024,
    show_default=True,
    metavar="MB",
    help="Memory that a page may take.",
)
@profile_options
@click.option("--language", help="BCP 47 code of the texts, where you know better than the pages.")
@click.option("--disable", multiple=True, metavar="NAME", help="As for newsclean clean.")
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A further file of boilerplate rules (TOML).",
)
@click.option("--indirect", is_flag=True, help="List reported speech without marks too.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.pass_context
def batch(context: click.Context, /, **given: Unpack[Given]) -> None:
    """Clean an archive: every page of SOURCE, which is files, folders, globs, @LIST (a file that names
    files, a line each), or - for standard input.

    A file may be a page, JSON Lines, JSON, CSV, Parquet, WARC, tar or zip, each also compressed
    (.gz, .zst, .bz2, .xz); it is recognised by its content. What is no story is listed with the reason
    beside the output, as NAME.rejects.jsonl. After an interruption, of whatever kind, the same
    command goes on where it was.

    \b
      newsclean batch crawl.warc.gz -o stories.jsonl --workers 4
      newsclean batch pages/ 'dumps/*.jsonl.zst' -o stories.parquet --keep label,source
      newsclean batch crawl.tar.gz -o stories/ -f md --where published>=2024-05
      newsclean batch crawl.warc.gz -o try.jsonl --sample 0.01 --report try.html

    Exit status: 0 when at least one row was written, 1 when none was, 2 for a wrong command,
    130 when interrupted. 1 also where the output could not be written, or was removed meanwhile.
    """
    before = signal.signal(signal.SIGTERM, _interrupted)
    try:
        job = _job(given)
        if job.output == STDOUT:
            standard_streams.output()
        check(job.sources)
        if given["dry_run"]:
            _survey(job)
            return
        total = total_bytes(job.sources)
        shown = progress.chosen(total, limit=job.limit, quiet=given["quiet"])
        try:
            summary = run(job, shown)
        finally:
            shown.close()
        if job.report is not None:
            _write_report(summary, job, job.report)
    except ResumeError as error:
        raise click.ClickException(standard_streams.one_line(str(error))) from None
    except newsclean.NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    except OSError as error:
        if error.filename is None and given["output"] != STDOUT:
            error.filename = str(given["output"])
        raise
    except KeyboardInterrupt:
        piped = given["output"] == STDOUT
        click.echo("interrupted" + ("" if piped else f"; {_GOES_ON}"), err=True)
        context.exit(130)
    finally:
        signal.signal(signal.SIGTERM, before)
    if not given["quiet"]:
        _report(summary, job)
    context.exit(0 if summary.rows else 1)


def _interrupted(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _job(given: Given) -> Job:
    known = Fields()
    options = newsclean.Options(
        language=given["language"],
        disable=frozenset(given["disable"]),
        rules=given["rule_files"],
        indirect_quotes=given["indirect"],
        trusted=frozenset(given["trusted"]),
    )
    newsclean.Cleaner(options)  # wrong options are told at once, not by every worker
    workers = given["workers"]
    return Job(
        sources=given["sources"],
        output=given["output"],
        form=names()[given["form"]] if given["form"] else None,
        date_format=given["date_format"],
        rejects=given["rejects"],
        fields=Fields(
            id=given["id_field"] or known.id,
            url=given["url_field"] or known.url,
            html=given["html_field"] or (() if given["text_field"] else known.html),
            text=given["text_field"] or (() if given["html_field"] else known.text),
            keep=tuple(filter(None, map(str.strip, (given["keep"] or "").split(",")))),
        ),
        options=options,
        profile=given["profile"],
        report=given["report"],
        dedup=given["dedup"],
        where=tuple(Condition.of(text) for text in given["conditions"]),
        limit=given["limit"],
        sample=given["sample"],
        any_kind=given["any_kind"],
        keep_rejects=given["keep_rejects"],
        overwrite=given["overwrite"],
        workers=processors() if workers is None else workers,
        limits=WorkerLimits(seconds=given["seconds"], megabytes=given["memory"]),
    )


def _survey(job: Job) -> None:
    """What the job would read: the files, and the first records."""
    for number, (unit, form) in enumerate(describe(job.sources)):
        if number == _MOST_SHOWN:
            click.echo("…")
            break
        click.echo(f"{visible(unit.name)}: {form or 'cannot be opened'}")
    pages = 0
    broken: list[Broken] = []
    most = job.limit or _DRY
    for number, located in enumerate(ArchiveReader(job.sources, job.fields).records(), 1):
        record = located.record
        if isinstance(record, Broken):
            broken.append(record)
        else:
            pages += 1
            if pages <= 3:
                told = f"  {record.id}  {record.size:,} bytes  {record.url or ''}"
                click.echo(visible(told).rstrip())
        if number == most:
            click.echo(f"  … (only the first {most:,} records were looked at)")
            break
    click.echo(f"{pages:,} pages, {len(broken):,} records that cannot be read")
    for reject in broken[:_MOST_SHOWN]:
        click.echo(visible(f"  {reject.id}: {reject.reason}"))


def _write_report(summary: Summary, job: Job, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, archive_report(summary, job).encode("utf-8", "replace"))


def _report(summary: Summary, job: Job) -> None:
    """The end of a job, on standard error."""
    left_out = summary.statuses.get("left-out", 0)
    counts = f"read {summary.read:,} · stories {summary.stories:,} · other pages {summary.others:,}"
    counts += f" · left out {left_out:,}" if left_out else ""
    counts += f" · copies {summary.duplicates:,}" if summary.duplicates else ""
    counts += f" · rejects {summary.rejected:,}"
    apart = ("ok", "no-story", "left-out", "duplicate")
    if reasons := {k: v for k, v in summary.statuses.items() if k not in apart}:
        counts += f" ({_most(reasons)})"
    out = [counts]
    if job.output != STDOUT:
        what = "stories" if summary.stories_only else "pages"
        what = "quotes" if job.form == "quotes" else what
        out.append(f"{what:<8} {job.output}" + (" (finished before)" if summary.already else ""))
    if summary.rejects is not None and summary.read - summary.rows - left_out:
        out.append(f"others   {summary.rejects}")
    if job.report is not None:
        out.append(f"report   {job.report}")
    if summary.done:
        rate = summary.done / max(summary.seconds, 0.001)
        out.append(f"time     {progress.span(summary.seconds)}, {rate:,.1f} pages/s")
    for title, part in (
        ("kinds", summary.kinds),
        ("hosts", summary.hosts),
        ("rules", summary.rules),
    ):
        if part:
            out.append(f"{title:<8} {_most(part)}")
    standard_streams.flush()
    for line in out:
        click.echo(visible(line).replace("\n", " "), err=True)


def _most(counts: dict[str, int]) -> str:
    greatest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = " · ".join(f"{name} {n:,}" for name, n in greatest[:_MOST_SHOWN])
    more = len(greatest) - _MOST_SHOWN
    return f"{shown} · {more:,} more" if more > 0 else shown
