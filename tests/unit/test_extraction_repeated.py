"""What comes again in a story stays; second copies that the page's makers made go."""

from __future__ import annotations

import pytest

from newsclean import Article, clean

VERSES = (
    "We lit the lamps at half past four and rowed across the sound, with bread and rope and barley"
    " soup for all the men who drowned.",
    "The bailiff came on Michaelmas to take away the door, and found that there was nothing left"
    " that he could take but four.",
    "My sister keeps a yellow hen that never laid an egg, and when they came to count the birds"
    " it stood upon one leg.",
)
REFRAIN = (
    "And row, my lovely, row it slow, the tide will take us where we go, and nobody on land shall"
    " know that ever we were here."
)
INTRO = (
    "The rowers of Skerry will sing their song at the quay again on Sunday, forty years after the last"
    " ferry crossed the sound, and everybody is asked to bring a lamp.",
    "Nobody had ever written the words down, said the schoolmaster, who collected them from eleven people"
    " and was given eleven versions, of which this is the one that most of them could bear.",
)
OUTRO = (
    "The choir has twenty members, and the youngest, who is nine, has been given the part of the hen in"
    " the third verse, which she has been practising in the yard of the school.",
)


def page(body: str, behind: str = "") -> str:
    return (
        "<html lang=en><head><title>Song of the rowers</title></head><body><article>"
        f"<h1>Song of the rowers</h1>{body}</article>{behind}</body></html>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def times(article: Article, text: str) -> int:
    blocks = article.input_text.split("\n\n")
    return sum(" ".join(block.split()) == text for block in blocks)


SUNG = [text for verse in VERSES for text in (verse, REFRAIN)]
IN_FLOW = {
    "paragraphs beside each other": paragraphs(*INTRO, *SUNG, *OUTRO),
    "verses and refrains in boxes": paragraphs(*INTRO)
    + "".join(
        f"<div class=verse>{paragraphs(v)}</div><div class=refrain>{paragraphs(REFRAIN)}</div>"
        for v in VERSES
    )
    + paragraphs(*OUTRO),
    "a section for each verse, numbered": paragraphs(*INTRO)
    + "".join(
        f"<section id=verse-{n}><div>{paragraphs(v)}</div><div>{paragraphs(REFRAIN)}</div></section>"
        for n, v in enumerate(VERSES)
    )
    + paragraphs(*OUTRO),
}


@pytest.mark.parametrize("layout", IN_FLOW)
def test_a_refrain_comes_as_often_as_it_is_sung(layout: str) -> None:
    found = clean(page(IN_FLOW[layout]))
    assert times(found, REFRAIN) == len(VERSES)
    assert all(times(found, text) == 1 for text in (*INTRO, *VERSES, *OUTRO))


MOTION = "The motion was carried by seven votes to two, the vicar abstaining."
ITEMS = (
    "The pump in Mill Lane is to be mended before the frost, at a cost of not more than ninety pounds, and"
    " the key is to hang where it has always hung.",
    "Geese may not be driven across the green on Sundays between nine o'clock and noon, nor through the"
    " churchyard on any day of the week whatever.",
    "The clerk shall buy a second lamp for the reading room, provided that the first one can be found, which"
    " two of the members doubted at some length.",
)


@pytest.mark.parametrize(
    "item",
    [
        "<p>{}</p><p>{}</p>",
        "<section><h3>Item</h3><p>{}</p><p class=vote>{}</p></section>",
        "<div class=item><div>{}</div><div>{}</div></div>",
    ],
)
def test_a_short_paragraph_that_comes_again_stays(item: str) -> None:
    body = paragraphs(INTRO[0]) + "".join(item.format(text, MOTION) for text in ITEMS)
    found = clean(page(body + paragraphs(*OUTRO)))
    assert times(found, MOTION) == len(ITEMS)


WHOLE = (*INTRO, *VERSES, *OUTRO)
COPIES = {
    "for narrow screens": page(
        f"<div class=wide>{paragraphs(*WHOLE)}</div><div class=narrow>{paragraphs(*WHOLE)}</div>"
    ),
    "in a box of the same names": page(
        f"<div class=text>{paragraphs(*WHOLE)}</div><div class=text>{paragraphs(*WHOLE)}</div>"
    ),
    "behind the first, in one element": page(paragraphs(*WHOLE, *WHOLE)),
    "hidden": page(
        f"<div class=text>{paragraphs(*WHOLE[:3])}</div>"
        f"<div class=text hidden>{paragraphs(*WHOLE[:3])}</div><div class=text>{paragraphs(*WHOLE[3:])}</div>"
    ),
    "pulled out of the text": page(
        paragraphs(*WHOLE[:3])
        + f"<blockquote><p>{WHOLE[1]}</p></blockquote>"
        + paragraphs(*WHOLE[3:])
    ),
    "a short text twice": page(
        f"<div class=text>{paragraphs(*WHOLE[:2])}</div><div class=text>{paragraphs(*WHOLE[:2])}</div>"
        + paragraphs(*WHOLE[2:])
    ),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_second_copy_goes_and_is_listed(copy: str) -> None:
    found = clean(COPIES[copy])
    assert [times(found, text) for text in WHOLE] == [1] * len(WHOLE)
    assert {b.step for b in found.left_out if b.text in WHOLE} == {"copy"}


@pytest.mark.parametrize(("rows", "kept"), [(3, 2), (4, 1)])
def test_a_row_of_four_is_a_copy_and_a_shorter_one_is_sung_again(rows: int, kept: int) -> None:
    sung = (REFRAIN, *VERSES)[:rows]
    found = clean(page(paragraphs(*INTRO, *sung, *OUTRO, *sung)))
    assert [times(found, text) for text in sung] == [kept] * rows
