"""A cleaner for which some pages are poison, or shoot those that stand around them.

Each ``SHOOT`` names a file that is made at the first shot, so that there is no second.
"""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

import newsclean

_SHOOT = re.compile(r"SHOOT-(\d) (\S+) SHOT")


class Poisoned(newsclean.Cleaner):
    def clean(self, source: Any, **more: Any) -> Any:
        text = source.decode() if isinstance(source, bytes) else source
        if "POISON" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "ENDLESS" in text:
            while True:
                pass
        if found := _SHOOT.search(text):
            _shoot(int(found[1]), Path(found[2]))
        return super().clean(source, **more)


def _shoot(generation: int, mark: Path) -> None:
    """Kill the parent of this process (1), or a process further up."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return
    victim = os.getpid()
    for _ in range(generation):
        stat = Path(f"/proc/{victim}/stat").read_text(encoding="ascii", errors="replace")
        victim = int(stat.rsplit(")", 1)[1].split()[1])
    command = Path(f"/proc/{victim}/cmdline").read_bytes().replace(b"\0", b" ")[:2000]
    mark.write_bytes(command)
    os.kill(victim, signal.SIGKILL)
