"""Boilerplate that no rule's author has seen: how much of it goes, and whether a story loses anything.

    python evaluation/boilerplate.py [--show] [POOL.toml]

Each line stands once between the paragraphs of a story in its language, and three at a time at its end
(the share of their lines that goes). The story alone, and with each line that merely looks like boilerplate,
must stay as it is.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import newsclean

POOL = Path(__file__).parent.parent / "training" / "boilerplate-pool.toml"
TAILS = 20
OPTIONS = newsclean.Options(disable=frozenset({"repair"}))


def kept_of(text: str) -> list[str]:
    """The paragraphs that are left of a text."""
    return newsclean.clean_text(text, options=OPTIONS).text.split("\n\n")


def joined(story: list[str], line: str) -> str:
    return "\n\n".join([*story[:2], line, *story[2:]])


def between(story: list[str], lines: list[str]) -> Iterator[str]:
    """The lines that stay between paragraphs."""
    return (line for line in lines if kept_of(joined(story, line)) != story)


def in_tails(story: list[str], lines: list[str]) -> tuple[int, int]:
    """Lines at the end of a story: how many there were, how many are left."""
    choose = random.Random(4)
    tails = [choose.sample(lines, 3) for _ in range(TAILS)]
    left = 0
    for tail in tails:
        kept = set(kept_of("\n\n".join([*story, *tail])))
        left += sum(line in kept for line in tail)
    return 3 * TAILS, left


def lost(story: list[str], lines: list[str]) -> Iterator[str]:
    """What is taken from a text without boilerplate."""
    for line in lines:
        kept = set(kept_of(joined(story, line)))
        yield from (part for part in (*story, line) if part not in kept)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pool", nargs="?", type=Path, default=POOL)
    arguments.add_argument("--show", action="store_true", help="print what stays and what is lost")
    given = arguments.parse_args()
    pool = tomllib.loads(given.pool.read_text(encoding="utf-8"))
    totals = [0, 0, 0, 0, 0, 0]
    print("language  lines  between  in tails  kept lines  lost")
    for code, part in pool.items():
        story, lines = part["story"], part["boilerplate"]
        stay = list(between(story, lines))
        tails, left = in_tails(story, lines)
        gone = list(lost(story, part["kept"]))
        row = [len(lines), len(stay), tails, left, len(part["kept"]), len(gone)]
        totals = [a + b for a, b in zip(totals, row, strict=True)]
        print(_row(code, row))
        for line in (*stay, *(f"LOST {text}" for text in gone)) if given.show else ():
            print(f"    {line}")
    print(_row("all", totals))


def _row(name: str, row: list[int]) -> str:
    lines, stay, tails, left, kept, gone = row
    return f"{name:<8}  {lines:5}  {1 - stay / lines:7.2f}  {1 - left / tails:8.2f}  {kept:10}  {gone:4}"


if __name__ == "__main__":
    main()
