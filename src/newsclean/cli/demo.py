"""``newsclean demo``: the shipped sample before and after."""

from __future__ import annotations

from importlib.resources import files

import click

import newsclean
from newsclean import data
from newsclean.cli import standard_streams
from newsclean.cli.terminal_view import TerminalStyle, story_view


@click.command
@click.option("--before", is_flag=True, help="Print the sample alone, as a scraper stored it.")
@click.option("--html", is_flag=True, help="Print the page that the documentation's examples read.")
def demo(before: bool, html: bool) -> None:
    """Show what newsclean does, on a sample that comes with it.

    \b
      newsclean demo
      newsclean demo --before | newsclean clean - -f md
      newsclean demo --html > ferry.html
    """
    out, samples = standard_streams.output(), files(data) / "samples"
    text = (samples / "ferry.txt").read_text(encoding="utf-8")
    if before or html:
        page = samples / "ferry.html"
        out.write(page.read_text(encoding="utf-8") if html else text)
        return
    style = TerminalStyle.of(out, verbose=True)
    after = story_view(newsclean.clean(text, kind="text"), style)
    for title, shown in (("before", text), ("after", after)):
        out.write(f"{style.titled(title)}\n\n{shown}\n")
