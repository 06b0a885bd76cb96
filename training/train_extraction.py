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
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from sklearn.linear_model import LogisticRegression

from boosting import fit_tables
from corpus import FOLDS, IMPORTANCE, TRAINED_ON, Sample, load, undeclared
from newsclean.extraction import features
from newsclean.extraction.block_model import ExtractionModel, model_of, probability
from newsclean.extraction.line_features import LineFeatures, line_features
from newsclean.extraction.page_features import (
    URL_FEATURES,
    PageFeatures,
    PageWords,
    alone,
    page_features,
    scores,
    words_of_page,
)
from newsclean.extraction.page_input import story_of
from newsclean.extraction.page_type import SelectedPage
from newsclean.extraction.select import best_cut
from newsclean.html import parse
from newsclean.metadata import read_metadata
from newsclean.model.article import PageKind
from newsclean.options import Limits, Options
from newsclean.reading import read as read_input
from newsclean.text.words import word_count
from wordweights import PageVocabulary, Vocabulary, weight_of_page

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


class Seen(NamedTuple):
    """A page as the model of pages sees it; the scores of its words are filled in fold by fold."""

    row: PageFeatures
    words: PageWords


@dataclass(slots=True, eq=False)
class Judged:
    """A page as a model saw it that had not learned from its host."""

    sample: Sample
    expected: float
    f1: float
    stated: Seen
    undeclared: Seen
    """The same page, as if it did not say what it is."""
    alone: Seen
    """The same page, as if it held nothing but its story."""


def judged(item: Sample, model: dict[str, Any]) -> Judged:
    """The story that a model chooses on a page of its held-out fold."""
    loaded = model_of(model)
    asked, text = selected(item, item.raw, loaded)
    bare, _ = selected(item, undeclared(item.raw), loaded)
    stated = seen_of(asked)
    only = Seen(alone(stated.row, asked.chosen), stated.words)
    expected = asked.scored.expected
    return Judged(item, expected, word_f1(item.gold, text), stated, seen_of(bare), only)


def selected(item: Sample, html: bytes, model: ExtractionModel) -> tuple[SelectedPage, str]:
    """A page when it is asked of what kind it is, and its story if it is an article."""
    asked: list[SelectedPage] = []

    def article(seen: SelectedPage, _: ExtractionModel) -> PageKind:
        asked.append(seen)
        return "article"

    page = parse(read_input(html, url=item.url, kind="html", limits=Limits()), Limits())
    with mock.patch("newsclean.extraction.page_input.page_kind", article):
        story = story_of(page, read_metadata(page), Options(), model)
    return asked[0], story.draft.text


def seen_of(page: SelectedPage) -> Seen:
    """What the model of pages knows of a page, but for the scores of its words."""
    url, types = page.page.url, page.page.markup.types
    words = words_of_page(url, types, page.outline, page.head, page.chosen)
    return Seen(
        page_features(
            page.outline, page.chosen, page.scored.expected, page.fields, url, words, types, {}
        ),
        words,
    )


def scored(seen: Seen, learned: Mapping[str, float]) -> PageFeatures:
    """A page's row with the weights of its words."""
    return seen.row._replace(**scores(seen.words, learned))


def anonymous(seen: Seen) -> Seen:
    """The same as if nobody knew the page's address."""
    hints = [word for word in seen.words.hints if word.startswith(("type", "class"))]
    row = seen.row._replace(**dict.fromkeys(URL_FEATURES, -1.0))
    return Seen(row, seen.words._replace(hints=hints))


def variants(
    page: Judged, learned: Mapping[str, float]
) -> Iterable[tuple[str, PageFeatures, float]]:
    """What is known of a page in the ways in which pages come, with a name, and what each counts."""
    for name, seen, weight in (
        ("article or not", page.stated, 1.0),
        ("without types", page.undeclared, UNDECLARED),
        ("without address", anonymous(page.stated), UNKNOWN_URL),
        ("without both", anonymous(page.undeclared), UNKNOWN_URL),
        ("story alone", anonymous(page.alone), ALONE),
    ):
        yield name, scored(seen, learned), weight


def fit_pages(pages: list[Judged], words: PageVocabulary, held_out: int | None) -> dict[str, Any]:
    """Tables that tell articles from other pages."""
    rows, marks, weights = [], [], []
    for page in pages:
        item = page.sample
        if item.fold == held_out:
            continue
        out = {item.fold} if held_out is None else {item.fold, held_out}
        learned = words.without(*out)
        for _, row, weight in variants(page, learned):
            rows.append(row)
            marks.append(item.kind == "article")
            weights.append(weight * weight_of_page(item))
    share = sum(w for w, m in zip(weights, marks, strict=True) if m) / sum(weights)
    balanced = [
        w * (0.5 / share if m else 0.5 / (1 - share)) for m, w in zip(marks, weights, strict=True)
    ]
    return fit_tables(
        np.array(rows),
        np.array(marks),
        np.array(balanced),
        PageFeatures._fields,
        rounds=250,
        pairs=6,
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
        "words": words.without(*out) | {"pages": {}},
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
        judges = read(kept) if kept else assemble(samples, words, number)
        models.append(judges | {"pages": _NO_TABLES})
        pages += [judged(s, models[-1]) for s in samples if s.fold == number and s.outline.blocks]
        print(f"fold {number}", flush=True)
    hints = PageVocabulary({p.sample: (p.stated.words, p.undeclared.words) for p in pages})
    for number, model in enumerate(models):
        learn_kinds(model, pages, hints, number)
    report(samples, pages, models)
    if args.folds:
        args.folds.mkdir(parents=True, exist_ok=True)
        for number, model in enumerate(models):
            write(model, args.folds / f"fold{number}.json")
        hosts = {s.host: s.fold for s in samples}
        (args.folds / "hosts.json").write_text(json.dumps(hosts, sort_keys=True), encoding="utf-8")
    if args.out:
        model = read(args.out) if args.refit else assemble(samples, words, None)
        learn_kinds(model, pages, hints, None)
        write(model, args.out)


def learn_kinds(
    model: dict[str, Any], pages: list[Judged], words: PageVocabulary, held_out: int | None
) -> None:
    """Give a model its parts for kinds of pages and for the confidence."""
    model["words"]["pages"] = words.without(*(() if held_out is None else (held_out,)))
    model["pages"] = fit_pages(pages, words, held_out)
    model["trust"] = fit_trust(pages, held_out)


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
