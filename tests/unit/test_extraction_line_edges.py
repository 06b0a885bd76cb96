"""Lines of a page and parts of them: up to how many words and letters each is what it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest
from growing import changes, words
from lxml import etree, html
from pages import html_page, outline_of, parsed

from newsclean.extraction.beside_text import pictures_of
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.corrections import corrections_of
from newsclean.extraction.formulas import formula_of, stated_formula
from newsclean.extraction.hidden import hidden_by_sheet
from newsclean.extraction.initials import letter_of
from newsclean.extraction.markers import without_markers
from newsclean.extraction.notes import notes_of
from newsclean.extraction.own_lines import is_day_in_front, large_line
from newsclean.extraction.page_lines import with_page_lines
from newsclean.extraction.picture_address import address_of, credit_in, is_small
from newsclean.extraction.segmentation import outline
from newsclean.extraction.signature import signed
from newsclean.extraction.table_text import table_of
from newsclean.extraction.unmarked_headline import with_unmarked_headline
from newsclean.extraction.unread import step_of
from newsclean.model.article import Field, Metadata

SAID = "The keeper of the light walked down to the shore again and nobody had seen boat number {}."
PAGE = parsed(html_page())
NAMES = ("Ada Ohm", "Bea Fry", "Cora Hay", "Dora Joy", "Emma Kay", "Fay Lee")


def prose(n: int, start: int = 0) -> str:
    return "".join(f"<p>{SAID.format(i)}</p>" for i in range(start, start + n))


def element(markup: str, tag: str) -> etree._Element:
    return next(html.fromstring(f"<div>{markup}</div>").iter(tag))


def pictured(size: int) -> bool:
    """Whether a picture is the story's beside so many words in its own box."""
    box = f"<div class=box><img src=/a.jpg><p>{words(size)}</p></div>"
    found = outline_of(f"<h1>T</h1><div>{prose(2)}{box}{prose(2, 2)}</div>")
    story = [i for i, block in enumerate(found.blocks) if "keeper" in block.text]
    return bool(pictures_of(found, kinds_of(found), story, None, "https://a.example/"))


def corrects(text: str) -> bool:
    return bool(corrections_of(PAGE, [text]))


def letter(alt: str, deep: int = 1) -> str:
    """The letter that a picture stands for, in so many elements."""
    picture = f"{'<b>' * deep}<img alt='{alt}'>{'</b>' * deep}<span>he boat</span>"
    return letter_of(element(picture, "img"))


def marked(line: str) -> bool:
    found = outline_of(line + prose(2))
    return 0 not in without_markers([0, 1, 2], found.blocks)


def noted(size: int, beside: int) -> bool:
    """Whether a note is read that has so many words and a number, of a story of so many others."""
    mark = "so<sup><a href='#n1'>1</a></sup>."
    note = f"<div id=n1><p>1 {words(size)}</p></div>"
    found = outline_of(f"<p>{words(beside - 1)} {mark}</p>{note}")
    return bool(notes_of(found, [*range(len(found.blocks))]))


def dated(size: int) -> bool:
    span = f"<span>5 March 2026{'.' * (size - 12)}</span>The tram"
    return is_day_in_front(element(span, "span"))


def large(inside: int) -> bool:
    line = f"<font size=5>{'<b>' * inside}So{'</b>' * inside}</font>"
    return bool(large_line(element(line, "font")))


def said_of_page(field: str, body: str) -> bool:
    return getattr(with_page_lines(Metadata(), outline_of(body), "T"), field) is not None


def trail(*sizes: int, listed: bool = True) -> bool:
    """Whether a way through the site is read whose steps have so many words."""
    names = [f"P{i} {words(size - 1)}".strip() for i, size in enumerate(sizes)]
    if listed:
        steps = "".join(f"<li><a href=/a>{name}</a></li>" for name in names)
        return said_of_page("breadcrumb", f"<nav class=breadcrumb><ul>{steps}</ul></nav>{prose(2)}")
    line = f"<div class=breadcrumb><p>{' > '.join(names)}</p></div>"
    return said_of_page("breadcrumb", line + prose(2))


def credited(size: int) -> bool:
    """Whether a credit is read of so many letters, at the end of a caption."""
    names = f"(Ada {'x' * 30}/Bea {'x' * 30})"
    caption = f"<p>{words(90)} {names}{'y' * (size - len(names))}</p>"
    return bool(credit_in(outline_of(caption).blocks[0])[1])


def nested(depth: int) -> str:
    inner = "<mfrac><mi>a</mi><mi>b</mi></mfrac>"
    return f"<math>{'<mrow>' * depth}{inner}{'</mrow>' * depth}</math>"


LINES = [
    pytest.param(pictured, range(80, 140), [90], id="words beside a picture"),
    pytest.param(
        lambda n: corrects(f"Correction: {words(n - 1)}"),
        range(2, 140),
        [4, 120],
        id="words of a correction",
    ),
    pytest.param(
        lambda n: corrects(words(n - 4) + " this article was amended, so it was"),
        range(15, 60),
        [36],
        id="words before a line says that the story was amended",
    ),
    pytest.param(
        lambda n: letter("drop " * (n - 1) + "T"), range(1, 8), [3], id="words of an initial"
    ),
    pytest.param(lambda n: letter("T", n), range(12), [5], id="elements around an initial"),
    pytest.param(
        lambda n: marked(f"<p>Har du fundet en fejl {'x' * (n - 22)}</p>"),
        range(60, 130),
        [90],
        id="characters of a notice",
    ),
    pytest.param(lambda n: noted(n, 1000), range(200, 460), [299], id="words of a note"),
    pytest.param(
        lambda n: noted(n, 100), range(10, 200), [99], id="words of notes that are half the story"
    ),
    pytest.param(dated, range(12, 50), [24], id="characters of a day in front of a text"),
    pytest.param(large, range(10), [3], id="elements in a large line"),
    pytest.param(
        lambda n: said_of_page("rights", f"{prose(2)}<p>© {words(n - 1)}</p>"),
        range(5, 60),
        [30],
        id="words of a notice of rights",
    ),
    pytest.param(
        lambda n: said_of_page("rights", "<p>© so</p>" + prose(n)),
        range(20, 80),
        [39],
        id="blocks behind a notice of rights",
    ),
    pytest.param(lambda n: trail(*[1] * n), range(1, 16), [8], id="steps of a way"),
    pytest.param(lambda n: trail(9, 9, n - 18), range(24, 70), [40], id="words of a way"),
    pytest.param(
        lambda n: trail(9, 9, n - 20, listed=False), range(24, 70), [40], id="words of a line of it"
    ),
    pytest.param(
        lambda n: is_small(element(f"<img width={n}>", "img")),
        range(20, 130),
        [59],
        id="pixels of an icon",
    ),
    pytest.param(
        lambda n: (
            address_of(
                element(f"<img srcset='/{'a' * (n - 22)} 5w, /b 900w, /c 950w' src=/d>", "img")
            )
            == "/c"
        ),
        range(15_000, 24_000, 500),
        [20_000],
        id="characters of a set of pictures",
    ),
    pytest.param(
        lambda n: address_of(
            element(
                f"<picture>{'<i></i>' * (n - 1)}<source srcset=/b></source><img src=/a></picture>",
                "img",
            )
        ),
        range(40, 60),
        [50],
        id="elements around a picture, the last of which gives a version",
    ),
    pytest.param(
        lambda n: address_of(
            element(
                f"<picture><source srcset=/b>{'<source>' * (n - 1)}<img src=/a></picture>", "img"
            )
        ),
        range(40, 60),
        [50],
        id="such elements, which the parser takes for open",
    ),
    pytest.param(credited, range(71, 130), [90], id="characters of a credit"),
    pytest.param(
        lambda n: hidden_by_sheet(
            html.fromstring(f"<html><style>.a{{display:none}}{' ' * (n - 16)}</style><p>So")
        ),
        range(150_000, 250_000, 10_000),
        [200_000],
        id="characters of a style sheet",
    ),
    pytest.param(
        lambda n: (
            len(
                outline(parsed(html_page(f"{prose(9)}<div hidden>{prose(n, 9)}</div>")).root).blocks
            )
            == 9
        ),
        range(1, 8),
        [2],
        id="paragraphs of a hidden box",
    ),
    pytest.param(
        lambda n: step_of(element(f"<p>So <s>{'x' * n}</s> it</p>", "s")),
        range(200, 900),
        [400],
        id="letters that are struck out",
    ),
    pytest.param(
        lambda n: step_of(element(f"<p>So <s>{'xxx ' * (n // 4)}</s> it</p>", "s")),
        range(200, 900, 4),
        [400],
        id="characters that are struck out",
    ),
    pytest.param(
        lambda n: len(outline_of(f"<div>so so so so so {'x' * n}.<br>Boats so.</div>").blocks),
        range(90, 320),
        [189],
        id="letters of a word in front of a break",
    ),
    pytest.param(
        lambda n: outline_of(f"<p>{'港' * (n - 2)} 港</p>").blocks[0].words == 2,
        range(3, 40),
        [15],
        id="letters of a word in Chinese that are words of their own",
    ),
    pytest.param(
        lambda n: (
            len(stated_formula(element(f"<b data-tex='{'x' * n}'></b>", "b"), "math")) == n + 2
        ),
        range(400, 1600, 50),
        [1000],
        id="characters of a formula",
    ),
    pytest.param(
        lambda n: "frac" in formula_of(element(nested(n), "math")),
        range(25, 70),
        [39],
        id="elements around a part of a formula",
    ),
]


def signs(body: str, *authors: str) -> bool:
    """Whether a line goes with which a story is signed, or that tells of its author."""
    found = outline_of(prose(4) + body)
    fields = Metadata(authors=Field(authors, " ", "meta") if authors else None)
    every = [*range(len(found.blocks))]
    return signed(every, found.blocks, fields)[0] != every


def named(count: int) -> bool:
    """Whether a line of names goes that has so many words."""
    odd = " Ann" if count % 2 else ""
    return signs(f"<p><b>{', '.join(NAMES[: count // 2])}{odd}</b></p>")


SIGNED = [
    pytest.param(named, range(2, 13), [8], id="words of names"),
    pytest.param(
        lambda n: signs(f"<p><em>Ada Ohm {words(n - 2)}.</em></p>", "Ada Ohm"),
        range(5, 110),
        [70],
        id="words of a note on an author",
    ),
    pytest.param(
        lambda n: signs(f"<p>Ada Ohm</p><p>Ada Ohm {words(n - 2)}.</p>", "Ada Ohm"),
        range(5, 110),
        [70],
        id="words of a biography",
    ),
    pytest.param(
        lambda n: signs(f"<p><b>Ada Ohm</b></p><p><em>Photo {words(n - 1)}</em></p>"),
        range(2, 60),
        [30],
        id="words behind a signature",
    ),
    pytest.param(
        lambda n: signs(f"<p><em>{'x' * (n - 8)} Ada Ohm so.</em></p>", "Ada Ohm"),
        range(30, 130),
        [80],
        id="letters up to the author's name",
    ),
    pytest.param(
        lambda n: signs(f"<p><em>Ada Ohm writes.</em></p>{'<p>So it was.</p>' * n}", "Ada Ohm"),
        range(9),
        [2],
        id="lines behind a note on an author",
    ),
]


def unmarked(size: int = 4, ahead: int = 0, dated: int = 0, short: int = 0) -> tuple[bool, bool]:
    """Whether a line set off is the headline, and whether the line below it tells the day."""
    front = f"<p><b>{words(size)}</b></p>"
    front += f"<p>5 May 2026 {words(dated - 3)}</p>" if dated else ""
    front += "".join(f"<p>Line {i}</p>" for i in range(ahead))
    found = outline_of(front + prose(1) + "<p>So it was.</p>" * short + prose(3, 1))
    story = [*range(1 + ahead + bool(dated), len(found.blocks))]
    fields = with_unmarked_headline(story, found, Metadata())
    return fields.headline is not None, fields.published is not None


UNMARKED = [
    pytest.param(unmarked, range(1, 35), [1, 20], id="words of a headline"),
    pytest.param(lambda n: unmarked(ahead=n), range(8), [3], id="lines below it"),
    pytest.param(lambda n: unmarked(dated=n), range(3, 20), [8], id="words of the day below it"),
    pytest.param(lambda n: unmarked(short=n), range(8), [2], id="short lines of the story"),
]


@pytest.mark.parametrize(("read", "sizes", "edges"), LINES + SIGNED + UNMARKED)
def test_up_to_where_a_line_is_what_it_looks_like(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges


def bars(cells: Sequence[str]) -> int:
    """The vertical lines in the first row of a table, above one of sixty cells."""
    rows = ("".join(cells), "".join(f"<td>c{i}</td>" for i in range(60)))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return table_of(outline_of(f"<table>{table}</table>").blocks)[0].split("\n")[0].count("|")


def test_a_table_has_fifty_columns_at_most() -> None:
    assert [bars([f"<td>c{i}</td>" for i in range(n)]) for n in (10, 50, 51, 60)] == [9, 49, 49, 49]
    wide = [
        bars([f"<td colspan={n}>A</td>", "<td>B</td>"]) for n in ("3", "40", "9000", "9" * 5000)
    ]
    assert wide == [3, 40, 49, 49]


@pytest.mark.parametrize("tag", ["msubsup", "munderover"])
def test_what_stands_below_and_above_in_a_formula(tag: str) -> None:
    parts = "<mi>a</mi><mi>b</mi><mi>c</mi>"
    assert formula_of(element(f"<math><{tag}>{parts}</{tag}></math>", "math")) == "$a_b^c$"
