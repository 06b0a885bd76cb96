"""``newsclean compare``: two versions of one story side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

import newsclean
from newsclean.archive import write_whole
from newsclean.cli import standard_streams
from newsclean.model.plain_text import visible
from newsclean.profile import Comparison, Row
from newsclean.profile import compare as compared
from newsclean.report import comparison_report


@click.command
@click.argument("before", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("after", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write both side by side as a page, too.",
)
@click.pass_context
def compare(context: click.Context, before: Path, after: Path, page: Path | None) -> None:
    """Say what two versions of a story differ in: quotations first, then names and numbers, then words.

    BEFORE and AFTER are pages or plain texts. The exit status is 0 where they say the same, else 1.

    \b
      newsclean compare original.html copy.html
    """
    cleaner = newsclean.Cleaner()
    try:
        found = compared(cleaner.clean(before), cleaner.clean(after))
    except newsclean.NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    if page is not None:
        write_whole(page, comparison_report(found, before.name, after.name).encode())
    for line in shown(found):
        click.echo(visible(line))
    context.exit(0 if found.same else 1)


def shown(found: Comparison) -> Iterator[str]:
    """A comparison as lines: ``-`` what only the first version has, ``+`` only the second, ``~`` both, with
    ``[before → after]`` where words differ."""
    if found.same:
        yield "The two versions say the same in the same words."
        return
    if found.quotations:
        yield "Quotations"
        for pair in found.quotations:
            yield f"  {pair.speaker or 'nobody named'}"
            yield from (f"  - {pair.before}",) if pair.before else ()
            yield from (f"  + {pair.after}",) if pair.after else ()
    facts = [c for row in found.rows for c in row.changes if c.kind != "words"]
    if facts:
        yield "Names and numbers"
        yield from (f"  {c.before or '—'} → {c.after or '—'}" for c in facts)
    yield "Text"
    alike = 0
    for row in found.rows:
        if row.before == row.after:
            alike += 1
        else:
            yield from _row(row)
    yield f"  {alike} sentences are the same."


def _row(row: Row) -> Iterator[str]:
    if row.before is None:
        yield f"  + {row.after}"
    elif row.after is None:
        yield f"  - {row.before}"
    else:
        changes = ", ".join(f"[{c.before or '—'} → {c.after or '—'}]" for c in row.changes)
        yield f"  ~ {row.after}"
        if changes:
            yield f"    {changes}"
