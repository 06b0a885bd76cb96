"""The tables add up, the cut is the best one, and reasons are what weighed most."""

from __future__ import annotations

from itertools import product

import pytest
from pages import outline_of

from newsclean import data
from newsclean.extraction.block_model import Tables, model_of, probability, shipped
from newsclean.extraction.blocks import Outline
from newsclean.extraction.features import NAMES, Hints, features, flat
from newsclean.extraction.select import best_cut, whole_quotes

TABLES = Tables(
    names=("a", "b"),
    intercept=-1.0,
    cuts=((1.0, 2.0), (0.5,)),
    singles=((0, (0.0, 1.0, 3.0)),),
    pairs=((0, 1, 2, (0.0, 0.5, 0.0, 1.0, 0.0, 2.0)),),
)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [([1.0, 0.5], -1.0), ([1.1, 0.5], 0.0), ([9.0, 0.6], 4.0), ([0.0, 0.6], -0.5)],
)
def test_log_odds_are_sums_of_look_ups(row: list[float], wanted: float) -> None:
    assert TABLES.log_odds(row) == pytest.approx(wanted)


def test_rows_in_parts_are_weighed_as_whole_ones() -> None:
    shared = (0.6,)
    rows = [((1.1,), shared), None, ((9.0,), shared), ((1.1,), (0.5,))]
    assert TABLES.log_odds_of(rows) == [1.0, None, 4.0, 0.0]


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


def test_a_model_of_other_features_is_refused() -> None:
    file = dict(data.read("models/extraction/model.json"))
    names = ["capitals" if name == "digits" else name for name in file["lines"]["names"]]
    file["lines"] = {**file["lines"], "names": names}
    with pytest.raises(ValueError, match="'capitals', 'digits'"):
        model_of(file)


def test_the_shipped_model_names_its_sources_and_fits_the_code() -> None:
    model = shipped()
    assert model.blocks.names == NAMES
    assert all(0 <= y <= 1 for _, y in model.trust)
    assert [y for _, y in model.trust] == sorted(y for _, y in model.trust)
    assert model.confidence(0.0) < 0.2 < model.confidence(0.995)


def test_features_of_an_empty_page() -> None:
    assert features(outline_of(""), shipped().word_weights, Hints()) == []


def column(found: Outline, name: str) -> list[float | None]:
    rows = features(found, shipped().word_weights, Hints())
    return [row and flat(row)[NAMES.index(name)] for row in rows]


WAIT = "The {} waited another whole winter for the ferry company to send its promised vessel to Skerry."


def test_paragraphs_of_one_look_are_kin_in_whatever_boxes_they_stand() -> None:
    def box(name: str, *people: str) -> str:
        inside = "".join(f"<p class='body'>{WAIT.format(who)}</p>" for who in people)
        teaser = f"<p class='teaser'>{WAIT.format('piper of ' + name)}</p>"
        return f"<div class='{name}'>{inside}{teaser}</div>"

    kin = column(
        outline_of(box("one", "mayor", "baker", "sexton") + box("two", "smith", "nurse")), "kin"
    )
    assert kin == [2, 2, 2, 0, 3, 3, 1]


def test_a_story_shares_its_words() -> None:
    other = (
        "<aside><p>Follow Rosalind Achebe wherever trains, planes, kittens roam free.</p></aside>"
    )
    story = "".join(f"<p>{WAIT.format(n)}</p>" for n in ("mayor", "baker", "piper"))
    common = column(outline_of(f"<div>{story}</div>{other}<p>No, no.</p>"), "common")
    assert all(share is not None and share > 0.8 for share in common[:3])
    assert common[3:] == [0.0, -1.0]


def test_data_of_a_widget_needs_no_model() -> None:
    found = outline_of(
        f'<p>{WAIT.format("mayor")}</p><p>{{"columns":2, "label":"Buy now"}}</p><p>{{So.}}</p>'
    )
    rows = features(found, shipped().word_weights, Hints())
    assert [row is None for row in rows] == [False, True, False]


def test_a_quotation_goes_or_stays_whole() -> None:
    found = outline_of(
        "<p>He wrote at once.</p><blockquote><p>We shall sail again, whatever it costs us.</p>"
        "<p>The mayor (@mayor)</p></blockquote><p>So it was.</p>"
    )
    assert whole_quotes([0, 1, 3], found) == [0, 1, 2, 3]
    assert whole_quotes([0, 2, 3], found) == [0, 2, 3]
    assert whole_quotes([0, 3], found) == [0, 3]


def test_articles_are_told_by_where_they_stand() -> None:
    people = "mayor baker piper sexton miller".split()
    story = "".join(f"<p>{WAIT.format(n)}</p>" for n in people)
    above, below = (f"<article><p>{WAIT.format(n)}</p></article>" for n in ("smith", "nurse"))
    found = outline_of(f"{above}<article>{story}</article>{below}<p>So.</p>")
    assert column(found, "article") == [3, *[1] * 5, 2, 0]
