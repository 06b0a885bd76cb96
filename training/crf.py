"""A linear-chain conditional random field over sets of labels, fitted in batches.

Lafferty, McCallum and Pereira, *Conditional random fields* (2001); where a line may have one of several
roles, the likelihood sums over them (Bellare and McCallum, *Learning extractors from unlabeled text using
relevant databases*, 2007). The sums over paths are products of matrices, scaled line by line (Rabiner, 1989),
for many texts at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse


@dataclass(slots=True)
class Fitted:
    """Weights per feature and label; of a label behind another; of a label in the first and the last line."""

    weights: Any
    steps: Any
    first: Any
    last: Any


@dataclass(slots=True)
class Batch:
    rows: Any
    """Features of all lines of the texts, one behind the other: a sparse matrix."""
    lengths: Any
    allowed: Any
    """Per line and label, whether the line may have the label."""
    weight: Any
    """Per text."""


def batches(
    texts: Sequence[tuple[Any, list[int], float]],
    features: int,
    labels: int,
    size: int = 2500,
) -> list[Batch]:
    """Texts of about the same length together.

    Args:
        texts: per text, the numbers of the features of each line, the labels that each may have as bits, and
            how much the text counts.
        features: how many there are.
        labels: how many there are.
        size: lines of a batch, with those that fill up the shorter texts.
    """
    order = sorted((t for t in texts if t[0]), key=lambda t: len(t[0]))
    found: list[Batch] = []
    group: list[tuple[Any, list[int], float]] = []
    for text in order:
        if group and len(text[0]) * (len(group) + 1) > size:
            found.append(_batch(group, features, labels))
            group = []
        group.append(text)
    if group:
        found.append(_batch(group, features, labels))
    return found


def _batch(group: Any, features: int, labels: int) -> Batch:
    rows = [row for text in group for row in text[0]]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate(rows).astype(np.int32)
    matrix = sparse.csr_matrix(
        (np.ones(len(columns), np.float32), columns, ends), (len(rows), features)
    )
    marks = np.array([mask for text in group for mask in text[1]], np.int64)
    allowed = (marks[:, None] >> np.arange(labels)) & 1
    return Batch(
        matrix,
        np.array([len(text[0]) for text in group]),
        allowed.astype(np.float32),
        np.array([text[2] for text in group], np.float32),
    )


def _padded(values: Any, lengths: Any, fill: float) -> Any:
    most = int(lengths.max())
    out = np.full((len(lengths), most, values.shape[1]), fill, np.float32)
    at = 0
    for i, n in enumerate(lengths):
        out[i, :n] = values[at : at + n]
        at += n
    return out


def _flat(values: Any, lengths: Any) -> Any:
    return np.concatenate([values[i, :n] for i, n in enumerate(lengths)])


def marginals(scores: Any, lengths: Any, model: Fitted, allowed: Any | None = None) -> Any:
    """Per line, the probability of each label; the expected numbers of steps; first; last; log-likelihood."""
    count, most, labels = scores.shape
    peak = scores.max(axis=2, keepdims=True)
    local = np.exp(scores - peak)
    if allowed is not None:
        local = local * allowed
    steps = np.exp(model.steps)
    first, last = np.exp(model.first), np.exp(model.last)
    inside = np.arange(most)[None, :] < lengths[:, None]
    ends = lengths - 1
    forward = np.zeros_like(local)
    scale = np.ones((count, most), np.float64)
    now = local[:, 0] * first
    for t in range(most):
        if t:
            now = (now @ steps) * local[:, t]
        norm = np.maximum(now.sum(axis=1), 1e-30)
        norm = np.where(inside[:, t], norm, 1.0)
        now = np.where(inside[:, t, None], now / norm[:, None], 0.0).astype(np.float32)
        forward[:, t] = now
        scale[:, t] = norm
    final = (forward[np.arange(count), ends] * last).sum(axis=1)
    log = np.log(np.maximum(final, 1e-30)) + (np.log(scale) * inside).sum(axis=1)
    log += (peak[:, :, 0] * inside).sum(axis=1)
    backward = np.zeros_like(local)
    nxt = np.zeros((count, labels), np.float32)
    taken = np.zeros_like(model.steps)
    for t in range(most - 1, -1, -1):
        is_end = (ends == t)[:, None]
        if t + 1 < most:
            onward = nxt * local[:, t + 1] / scale[:, t + 1][:, None]
            back = onward @ steps.T
        else:
            onward = np.zeros_like(nxt)
            back = np.zeros_like(nxt)
        now = np.where(is_end, last[None, :] / np.maximum(final, 1e-30)[:, None], back)
        now = np.where((ends >= t)[:, None], now, 0.0).astype(np.float32)
        if t + 1 < most:
            live = (ends > t)[:, None]
            pair = (forward[:, t] * live).T @ (onward * live)
            taken += pair * steps
        backward[:, t] = now
        nxt = now
    found = forward * backward
    return found, taken, found[:, 0].sum(axis=0), found[np.arange(count), ends].sum(axis=0), log


def fit(
    groups: Sequence[Batch],
    features: int,
    labels: int,
    *,
    rounds: int = 12,
    rate: float = 0.3,
    decay: float = 3e-5,
    floor: float = 1e-3,
    dropped: float = 0.25,
    seed: int = 1,
    report: bool = True,
) -> Fitted:
    """Weights by AdaGrad (Duchi, Hazan and Singer, 2011), its rate falling to zero, shrunk a little."""
    luck = np.random.default_rng(seed)
    model = Fitted(
        np.zeros((features, labels), np.float32), np.zeros((labels, labels), np.float32),
        np.zeros(labels, np.float32), np.zeros(labels, np.float32),
    )  # fmt: skip
    parts = [model.weights, model.steps, model.first, model.last]
    squares = [np.zeros_like(p) for p in parts]
    total = rounds * len(groups)
    step = 0
    for number in range(rounds):
        loss = lines = 0.0
        for at in luck.permutation(len(groups)):
            batch = groups[at]
            step += 1
            rows = batch.rows
            if dropped:
                kept = luck.random(len(rows.data)) >= dropped
                rows = sparse.csr_matrix(
                    (kept.astype(np.float32) / (1 - dropped), rows.indices, rows.indptr), rows.shape
                )
            scores = _padded(rows @ model.weights, batch.lengths, 0.0)
            allowed = _padded(batch.allowed, batch.lengths, 1.0)
            free = marginals(scores, batch.lengths, model)
            held = marginals(scores, batch.lengths, model, allowed)
            loss -= float(((held[4] - free[4]) * batch.weight).sum())
            lines += float((batch.lengths * batch.weight).sum())
            inside = (held[0] - free[0]) * batch.weight[:, None, None]
            flat = _flat(inside, batch.lengths)
            norm = float((batch.lengths * batch.weight).sum())
            mean = float(batch.weight.mean())
            slopes = [
                rows.T @ flat / norm, (held[1] - free[1]) * mean / norm,
                (held[2] - free[2]) * mean / norm, (held[3] - free[3]) * mean / norm,
            ]  # fmt: skip
            now = rate * (1 - step / (total + 1))
            for p, g, q in zip(parts, slopes, squares, strict=True):
                g -= decay * p
                q += g * g
                p += now * g / (np.sqrt(q) + floor)
        if report:
            print(f"round {number}: {loss / lines:.4f} nats per line", flush=True)
    return model
