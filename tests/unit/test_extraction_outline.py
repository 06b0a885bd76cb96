"""Pages fall into blocks as a browser would set them."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from newsclean.extraction.blocks import Outline, path
from newsclean.extraction.segmentation import outline


def tree(body: str) -> etree._Element:
    return etree.fromstring(f"<html><body>{body}</body></html>", etree.HTMLParser(huge_tree=True))


def of(body: str, *, everything: bool = False) -> Outline:
    return outline(tree(body), everything=everything)


def texts(body: str, *, everything: bool = False) -> list[str]:
    return [b.text for b in of(body, everything=everything).blocks]


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
    found = of("<div hidden id='S:1'><p>Streamed</p></div><div hidden><p>Hidden</p></div>")
    assert [b.container.hidden for b in found.blocks] == [False, True]


def test_links_are_spans_of_the_text() -> None:
    [block] = of("<p>  See <a href='/a'>the \n report</a>, or <a href='/b'>this</a>.</p>").blocks
    assert [(block.text[a:b], href) for a, b, href in block.links] == [
        ("the report", "/a"),
        ("this", "/b"),
    ]
    assert block.link_words == 3


def test_links_follow_their_text_through_breaks() -> None:
    first, second = of(
        "<div>A first sentence with <a href='/1'>one link</a> in it.<br><br>"
        "<a href='/2'>Second</a> paragraph</div>"
    ).blocks
    assert [first.text[a:b] for a, b, _ in first.links] == ["one link"]
    assert [second.text[a:b] for a, b, _ in second.links] == ["Second"]


def test_emphasis_is_measured() -> None:
    slanted, bold, mixed = of(
        "<p><em>All of it leans</em></p><p><b>Bold</b></p><p>half <i>half</i></p>"
    ).blocks
    assert slanted.slanted == 1.0
    assert bold.bold == 1.0
    assert 0.3 < mixed.slanted < 0.6


def test_sums_and_paths() -> None:
    found = of("<div class='Story main'><p>one two</p><p>three</p></div>")
    holder = found.blocks[0].container.parent
    assert holder is not None
    assert (holder.words, holder.blocks) == (3, 2)
    assert path(found.blocks[0].container) == "html > body > div.story > p"


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
def test_time_grows_with_the_page(unit: str) -> None:
    def seconds(times: int) -> float:
        root = tree(unit * times)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            outline(root)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(8_000) < 14 * seconds(2_000) + 0.02


def test_what_holds_no_text_is_no_container() -> None:
    found = of("<div><div></div><article></article><main class='m'><p>Text</p></main></div>")
    assert [c.tag for c in found.containers] == ["html", "body", "div", "main", "p"]
    assert [c.tag for c in found.frames] == ["html", "body", "main"]
    assert found.articles == 1
    assert of("").containers[0].tag == "html"
