"""Learning on many machines, and learning that is killed: nothing is lost, nothing counts twice."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from evaluation.learning_crash import everything
from kirkness import BRIEF, EDITION, ORIGINAL, OTHER, SPUN

from newsclean import archive
from newsclean.archive import Learning

pytestmark = pytest.mark.slow

TEXTS = (ORIGINAL, SPUN, OTHER, BRIEF, EDITION)
ROWS = [
    {
        "id": f"s{n}",
        "url": f"https://h{n % 3}.example/{n}",
        "text": TEXTS[n % 5].replace("Kirkness", f"Kirkness {n // 5}") + f"Printed on day {n}.\n",
    }
    for n in range(20)
]


def learn_rows(rows: list[dict[str, str]], folder: Path) -> list[dict[str, Any]]:
    """What a task of an engine does: Arrow batches in, the path of a profile out."""
    pa = pytest.importorskip("pyarrow")
    batches = pa.Table.from_pylist(rows).to_batches(max_chunksize=3)
    found = archive.learn_batches(batches, folder, workers=0)
    return [row for batch in found for row in batch.to_pylist()]


def in_one_go(folder: Path) -> Path:
    source = folder / "all.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    output = folder / "one.profile"
    archive.learn(Learning(sources=(str(source),), output=output, workers=0))
    return output


def test_profiles_of_many_processes_merge_to_the_one_that_read_all(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    parts = [ROWS[0:8], ROWS[5:14], ROWS[14:], ROWS[0:8]]  # an engine does a task twice
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        tasks = [pool.submit(learn_rows, part, tmp_path / "parts") for part in parts]
        told = [row for task in tasks for row in task.result()]
    assert [row["pages"] for row in told] == [8, 9, 6, 8]
    merged = tuple(Path(row["profile"]) for row in told)
    archive.learn(Learning(sources=(), output=tmp_path / "all.profile", merged=merged))
    assert everything(tmp_path / "all.profile") == everything(in_one_go(tmp_path))


KILLED = """
import os, signal, sys
from pathlib import Path
from newsclean import archive

def tell(done):
    if done.pages == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    job = archive.Learning(
        sources=(sys.argv[1],), output=Path(sys.argv[2]), workers=int(sys.argv[4]), step=3
    )
    archive.learn(job, tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_learning_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    whole = in_one_go(tmp_path)
    script, output = tmp_path / "killed.py", tmp_path / "killed.profile"
    script.write_text(KILLED, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "all.jsonl"), str(output)]
    for stop in ("1", "4", "7"):
        done = subprocess.run([*command, stop, "2"], check=False, timeout=120)
        assert done.returncode == -signal.SIGKILL
    assert subprocess.run([*command, "0", "2"], check=False, timeout=120).returncode == 0
    assert everything(output) == everything(whole)
