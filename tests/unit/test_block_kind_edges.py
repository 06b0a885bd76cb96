"""What makes a block a caption or a cell, and a box one of readers or of a paywall: at each bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from growing import changes, words
from pages import outline_of

from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.blocks import Outline
from newsclean.extraction.comments import comment_boxes, without_comments, without_walls

PROSE = "The keeper of light number {} walked down to the shore again and nobody had seen the boat."
PICTURE = "<img src=a.jpg>"


def prose(count: int, first: int = 0) -> str:
    return "".join(f"<p>{PROSE.format(first + i)}</p>" for i in range(count))


STORY = prose(3)


def captions(body: str) -> int:
    return kinds_of(outline_of(body)).count("caption")


def last(body: str) -> str:
    return kinds_of(outline_of(body))[-1]


def table(*cells: str) -> str:
    return "<table><tr>" + "".join(cells) + "</table>"


def slides(between: int) -> int:
    return captions(
        STORY + "".join("<p>So it was (Roe/AP)</p>" + "<p>So.</p>" * between for _ in "abc")
    )


def always_pictured(times: int, beside: int) -> int:
    """Boxes of one name with thirty words, each right behind a picture, among other paragraphs."""
    one = f"{PICTURE}<div class=foo>{words(30)}</div><p>{PROSE}</p>"
    return captions(prose(beside) + one * times)


Filter = Callable[[list[int], Outline, int | None], list[int]]


def gone(rule: Filter, box: str) -> int:
    """How many blocks go."""
    found = outline_of(STORY + box)
    every = list(range(len(found.blocks)))
    return len(every) - len(rule(every, found, None))


def offer(words_or_prose: str) -> bool:
    return gone(without_walls, f"<div class=paywall>{words_or_prose}<button></button></div>") > 0


def without_readers(story: list[int], found: Outline, headline_at: int | None) -> list[int]:
    return without_comments(story, found, comment_boxes(found), headline_at)


def replies(item: str) -> bool:
    return gone(without_readers, f"<ul>{f'<li>{item}</li>' * 4}</ul>") == 8


@pytest.mark.parametrize(
    ("read", "sizes", "edges"),
    [
        pytest.param(
            lambda n: captions(f"<div>{PICTURE}<p>{words(n - 2)} Photo: Roe</p></div>"),
            range(40, 60),
            [50],
            id="words of a caption with a credit",
        ),
        pytest.param(
            lambda n: captions(f"{STORY}<div class=box>{PICTURE}<p>{words(n)}</p></div>{STORY}"),
            range(15, 40),
            [25],
            id="words of a small box with a picture",
        ),
        pytest.param(
            lambda n: captions(
                f"{STORY}<p>{words(20)} ({'a' * n}/{'b' * 39})</p><p>So (Roe/AP)</p>{STORY}"
            ),
            range(30, 60),
            [40],
            id="characters of a credit in brackets",
        ),
        pytest.param(
            lambda n: captions(
                f"{STORY}<div>{PICTURE}<p>"
                + "<em>aa </em>" * n
                + "bb " * (30 - n)
                + f"</p></div>{STORY}"
            ),
            range(20, 31),
            [26],
            id="thirtieths of a caption that are slanted",
        ),
        pytest.param(
            lambda n: always_pictured(n, 60) > 0, range(1, 5), [1], id="boxes of one name"
        ),
        pytest.param(
            lambda n: always_pictured(2, n) > 0, range(5, 30), [8], id="paragraphs of other names"
        ),
        pytest.param(
            lambda n: last(table("<th>A", "<th>B", "<tr><td>C", "<td>" + "<div>" * n + "So.")),
            range(8),
            [3],
            id="elements between a cell and its text",
        ),
        pytest.param(
            lambda n: last(table(*[f"<td><p>A{i}</p>" for i in range(n)])),
            range(1, 9),
            [3],
            id="cells of a table",
        ),
        pytest.param(
            lambda n: last(table("<th>A", "<th>B", *["<tr><td>C", f"<td><p>{words(n)}</p>"] * 2)),
            range(80, 120),
            [100],
            id="words of a cell in a table with heads",
        ),
        pytest.param(slides, range(5), [1], id="counts between slides"),
        pytest.param(
            lambda n: offer(f"<p>{words(n)}</p>"), range(5, 20), [11], id="words of an offer"
        ),
        pytest.param(lambda n: offer(prose(n, 10)), range(2, 9), [4], id="paragraphs of an offer"),
        pytest.param(
            lambda n: gone(
                without_readers,
                f"<div><p>{'(' * n}Comments</p><p>So it was. I saw it myself.</p></div>",
            ),
            range(15, 30),
            [22],
            id="characters of a label of comments",
        ),
        pytest.param(
            lambda n: replies(f"<p>So it was.</p><a href=#>Reply{'.' * n}</a>"),
            range(8, 40),
            [25],
            id="characters of a link to reply",
        ),
        pytest.param(
            lambda n: replies(f"{words(n)}<p><a href=#>Reply</a></p>"),
            range(1, 6),
            [2],
            id="words of a post",
        ),
    ],
)
def test_kinds_and_boxes(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges
