"""Weights of single words, by logistic regressions over bags of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus import Sample
from newsclean.extraction import features
from newsclean.extraction.blocks import Container
from newsclean.extraction.containers import name_tokens
from newsclean.extraction.page_features import PageWords

LEAST_HOSTS, LEAST_TEXT_HOSTS = 8, 40
"""Hosts on which a word must occur; in a story, words of one subject occur on fewer."""
OTHER_SETS = 0.5
"""What a page of a collection counts that holds nothing but stories, beside one that holds all kinds."""
Bag = tuple[Iterable[str], bool, float]
"""Words, label, weight."""


@dataclass(slots=True, eq=False)
class Bags:
    """All bags of a corpus as one matrix, from which any set of folds can be left out."""

    strength: float
    least: int
    cells: Any
    marks: Any
    weights: Any
    hosts: Any
    folds: Any
    words: list[str]

    @classmethod
    def of(
        cls,
        samples: Iterable[Sample],
        bags: Callable[[Sample], Iterable[Bag]],
        strength: float,
        least: int = LEAST_HOSTS,
    ) -> Bags:
        """The bags that ``bags`` makes of each sample; ``strength`` is the inverse of the penalty, ``least``
        the number of hosts on which a word must occur."""
        known: dict[str, int] = {}
        hosts: dict[str, int] = {}
        starts, columns, counts = [0], [], []
        marks, weights, of_host, folds = [], [], [], []
        for item in samples:
            host = hosts.setdefault(item.host, len(hosts))
            for words, mark, weight in bags(item):
                bag = Counter(words)
                if not bag:
                    continue
                columns += [known.setdefault(w, len(known)) for w in bag]
                counts += bag.values()
                starts.append(len(columns))
                marks.append(mark)
                weights.append(weight)
                of_host.append(host)
                folds.append(item.fold)
        shape = (len(marks), len(known))
        return cls(
            strength,
            least,
            csr_matrix((np.array(counts, float), columns, starts), shape=shape),
            *map(np.array, (marks, weights, of_host, folds)),
            list(known),
        )

    def fit(self, without: frozenset[int]) -> dict[str, float]:
        """Log-odds per word that occurs on enough hosts, learned from the other folds."""
        used = np.flatnonzero(~np.isin(self.folds, list(without)))
        cells, hosts = self.cells[used], self.hosts[used]
        shape = (hosts.max() + 1, len(used))
        per_host = csr_matrix((np.ones(len(used)), (hosts, np.arange(len(used)))), shape) @ cells
        kept = np.flatnonzero(np.asarray((per_host > 0).sum(axis=0)).ravel() >= self.least)
        fitted = LogisticRegression(
            C=self.strength, max_iter=40, solver="liblinear", tol=1e-2, random_state=1
        )
        fitted.fit(cells[:, kept], self.marks[used], sample_weight=self.weights[used])
        pairs = zip(kept, fitted.coef_[0], strict=True)
        return {self.words[k]: round(float(w), 2) for k, w in pairs if abs(w) > 0.03}


class Vocabulary:
    """The weights of all kinds of words, without any set of folds, each fitted once."""

    def __init__(self, samples: list[Sample]) -> None:
        articles = [s for s in samples if s.trains]
        self._bags = {
            "names": Bags.of(articles, _names, 0.02),
            "short": Bags.of(articles, _short, 0.1),
            "openings": Bags.of(articles, _openings, 0.05),
        }
        self._known: dict[frozenset[int], dict[str, dict[str, float]]] = {}

    def without(self, *folds: int) -> dict[str, dict[str, float]]:
        """All weights, learned without these folds."""
        key = frozenset(folds)
        if key not in self._known:
            self._known[key] = {name: bags.fit(key) for name, bags in self._bags.items()}
        return self._known[key]

    def word_weights(self, *folds: int) -> features.WordWeights:
        """The weights that blocks and lines need."""
        words = self.without(*folds)
        return features.WordWeights(words["names"], words["short"], words["openings"])


def _of_blocks(item: Sample, words: Callable[[int], Iterable[str]]) -> Iterable[Bag]:
    for i, (block, label) in enumerate(zip(item.outline.blocks, item.labels, strict=True)):
        if label == label:  # not NaN
            yield words(i), label >= 0.5, min(block.words, 40) ** 0.5


def _names(item: Sample) -> Iterable[Bag]:
    paths: list[list[str]] = []

    def above(holder: Container) -> list[str]:
        return paths[holder.parent.index] if holder.parent else []

    for holder in item.outline.containers:  # parents come first
        words = name_tokens(holder.names, holder.tag)
        paths.append(above(holder) + words)
    return _of_blocks(item, lambda i: paths[item.outline.blocks[i].container.index])


def _short(item: Sample) -> Iterable[Bag]:
    return _of_blocks(item, lambda i: features.short_tokens(item.outline.blocks[i].text))


def _openings(item: Sample) -> Iterable[Bag]:
    return _of_blocks(item, lambda i: features.opening_tokens(item.outline.blocks[i].text))


def weight_of_page(item: Sample) -> float:
    """What a page counts where kinds of pages are learned."""
    return 1.0 if item.collection == "wcxb" else OTHER_SETS


class PageVocabulary:
    """The weights of the words that hint at the kind of a page, without any set of folds."""

    def __init__(self, pages: Mapping[Sample, Iterable[PageWords]]) -> None:
        self._bags = [
            Bags.of(pages, partial(_page, pages, place), strength, least)
            for place, (strength, least) in enumerate(_PLACES)
        ]
        self._known: dict[frozenset[int], dict[str, float]] = {}

    def without(self, *folds: int) -> dict[str, float]:
        """All weights, learned without these folds."""
        key = frozenset(folds)
        if key not in self._known:
            self._known[key] = {w: v for bags in self._bags for w, v in bags.fit(key).items()}
        return self._known[key]


_PLACES = ((0.2, LEAST_HOSTS), (0.02, LEAST_HOSTS), (0.1, LEAST_HOSTS), (0.01, LEAST_TEXT_HOSTS))
"""Strength, and hosts on which a word must occur, for each place of :class:`PageWords`."""


def _page(pages: Mapping[Sample, Iterable[PageWords]], place: int, item: Sample) -> Iterable[Bag]:
    return [(w[place], item.kind == "article", weight_of_page(item)) for w in pages[item]]
