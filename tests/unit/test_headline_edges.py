"""How far the rules of headlines reach: at each bound, and just beyond."""

from __future__ import annotations

import pytest
from edges import Edge, each
from metadata_pages import sized, times
from pages import html_page, metadata_of

from newsclean.metadata.headline import without_site


def headline(body: str, og: str = "", title: str = "Coast Signal") -> str | None:
    head = f'<meta property="og:title" content="{og}">' if og else ""
    found = metadata_of(html_page(body, head, title=title)).headline
    return found.value if found else None


def headed(text: str, og: str) -> bool:
    """Whether the first of two headings is the headline."""
    return headline(f"<h1>{text}</h1><h1>Zebra crossing</h1>", og) == text


def in_bold(text: str) -> str | None:
    """The headline of a page without headings whose title begins with a line in bold."""
    return headline(f"<p><b>{text}</b></p>", title=f"{text} of the coast")


def numbered(word: str, n: int) -> str:
    return " ".join(f"{word}{i}" for i in range(n))


SEVEN = "Town keeps both of its old clocks"


TEN = numbered("w", 10)


HEADLINES = [
    Edge(
        "foreign words in a heading that shares two of four",
        lambda n: headed(f"Town keeps {numbered('x', n)}", "Town keeps two clocks"),
        6,
        True,
        False,
    ),
    Edge(
        "foreign words in a lower heading that shares six",
        lambda n: headline(
            f"<h2>Town keeps both of its clocks {numbered('x', n)}</h2>",
            "Town keeps both of its clocks",
        ).endswith(f"x{n - 1}"),
        4,
        True,
        False,
    ),
    Edge(
        "words of a heading",
        lambda n: headed(f"{TEN} {numbered('x', n - 10)}", f"{TEN} {numbered('x', 22)}"),
        35,
        True,
        False,
    ),
    Edge(
        "words of a label behind a stroke",
        lambda n: headline(f"<h1>{SEVEN} | {times('so', n)}</h1>", SEVEN) == SEVEN,
        4,
        True,
        False,
    ),
    Edge(
        "characters of a bold line that begins the title",
        lambda n: in_bold(f"{sized('Old town', n - 4)} end").endswith(" end"),
        300,
        True,
        False,
    ),
    Edge(
        "words of a bold line that is too short for a headline",
        lambda n: in_bold(times("Town", n)).endswith("coast"),
        2,
        True,
        False,
    ),
    Edge(
        "foreign words in a part that names a site in six words",
        lambda n: (
            without_site(f"{SEVEN} so | {numbered('w', 6)} {numbered('x', n)}", numbered("w", 6))
            == f"{SEVEN} so"
        ),
        4,
        True,
        False,
    ),
    Edge(
        "foreign words in a visible part that names a site in ten",
        lambda n: without_site(f"{SEVEN} | {TEN} {numbered('x', n)}", TEN, visible=True) == SEVEN,
        1,
        True,
        False,
    ),
]


@each(HEADLINES)
def test_headlines(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(
    ("heading", "og", "believed"),
    [
        ("Fires are lit", "", True),
        ("Fires lit", "", False),
        ("Fires are lit again", "Skerry guide book", True),
        ("Fires are lit", "Skerry guide book", False),
    ],
)
def test_the_only_heading_is_believed_from_some_words_on(
    heading: str, og: str, believed: bool
) -> None:
    assert (headline(f"<h1>{heading}</h1>", og, title="Skerry notes of all") == heading) is believed


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Two clocks - Tower | Coast", "Two clocks - Tower"),
        ("Two old clocks - Tower | Coast", "Two old clocks"),
    ],
)
def test_a_part_of_a_title_is_a_headline_from_three_words_on(title: str, bare: str) -> None:
    assert without_site(title, "Coast") == bare


@pytest.mark.parametrize(
    ("og", "read"), [("Two clocks", False), ("Two old clocks", True), ("Two very old clocks", True)]
)
def test_a_day_goes_from_a_heading_with_three_words_beside_it(og: str, read: bool) -> None:
    assert (headline(f"<h1>Dec 18 2025 {og}</h1>", og) == og) is read
