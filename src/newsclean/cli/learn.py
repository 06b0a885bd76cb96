"""``newsclean learn``: what an archive teaches, into one file."""

from __future__ import annotations

from pathlib import Path

import click

from newsclean import archive
from newsclean.cli import standard_streams
from newsclean.errors import NewscleanError
from newsclean.profile import Profile


@click.command
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The profile. One that exists learns what it does not know yet.",
)
@click.option(
    "--merge",
    "merged",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="PROFILE",
    help="Take over what another profile knows. May be given several times.",
)
@click.option(
    "-w",
    "--workers",
    type=click.IntRange(0),
    help="Worker processes.  [default: one for each processor]",
)
def learn(
    sources: tuple[str, ...], output: Path, merged: tuple[Path, ...], workers: int | None
) -> None:
    """Learn from an archive what one page cannot tell: what a site repeats, and where a story stands.

    SOURCE is what newsclean batch takes. Stopped at any moment, the same command goes on where it was.

    \b
      newsclean learn crawl.warc.gz -o archive.profile
      newsclean batch crawl.warc.gz -o stories.jsonl --profile archive.profile
    """
    if not sources and not merged:
        raise standard_streams.WrongCommand("name a SOURCE, or a profile with --merge")
    job = archive.Learning(
        sources=sources,
        output=output,
        merged=merged,
        workers=archive.processors() if workers is None else workers,
    )
    try:
        done = archive.learn(job)
        stories = Profile(output).stories
    except NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    rejects = f", {done.rejects:,} could not be read" if done.rejects else ""
    told = f"{done.pages:,} pages, {done.new:,} of them new{rejects}; knows {stories:,} stories"
    click.echo(f"{output}: {told}", err=True)
