"""Ten thousand pages through one cleaner: in sixteen threads, and memory from thousand to thousand.

    python evaluation/endurance.py [--pages 10000] [--threads 16]

Prints how many results differ from those of one thread (none may), and resident memory and Python
objects after each thousand. Growth is what remains after the first two thousand.
"""

from __future__ import annotations

import argparse
import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import laws
from test_processes import outcome, pages

STEP = 1000


def resident() -> float:
    """Megabytes of resident memory."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=16)
    chosen = parser.parse_args()
    differ = 0
    memory: list[float] = []
    every = pages(chosen.pages)
    with ThreadPoolExecutor(chosen.threads) as threads:
        while sources := [source for _, source in zip(range(STEP), every, strict=False)]:
            alone = map(outcome, sources)
            together = threads.map(outcome, sources)
            differ += sum(not laws.equal(a, b) for a, b in zip(alone, together, strict=True))
            gc.collect()
            memory.append(resident())
            done = len(memory) * STEP
            print(
                f"{done:6,} pages  {memory[-1]:6.1f} MB  {len(gc.get_objects()):,} objects",
                flush=True,
            )
    growth = memory[-1] - memory[min(1, len(memory) - 1)]
    print(f"{differ} results differ; {growth:+.1f} MB after the first {2 * STEP:,} pages")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
