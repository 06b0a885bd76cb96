"""What the charts of a report draw, in the units of their own coordinates."""

from __future__ import annotations

import lxml.etree
import pytest

from newsclean.report.charts import bars, columns, number, parts_of, percent, spark

Drawn = tuple[str, dict[str, float], str]
SIZES = ("x", "y", "width", "height", "x1", "x2", "y1", "y2")


def drawn(svg: str) -> tuple[str, list[Drawn]]:
    """The view box and each shape: its tag, place and size, and its text."""
    tree = lxml.etree.fromstring(svg)
    shapes = [
        (e.tag, {k: float(e.get(k)) for k in SIZES if e.get(k)}, e.text or "")
        for e in tree.iter("rect", "text", "line")
    ]
    return tree.get("viewBox"), shapes


def text(x: float, y: float, said: str) -> Drawn:
    return "text", {"x": x, "y": y}, said


def rect(x: float, y: float, width: float, height: float) -> Drawn:
    return "rect", {"x": x, "y": y, "width": width, "height": height}, ""


def test_bars_stand_behind_the_longest_name_and_leave_room_for_their_numbers() -> None:
    items = [("article", 10.0), ("a name that is much too long for it", 5.5)]
    box, shapes = drawn(bars("Kinds", items, rest="3 more"))
    assert box == "0 0 420 66"
    assert shapes == [
        text(171.2, 15, "article"),
        rect(179.2, 4, 180.8, 14),
        text(366.0, 15, "10"),
        text(171.2, 37, "a name that is much too…"),
        rect(179.2, 26, 99.4, 14),
        text(284.6, 37, "5.5"),
        text(179.2, 59, "3 more"),
    ]


def test_few_columns_are_all_named_and_the_tallest_has_its_number() -> None:
    box, shapes = drawn(columns("Years", [("1", 4.0), ("2", 0), ("3", 2)], "years"))
    assert box == "0 0 420 186"
    assert shapes == [
        ("line", {"x1": 0, "x2": 420, "y1": 148, "y2": 148}, ""),
        rect(1.5, 18, 137, 130),
        text(70, 14, "4"),
        text(70, 163, "1"),
        text(210, 163, "2"),
        rect(281.5, 83, 137, 65),
        text(350, 163, "3"),
        text(210, 181, "years"),
    ]


@pytest.mark.parametrize(("count", "named"), [(10, 10), (11, 3), (13, 4)])
def test_of_more_than_ten_columns_every_fourth_is_named(count: int, named: int) -> None:
    _, shapes = drawn(columns("Years", [(f"n{n}", 1.0 + n) for n in range(count)], "years"))
    names = [said for tag, _, said in shapes if tag == "text" and said.startswith("n")]
    assert names == [f"n{n}" for n in range(0, count, 1 if count <= 10 else 4)]
    assert len(names) == named


def test_names_of_few_columns_stand_in_their_middle_and_those_of_many_at_their_edge() -> None:
    few = drawn(columns("", [(f"n{n}", 1.0) for n in range(10)], ""))[1]
    many = drawn(columns("", [(f"n{n}", 1.0) for n in range(12)], ""))[1]
    assert text(231, 163, "n5") in few
    assert text(140, 163, "n4") in many


@pytest.mark.parametrize(("tallest", "x"), [(0, 22), (19, 398), (9, 199.5)])
def test_the_number_of_the_tallest_column_stays_inside(tallest: int, x: float) -> None:
    items = [(f"n{n}", 5.0 if n == tallest else 1.0) for n in range(20)]
    assert text(x, 14, "5") in drawn(columns("", items, ""))[1]


def test_the_anchor_of_the_first_name_of_many_is_its_beginning() -> None:
    for count, anchor in ((10, "tick mid"), (11, "tick ")):
        svg = columns("", [(f"n{n}", 1.0) for n in range(count)], "")
        first = lxml.etree.fromstring(svg).xpath("//text[.='n0']")[0]
        assert first.get("class") == anchor


def test_parts_of_a_bar_are_as_wide_as_their_share_and_never_invisible() -> None:
    box, shapes = drawn(parts_of("Parts", [("a", 3, "x"), ("b", 1, "y"), ("c", 0.001, "y")]))
    assert box == "0 0 1001.75 20"
    assert shapes == [rect(0, 0, 749.8, 20), rect(749.8, 0, 249.9, 20), rect(999.8, 0, 2, 20)]


@pytest.mark.parametrize(("share", "width"), [(0, 0), (0.001, 1), (0.5, 40), (1, 80), (3, 80)])
def test_a_small_bar_is_as_wide_as_its_share(share: float, width: float) -> None:
    assert drawn(spark(share, "plain"))[1][0][1]["width"] == width


@pytest.mark.parametrize(
    ("n", "shown"), [(99.94, "99.9"), (100.4, "100"), (60.5, "60.5"), (149.5, "150"), (3.0, "3")]
)
def test_a_small_number_has_a_decimal(n: float, shown: str) -> None:
    assert number(n) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (99_949, 100_000, "99.9"),
        (99_951, 100_000, "over 99.9"),
        (150, 100, "150.0"),
        (6, 1000, "0.6"),
    ],
)
def test_a_share_in_percent(part: float, whole: float, shown: str) -> None:
    assert percent(part, whole) == f"{shown}\u2009%"
