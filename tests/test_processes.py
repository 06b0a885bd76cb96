"""One cleaner in many threads and processes: the same results as alone, in any order, for ever."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree

import hostile_families
import laws
import newsclean

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CLEANER = newsclean.Cleaner()


def pages(count: int) -> Iterator[str]:
    """Small pages and texts, no two alike."""
    sentences = hostile_families.sentences()
    families = sorted(hostile_families.FAMILIES)
    for number in range(count):
        said = next(sentences)
        if number % 3 == 0:
            yield hostile_families.page(f"<p>{said}</p><p>“It is late,” said Greta Solberg.</p>")
        elif number % 3 == 1:
            yield "\n\n".join((said, "“It is late,” the mayor said.", *islice(sentences, 3)))
        else:
            made: str | bytes = hostile_families.FAMILIES[families[number % len(families)]](300)
            yield made + said if isinstance(made, str) else made + said.encode()


def outcome(source: str | bytes) -> newsclean.Article | newsclean.NewscleanError:
    try:
        return CLEANER.clean(source)
    except newsclean.NewscleanError as error:
        return error


def digest(sources: list[str]) -> str:
    """All outcomes as one number: what must be the same everywhere."""
    whole = hashlib.sha256()
    for source in sources:
        got = outcome(source)
        text = got.to_json() if isinstance(got, newsclean.Article) else str(got)
        whole.update(text.encode())
    return whole.hexdigest()


def _digest_here(count: int) -> str:
    return digest(list(pages(count)))


def test_sixteen_threads_give_what_one_gives() -> None:
    """The whole of it, 10,000 pages: ``evaluation/endurance.py``."""
    sources = list(pages(320))
    alone = [outcome(source) for source in sources]
    with ThreadPoolExecutor(16) as threads:
        together = list(threads.map(outcome, sources))
    assert all(map(laws.equal, alone, together))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_process_gives_what_this_one_gives(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    with multiprocessing.get_context(method).Pool(2) as workers:
        assert set(workers.map(_digest_here, [60, 60])) == {_digest_here(60)}


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_fork_amid_threads_gives_the_same() -> None:
    """A child that is forked while others clean finds no lock held and nothing half made."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    sources = list(pages(60))
    with ThreadPoolExecutor(4) as threads:
        busy = [threads.submit(digest, sources) for _ in range(4)]
        with multiprocessing.get_context("fork").Pool(2) as workers:
            forked = workers.map_async(_digest_here, [60, 60]).get(timeout=120)
        assert {*forked, *(b.result() for b in busy)} == {_digest_here(60)}


def test_no_lock_is_shared() -> None:
    """An XPath or a parser of lxml holds a lock while it works, a ``cached_property`` did before Python
    3.12. Shared between threads they make them wait, and in a child that is forked meanwhile nobody
    ever opens them again."""
    locked = (etree.XPath, etree.HTMLParser, etree.XMLParser, etree.XSLT, cached_property)
    shared = []
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "newsclean":
            for key, value in vars(module).items():
                inside = vars(value).items() if isinstance(value, type) else ()
                for place, item in ((key, value), *inside):
                    if isinstance(item, locked):
                        shared.append(f"{name}: {key} {place}")
    assert shared == []


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_seed_of_hashes_changes_nothing(seed: str) -> None:
    code = "import test_processes as t; print(t._digest_here(90))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=HERE,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == _digest_here(90)


def test_pages_leave_nothing_behind() -> None:
    """Memory of Python's does not grow with the number of pages, nor do its objects."""
    sources = list(pages(60))
    for source in sources:
        outcome(source)
    tracemalloc.start()
    try:
        sizes = []
        for _ in range(3):
            for source in sources:
                outcome(source)
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
        assert sizes[2] - sizes[1] < 20_000
    finally:
        tracemalloc.stop()
