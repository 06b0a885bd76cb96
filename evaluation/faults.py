"""Random faults against ``newsclean batch``: is the output right, or is it said what is wrong?

    python evaluation/faults.py                     200 faults of seed 1, some ten minutes;
                                                    quicker with TMPDIR=/dev/shm
    python evaluation/faults.py --count 20 --seed 7
    python evaluation/faults.py --only 1:17         one of them again, told in full

Each case cleans an archive into one kind of output (JSON Lines, gzip, Parquet, a folder), is struck by
one fault, and is run again by the same command. It is good when in the end

- the output is byte for byte what an undisturbed run writes, with exit status 0, or
- the job ended with another status and one line that says what is wrong, and no output was written;

and when each file of the user's that lay around is as it was, and no traceback was printed. Pages are
cleaned by a stand-in that is quick, so that it is the job that is tested, and steps are of 10 records.
"""

from __future__ import annotations

import signal
import sys

if "--serve" in sys.argv:  # the imports of this script are no part of what is tested
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import functools
import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import newsclean
from newsclean.model.article import Article, Block, Metadata, Quality

NAMES = ("out.jsonl", "out.jsonl.gz", "out.parquet", "out")
RECORDS = 120
STEP = 10


class QuickCleaner:
    """Stands in for :class:`newsclean.Cleaner`: the body is the page."""

    def __init__(self, options: newsclean.Options) -> None:
        self._pause = float(os.environ.get("FAULTS_PAUSE", "0"))

    def clean(self, source: Any, **more: Any) -> Article:
        if self._pause:
            time.sleep(self._pause)
        block = Block(kind="paragraph", text=source, start=0, end=len(source))
        return Article(
            fields=Metadata(), blocks=(block,), body=source, quotes=(), edits=(), suspects=(),
            warnings=(), quality=Quality(),
        )  # fmt: skip


def serve(arguments: list[str]) -> None:
    """The command line itself, with short steps and the quick cleaner."""
    from newsclean import cli
    from newsclean.cli import batch as module

    quick = __import__("faults").QuickCleaner
    newsclean.Cleaner = quick  # type: ignore[misc]
    module.Job = functools.partial(module.Job, step=STEP, make=quick)  # type: ignore[misc]
    sys.argv = ["newsclean", *arguments]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.run()


@dataclass
class Case:
    """One fault."""

    chance: random.Random
    folder: Path
    name: str
    workers: int
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sources = self.folder / "in"
        self.out = self.folder / "work" / self.name
        self.out.parent.mkdir(parents=True)
        self.sources.mkdir()
        for number in range(3):
            rows = range(number * RECORDS // 3, (number + 1) * RECORDS // 3)
            self.write(f"{number}.jsonl", [row(n) for n in rows])
        self.users: dict[Path, bytes | str] = {}

    def write(self, name: str, rows: list[str]) -> None:
        (self.sources / name).write_text("".join(rows), encoding="utf-8")

    def command(self, out: Path | None = None) -> list[str]:
        me = str(Path(__file__).resolve())
        return [sys.executable, me, "--serve", "batch", str(self.sources), "-o",
                str(out or self.out), "--workers", str(self.workers), "-q"]  # fmt: skip

    def start(self, pause: float = 0.0, **more: Any) -> subprocess.Popen[str]:
        env = {**os.environ, "FAULTS_PAUSE": str(pause)}
        return subprocess.Popen(
            self.command(),
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            start_new_session=True,
            **more,
        )

    def end(self, process: subprocess.Popen[str]) -> int:
        _, said = process.communicate(timeout=120)
        self.told.append(f"status {process.returncode}: {said.strip()[-1000:]}")
        return process.returncode

    def run(self, **more: Any) -> int:
        return self.end(self.start(**more))

    def partials(self) -> list[Path]:
        """Working files and folders, and what is in them."""
        tops = [p for p in self.out.parent.iterdir() if p.suffix in (".partial", ".joined")]
        return tops + [p for top in tops if top.is_dir() for p in top.rglob("*")]

    def wait_for_steps(self, process: subprocess.Popen[str], most: float = 60.0) -> None:
        """Until some rows are safe on the disk, at a random moment behind that."""
        until = time.monotonic() + most
        while process.poll() is None and time.monotonic() < until:
            sizes = [p.stat().st_size for p in self.partials() if p.is_file()]
            if any(sizes):
                break
            time.sleep(0.005)
        time.sleep(self.chance.random() * 0.4)

    def interrupt(self) -> None:
        """Leave the job unfinished."""
        process = self.start(pause=0.01)
        self.wait_for_steps(process)
        process.kill()
        self.end(process)


def row(n: int) -> str:
    text = f"The lock number {n} reopens on Monday. " * 5
    return json.dumps({"id": f"p{n}", "url": f"https://h{n % 3}.example/{n}", "html": text}) + "\n"


def digest(path: Path) -> str:
    """Of a file, or of all files of a folder and their names."""
    total = hashlib.sha256()
    for part in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if part.is_file():
            total.update(part.relative_to(path).as_posix().encode() + part.read_bytes())
    return total.hexdigest()


# --- the faults: each strikes once, or leaves the job struck; then the same command runs again


def killed(case: Case) -> None:
    """The job is killed, up to three times."""
    for _ in range(case.chance.randint(1, 3)):
        process = case.start(pause=0.005)
        if case.chance.random() < 0.7:
            case.wait_for_steps(process)
        else:
            time.sleep(case.chance.random() * 1.5)
        # Ctrl-C before the command line has begun would meet this script's own imports.
        early = not any(case.partials())
        numbers = [signal.SIGKILL, signal.SIGTERM] + ([] if early else [signal.SIGINT])
        number = case.chance.choice(numbers)
        process.send_signal(number)
        case.end(process)


def workers_killed(case: Case) -> None:
    """Workers are killed at work and while they start."""
    case.workers = 2
    process = case.start(pause=0.005)
    numbers = [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV]
    until = time.monotonic() + 3
    while process.poll() is None and time.monotonic() < until:
        for child in children(process.pid):
            if case.chance.random() < 0.4:
                os.kill(child, case.chance.choice(numbers))
        time.sleep(case.chance.random() * 0.2)
    case.end(process)


def children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def removed_at_work(case: Case) -> None:
    """The working file, the manifest or the whole folder goes while the job runs."""
    process = case.start(pause=0.01)
    case.wait_for_steps(process)
    what = case.chance.choice(["partial", "manifest", "folder", "part"])
    manifest = case.out.with_name(case.out.name + ".manifest")
    targets = case.partials()
    if what == "manifest" and manifest.exists():
        manifest.unlink()
    elif what == "folder":
        shutil.rmtree(case.out.parent, ignore_errors=True)
    elif targets:
        target = targets[0] if what == "partial" else case.chance.choice(targets)
        shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    case.end(process)
    case.out.parent.mkdir(exist_ok=True)


def changed_at_work(case: Case) -> None:
    """Bytes of a working file change while the job runs."""
    process = case.start(pause=0.01)
    case.wait_for_steps(process)
    files = [p for p in case.partials() if p.is_file()]
    if files:
        damage(case, case.chance.choice(files))
    case.end(process)


def damaged(case: Case) -> None:
    """An unfinished output is shortened, lengthened, changed, or loses a part, between runs."""
    case.interrupt()
    files = [p for p in case.partials() if p.is_file()]
    if files:
        target = case.chance.choice(files)
        if case.chance.random() < 0.25:
            target.unlink()
        else:
            damage(case, target)


def manifest_damaged(case: Case) -> None:
    """The manifest is shortened, changed, replaced or lost between runs."""
    case.interrupt()
    manifest = case.out.with_name(case.out.name + ".manifest")
    if not manifest.exists():
        return
    how = case.chance.random()
    if how < 0.1:
        manifest.unlink()
    elif how < 0.2:
        manifest.write_bytes(b"")
    elif how < 0.3:
        manifest.write_text("notes of mine\n", encoding="utf-8")
    else:
        damage(case, manifest)


def damage(case: Case, path: Path) -> None:
    data = bytearray(path.read_bytes())
    how = case.chance.random()
    if how < 0.3:
        data = data[: case.chance.randrange(len(data) + 1)]
    elif how < 0.5:
        data += case.chance.randbytes(case.chance.randint(1, 500))
    elif data:
        for _ in range(case.chance.choice([1, 1, 20, 500])):
            data[case.chance.randrange(len(data))] = case.chance.randrange(256)
    with path.open("r+b") as file:  # the same file, as a bad disk or a careless editor would do it
        file.write(data)
        file.truncate(len(data))


def source_changed(case: Case) -> None:
    """Sources get lines in front, other orders, fewer lines, other files, between runs."""
    case.interrupt()
    name = f"{case.chance.randrange(3)}.jsonl"
    path = case.sources / name
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    what = case.chance.choice(["front", "order", "short", "behind", "rename", "new", "gone"])
    if what == "front":
        rows[:0] = [row(1000 + n) for n in range(case.chance.randint(1, 40))]
    elif what == "order":
        case.chance.shuffle(rows)
    elif what == "short":
        del rows[: case.chance.randint(1, len(rows))]
    elif what == "behind":
        rows += [row(2000 + n) for n in range(30)]
    elif what == "new":
        case.write(case.chance.choice(["00.jsonl", "1a.jsonl", "9.jsonl"]), [row(3000)])
    case.write(name, rows)
    if what == "rename":
        path.rename(case.sources / case.chance.choice(["00.jsonl", "9.jsonl"]))
    elif what == "gone":
        path.unlink()


def disk_full(case: Case) -> None:
    """The disk is full, then there is room: on a small tmpfs where root allows, else by a limit."""
    mount = case.out.parent
    size = case.chance.choice(["48k", "80k", "120k", "160k"])
    asked = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(mount)]
    if (
        os.geteuid() == 0
        and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    ):
        case.run()
        subprocess.run(["mount", "-o", "remount,size=50m", str(mount)], check=True)
        return
    most = case.chance.randint(5_000, 60_000)
    case.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))


def in_the_way(case: Case) -> None:
    """Files and links of the user's that look like working files lie around, from before or between."""
    name, folder = case.out.name, case.out.parent
    plain = [".partial", ".old", ".done", ".joined", ".manifest-journal", ".rejects.jsonl.partial"]
    plain += [".manifest", "", ".0badcafe.partial"]
    if case.chance.random() < 0.5:
        case.interrupt()
        plain = [p for p in plain if p not in (".manifest", ".manifest-journal")]
    for ending in case.chance.sample(plain, 3):
        path = folder / (name + ending)
        if os.path.lexists(path):
            continue
        how = case.chance.random()
        target = folder / f"mine{len(case.users)}"
        if how < 0.3:
            target.write_text("what the link leads to", encoding="utf-8")
            case.users[target] = target.read_bytes()
            path.symlink_to(target)
            case.users[path] = str(target)
        elif how < 0.5:
            path.mkdir()
            (path / "mine").write_text("in a folder", encoding="utf-8")
            case.users[path / "mine"] = b"in a folder"
        else:
            path.write_text("mine\n", encoding="utf-8")
            case.users[path] = b"mine\n"


FAULTS: tuple[Callable[[Case], None], ...] = (
    killed, workers_killed, removed_at_work, changed_at_work, damaged, manifest_damaged,
    source_changed, disk_full, in_the_way,
)  # fmt: skip


def verdict(case: Case) -> str | None:
    """What is wrong in the end; None where all is well."""
    struck = list(case.told)
    status = case.run()
    for said in (*struck, case.told[-1]):
        if "Traceback" in said or "Exception ignored" in said:
            return f"a traceback: {said}"
    for path, content in case.users.items():
        there = (
            os.readlink(path) if path.is_symlink() else path.read_bytes() if path.exists() else b""
        )
        if there != content:
            return f"a file of the user's was touched: {path.name}"
    ours = os.path.lexists(case.out) and case.out not in case.users
    ours = ours and not any(user.is_relative_to(case.out) for user in case.users)
    if status:
        lines = case.told[-1].splitlines()
        if (
            not 1
            <= len([x for x in lines if not x.startswith(("Usage", "Try"))]) - lines.count("")
            <= 2
        ):
            return f"not one line but: {case.told[-1]}"
        return "an output was written all the same" if ours else None
    if not ours or digest(case.out) != undisturbed(case):
        return "the output is not what an undisturbed run writes"
    return None


_WANTED: dict[tuple[str, str], str] = {}


def undisturbed(case: Case) -> str:
    """The digest of what a run that nothing disturbs writes from these sources."""
    key = (digest(case.sources), case.name)
    if key not in _WANTED:
        want = case.folder / "want" / case.name
        subprocess.run(case.command(want), capture_output=True, check=True)
        _WANTED[key] = digest(want)
    return _WANTED[key]


def one(seed: int, number: int, *, loud: bool = False) -> tuple[str, str | None, str]:
    """Fault ``number`` of a seed: its kind, what is wrong in the end, how the last run ended."""
    chance = random.Random(f"{seed}:{number}")
    fault = FAULTS[number % len(FAULTS)]
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    case = Case(chance, folder, chance.choice(NAMES), chance.choice([0, 1, 2]))
    try:
        fault(case)
        wrong = verdict(case)
    finally:
        subprocess.run(["umount", "-q", str(case.out.parent)], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)
    if loud:
        print(fault.__name__, case.name, case.workers, *case.told, sep="\n  ")
    return fault.__name__, wrong, case.told[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="the number of the first fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="SEED:NUMBER")
    parser.add_argument("--serve", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
    if given.only:
        seed, number = map(int, given.only.split(":"))
        _, wrong, _ = one(seed, number, loud=True)
        print(wrong or "good")
        return 1 if wrong else 0
    ends: Counter[tuple[str, str]] = Counter()
    bad = 0
    for number in range(given.first, given.first + given.count):
        kind, wrong, last = one(given.seed, number)
        end = "WRONG" if wrong else "right" if last.startswith("status 0") else "refused, said why"
        ends[kind, end] += 1
        bad += wrong is not None
        if wrong:
            print(f"{given.seed}:{number} {kind}: {wrong}", flush=True)
    for (kind, end), n in sorted(ends.items()):
        print(f"{kind:18} {end:18} {n}")
    print(f"{given.count - bad} of {given.count} good")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
