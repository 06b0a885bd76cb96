r"""Fit the weights of ``newsclean.boilerplate.belonging``; report how they do on unseen lines.

    python training/train_belonging.py STORIES.jsonl… \
        --out src/newsclean/data/models/boilerplate/belonging.toml

Learned from: stories (each line of the files has ``text``, and ``lang`` or ``language``) and the stories of
``training/boilerplate/*.toml``, into which lines of boilerplate and look-alikes of that folder are put at
random. The words of each line are weighed by a model that has not learned from it. The file of weights holds
no text.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from newsclean.boilerplate.belonging import SIGNS, belongings, bounded
from newsclean.boilerplate.vocabulary import spoken_in
from newsclean.text.quotation_marks import quoted_spans
from train_boilerplate import HAND, Fitted, by_hand, fitted, of_rules

MOST_LINES, LEAST_LINES, A_CHUNK = 25, 4, 7
LOOK_ALIKE = 0.3
"""What a look-alike counts for: it stands in a story of others here, in its own it shares words."""
CODES = {"nb": "no", "nn": "no"}
Row = tuple[list[float], bool, float, bool]
"""Signs and words, whether it is boilerplate, weight, whether it is a story's."""


def stories(paths: list[Path]) -> Iterator[tuple[str, list[str], bool]]:
    """Language, paragraphs, whether the model of words has not seen them."""
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            code = (row.get("lang") or row.get("language") or "en").split("-")[0]
            lines = [" ".join(line.split()) for line in row["text"].split("\n") if line.strip()]
            if len(lines) >= LEAST_LINES:
                yield CODES.get(code, code), lines[:MOST_LINES], True
    for path in sorted(HAND.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))["story"]
        for i in range(0, len(told) - LEAST_LINES, A_CHUNK):
            yield path.stem, told[i : i + A_CHUNK], False


def composed(paths: list[Path]) -> list[Row]:
    choose = random.Random(3)
    hand = by_hand()
    models = [fitted([x for x, half in hand if half in (n, 2)] + of_rules(), []) for n in (0, 1)]
    put: dict[tuple[str, bool], list[tuple[str, float]]] = defaultdict(list)
    for half in (0, 1):
        lines = [line for line, held in hand if held == half]
        for (code, text, goes), odds in zip(lines, models[1 - half].odds(lines), strict=True):
            put[code or "", goes].append((text, float(odds)))
    for texts in put.values():
        choose.shuffle(texts)
    rows: list[Row] = []
    for code, told, unseen in stories(paths):
        lines: list[tuple[str, float | None, bool]] = [(text, None, False) for text in told]
        wanted = [(True, choose.choice((1, 1, 2, 2, 3))), (False, int(choose.random() < 0.3))]
        for goes, count in wanted:
            for text, odds in [put[code, goes].pop() for _ in range(count) if put[code, goes]]:
                places = (choose.randint(1, len(lines)), choose.randint(1, len(lines)), len(lines))
                lines.insert(choose.choice(places) if goes else places[0], (text, odds, goes))
        rows += _rows(code, lines, models[0] if unseen else None)
    return rows


def _rows(
    code: str, lines: list[tuple[str, float | None, bool]], words: Fitted | None
) -> Iterator[Row]:
    texts = [text for text, *_ in lines]
    told = words.odds([(code, text, False) for text in texts]) if words else [0.0] * len(texts)
    quoted, spoken = ([of(text, code) for text in texts] for of in (quoted_spans, spoken_in))
    found = belongings(texts, quoted, spoken, code)
    for (_, odds, goes), own, line in zip(lines, told, found, strict=True):
        if odds is not None or words is not None:
            values = [line.signs[name] for name in SIGNS]
            weight = 1.0 if goes or odds is None else LOOK_ALIKE
            yield [*values, bounded(odds if odds is not None else own)], goes, weight, odds is None


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("stories", type=Path, nargs="+")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    rows = composed(given.stories)
    random.Random(1).shuffle(rows)
    cells, marks = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    weights, told = np.array([row[2] for row in rows]), np.array([row[3] for row in rows])
    half, odds = np.arange(len(rows)) % 2, np.zeros(len(rows))
    for n in (0, 1):
        odds[half == n] = _fit(cells, marks, weights, half != n).decision_function(cells[half == n])
    for lost in (0.001, 0.002, 0.005):
        cut = np.quantile(odds[told], 1 - lost)
        print(
            f"{lost:.1%} of {sum(told)} lines of stories: {np.mean(odds[marks] > cut):.2f} of boilerplate"
        )
    model = _fit(cells, marks, weights, half >= 0)
    given.out.write_text(written(model), encoding="utf-8")


def _fit(cells: Any, marks: Any, weights: Any, where: Any) -> LogisticRegression:
    model = LogisticRegression(C=1.0, max_iter=500)
    return model.fit(cells[where], marks[where], sample_weight=weights[where])


def written(model: LogisticRegression) -> str:
    names = [*SIGNS, "words", "bias"]
    values = [*model.coef_[0], model.intercept_[0]]
    head = [
        "# What ties a line to a story, as log-odds that it is no part of it (boilerplate/belonging.py).",
        "[about]",
        'source  = """fitted by training/train_belonging.py on lines and stories written for newsclean and',
        'on paragraphs of news; the file holds weights of eleven signs and no text"""',
        'licence = "Apache-2.0"',
        "",
        "[weights]",
    ]
    lines = [f"{name} = {value:.2f}" for name, value in zip(names, values, strict=True)]
    return "\n".join([*head, *lines]) + "\n"


if __name__ == "__main__":
    main()
