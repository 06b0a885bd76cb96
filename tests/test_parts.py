"""A text longer than any story is mended in parts, and its ledger has a bounded number of entries."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import laws
import newsclean
from newsclean import ledger
from newsclean.ledger import Edit, Repair, condensed, most_entries, replay, undo
from newsclean.model.block import Link
from newsclean.model.draft import Draft, Piece
from newsclean.options import Options
from newsclean.text import parts
from newsclean.text.passes import Pass, change, run_passes
from newsclean.text.view import TextView

SENTENCE = "The ferry left the old harbour before the storm came in from the north. "


def doubled(view: TextView) -> Iterator[Edit]:
    """Every ``x`` becomes two."""
    for at, letter in enumerate(view.text):
        if letter == "x":
            yield change(view.text, at, at + 1, "xx", "test.doubled")


@st.composite
def edits_of(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    text = draw(st.text("ab \n", max_size=60))
    edits: list[Edit] = []
    at = 0
    while at < len(text):
        end = min(len(text), at + draw(st.integers(0, 3)))
        after = draw(st.text("xy ", max_size=3))
        if text[at:end] != after:
            edits.append(Repair(start=at, end=end, before=text[at:end], after=after, rule="r"))
        at = end + draw(st.integers(1, 5))
    return text, tuple(edits)


@given(edits_of(), st.integers(1, 5))
def test_fewer_entries_say_the_same(made: tuple[str, tuple[Edit, ...]], most: int) -> None:
    text, edits = made
    fewer = condensed(text, edits, most)
    assert len(fewer) <= max(most, 0)
    laws.ledger_holds(text, fewer, replay(text, edits))


def test_rules_of_joined_entries_are_named_once() -> None:
    edits = [
        Repair(start=n, end=n + 1, before="x", after="y", rule=rule, confidence=1 - n / 10)
        for n, rule in enumerate(("a", "b+a", "c", "a"))
    ]
    (one,) = condensed("xxxx", edits, 1)
    assert one.rules == ("a", "b", "c")
    assert one.confidence == pytest.approx(0.7)


def test_a_long_text_may_have_more_entries_than_a_short_one() -> None:
    """From both sides: a book of print errors keeps an entry for each of them."""
    assert most_entries("") == 20_000
    assert most_entries(" " * 1_000_000) == 20_000
    assert most_entries(" " * 1_000_050) == 20_001


def test_parts_end_where_paragraphs_do_else_lines_else_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "WINDOW", 20)
    for text, first in (
        ("a" * 12 + "\n\n" + "b c\n" * 9, 14),
        ("a" * 12 + "\n" + "b c " * 9, 13),
        ("a" * 12 + " " + "b" * 30, 13),
        ("a" * 50, 20),
    ):
        found = list(parts.parts_of(text))
        assert found[0] == (0, first)
        assert "".join(text[a:b] for a, b in found) == text
        assert all(b - a <= 20 for a, b in found)


@given(st.text("xy \n", max_size=120), st.integers(8, 30))
def test_mending_in_parts_is_mending(text: str, window: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("newsclean.text.parts", "newsclean.text.passes"):
            patch.setattr(f"{module}.WINDOW", window)
        whole = Draft.of_text(text)
        apart, _ = run_passes(whole, [Pass("test", doubled)], None, Options())
    assert apart.text == text.replace("x", "xx")
    assert undo(apart.text, apart.edits) == text
    pieces = [apart.text[p.start : p.end] for p in apart.pieces]
    assert pieces == [line.replace("x", "xx") for line in text.split("\n") if line.strip()]


def test_links_and_places_stay_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "one x two x three x four x five"
    link = Link(4, 17, "https://a.test/")
    piece = Piece(kind="paragraph", start=0, end=len(text), links=(link,))
    draft = Draft(source=text, text=text, pieces=(piece,), places=(6, len(text)))
    monkeypatch.setattr("newsclean.text.parts.WINDOW", 10)
    monkeypatch.setattr("newsclean.text.passes.WINDOW", 10)
    mended, _ = run_passes(draft, [Pass("test", doubled)], None, Options())
    (kept,) = mended.pieces
    assert "".join(mended.text[x.start : x.end] for x in kept.links) == "xx two xx three"
    assert [mended.text[place:][:3] for place in mended.places] == ["two", ""]


def test_a_flood_of_edits_is_told_and_still_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SENTENCE + "\n\n" + "wo\u200brd " * 200 + SENTENCE
    assert newsclean.clean(text, kind="text").warnings == ()
    monkeypatch.setattr(ledger, "_ENTRIES", 50)
    flooded = newsclean.clean(text, kind="text")
    assert any("ledger" in warning for warning in flooded.warnings)
    assert len(flooded.edits) <= 50
    laws.holds(flooded)
    body = newsclean.clean_text(text)
    assert any("ledger" in warning for warning in body.warnings)
    laws.ledger_holds(text, body.edits, body.text)


@pytest.mark.slow
def test_memory_of_mending_is_bounded_by_the_part() -> None:
    """Some 250 bytes for each edit of one part, not of the text."""
    newsclean.clean_text("wo\u200brd " * 20)
    text = "w\u200bo\u200br\u200bd " * 50_000  # 400,000 characters, 150,000 edits
    tracemalloc.start()
    result = newsclean.clean_text(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "\u200b" not in result.text
    assert peak < 60_000_000, "150,000 edits at once take 90 MB"


def test_a_story_is_mended_as_a_whole() -> None:
    """What a text says elsewhere tells what a word is, as far as any story is long."""
    text = SENTENCE * (90_000 // len(SENTENCE))
    assert len(list(parts.parts_of(text))) == 1
