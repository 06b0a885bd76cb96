"""What ``newsclean batch`` promises, measured on generated archives.

    python evaluation/archive.py same       20,000 pages with 1 and 2 workers: ids, bytes
    python evaluation/archive.py crash      kill -9 of the job at ten random moments, then the rerun
    python evaluation/archive.py workers    a worker killed at ten random moments
    python evaluation/archive.py poison     3 killer pages among 3,000
    python evaluation/archive.py speed      2 workers against 1, and the runner's own cost
    python evaluation/archive.py memory     parent over 100,000 small pages, worker over 10,000
    python evaluation/archive.py first      time to the first row of an archive without end
    python evaluation/archive.py resume     a hundred files, resumed
    python evaluation/archive.py cost       processor time and bytes of a page, projected; --source
                                            measures an archive of your own

``--count`` makes a run smaller. Each prints what it found and ends with status 1 where a promise is
broken. ``read(path)`` serves the battery of hostile archives: it cleans an archive in one process.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import importlib
import json
import os
import pickle
import random
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import newsclean
from newsclean.archive import Job, StoredPage, WorkerLimits, clean_many, run, total_bytes
from newsclean.archive.inputs.locate import units
from newsclean.archive.rows import pickled_row
from newsclean.archive.task import Task
from newsclean.archive.workers.pool import Pool
from newsclean.report import archive_report

PLACES = "Vellmar Ostry Karsund Belport Marrow Tindale Quay Harlow Esk Brannock".split()
PEOPLE = ["Ruth Adeyemi", "Jon Marsh", "Lena Torv", "Ivo Santer", "Maya Okoro", "Per Lindal"]
THINGS = "lock bridge ferry quay tram school market dam mill library pier archive".split()
DEEDS = "reopened,closed for repairs,was sold to the town,ran late again,drew a record crowd".split(
    ","
)
CUES = "said told added warned explained".split()


def read(path: str | None) -> list[dict[str, Any]]:
    """Everything that comes out of one archive."""
    from newsclean import archive

    if not path or not os.path.exists(path):
        return []
    outcomes = clean_many(archive.read(path), workers=0)
    return [
        {"id": o.id, "status": o.status, "reason": o.reason,
         "article": o.article.to_dict() if o.article else None}
        for o in outcomes
    ]  # fmt: skip


def sentence(chance: random.Random) -> str:
    return (
        f"The {chance.choice(THINGS)} of {chance.choice(PLACES)} {chance.choice(DEEDS)} on a"
        f" {chance.choice('Monday Tuesday Friday'.split())}, {chance.randint(2, 900)} days after the"
        f" {chance.choice(THINGS)} in {chance.choice(PLACES)} had been paid for."
    )


def paragraph(chance: random.Random) -> str:
    told = " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))
    if chance.random() < 0.3:
        told = f"“{sentence(chance)[:-1]},” {chance.choice(CUES)} {chance.choice(PEOPLE)}. {told}"
    return f"<p>{told}</p>"


def page(number: int, paragraphs: int = 18) -> str:
    """A page of some 20 kB with a story and what stands around stories."""
    chance = random.Random(number)
    title = f"{chance.choice(PLACES)} {chance.choice(THINGS)} {chance.choice(DEEDS)} ({number})"
    links = "".join(
        f'<li><a href="/{chance.randint(1, 9999)}">{sentence(chance)[:60]}</a></li>'
        for _ in range(60)
    )
    body = "".join(paragraph(chance) for _ in range(paragraphs))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><script>var a={list(range(300))};</script></head>'
        f'<body><nav><ul>{links}</ul></nav><article><h1>{title}</h1><p class="byline">By'
        f" {chance.choice(PEOPLE)}</p>{body}<p>Also read: {sentence(chance)}</p></article>"
        f'<aside class="related"><ul>{links}</ul></aside><footer>All rights reserved.</footer></body></html>'
    )


def archive(
    path: Path, count: int, start: int = 0, paragraphs: int = 18, *, packed: bool = True
) -> Path:
    """A file of JSON lines, gzipped."""
    with (
        gzip.open(path, "wt", encoding="utf-8", compresslevel=1)
        if packed
        else path.open("w", encoding="utf-8")
    ) as file:
        for n in range(start, start + count):
            url = f"https://h{n % 50}.example/{n}"
            file.write(json.dumps({"id": f"p{n}", "url": url, "html": page(n, paragraphs)}) + "\n")
    return path


def ids(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["id"] for line in file]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def check(what: str, holds: bool) -> bool:
    print(f"{'holds' if holds else 'BROKEN':7} {what}", flush=True)
    return holds


class Poisoned(newsclean.Cleaner):
    """Some pages are poison to it."""

    def clean(self, source: Any, **more: Any) -> Any:
        if "POISON-KILL" in source:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "POISON-HANG" in source:
            while True:
                pass
        if "POISON-EAT" in source:
            return [bytearray(100_000_000) for _ in range(1000)]
        return super().clean(source, **more)


def same(folder: Path, count: int) -> bool:
    source = archive(folder / "in.jsonl.gz", count)
    outs, reports = [], []
    for workers in (1, 2):
        out = folder / str(workers) / "out.jsonl"
        job = Job(sources=(str(source),), output=out, workers=workers, report=Path("report.html"))
        seconds, summary = timed(lambda j=job: run(j))  # type: ignore[misc]
        print(f"{workers} workers: {seconds:.1f} s, {count / seconds:.0f} pages/s", flush=True)
        outs.append(out)
        reports.append(archive_report(summary, job))
    found = ids(outs[0])
    return (
        check(f"{count:,} ids once", found == [f"p{n}" for n in range(count)])
        & check("the same bytes with 1 and 2 workers", digest(outs[0]) == digest(outs[1]))
        & check("the same report", reports[0] == reports[1])
    )


def crash(folder: Path, count: int) -> bool:
    source = archive(folder / "in.jsonl.gz", count)
    want, out = folder / "want" / "out.jsonl", folder / "out.jsonl"
    report = folder / "report.html"
    job = Job(sources=(str(source),), output=want, workers=2, report=report)
    whole, summary = timed(lambda: run(job))
    command = [
        sys.executable,
        "-m",
        "newsclean",
        "batch",
        source,
        "-o",
        out,
        "--workers",
        "2",
        "-q",
        "--report",
        report,
    ]
    chance = random.Random(5)
    kills = 0
    while True:
        process = subprocess.Popen(command)
        try:
            process.wait(timeout=1.5 + chance.random() * whole / 5 if kills < 10 else None)
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
    found = ids(out)
    good = check(f"{kills} kills, then nothing lost, nothing twice", found == ids(want))
    good &= check("the same bytes", digest(out) == digest(want))
    told = report.read_text(encoding="utf-8")
    return good & check("the same report", told == archive_report(summary, job)) & (kills == 10)


def workers(folder: Path, count: int) -> bool:
    pages = [StoredPage(id=str(n), content=page(n)) for n in range(count)]
    expected = [o.article for o in clean_many(pages, workers=2)]
    chance = random.Random(6)
    moments = set(chance.sample(range(50, count - 50), 10))
    found, kills = [], 0
    with Pool(Task(row=pickled_row), workers=2) as pool:
        for number, (_, outcome) in enumerate(pool.run((None, p) for p in pages)):
            found.append(pickle.loads(outcome.payload))
            if number in moments:
                chance.choice(pool._workers).process.send_signal(signal.SIGKILL)
                kills += 1
    return check(f"{kills} workers killed, the same {count:,} outcomes", found == expected)


def poison(folder: Path, count: int) -> bool:
    source = folder / "in.jsonl"
    bad = {count // 4: "POISON-KILL", count // 2: "POISON-HANG", count - 100: "POISON-EAT"}
    with source.open("w", encoding="utf-8") as file:
        for n in range(count):
            html = page(n, 6).replace("</h1>", bad.get(n, "") + "</h1>")
            file.write(json.dumps({"id": f"p{n}", "html": html}) + "\n")
    out = folder / "out.jsonl"
    limits = WorkerLimits(seconds=3)
    # Workers cannot import what stands in __main__.
    make = importlib.import_module("archive").Poisoned
    job = Job(sources=(str(source),), output=out, workers=2, limits=limits, make=make)
    seconds, summary = timed(lambda: run(job))
    print(f"{seconds:.1f} s; {summary.statuses}")
    with (folder / "out.rejects.jsonl").open(encoding="utf-8") as file:
        rejects = [json.loads(line) for line in file]
    for row in rejects:
        print("  ", row)
    wanted = [f"p{n}" for n in range(count) if n not in bad]
    return check(f"{len(wanted):,} others come out", ids(out) == wanted) & check(
        "the three are named", [r["id"] for r in rejects] == [f"p{n}" for n in bad]
    )


def speed(folder: Path, count: int) -> bool:
    source = archive(folder / "in.jsonl.gz", count)
    cleaner = newsclean.Cleaner()
    pages = [page(n) for n in range(count)]
    cleaner.clean(pages[0])

    def bare() -> None:
        for n, content in enumerate(pages):
            cleaner.clean(content, url=f"https://h{n % 50}.example/{n}").to_json()

    before = time.process_time()
    bare()
    work = time.process_time() - before
    took, costs = {}, {}
    for number, report in ((1, None), (2, None), (2, Path("report.html"))):
        out = folder / f"{number}{'r' if report else ''}.jsonl"
        job = Job(sources=(str(source),), output=out, workers=number, report=report)
        children = os.times()
        before = time.process_time()
        seconds, _ = timed(lambda j=job: run(j))  # type: ignore[misc]
        costs[report is not None] = (time.process_time() - before) / work
        used = os.times()
        child = used.children_user + used.children_system
        child -= children.children_user + children.children_system
        took.setdefault(number, seconds)
        print(
            f"{number} workers{' and a report' if report else ''}: {seconds:.1f} s; processor:"
            f" parent {100 * costs[report is not None]:.1f} % of the cleaning alone"
            f" ({work:.1f} s), workers {child:.1f} s",
            flush=True,
        )
    ratio = took[1] / took[2]
    return check(
        f"2 workers are {ratio:.2f} times as fast as 1 (1.85 wanted)", ratio >= 1.85
    ) & check("the parent's cost is at most 5 % of the cleaning", max(costs.values()) <= 0.05)


def _rss(pid: int) -> float:
    """Resident megabytes."""
    text = Path(f"/proc/{pid}/statm").read_text(encoding="ascii")
    return int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(folder: Path, count: int) -> bool:
    def small() -> Iterator[tuple[None, StoredPage]]:
        for n in range(count):
            yield (
                None,
                StoredPage(id=str(n), content=f"<p>Page {n} is a small one, the port said.</p>"),
            )

    marks = []
    with Pool(Task(), workers=2) as pool:
        for n, _ in enumerate(pool.run(small())):
            if n % (count // 10) == count // 20:
                marks.append(_rss(os.getpid()))
    print("parent, MB:", *(f"{m:.1f}" for m in marks))
    flat = check(f"the parent is flat over {count:,} pages", marks[-1] - marks[1] < 2)
    growth = []
    with Pool(Task(), workers=1, renew_after=10**9) as pool:
        pages = ((None, StoredPage(id=str(n), content=page(n))) for n in range(count // 10))
        for n, _ in enumerate(pool.run(pages)):
            if n % (count // 100) == count // 200:
                growth.append(_rss(pool._workers[0].process.pid))
    print("worker, MB:", *(f"{m:.1f}" for m in growth))
    each = (growth[-1] - growth[1]) / ((len(growth) - 2) * count / 100) * 1000
    return check(f"a worker grows by {each:.2f} MB in 1,000 pages (1 wanted)", each < 1) & flat


def _processor(pid: int) -> float:
    """Processor time of a process and its children, which a busy machine hardly changes."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            text = path.read_text(encoding="ascii", errors="replace")
            fields = text.rsplit(")", 1)[1].split()
            if pid in (int(path.parent.name), int(fields[1])):
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def first(folder: Path, count: int) -> bool:
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); from archive import page\n"
        "n = 0\n"
        "while True: print(json.dumps({'id': n, 'html': page(n)})); n += 1"
    )
    maker = subprocess.Popen(
        [sys.executable, "-c", code, str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    start = time.perf_counter()
    job = subprocess.Popen(
        [sys.executable, "-m", "newsclean", "batch", "-", "-o", "-", "--workers", "2", "-q"],
        stdin=maker.stdout, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert job.stdout
    line = job.stdout.readline()
    seconds = time.perf_counter() - start
    print(f"processor time of the job and its workers until then: {_processor(job.pid):.2f} s")
    job.kill()
    maker.kill()
    return check(
        f"the first row comes after {seconds:.2f} s (2 wanted)", bool(line) and seconds < 2
    )


def resume(folder: Path, count: int) -> bool:
    source = folder / "in"
    source.mkdir()
    for n in range(100):
        archive(source / f"{n:03d}.jsonl.gz", count, n * count, paragraphs=4)
    job = Job(sources=(str(source),), output=folder / "out.jsonl", workers=2, step=count)
    stop = 95 * count + count // 2

    def tell(snapshot: Any) -> None:
        if snapshot.read == stop:
            raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt):
        run(job, tell)
    for n in range(94):
        (source / f"{n:03d}.jsonl.gz").write_bytes(b"gone")
    seen: list[float] = []
    start = time.perf_counter()
    seconds, summary = timed(lambda: run(job, lambda _: seen.append(time.perf_counter() - start)))
    print(f"rerun {seconds:.2f} s, its first row after {seen[0]:.2f} s; {summary.statuses}")
    return check(
        "finished files are not read again",
        ids(job.output) == [f"p{n}" for n in range(100 * count)],
    )


def cost(folder: Path, count: int, source: str | None = None) -> bool:
    """What a page costs in processor time (which a busy machine hardly changes) and in bytes."""
    path = source or str(archive(folder / "in.jsonl", count, packed=False))
    read = total_bytes((path,)) or 0
    packed = sum(len(zlib.compress(part, 6)) for part in _parts((path,)))
    sizes: dict[str, float] = {"read": read, "read, gzip": packed}
    for name, report in (
        ("out.jsonl", None),
        ("out.jsonl.gz", Path("r.html")),
        ("out.parquet", None),
    ):
        before, own = os.times(), time.process_time()
        job = Job(sources=(path,), output=folder / name[4:] / name, workers=1, report=report)
        summary = run(job)
        used, parent = os.times(), time.process_time() - own
        worker = used.children_user + used.children_system
        worker -= before.children_user + before.children_system
        n = summary.read
        print(
            f"{name}{' and a report' if report else ''}: {n:,} pages, worker"
            f" {1000 * worker / n:.1f} ms a page, parent {1000 * parent / n:.2f} ms",
            flush=True,
        )
        if report is None and name == "out.jsonl":
            each = (worker + parent) / n
        sizes[name] = job.output.stat().st_size
    sizes["manifest"] = job.manifest_path.stat().st_size
    print("bytes a page:", *(f"{what} {size / n:,.0f};" for what, size in sizes.items()))
    for pages, what in ((1e6, "a million"), (1e9, "a billion")):
        total = {name: f"{size / n * pages / 1e9:,.1f} GB" for name, size in sizes.items()}
        print(
            f"{what}: {each * pages / 3600:,.1f} core-hours; reads {total['read']}"
            f" ({total['read, gzip']} with gzip), writes {total['out.jsonl.gz']} of .jsonl.gz"
            f" or {total['out.parquet']} of Parquet"
        )
    return True


def _parts(paths: tuple[str, ...]) -> Iterator[bytes]:
    for unit in units(paths):
        assert unit.path is not None
        with unit.path.open("rb") as file:
            while part := file.read(1 << 22):
                yield part


SIZES: dict[str, tuple[Callable[..., bool], int]] = {
    "same": (same, 20_000), "crash": (crash, 5000), "workers": (workers, 2000),
    "poison": (poison, 3000), "speed": (speed, 2000), "memory": (memory, 100_000),
    "first": (first, 0), "resume": (resume, 50), "cost": (cost, 500),
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=SIZES)
    parser.add_argument("--count", type=int)
    parser.add_argument("--source", help="for cost: a file or folder of pages")
    given = parser.parse_args()
    work, count = SIZES[given.what]
    more = {"source": given.source} if given.source else {}
    with tempfile.TemporaryDirectory() as folder:
        return 0 if work(Path(folder), given.count or count, **more) else 1


if __name__ == "__main__":
    sys.exit(main())
