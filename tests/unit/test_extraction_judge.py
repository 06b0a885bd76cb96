"""The tables add up, the cut is the best one, and reasons are what weighed most."""

from __future__ import annotations

from itertools import product

import pytest

from newsclean.extraction.features import NAMES, Hints, features
from newsclean.extraction.judge import Tables, probability, shipped
from newsclean.extraction.select import best_cut

TABLES = Tables(
    names=("a", "b"),
    intercept=-1.0,
    cuts=((0, (1.0, 2.0)), (1, (0.5,))),
    singles=((0, (0.0, 1.0, 3.0)),),
    pairs=((0, 1, 2, (0.0, 0.5, 0.0, 1.0, 0.0, 2.0)),),
)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [([1.0, 0.5], -1.0), ([1.1, 0.5], 0.0), ([9.0, 0.6], 4.0), ([0.0, 0.6], -0.5)],
)
def test_log_odds_are_sums_of_look_ups(row: list[float], wanted: float) -> None:
    assert TABLES.log_odds(row) == pytest.approx(wanted)


def test_reasons_add_up_to_the_log_odds() -> None:
    row = [9.0, 0.6]
    reasons = dict(TABLES.reasons(row, 10))
    assert reasons == {"a": 4.0, "b": 1.0}
    assert TABLES.intercept + sum(reasons.values()) == TABLES.log_odds(row)


def test_probability_is_safe_at_both_ends() -> None:
    assert probability(-1e9) < 1e-9
    assert probability(1e9) > 1 - 1e-9


def test_best_cut_beats_every_other_set() -> None:
    chances, words = [0.9, 0.2, 0.6, 0.45], [10, 40, 5, 20]
    story = sum(p * w for p, w in zip(chances, words, strict=True))

    def expected(taken: tuple[int, ...]) -> float:
        size = sum(w for w, t in zip(words, taken, strict=True) if t)
        right = sum(p * w for p, w, t in zip(chances, words, taken, strict=True) if t)
        return 2 * right / (size + story)

    cut, value = best_cut(chances, words)
    assert value == pytest.approx(max(expected(t) for t in product((0, 1), repeat=4)))
    assert {i for i, p in enumerate(chances) if p >= cut} == {0, 2, 3}


def test_nothing_to_choose_from() -> None:
    assert best_cut([], []) == (1.0, 0.0)


def test_the_shipped_model_names_its_sources_and_fits_the_code() -> None:
    model = shipped()
    assert model.blocks.names == NAMES
    assert all(0 <= y <= 1 for _, y in model.trust)
    assert [y for _, y in model.trust] == sorted(y for _, y in model.trust)
    assert model.confidence(0.0) < 0.2 < model.confidence(0.995)


def test_features_of_an_empty_page() -> None:
    from lxml import etree

    from newsclean.extraction.outline import outline

    root = etree.fromstring("<html><body></body></html>", etree.HTMLParser())
    assert features(outline(root), shipped().lexicon, Hints()) == []
