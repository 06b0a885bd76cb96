"""Fit the model that tells spun texts by their choice of words; report how it does on what it has not seen.

    python training/word_choice.py HONEST.jsonl --dictionaries FOLDER \
        --out src/newsclean/data/models/word-choice/en.toml

Each line of ``HONEST.jsonl`` is an English text, ``{"id", "kind", "text"}``. The folder of dictionaries is
described in ``training/spinners.py``. The shipped weights were fitted to PolNeAR's training part (Newell,
Margolin and Ruths, LREC 2018) and to the texts of the development pages of the Web Content Extraction
Benchmark, all kinds of pages (CC BY 4.0). They hold weights of classes of words, no text.

The report gives, for each kind of spinner, the area under the ROC curve and the share of spun texts that
are found where 1 % of the honest ones are called spun, for texts of the other half and a kind of spinner
that the weights had not seen. Needs numpy, scipy, scikit-learn and lemminflect.
"""

from __future__ import annotations

import argparse
import json
from hashlib import md5
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from newsclean.wording.collocations import SIDES, UNKNOWN, Collocations, collocations_of
from newsclean.wording.word_choice import READ
from spinners import Pick, all_of, spun

STEPS = np.arange(-4.5, 1.6, 0.5)
STEADY = 100.0
SHARES = (0.15, 0.25, 0.35)
ALLOWED, QUANTILES = 0.999, (0.99, 0.995, 0.997, 0.998, 0.999)
"""Share of honest texts, pages of every kind among them, that are not called spun."""
FEWEST = 20
"""Words that a text must have to be learned from."""
SIZES = (UNKNOWN + 1, SIDES, SIDES)
STARTS = np.cumsum((0, *SIZES))


class Sample(NamedTuple):
    """A text as classes: a row for each word, with whether it was put in."""

    half: int
    kind: str
    spinner: str
    rows: np.ndarray
    fresh: np.ndarray


def samples(path: Path, picks: dict[str, Pick], english: Collocations, each: int) -> list[Sample]:
    """Each text, and so many spun forms of it."""
    found, names = [], list(picks)
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        text, half = row["text"][:READ], int(md5(row["id"].encode()).hexdigest(), 16) % 2
        words = {word for _, word, _ in english.fits(text)}
        for turn in range(each + 1):
            name = names[(number * each + turn) % len(names)] if turn else ""
            share = SHARES[turn % len(SHARES)] if each < len(names) else 0.25
            form = spun(text, picks[name], share, number) if name else text
            fits = english.fits(form)
            rows = np.array([(f.word, f.left, f.right) for f in fits.values()], np.int64)
            fresh = np.array([word not in words for _, word, _ in fits], bool)
            found.append(Sample(half, row["kind"], name, rows.reshape(-1, 3), fresh))
    return found


class Model:
    """Two logistic regressions: over words, and over texts."""

    def __init__(self, known: list[Sample]) -> None:
        known = [s for s in known if len(s.rows) >= FEWEST]
        rows = np.vstack([s.rows for s in known])
        fresh = np.concatenate([s.fresh for s in known])
        words = LogisticRegression(C=0.3, max_iter=300).fit(_marked(rows), fresh)
        self.strange = words.coef_[0]
        self.strange[: SIZES[0]] += words.intercept_[0]
        honest = [s for s in known if not s.spinner]
        self.average = sum(self._sums(s) for s in honest) / sum(len(s.rows) for s in honest)
        x = np.array([self._means(s) for s in known])
        self.centre, spread = x.mean(0), x.std(0) + 1e-3
        texts = LogisticRegression(C=0.3, max_iter=3000, class_weight="balanced")
        texts.fit((x - self.centre) / spread, [bool(s.spinner) for s in known])
        self.manner = texts.coef_[0] / spread
        self.bias = float(texts.intercept_[0] - self.manner @ self.centre)

    def _sums(self, sample: Sample) -> np.ndarray:
        """How often each class occurs, and each step of strangeness."""
        strange = self.strange[sample.rows + STARTS[:3]].sum(1)
        steps = np.bincount(np.searchsorted(STEPS, strange), minlength=len(STEPS) + 1)
        classes = [np.bincount(sample.rows[:, i], minlength=SIZES[i]) for i in range(3)]
        return np.concatenate([*classes, steps]).astype(float)

    def _means(self, sample: Sample) -> np.ndarray:
        return (self._sums(sample) + STEADY * self.average) / (len(sample.rows) + STEADY)

    def log_odds(self, sample: Sample) -> float:
        return float(self._means(sample) @ self.manner) + self.bias


def _marked(rows: np.ndarray) -> csr_array:
    """A row for each word, with ones at its three classes."""
    places = (rows + STARTS[:3]).ravel()
    begins = np.arange(0, len(places) + 1, 3)
    return csr_array((np.ones(len(places)), places, begins), shape=(len(rows), STARTS[3]))


def report(known: list[Sample], names: list[str]) -> tuple[str, np.ndarray]:
    """The table of figures, and the log-odds of all honest texts, each by a model that had not seen it."""
    lines, honest_all = [], []
    for held in names:
        honest: list[float] = []
        spoiled: list[float] = []
        for half in (0, 1):
            model = Model([s for s in known if s.half == half and s.spinner != held])
            rest = [s for s in known if s.half != half and len(s.rows) >= FEWEST]
            honest += [model.log_odds(s) for s in rest if not s.spinner and s.kind == "news"]
            honest_all += [model.log_odds(s) for s in rest if not s.spinner]
            spoiled += [model.log_odds(s) for s in rest if s.spinner == held and s.kind == "news"]
        area = roc_auc_score([0] * len(honest) + [1] * len(spoiled), honest + spoiled)
        caught = np.mean(np.array(spoiled) > np.quantile(honest, 0.99))
        lines.append(f"{held:9} {len(spoiled):5} {area:.3f} {caught:.2f}")
        print(lines[-1], flush=True)
    return "\n".join(lines), np.array(honest_all)


def _listed(values: np.ndarray) -> str:
    return "[" + ", ".join(f"{v:.3f}" for v in values) + "]"


def written(model: Model, allowed: float, figures: str, count: int) -> str:
    """The file of the model; ``allowed`` is the log-odds from which on a text is called spun."""
    tables = {}
    for name, weights in (("strange", model.strange), ("manner", model.manner)):
        parts = [weights[STARTS[i] : STARTS[i + 1]] for i in range(3)]
        keys = ("word", "left", "right")
        tables[name] = "\n".join(f"{k} = {_listed(p)}" for k, p in zip(keys, parts, strict=True))
    about = "\n".join(f"# {line}" for line in figures.splitlines())
    return f'''\
# The weights of newsclean.wording.word_choice. Made by training/word_choice.py; do not edit.
#
# A spinner and half of the texts that the weights had not seen: news spun by it, area under the ROC curve
# against honest news, share found where 1 % of honest news is called spun.
{about}

[about]
source = """{count} texts: PolNeAR, training part, and the texts of WCXB's development pages (CC BY 4.0), \\
honest, and spun by training/spinners.py with WordNet, Moby, the npm package synonyms and FreeDict. It \\
holds weights of classes of words, no text"""
licence = "Apache-2.0"
command = "python training/word_choice.py HONEST.jsonl --dictionaries FOLDER --out …"
figure = "on spinners and texts not seen: see the table above"

[strange]
{tables["strange"]}

[manner]
{tables["manner"]}

[text]
steps = {_listed(STEPS)}
by_step = {_listed(model.manner[STARTS[3] :])}
average = {model.average @ model.manner:.4f}
steady = {STEADY}
bias = {model.bias - allowed:.4f}
'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("honest", type=Path)
    parser.add_argument("--dictionaries", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    english = collocations_of("en")
    if english is None:
        raise SystemExit("run training/collocations.py first")
    picks = all_of(given.dictionaries)
    known = samples(given.honest, picks, english, 3)
    figures, honest = report(known, list(picks))
    allowed = float(np.quantile(honest, ALLOWED))
    print(
        f"log-odds of honest texts at {QUANTILES}: {np.quantile(honest, QUANTILES)}; the bias: {allowed}"
    )
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        count = sum(not s.spinner for s in known)
        given.out.write_text(written(Model(known), allowed, figures, count), "utf-8")


if __name__ == "__main__":
    main()
