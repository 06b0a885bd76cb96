"""Boxes beside and inside a story: from how many words, blocks and boxes on each is something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from growing import changes, words
from pages import filter_context, outline_of

from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.blocks import Outline
from newsclean.extraction.filters import without_repetitions
from newsclean.extraction.following_stories import next_story
from newsclean.extraction.offers import without_offer
from newsclean.extraction.pointers import without_pointers
from newsclean.extraction.reader_requests import without_requests
from newsclean.extraction.remnants import without_remnants
from newsclean.extraction.set_apart import without_boxes_apart, without_next_stories
from newsclean.extraction.threads import is_thread, makes_offer

SAID = "The keeper of the light walked down to the shore again and nobody had seen boat number {}."
LINK = "<a href=/a>So then it was</a>"

Take = Callable[[list[int], Outline], list[int]]


def prose(n: int, start: int = 0) -> str:
    return "".join(f"<p>{SAID.format(i)}</p>" for i in range(start, start + n))


def takes(take: Take, body: str) -> bool:
    """Whether anything of a page goes all of which is taken for the story."""
    found = outline_of(body)
    every = list(range(len(found.blocks)))
    return take(every, found) != every


def points(body: str) -> bool:
    return takes(without_pointers, body)


def inside(box: str, count: int = 4) -> bool:
    """Whether a box among paragraphs is a way to another story."""
    return points(prose(count) + box + prose(count, count))


def card(size: int, more: int = 0) -> str:
    """A linked picture and a teaser, of so many words, and so many blocks of one word behind."""
    link = "<a href=/a><img src=a.jpg>So it was</a>"
    return f"<div class=card>{link}<p>{words(size - 3 - more)}</p>{'<p>so</p>' * more}</div>"


def labelled(label: str, times: int, size: int = 4) -> bool:
    """Whether paragraphs go that are a link behind one label."""
    each = (
        f"{prose(4, 4 * i)}<p>{label}: <a href=/{i}>{words(size)}</a></p>" for i in range(times)
    )
    return points("".join(each) + prose(4, 40))


def excerpt(size: int, *, boxes: int = 1, beside: int = 14) -> bool:
    """Whether boxes go that are a linked heading and an excerpt."""
    one = f"<div class=c>{{}}<h3>{LINK}</h3><p>{words(size)}</p></div>"
    each = "".join(one.format("") for _ in range(boxes))
    return points(f"<article>{prose(2)}{each}{prose(beside - 2, 2)}</article>")


def article(size: int, count: int = 1, beside: int = 20) -> bool:
    """Whether small articles inside the story's own go."""
    one = f"<article><h3>{LINK} now</h3><p>{words(size - 5)}</p></article>"
    return points(f"<article>{one * count}{prose(beside)}</article>")


def linked_heading(count: int = 1, beside: int = 6, size: int = 4) -> bool:
    one = f"<div class=k><h3><a href=/a>{words(size)}</a></h3></div>"
    each = "".join(prose(beside, beside * i) + one for i in range(count))
    return points(f"<section>{each}</section>")


def listed(label: str) -> bool:
    items = "<li><a href=/1>So then it was</a></li><li><a href=/2>So then it is</a></li>"
    return inside(f"<p>{label}</p><ul>{items}</ul>")


def contents(size: int) -> bool:
    """Whether a line of this size over a table of contents goes with it."""
    heads = ("Its gates and locks", "Its men and wives")
    items = "".join(f"<li><a href=#{n}>{head}</a></li>" for n, head in enumerate(heads))
    told = "".join(f"<h2>{head}</h2>{prose(4, 4 * n)}" for n, head in enumerate(heads))
    found = outline_of(f"<p>{words(size)}</p><ul>{items}</ul>{told}")
    return 0 not in without_pointers([*range(len(found.blocks))], found)


POINTERS = [
    pytest.param(
        lambda n: inside(f"<p><a href=/a>{words(n, 'SO')}</a></p>"),
        range(1, 12),
        [4],
        id="words of a link in capitals",
    ),
    pytest.param(
        lambda n: inside(f"<p>» <a href=/a>{words(n)}</a></p>"),
        range(1, 8),
        [2],
        id="words of a link behind a sign",
    ),
    pytest.param(
        lambda n: inside(f"<p>» {LINK} 5 May {'x' * (n - 6)}</p>"),
        range(7, 40),
        [24],
        id="characters of a day behind it",
    ),
    pytest.param(lambda n: inside(card(n)), range(8, 80), [50], id="words of a card"),
    pytest.param(lambda n: inside(card(20, n)), range(8), [2], id="blocks of a card"),
    pytest.param(lambda n: labelled("Our word", n), range(8), [2], id="links behind one label"),
    pytest.param(lambda n: labelled(words(n), 4), range(1, 12), [6], id="words of that label"),
    pytest.param(
        lambda n: labelled("Our word", 4, n), range(1, 8), [2], id="words of the links behind it"
    ),
    pytest.param(
        lambda n: listed(f"Siehe auch {words(n - 2)}"),
        range(2, 12),
        [6],
        id="words of a label over a list",
    ),
    pytest.param(contents, range(1, 14), [6], id="words of a line over the contents"),
    pytest.param(excerpt, range(2, 70), [40], id="words of an excerpt"),
    pytest.param(
        lambda n: excerpt(3, beside=n), range(2, 8), [2], id="paragraphs beside an excerpt"
    ),
    pytest.param(
        lambda n: excerpt(7, boxes=n, beside=11),
        range(1, 12),
        [6],
        id="excerpts that hold a quarter of the story",
    ),
    pytest.param(lambda n: article(10, n), range(1, 8), [2], id="small articles"),
    pytest.param(article, range(6, 80), [50], id="words of a small article"),
    pytest.param(
        lambda n: article(n, beside=6),
        range(6, 50),
        [36],
        id="words of an article that holds a quarter of the story",
    ),
    pytest.param(linked_heading, range(1, 8), [2], id="linked headings that are built alike"),
    pytest.param(
        lambda n: linked_heading(beside=n), range(1, 8), [2], id="paragraphs beside such a heading"
    ),
    pytest.param(lambda n: linked_heading(size=n), range(1, 8), [2], id="words of such a heading"),
]


def asks(box: str, before: int = 9, behind: int = 9) -> bool:
    return takes(without_requests, prose(before) + box + prose(behind, before))


@pytest.mark.parametrize(
    ("box", "goes"),
    [
        ("<div class=callout><div>Do you know more? Write to ada@skerry.example</div></div>", True),
        ("<div>Do you know more? Write to ada@skerry.example</div>", False),
        ("<p class=callout>Do you know more? Write to ada@skerry.example</p>", False),
        ("<div class=callout><div>Nobody knows more. ada@skerry.example</div></div>", False),
    ],
)
def test_a_box_called_like_no_other_asks_and_gives_an_address(box: str, goes: bool) -> None:
    assert asks(box) == goes


def form(size: int, blocks: int = 1) -> str:
    said = f"<p>{words(size // blocks)}</p>" * blocks
    return f"<div class=q>{said}<form><input name=a></form></div>"


def announces(blocks: int = 3, call: int = 3) -> bool:
    """Whether a box goes that is a title, some words, and a link."""
    told = "<p>So it</p>" * (blocks - 2)
    box = f"<div class=q><h3>Our word</h3>{told}<p><a href=/x>{words(call)}</a></p></div>"
    return takes(without_requests, f"<section>{prose(5)}{box}{prose(5, 5)}</section>")


def remnant(size: int, beside: str, chosen: Callable[[str], bool]) -> bool:
    """Whether what is left of a box goes: so many words."""
    found = outline_of(f"{prose(1)}<div class=b><p>{words(size)}</p>{beside}</div>{prose(2, 1)}")
    story = [i for i, block in enumerate(found.blocks) if chosen(block.text)]
    return without_remnants(story, found, kinds_of(found)) != story


def beside_links(size: int, links: int = 1) -> bool:
    """Whether two words go that are left of a box of this size, beside so many links."""
    each = "".join(f"<p><a href=/>{words((size - 2) // links)} {i}</a></p>" for i in range(links))
    return remnant(2, each, lambda text: not text[-1].isdigit())


REQUESTS = [
    pytest.param(lambda n: asks(form(n)), range(2, 100), [60], id="words around a form"),
    pytest.param(lambda n: asks(form(24, n)), range(1, 9), [4], id="blocks around a form"),
    pytest.param(
        lambda n: asks(form(n), 3, 0),
        range(2, 60),
        [27],
        id="words around a form that is a third of the story",
    ),
    pytest.param(
        lambda n: asks("<input type=hidden>" * n + form(10)),
        range(150, 320),
        [199],
        id="controls of a page",
    ),
    pytest.param(announces, range(2, 5), [2], id="blocks of a box that leads on"),
    pytest.param(lambda n: announces(call=n), range(1, 12), [5], id="words of its link"),
    pytest.param(
        lambda n: asks(f"<p><em>{words(n - 2)}? ada@skerry.example so</em></p>", behind=0),
        range(4, 90),
        [60],
        id="words of a question with an address",
    ),
    pytest.param(
        lambda n: asks(f"<p><em>Newsletter: subscribe, {words(n - 2)}</em></p>", behind=0),
        range(4, 90),
        [60],
        id="words of a plea at the end",
    ),
    pytest.param(
        lambda n: remnant(n, "<p><a href=/>So then 1</a></p>", lambda x: not x[-1].isdigit()),
        range(1, 10),
        [4],
        id="words that are left of a box",
    ),
    pytest.param(beside_links, range(3, 60), [29], id="words of a box of which some are left"),
    pytest.param(
        lambda n: beside_links(12, n),
        range(1, 12),
        [5],
        id="links of a box of which words are left",
    ),
]


def broken_off(size: int, *, lines: int = 0, paragraphs: int = 0) -> bool:
    """Whether a way to sign in goes behind a text that breaks off, with so many others in its box."""
    others = "".join(f"<p>line {i}</p>" for i in range(lines))
    others += f"<p>{words(16)}.</p>" * paragraphs
    box = f"<div>{others}<p>{words(size)} <a href=/login>log in</a></p></div>"
    return takes(without_offer, f"<div>{prose(2)}<p>{SAID[:-5]} sea…</p></div>{box}")


def unfinished(size: int, lines: int = 0) -> bool:
    """Whether it goes where only the words say that the text breaks off."""
    others = "".join(f"<p>line {i}.</p>" for i in range(lines))
    box = f"<div>{others}<p>{words(20)} <a href=/login>log in</a></p></div>"
    return takes(without_offer, f"<div>{prose(2)}<p>{words(size)}</p></div>{box}")


OFFERS = [
    pytest.param(broken_off, range(2, 240), [5, 158], id="words of an offer"),
    pytest.param(
        lambda n: broken_off(20, lines=n), range(30), [12], id="lines in front of an offer"
    ),
    pytest.param(
        lambda n: broken_off(9, paragraphs=n), range(9), [4], id="paragraphs in front of an offer"
    ),
    pytest.param(unfinished, range(2, 20), [7], id="words of a text that breaks off"),
    pytest.param(
        lambda n: unfinished(20, n), range(30), [12], id="lines between a text and its offer"
    ),
]


def following(own: int = 0, other: int = 0, before: int = 2) -> bool:
    """Whether a second story is found by its byline, with so many lines between headline and text."""

    def lines(n: int, name: str) -> str:
        return "".join(f"<div class={name}{i}>Line {name}{i}</div>" for i in range(n))

    one = f"{lines(own, 'x')}<div class=by>Ada</div><div class=body>{prose(before)}</div>"
    two = f"{lines(other, 'y')}<div class=by>Bea</div><div class=body>{prose(2, 20)}</div>"
    title = "<h1 class=t>{}</h1>"
    found = outline_of(
        f"<div>{title.format('One')}{one}</div><div>{title.format('Two')}{two}</div>"
    )
    at = next(i for i, block in enumerate(found.blocks) if block.text == "One")
    return next_story([*range(len(found.blocks))], found, at) is not None


def goes_on(body: str) -> bool:
    return takes(lambda story, found: without_next_stories(story, found, "One", "a.example"), body)


def teaser(blocks: int, before: int = 3) -> bool:
    """Whether a teaser behind the story goes, whose link to the whole is so many blocks away."""
    lines = "".join(f"<p>So it was {i}.</p>" for i in range(blocks - 2)) + prose(1, 20)
    box = f"<h2><a href=/two>Two is here</a></h2>{lines}<p><a href=/two>Read on</a></p>"
    return goes_on(f"<div><h1>One</h1>{prose(before)}</div><div class=next>{box}</div>")


def second(paragraphs: int, size: int) -> bool:
    """Whether a second article goes, of so many words more than sixteen."""
    one = f"<article class=s><h1>One</h1>{prose(paragraphs)}</article>"
    two = f"<article class=s><h1>Two</h1><p>{words(size)}.</p><p>{words(16)}.</p></article>"
    return goes_on(f"<main>{one}{two}</main>")


def posts(count: int, outside: int = 0) -> bool:
    """Whether posts of several people are told, with so many words outside them."""
    each = "".join(
        f"<div class=post id=p{n}><a href='/user/u{n}'>u{n}</a><p>{SAID.format(n)}</p></div>"
        for n in range(count)
    )
    found = outline_of(f"<h1>Hares</h1>{each}<p class=o>{words(outside)}</p>")
    return is_thread(found, [block for block in found.blocks if block.words >= 5])


def sold(before: str, behind: str = "") -> bool:
    return makes_offer(outline_of(f"<main>{before}<button>Add to cart{behind}</button></main>"))


def teasers(size: int) -> bool:
    """Whether the first of two boxes goes that are named for teasers."""
    boxes = f"<div class=teaser>{words(size)}.</div><div class=teaser>So then.</div>"
    found = outline_of(f"<div class=body>{prose(9)}{boxes}{prose(9, 9)}</div>")
    return 9 not in without_boxes_apart([*range(len(found.blocks))], found)


def beside_pulled(size: int = 3, before: int = 0) -> int:
    """How many blocks go of a pulled quote and a line of so many words, behind so many pulled quotes."""
    said = "w1 w2 w3 w4 w5 w6 w7 w8 w9"
    others = "".join(f"<blockquote>Odd{i} so it was then</blockquote>" for i in range(before))
    box = f"<blockquote><p>{said}</p><p>{words(size)}</p></blockquote>"
    told = f"<p>The keeper said {said} to them all that day on the quay.</p>{prose(2)}"
    found = outline_of(told + others + box)
    every = [*range(len(found.blocks))]
    return len(every) - len(without_repetitions(filter_context(found), every))


OTHERS = [
    pytest.param(beside_pulled, range(1, 16), [8], id="words of who is quoted in a box"),
    pytest.param(lambda n: beside_pulled(before=n), range(50, 100), [59], id="pulled quotes"),
    pytest.param(teasers, range(20, 130), [80], id="words of a teaser among others"),
    pytest.param(following, range(16), [7], id="lines below a headline"),
    pytest.param(lambda n: following(0, n), range(16), [7], id="lines below the next headline"),
    pytest.param(lambda n: following(0, 0, n), range(1, 6), [1], id="paragraphs before another"),
    pytest.param(teaser, range(2, 22), [12], id="blocks of a teaser"),
    pytest.param(lambda n: teaser(3, n), range(1, 8), [2], id="paragraphs before a teaser"),
    pytest.param(
        lambda n: second(n, 200), range(1, 8), [2], id="paragraphs of a story before a long one"
    ),
    pytest.param(
        lambda n: second(2, n), range(20, 200), [93], id="words of what is three quarters of a page"
    ),
    pytest.param(posts, range(1, 8), [2], id="posts of a discussion"),
    pytest.param(lambda n: posts(5, n), range(5, 200), [73], id="words outside a discussion"),
    pytest.param(
        lambda n: sold("", "!" * (n - 11)), range(11, 70), [40], id="characters of a button"
    ),
    pytest.param(
        lambda n: sold("<a>x</a>" * n), range(4990, 5010), [4999], id="links before a button"
    ),
]


@pytest.mark.parametrize(("read", "sizes", "edges"), POINTERS + REQUESTS + OFFERS + OTHERS)
def test_how_large_a_box_is_that_is_no_part_of_a_story(
    read: Callable[[int], object], sizes: Iterable[int], edges: list[int]
) -> None:
    assert changes(read, sizes) == edges


@pytest.mark.parametrize(
    ("said", "plea"), [("facebook", True), ("reddit", True), ("lines", False), ("Saturday", False)]
)
def test_the_name_of_a_network_has_five_letters(said: str, plea: bool) -> None:
    """A shorter one begins other words, too."""
    assert asks(f"<p><em>Follow us on {said}.</em></p>", behind=0) is plea
