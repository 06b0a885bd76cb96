"""Drop caps that a page sets in an element of their own, or as a picture, joined to their paragraph."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, RawBlock
from newsclean.text.word_list import words_of
from newsclean.text.words import tokens

_LETTER = re.compile(r"[“\"‘'«„]?[^\W\d_]")
_REST = re.compile(r"[^\W\d_]+")
_WORDS = frozenset("AEIOUYÀÈÉÓÚАВИКОСУЯ")
"""Capitals that are words of one letter in some language, or part of one: what follows decides."""
_LISTED = frozenset(("li", "dt", "dd", "label", "button", *HEADINGS))
"""Elements in which a single letter is a number, an entry or a title."""
_MOST_NAMED = 3
"""Words of a picture's alternative text that may be about its letter: "drop cap T"."""
_NEAR = 6
"""Steps from a picture to the text behind it."""


def letter_of(picture: etree._Element) -> str:
    """The letter that a picture stands for, at the beginning of a word; empty for other pictures."""
    said = tokens((picture.get("alt") or "")[:40])
    letters = [word for word in said if len(word) == 1 and word.isalpha() and word.isupper()]
    if len(letters) != 1 or len(said) > _MOST_NAMED:
        return ""
    return letters[0] if _text_behind(picture)[:1].islower() else ""


def _text_behind(element: etree._Element) -> str:
    """The next text of the page behind an element, if it is near."""
    at = element
    for _ in range(_NEAR):
        if at.tail and not at.tail.isspace():
            return at.tail.lstrip()
        following = at.getnext()
        if following is not None:
            inner: etree._Element | None = following
            while inner is not None:
                if inner.text and not inner.text.isspace():
                    return inner.text.lstrip()
                inner = inner[0] if len(inner) else None
            at = following
            continue
        above = at.getparent()
        if above is None:
            break
        at = above
    return ""


def with_initials(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, each drop cap at the head of the paragraph behind it."""
    alone = [n for n, (one, two) in enumerate(pairwise(blocks)) if _is_initial(one, two)]
    letters = [ord(blocks[n].text[-1]) for n in alone]
    if not alone or any(b == a + 1 for a, b in pairwise(letters)):  # A, B, C: the rows of a list
        return blocks
    joined = list(blocks)
    for n in alone:
        joined[n + 1] = _joined(blocks[n].text, blocks[n + 1], blocks)
    gone = set(alone)
    return [block for n, block in enumerate(joined) if n not in gone]


def _is_initial(one: RawBlock, two: RawBlock) -> bool:
    if len(one.text) > 2 or not _LETTER.fullmatch(one.text) or not one.text[-1].isupper():
        return False
    if one.links or one.container.tag in _LISTED or two.container.tag in _LISTED:
        return False
    rest = _REST.match(two.text)
    if rest is None or not (two.is_prose or two.container is one.container):
        return False
    if rest[0].islower():
        return True
    whole = (one.text[-1] + rest[0]).lower()  # the first words in capitals
    return rest[0].isupper() and whole in words_of("en").common


def _joined(initial: str, block: RawBlock, blocks: list[RawBlock]) -> RawBlock:
    rest = _REST.match(block.text)
    apart = rest is not None and _is_word(initial[-1], rest[0], blocks)
    head = initial + " " if apart else initial
    links = tuple((a + len(head), b + len(head), href) for a, b, href in block.links)
    return replace(block, text=head + block.text, links=links, words=block.words + apart)


def _is_word(letter: str, rest: str, blocks: list[RawBlock]) -> bool:
    """Whether a letter is a word of its own in front of ``rest``: "A boat", where "Aboat" is none."""
    if letter not in _WORDS:
        return False
    english = words_of("en")
    whole = (letter + rest).lower()
    if whole in english.known:
        return False
    if rest.lower() in english.common:
        return True
    used = {word for block in blocks for word in tokens(block.text.lower())}
    return whole not in used and sum(b.text.count(f" {rest} ") for b in blocks) > 0
