"""``newsclean quotes``: who said what in an archive, for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from newsclean.cli import standard_streams
from newsclean.cli.batch import batch
from newsclean.cli.date_option import date_option
from newsclean.cli.profile_options import profile_options


@click.command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="NAME.csv, .csv.gz or .csv.zst, or - for standard output.",
)
@click.option("--workers", type=click.IntRange(0), help="Processes; default: one a processor.")
@click.option("--overwrite", is_flag=True, help="Replace an output that is finished.")
@date_option
@profile_options
@click.pass_context
def quotes(
    context: click.Context,
    sources: tuple[str, ...],
    output: Path,
    workers: int | None,
    overwrite: bool,
    date_format: str | None,
    profile: Path | None,
    trusted: tuple[str, ...],
) -> None:
    """Write a row for each quotation in SOURCE, which is what newsclean batch takes.

    The columns are the record's id, address, date and headline, the speaker, the words, how sure
    newsclean is of both, and the text around them. No cell is a formula.

    \b
      newsclean quotes crawl.warc.gz -o quotes.csv
      newsclean batch pages.parquet -f quotes -o quotes.csv --html-field raw   with the options of batch
    """
    if str(output) != "-" and not output.name.lower().endswith((".csv", ".csv.gz", ".csv.zst")):
        raise standard_streams.WrongCommand(f"{output} must end in .csv, .csv.gz or .csv.zst")
    context.invoke(
        batch,
        sources=sources,
        output=output,
        form="quotes",
        workers=workers,
        overwrite=overwrite,
        date_format=date_format,
        profile=profile,
        trusted=trusted,
    )
