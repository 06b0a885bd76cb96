"""Fit the models of ``newsclean.extraction`` and report how well they do out of fold.

    pip install -e '.[train]'
    python training/train_extraction.py DATA --out src/newsclean/data/models/extraction/model.json
    python training/train_extraction.py DATA --folds FOLDER
    python training/train_extraction.py DATA --folds FOLDER --out MODEL --refit

``DATA`` is described in ``corpus.py``. A block's (or line's) label is whether its words stand in the gold
text, in order. Folds are by host. With ``--folds`` one model per fold is written, and ``hosts.json`` says
which fold a host was held out of: ``adapters.extract_out_of_fold`` measures with these. All seeds are
fixed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from boosting import fit_tables
from corpus import FOLDS, IMPORTANCE, TRAINED_ON, Sample, load
from newsclean.extraction import features
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.block_model import model_of, probability, score_blocks
from newsclean.extraction.filters import FilterContext, without_repetitions
from newsclean.extraction.line_features import LineFeatures, line_features
from newsclean.extraction.page_features import URL_FEATURES, PageFeatures, alone, page_features
from newsclean.extraction.select import best_cut
from newsclean.text.words import word_count
from wordweights import Vocabulary

UNKNOWN_URL, UNDECLARED, ALONE = 0.5, 1.0, 0.3
"""What a page counts again: as if nobody knew where it came from; as if it did not say what it is; and as if
nothing but its story had been saved."""
_KNOTS = (
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.94, 0.955, 0.97, 0.98,
    0.99, 1.0,
)  # fmt: skip
"""Expected F1 between which the line of confidence is straight."""
_WORD = re.compile(r"\w+")
_NO_TABLES: dict[str, Any] = {
    "names": PageFeatures._fields,
    "intercept": 0.0,
    "cuts": {},
    "singles": [],
    "pairs": [],
}
Rows = tuple[Any, Any, Any]
"""Features, labels and weights."""


def stacked(parts: Iterable[Rows]) -> Rows:
    rows, marks, weights = zip(*parts, strict=True)
    return np.concatenate(rows), np.concatenate(marks), np.concatenate(weights)


def block_rows(item: Sample, words: features.WordWeights) -> Rows:
    """The blocks of a page whose labels are known."""
    found = features.features(item.outline, words, item.hints)
    rows = [features.flat(row) for row in found if row is not None]
    judged = [i for i, row in enumerate(found) if row is not None]
    sizes = [item.outline.blocks[i].words for i in judged]
    return known(rows, [item.labels[i] for i in judged], sizes, IMPORTANCE[item.collection])


def line_rows(item: Sample, words: features.WordWeights) -> Rows:
    """The lines of a page's dump whose labels are known."""
    rows = line_features(item.lines, words)
    sizes = [word_count(line) for line in item.lines]
    return known(rows, item.line_labels, sizes, IMPORTANCE[item.collection])


def known(
    rows: list[list[float]], labels: list[float], sizes: list[int], importance: float
) -> Rows:
    """A long paragraph counts for more than a short one, a long page for hardly more."""
    marks = np.array(labels)
    used = ~np.isnan(marks)
    table = np.array(rows, float).reshape(len(rows), -1)
    weights = np.minimum(np.array(sizes, float), 150) ** 0.5 / (1 + np.log1p(sum(sizes)))
    return table[used], marks[used] >= 0.5, importance * weights[used]


def fit_on(
    samples: list[Sample],
    words: Vocabulary,
    held_out: int | None,
    rows_of: Callable[[Sample, features.WordWeights], Rows],
    names: tuple[str, ...],
    pairs: int,
    seeds: int,
) -> dict[str, Any]:
    """Tables from all folds but one. Weights of words that feed them have not seen the page."""
    parts = []
    for item in samples:
        if item.fold != held_out:
            out = {item.fold} if held_out is None else {item.fold, held_out}
            parts.append(rows_of(item, words.word_weights(*out)))
    return fit_tables(*stacked(parts), names, rounds=700, pairs=pairs, seeds=seeds)


@dataclass(slots=True, eq=False)
class Judged:
    """A page as a model saw it that had not learned from its host."""

    sample: Sample
    expected: float
    f1: float
    row: PageFeatures
    """For the model of pages; its word score is replaced fold by fold."""
    undeclared: PageFeatures
    """The same, as if the page did not say what it is."""
    alone: PageFeatures
    """The same, as if the page held nothing but its story."""


def judged(item: Sample, model: dict[str, Any]) -> Judged:
    """The story that a model chooses on a page of its held-out fold."""
    loaded = model_of(model)
    found = score_blocks(item.outline, item.hints, loaded)
    blocks = [item.outline.blocks[i] for i in found.chosen]
    kinds = kinds_of(item.outline)
    context = FilterContext(
        item.outline, kinds, item.fields, "article", captions=False, comments=frozenset()
    )
    story = without_repetitions(context, [i for i in found.chosen if kinds[i] != "caption"])
    row, undeclared = (
        page_features(
            item.outline,
            blocks,
            found.expected,
            fields,
            item.url,
            item.tokens,
            types,
            loaded.page_words,
        )
        for fields, types in ((item.fields, item.types), (item.undeclared, frozenset[str]()))
    )
    score = word_f1(item.gold, "\n".join(item.outline.blocks[i].text for i in story))
    return Judged(item, found.expected, score, row, undeclared, alone(row, blocks))


def scored(row: PageFeatures, tokens: list[str], learned: Mapping[str, float]) -> PageFeatures:
    """A page's row with the weight of its words by another vocabulary."""
    return row._replace(word_score=sum(learned.get(t, 0.0) for t in tokens))


def without_types(tokens: list[str]) -> list[str]:
    """The words of a page that does not say what it is."""
    return [t for t in tokens if not t.startswith("type")]


def anonymous(row: PageFeatures, tokens: list[str], learned: Mapping[str, float]) -> PageFeatures:
    """The same as if nobody knew the page's address."""
    row = scored(row, [t for t in tokens if t.startswith(("type", "class"))], learned)
    return row._replace(**dict.fromkeys(URL_FEATURES, -1.0))


def variants(
    page: Judged, learned: Mapping[str, float]
) -> Iterable[tuple[str, PageFeatures, float]]:
    """What is known of a page in the ways in which pages come, with a name, and what each counts."""
    tokens, bare = page.sample.tokens, without_types(page.sample.tokens)
    yield "article or not", scored(page.row, tokens, learned), 1.0
    yield "without types", scored(page.undeclared, bare, learned), UNDECLARED
    yield "without address", anonymous(page.row, tokens, learned), UNKNOWN_URL
    yield "without both", anonymous(page.undeclared, bare, learned), UNKNOWN_URL
    yield "story alone", anonymous(page.alone, tokens, learned), ALONE


def fit_pages(pages: list[Judged], words: Vocabulary, held_out: int | None) -> dict[str, Any]:
    """Tables that tell articles from other pages."""
    rows, marks, weights = [], [], []
    for page in pages:
        item = page.sample
        if item.collection != "wcxb" or item.fold == held_out:
            continue
        out = {item.fold} if held_out is None else {item.fold, held_out}
        learned = words.without(*out)["pages"]
        for _, row, weight in variants(page, learned):
            rows.append(row)
            marks.append(item.kind == "article")
            weights.append(weight)
    share = sum(marks) / len(marks)
    balanced = [
        w * (0.5 / share if m else 0.5 / (1 - share)) for m, w in zip(marks, weights, strict=True)
    ]
    return fit_tables(
        np.array(rows),
        np.array(marks),
        np.array(balanced),
        PageFeatures._fields,
        rounds=250,
        pairs=12,
        learning_rate=0.05,
        max_bin=16,
        min_data_in_leaf=25,
    )


def fit_trust(pages: list[Judged], held_out: int | None) -> list[tuple[float, float]]:
    """Expected F1 and how often an article then comes to .9 and more, as a line.

    A logistic regression on the log-odds of the expected F1 (Platt, 1999): one slope for a few dozen
    articles that fail, where an isotonic regression is flat over whole bands.
    """
    used = [
        p
        for p in pages
        if p.sample.gold and p.sample.kind == "article" and p.sample.fold != held_out
    ]
    right = np.array([p.f1 >= 0.9 for p in used])
    fitted = LogisticRegression(C=10).fit([[_odds(p.expected)] for p in used], right)
    values = fitted.predict_proba([[_odds(x)] for x in _KNOTS])[:, 1]
    return [(0.0, 0.0), *((x, round(float(v), 3)) for x, v in zip(_KNOTS, values, strict=True))]


def _odds(share: float) -> float:
    inside = min(0.998, max(0.002, share))
    return float(np.log(inside / (1 - inside)))


def word_f1(gold: str, text: str) -> float:
    """Overlap of lower-cased words as multisets: the metric of WCXB."""
    true, found = (Counter(_WORD.findall(t.lower())) for t in (gold, text))
    both = sum((true & found).values())
    total = sum(true.values()) + sum(found.values())
    return 2 * both / total if total else 1.0


def assemble(samples: list[Sample], words: Vocabulary, held_out: int | None) -> dict[str, Any]:
    """A model without its part for pages, which learns from pages that were judged out of fold."""
    articles = [s for s in samples if s.trains]
    dumps = [s for s in articles if s.lines]
    out = () if held_out is None else (held_out,)
    return {
        "format": 2,
        "trained_on": TRAINED_ON,
        "words": words.without(*out),
        "blocks": fit_on(articles, words, held_out, block_rows, features.NAMES, 32, 3),
        "lines": fit_on(dumps, words, held_out, line_rows, LineFeatures._fields, 60, 1),
        "pages": _NO_TABLES,
        "trust": [(0.0, 0.0), (1.0, 1.0)],
    }


def write(model: dict[str, Any], path: Path) -> None:
    path.write_text(
        json.dumps(model, separators=(",", ":"), sort_keys=True, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB", flush=True)


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, help="write the model trained on everything")
    parser.add_argument("--folds", type=Path, help="write one model per fold")
    parser.add_argument(
        "--refit",
        action="store_true",
        help="keep the models of blocks and lines that are in --folds and --out; fit only the model of"
        " pages and the confidence anew, as after a change of the metadata",
    )
    args = parser.parse_args()
    samples = load(args.data)
    print(f"{len(samples)} pages", flush=True)
    words = Vocabulary(samples)
    models, pages = [], []
    for number in range(FOLDS):
        kept = args.folds / f"fold{number}.json" if args.refit else None
        models.append(read(kept) if kept else assemble(samples, words, number))
        pages += [judged(s, models[-1]) for s in samples if s.fold == number and s.outline.blocks]
        print(f"fold {number}", flush=True)
    for number, model in enumerate(models):
        model["pages"] = fit_pages(pages, words, number)
        model["trust"] = fit_trust(pages, number)
    report(samples, pages, models)
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        for number, model in enumerate(models):
            write(model, args.folds / f"fold{number}.json")
        hosts = {s.host: s.fold for s in samples}
        (args.folds / "hosts.json").write_text(json.dumps(hosts, sort_keys=True), encoding="utf-8")
    if args.out:
        model = read(args.out) if args.refit else assemble(samples, words, None)
        model["pages"] = fit_pages(pages, words, None)
        model["trust"] = fit_trust(pages, None)
        write(model, args.out)


def report(samples: list[Sample], pages: list[Judged], models: list[dict[str, Any]]) -> None:
    """Out-of-fold figures: word F1 of blocks and of lines, article or not, reliability."""
    loaded = [model_of(m) for m in models]
    for name in ("wcxb", "scrapinghub"):
        got = [p.f1 for p in pages if p.sample.collection == name and p.sample.kind == "article"]
        print(f"{name}: {len(got)} articles, word F1 {np.mean(got):.4f}")
        scores = []
        for item in (s for s in samples if s.collection == name and s.lines):
            rows = line_features(item.lines, loaded[item.fold].word_weights)
            chances = [probability(loaded[item.fold].lines.log_odds(r)) for r in rows]
            cut, _ = best_cut(chances, [word_count(line) for line in item.lines])
            text = "\n".join(t for t, c in zip(item.lines, chances, strict=True) if c >= cut)
            scores.append(word_f1(item.gold, text))
        print(f"{name}: {len(scores)} dumps, word F1 {np.mean(scores):.4f}")
    hits: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    bins: dict[int, list[bool]] = {}
    for page in pages:
        item = page.sample
        if item.collection == "wcxb":
            model = loaded[item.fold]
            for name, row, _ in variants(page, model.page_words):
                hits[name][item.kind == "article", model.pages.log_odds(row) >= 0] += 1
        if item.gold and item.kind == "article":
            trust = loaded[item.fold].confidence(page.expected)
            bins.setdefault(min(9, int(trust * 10)), []).append(page.f1 >= 0.9)
    for name, counts in hits.items():
        sure = counts[True, True] / (counts[True, True] + counts[True, False])
        spared = counts[False, False] / (counts[False, True] + counts[False, False])
        print(f"{name}: balanced accuracy {(sure + spared) / 2:.3f} ({dict(counts)})")
    for low, right in sorted(bins.items()):
        print(f"confidence .{low}-: {len(right)} articles, {np.mean(right):.3f} reach F1 .9")


if __name__ == "__main__":
    main()
