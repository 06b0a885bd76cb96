"""The options of commands that may use a profile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def profile_options(command: Command) -> Command:
    """The options of a command that may use a profile."""
    for option in (
        click.option(
            "--trust",
            "trusted",
            multiple=True,
            metavar="HOST",
            help="A host whose reports are believed where two differ. May be given several times.",
        ),
        click.option(
            "--profile",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help="What newsclean learn learned of the archive.",
        ),
    ):
        command = option(command)
    return command
