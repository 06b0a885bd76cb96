"""The command line with streams and signals as shells and terminals give them: one line, one status."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = (
    "The lock “Ærø” reopens on Monday, the port said.\n\nIt was closed for a winter of repairs.\n"
)
RUN = [sys.executable, "-m", "newsclean"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path


def shell(folder: Path, command: str, **env: str) -> tuple[int, str, bytes]:
    """Status, standard error and standard output of ``newsclean`` with redirections."""
    run = " ".join(RUN)
    done = subprocess.run(
        ["sh", "-c", command.replace("newsclean", run)],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )
    told = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    return done.returncode, told, done.stdout


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("newsclean clean --any-kind story.txt > /dev/full", 1, "No space left"),
        ("newsclean clean --any-kind story.txt >&-", 1, "standard output is closed"),
        ("newsclean clean --any-kind - <&-", 1, "standard input: it is closed"),
        ("newsclean clean --any-kind story.txt -o /dev/full", 1, "No space left"),
        ("newsclean clean --any-kind story.txt -o loop", 2, "loop"),
        ("newsclean rules > /dev/full", 1, "No space left"),
        ("newsclean batch --help > /dev/full", 1, "No space left"),
        ("newsclean batch story.txt -o - --workers 0 -q > /dev/full", 1, "No space left"),
        ("newsclean batch story.txt -o - --workers 0 -q >&-", 1, "standard output is closed"),
        ("newsclean batch story.txt -o loop --workers 0 -q", 2, "is a link"),
        ("newsclean batch story.txt -o loop/a.jsonl --workers 0 -q", 1, "loop"),
        ("newsclean report story.txt -o loop", 1, "loop"),
        ("newsclean report story.txt -o /dev/full", 1, "No space left"),
        ("newsclean report none.txt -o r.html", 1, "none.txt"),
    ],
)
def test_what_cannot_be_read_or_written_is_one_line(
    folder: Path, command: str, status: int, words: str
) -> None:
    got, told, _ = shell(folder, command)
    assert (got, told.count("\n")) == (status, 1), told
    assert words in told


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("newsclean batch story.txt -o a.jsonl --workers 1 <&- >&- 2>&-", 0),
        ("newsclean batch story.txt -o a.jsonl --workers 1 2> /dev/full", 0),
        ("newsclean batch - -o a.jsonl --workers 0 <&-", 1),
        ("newsclean clean --any-kind story.txt 2>&-", 0),
        ("newsclean clean none.txt 2> /dev/full", 1),
        ("newsclean rules --try 'The ferry was late.' 2>&-", 1),
    ],
)
def test_streams_that_are_not_needed_may_be_closed_or_full(
    folder: Path, command: str, status: int
) -> None:
    assert shell(folder, command)[0] == status


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize(
    "command", ["batch --help", "rules", "clean --any-kind story.txt", "batch story.txt -o a.jsonl"]
)
def test_a_terminal_that_cannot_show_a_letter_shows_another(
    folder: Path, encoding: str, command: str
) -> None:
    got, told, shown = shell(
        folder, f"newsclean {command}", PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )
    assert got == 0, told
    if command.startswith("clean"):
        assert "“Ærø”" in shown.decode("utf-8")  # into a pipe, text is UTF-8


def test_ctrl_c_while_modules_are_imported(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *more):\n"
        "        if name == 'newsclean.archive':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from newsclean.__main__ import main\n"
        "main()\n"
    )
    batch = ["batch", "pages", "-o", "stories"]
    done = subprocess.run(
        [sys.executable, "-c", code, *batch],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr.strip(), done.stdout) == (130, "interrupted", "")


@pytest.mark.parametrize(
    ("page", "status"), [("story.txt", 0), ("no-story.txt", 1), ("none.txt", 1)]
)
@pytest.mark.parametrize(
    "busy", ["", "import sqlite3", "threading.Thread(target=time.sleep, args=(0.2,)).start()"]
)
def test_the_end_of_a_process_loses_nothing(
    folder: Path, page: str, status: int, busy: str
) -> None:
    """A short command ends without taking apart what it loaded; what others have to do at the end is done."""
    (folder / "no-story.txt").write_text("Home\nNews\nSport\n", encoding="utf-8")
    code = (
        "import atexit, os, sys, threading, time\n"
        "atexit.register(os.write, 2, b'at the end')\n"
        f"{busy}\n"
        f"sys.argv = ['newsclean', 'clean', '{page}']\n"
        "from newsclean.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == status, done.stderr
    assert done.stderr.endswith("at the end")
    assert bool(done.stdout) == (status == 0)
