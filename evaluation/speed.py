"""What cleaning costs, stage by stage, beside other programs, in parses of the same bytes.

    python -m evaluation speed FOLDER                    # every *.html, *.htm, *.html.gz below it
    python -m evaluation speed FOLDER --texts T.jsonl    # and plain texts: a "text" in every line

Every figure is CPU time. On each page all programs take turns, and of a few rounds the fastest counts;
the page is parsed by a bare ``lxml.html.fromstring`` in the same rounds, and all else is told as a
multiple of that: the median over the pages with the quartiles, and the ratio of the sums, to which large
pages contribute most. Of the other programs those are measured that are installed: trafilatura,
readability-lxml, resiliparse. Last, in processes of their own: what a first ``Cleaner`` and a first page
cost, what ``newsclean clean`` costs, and the memory that is resident behind one page of middling size.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import lxml.html

import newsclean
from newsclean.pipeline import Pipeline, State, Step

Work = Callable[[bytes], object]
_CLEANER = "import newsclean; c = newsclean.Cleaner()"
_PAGE = f"{_CLEANER}; c.clean(open({{!r}}, 'rb').read())"
# The peak that getrusage gives is that of this process where it is larger: a child begins as its copy.
_MEMORY = "; print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"


def pages(folder: Path, most: int) -> list[Path]:
    """The pages of a folder, evenly picked when there are more than ``most``."""
    found = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".htm", ".html.gz")))
    return found[:: max(1, len(found) // most)][:most]


def content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def peers() -> Iterator[tuple[str, Work]]:
    """Other programs that take the story from a page, as far as they are installed."""
    with contextlib.suppress(ImportError):
        import trafilatura

        yield "trafilatura", lambda data: trafilatura.bare_extraction(data, with_metadata=True)
    with contextlib.suppress(ImportError):
        from readability import Document

        yield "readability-lxml", lambda data: Document(data.decode("utf-8", "replace")).summary()
    with contextlib.suppress(ImportError):
        from resiliparse.extract.html2text import extract_plain_text

        yield (
            "resiliparse, text only",
            lambda data: extract_plain_text(data.decode("utf-8", "replace"), main_content=True),
        )


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one run; what a page makes a program raise ends it."""
    start = time.process_time()
    with contextlib.suppress(Exception):
        work()
    return time.process_time() - start


class Clock:
    """A cleaner of which each step adds the CPU time that it takes to ``taken``."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)
        pipeline = Pipeline()
        kept = {
            f.name: tuple(map(self._clocked, getattr(pipeline, f.name))) for f in fields(pipeline)
        }
        self.cleaner = newsclean.Cleaner(pipeline=Pipeline(**kept))

    def _clocked(self, step: Step) -> Step:
        def run(state: State) -> State:
            start = time.process_time()
            try:
                return step.run(state)
            finally:
                self.taken[step.id] += time.process_time() - start

        return replace(step, run=run)


def measured(found: list[bytes], rounds: int) -> tuple[list[float], dict[str, list[float]]]:
    """Seconds of the bare parse per page, and of each program and each step."""
    disabled = frozenset({"quotes", "repair", "boilerplate", "spin"})
    clock, extraction = Clock(), newsclean.Cleaner(newsclean.Options(disable=disabled))
    programs: dict[str, Work] = {
        "extraction with metadata": extraction.clean,
        "the whole clean": clock.cleaner.clean,
        **dict(peers()),
    }
    floor: list[float] = []
    taken: dict[str, list[float]] = defaultdict(list)
    for work in programs.values():  # load everything before the clock runs
        for data in found[:20]:
            seconds(lambda work=work, data=data: work(data))  # type: ignore[misc]
    for data in found:
        best: dict[str, float] = {}
        parse = float("inf")
        for _ in range(rounds):
            parse = min(parse, seconds(lambda data=data: lxml.html.fromstring(data)))  # type: ignore[misc]
            for name, work in programs.items():
                clock.taken.clear()
                spent = seconds(lambda work=work, data=data: work(data))  # type: ignore[misc]
                for what, each in ((name, spent), *(("  " + s, t) for s, t in clock.taken.items())):
                    best[what] = min(each, best.get(what, each))
        floor.append(parse)
        for what, each in best.items():
            taken[what].append(each)
    return floor, taken


def table(floor: list[float], taken: dict[str, list[float]]) -> Iterator[str]:
    """A line per program and step, as ratios of the parse."""
    yield f"{'':26} median  quartiles     of the sums"
    for name, times in taken.items():
        if len(times) < len(floor):
            continue  # not every page came so far
        ratios = [t / f for t, f in zip(times, floor, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        yield f"{name:26} {middle:6.2f}  {low:5.2f} – {high:5.2f}  {sum(times) / sum(floor):6.2f}"


def throughput(path: Path) -> str:
    """How fast ``clean_text`` goes through the texts of a file, each cleaned once before."""
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    cleaner = newsclean.Cleaner()
    best = min(seconds(lambda: [cleaner.clean_text(text) for text in texts]) for _ in range(3))
    size = sum(len(text.encode()) for text in texts)
    return f"clean_text: {size / best / 1e6:.2f} MB/s over {len(texts)} texts"


def cpu(*arguments: str) -> tuple[float, str]:
    """CPU seconds of a Python process, the fastest of five, and what it printed last."""
    best, said = float("inf"), ""
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ran = subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        said = ran.stdout.decode()
    return best, said


def start(page: Path) -> Iterator[str]:
    """What a program pays before its first article."""
    bare, _ = cpu("-c", "pass")
    made, _ = cpu("-c", _CLEANER)
    whole, said = cpu("-c", _PAGE.format(str(page)) + _MEMORY)
    shell, _ = cpu("-m", "newsclean", "clean", "--any-kind", str(page))
    yield f"a first Cleaner {made - bare:.2f} s, the first page {whole - made:.2f} s more"
    yield f"newsclean clean {shell:.2f} s; resident behind one page {int(said) / 1024:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=200, help="pages to measure")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", type=Path, help="JSON Lines for clean_text")
    given = parser.parse_args()
    paths = pages(given.folder, given.most)
    found = [data for data in map(content, paths) if data.strip()]
    if len(found) < 2:
        parser.error(f"no pages below {given.folder}")
    floor, taken = measured(found, given.rounds)
    parse, size = statistics.median(floor) * 1000, sum(map(len, found)) / len(found) / 1000
    print(f"{len(found)} pages of {size:.0f} kB; the bare parse takes {parse:.2f} ms (median)")
    print(*table(floor, taken), sep="\n")
    if given.texts:
        print(throughput(given.texts))
    plain = sorted((p for p in paths if p.suffix != ".gz"), key=lambda p: p.stat().st_size)
    if plain:
        print(*start(plain[len(plain) // 2]), sep="\n")


if __name__ == "__main__":
    main()
