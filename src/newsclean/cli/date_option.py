"""The option of commands that write dates into CSV."""

from __future__ import annotations

import click


def _checked(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and "%" not in value:
        raise click.BadParameter(f"{value!r} names no part of a date; '%d.%m.%Y' is one that does")
    return value


date_option = click.option(
    "--date-format",
    metavar="FORM",
    callback=_checked,
    help="Of the dates in CSV, as strftime takes it: '%d.%m.%Y'. Without it, and in all other formats,"
    " dates are ISO 8601.",
)
