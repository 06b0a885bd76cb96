"""Fit the judge of ``newsclean.extraction`` and report how well it does out of fold.

    pip install -e '.[train]'
    python benchmarks/train_extraction.py DATA --out src/newsclean/extraction/model.json
    python benchmarks/train_extraction.py DATA --folds FOLDER

``DATA`` holds public collections of pages with gold text, each where it is found:

* ``wcxb/dev`` (Web Content Extraction Benchmark, CC-BY-4.0): ``ground-truth/*.json``, ``html/*``;
* ``scrapinghub`` (article-extraction-benchmark, MIT): ``ground-truth.json``, ``html/*``.

A block's label is whether its words stand in the gold text, in order. Folds are by host. With
``--folds`` one model per fold is written, and ``hosts.json`` says which fold a host was held out of:
``adapters.extract_out_of_fold`` measures with these.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from align import labels
from newsclean.errors import NewscleanError
from newsclean.extraction import features
from newsclean.extraction.blocks import Outline, RawBlock, outline
from newsclean.extraction.judge import probability
from newsclean.extraction.kind import page_row
from newsclean.extraction.select import best_cut
from newsclean.options import Limits
from newsclean.page import Page, parse
from newsclean.reading import read

FOLDS = 5
ROUNDS = 700
PAIRS = 40
# Gold that does not fit its page: left out of training, kept in what is measured.
UNSUITABLE = frozenset("4893 4677 4694 4072 4912 0339 0476 0390 0414 4271".split())
TREES: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 4,
    "max_depth": 2,
    "max_bin": 32,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}
_WORD = re.compile(r"\w+")


@dataclass(slots=True, eq=False)
class Sample:
    """A page with its gold."""

    id: str
    collection: str
    kind: str
    host: str
    url: str | None
    page: Page
    outline: Outline
    labels: list[float]
    gold: str

    @property
    def fold(self) -> int:
        return hashlib.sha1((self.host or self.id).encode()).digest()[0] % FOLDS

    @property
    def headline(self) -> str:
        return self.page.fields.headline.value if self.page.fields.headline else ""


def host_of(url: str | None) -> str:
    """The host without ``www.``."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")


def load(data: Path) -> list[Sample]:
    """All pages that can be parsed."""
    samples = []
    for path in sorted((data / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        kind = gold["_internal"]["page_type"]["primary"]
        text = gold["ground_truth"].get("main_content") or ""
        html = next((data / "wcxb" / "dev" / "html").glob(path.stem + ".*"))
        samples += sample(path.stem, "wcxb", kind, gold.get("url"), html, text)
    truth = json.loads((data / "scrapinghub" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, gold in sorted(truth.items()):
        html = next((data / "scrapinghub" / "html").glob(name + ".*"))
        samples += sample(
            name, "scrapinghub", "article", gold.get("url"), html, gold["articleBody"]
        )
    return samples


def sample(
    name: str, collection: str, kind: str, url: str | None, file: Path, gold: str
) -> Iterable[Sample]:
    raw = file.read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    try:
        page = parse(read(raw, url=url, kind="html", limits=Limits()), Limits())
    except NewscleanError as error:
        print(f"{collection} {name}: {error}", file=sys.stderr)
        return
    found = outline(page.root)
    marks = labels([b.text for b in found.blocks], gold)
    yield Sample(name, collection, kind, host_of(url), url, page, found, marks, gold)


def lexicon(samples: list[Sample]) -> features.Lexicon:
    """Weights of words by two logistic regressions over bags of words."""
    return features.Lexicon(
        weights(samples, _names, 0.02),
        weights(samples, lambda block: features.text_tokens(block.text), 0.1),
    )


def _names(block: RawBlock) -> list[str]:
    tokens, holder = [], block.container
    while True:
        tokens += features.name_tokens(holder.names, holder.tag)
        if holder.parent is None:
            return tokens
        holder = holder.parent


def weights(
    samples: list[Sample], tokens: Callable[[RawBlock], list[str]], strength: float
) -> dict[str, float]:
    """Log-odds per word, for words that occur on eight hosts or more."""
    hosts: dict[str, set[str]] = defaultdict(set)
    bags: list[Counter[str]] = []
    marks: list[bool] = []
    importance: list[float] = []
    for item in samples:
        for block, label in zip(item.outline.blocks, item.labels, strict=True):
            bag = Counter(tokens(block))
            if bag:
                bags.append(bag)
                marks.append(label >= 0.5)
                importance.append(min(block.words, 40) ** 0.5)
                for token in bag:
                    hosts[token].add(item.host or item.id)
    known = {t: i for i, t in enumerate(sorted(t for t, h in hosts.items() if len(h) >= 8))}
    cells = [
        (row, known[t], n) for row, bag in enumerate(bags) for t, n in bag.items() if t in known
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(bags), len(known)), dtype=float)
    fitted = LogisticRegression(C=strength, max_iter=60, solver="liblinear")
    fitted.fit(matrix, marks, sample_weight=importance)
    return {t: w for t, i in known.items() if abs(w := round(float(fitted.coef_[0][i]), 2)) > 0.03}


def matrix(samples: list[Sample], words: features.Lexicon) -> tuple[Any, Any, Any]:
    """Rows of features, labels and weights of all blocks."""
    rows: list[list[float]] = []
    marks: list[bool] = []
    importance: list[float] = []
    for item in samples:
        rows += features.features(item.outline, words, item.headline)
        marks += [label >= 0.5 for label in item.labels]
        scale = 1 + np.log1p(item.outline.containers[0].words)
        importance += [min(b.words, 150) ** 0.5 / scale for b in item.outline.blocks]
    return np.array(rows), np.array(marks), np.array(importance)


def fit(samples: list[Sample]) -> dict[str, Any]:
    """A model as the JSON that ships."""
    articles = [
        s for s in samples if s.kind == "article" and s.id not in UNSUITABLE and s.outline.blocks
    ]
    # Word weights that feed the tables must not have seen the page: three parts, held out in turn.
    parts: list[list[Sample]] = [[], [], []]
    for item in articles:
        parts[hashlib.md5((item.host or item.id).encode()).digest()[0] % 3].append(item)
    held_out = [
        matrix(part, lexicon([s for other in parts if other is not part for s in other]))
        for part in parts
    ]
    rows, marks, importance = (np.concatenate(x) for x in zip(*held_out, strict=True))
    data = lightgbm.Dataset(
        rows, marks, weight=importance, feature_name=list(features.NAMES), free_raw_data=False
    )
    first = lightgbm.train(TREES, data, ROUNDS // 2)
    pairs = strongest_pairs(first.dump_model(), PAIRS)
    alone = sorted(set(range(len(features.NAMES))) - {f for p in pairs for f in p})
    constraints = [list(p) for p in pairs] + [[f] for f in alone]
    second = lightgbm.train(TREES | {"interaction_constraints": constraints}, data, ROUNDS)
    words = lexicon(articles)
    return {
        "format": 1,
        "trained_on": "WCXB dev articles (CC-BY-4.0), article-extraction-benchmark (MIT)",
        "names": words.names,
        "words": words.words,
        "blocks": tables(second.dump_model()),
        "article": [],
    }


def strongest_pairs(dump: dict[str, Any], most: int) -> list[tuple[int, int]]:
    """The pairs of features whose joint splits gained most."""
    gains: Counter[tuple[int, int]] = Counter()
    for tree in dump["tree_info"]:
        root = tree["tree_structure"]
        for side in ("left_child", "right_child"):
            child = root.get(side, {})
            if "split_feature" in child and child["split_feature"] != root["split_feature"]:
                pair = sorted((root["split_feature"], child["split_feature"]))
                gains[pair[0], pair[1]] += child["split_gain"]
    return [pair for pair, _ in gains.most_common(most)]


def tables(dump: dict[str, Any]) -> dict[str, Any]:
    """Trees of depth two as sums of look-ups: each half of a tree depends on two features only."""
    cuts: dict[int, set[float]] = defaultdict(set)
    halves: list[tuple[tuple[int, ...], Callable[[dict[int, float]], float]]] = []
    intercept = 0.0
    for tree in dump["tree_info"]:
        root = tree["tree_structure"]
        if "split_feature" not in root:
            intercept += root["leaf_value"]
            continue
        cuts[root["split_feature"]].add(root["threshold"])
        for side in ("left_child", "right_child"):
            child = root[side]
            used = {root["split_feature"]}
            if "split_feature" in child:
                used.add(child["split_feature"])
                cuts[child["split_feature"]].add(child["threshold"])
            halves.append((tuple(sorted(used)), half(root, side)))
    ordered = {f: sorted(values) for f, values in cuts.items()}
    # One value inside each bin: at the cut itself (a value equal to a cut goes left).
    points = {f: [*values, values[-1] + 1.0] for f, values in ordered.items()}
    sums: dict[tuple[int, ...], Any] = {}
    for key, value in halves:
        grid = sums.setdefault(key, np.zeros([len(points[f]) for f in key]))
        for at in np.ndindex(grid.shape):
            grid[at] += value({f: points[f][i] for f, i in zip(key, at, strict=True)})
    name = features.NAMES.__getitem__
    return {
        "intercept": round(intercept, 4),
        "cuts": {name(f): values for f, values in ordered.items()},
        "singles": [
            (name(k[0]), [round(float(v), 3) for v in grid])
            for k, grid in sums.items()
            if len(k) == 1
        ],
        "pairs": [
            (name(k[0]), name(k[1]), grid.shape[1], [round(float(v), 3) for v in grid.ravel()])
            for k, grid in sums.items()
            if len(k) == 2
        ],
    }


def half(root: dict[str, Any], side: str) -> Callable[[dict[int, float]], float]:
    """What one side of a tree adds, as a function of the values of its features."""

    def value(row: dict[int, float]) -> float:
        if (row[root["split_feature"]] <= root["threshold"]) != (side == "left_child"):
            return 0.0
        child = root[side]
        if "split_feature" in child:
            left = row[child["split_feature"]] <= child["threshold"]
            child = child["left_child" if left else "right_child"]
        return float(child["leaf_value"])

    return value


def judged(item: Sample, model: dict[str, Any]) -> tuple[list[RawBlock], float]:
    """The blocks that a model chooses on a page, and its confidence."""
    from newsclean.extraction.judge import _model

    loaded = _model(model | {"article": model["article"] or [0.0]})
    rows = features.features(item.outline, loaded.lexicon, item.headline)
    chances = [probability(loaded.blocks.log_odds(row)) for row in rows]
    cut, expected = best_cut(chances, [b.words for b in item.outline.blocks])
    chosen = [b for b, p in zip(item.outline.blocks, chances, strict=True) if p >= cut]
    return chosen, expected


def fit_kind(
    samples: list[Sample], judge: Callable[[Sample], tuple[list[RawBlock], float]]
) -> list[float]:
    """Weights that tell articles from other pages: a logistic regression over page features."""
    usable = [s for s in samples if s.collection == "wcxb" and s.outline.blocks]
    rows = []
    for item in usable:
        chosen, expected = judge(item)
        rows.append(page_row(item.outline, chosen, expected, item.page.fields, item.url))
    fitted = LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced")
    fitted.fit(np.array(rows), [s.kind == "article" for s in usable])
    return [round(float(w), 4) for w in (*fitted.intercept_, *fitted.coef_[0])]


def word_f1(gold: str, text: str) -> float:
    """Overlap of lower-cased words as multisets: the metric of WCXB."""
    true, found = (Counter(_WORD.findall(t.lower())) for t in (gold, text))
    both = sum((true & found).values())
    total = sum(true.values()) + sum(found.values())
    return 2 * both / total if total else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, help="write the model trained on everything")
    parser.add_argument("--folds", type=Path, help="write one model per fold, and report")
    args = parser.parse_args()
    samples = load(args.data)
    print(f"{len(samples)} pages")
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        report(samples, args.folds)
    if args.out:
        write(fit_all(samples), args.out)


def fit_all(samples: list[Sample]) -> dict[str, Any]:
    """The tables and the weights of the page kind, from the same pages."""
    model = fit(samples)
    model["article"] = fit_kind(samples, lambda item: judged(item, model))
    return model


def write(model: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(model, separators=(",", ":"), sort_keys=True), encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def report(samples: list[Sample], folder: Path) -> None:
    """Out-of-fold figures, and the models they come from."""
    scores: dict[str, list[float]] = defaultdict(list)
    hits: Counter[tuple[bool, bool]] = Counter()
    for number in range(FOLDS):
        model = fit_all([s for s in samples if s.fold != number])
        write(model, folder / f"fold{number}.json")
        for item in (s for s in samples if s.fold == number):
            chosen, expected = judged(item, model) if item.outline.blocks else ([], 0.0)
            if item.kind == "article":
                text = "\n".join(b.text for b in chosen)
                scores[item.collection].append(word_f1(item.gold, text))
            if item.collection == "wcxb" and item.outline.blocks:
                row = page_row(item.outline, chosen, expected, item.page.fields, item.url)
                odds = model["article"][0] + float(np.dot(model["article"][1:], row))
                hits[item.kind == "article", odds >= 0] += 1
    for name, values in scores.items():
        print(f"{name}: {len(values)} articles, word F1 {np.mean(values):.4f} out of fold")
    sure = hits[True, True] / (hits[True, True] + hits[True, False])
    spared = hits[False, False] / (hits[False, True] + hits[False, False])
    print(f"article or not: balanced accuracy {(sure + spared) / 2:.3f}")
    hosts = {(s.host or s.id): s.fold for s in samples}
    (folder / "hosts.json").write_text(json.dumps(hosts, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
