"""What a profile gains on what sites repeat: an archive of 30 hosts with 40 pages each is made.

    python -m evaluation site-lines STORIES.jsonl

Each host has a template of its own (``made_sites.py``). Into the container of its stories it puts three to
seven lines of ``site-lines.txt``, each on 85 % of its pages, one of several that take turns, what it says of
the story's author, titles of other stories; a third of the hosts are plain text. Half of them name an editor
beside every story, some have the section in the largest heading. Printed are word F1 of the body over four
pages of each host, and how many headlines and authors are right: without a profile, with one of five pages a
host, and with one of all. STORIES are JSON objects with ``text``, 1,200 of them or more; a shorter file is
read again from the start. What stands in three of them is boilerplate of their own, and is taken out first.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import newsclean
from evaluation.made_sites import HOSTS, PAGES, Made, pages
from newsclean.archive import Learning, learn

FEW, COMMON = 5, 3
LOOKED_AT = (0, 9, 19, 33)


class Score(NamedTuple):
    """What cleaning found on the pages of a host that were looked at."""

    f1: float
    kept: int
    """Lines of the site in the body."""
    headlines: int
    authors: int


def without_common(stories: Sequence[str]) -> list[str]:
    """The stories without the lines that stand in three of them."""
    met = Counter(line for story in stories for line in set(story.split("\n")))
    return ["\n".join(line for line in s.split("\n") if met[line] < COMMON) for s in stories]


def profile(made: Sequence[Made], most: int, folder: Path) -> Path:
    """A profile of so many pages of each host."""
    source, output = folder / f"{most}.jsonl", folder / f"{most}.profile"
    with source.open("w", encoding="utf-8") as file:
        for one in made:
            if one.number < most:
                field = "html" if one.content.startswith("<") else "text"
                file.write(json.dumps({"id": one.url, "url": one.url, field: one.content}) + "\n")
    learn(Learning(sources=(str(source),), output=output, workers=0))
    return output


def f1(one: str, two: str) -> float:
    ours, theirs = Counter(one.split()), Counter(two.split())
    both = sum((ours & theirs).values())
    return 2 * both / max(1, sum(ours.values()) + sum(theirs.values()))


def scores(made: Sequence[Made], known: Path | None) -> dict[int, Score]:
    """What was found on each host."""
    cleaner = newsclean.Cleaner(profile=known)
    found: dict[int, list[Score]] = {}
    for one in made:
        if one.number in LOOKED_AT:
            article = cleaner.clean(one.content, url=one.url)
            score = Score(
                f1(article.body, "\n".join(one.story)) / len(LOOKED_AT),
                sum(line in article.body for line in one.lines),
                article.headline == one.headline,
                article.authors == one.authors,
            )
            found.setdefault(one.host, []).append(score)
    return {host: Score(*map(sum, zip(*each, strict=True))) for host, each in found.items()}


def told(name: str, found: dict[int, Score]) -> str:
    f1s, kept, headlines, authors = (sum(column) for column in zip(*found.values(), strict=True))
    pages = HOSTS * len(LOOKED_AT)
    return (
        f"{name:18} F1 {f1s / HOSTS:.3f}, lines kept {kept}; of {pages} headlines {headlines} right,"
        f" authors {authors}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    rows = parser.parse_args().stories.read_text(encoding="utf-8").splitlines()
    made = list(pages(without_common([json.loads(row)["text"] for row in rows])))
    before = scores(made, None)
    print(told("no profile", before))
    with tempfile.TemporaryDirectory() as folder:
        for most in (FEW, PAGES):
            after = scores(made, profile(made, most, Path(folder)))
            fell = sum(after[host].f1 < before[host].f1 - 1e-9 for host in before)
            print(f"{told(f'{most} pages a host', after)}; F1 fell on {fell} hosts")


if __name__ == "__main__":
    main()
