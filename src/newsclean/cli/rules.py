"""``newsclean rules``: which boilerplate rules there are, and which fire on a line."""

from __future__ import annotations

from pathlib import Path

import click

import newsclean
from newsclean.rules import Rule, RuleSet, load_rules


@click.command()
@click.option("--try", "line", metavar="LINE", help="Show the rules that fire on this line.")
@click.option("--language", help="Only the rules of this language (BCP 47).")
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
    """List the boilerplate rules, or try a line on them (exit status 1 when none fires)."""
    try:
        loaded = load_rules(newsclean.Options(rules=rule_files))
    except newsclean.NewscleanError as error:
        raise click.UsageError(str(error)) from None
    chosen = [r for r in _asked(loaded, line) if language in (None, r.language)]
    for rule in chosen:
        click.echo(_row(rule))
    if line is not None and not chosen:
        click.echo("no rule fires on this line", err=True)
        context.exit(1)


def _asked(loaded: RuleSet, line: str | None) -> tuple[Rule, ...]:
    return loaded.rules if line is None else loaded.try_line(line)


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
