"""Time and memory of hostile input, family by family, at sizes that double.

    python evaluation/hostile.py                       # all families at .25, .5, 1 and 2 MB
    python evaluation/hostile.py --only quotes --sizes 250000,500000

Each case runs in a process of its own, which is stopped after two minutes. Printed are CPU seconds
per size, the largest factor from one size to its double (times below 0.1 s are noise and do not
count), and the memory that cleaning added at its peak. What is over budget is marked: a factor above 2.3,
more than 1.5 s per MB, more than 120 MB + 20 times the input. The exit status is 1 if
anything is.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import re
import resource
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import newsclean
from hostile_families import FAMILIES
from hostile_making import encoded

MOST_SECONDS = 1.5
MOST_FACTOR = 2.3
MOST_MEMORY = 120.0
MEMORY_PER_INPUT = 20
NOISE = 0.1
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Run:
    """One case: CPU seconds, megabytes that cleaning added at its peak, and megabytes of the input."""

    seconds: float
    memory: float
    size: float
    outcome: str


def measured(name: str, size: int) -> Run:
    """Clean one case in a process of its own."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("fork").Process(target=_clean, args=(name, size, theirs))
    worker.start()
    theirs.close()
    try:
        if ours.poll(PATIENCE):
            return Run(*ours.recv())
        return Run(float(PATIENCE), 0.0, size / 1e6, "timeout")
    except EOFError:
        return Run(0.0, 0.0, size / 1e6, "crash")
    finally:
        worker.kill()
        worker.join()


def _clean(name: str, size: int, answer: Connection) -> None:
    source = encoded(FAMILIES[name](size))
    cleaner = newsclean.Cleaner()
    _reset_peak()
    before = _peak()
    start = time.process_time()
    try:
        cleaner.clean(source)
        outcome = "ok"
    except newsclean.NewscleanError as error:
        outcome = type(error).__name__
    seconds = time.process_time() - start
    answer.send((seconds, _peak() - before, len(source) / 1e6, outcome))
    answer.close()
    os._exit(0)


def _reset_peak() -> None:
    with contextlib.suppress(OSError):  # not Linux: the peak then includes making the input
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    """Megabytes of resident memory at most since :func:`_reset_peak`."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def faults(runs: list[Run]) -> list[str]:
    """What is over budget."""
    found = []
    if _factor(runs) > MOST_FACTOR:
        found.append("FACTOR")
    if any(r.size >= 0.9 and r.seconds > MOST_SECONDS * r.size for r in runs):
        found.append("SLOW")
    if any(r.memory > MOST_MEMORY + MEMORY_PER_INPUT * r.size for r in runs):
        found.append("MEMORY")
    return found + [r.outcome.upper() for r in runs if r.outcome in ("timeout", "crash")][:1]


def _factor(runs: list[Run]) -> float:
    pairs = pairwise(runs)
    return max((b.seconds / a.seconds for a, b in pairs if a.seconds >= NOISE), default=0.0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="families whose names this expression finds")
    parser.add_argument("--sizes", default="250000,500000,1000000,2000000")
    chosen = parser.parse_args()
    sizes = [int(s) for s in chosen.sizes.split(",")]
    newsclean.Cleaner()  # before forking, so that the children share what is loaded
    names = [name for name in FAMILIES if re.search(chosen.only, name)]
    over = 0
    print(f"{'family':26}" + "".join(f"{s / 1e6:7.2f}M" for s in sizes) + "  factor  MB")
    for name in names:
        runs = [measured(name, size) for size in sizes]
        wrong = faults(runs)
        over += bool(wrong)
        times = "".join(f"{r.seconds:8.2f}" for r in runs)
        memory = max(r.memory for r in runs)
        print(f"{name:26}{times}{_factor(runs):8.2f}{memory:5.0f}  {' '.join(wrong)}", flush=True)
    print(f"{over} of {len(names)} families over budget")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
