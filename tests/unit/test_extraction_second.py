"""The second opinion answers or keeps silent, and never fails."""

from __future__ import annotations

import sys

import pytest
from lxml import etree

from newsclean.extraction.second_opinion import second_opinion

STORY = (
    "The harbour bridge will close for a month from Monday, the port authority said, while its "
    "lifting gear, fitted in 1961, is replaced, and ferries will run in its place. "
)


def tree(markup: str) -> etree._Element:
    return etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser())


def test_it_finds_prose() -> None:
    paragraphs = "".join(f"<p>On day {n} it is the same. {STORY}</p>" for n in range(6))
    page = f"<ul><li><a href=/>Home</a></li></ul><div>{paragraphs}</div>"
    found = second_opinion(tree(page))
    assert found is not None
    assert sum("harbour bridge" in block.text for block in found.blocks) == 6


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p></p>",
        "<a href=/x>only a link</a>" * 40,
        "<p>x</p>" * 6_000,
        f"<p>{'x ' * 200_000}</p>",
    ],
)
def test_it_keeps_silent_on_pages_without_prose_and_on_large_ones(page: str) -> None:
    found = second_opinion(tree(page))
    assert found is None or all(not block.is_prose for block in found.blocks)


def test_it_keeps_silent_where_readability_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "readability", None)
    assert second_opinion(tree(f"<div>{f'<p>{STORY}</p>' * 6}</div>")) is None
