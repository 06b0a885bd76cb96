"""The command line's entry: ``newsclean`` and ``python -m newsclean``."""

from __future__ import annotations

import gc
import os
import signal
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


if __name__ == "__main__":
    main()
