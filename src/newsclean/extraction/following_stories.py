"""Where the next story begins on a page that goes on with others in the same make (endless scrolling)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock

_NEXT = re.compile(r"(?:^|[\s_-])(?:next|nxt)-?(?:article|story|post|news)")
_TITLES = ("h1", "h2", "h3", "h4")
_LEAST_BEFORE = 2
"""Paragraphs of the story in front of the headline of the next one."""
_MOST_LINES = 8
"""Lines between a headline and the text below it."""


def next_story(story: Sequence[int], found: Outline, own: int) -> int | None:
    """The number of the headline of the story that follows; None where none does.

    It is a heading made like the page's own headline (of the same class), and the paragraphs below it stand
    in another box than those in front of it, made like theirs. That is how page builders set sections, too;
    so it must also lead away, or head an article, or have a byline made like that of the story.

    Args:
        story: the numbers of the story's blocks.
        found: the page.
        own: the number of the headline.
    """
    blocks = found.blocks
    made_like = _classes(blocks[own].container)
    if not made_like:
        return None
    prose = [i for i in story if i > own and _is_paragraph(blocks[i])]
    for i in range(own + 1, len(blocks)):
        holder = blocks[i].container
        if holder.tag not in _TITLES or _classes(holder) != made_like:
            continue
        at = bisect_left(prose, i)
        if at == len(prose) or at < _LEAST_BEFORE:
            continue
        behind = prose[at]
        if _are_twins(blocks[prose[at - 1]], blocks[behind]) and (
            _is_of_another(blocks[i], blocks[behind])
            or _frames(found, own, prose[0]) & _frames(found, i, behind)
        ):
            return i
    return None


def _is_paragraph(block: RawBlock) -> bool:
    """Whether a block is prose and no long heading: a standfirst may be one."""
    return block.is_prose and block.container.tag not in HEADINGS


def _is_of_another(title: RawBlock, paragraph: RawBlock) -> bool:
    """Whether a heading leads to a page of its own, or the text below it is an article of its own."""
    leads = title.link_words == title.words and any("/" in x[2].lstrip("#") for x in title.links)
    box = _box(paragraph.container)
    named = title.container.parent is not None and _NEXT.search(title.container.parent.names)
    return leads or bool(named) or (box is not None and box.tag == "article")


def _frames(found: Outline, title: int, paragraph: int) -> set[frozenset[str]]:
    """The classes of the lines between a headline and the first paragraph below it: bylines, days, deks."""
    lines = found.blocks[title + 1 : min(paragraph, title + 1 + _MOST_LINES)]
    body = _box(found.blocks[paragraph].container)
    ours = _classes(body) if body is not None else frozenset()
    made = {_classes(box) for line in lines if (box := _box(line.container)) is not None}
    return made - {ours, _classes(found.blocks[title].container)}


def headed_alike(found: Outline, own: int, other: int) -> bool:
    """Whether two headlines have lines of the same make below them that no paragraph of the stories has."""
    first, second = _head_lines(found, own), _head_lines(found, other)
    return bool(first & second - {frozenset()})


def _head_lines(found: Outline, title: int) -> set[frozenset[str]]:
    """The classes of the lines below a headline that are no paragraphs, as far as no paragraph has them: up
    to the second paragraph, since the first may be a standfirst."""
    lines: set[frozenset[str]] = set()
    prose: list[frozenset[str]] = []
    for block in found.blocks[title + 1 : title + 1 + _MOST_LINES]:
        if len(prose) == _LEAST_BEFORE:
            break
        if block.is_prose:
            prose.append(_classes(block.container))
        else:
            lines.add(_classes(block.container))
    return lines.difference(prose)


def _classes(holder: Container) -> frozenset[str]:
    return frozenset((holder.element.get("class") or "").split())


def _are_twins(one: RawBlock, two: RawBlock) -> bool:
    """Whether two paragraphs stand in different boxes that are made alike."""
    first, second = _box(one.container), _box(two.container)
    if first is None or second is None or first is second or first.tag != second.tag:
        return False
    if _holds(first, second) or _holds(second, first):
        return False
    classes = _classes(first)
    return bool(classes) and bool(classes & _classes(second))


def _box(holder: Container) -> Container | None:
    """The box around a paragraph: the first element around it that has a class and is no paragraph."""
    at: Container | None = holder
    while at is not None and (at.tag in ("p", "li", "blockquote", *HEADINGS) or not _classes(at)):
        at = at.parent
    return at


def _holds(outer: Container, inner: Container) -> bool:
    at: Container | None = inner
    while at is not None and at is not outer:
        at = at.parent
    return at is outer
