"""What it takes to hold a text for wrapped: how many lines, how long, how much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from growing import changes

from newsclean.repair.layout.text_layout import TextLayout, infer


def line(size: int, *, stop: bool = False, capital: bool = False) -> str:
    """A line of so many characters."""
    opening = "So then it was" if capital else "so then it was"
    text = (opening + " and they had none of it there" * 12)[: size - stop]
    return (text[:-1] + "x" if text[-1] == " " else text) + "." * stop


LAST = line(30, stop=True)
"""The last line of a paragraph."""


def layout(*lines: str, between: str = "\n") -> TextLayout:
    return infer(between.join([*lines, LAST]))[0]


def kind(*lines: str, between: str = "\n") -> str:
    """By what the lines were broken: a width, the word that passed it, or nothing that shows."""
    found = layout(*lines, between=between)
    if not found.width:
        return "none"
    return "ragged" if found.least else "behind" if found.behind else "exact"


def uneven(count: int, size: int = 50) -> list[str]:
    """Lines of nearly one length."""
    return [line(size + 3 * (i % 5)) for i in range(count)]


def heading(size: int) -> str:
    return line(size, capital=True)


def sentence(size: int) -> str:
    return line(size, capital=True, stop=True)


def indented(ended: int, torn: int) -> bool:
    """Whether twenty indents are a style: so many stand behind the end of a sentence, a few more do not."""
    story: list[str] = []
    for i in range(20):
        before = line(70, stop=i >= 20 - ended, capital=i < 20 - ended)
        story += [line(70), before, "   " + heading(60), line(66)]
    return layout(*story, *["   " + line(60)] * torn).indented


@pytest.mark.parametrize(
    ("read", "sizes", "edges"),
    [
        pytest.param(lambda n: kind(line(n)), range(15, 145), [59, 130], id="one line"),
        pytest.param(lambda n: kind(*[line(n)] * 2), range(15, 145), [39, 130], id="two lines"),
        pytest.param(lambda n: kind(*[line(n)] * 3), range(15, 50), [34, 35], id="three lines"),
        pytest.param(lambda n: kind(*[line(n)] * 5), range(15, 50), [21], id="five lines"),
        pytest.param(lambda n: kind(*[line(30)] * n), range(1, 12), [4], id="narrow lines"),
        pytest.param(lambda n: kind(*[line(38)] * n), range(1, 12), [2], id="broader lines"),
        pytest.param(
            lambda n: kind(*[line(70)] * n, between="\n\n"),
            range(1, 9),
            [3],
            id="blank lines between",
        ),
        pytest.param(
            lambda n: kind(*["ก" * 60] * n, "ก" * 20 + "."), range(1, 9), [3], id="no capitals"
        ),
        pytest.param(
            lambda n: kind(*[line(70)] * (20 - n), *[line(25)] * n),
            range(14),
            [4, 8],
            id="shorter ones among twenty lines",
        ),
        pytest.param(
            lambda n: kind(*[line(70)] * 20, *[heading(20)] * n), range(24), [16], id="headings"
        ),
        pytest.param(
            lambda n: kind(*[line(70)] * 6, *[heading(70)] * n),
            range(24),
            [14],
            id="lines of verse behind wrapped ones",
        ),
        pytest.param(
            lambda n: kind(*uneven(20), *[sentence(52)] * n), range(24), [13], id="sentences a line"
        ),
        pytest.param(
            lambda n: kind(*[line(n + 2 * (i % 4)) for i in range(20)]).replace("behind", "ragged"),
            range(20, 120),
            [32, 106],
            id="the length of uneven lines",
        ),
        pytest.param(lambda n: kind(*uneven(n)), range(1, 9), [2], id="uneven lines"),
        pytest.param(
            lambda n: kind(*[line(n)] + [line(80 + i % 3) for i in range(19)]),
            range(20, 70),
            [],
            id="a shorter one among uneven lines",
        ),
        pytest.param(
            lambda n: kind(*[line(40)] * 5, *[sentence(n)] * 10),
            range(38, 80),
            [50],
            id="the length of lines that were not wrapped to forty columns",
        ),
        pytest.param(
            lambda n: kind(*[line(50)] * 20, sentence(n)),
            range(600, 800, 5),
            [],
            id="one long line",
        ),
        pytest.param(lambda n: indented(n, 0), range(20), [11], id="indents behind sentences"),
        pytest.param(lambda n: indented(20, n), range(9), [2], id="indents in mid-sentence"),
        pytest.param(
            lambda n: layout(*[line(70)] * 100, *[line(90)] * n).width,
            range(40),
            [24],
            id="longer lines behind a hundred",
        ),
        pytest.param(
            lambda n: layout(*[line(70)] * 30, *[line(90)] * n).width,
            range(16),
            [7],
            id="longer lines behind thirty",
        ),
        pytest.param(
            lambda n: layout(*uneven(100, 60), *[line(40)] * n, *[line(90)] * n).least > 0,
            range(9),
            [2],
            id="lines that are far from the length of a hundred",
        ),
    ],
)
def test_what_speaks_for_a_wrap(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges
