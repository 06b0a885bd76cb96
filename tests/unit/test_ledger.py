"""The algebra of edits: every law as a property."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import LedgerError
from newsclean.ledger import (
    Edit,
    Removal,
    Repair,
    SpanMap,
    compose,
    ordered,
    replay,
    undo,
)
from newsclean.text.passes import change

TEXT = st.text(alphabet="ab \n“é", max_size=30)


@st.composite
def edits_for(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    made: list[Edit] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 5)))
        after = draw(st.text(alphabet="xy \n", max_size=3))
        kind = draw(st.sampled_from([Removal, Repair]))
        made.append(
            kind(start=start, end=end, before=text[start:end], after=after, rule="test.rule")
        )
    return ordered(made)


@given(st.data())
def test_undo_reverses_replay(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    edits = data.draw(edits_for(text))
    assert undo(replay(text, edits), edits) == text


@given(st.data())
def test_many_passes_compose_to_one_flat_ledger(data: st.DataObject) -> None:
    source = text = data.draw(TEXT)
    ledger: tuple[Edit, ...] = ()
    for _ in range(data.draw(st.integers(1, 4))):
        edits = data.draw(edits_for(text))
        ledger = compose(source, ledger, text, edits)
        text = replay(text, edits)
        assert replay(source, ledger) == text
        assert undo(text, ledger) == source
        for one, two in itertools.pairwise(ledger):
            assert one.end <= two.start
            assert (one.start, one.end) < (two.start, two.end)
        assert all(e.before != e.after for e in ledger)


@given(st.data())
def test_positions_outside_edits_move_exactly(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    edits = data.draw(edits_for(text))
    after = replay(text, edits)
    moved = SpanMap(edits)
    touched = {i for e in edits for i in range(e.start, e.end)}
    for i in range(len(text)):
        start, end = moved.forward_span(i, i + 1)
        if i not in touched:
            inside = [e for e in edits if e.start == e.end and i < e.start < i + 1]
            assert not inside
            assert after[start:end] == text[i]
            assert moved.backward_span(start, end) == (i, i + 1)


@given(st.data())
def test_a_span_moved_back_covers_what_it_came_from(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    edits = data.draw(edits_for(text))
    after = replay(text, edits)
    moved = SpanMap(edits)
    start = data.draw(st.integers(0, len(after)))
    end = data.draw(st.integers(start, len(after)))
    left, right = moved.backward_span(start, end)
    assert 0 <= left <= right <= len(text)
    for edit in edits:  # an edit is covered whole or not at all
        if edit.start < edit.end:
            assert (
                right <= edit.start or edit.end <= left or left <= edit.start <= edit.end <= right
            )


def test_a_removal_that_swallows_a_repair_stays_a_removal() -> None:
    source = "Story.\n\nAlso  Read: more"
    first = (Repair(start=12, end=14, before="  ", after=" ", rule="spacing.doubled"),)
    middle = replay(source, first)
    cut = Removal(start=6, end=len(middle), before=middle[6:], after="", rule="en.also-read")
    (edit,) = compose(source, first, middle, (cut,))
    assert isinstance(edit, Removal)
    assert edit.before == source[6:]
    assert edit.rule == "en.also-read"


def test_two_repairs_of_one_place_name_both_rules() -> None:
    source = "don&#39;t"
    first = (Repair(start=3, end=8, before="&#39;", after="'", rule="entities"),)
    second = (Repair(start=3, end=4, before="'", after="’", rule="quotes.curl", confidence=0.9),)
    (edit,) = compose(source, first, "don't", second)
    assert (edit.before, edit.after, edit.rule) == ("&#39;", "’", "entities+quotes.curl")
    assert edit.confidence == 0.9


def test_a_ledger_that_does_not_fit_is_refused() -> None:
    edit = Repair(start=0, end=3, before="abc", after="x", rule="r")
    with pytest.raises(LedgerError, match="input text"):
        replay("abd", (edit,))
    with pytest.raises(LedgerError, match="output"):
        undo("y", (edit,))


@pytest.mark.parametrize(
    ("confidence", "possible"), [(-0.1, 0), (0.49, 0), (0.5, 1), (1, 1), (1.1, 0)]
)
def test_a_repair_is_more_likely_right_than_wrong(confidence: float, possible: bool) -> None:
    with contextlib.nullcontext() if possible else pytest.raises(LedgerError):
        change("a bokk", 2, 6, "book", "words.misread", confidence)
