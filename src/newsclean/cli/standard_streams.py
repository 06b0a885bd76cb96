"""Standard input, output and error as a shell leaves them: closed, full, or unable to show a letter."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

import click

from newsclean.model.plain_text import visible


class WrongCommand(click.ClickException):
    """What the command asks for cannot be done."""

    exit_code = 2

    def format_message(self) -> str:
        return one_line(self.message)


class _Lenient(io.RawIOBase):
    """Standard error. That nobody can read it must not end a job."""

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        try:
            return os.write(2, view)
        except OSError:
            return view.nbytes

    def fileno(self) -> int:
        return 2

    def isatty(self) -> bool:
        return os.isatty(2)


def prepare() -> None:
    """Make the standard streams safe to use.

    Letters that a terminal cannot show become question marks; what goes into a file or a pipe is
    UTF-8. Descriptors that were closed are filled, lest a file that is opened later takes the place
    of one of them.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(_Lenient()), encoding=encoding, errors="replace", line_buffering=True
    )
    if isinstance(sys.stdout, io.TextIOWrapper):
        shown = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=shown, errors="replace")


def flush() -> None:
    """Write out what standard output holds back.

    Raises:
        OSError: it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_stdout() -> None:
    """Let what could not be written go, so that Python does not try it again when it ends."""
    try:
        flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        flush()


def output() -> TextIO:
    """Standard output.

    Raises:
        click.ClickException: it is closed.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output is closed; name a file with -o")
    return sys.stdout


def given() -> bytes:
    """All of standard input.

    Raises:
        OSError: it is closed, or cannot be read.
    """
    if sys.stdin is None:
        raise OSError(None, "it is closed", "standard input")
    return sys.stdin.buffer.read()


def told(error: OSError) -> str:
    """An error of the system in one line."""
    what = error.strerror or str(error)
    return one_line(f"{error.filename or 'standard output'}: {what}")


def one_line(text: str) -> str:
    """A message without line breaks and characters that a terminal obeys."""
    return " ".join(visible(text).split())
