"""How far the rules of extraction reach: at each bound, and just beyond."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from edges import Edge, each
from pages import filter_context, html_page, outline_of, parsed, story_of

from newsclean.extraction.assemble import _is_torn
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.fallbacks import rescue, second_opinion
from newsclean.extraction.filters import without_opening, without_repetitions
from newsclean.extraction.page_type import gallery_captions
from newsclean.extraction.segmentation import outline
from newsclean.extraction.select import whole_lists
from newsclean.extraction.set_apart import without_boxes_apart
from newsclean.extraction.text_lines.layout import is_dump, rejoined
from newsclean.model.article import Field, Metadata
from newsclean.model.draft import Draft

PROSE = "The keeper of light number {} walked down to the shore again and nobody had seen the boat."


def words(n: int, word: str = "so") -> str:
    return " ".join([word] * n)


def prose(n: int) -> str:
    return "".join(f"<p>{PROSE.format(i)}</p>" for i in range(n))


def sized(opening: str, size: int, stop: str = "") -> str:
    return (opening + " so" * size)[: size - 1 - len(stop)] + "x" + stop


def kind(body: str) -> str:
    """Of the last block."""
    return kinds_of(outline_of(body))[-1]


KINDS = [
    Edge(
        "words of a cell",
        lambda n: kind(f"<table><td><a href=/>{words(n)}</a></td></table>"),
        25,
        "table",
        "paragraph",
    ),
    Edge(
        "words of a caption",
        lambda n: kind(f"<p class=caption>{words(n)}</p>"),
        70,
        "caption",
        "paragraph",
    ),
    Edge(
        "words in a figure",
        lambda n: kind(f"<figure>{words(n)}</figure>"),
        70,
        "caption",
        "paragraph",
    ),
    Edge(
        "words beside a picture",
        lambda n: kind(f"<p class=photo>{words(n)}</p>"),
        40,
        "caption",
        "paragraph",
    ),
    Edge(
        "elements between an item and its text",
        lambda n: kind(f"<ul><li>{'<div>' * n}So.{'</div>' * n}</li></ul>"),
        5,
        "list-item",
        "paragraph",
    ),
]


@each(KINDS)
def test_kinds_of_blocks(edge: Edge) -> None:
    edge.check()


def opened(line: str, **fields: Any) -> bool:
    """Whether a line before the story goes."""
    found = outline_of(line + prose(3))
    context = filter_context(found, Metadata(**fields))
    return 0 not in without_opening(context, list(range(len(found.blocks))))


def repeated(block: str) -> int:
    found = outline_of(block + prose(2) + f"<div class=again>{block}</div>")
    return len(found.blocks) - len(
        without_repetitions(filter_context(found), list(range(len(found.blocks))))
    )


def pulled(n: int, box: str = "<blockquote>{}</blockquote>") -> bool:
    """Whether words that a paragraph holds go where they are set apart."""
    said = " ".join(f"w{i}" for i in range(n))
    found = outline_of(f"<p>{PROSE.format(said)}</p>" + prose(2) + box.format(said))
    every = list(range(len(found.blocks)))
    return without_repetitions(filter_context(found), every) != every


ADA = Field(("Ada Ohm",), "Ada Ohm", "meta")
FILTERS = [
    Edge(
        "words of a byline",
        lambda n: opened(f"<p>Ada Ohm {words(n - 2)}</p>", authors=ADA),
        14,
        True,
        False,
    ),
    Edge(
        "characters of a byline",
        lambda n: opened(f"<p>Ada Ohm {'x' * (n - 8)}</p>", authors=ADA),
        120,
        True,
        False,
    ),
    Edge("words of a dek", lambda n: opened(f"<p class=dek>{words(n)}.</p>"), 60, True, False),
    Edge(
        "words of a line that is no dek",
        lambda n: opened(f"<p class=dek>{words(n)}.</p>"),
        3,
        False,
        True,
    ),
    Edge(
        "elements round a byline",
        lambda n: opened(f"<div class=byline>{'<div>' * n}So it was{'</div>' * n}</div>"),
        2,
        True,
        False,
    ),
    Edge("words of a block that may come again", lambda n: repeated(f"<p>{words(n)}</p>"), 7, 0, 1),
    Edge("words of a pulled quote", pulled, 60, True, False),
    Edge("words of a line that is no pulled quote", pulled, 3, False, True),
    Edge(
        "elements round a pulled quote",
        lambda n: pulled(9, f"<aside>{'<div>' * n}{{}}{'</div>' * n}</aside>"),
        2,
        True,
        False,
    ),
]


@each(FILTERS)
def test_filters(edge: Edge) -> None:
    edge.check()


def lines_before(n: int) -> bool:
    """Whether the line of a byline that is the n-th goes."""
    short = "".join(f"<p>It was cold {'again ' * i}.</p>" for i in range(n - 1))
    found = outline_of(f"{short}<p>By Ada Ohm</p>{prose(3)}")
    kept = without_opening(filter_context(found), list(range(len(found.blocks))))
    return n - 1 not in kept


def apart(n: int) -> bool:
    """Whether a box for comments goes that holds n of thirty words more than a story of sixty."""
    body = f"<div><p>{words(59)} end.</p><div class=comment-body><p>{words(n)}</p></div></div>"
    found = outline_of(body)
    return without_boxes_apart([0, 1], found) == [0]


def captions(count: int, size: int) -> int:
    body = "".join(f"<figure><figcaption>{words(size)}</figcaption></figure>" for _ in range(count))
    found = outline_of(body)
    return len(gallery_captions(found.blocks, kinds_of(found)))


def torn(size: int, distance: int = 2) -> bool:
    found = outline_of(f"<div>{words(size)}<p>Box</p>{words(3)}</div>")
    return _is_torn(found.blocks[0], found.blocks[2], distance)


def listed(items: int) -> list[int]:
    body = "<ul>" + "".join(f"<li>{words(3)}</li>" for _ in range(items)) + "</ul>"
    found = outline_of(body)
    return whole_lists(list(range(items - 1)), found, kinds_of(found))


PARTS = [
    Edge("lines before a byline", lines_before, 8, True, False),
    Edge("words of a box apart, beside sixty", apart, 30, True, False),
    Edge("words of a line that is no caption of a gallery", partial(captions, 4), 3, 0, 4),
    Edge("words of a line that no box tears", torn, 3, False, True),
    Edge("items of what is no list", lambda n: len(listed(n)) == n, 2, False, True),
]


@each(PARTS)
def test_parts_of_a_story(edge: Edge) -> None:
    edge.check()


SENTENCE = "The ferry of Skerry stopped on Monday, the company said in a letter to them all. "


def rescued(head: str = "", body: str = "", found: str = "") -> str:
    page = parsed(html_page(f"<div>{found}</div>{body}", head))
    got = rescue(page, outline(page.root), 0)
    return got.warning.removeprefix("the body ") if got else ""


def state(content: str, filler: str = "") -> str:
    script = json.dumps({"filler": filler, "content": content})
    return rescued(body=f'<script type="application/json">{script}</script>')


def stated(n: int) -> str:
    ld = json.dumps({"@type": "NewsArticle", "articleBody": words(n)})
    return rescued(f'<script type="application/ld+json">{ld}</script>')


DATA_ONLY = "was found in the structured data only"
APP_ONLY = "was found in the state of an application only"
FALLBACKS = [
    Edge("words of structured data that are no body", stated, 60, "", DATA_ONLY),
    Edge(
        "characters of a string that is no prose",
        lambda n: rescued(
            body='<script type="application/json">'
            + json.dumps([f"{sized(f'So {i} it is', n, '.')}" for i in range(40)])
            + "</script>"
        ),
        79,
        "",
        APP_ONLY,
    ),
    Edge(
        "characters of a script",
        lambda n: state(SENTENCE * 9, "x" * (n - 29 - 9 * len(SENTENCE))),
        3_000_000,
        APP_ONLY,
        "",
    ),
    Edge(
        "characters of a word, on average",
        lambda n: state(("x" * (n - 1) + " ") * 70 + "So it was. It is."),
        12,
        APP_ONLY,
        "",
    ),
]


@each(FALLBACKS)
def test_fallbacks(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("linked", "asked"), [(32, True), (33, False)])
def test_what_readability_takes_for_a_story_is_mostly_no_links(linked: int, asked: bool) -> None:
    links = f"<a href=/>{words(linked)}</a> {words(100 - linked)}, and so on, it was said."
    page = html_page(f"<div class=article>{''.join(f'<p>{i} {links}</p>' for i in range(8))}</div>")
    assert (second_opinion(parsed(page).root) is not None) is asked


TOLD = "The harbour board voted on Monday to open the old lock again now that it is dry."
TEXTS = [
    Edge("lines of a text that is no dump", lambda n: is_dump(["Home"] * n), 24, False, True),
    Edge("characters of a short line", lambda n: is_dump(["x" * n] * 30), 59, True, False),
    Edge(
        "short lines among thirty",
        lambda n: is_dump(["Home"] * n + [PROSE] * (30 - n)),
        12,
        False,
        True,
    ),
    Edge(
        "characters of two lines that stay apart",
        lambda n: "\n" in rejoined(Draft.of_text(f"So it\n{'x' * (n - 5)}")).text,
        30,
        True,
        False,
    ),
    Edge(
        "characters of a line that stays apart though it hangs",
        lambda n: rejoined(Draft.of_text(f"{TOLD}\n{'x' * (n - 4)} the\nBoat")).text.count("\n"),
        30,
        2,
        1,
    ),
    Edge(
        "characters of a sentence that is not yet the story",
        lambda n: rejoined(Draft.of_text(f"{TOLD[: n - 1]}.\n{'x' * 40} the\nBoat")).text.count(
            "\n"
        ),
        60,
        2,
        1,
    ),
    Edge(
        "words of a link inside a sentence",
        lambda n: rejoined(Draft.of_text(f"So it said to us at\n{'Boat ' * n}\n, and left")).text[
            19
        ],
        6,
        " ",
        "\n",
    ),
    Edge(
        "words of a heading above a link",
        lambda n: rejoined(Draft.of_text(f"{'So ' * (n - 1)}So\nBoat\n, and left")).text.count(
            "\n"
        ),
        4,
        1,
        0,
    ),
]


@each(TEXTS)
def test_plain_texts(edge: Edge) -> None:
    edge.check()


@pytest.mark.parametrize(("words_of", "prose_block"), [(15, False), (16, True)])
def test_a_block_of_prose_has_sixteen_words(words_of: int, prose_block: bool) -> None:
    assert outline_of(f"<p>{words(words_of)}</p>").blocks[0].is_prose is prose_block


@pytest.mark.parametrize(("linked", "prose_block"), [(6, True), (7, False)])
def test_a_third_of_the_words_of_prose_may_be_links(linked: int, prose_block: bool) -> None:
    body = f"<p><a href=/>{words(linked)}</a> {words(20 - linked)}</p>"
    assert outline_of(body).blocks[0].is_prose is prose_block


@pytest.mark.parametrize(("blanks", "blocks"), [(3, 1), (4, 2)])
def test_a_break_behind_a_sentence_of_five_words_is_a_paragraph(blanks: int, blocks: int) -> None:
    assert (
        len(outline_of(f"<div>{words(blanks + 1)}.<br>And so on it went.</div>").blocks) == blocks
    )


def test_of_a_page_with_too_many_blocks_three_quarters_are_of_its_beginning() -> None:
    from newsclean.extraction.crowded_page import within

    found, _ = within(outline_of("".join(f"<p>{n}</p>" for n in range(50))), 20)
    assert [b.text for b in found.blocks] == [*map(str, range(15)), *map(str, range(45, 50))]


def test_a_page_that_is_no_story_keeps_two_fifths_of_the_confidence() -> None:
    body = f"<article><h1>{{}}</h1>{prose(6)}</article>"
    error, other = (
        story_of(html_page(body.format(title), title=title))
        for title in ("Page not found", "Boats are waiting")
    )
    assert (error.kind, other.kind) == ("error", "other")
    assert error.confidence == pytest.approx(0.4 * other.confidence, rel=0.05)
