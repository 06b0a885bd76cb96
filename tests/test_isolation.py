"""While cleaning, nothing outside is touched: no file, network, process or environment."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from newsclean import data

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


@pytest.mark.parametrize("how", ["made", "pickled"])
def test_cleaning_touches_nothing_outside(how: str) -> None:
    """``made``: by a cleaner of this process; ``pickled``: by one that was sent to it."""
    done = subprocess.run(
        [sys.executable, HERE / "isolation_probe.py", HERE / "fixtures", how],
        capture_output=True,
        text=True,
        check=True,
    )
    cleaned, *touched = done.stdout.splitlines()
    assert int(cleaned.split()[1]) > 150
    assert touched == []
    assert done.stderr == ""


def test_every_data_file_is_on_the_shelf() -> None:
    """A file of a kind that the shelf does not know would be read while cleaning, or never."""
    root = Path(str(files(data)))
    files_there = {p.relative_to(root).as_posix(): p.suffix for p in root.rglob("*") if p.is_file()}
    read = {
        name for name, kind in files_there.items() if kind in (".toml", ".txt", ".json", ".bin")
    }
    assert set(data.names()) == read
    other = {files_there[name] for name in files_there.keys() - read}
    assert other <= {
        ".py",
        ".pyc",
        ".jsonl",
        ".html",
    }  # the last is the page that `newsclean demo` shows
