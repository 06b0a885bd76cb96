"""What a profile gains on the lines that sites repeat: an archive of 30 hosts with 40 pages each is made.

    python -m evaluation site-lines STORIES.jsonl

Each host puts three to seven of the lines of ``site-lines.txt`` into the container of its stories, each on
85 % of its pages, in markup of its own; a third of the hosts are plain text. Printed is word F1 of the body
over four pages of each host: without a profile, with one of five pages a host, and with one of all.
STORIES are JSON objects with ``text``, 1,200 of them or more; a shorter file is read again from the start.
What stands in three of them is boilerplate of their own, and is taken out first.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import newsclean
from newsclean.archive import Learning, learn

HOSTS, PAGES, FEW, COMMON = 30, 40, 5, 3
LOOKED_AT = (0, 9, 19, 33)
LINES = Path(__file__).with_name("site-lines.txt")


class Made(NamedTuple):
    """A page that was made: where it stands, what it holds, what of it is the story."""

    host: int
    number: int
    url: str
    content: str
    story: list[str]
    lines: list[str]


def pages(stories: Sequence[str]) -> Iterator[Made]:
    dice = random.Random(5)
    all_lines = LINES.read_text(encoding="utf-8").splitlines()
    texts = cycle(stories)
    for host in range(HOSTS):
        own = dice.sample(all_lines, dice.randint(3, 7))
        tag, name = dice.choice(["p", "div", "aside", "section"]), dice.choice(["", "note", "x7"])
        for number in range(PAGES):
            story = [line for line in next(texts).split("\n") if line.strip()][:14]
            lines = [line for line in own if dice.random() < 0.85]
            body = list(story)
            for line in lines:
                ends = [0, len(body), len(body), dice.randint(0, len(body))]
                body.insert(dice.choice(ends), line)
            url = f"https://host{host}.example/{2020 + number % 4}/story-{number}"
            content = "\n\n".join(body) if host % 3 == 2 else page(body, lines, tag, name)
            yield Made(host, number, url, content, story, lines)


def without_common(stories: Sequence[str]) -> list[str]:
    """The stories without the lines that stand in three of them."""
    met = Counter(line for story in stories for line in set(story.split("\n")))
    return ["\n".join(line for line in s.split("\n") if met[line] < COMMON) for s in stories]


def page(body: Sequence[str], lines: Sequence[str], tag: str, name: str) -> str:
    inner = "".join(
        f'<{tag} class="{name}">{escape(part)}</{tag}>'
        if part in lines
        else f"<p>{escape(part)}</p>"
        for part in body
    )
    return (
        f"<html><head><title>{escape(body[0][:60])}</title></head><body><nav><a href=/>Home</a>"
        f"<a href=/s>Sport</a></nav><main><article><h1>{escape(body[0][:70])}</h1>{inner}</article>"
        "</main><footer>Imprint</footer></body></html>"
    )


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


def scores(made: Sequence[Made], known: Path | None) -> tuple[dict[int, float], int]:
    """F1 of each host, and the repeated lines that were kept."""
    cleaner = newsclean.Cleaner(profile=known)
    found: dict[int, list[float]] = {}
    kept = 0
    for one in made:
        if one.number in LOOKED_AT:
            body = cleaner.clean(one.content, url=one.url).body
            found.setdefault(one.host, []).append(f1(body, "\n".join(one.story)))
            kept += sum(line in body for line in one.lines)
    return {host: sum(values) / len(values) for host, values in found.items()}, kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    rows = parser.parse_args().stories.read_text(encoding="utf-8").splitlines()
    made = list(pages(without_common([json.loads(row)["text"] for row in rows])))
    before, kept = scores(made, None)
    print(f"{'no profile':24} F1 {sum(before.values()) / HOSTS:.3f}, lines kept {kept}")
    with tempfile.TemporaryDirectory() as folder:
        for most in (FEW, PAGES):
            after, kept = scores(made, profile(made, most, Path(folder)))
            fell = sum(after[host] < before[host] - 1e-9 for host in before)
            print(
                f"{f'{most} pages a host':24} F1 {sum(after.values()) / HOSTS:.3f}, lines kept {kept},"
                f" fell on {fell} hosts"
            )


if __name__ == "__main__":
    main()
