"""What cleaning costs, over a bare ``lxml`` parse of the same bytes, and what importing costs.

    python evaluation/speed.py FOLDER          # every *.html, *.htm, *.html.gz below it

Prints the ratio of CPU times, stage by stage: the median and the mean over the pages, and that of the
sums, to which large pages contribute most. Each page is parsed right before it is cleaned, and the
fastest of a few rounds counts. Last, the time that ``import newsclean`` adds to the bare interpreter.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

import newsclean


def pages(folder: Path, most: int) -> list[bytes]:
    """The pages of a folder, evenly picked when there are more than ``most``."""
    found = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".htm", ".html.gz")))
    step = max(1, len(found) // most)
    return [
        gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes()
        for p in found[::step][:most]
    ]


def seconds(work: Callable[[], object], repeat: int) -> float:
    """CPU time of the fastest of ``repeat`` runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        with contextlib.suppress(newsclean.NewscleanError, lxml.etree.LxmlError):
            work()
        best = min(best, time.process_time() - start)
    return best


def import_ms(code: str, repeat: int = 7) -> float:
    """Wall time of a fresh interpreter that runs ``code``, milliseconds, fastest of ``repeat``."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=200, help="pages to measure")
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()

    no_quotes = newsclean.Cleaner(newsclean.Options(disable=frozenset({"quotes"})))
    extract_only = newsclean.Cleaner(
        newsclean.Options(disable=frozenset({"quotes", "repair", "boilerplate"}))
    )
    whole = newsclean.Cleaner()
    columns: dict[str, Callable[[bytes], object]] = {
        "lxml parse": lxml.html.fromstring,
        "extraction with metadata": extract_only.clean,
        "without quotes": no_quotes.clean,
        "the whole clean": whole.clean,
    }
    taken: dict[str, list[float]] = {name: [] for name in columns}
    found = pages(args.folder, args.most)
    if not found:
        parser.error(f"no pages below {args.folder}")
    for work in columns.values():  # load everything before the clock runs
        seconds(lambda work=work: work(found[0]), 1)  # type: ignore[misc]
    for data in found:
        for name, work in columns.items():
            taken[name].append(seconds(lambda work=work, data=data: work(data), args.repeat))  # type: ignore[misc]
    floor = taken["lxml parse"]
    print(f"{len(found)} pages, {sum(map(len, found)) / len(found) / 1000:.0f} kB on average")
    for name, times in taken.items():
        ratios = [t / f for t, f in zip(times, floor, strict=True)]
        print(
            f"{name:28s} median {statistics.median(times) * 1000:7.2f} ms"
            f"   x parse: median {statistics.median(ratios):5.2f},"
            f" mean {statistics.fmean(ratios):5.2f}, of the sums {sum(times) / sum(floor):5.2f}"
        )
    bare = import_ms("pass")
    print(f"import newsclean             {import_ms('import newsclean') - bare:7.1f} ms")
    first = import_ms("import newsclean; newsclean.Cleaner()")
    print(f"and a first Cleaner          {first - bare:7.1f} ms")


if __name__ == "__main__":
    main()
