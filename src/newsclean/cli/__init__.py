"""The command line: ``newsclean clean``, ``batch``, ``learn``, ``report``, ``rules``."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

import newsclean
from newsclean.cli import standard_streams

__all__ = ["main", "run"]


_COMMANDS = {
    "batch": lambda: import_module("newsclean.cli.batch"),
    "clean": lambda: import_module("newsclean.cli.clean"),
    "compare": lambda: import_module("newsclean.cli.compare"),
    "demo": lambda: import_module("newsclean.cli.demo"),
    "evaluate": lambda: import_module("newsclean.cli.evaluate"),
    "learn": lambda: import_module("newsclean.cli.learn"),
    "quotes": lambda: import_module("newsclean.cli.quotes"),
    "report": lambda: import_module("newsclean.cli.report"),
    "rules": lambda: import_module("newsclean.cli.rules"),
}
_HELP = {
    "batch": "Clean an archive: files, folders, WARC, JSON Lines, Parquet …",
    "clean": "Clean stories from files or standard input.",
    "compare": "Say what two versions of a story differ in.",
    "demo": "Show what newsclean does, on a sample.",
    "evaluate": "Measure newsclean on pages whose right answer you know.",
    "learn": "Learn from an archive what one page cannot tell.",
    "quotes": "Who said what in an archive, for a spreadsheet.",
    "report": "Draw what was done to one story, as HTML.",
    "rules": "Which rules there are; why a line would stay or go.",
}
"""The short help of each command stands here, so that the list of all needs none of their modules."""


_ELSEWHERE = {
    "explain": "newsclean clean FILE --explain  or  newsclean rules --try LINE",
    "diff": "newsclean compare",
    "extract": "newsclean clean",
}
"""What other programs call commands, and what does it here."""


class Commands(click.Group):
    """Loads a command when it is called. Ends with one line and an exit status, whatever happens."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(_COMMANDS[cmd_name](), cmd_name)
        command.short_help = _HELP[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*_HELP.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        asked = args[0] if args else ""
        if asked and asked not in _COMMANDS and not asked.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(asked, [*_COMMANDS, *_ELSEWHERE], n=1)
            meant = _ELSEWHERE.get(near[0], f"newsclean {near[0]}") if near else ""
            ctx.fail(f"no such command {asked!r}" + (f"; did you mean  {meant}?" if meant else ""))
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **more: Any) -> NoReturn:
        try:
            status = super().main(*args, **{**more, "standalone_mode": False})
            standard_streams.flush()
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted", err=True)
            status = 130
        except BrokenPipeError:  # whoever reads the pipe has had enough
            standard_streams.give_up_stdout()
            status = 1
        except OSError as error:
            standard_streams.give_up_stdout()
            click.echo(f"Error: {standard_streams.told(error)}", err=True)
            status = 1
        sys.exit(status if isinstance(status, int) else 0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(newsclean.__version__, prog_name="newsclean")
def main() -> None:
    """Turn scraped news into clean, structured, trustworthy articles.

    \b
      newsclean demo                                  what it does, on a sample
      newsclean clean page.html                       one story, for reading
      newsclean report page.html -o report.html       every cut and repair of it, drawn
      newsclean batch crawl.warc.gz -o stories.jsonl  an archive

    Each command has examples in its --help. Completion of a shell: eval "$(_NEWSCLEAN_COMPLETE=bash_source
    newsclean)", or zsh_source, fish_source.
    """


def run() -> NoReturn:
    """The command line of this process, with standard streams that cannot fail in odd ways."""
    standard_streams.prepare()
    main.main(prog_name="newsclean")
