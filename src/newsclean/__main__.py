"""The command line's entry: ``newsclean`` and ``python -m newsclean``."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def _interrupted(number: int, frame: object) -> NoReturn:
    """While modules are imported, an exception could end up in anybody's hands."""
    with suppress(OSError):  # standard error may be closed
        os.write(2, b"interrupted\n")
    os._exit(130)


def main() -> NoReturn:
    """Run the command line; Ctrl-C ends it with one line and status 130, however early it comes."""
    # A process of our own: what is loaded stays, and to look for garbage in it takes a sixth of the start.
    gc.set_threshold(300_000)
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    from newsclean import cli

    try:
        signal.signal(signal.SIGINT, before)
        cli.run()
    except KeyboardInterrupt:
        _interrupted(signal.SIGINT, None)
    except SystemExit as ended:
        _end(ended.code)
        raise


_NEED_AN_END = ("multiprocessing", "sqlite3")
"""Modules of the standard library that have something to do when a process ends."""


def _end(status: object) -> None:
    """End the process at once where nothing is left to do: to take apart all that was loaded, each by itself,
    is a fifth of a short command."""
    if threading.active_count() > 1 or any(name in sys.modules for name in _NEED_AN_END):
        return
    if isinstance(status, int):
        with suppress(OSError, ValueError):  # what cannot be written is the usual end's to report
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            atexit._run_exitfuncs()
            os._exit(status)


if __name__ == "__main__":
    main()
