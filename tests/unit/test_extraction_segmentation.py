"""Pages fall into blocks as a browser would set them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from pages import outline_of, parsed

from newsclean.extraction.crowded_page import within
from newsclean.extraction.segmentation import outline


def texts(body: str, *, everything: bool = False) -> list[str]:
    return [b.text for b in outline_of(body, everything=everything).blocks]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>The  ferry\n left</p><p>at dawn.</p>", ["The ferry left", "at dawn."]),
        ("<p>Nobody<b>'s</b> fault <i>at</i> all</p>", ["Nobody's fault at all"]),
        (
            "<div>One sentence stands in here.<br><br>Another follows</div>",
            ["One sentence stands in here.", "Another follows"],
        ),
        ("<p>12 Harbour Road<br>Skerry</p>", ["12 Harbour Road Skerry"]),
        ("<div>loose <p>set</p> tail</div>", ["loose", "set", "tail"]),
        ("<p>seen<script>unseen()</script><style>p{}</style> too</p>", ["seen too"]),
        ("<nav><a href='/'>Home</a></nav><p>Text</p>", ["Text"]),
        ("<nav><article><p>Broken nesting</p></article></nav>", ["Broken nesting"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>She <span class='sr-only'>(opens in a new tab)</span>left</p>", ["She left"]),
        (
            "<p>Mayor <span><a href='/m'>Ann Lee</a><span class='rollover-people-block'>"
            "<a href='/1'>Ann Lee opens pool</a></span></span> smiled</p>",
            ["Mayor Ann Lee smiled"],
        ),
        ("<template shadowrootmode='open'><p>In the shadow</p></template>", ["In the shadow"]),
        ("<my-box>Own element</my-box>", ["Own element"]),
    ],
)
def test_blocks(body: str, wanted: list[str]) -> None:
    assert texts(body) == wanted


def test_noscript_and_templates_only_where_everything_is_wanted() -> None:
    body = "<noscript><p>without scripts</p></noscript><template><p>waiting</p></template><p>x</p>"
    assert texts(body) == ["x"]
    assert texts(body, everything=True) == ["without scripts", "waiting", "x"]


def test_a_streamed_box_is_not_hidden() -> None:
    found = outline_of("<div hidden id='S:1'><p>Streamed</p></div><div hidden><p>Hidden</p></div>")
    assert [b.container.hidden for b in found.blocks] == [False, True]


def test_links_are_spans_of_the_text() -> None:
    [block] = outline_of(
        "<p>  See <a href='/a'>the \n report</a>, or <a href='/b'>this</a>.</p>"
    ).blocks
    assert [(block.text[a:b], href) for a, b, href in block.links] == [
        ("the report", "/a"),
        ("this", "/b"),
    ]
    assert block.link_words == 3


def test_links_follow_their_text_through_breaks() -> None:
    first, second = outline_of(
        "<div>A first sentence with <a href='/1'>one link</a> in it.<br><br>"
        "<a href='/2'>Second</a> paragraph</div>"
    ).blocks
    assert [first.text[a:b] for a, b, _ in first.links] == ["one link"]
    assert [second.text[a:b] for a, b, _ in second.links] == ["Second"]


def test_emphasis_is_measured() -> None:
    slanted, bold, mixed = outline_of(
        "<p><em>All of it leans</em></p><p><b>Bold</b></p><p>half <i>half</i></p>"
    ).blocks
    assert slanted.slanted == 1.0
    assert bold.bold == 1.0
    assert 0.3 < mixed.slanted < 0.6


def test_sums() -> None:
    found = outline_of("<div class='Story main'><p>one two</p><p>three</p></div>")
    holder = found.blocks[0].container.parent
    assert holder is not None
    assert (holder.words, holder.blocks) == (3, 2)


@pytest.mark.parametrize(
    "unit",
    [
        "<br>word",
        "<a href='/x'>link</a><br><br>",
        "<i>x</i> ",
        "\u00a0",
        "<div>",
        "<b>",
        "<a href=x>",
    ],
)
def test_work_grows_with_the_page(unit: str) -> None:
    def steps(times: int) -> int:
        """Lines of newsclean's code that are run for a page."""
        root = parsed(unit * times).root
        count = 0

        def trace(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
            nonlocal count
            count += event == "line"
            return trace if "newsclean" in frame.f_code.co_filename else None

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            outline(root)
        finally:
            sys.settrace(before)
        return count

    assert steps(2_000) < 4.5 * steps(500) + 200


def test_what_holds_no_text_is_no_container() -> None:
    found = outline_of(
        "<div><div></div><article></article><main class='m'><p>Text</p></main></div>"
    )
    assert [c.tag for c in found.containers] == ["html", "body", "div", "main", "p"]
    assert [c.tag for c in found.frames] == ["html", "body", "main"]
    assert found.articles == 1
    assert outline_of("").containers[0].tag == "html"


def test_of_too_many_blocks_the_middle_goes() -> None:
    found, warnings = within(outline_of("".join(f"<p>{n}</p>" for n in range(20))), 8)
    assert [b.text for b in found.blocks] == ["0", "1", "2", "3", "4", "5", "18", "19"]
    assert found.containers[0].words == 8
    assert warnings == ("blocks beyond 8 were dropped from the middle of the page",)
    assert within(found, 8) == (found, ())
