"""What is put where characters were lost: each character of clean news that is not ASCII becomes U+FFFD.

    python -m evaluation lost-characters stories.jsonl --show 20      # or --mark '?'

A place is right where the very characters are back, wrong where others stand there, left where the mark still
stands. Texts whose script has hardly any ASCII are left out: nothing would be left to read.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import newsclean
from evaluation.scorers.honesty.texts import CleanNews, read

_LATIN = re.compile(r"[A-Za-z]")
# One call takes some kilobytes: enough evidence for any document.
_LONGEST = 6000


def outcome(story: CleanNews, mark: str, shown: list[str]) -> Counter[str]:
    """How many lost characters of a story are right, wrong and left."""
    text = story.text[:_LONGEST]
    if len(_LATIN.findall(text)) < 0.6 * len(text) or mark in text:
        return Counter()
    places = {i for i, c in enumerate(text) if ord(c) > 127}
    broken = "".join(mark if i in places else c for i, c in enumerate(text))
    count: Counter[str] = Counter(left=len(places))
    for edit in newsclean.clean_text(broken).edits:
        touched = sum(i in places and broken[i] == mark for i in range(edit.start, edit.end))
        right = edit.after == text[edit.start : edit.end]
        count.update({"right" if right else "wrong": touched, "left": -touched})
        if touched and not right:
            shown.append(f"{text[edit.start : edit.end]!r} became {edit.after!r} ({edit.rule})")
    return count


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    arguments = argparse.ArgumentParser(
        prog="python -m evaluation lost-characters",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("stories", type=Path)
    arguments.add_argument("--mark", default="\ufffd", help="what stands in place of a character")
    arguments.add_argument("--show", type=int, default=0, help="print so many wrong places")
    given = arguments.parse_args(argv)
    counts: dict[str, Counter[str]] = {"English": Counter(), "other languages": Counter()}
    shown: list[str] = []
    for story in read(given.stories):
        group = "English" if story.language.startswith("en") else "other languages"
        counts[group].update(outcome(story, given.mark, shown))
    for line in shown[: given.show]:
        print(" ", line)
    for group, count in counts.items():
        print(f"{group}: " + ", ".join(f"{key} {count[key]}" for key in ("right", "wrong", "left")))


if __name__ == "__main__":
    main()
