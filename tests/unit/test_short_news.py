"""Stories of two or three short paragraphs on pages that do not say what they are; what looks like them."""

from __future__ import annotations

import pytest
from edges import Edge, each
from pages import html_page, story_of

from newsclean.model.article import PageKind

TITLE = "Swan on the ramp stops the ferry"
PARAGRAPHS = (
    "The ferry across the sound did not sail on Tuesday because a swan had built its nest on the ramp.",
    "The captain said that the bird would be moved when the eggs have hatched, in three weeks or so.",
    "Until then a bus takes passengers around the bay.",
)
DAY = "<p class=date>12 May 2026</p>"
TEASERS = (
    ("Swan stops ferry for three weeks", PARAGRAPHS[0]),
    (
        "Mayor opens bridge a second time",
        "It was opened again, as nobody had brought scissors before.",
    ),
    (
        "Bakery gives its bread away",
        "A baker gave away four hundred loaves after an order was off.",
    ),
    ("Choir sings in the new tunnel", "The choir sang in the tunnel before the first train came."),
)


def said(count: int = 3) -> str:
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:count])


def kind(body: str, links: int = 10) -> PageKind:
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(8))
    others = "".join(
        f"<li><a href=/s{n}>Another story of the bay number {n}</a></li>" for n in range(links)
    )
    page = f"<ul>{menu}</ul><main><h1>{TITLE}</h1>{body}</main><ul>{others}</ul>"
    return story_of(html_page(page, title=TITLE)).kind


@pytest.mark.parametrize("links", [2, 20, 60])
@pytest.mark.parametrize("count", [2, 3])
def test_a_short_dated_story_is_a_story(count: int, links: int) -> None:
    assert kind(DAY + said(count), links) == "article"


@pytest.mark.parametrize(
    "body",
    [
        said(),
        DAY + said(1),
        DAY
        + "".join(
            f"<div><h2><a href=/a>{head}</a></h2><p>{text}</p></div>" for head, text in TEASERS
        ),
        DAY + "".join(f"<p><a href=/a>{head}</a></p><p>{text}</p>" for head, text in TEASERS),
        DAY + f"<p>{PARAGRAPHS[0]}</p><ul><li>{PARAGRAPHS[1]}</li></ul>",
    ],
    ids=["no day", "one sentence", "teasers below headings", "teasers below links", "an item"],
)
def test_what_is_none(body: str) -> None:
    assert kind(body) != "article"


def beside(words: int) -> str:
    """A paragraph, and a second one of so many words."""
    return f"{said(1)}<p>They {'so ' * (words - 2)}waited.</p>"


def long(words: int) -> str:
    """A story of so many words in three paragraphs, the last of which has what the others leave."""
    each = words // 3
    sizes = [each] * 2 + [words - 2 * each]
    return "".join(f"<p>They{n} {'so ' * (size - 2)}waited.</p>" for n, size in enumerate(sizes))


EDGES = [
    Edge("words of no sentence", lambda n: kind(DAY + beside(n)) == "article", 5, False, True),
    Edge("links around a story", lambda n: kind(DAY + said(2), n) == "article", 119, True, False),
    Edge("words of a story", lambda n: kind(DAY + long(n)) == "article", 246, True, False),
]


@each(EDGES)
def test_bounds(edge: Edge) -> None:
    edge.check()
