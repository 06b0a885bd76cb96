"""``newsclean report``: what was done to one story, as HTML."""

from __future__ import annotations

from pathlib import Path

import click

import newsclean
from newsclean import reading
from newsclean.cli import standard_streams
from newsclean.cli.profile_options import profile_options
from newsclean.report import story_report


@click.command
@click.argument("source", metavar="FILE")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The HTML file to write.",
)
@click.option("--url", help="Where the page came from.")
@profile_options
def report(
    source: str, output: Path, url: str | None, profile: Path | None, trusted: tuple[str, ...]
) -> None:
    """Draw what was done to the story of FILE (- for standard input): the text before beside the
    text after, every cut and repair with its reason, quotes, suspects, metadata with its origins, and
    what was left out of the page. With a profile, what other reports of the story say stands beside the
    words and quotations that differ. The file opens offline and runs no script.

    \b
      newsclean report story.html -o report.html
      curl -s "$URL" | newsclean report - --url "$URL" -o report.html
    """
    if source != "-" and output.exists() and Path(source).exists() and output.samefile(source):
        said = standard_streams.one_line(
            f"{output} is what is to be reported on; name another file"
        )
        raise click.UsageError(said)
    try:
        read = reading.read(standard_streams.given() if source == "-" else Path(source), url=url)
        options = newsclean.Options(trusted=frozenset(trusted))
        cleaner = newsclean.Cleaner(options, profile=profile)
        article = cleaner.clean(read.text, url=read.url, kind=read.kind)
        page = story_report(article, source, read).encode("utf-8", "replace")
    except newsclean.NewscleanError as error:
        said = standard_streams.one_line(f"{source}: {error}")
        raise click.ClickException(said) from None
    output.write_bytes(page)
    told = f"{article.quality.kind}, confidence {article.quality.confidence:.2f}"
    told += "" if article.quality.is_story else ": this page is no story"
    click.echo(standard_streams.one_line(f"{output}: {told}"), err=True)
