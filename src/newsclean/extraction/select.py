"""Which blocks are the story: the set whose expected word F1 is highest."""

from __future__ import annotations


def best_cut(probabilities: list[float], words: list[int]) -> tuple[float, float]:
    """The probability above which blocks are taken, and the expected F1 of taking them.

    With blocks in order of probability, the best set is a prefix: its expected F1 is twice the
    expected words it gets right, over its own words plus the words that the story is expected to have
    (Lewis, *Evaluating and optimizing autonomous text classification systems*, 1995).
    """
    order = sorted(range(len(words)), key=lambda i: -probabilities[i])
    story = sum(p * w for p, w in zip(probabilities, words, strict=True))
    right = taken = 0.0
    best, cut = 0.0, 1.0
    for i in order:
        right += probabilities[i] * words[i]
        taken += words[i]
        expected = 2 * right / (taken + story)
        if expected >= best:
            best, cut = expected, probabilities[i]
    return cut, best
