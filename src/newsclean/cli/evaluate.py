"""``newsclean evaluate``: how well stories are found on pages whose right answer is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from newsclean.archive import ToolScore, gold_pages, installed_tools, measured
from newsclean.cli import standard_streams
from newsclean.errors import NewscleanError
from newsclean.model.plain_text import visible

_COLUMNS = (
    ("body F1", "f1"),
    ("exact", "exact"),
    ("headline", "headline"),
    ("authors", "authors"),
    ("date", "date"),
    ("kind", "kind"),
)


@click.command
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--worst", type=click.IntRange(0), default=10, show_default=True, help="Pages to list."
)
@click.option("--alone", is_flag=True, help="Do not measure other packages that are installed.")
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table")
def evaluate(gold: Path, worst: int, alone: bool, form: str) -> None:
    """Measure newsclean on GOLD: JSON Lines or another file that newsclean batch reads, a record for each
    page, with html (or input, a plain text), url, and what is right: body, and if known headline, authors,
    published, kind.

    \b
      newsclean evaluate gold.jsonl
      newsclean evaluate gold.jsonl --alone -f json > scores.json

    trafilatura, readability-lxml and newspaper4k are measured on the same pages where they are installed.
    Bodies are compared word by word, whatever their order; exact is the share of pages without a wrong word.
    """
    out = standard_streams.output()
    try:
        pages = gold_pages(gold)
    except NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    tools = installed_tools()
    chosen = {name: tool for name, tool in tools.items() if name == "newsclean" or not alone}
    scores = list(measured(pages, chosen))
    if form == "json":
        rows = {score.tool: [asdict(page) for page in score.pages] for score in scores}
        out.write(json.dumps(rows, ensure_ascii=False) + "\n")
        return
    out.write(_table(scores) + _worst(scores[0], worst))


def _table(scores: Sequence[ToolScore]) -> str:
    """As Markdown."""
    head = ["", *(title for title, _ in _COLUMNS), "ms a page"]
    lines = [head, ["---"] * len(head)]
    for score in scores:
        means = (score.exact if name == "exact" else score.mean(name) for _, name in _COLUMNS)
        shown = ("–" if mean is None else f"{mean:.3f}" for mean in means)
        lines.append([score.tool, *shown, f"{1000 * (score.mean('seconds') or 0):.0f}"])
    return f"{len(scores[0].pages)} pages\n\n" + "".join(
        f"| {' | '.join(line)} |\n" for line in lines
    )


def _worst(score: ToolScore, most: int) -> str:
    bad = sorted((page for page in score.pages if page.f1 < 1), key=lambda page: (page.f1, page.id))
    rows = "".join(
        f"| {visible(page.id)} | {page.f1:.3f} | {page.precision:.3f} | {page.recall:.3f} |"
        f" {visible(page.error)} |\n"
        for page in bad[:most]
    )
    head = "| page | body F1 | precision | recall | error |\n| --- | --- | --- | --- | --- |\n"
    return f"\n{head}{rows}" if rows else ""
