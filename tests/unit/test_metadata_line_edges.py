"""Deks, days, sites and tags: up to how many words and letters each is read from a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from growing import changes, words
from pages import html_page, metadata_of

from newsclean.metadata.visible_dates import opening_days

TITLE = "Two old clocks stay"
HEADING = f"<h1>{TITLE}</h1>"
SAID = (
    "The keeper of the light walked down to the shore again and nobody had seen boat number {}, and so it"
    " was on the day before the boat came in again."
)
STORY = "".join(f"<p>{SAID.format(i)}</p>" for i in range(6))


def read(
    field: str,
    body: str,
    head: str = "",
    title: str = TITLE,
    url: str | None = None,
    ld: Any = None,
) -> Any:
    found = getattr(metadata_of(html_page(body, head, title=title, ld=ld), url), field)
    return None if found is None else found.value


def lines(n: int) -> str:
    return "".join(f"<p class=l>Line {i}</p>" for i in range(n))


def site(name: str, links: int = 0, url: str | None = None) -> bool:
    """Whether the end of the title is the site's name, behind so many links."""
    home = "" if url else f"<a href='/'>{name}</a>"
    page = "<a href=/x>so</a>" * links + home + HEADING + STORY
    return read("site_name", page, title=f"{TITLE} | {name}", url=url) == name


def of_list(days: int, before: int) -> bool:
    """Whether a day is told among so many of one class, behind so many lines."""
    shown = "".join(f"<p class=d>{i + 3} May 2024</p>" for i in range(days))
    return read("published", HEADING + lines(before) + shown + STORY) is not None


def states(headline: str) -> bool:
    """Whether the data of a page are believed that tell of a story with this headline."""
    ld = {"@type": "NewsArticle", "headline": headline, "author": {"name": "Ada Ohm"}}
    return read("authors", HEADING + STORY, ld=ld, title="Clocks stay tower again") is not None


OTHERS = ("Boats", "Rowing", "Harbour", "Lantern", "Ferries")
FIELDS = [
    pytest.param(lambda n: site(words(n)), range(1, 14), [6], id="words of a site's name"),
    pytest.param(
        lambda n: site("skerry"[:n], url="https://www.skerry.example/a"),
        range(1, 7),
        [3],
        id="letters of a site's name in its address",
    ),
    pytest.param(
        lambda n: site("Coast", n), range(20, 80), [39], id="links in front of the front page"
    ),
    pytest.param(
        lambda n: (
            len(
                read(
                    "sections",
                    HEADING,
                    "".join(f'<meta property="article:section" content="S{i}">' for i in range(n)),
                )
            )
            == n
        ),
        range(5, 40),
        [20],
        id="sections",
    ),
    pytest.param(
        lambda n: (
            len(
                read(
                    "keywords",
                    HEADING,
                    f'<meta name=keywords content="{", ".join(f"k{i}" for i in range(n))}">',
                )
            )
            == n
        ),
        range(10, 90),
        [50],
        id="keywords",
    ),
    pytest.param(
        lambda n: states(" ".join(OTHERS[:n])),
        range(1, 6),
        [2],
        id="words of another headline in the data",
    ),
    pytest.param(
        lambda n: states(" ".join(word[:n] for word in ("boatsxx", "rowingx", "harbour"))),
        range(2, 7),
        [3],
        id="letters of those words",
    ),
]
DAYS = [
    pytest.param(
        lambda n: [*opening_days(f"{words(n - 3)} 3 May 2024 | The boat")] != [],
        range(4, 14),
        [8],
        id="words that open a story",
    ),
    pytest.param(
        lambda n: read("published", f"{HEADING}<p>3 May 2024 {words(n - 3)}</p>{STORY}"),
        range(4, 30),
        [16],
        id="words of a line with a day",
    ),
    pytest.param(
        lambda n: read(
            "modified",
            f"{HEADING}<p>Published 3 May 2024, updated 4 May 2024 {words(n - 8)}</p>{STORY}",
        ),
        range(9, 60),
        [32],
        id="words of a line with two days",
    ),
    pytest.param(
        lambda n: read("published", f"{HEADING}<p>3 May 2024 {'x' * (n - 11)}</p>{STORY}"),
        range(190, 620, 3),
        [397],
        id="letters of a line with a day",
    ),
    pytest.param(
        lambda n: read(
            "modified", f"{HEADING}<p>Updated {'x' * (n - 8)}</p><p>4 May 2024</p>{STORY}"
        ),
        range(9, 40),
        [15],
        id="letters of a line in front of a day",
    ),
    pytest.param(lambda n: of_list(n, 8), range(1, 8), [2], id="days of a list"),
    pytest.param(lambda n: of_list(4, n), range(12), [4], id="lines in front of a list"),
    pytest.param(
        lambda n: read(
            "published",
            f"{HEADING}{STORY}<div><span class=published>3 May 2024 {'x' * (n - 11)}</span></div>",
        ),
        range(60, 180),
        [99],
        id="letters of a day far from the headline",
    ),
]
SUMMARY = "So then it was again" + " so" * 40
PLACES = "Skerry Linnet Holm Coast".split()


def dek(body: str, summary: str = "") -> str:
    head = f'<meta name=description content="{summary}">' if summary else ""
    return read("description", body + STORY, head) or ""


def unmarked(size: int = 10, prose: int = 30) -> str:
    """The sentence of so many words in front of a byline, of a story with paragraphs of so many."""
    story = "".join(f"<p>{i} {words(prose - 2)} boat.</p>" for i in range(4))
    line = f"<p class=x>{words(size - 1)} boat.</p><p class=by>By Ada Ohm</p>"
    return read("description", HEADING + line + story) or ""


DEKS = [
    pytest.param(
        lambda n: dek(f"<h1>港は寒い</h1><p class=dek>{'港' * n}</p>") != "",
        range(4, 40),
        [15],
        id="letters of a dek without spaces",
    ),
    pytest.param(
        lambda n: (
            dek(HEADING + "".join(f"<p class=dek>So then it was {i}</p>" for i in range(n))).count(
                "\n"
            )
            == n - 1
        ),
        range(1, 14),
        [6],
        id="lines of a dek",
    ),
    pytest.param(
        lambda n: dek(f"{HEADING}{lines(n)}<p class=dek>So then it was so</p>"),
        range(14),
        [7],
        id="lines in front of a dek",
    ),
    pytest.param(
        lambda n: dek(f"{HEADING}<p>{words(n)}</p><p class=dek>So then it was so</p>"),
        range(20, 100),
        [59],
        id="words of a line in front of a dek",
    ),
    pytest.param(
        lambda n: len(dek(f"{HEADING}<p>{SUMMARY}</p>", f"{SUMMARY[: n - 1]}x…")) > n + 1,
        range(30, 100),
        [59],
        id="letters of a summary that was cut off",
    ),
    pytest.param(
        lambda n: dek(f"{HEADING}<p>{' '.join(PLACES[:n])} {SUMMARY}.</p>", f"{SUMMARY}.")[:2],
        range(1, 5),
        [3],
        id="words of a place in front of a summary",
    ),
    pytest.param(lambda n: unmarked(n) != "", range(3, 24), [7], id="words of an unmarked dek"),
    pytest.param(
        lambda n: unmarked(20, n) != "", range(10, 60), [24], id="words of a paragraph behind it"
    ),
]


@pytest.mark.parametrize(("get", "sizes", "edges"), FIELDS + DAYS + DEKS)
def test_up_to_where_a_field_is_read(
    get: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(get, sizes) == edges
