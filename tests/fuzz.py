"""Seeded mutation fuzzer: fixtures, hostile families and whatever once crashed, torn and mixed.

    python tests/fuzz.py --cases 10000 --seed 1        # or: make fuzz CASES=10000 SEED=1
    python tests/fuzz.py --only 1:4711                 # one case again
    python tests/fuzz.py --atheris corpus/             # coverage-guided, where atheris is installed

Case N of seed S is always the same. Each is cleaned as a page or as a text, under all laws of
``laws.py``: nothing but errors of newsclean comes out, the ledger rebuilds the input, spans slice
what they claim, no output holds a character that is obeyed rather than shown, and it takes no more
than :data:`PATIENCE` seconds of CPU time. What fails is made as small as it can be without failing
otherwise, and written to ``fuzz-findings/``; once mended it becomes a file of ``tests/crashes/``.
The exit status is 1 if anything was found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import hostile_families
import laws
import newsclean
from hostile_making import encoded
from hostile_strategies import ATTRIBUTES, MARKS, ODD, TAGS
from newsclean import Limits, Options

HERE = Path(__file__).parent
FINDINGS = Path("fuzz-findings")
PATIENCE = 3.0
"""Seconds of CPU time for one case; the largest have some 100,000 bytes."""
STUCK = 120
"""Seconds on the clock after which a worker that answers nothing is killed."""
MOST = 60_000
ADDRESS = "https://herald.example/2026/03/05/lock"

Mutation = Callable[[random.Random, bytes, list[bytes]], bytes]


@dataclass(frozen=True, slots=True)
class Finding:
    """A case that failed: its name, what went wrong and where, and the input."""

    case: str
    fault: str
    source: bytes
    way: str


def corpus() -> list[bytes]:
    """What is mutated, in a fixed order."""
    folders = (HERE / "fixtures", HERE / "crashes")
    files = sorted(p for f in folders for p in f.rglob("*") if p.suffix in (".html", ".txt"))
    made = [make(3_000) for make in hostile_families.FAMILIES.values()]
    return [p.read_bytes() for p in files] + [encoded(m) for m in made]


# One mutation each: takes the dice, the input and the corpus.


def _place(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + int(dice.expovariate(1 / 60)) + 1)


def drop(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + data[end:]


def repeat(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _place(dice, data)
    return data[:end] + data[start:end] * dice.choice((1, 2, 30, 300)) + data[end:]


def flip(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 20))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def insert(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    piece = dice.choice((*ODD, *MARKS)).encode("utf-8", "surrogatepass")
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + piece + data[at:]
    return data


def insert_tag(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    for _ in range(dice.choice((1, 2, 8))):
        name = dice.choice(TAGS)
        tag = f"</{name}>" if dice.random() < 0.4 else f"<{name}{dice.choice(ATTRIBUTES)}>"
        at = dice.randrange(len(data) + 1)
        data = data[:at] + tag.encode("utf-8", "surrogatepass") + data[at:]
    return data


def splice(dice: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = dice.choice(others)
    start, end = sorted((dice.randrange(len(other) + 1), dice.randrange(len(other) + 1)))
    at = dice.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def swap(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    a, b, c = sorted(dice.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def truncate(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def drop_kind(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """Every occurrence of one character that gives a page its shape."""
    return data.replace(dice.choice((b"<", b">", b"/", b'"', b"'", b"\n", b" ", b"=", b".")), b"")


def recode(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    read, written = dice.choice(
        (
            ("cp1252", "utf-8"),
            ("latin-1", "utf-8"),
            ("utf-8", "cp1252"),
            ("utf-8", "utf-16"),
            ("utf-8", "utf-32"),
            ("utf-8", "shift_jis"),
            ("utf-8", "koi8-r"),
            ("utf-8", "utf-7"),
        )
    )
    return text.encode("utf-8").decode(read, "replace").encode(written, "replace")


def escape(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _place(dice, data)
    end = min(len(data), end + 2_000)
    inside = data[start:end].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
    return data[:start] + inside + data[end:]


def respell(dice: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """Numbers, marks or letters exchanged throughout."""
    old, new = dice.choice(
        (
            (b"2026", b"999999999"),
            (b'"', "”".encode()),
            ("“".encode(), b'"'),
            (b". ", b"."),
            (b"e", "é".encode()),
            (b",", b" ,"),
            (b" ", b"\xc2\xa0"),
            (b"\n", b"\r"),
            (b"</p>", b"<br>"),
            (b"p>", b"li>"),
        )
    )
    return data.replace(old, new)


MUTATIONS: tuple[Mutation, ...] = (
    *(drop, drop, repeat, flip, insert, insert, insert_tag, insert_tag, splice, splice),
    *(swap, truncate, drop_kind, recode, escape, respell),
)


def case(number: int, seed: int, sources: list[bytes]) -> tuple[bytes, str]:
    """The input of one case, and how it is passed in."""
    dice = random.Random(f"{seed}:{number}")
    data = dice.choice(sources)
    for _ in range(dice.choice((1, 2, 3, 5, 9))):
        data = dice.choice(MUTATIONS)(dice, data, sources)[:MOST]
    return data, dice.choice(("bytes", "bytes", "str", "html", "text", "clean_text", "small"))


CLEANER = newsclean.Cleaner()
WORDY = newsclean.Cleaner(Options(indirect_quotes=True, captions=True))
SMALL = newsclean.Cleaner(
    Options(
        limits=Limits(
            bytes=9_000, depth=9, nodes=99, attributes=2, blocks=20, lines=20, quote_characters=500
        )
    )
)


def run(source: bytes, way: str) -> None:
    """Clean one input under all laws."""
    if way in ("bytes", "small"):
        laws.holds((CLEANER if way == "bytes" else SMALL).clean(source, url=ADDRESS))
        return
    text = source.decode("utf-8", "surrogateescape" if way == "str" else "replace")
    if way == "str":
        laws.holds(WORDY.clean(text))
    elif way == "html":
        laws.holds(WORDY.clean(text, kind="html", url=ADDRESS))
    elif way == "text":
        laws.holds(CLEANER.clean(text, kind="text"))
    else:
        result = CLEANER.clean_text(text)
        laws.ledger_holds(text, result.edits, result.text)
        for quote in WORDY.find_quotes(text):
            assert " ".join(text[a:b] for a, b in quote.fragments) == quote.text


def fault_of(source: bytes, way: str) -> str | None:
    """What goes wrong: the kind of error and the line that raised it, or that it takes too long."""
    start = time.process_time()
    try:
        run(source, way)
    except newsclean.NewscleanError:
        pass
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"{type(error).__name__} in {Path(last.filename).name}:{last.name}: {str(error)[:120]}"
        )
    taken = time.process_time() - start
    return f"{taken:.1f} seconds" if taken > PATIENCE else None


def minimised(source: bytes, way: str, fault: str, patience: float = 20.0) -> bytes:
    """The input without every part that the fault does not need."""
    until = time.monotonic() + patience
    kind = fault.partition(":")[0]
    size = len(source) // 2
    while size and time.monotonic() < until:
        at = 0
        while at < len(source) and time.monotonic() < until:
            shorter = source[:at] + source[at + size :]
            found = fault_of(shorter, way)
            if found is not None and found.partition(":")[0] == kind:
                source = shorter
            else:
                at += size
        size //= 2
    return source


def findings(numbers: range, seed: int, current: object = None) -> Iterator[Finding]:
    """The cases of these numbers that fail."""
    sources = corpus()
    for number in numbers:
        if current is not None:
            current.value = number  # type: ignore[attr-defined]
        source, way = case(number, seed, sources)
        fault = fault_of(source, way)
        if fault is not None:
            small = source if fault.endswith("seconds") else minimised(source, way, fault)
            yield Finding(f"{seed}-{number}", fault, small, way)


def _work(numbers: range, seed: int, current: object, found: object) -> None:
    for finding in findings(numbers, seed, current):
        found.put(finding)  # type: ignore[attr-defined]
    current.value = -1  # type: ignore[attr-defined]


def campaign(cases: int, seed: int, workers: int) -> list[Finding]:
    """All cases, divided among processes; a process that gets stuck is killed and told of."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    todo = [range(w, cases, workers) for w in range(workers)]
    running = {}
    seen: list[Finding] = []
    for numbers in todo:
        _start(context, numbers, seed, queue, running)
    while running:
        time.sleep(0.5)
        while not queue.empty():
            seen.append(queue.get())
            _tell(seen[-1])
        for process, (numbers, current, since) in list(running.items()):
            number = current.value
            if not process.is_alive():
                del running[process]
                if number >= 0:  # it died
                    seen.append(_lost(seed, number, f"exit status {process.exitcode}"))
                    _start(context, numbers[numbers.index(number) + 1 :], seed, queue, running)
            elif number != since[0]:
                since[:] = [number, time.monotonic()]
            elif time.monotonic() - since[1] > STUCK:
                process.kill()
                process.join()
    while not queue.empty():
        seen.append(queue.get())
        _tell(seen[-1])
    return seen


def _start(context, numbers, seed, queue, running) -> None:  # type: ignore[no-untyped-def]
    if not numbers:
        return
    current = context.Value("q", numbers[0])
    process = context.Process(target=_work, args=(numbers, seed, current, queue))
    process.start()
    running[process] = (numbers, current, [numbers[0], time.monotonic()])


def _lost(seed: int, number: int, fault: str) -> Finding:
    source, way = case(number, seed, corpus())
    finding = Finding(f"{seed}-{number}", fault, source, way)
    _tell(finding)
    return finding


def _tell(finding: Finding) -> None:
    FINDINGS.mkdir(exist_ok=True)
    path = FINDINGS / f"{finding.case}.{finding.way}"
    path.write_bytes(finding.source)
    print(f"{path} ({len(finding.source)} bytes): {finding.fault}", flush=True)


def with_atheris(arguments: list[str]) -> None:
    """The same laws under a coverage-guided fuzzer."""
    import atheris

    ways = ("bytes", "str", "html", "text", "clean_text", "small")

    def one(data: bytes) -> None:
        if data:
            fault = fault_of(data[1:], ways[data[0] % len(ways)])
            if fault is not None:
                raise AssertionError(fault)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="", help="SEED:NUMBER of one case")
    parser.add_argument("--atheris", nargs="*", help="arguments for atheris")
    chosen = parser.parse_args()
    if chosen.atheris is not None:
        with_atheris(chosen.atheris)
        return 0
    if chosen.only:
        seed, number = map(int, chosen.only.split(":"))
        found = list(findings(range(number, number + 1), seed))
        for finding in found:
            _tell(finding)
        return bool(found)
    start = time.monotonic()
    found = campaign(chosen.cases, chosen.seed, chosen.workers)
    taken = time.monotonic() - start
    print(f"{chosen.cases:,} cases of seed {chosen.seed} in {taken:.0f} s: {len(found)} findings")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
