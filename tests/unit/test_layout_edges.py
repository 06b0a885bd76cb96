"""Pages, columns, marks in front of lines, lost breaks: where each rule of layout begins and ends to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from growing import changes

from newsclean.ledger import Removal, Repair
from newsclean.repair.layout import (
    drop_caps,
    hard_wraps,
    page_breaks,
    print_columns,
    quoting,
    sentence_breaks,
    torn_lines,
)
from newsclean.text.view import TextView

Pass = Callable[[TextView], Iterator[Repair | Removal]]


def put(rule: Pass, *lines: str) -> list[str]:
    """What a pass puts in, edit by edit."""
    return [edit.after for edit in rule(TextView("\n".join(lines), "en"))]


def line(size: int, number: int = 0, *, stop: bool = False, capital: bool = False) -> str:
    """A line of so many characters; those of two numbers differ."""
    opening = "so" if number == 0 else f"{chr(97 + number // 26)}{chr(97 + number % 26)}o"
    text = (opening + " then it was and they had none of it there" * 8)[:size]
    text = text.capitalize() if capital else text
    return text[:-5] + "boat." if stop else text[:-1] + "x" if text[-1] == " " else text


def sentence(size: int) -> str:
    return line(size, stop=True, capital=True)


def quoted(marked: int, bare: int) -> bool:
    return bool(put(quoting.quoted, *["> so then"] * marked, *["so then"] * bare))


def prompts(count: int) -> bool:
    """Whether marks go of which so many stand in front of Python."""
    lines = [">>> print(x)"] * count + ["> so then"] * (20 - count)
    return bool(put(quoting.quoted, *lines))


def ruled(marked: int, bare: int, running: int = 100) -> bool:
    lines = ["| so then" if i < running else "| So then." for i in range(marked)]
    return bool(put(quoting.ruled, *lines, *["So then."] * bare))


def columns(rows: int, left: int = 30, right: int = 30, *, digits: int = 0, told: int = 0) -> bool:
    """Two columns side by side, the first rows of the left one in figures, the last ones sentences."""
    out = []
    for i in range(rows):
        ends = i >= rows - told
        first = "1" * left if i < digits else line(left, stop=ends, capital=ends)
        out.append(first + "    " + line(right, stop=ends, capital=ends))
    return bool(put(print_columns.apart, *out))


def moved(size: int) -> bool:
    """The gutter of every third row is moved."""
    rows = [line(30) + " " * (4 + size * (i % 3 == 1)) + line(30) for i in range(9)]
    return bool(put(print_columns.apart, *rows))


def crooked(count: int) -> bool:
    """Of forty rows, so many have their gutter elsewhere."""
    gutters = [" " * (9 + 4 * (i % 3) if i < count else 4) for i in range(40)]
    return bool(put(print_columns.apart, *[line(30) + gutter + line(30) for gutter in gutters]))


def pages(
    count: int, lines: int, size: int = 70, *, head: str = "", torn: int = 99, last: int = 0
) -> list[str]:
    """Pages with their numbers, the first of which end in mid-sentence."""
    out: list[str] = []
    number = 0
    for page in range(count):
        for at in range(lines):
            number += 1
            ends = at == lines - 1
            opens = at == 0 and (page == 0 or page > torn)
            stop = ends and page >= torn
            out.append(line((ends and last) or size, number, stop=stop, capital=opens))
        out.append(f"{head}{page + 1}")
    return put(page_breaks.running_heads, *out, line(30, number + 1, stop=True))


def between_pages(before: int, behind: int) -> str:
    """What joins two paragraphs without a stop, of these sizes, between which a page ends."""
    out = []
    for page in range(1, 6):
        out += [line(before, page, capital=True), "", f"Page {page}", ""]
        out += [line(behind, page + 40, capital=True), "", sentence(60), ""]
    return put(page_breaks.running_heads, *out)[0]


def masthead(above: int) -> bool:
    """Whether a line with the name of the paper goes, which stands below so many lines at the top."""
    top = [line(40, 90 + i, stop=True, capital=True) for i in range(above)]
    first, second = ([line(60, i) for i in range(at, at + 8)] for at in (1, 20))
    lines = [*top, "The Daily Boat", *first, "The Daily Boat 7", *second, line(40, 3, stop=True)]
    return bool(put(page_breaks.running_heads, *lines))


def lost_break(*paragraphs: int, first: int = 80, second: int = 80) -> list[str]:
    """What is put between two sentences that stick together, among paragraphs of these sizes."""
    lines = [*map(sentence, paragraphs), sentence(first) + sentence(second)]
    return put(sentence_breaks.joined, *lines)


SHARES = [
    pytest.param(lambda n: quoted(n, 0), range(1, 7), [2], id="quoted lines"),
    pytest.param(lambda n: quoted(20, n), range(14), [8], id="lines among twenty quoted ones"),
    pytest.param(prompts, range(12), [5], id="lines of Python among twenty"),
    pytest.param(lambda n: ruled(n, 0), range(1, 8), [2], id="ruled lines"),
    pytest.param(lambda n: ruled(20, n), range(10, 30), [20], id="lines among twenty ruled ones"),
    pytest.param(lambda n: ruled(30, 0, n), range(12), [6], id="ruled lines that run on"),
    pytest.param(
        lambda n: bool(put(quoting.ruled, *[line(40) + " |" + " " * n] * 6)),
        range(70, 90),
        [78],
        id="blanks behind a rule",
    ),
    pytest.param(columns, range(2, 10), [4], id="rows of two columns"),
    pytest.param(lambda n: columns(8, n, n), range(8, 20), [11], id="characters of a column"),
    pytest.param(lambda n: columns(8, n), range(160, 200), [186], id="characters of a row"),
    pytest.param(lambda n: columns(40, digits=n), range(20), [4], id="cells of figures"),
    pytest.param(lambda n: columns(20, told=n), range(20), [13], id="rows that are sentences"),
    pytest.param(moved, range(8), [5], id="characters by which a gutter moves"),
    pytest.param(crooked, range(30), [16], id="rows with another gutter"),
    pytest.param(
        lambda n: put(
            torn_lines.mend,
            "It was so.\n",
            line(n, capital=True) + " of\n",
            sentence(40).lower(),
            "\nSo.",
        ),
        range(40, 80),
        [56],
        id="characters of a line that was torn",
    ),
    pytest.param(lambda n: len(pages(n, 8)) > 1, range(1, 5), [1], id="pages"),
    pytest.param(lambda n: len(pages(5, n)) > 1, range(1, 6), [1], id="lines of a page"),
    pytest.param(
        lambda n: len(pages(5, 3, n)) > 1, range(10, 40), [21], id="characters of a torn line"
    ),
    pytest.param(
        lambda n: len(pages(5, 3, n, head="Page ", torn=0)) > 1,
        range(5, 40),
        [18],
        id="characters on a page",
    ),
    pytest.param(lambda n: len(pages(21, 8, torn=n)) > 1, range(12), [6], id="torn pages"),
    pytest.param(
        lambda n: len(pages(5, 8, head="a" * n + " ")) > 1,
        range(100, 120),
        [108],
        id="characters of a running head",
    ),
    pytest.param(
        lambda n: pages(5, 8, last=n)[:1],
        range(23, 75),
        [48],
        id="characters of a page's last line",
    ),
    pytest.param(
        lambda n: between_pages(n, 60),
        range(40, 80),
        [59],
        id="characters of a heading above a page",
    ),
    pytest.param(
        lambda n: between_pages(90, n), range(20, 60), [39], id="characters of a heading on a page"
    ),
    pytest.param(masthead, range(6), [2], id="lines above the name of the paper"),
    pytest.param(
        lambda n: lost_break(*[80] * n), range(7), [2], id="paragraphs that tell how long one is"
    ),
    pytest.param(
        lambda n: lost_break(*[80] * 6, first=n, second=80),
        range(10, 80),
        [53],
        id="characters of the first of two sentences",
    ),
    pytest.param(
        lambda n: lost_break(n, n, n, n, first=50, second=50),
        range(25, 60),
        [40],
        id="characters of a paragraph that tells how long one is",
    ),
    pytest.param(
        lambda n: put(
            sentence_breaks.joined, *[sentence(80)] * 4, sentence(80) + sentence(80), "海" * n
        ),
        range(100, 200),
        [161],
        id="letters of a script without spaces",
    ),
    pytest.param(
        lambda n: put(sentence_breaks.joined, "It was the " + "boatswain"[:n] + ".Then it was so."),
        range(1, 6),
        [2],
        id="letters before a lost space",
    ),
    pytest.param(
        lambda n: put(drop_caps.mend, line(n, capital=True), "T he boat was there."),
        range(35, 65),
        [49],
        id="characters of a heading above a drop cap",
    ),
    pytest.param(
        lambda n: len(
            put(
                hard_wraps.wraps,
                *[line(70, i) for i in range(1, 13)],
                line(n, 20),
                sentence(30).lower(),
            )
        ),
        range(30, 75),
        [48],
        id="characters of a line that breaks off",
    ),
]


@pytest.mark.parametrize(("read", "sizes", "edges"), SHARES)
def test_where_a_rule_begins_or_ends_to_hold(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges
