"""A text is cut at the marks that lie on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.report.marked import ReportMark, pieces

TEXT = "The old lock"
PLACE = st.integers(0, len(TEXT))
SPAN = st.tuples(PLACE, PLACE).map(sorted)


@given(SPAN, st.lists(SPAN, max_size=5))
def test_a_piece_has_the_marks_that_cover_it(span: list[int], spans: list[list[int]]) -> None:
    start, end = span
    marks = [ReportMark(a, b, "cut", number) for number, (a, b) in enumerate(spans)]
    found = pieces(TEXT, start, end, marks)
    assert "".join(piece.text for piece in found) == TEXT[start:end]
    at = start
    for piece in found:
        behind = at + len(piece.text)
        if piece.text:
            covering = {m.number for m in marks if m.start <= at and m.end >= behind}
            assert {m.number for m in piece.marks} == covering
        assert {m.number for m in piece.opens} <= {m.number for m in marks if m.start == at}
        assert {m.number for m in piece.closes} <= {
            m.number for m in marks if m.end in (at, behind)
        }
        at = behind
    points = {m.number for m in marks if start <= m.start == m.end <= end}
    assert points <= {m.number for piece in found for m in piece.closes}
