"""Fit the weights of ``newsclean.boilerplate.classifier``; report how they do on unseen lines.

    pip install -e '.[train]'
    python training/train_boilerplate.py [--data DATA] \
        --out src/newsclean/data/models/boilerplate/weights.txt

Learned from: the lines in ``training/boilerplate/*.toml``, written by hand for this project by authors who
had not seen the rules (``boilerplate`` goes, ``kept`` stays); what the rules match and spare; and short
blocks of the pages in ``DATA``, which is described in ``corpus.py``. The file of weights holds no text.
The report is of models that learned from one half of each file, on the other half.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus import TRAINED_ON, load
from newsclean import Options
from newsclean.boilerplate.classifier import LONGEST
from newsclean.boilerplate.signs import signs_of
from newsclean.rules import load_rules
from newsclean.text.languages import guess
from newsclean.text.sentences import sentence_spans

HAND = Path(__file__).with_name("boilerplate")
STRENGTH = 3.0
"""Inverse of the penalty on large weights."""
PAGE_WEIGHT = {True: 0.05, False: 0.5}
"""What a line of boilerplate, and one of a story, counts for on a page beside a line written by hand."""
LEAST_LINES = 3
"""Lines that must have a sign."""
SMALLEST = 16
"""Hundredths, below which a weight is left out."""
FROM_A_PAGE = {True: 12, False: 30}
SPARED = (0.0, 0.01, 0.02)
"""Shares of kept lines that may be lost, for which the report gives what goes."""
Line = tuple[str | None, str, bool]
"""Language, text, whether it is boilerplate."""


def by_hand() -> list[tuple[Line, int]]:
    """The lines with the half of its file that each stands in: 0 or 1, 2 for the stories."""
    found: list[tuple[Line, int]] = []
    for path in sorted(HAND.glob("*.toml")):
        part = tomllib.loads(path.read_text(encoding="utf-8"))
        code = path.stem
        for key in ("boilerplate", "kept"):
            found += [((code, x, key == "boilerplate"), i % 2) for i, x in enumerate(part[key])]
        for paragraph in part["story"]:
            found += [((code, x, False), 2) for x in (paragraph, *_sentences(paragraph))]
    return found


def _sentences(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentence_spans(paragraph)]


def of_rules() -> list[Line]:
    found: list[Line] = []
    for rule in load_rules(Options(), ()).rules:
        if rule.scope != "inline":
            code = None if rule.language == "mul" else rule.language
            found += [(code, line, True) for line in rule.matches]
            found += [(code, line, False) for line in rule.spares]
    return found


def of_pages(data: Path, left_out: int | None) -> list[Line]:
    """Short blocks of articles, a few of each page; those of one fold of hosts may be left out."""
    choose = random.Random(1)
    found: list[Line] = []
    for page in load(data):
        if page.kind != "article" or page.fold == left_out:
            continue
        blocks = [
            (block.text, label)
            for block, label in zip(page.outline.blocks, page.labels, strict=True)
            if 2 < len(block.text) <= LONGEST
        ]
        told = guess(" ".join(text for text, label in blocks if label > 0.5))
        for goes in (True, False):
            texts = [t for t, label in blocks if (label < 0.3 if goes else label > 0.7)]
            chosen = choose.sample(texts, min(FROM_A_PAGE[goes], len(texts)))
            found += [(told[0] if told else None, text, goes) for text in chosen]
    return found


class Fitted:
    """A regression and the signs that it knows."""

    def __init__(self, lines: list[Line], weights: list[float]) -> None:
        signs = [signs_of(text, code) for code, text, _ in lines]
        counts = Counter(sign for found in signs for sign in found)
        kept = sorted(sign for sign, n in counts.items() if n >= LEAST_LINES)
        self.places = {sign: i for i, sign in enumerate(kept)}
        self.model = LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear")
        marks = [goes for _, _, goes in lines]
        self.model.fit(self._cells(signs), marks, sample_weight=np.array(weights))

    def _cells(self, signs: list[dict[str, float]]) -> Any:
        starts, columns, values = [0], [], []
        for found in signs:
            for sign, strength in found.items():
                if sign in self.places:
                    columns.append(self.places[sign])
                    values.append(strength)
            starts.append(len(columns))
        shape = (len(signs), len(self.places))
        table = csr_matrix((np.array(values), columns, starts), shape=shape)
        table.indices, table.indptr = (a.astype(np.int32) for a in (table.indices, table.indptr))
        return table

    def odds(self, lines: list[Line]) -> Any:
        return self.model.decision_function(
            self._cells([signs_of(text, code) for code, text, _ in lines])
        )

    def written(self, sources: list[str]) -> str:
        """The file of weights: ``hundredths sign sign …`` a line."""
        groups: dict[int, list[str]] = {}
        for sign, place in self.places.items():
            weight = round(100 * float(self.model.coef_[0][place]))
            if abs(weight) >= SMALLEST:
                groups.setdefault(weight, []).append(sign)
        groups.setdefault(round(100 * float(self.model.intercept_[0])), []).append("@bias")
        lines = [f"{weight} {' '.join(signs)}" for weight, signs in sorted(groups.items())]
        return "\n".join([*(f"# {s}" for s in sources), *lines]) + "\n"


def report(name: str, odds: Any, lines: list[Line]) -> None:
    """The share of boilerplate above the odds that so many kept lines reach."""
    marks = np.array([goes for _, _, goes in lines])
    kept = np.sort(odds[~marks])[::-1]
    shares = []
    for spared in SPARED:
        cut = kept[min(len(kept) - 1, int(len(kept) * spared))]
        probability = 1 / (1 + np.exp(-cut))
        shares.append(f"{np.mean(odds[marks] > cut):.2f} (from {probability:.3f})")
    print(f"{name:20}", "  ".join(shares), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--without", type=int, help="leave out the pages of this fold of hosts")
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    hand = by_hand()
    rules = of_rules()
    pages = of_pages(given.data, given.without) if given.data else []
    print("boilerplate that goes, where 0, 1, 2 % of the kept lines are lost")
    for learned, held in ((0, 1), (1, 0)):
        seen = [line for line, half in hand if half in (learned, 2)]
        unseen = [line for line, half in hand if half == held]
        model = fitted(seen + rules, pages)
        report(f"half {held} of each file", model.odds(unseen), unseen)
    if given.out:
        seen = [line for line, _ in hand]
        model = fitted(seen + rules, pages)
        given.out.write_text(model.written(sources(bool(pages))), encoding="utf-8")


def fitted(lines: list[Line], pages: list[Line]) -> Fitted:
    return Fitted(lines + pages, [1.0] * len(lines) + [PAGE_WEIGHT[goes] for *_, goes in pages])


def sources(pages: bool) -> list[str]:
    """Where the weights come from: the head of their file."""
    found = [
        "Weights of signs of boilerplate, in hundredths; fitted by training/train_boilerplate.py on",
        "lines written for newsclean (Apache-2.0), training/boilerplate/*.toml and examples of the rules",
    ]
    return [*found, "short blocks of the pages of:", *TRAINED_ON] if pages else found


if __name__ == "__main__":
    main()
