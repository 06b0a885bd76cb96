"""``newsclean rules``: which boilerplate rules there are, and why a line would stay or go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

import newsclean
from newsclean.boilerplate import LineReport, explain_line
from newsclean.cli import standard_streams
from newsclean.model.plain_words import in_words, sign_in_words
from newsclean.rules import Rule, load_rules


@click.command
@click.option("--try", "line", metavar="LINE", help="Show why this line would stay or go.")
@click.option(
    "--language", help="Only the rules of this language (BCP 47); with --try, the line's language."
)
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A further file of rules (TOML).",
)
@click.pass_context
def rules(
    context: click.Context, line: str | None, language: str | None, rule_files: tuple[Path, ...]
) -> None:
    """List the boilerplate rules, or try a line on them and on the model (exit status 1: it stays).

    A line is tried as it would stand between the paragraphs of a plain text.

    \b
      newsclean rules --language de
      newsclean rules --try "Also Read: Ten years of ferry delays, in charts"
    """
    options = newsclean.Options(rules=rule_files)
    try:
        loaded = load_rules(options)
    except newsclean.NewscleanError as error:
        raise standard_streams.WrongCommand(str(error)) from None
    if line is None:
        shown = [rule for rule in loaded.rules if language in (None, rule.language)]
        if not shown:
            known = ", ".join(sorted({rule.language for rule in loaded.rules if rule.language}))
            raise standard_streams.WrongCommand(
                f"no rules for {language!r}; there are some for {known}"
            )
        for rule in shown:
            click.echo(_row(rule))
        return
    report = explain_line(line, language, options)
    fitting = loaded.try_line(line)
    for row in _evidence(report, fitting):
        click.echo(row)
    if not (report.goes or fitting):
        context.exit(1)


def _evidence(report: LineReport, fitting: tuple[Rule, ...]) -> Iterator[str]:
    """All that is known of a line, a heading per kind of evidence."""
    for rule in fitting:
        yield f"rule         {_row(rule)}"
        yield f"  in words   {in_words(rule.id)}"
        for spared in rule.spares:
            yield f"  spares     {spared}"
    if not fitting:
        yield "rule         none"
    yield f"probability  {report.probability:.2f}  that it is boilerplate, by its words and its shape"
    for sign, weight in report.signs:  # above 0: speaks for it
        yield f"  {weight:+.2f}      {sign_in_words(sign)}"
    gate = (
        "open: its words may decide" if report.gate_is_open else "closed: its words may not decide"
    )
    yield f"gate         {gate}"
    yield f"verdict      {report.why}"


def _row(rule: Rule) -> str:
    needs = []
    if rule.needs.linked:
        needs.append("linked")
    if rule.needs.last_blocks is not None:
        needs.append(f"last {rule.needs.last_blocks} blocks")
    if rule.needs.after_heading:
        needs.append("after a heading")
    conditions = f"  if {', '.join(needs)}" if needs else ""
    return f"{rule.id:<34} {rule.scope:<8} {rule.confidence:.2f}  {rule.file}{conditions}"
