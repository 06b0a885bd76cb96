"""Offers to read on for money: the box behind a text that breaks off, with a way to sign in or subscribe."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, Outline, RawBlock, around
from newsclean.text.phrases import one_of

_LEADS = re.compile(
    rf"(?:^|[/?&=._-])(?:{one_of(data.listed('words', 'words', 'offers'))})", re.IGNORECASE
)
_BROKEN = re.compile(r"(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\])\s*[”\"»]?$")
_LEAST, _MOST = 8, 160
"""Words of an offer."""
_MOST_PROSE = 4
_NEAR = 14
"""Blocks behind the end of the text among which a way to sign in stands."""


def leads_to_offer(href: str) -> bool:
    """Whether an address is that of a page on which one signs in or subscribes."""
    return _LEADS.search(href) is not None


def offer_behind(story: Sequence[int], found: Outline) -> set[int]:
    """The numbers of the blocks of an offer right behind a paragraph of the story that breaks off; empty
    where there is none."""
    blocks = found.blocks
    ends = next(
        (i for i in story if blocks[i].is_prose and _BROKEN.search(blocks[i].text[-8:])), None
    )
    return set() if ends is None else _offer_from(ends + 1, found)


def _last_offer(story: Sequence[int], found: Outline) -> set[int]:
    """The same where no dots say that the paragraph breaks off: then the offer is all that follows."""
    for i in story[-_NEAR:]:
        if _breaks_off(found.blocks[i]):
            offer = _offer_from(i + 1, found)
            if offer and offer.issuperset(j for j in story if j > i):
                return offer
    return set()


def _breaks_off(block: RawBlock) -> bool:
    """Whether a paragraph stops in the middle of a sentence."""
    return (
        block.container.tag == "p"
        and block.words >= _LEAST
        and block.link_words < block.words
        and block.text[-1].isalpha()
        and block.bold < 1
    )


def _offer_from(start: int, found: Outline) -> set[int]:
    """The numbers of the blocks of the offer that begins with a block; empty where none does."""
    blocks = found.blocks
    outside = around(blocks[start - 1].container)
    for i in range(start, min(start - 1 + _NEAR, len(blocks))):
        if any(leads_to_offer(href) for _, _, href in blocks[i].links):
            box = _box_of(blocks[i], outside)
            if box is not None:
                inside = {j for j in range(start, len(blocks)) if box.holds(blocks[j])}
                return inside if min(inside) == start else set()
    return set()


def without_offer(story: list[int], found: Outline) -> list[int]:
    """The story without that offer, and without anything behind it."""
    offer = offer_behind(story, found) or _last_offer(story, found)
    return [i for i in story if i < min(offer)] if offer else story


def _box_of(link: RawBlock, outside: set[int]) -> Container | None:
    """The largest small box around a link that does not hold the text in front of it."""
    box: Container | None = None
    for at in link.container.lineage():
        if at.index in outside or at.words > _MOST or at.prose > _MOST_PROSE:
            break
        box = at
    return box if box is not None and box.words >= _LEAST else None
