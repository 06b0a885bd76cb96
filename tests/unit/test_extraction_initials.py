"""Drop caps that a page sets apart, or as a picture, belong to their paragraph."""

from __future__ import annotations

import pytest

from newsclean import clean

REST = (
    "he lighthouse of Skerry, which has been dark since the fire of 1971, will be lit again on Friday after"
    " a collection that brought in more than the keeper had asked for."
)
MORE = (
    "Some of the money came in coins that had been out of use for years, and the treasurer, who counted them"
    " twice, has offered to exchange them at the bank in the county town.",
    "The lamp itself was found in the cellar of the school, packed in straw, with a note in which the last"
    " keeper asked whoever should find it to clean the glass with vinegar.",
)
INITIALS = {
    "a picture": "<p><img src=t.png alt=T>{rest}</p>",
    "a picture that says so": "<p><span class=cap><img src=t.png alt='Drop cap T'></span>{rest}</p>",
    "a picture in a box of its own": "<div class=cap><img src=t.png alt=T></div><p>{rest}</p>",
    "a box in front": "<div class=initial>T</div><p>{rest}</p>",
    "a box around both": "<div><div style='float:left'><b>T</b></div><div>{rest}</div></div>",
    "a cell beside the text": "<table><tr><td>T</td><td>{rest}</td></tr></table>",
    "a table in the paragraph": "<p><table align=left><tr><td><font size=7>T</font></table>{rest}",
    "a quotation mark with it": "<div class=initial>“T</div><p>{rest}</p>",
}


def page(opening: str, *more: str) -> str:
    rest = "".join(f"<p>{text}</p>" for text in (*more, *MORE))
    return (
        "<html lang=en><head><title>Skerry lighthouse to shine again</title></head><body><article>"
        f"<h1>Skerry lighthouse to shine again</h1>{opening}{rest}</article></body></html>"
    )


@pytest.mark.parametrize("layout", INITIALS)
def test_a_drop_cap_begins_its_paragraph(layout: str) -> None:
    found = clean(page(INITIALS[layout].format(rest=REST)))
    first = found.blocks[0].text
    assert first.lstrip("“") == f"T{REST}"


def test_links_stay_where_they_are_and_capitals_may_follow() -> None:
    linked = REST.replace("fire of 1971", "<a href=/fire>fire of 1971</a>")
    opening = f"<div class=initial>T</div><p>HE{linked[2:]}</p>"
    block = clean(page(opening), url="https://skerry.example/lamp").blocks[0]
    assert block.text.startswith("THE lighthouse")
    (link,) = block.links
    assert block.text[link.start - block.start : link.end - block.start] == "fire of 1971"


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        ("A", "boat that nobody had seen", "A boat that"),
        ("A", "fter the storm had gone", "After the storm"),
        ("I", "n the evening of that day", "In the evening"),
        ("I", "knew the keeper, said one", "I knew the"),
    ],
)
def test_a_letter_that_is_a_word_stays_one(letter: str, rest: str, whole: str) -> None:
    text = f"{rest}, the lamp was carried up the stairs by six men and a boy, one of whom fell."
    found = clean(page(f"<div>{letter}</div><p>{text}</p>"))
    assert found.body.startswith(whole)


LONG = "an answer that goes on for more than fifteen words, as answers in a school paper like this mostly do"
NO_INITIALS = {
    "answers by letter": "".join(
        f"<div>{letter}</div><p>{number} is {LONG}</p>"
        for letter, number in zip("ABC", ("first", "second", "third"), strict=True)
    ),
    "a list": f"<ul><li>T</li></ul><p>{REST}</p>",
    "a link": f"<div><a href=https://x.example>X</a></div><p>{REST}</p>",
    "a picture of something": f"<p><img src=a.png alt='Vitamin C pills in a jar'>{REST}</p>",
    "a picture in front of a sentence": f"<p><img src=x.png alt=X>Skerry has t{REST}</p>",
}


@pytest.mark.parametrize("layout", NO_INITIALS)
def test_other_letters_join_nothing(layout: str) -> None:
    body = clean(page(NO_INITIALS[layout])).body
    for joined in (
        "Afirst",
        "Bsecond",
        "The light",
        "Xhe light",
        "Che light",
        "XSkerry",
        "X Skerry",
    ):
        assert joined not in body
