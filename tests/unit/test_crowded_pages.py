"""Pages of tens of thousands of blocks: few are held while one is read, and each word is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from pages import outline_of

from newsclean.extraction import crowded_page
from newsclean.extraction.blocks import Outline
from newsclean.extraction.crowded_page import within


def paragraphs(count: int) -> str:
    return "".join(f"<div><p>{n}</p></div>" for n in range(count))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of blocks that are looked at, a small one."""
    monkeypatch.setattr(crowded_page, "MOST", 400)
    return 400


@pytest.mark.slow
@pytest.mark.parametrize(("count", "held"), [(29_999, 29_999), (30_000, 20_000)])
def test_of_thirty_thousand_blocks_two_thirds_are_held(count: int, held: int) -> None:
    assert len(outline_of(paragraphs(count)).blocks) == held


def test_three_quarters_of_those_held_are_the_first(small: int) -> None:
    found = outline_of(paragraphs(2_500), most=small)
    assert [b.text for b in found.blocks] == [
        *map(str, range(600)),
        *map(str, range(2_400 - 200, 2_500)),
    ]


def test_a_hundred_that_were_left_out_are_one_in_their_place(small: int) -> None:
    found = outline_of(paragraphs(1_200), most=small)
    assert {item.before for item in found.aside} == {600}
    texts = [item.block.text for item in found.aside]
    assert texts == [
        "\n".join(map(str, range(start, start + 100))) for start in range(600, 1_000, 100)
    ]
    assert {item.step for item in found.aside} == {"limit"}


def test_containers_are_those_of_what_is_held(small: int) -> None:
    found = outline_of(f"<main><article>{paragraphs(2_900)}</article></main>", most=small)
    assert [holder.index for holder in found.containers] == [*range(len(found.containers))]
    held = {b.container for b in found.blocks} | {item.block.container for item in found.aside}
    around = {at for holder in held for at in holder.lineage()}
    assert set(found.containers) == around
    places = {holder: place for place, holder in enumerate(found.containers)}
    assert all(places[h.parent] < places[h] for h in found.containers if h.parent is not None)
    assert found.containers[0].blocks == len(found.blocks)


MIXED: dict[str, Callable[[int], str]] = {
    "blocks": paragraphs,
    "hidden": lambda n: "".join(f"<i><span style=display:none>{i}</span></i>" for i in range(n)),
    "both": lambda n: "".join(f"<p><s hidden>{i}</s><u>{i}</u><hr><li>{i}" for i in range(n)),
    "marks": lambda n: "".join(
        f"<p>{i}<a href='#fn{i}'>[{i}]</a><span style=display:none>{i}</span>" for i in range(n)
    ),
    "nested": lambda n: "".join(f"<ul><li>{i}" for i in range(n // 60) for _ in range(60)),
}


@pytest.mark.parametrize("name", MIXED)
def test_no_word_is_lost_and_what_is_looked_at_is_the_same(name: str, small: int) -> None:
    markup = MIXED[name](1_900)
    few, many = outline_of(markup, most=small), outline_of(markup, most=10**6)
    kept, every = within(few, small)[0], within(many, small)[0]
    assert [b.text for b in kept.blocks] == [b.text for b in every.blocks]
    assert [b.container.tag for b in kept.blocks] == [b.container.tag for b in every.blocks]
    assert len(kept.blocks) + len(kept.aside) < 2_000

    def words(found: Outline) -> Counter[str]:
        blocks = [*found.blocks, *(item.block for item in found.aside)]
        return Counter(word for block in blocks for word in block.text.split())

    assert words(few) == words(many)
    assert all(a.before <= b.before for a, b in zip(few.aside, few.aside[1:], strict=False))
