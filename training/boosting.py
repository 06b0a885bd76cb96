"""Additive models with pairs, fitted by gradient boosting of trees that look at two features each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import lightgbm
import numpy as np

TREES: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 4,
    "max_depth": 2,
    "max_bin": 40,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


def fit_tables(
    rows: Any,
    marks: Any,
    weights: Any,
    names: tuple[str, ...],
    *,
    rounds: int,
    pairs: int,
    seeds: int = 1,
    **settings: Any,
) -> dict[str, Any]:
    """Tables in the JSON of ``newsclean.extraction.block_model``: a first, free fit finds the ``pairs``
    pairs of features that gain most; the others are held to them. The mean of the fits of several
    seeds is as large as one: all cut at the same points."""
    trees = TREES | settings
    data = lightgbm.Dataset(
        rows, marks, weight=weights, feature_name=list(names), free_raw_data=False
    )
    first = lightgbm.train(trees, data, rounds // 2)
    chosen = _strongest(first.dump_model(), pairs)
    alone = sorted(set(range(len(names))) - {f for pair in chosen for f in pair})
    groups = [list(pair) for pair in chosen] + [[feature] for feature in alone]
    held = trees | {"interaction_constraints": groups}
    fits = [
        lightgbm.train(held | {"seed": trees["seed"] + n}, data, rounds).dump_model()
        for n in range(seeds)
    ]
    return _tables([tree for fit in fits for tree in fit["tree_info"]], seeds, names)


def _strongest(dump: dict[str, Any], most: int) -> list[tuple[int, int]]:
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


def _tables(trees: list[dict[str, Any]], seeds: int, names: tuple[str, ...]) -> dict[str, Any]:
    """Trees of depth two as sums of look-ups, divided by the number of seeds: each half of a tree
    depends on two features only."""
    cuts: dict[int, set[float]] = defaultdict(set)
    halves: list[tuple[tuple[int, ...], Callable[[dict[int, Any]], Any]]] = []
    intercept = 0.0
    for tree in trees:
        root = tree["tree_structure"]
        if "split_feature" not in root:
            intercept += root["leaf_value"] / seeds
            continue
        cuts[root["split_feature"]].add(root["threshold"])
        for side in ("left_child", "right_child"):
            child = root[side]
            used = {root["split_feature"]}
            if "split_feature" in child:
                used.add(child["split_feature"])
                cuts[child["split_feature"]].add(child["threshold"])
            halves.append((tuple(sorted(used)), _half(root, side)))
    ordered = {f: sorted(values) for f, values in cuts.items()}
    # One value inside each bin: at the cut itself (a value equal to a cut goes left).
    points = {f: [*values, values[-1] + 1.0] for f, values in ordered.items()}
    sums: dict[tuple[int, ...], Any] = {}
    for key, value in halves:
        axes = np.meshgrid(*(points[f] for f in key), indexing="ij")
        sums[key] = sums.get(key, 0.0) + value(dict(zip(key, axes, strict=True))) / seeds
    grids = sorted(sums.items())
    return {
        "names": list(names),
        "intercept": round(intercept, 4),
        # Rounded up, so that a value equal to a cut stays on its left.
        "cuts": {names[f]: [_above(v) for v in values] for f, values in ordered.items()},
        "singles": [(names[k[0]], _rounded(grid)) for k, grid in grids if len(k) == 1],
        "pairs": [
            (names[k[0]], names[k[1]], grid.shape[1], _rounded(grid))
            for k, grid in grids
            if len(k) == 2
        ],
    }


def _above(value: float) -> float:
    short = float(f"{value:.5g}")
    return short if short >= value else float(f"{value + 2e-5 * abs(value) + 1e-9:.5g}")


def _rounded(grid: Any) -> list[float]:
    return [round(float(v), 2) for v in grid.ravel()]


def _half(root: dict[str, Any], side: str) -> Callable[[dict[int, Any]], Any]:
    """What one side of a tree adds, as a function of the values of its features."""

    def value(row: dict[int, Any]) -> Any:
        here = (row[root["split_feature"]] <= root["threshold"]) == (side == "left_child")
        child = root[side]
        if "split_feature" not in child:
            return np.where(here, child["leaf_value"], 0.0)
        left, right = (child[s]["leaf_value"] for s in ("left_child", "right_child"))
        below = row[child["split_feature"]] <= child["threshold"]
        return np.where(here, np.where(below, left, right), 0.0)

    return value
