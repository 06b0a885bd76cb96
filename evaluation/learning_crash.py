"""``kill -9`` of ``newsclean learn`` at random moments: what was learned in the end is what one run learns.

    python -m evaluation learning-crash STORIES.jsonl --kills 10 --seed 1

The first stories (JSON objects with ``id`` and ``text``) are given to three hosts and learned once without a
fault. A second profile is learned by a job whose processes are all killed, again and again, some pages after
its last note; then the same command runs to its end. Both profiles must answer alike: each row of each table
but the numbers of stories, which come in the order of learning.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

LEARN = """
import sys
from pathlib import Path
from newsclean.archive import Learning, learn
learn(Learning(sources=(sys.argv[1],), output=Path(sys.argv[2]), workers=int(sys.argv[3]), step=20))
"""
HOSTS = 3
MOST_AHEAD = 60
"""Pages between two kills at most."""
PATIENCE = 0.05
"""Seconds between two looks at what was learned."""
CONTENTS = (
    "SELECT * FROM pages",
    "SELECT * FROM hosts",
    "SELECT * FROM lines",
    "SELECT * FROM paths",
    "SELECT * FROM words",
    "SELECT digest, size, text FROM stories",
    "SELECT digest, c.id, c.url, page, address, host, published, fetched"
    " FROM copies AS c JOIN stories USING (story)",
    "SELECT digest, g.text, tale, odds FROM grouped AS g JOIN stories USING (story)",
    "SELECT term, digest FROM terms JOIN stories ON doc = story",
)
"""All that a profile holds but the numbers of stories, which come in the order of learning."""


def everything(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, keys, instance)")
        return [sorted(database.execute(query), key=repr) for query in CONTENTS]


def learned_pages(profile: Path) -> int:
    """Pages that were noted; none before the first note."""
    if not profile.exists():
        return 0
    try:
        with closing(sqlite3.connect(profile)) as database:
            return int(database.execute("SELECT count(*) FROM pages").fetchone()[0])
    except sqlite3.OperationalError:  # no table yet, or it is being written
        return 0


def command(source: Path, profile: Path, workers: int) -> list[str]:
    return [sys.executable, "-c", LEARN, str(source), str(profile), str(workers)]


def kill(source: Path, profile: Path, ahead: int) -> bool:
    """Start learning and kill it so many pages later; False where it came to its end before."""
    until = learned_pages(profile) + ahead
    with subprocess.Popen(command(source, profile, 1), start_new_session=True) as job:
        while job.poll() is None and learned_pages(profile) < until:
            time.sleep(PATIENCE)
        if job.poll() is not None:
            return False
        os.killpg(job.pid, signal.SIGKILL)
    print(f"killed with {learned_pages(profile)} pages noted", flush=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    rows = map(json.loads, given.stories.read_text(encoding="utf-8").splitlines()[: given.count])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "stories.jsonl"
        whole, killed = Path(folder) / "whole.profile", Path(folder) / "killed.profile"
        with source.open("w", encoding="utf-8") as file:
            for number, row in enumerate(rows):
                url = f"https://h{number % HOSTS}.example/{number}"
                file.write(json.dumps({"id": row["id"], "url": url, "text": row["text"]}) + "\n")
        subprocess.run(command(source, whole, 0), check=True)
        kills = 0
        while kills < given.kills and kill(source, killed, dice.randint(1, MOST_AHEAD)):
            kills += 1
        subprocess.run(command(source, killed, 1), check=True)
        same = everything(whole) == everything(killed)
    print(f"{kills} kills: the profiles are {'the same' if same else 'DIFFERENT'}")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
