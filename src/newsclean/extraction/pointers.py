"""Ways to other stories inside this one: cards with a picture and a teaser, headlines under a label."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.text.phrases import one_of

_LABEL = re.compile(rf"\W*(?:{one_of(data.listed('words', 'words', 'pointers'))})\b", re.IGNORECASE)
_MOST_LABEL = 6
"""Words of a label that has no colon."""
_LEAST_SHOUTED = 5
"""Words in capitals of a link that is a paragraph of its own."""
_LEAST_TITLE = 3
"""Words of a link that may be a headline."""
_MOST_CARD, _MOST_CARD_BLOCKS = 50, 4
_NEAR = 2
"""Blocks in front of a list among which its label stands."""
_TABLE_CELLS = frozenset(("td", "th"))
"""A link that is a cell of a table says something there, whatever pictures the row has."""
_CELLS = frozenset(("p", "li", "td", "th", "dd", "dt", "blockquote"))


def without_pointers(story: list[int], found: Outline) -> list[int]:
    """The story without cards of other stories and without lists of links under a label."""
    blocks = found.blocks
    gone: set[int] = set()
    for i in story:
        block = blocks[i]
        if block.pictured and block.container.tag not in HEADINGS and _is_title(block):
            box = _card_around(blocks[i])
            if box is not None:
                gone.update(
                    j
                    for j in range(i, min(i + _MOST_CARD_BLOCKS, len(blocks)))
                    if _in(blocks[j], box)
                )
    gone |= _labelled(found)
    gone.update(i for i in story if _is_pointer(blocks[i]))
    return [i for i in story if i not in gone] if gone else story


def _is_pointer(block: RawBlock) -> bool:
    """Whether a paragraph is a link in capitals: "TWO CLOCKS STAY IN THE TOWER". One with a label in front
    is for the boilerplate rules, which know the labels of each language."""
    if block.container.tag in HEADINGS or block.link_words < block.words:
        return False
    return block.words >= _LEAST_SHOUTED and block.text.isupper() and len(block.links) == 1


def _is_title(block: RawBlock) -> bool:
    return block.words >= _LEAST_TITLE and block.link_words == block.words


def _card_around(block: RawBlock) -> Container | None:
    """The largest small box around a picture and a link; None where that is a paragraph of the story."""
    at, box = block.container, None
    if at.tag in _TABLE_CELLS:
        return None
    while at.words <= _MOST_CARD and at.blocks <= _MOST_CARD_BLOCKS:
        if at.tag not in _CELLS:
            box = at
        if at.parent is None:
            break
        at = at.parent
    return box if box is not None and not box.prose and box.tag not in HEADINGS else None


def _in(block: RawBlock, box: Container) -> bool:
    at: Container | None = block.container
    while at is not None and at is not box:
        at = at.parent
    return at is box


def _labelled(found: Outline) -> set[int]:
    """The links of lists that a label stands over, and labels that are nothing else."""
    blocks, gone = found.blocks, set()
    for i, block in enumerate(blocks):
        if block.container.tag != "li" or not _is_title(block) or not i > 0:
            continue
        above = block.container.parent
        if i - 1 in gone and blocks[i - 1].container.parent is above:
            gone.add(i)
            continue
        label = _label_before(blocks, i)
        if label is not None and above is not None and above.link_words == above.words:
            gone.add(i)
            if not blocks[label].link_words:
                gone.add(label)
    return gone


def _label_before(blocks: list[RawBlock], i: int) -> int | None:
    """The number of the label right in front of a list, beyond a single link at most."""
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        before = blocks[j]
        plain = before.words - before.link_words
        if _LABEL.match(before.text) and plain <= _MOST_LABEL:
            return j
        if before.link_words < before.words:
            return None
    return None
