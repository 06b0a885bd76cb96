"""What stands apart from the story: boxes inside it that their names call something else, and short
lines that the judge found beyond its end."""

from __future__ import annotations

import re

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock

# How pages call boxes that are never the story, though their sentences may read like it: what readers
# write, pleas and offers, notes on authors, sources, and ways to other pages.
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|disclaimers?|modal|pop-?up|buttons?|cta|promos?|promo-?(?:box|small|large)\w*"
    r"|footnotes|related|(?:we-?)?recommend(?:s|ed|ations?)?|more-from|read-next|up-next)(?:$|[\s_-])"
    r"|comment-(?:body|text|content)|newsletter|subscri(?:be|ption)|sign-?up|footnotes"
    r"|(?:author|writer)[\s_-]?(?:bio|box|desc|info|card)|saboxplugin"
)
_MOST_SHARE = 1 / 3
"""Of the story's words that such boxes hold at most: more, and it is the story that is called so."""
_CORE_SHARE = 0.7
"""Of the story's words that its own container holds."""


def without_boxes_apart(story: list[int], found: Outline) -> list[int]:
    """The story without boxes that are named for something else, and without what follows its last
    paragraph in another part of the page."""
    core = _core(story, found)
    if core is None:
        return story
    blocks = found.blocks
    inside, named = _seen_from(core, found)
    apart = [i for i in story if named[blocks[i].container.index]]
    words = sum(blocks[i].words for i in story)
    if apart and sum(blocks[i].words for i in apart) <= _MOST_SHARE * words:
        gone = set(apart)
        story = [i for i in story if i not in gone]
    last = max((i for i in story if blocks[i].is_prose), default=len(blocks))
    story = [i for i in story if i <= last or inside[blocks[i].container.index]]
    left = set(story)
    return [i for i in story if not _is_under_lost_heading(i, left, blocks)]


def _is_under_lost_heading(i: int, left: set[int], blocks: list[RawBlock]) -> bool:
    """Whether a block is a link whose heading, in the same box, was left out: a teaser."""
    block, above = blocks[i], blocks[i - 1]
    return (
        i - 1 >= 0
        and i - 1 not in left
        and block.link_words == block.words
        and block.container.tag != "li"
        and above.container.tag in HEADINGS
        and above.container.parent in (block.container, block.container.parent)
    )


def _core(story: list[int], found: Outline) -> Container | None:
    """The innermost container that holds most words of the story."""
    sums = [0] * len(found.containers)
    for i in story:
        sums[found.blocks[i].container.index] += found.blocks[i].words
    total = sum(sums)
    for holder in reversed(found.containers):
        if holder.parent is not None:
            sums[holder.parent.index] += sums[holder.index]
    held = [h for h in found.containers if total and sums[h.index] >= _CORE_SHARE * total]
    return max(held, key=lambda h: h.depth, default=None)


def _seen_from(core: Container, found: Outline) -> tuple[list[bool], list[bool]]:
    """Per container, whether it is the story's own or stands in it; and whether it, or one around it
    that does not hold the story, has a name of things apart."""
    around: set[int] = set()
    at: Container | None = core
    while at is not None:
        around.add(at.index)
        at = at.parent
    inside: list[bool] = []
    named: list[bool] = []
    for holder in found.containers:  # parents come first
        above = holder.parent
        inside.append(holder is core or (above is not None and inside[above.index]))
        # The id of a heading is the heading itself.
        asked = holder.index not in around and holder.tag not in HEADINGS
        own = asked and _APART.search(holder.names) is not None
        named.append(own or (above is not None and named[above.index]))
    return inside, named
