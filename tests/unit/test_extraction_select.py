"""Which blocks come along with those that were chosen."""

from __future__ import annotations

from pages import outline_of

from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.select import whole_lists


def whole(body: str, chosen: set[str]) -> list[str]:
    found = outline_of(body)
    start = [i for i, b in enumerate(found.blocks) if b.text in chosen]
    return [found.blocks[i].text for i in whole_lists(start, found, kinds_of(found))]


def test_a_list_of_which_half_was_chosen_is_whole() -> None:
    items = "<ul><li>one</li><li>two</li><li>three</li><li>four</li></ul>"
    assert whole(items, {"two", "three"}) == ["one", "two", "three", "four"]
    assert whole(items, {"two"}) == ["two"]


def test_a_table_of_which_half_was_chosen_has_no_holes() -> None:
    rows = "<table><tr><td>Ayr</td><td>3</td></tr><tr><td>Ely</td><td>5</td></tr></table>"
    assert whole(rows, {"Ayr", "Ely"}) == ["Ayr", "3", "Ely", "5"]
    assert whole(rows, {"3"}) == ["3"]


def test_the_cells_of_a_layout_are_no_table() -> None:
    long = "The people of Skerry, who have waited since the spring, said on Monday that they would."
    rows = f"<table><tr><td>Home</td><td>News</td><td>{long}</td><td>{long}</td></tr></table>"
    assert "Home" not in whole(rows, {long})
