"""How much of a page's data and marks is read: at each bound, and just beyond."""

from __future__ import annotations

import json

from edges import Edge, each
from pages import html_page, parsed

from newsclean.html import read_json, strings
from newsclean.html.jsonld import value_text


def marked(size: int) -> int:
    """How many marked elements a text of this size is among."""
    page = parsed(html_page(f"<p itemprop='author'>{'x' * size}</p>"))
    return len(page.markup.marked)


def beside_prose(size: int) -> bool:
    """Whether a mark behind so much text of a paragraph stands inside prose."""
    page = parsed(html_page(f"<p>{'x ' * size}<b itemprop='author'>Ada Ohm</b></p>"))
    return page.markup.marked[0].inside_prose


def stated(size: int) -> int:
    """How many objects are read of a script of this size, at whose end one stands."""
    script = '{"@type": "Thing"}'.rjust(size)
    page = parsed(html_page(head=f'<script type="application/ld+json">{script}</script>'))
    return len(page.markup.nodes)


def named(size: int) -> bool:
    """Whether the name of a statement is kept whole."""
    return (
        "x" * size in parsed(html_page(head=f'<meta name="{"x" * size}" content="a">')).markup.metas
    )


EDGES = [
    Edge(
        "headings",
        lambda n: len(parsed(html_page("<h2>So it was</h2>" * n)).markup.headings) == n,
        100,
        True,
        False,
    ),
    Edge(
        "values of one statement",
        lambda n: (
            len(parsed(html_page(head='<meta name="a" content="b">' * n)).markup.metas["a"]) == n
        ),
        50,
        True,
        False,
    ),
    Edge(
        "statements",
        lambda n: (
            len(
                parsed(
                    html_page(head="".join(f'<meta name="a{i}" content="b">' for i in range(n)))
                ).markup.metas
            )
            == n
        ),
        300,
        True,
        False,
    ),
    Edge("characters of the name of a statement", named, 100, True, False),
    Edge(
        "characters of a language",
        lambda n: len(parsed(html_page(lang="x" * n)).markup.language) == n,
        40,
        True,
        False,
    ),
    Edge("characters of a script", stated, 1_000_000, 1, 0),
    Edge("values of a script", lambda n: len(read_json("{} " * n)) == n, 50, True, False),
    Edge("characters of a value", lambda n: len(value_text("x" * n)) == n, 2000, True, False),
    Edge(
        "strings of a value, in a list of them",
        lambda n: len(strings(json.loads(json.dumps(["x"] * n)))) == n,
        3999,
        True,
        False,
    ),
    Edge("characters of a marked element", marked, 399, 1, 0),
    Edge("words beside a mark that is not inside prose", beside_prose, 11, False, True),
]


@each(EDGES)
def test_data_and_marks(edge: Edge) -> None:
    edge.check()
