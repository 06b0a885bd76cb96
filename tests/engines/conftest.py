"""An archive with poison in it, for clusters of two workers on this machine."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsclean import archive
from newsclean.archive.outputs.tables import table_row
from newsclean.archive.task import Task

HERE = Path(__file__).parent
# What the engines start must find the poison and this environment; set before they start.
os.environ["PYTHONPATH"] = str(HERE)

FILES, EACH = 4, 60
CLEANED = ("ok", "no-story")  # its pages are too short to be sure of a story
PAGE = (
    "<html lang='en'><head><title>Lock {0} reopens</title></head><body><article>"
    "<h1>Lock {0} reopens</h1><p>The lock number {0} reopens on Monday, the port said. {1}</p>"
    "<p>“We looked at every gate, all {0} of them,” said Ruth Adeyemi, the port’s chief engineer.</p>"
    "</article></body></html>"
)


def examples(section: str, folder: Path) -> str:
    """The Python of a section of docs/how-to/clusters.md, with folders of the test."""
    page = HERE.parent.parent.joinpath("docs", "how-to", "clusters.md").read_text(encoding="utf-8")
    text = page.split(f"\n## {section}\n")[1].split("\n## ")[0]
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.S))
    return code.replace("/data/", f"{folder}/").replace("PARTS = 256", "PARTS = 3")


def ids(folder: Path) -> list[str]:
    tables = [pq.ParquetFile(file).read() for file in folder.rglob("*.parquet")]
    return sorted(i for table in tables for i in table["id"].to_pylist())


ALL = sorted(f"p{n}" for n in range(FILES * EACH))


def check_resumed(code: str, names: dict[str, Any], done: Path) -> None:
    """Run an example that does a job part by part; what is lost then is done again, and that only."""
    exec(code, names)
    assert ids(done) == ALL
    lost, *others = sorted(done.iterdir())
    (lost / "_SUCCESS").unlink()
    before = {p: p.stat().st_mtime_ns for part in others for p in part.iterdir()}
    exec(code, names)
    assert (lost / "_SUCCESS").exists()
    assert ids(done) == ALL
    assert before == {p: p.stat().st_mtime_ns for part in others for p in part.iterdir()}


class Crawl:
    """Parquet files of pages; ``odd`` is what some pages hold beside their story."""

    def __init__(self, folder: Path, odd: dict[int, str]) -> None:
        self.folder = folder
        self.source = str(folder / "pages")
        self.output = str(folder / "stories")
        self.odd = odd
        Path(self.source).mkdir()
        for number in range(FILES):
            rows = [self._row(n) for n in range(number * EACH, (number + 1) * EACH)]
            pq.write_table(pa.Table.from_pylist(rows), f"{self.source}/{number}.parquet")

    def _row(self, n: int) -> dict[str, Any]:
        html = PAGE.format(n, self.odd.get(n, ""))
        return {"id": f"p{n}", "url": f"https://h{n % 7}.example/{n}", "html": html.encode()}

    def check(self, bad: dict[str, tuple[str, str]]) -> None:
        """Every page is in the output once, as an article, but for those with a reason."""
        files = [str(p) for p in Path(self.output).rglob("*.parquet")]
        rows = [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]
        assert sorted(r["id"] for r in rows) == ALL
        assert {
            r["id"]: (r["status"], r["reason"]) for r in rows if r["status"] not in CLEANED
        } == bad
        one = next(r for r in rows if r["id"] == "p11")
        assert one["headline"] == "Lock 11 reopens"
        assert one["quotes"][0]["speaker"] == "Ruth Adeyemi"
        assert set(one) == set(archive.schema().names)


@pytest.fixture
def work() -> dict[str, Any]:
    """Arguments for the cleaner: one that some pages are poison to."""
    import sys

    sys.path.insert(0, str(HERE))
    from poison import Poisoned

    task = Task(row=table_row, make=Poisoned)
    return {"task": task, "limits": archive.WorkerLimits(seconds=2)}


BAD = {
    "p33": ("killed", "the page ended its worker 3 times (signal 11)"),
    "p150": ("timeout", "the page takes more than 2 seconds"),
}
POISON = {33: "POISON", 150: "ENDLESS"}
