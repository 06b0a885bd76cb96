"""Which numbers in the code would a test notice if they were changed by half?

    python -m evaluation constants --seed 7 --count 30
    python -m evaluation constants --room quotes --count 0     # every number of a package
    python -m evaluation constants --room exports --count 0 --tests tests/unit/test_export_edges.py

A number that can be changed by half with every test green is held by nothing. This script draws
numbers at random from ``src/newsclean``, sets each to 1.5 and to 0.5 of its value, one at a time, in
a temporary copy of the repository, and runs the tests that could notice: the unit tests that import
the module, those of the package that holds it, first those of its bounds, the fixtures and the laws,
until one fails; with ``--rest`` the whole fast part after that. ``--tests`` names the tests instead:
those of one module take seconds, which is what somebody needs who writes them. It prints which test
failed first, and the share of numbers that were noticed in both directions and in at least one. This is
mutation testing (DeMillo, Lipton and Sayward, "Hints on test data selection", 1978) of one operator.

Not drawn are 0, 1, 2 and their negatives, what is an index (in a subscript, a slice, or the number of
a group of a pattern), code points and bit masks, which are written in hexadecimal, and the sizes in
``archive/buffers.py``, which change no result (``tests/unit/test_buffers.py``).
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src/newsclean")

# The unit tests of a package: how the names of their files begin.
OF_ROOM = {
    "archive": "archive_ defaults",
    "boilerplate": "boilerplate pleas_by_place",
    "cli": "cli progress archive_edges",
    "exports": "export snippets around_texts text_heads",
    "extraction": "extraction_ feature_bounds explain block_kind page_type page_kinds kept_lines line_"
    " crowded_pages own_choice page_boxes around_texts text_days text_headline text_lines text_pages"
    " unsigned short_news",
    "html": "html markup page_tree metadata extraction_",
    "metadata": "metadata names_and bylines calendar date dek headline signatures",
    "model": "model draft ledger language writing left_out plain_words",
    "options": "defaults model misuse",
    "profile": "profile compare evidence copies site_lines word_choice word_statistics altered_quotes",
    "quotes": "quote quoted_people altered_quotes",
    "reading": "reading",
    "repair": "repair confidences garbled_words layout text_layout",
    "report": "report charts archive_report",
    "rules": "rule boilerplate",
    "text": "wording language quote repair boilerplate",
    "wording": "wording repair_wording rewriter spun",
    "writing": "writing",
}
THEN = ("tests/test_fixtures.py", "tests/test_invariants.py", "tests/test_cli.py")
_OF_BOUNDS = re.compile(r"edges|bounds|reach")
# A group's number is the argument of one of these.
_OF_GROUP = {"end", "group", "span", "start"}


@dataclass(frozen=True)
class Number:
    """A numeric literal: its file under ``src/newsclean``, its place and its text."""

    path: Path
    line: int
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.text}"

    @property
    def room(self) -> str:
        return self.path.parts[0].removesuffix(".py")

    def changed(self, by: float) -> str:
        value = ast.literal_eval(self.text)
        if isinstance(value, float):
            return repr(value * by)
        other = round(value * by)
        return str(other if other != value else value + (1 if by > 1 else -1))


def is_index(parents: list[ast.AST]) -> bool:
    if any(isinstance(p, ast.Slice) for p in parents) or isinstance(parents[-1], ast.Subscript):
        return True
    of = parents[-1].func if isinstance(parents[-1], ast.Call) else None
    return isinstance(of, ast.Attribute) and of.attr in _OF_GROUP


def literals(node: ast.AST, parents: list[ast.AST]) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Constant):
        number = type(node.value) in (int, float) and node.value not in (0, 1, 2)
        if number and not is_index(parents):
            yield node
    if isinstance(node, ast.JoinedStr):
        return  # what stands in an f-string has no place of its own before Python 3.12
    for child in ast.iter_child_nodes(node):
        yield from literals(child, [*parents, node])


def numbers(repository: Path) -> list[Number]:
    """Every number that may be drawn, in the order of the files."""
    found = []
    for path in sorted((repository / SOURCE).rglob("*.py")):
        if path.name == "buffers.py":
            continue
        source = path.read_bytes()
        lines = source.splitlines()
        for node in literals(ast.parse(source), []):
            assert node.end_col_offset is not None
            text = lines[node.lineno - 1][node.col_offset : node.end_col_offset].decode()
            if not text.lower().startswith("0x"):
                at = (node.lineno, node.col_offset, node.end_col_offset)
                found.append(Number(path.relative_to(repository / SOURCE), *at, text))
    return found


def first_failure(copy: Path, tests: list[str], python: str) -> str | None:
    """The first test that fails in the copy, or None if all of them pass."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-rfE"]
    options.append("--hypothesis-profile=ci")  # the same examples with and without the change
    done = subprocess.run(
        [python, "-m", "pytest", *options, "-m", "not slow", *tests],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode == 0:
        return None
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    return found[1] if found else (done.stdout + done.stderr).strip().splitlines()[-1]


def importing(copy: Path, path: Path) -> list[str]:
    """The unit tests that import a module, or a name of it."""
    package = ".".join(("newsclean", *path.parts[:-1]))
    module = rf"from {re.escape(package)}(?:\.{path.stem}\b| import [^()\n]*\b{path.stem}\b)"
    listed = rf"from {re.escape(package)} import \([^)]*\b{path.stem}\b"
    pattern = re.compile(f"{module}|{listed}")
    tests = sorted((copy / "tests" / "unit").glob("test_*.py"))
    return [str(test) for test in tests if pattern.search(test.read_text("utf-8"))]


def tests_of(copy: Path, number: Number, rest: bool, chosen: Sequence[str]) -> Iterator[list[str]]:
    """The tests that could notice, the nearest first; those that were chosen, if any were."""
    if chosen:
        yield [*chosen]
        return
    near = importing(copy, number.path)
    names = OF_ROOM.get(number.room, "model").split()
    own = sorted(
        {str(path) for name in names for path in (copy / "tests").rglob(f"test_{name}*.py")}
    )
    own.sort(key=lambda path: not _OF_BOUNDS.search(path))
    first = [*dict.fromkeys((*near, *own, *(str(copy / name) for name in THEN)))]
    yield first
    if rest:
        yield [str(p) for p in sorted((copy / "tests").rglob("test_*.py")) if str(p) not in first]


def noticed(
    copy: Path, number: Number, by: float, tests: Iterable[list[str]], python: str
) -> str | None:
    """The first test that fails with the number changed."""
    path = copy / SOURCE / number.path
    before = path.read_bytes()
    lines = before.splitlines(keepends=True)
    line = lines[number.line - 1]
    lines[number.line - 1] = line[: number.start] + number.changed(by).encode() + line[number.end :]
    times = path.stat()
    path.write_bytes(b"".join(lines))
    try:
        return next(filter(None, (first_failure(copy, some, python) for some in tests)), None)
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def in_both(
    copies: SimpleQueue[Path], rest: bool, chosen: Sequence[str], number: Number
) -> tuple[str | None, str | None]:
    """What notices a number that is half as large again, and one that is half as large."""
    copy = copies.get()
    try:
        tests = list(tests_of(copy, number, rest, chosen))
        up = noticed(copy, number, 1.5, tests, sys.executable)
        # What holds it on one side mostly does so on the other.
        file = copy / (up or "").partition("::")[0]
        again = [[str(file)]] if file.is_file() else []
        return up, noticed(copy, number, 0.5, (*again, *tests), sys.executable)
    finally:
        copies.put(copy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=30, help="how many are drawn; 0: all")
    parser.add_argument("--room", default="", help="only numbers under this path of newsclean")
    parser.add_argument("--tests", nargs="+", default=[], help="run these and no others")
    parser.add_argument("--rest", action="store_true", help="run all fast tests before giving up")
    parser.add_argument("--jobs", type=int, default=1, help="copies that are tested at a time")
    parser.add_argument("--list", action="store_true", help="only print what is drawn")
    asked = parser.parse_args()

    among = [n for n in numbers(ROOT) if str(n.path).startswith(asked.room)]
    drawn = among
    if asked.count:
        drawn = random.Random(asked.seed).sample(among, min(asked.count, len(among)))
    if asked.list:
        print(*drawn, sep="\n")
        return
    both = either = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(asked.jobs) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for job in range(asked.jobs):
            copy = Path(folder) / str(job)
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "dist", "build"))
            copies.put(copy)
        for n, who in zip(
            drawn, pool.map(partial(in_both, copies, asked.rest, asked.tests), drawn), strict=True
        ):
            both += all(who)
            either += any(who)
            print(f"{n}\n   up: {who[0] or '-'}\n down: {who[1] or '-'}", flush=True)
    print(f"{len(among)} numbers, {len(drawn)} drawn (seed {asked.seed}):")
    print(f"{both} noticed in both directions, {either} in at least one")


if __name__ == "__main__":
    main()
