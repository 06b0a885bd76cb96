"""The command line: ``newsclean clean``, ``batch``, ``report``, ``rules``."""

from __future__ import annotations

import click

import newsclean
from newsclean.cli.batch import batch
from newsclean.cli.clean import clean
from newsclean.cli.report import report
from newsclean.cli.rules import rules

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(newsclean.__version__, prog_name="newsclean")
def main() -> None:
    """Turn scraped news into clean, structured, trustworthy articles."""


main.add_command(batch)
main.add_command(clean)
main.add_command(report)
main.add_command(rules)
