"""A draft keeps text, blocks and ledger in step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.ledger import Removal, Repair, replay, undo
from newsclean.model.article import Link
from newsclean.model.draft import Draft, Piece


def test_a_removed_line_takes_its_block_along() -> None:
    text = "First paragraph.\n\nAlso Read: more\n\nLast paragraph."
    draft = Draft.of_text(text)
    cut = Removal(start=16, end=33, before=text[16:33], after="", rule="en.also-read")
    after = draft.apply([cut])
    assert after.text == "First paragraph.\n\nLast paragraph."
    assert [b.text for b in after.blocks()] == ["First paragraph.", "Last paragraph."]


def test_links_move_with_their_words() -> None:
    text = "Two  blanks and a link."
    piece = Piece(
        kind="paragraph", start=0, end=len(text), links=(Link(18, 22, "https://a.test/"),)
    )
    draft = Draft(source=text, text=text, pieces=(piece,))
    after = draft.apply([Repair(start=3, end=5, before="  ", after=" ", rule="spacing.doubled")])
    (link,) = after.blocks()[0].links
    assert after.text[link.start : link.end] == "link"


def test_settling_sets_one_blank_line_between_blocks() -> None:
    draft = Draft.of_text("\n One line. \nAnother.\n\n\n\nThird.\n").settle()
    assert draft.text == "One line.\n\nAnother.\n\nThird."
    assert undo(draft.text, draft.edits) == draft.source


def test_a_block_that_a_pass_broke_becomes_two_of_its_kind() -> None:
    text = "It ended.Then it began."
    draft = Draft(source=text, text=text, pieces=(Piece(kind="blockquote", start=0, end=23),))
    broken = draft.apply([Repair(start=9, end=9, before="", after="\n\n", rule="layout.break")])
    blocks = broken.settle().blocks()
    assert [(b.kind, b.text) for b in blocks] == [
        ("blockquote", "It ended."),
        ("blockquote", "Then it began."),
    ]


def test_two_lines_that_a_pass_joined_become_one_block() -> None:
    text = "It ended\nthere."
    draft = Draft.of_text(text)
    assert len(draft.pieces) == 2
    joined = draft.apply([Repair(start=8, end=9, before="\n", after=" ", rule="layout.hard-wrap")])
    assert [b.text for b in joined.settle().blocks()] == ["It ended there."]


def test_what_is_inserted_at_the_end_of_a_block_belongs_to_it() -> None:
    draft = Draft.of_text("“It ended.\n\nHe left.")
    after = draft.apply([Repair(start=10, end=10, before="", after="”", rule="quotes.unclosed")])
    assert [b.text for b in after.settle().blocks()] == ["“It ended.”", "He left."]


@given(st.text(alphabet="ab.\n \t“", max_size=60))
def test_settling_is_stable_and_reversible(text: str) -> None:
    once = Draft.of_text(text).settle()
    assert "\n\n".join(b.text for b in once.blocks()) == once.text
    assert replay(text, once.edits) == once.text
    assert undo(once.text, once.edits) == text
    assert Draft.of_text(once.text).settle().text == once.text


def test_inline_code_keeps_its_letters_but_no_control_characters() -> None:
    page = "<h1>Ops</h1><p>Call <code>fo\x07o ()</code> on Monday, the harbour board wrote.</p>"
    assert newsclean.clean(page).body == "Call foo () on Monday, the harbour board wrote."
