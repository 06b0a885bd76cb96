"""How well stories, headlines, authors and days are read from dumps of pages, in four ways of dumping.

    python training/measure_dumps.py DATA [--folds FOLDER] [--every N]

``DATA`` is described in ``corpus.py``, ``FOLDER`` is what ``train_lines.py --folds`` wrote: with it, each
page is read by the model that has not learned from its host. The measures are those of the sets: overlap of
words (WCXB), overlap of runs of four words (scrapinghub), passages that must and must not be there
(trafilatura). A headline counts as right where its words are those of the gold, the authors where all names
are the same, a day where it is the same; each only where the dump holds it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import newsclean
from line_data import FOLDS, Page, is_day, pages
from line_dumps import WAYS, nodes_of
from newsclean.extraction.text_lines.role_model import load_roles, shipped_roles

MEASURED = ("node", "source", "block", "marked")
_WORD = re.compile(r"\w+")


def counted(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower() if size == 1 else text)
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def overlap(gold: str, text: str, size: int) -> float:
    true, found = counted(gold, size), counted(text, size)
    total = sum(true.values()) + sum(found.values())
    return 2 * sum((true & found).values()) / total if total else 1.0


def passages(page: Page, text: str) -> tuple[int, int, int]:
    """Passages that are rightly there, wrongly there, and missing."""
    flat = " ".join(text.split())
    right = sum(" ".join(p.split()) in flat for p in page.must)
    wrong = sum(" ".join(p.split()) in flat for p in page.must_not)
    return right, wrong, len(page.must) - right


def plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def fields_right(page: Page, dump: str, article: newsclean.Article) -> Iterator[tuple[str, bool]]:
    """Which of the fields that the dump holds are right."""
    gold, lines = page.gold, [line.strip() for line in dump.split("\n") if line.strip()]
    if gold.title and any(plain(line) == plain(gold.title) for line in lines):
        yield "headline", plain(article.headline or "") == plain(gold.title)
    short = [line.lower() for line in lines if len(line) < 160]
    if gold.authors and all(any(a.lower() in line for line in short) for a in gold.authors):
        yield "authors", {plain(a) for a in gold.authors} == {plain(a) for a in article.authors}
    day = (gold.day or "")[:10]
    if day and any(is_day(line, day) for line in lines if len(line) < 100):
        yield "day", str(article.published)[:10] == day


@dataclass(slots=True)
class Tally:
    """What was right so far."""

    scores: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    sums: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    fields: dict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, page: Page, way: str, dump: str, article: newsclean.Article) -> None:
        """One dump of a page, and what was made of it."""
        if page.collection == "trafilatura":
            for i, count in enumerate(passages(page, article.body)):
                self.sums[way][i] += count
        else:
            size = 4 if page.collection == "scrapinghub" else 1
            score = overlap(page.gold.body, article.body, size)
            self.scores[page.collection, way].append(score)
        for name, right in fields_right(page, dump, article):
            self.fields[name, way].append(right)
            if not right:
                got = {
                    "headline": (page.gold.title, article.headline),
                    "authors": (page.gold.authors, article.authors),
                    "day": (page.gold.day, article.published),
                }
                print("wrong", name, page.id, way, *got[name], sep=" | ")

    def __str__(self) -> str:
        lines = [
            f"{key}: {len(values)} dumps, F1 {sum(values) / len(values):.4f}"
            for key, values in sorted(self.scores.items())
        ]
        for way, (right, wrong, missing) in sorted(self.sums.items()):
            score = 2 * right / max(1, 2 * right + wrong + missing)
            lines.append(f"trafilatura {way}: F1 {score:.4f}")
        for name, marks in sorted(self.fields.items()):
            lines.append(f"{name}: {sum(marks) / len(marks):.3f} of {len(marks)}")
        return "\n".join(lines)


def dumps_of(page: Page) -> Iterator[tuple[str, str]]:
    """The ways of dumping that are measured, and the dump of each."""
    try:
        nodes = nodes_of(page.html, page.gold, is_day)
    except (ValueError, IndexError, RecursionError):
        return
    for way in MEASURED:
        dump = "".join(text for text, _ in WAYS[way](nodes))
        if dump.strip():
            yield way, dump


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, help="what train_lines.py --folds wrote")
    parser.add_argument("--every", type=int, default=1, help="only each Nth page")
    args = parser.parse_args()
    hosts = json.loads((args.folds / "hosts.json").read_text()) if args.folds else {}
    models = [load_roles(args.folds / f"fold{n}.json") for n in range(FOLDS)] if args.folds else []
    tally = Tally()
    for number, page in enumerate(p for p in pages(args.data) if p.kind == "article"):
        if number % args.every:
            continue
        model = models[hosts.get(page.host, 0)] if models else shipped_roles()
        with mock.patch("newsclean.extraction.shipped_roles", return_value=model):
            for way, dump in dumps_of(page):
                tally.add(page, way, dump, newsclean.clean(dump, kind="text"))
    print(tally)


if __name__ == "__main__":
    main()
