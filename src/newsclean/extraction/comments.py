"""What readers wrote below a story, and the offers of a paywall: however long, no part of it."""

from __future__ import annotations

from collections import Counter

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock, around
from newsclean.extraction.offers import leads_to_offer
from newsclean.text.phrases import one_of

# How pages name the box, as a whole class or id: "has-comments" or "comments-open" is the page's own.
_NAME = re.compile(
    r"(?:\w{1,20}[_-]{1,2}|leser|user)?"
    r"(?:comments?|commentaires|[kc]omm?entar\w{0,3}|comentarios|commenti|reacties|yorumlar|respond|replies|disqus)"
    r"(?:[_-]{0,2}(?:list|section|area|wrapper|wrap|container|thread|body|content|text|box|block|holder|view))?"
    r"|comment-?(?:item|respond)|commentlist|disqus_thread"
)
_IN_NAME = ("ment", "reacties", "yorumlar", "respond", "replies", "disqus")
"""Names without one of these are no such names: they are found at once."""
_WALL = re.compile(r"(?:^|[\s_-])[a-z]*pay-?wall(?!ed)")
_LEAST_WALL, _MOST_WALL = 12, 4
"""Words and paragraphs of an offer; the paid part of a story may be named for the paywall too."""
_REPLY = frozenset(data.listed("words", "words", "reply"))
_LABEL = re.compile(
    rf"\W*+(?:\d[\d.,]*+\W++)?+(?:{one_of(data.listed('words', 'words', 'comments'))})"
    r"(?:\W*+\d[\d.,]*+)?+\W*+",
    re.IGNORECASE,
)
_MOST_LABEL = 30
"""Letters of the label over a discussion, and of a link to reply."""
_FEWEST = 3
"""Posts of readers, each with a link to reply, that make a discussion; and sections that make a story."""


def comment_boxes(found: Outline) -> frozenset[int]:
    """The boxes that are named for comments, or in which each post has a link to reply."""
    named = {names for names in {h.names for h in found.containers} if _is_name(names)}
    # The id of a heading is the heading itself.
    boxes = {
        h.index for h in found.containers if h.names in named and h.words and h.tag not in HEADINGS
    }
    return frozenset(boxes | _discussions(found) | _labelled(found))


def without_comments(
    story: list[int], found: Outline, boxes: frozenset[int], headline_at: int | None
) -> list[int]:
    """The story without these boxes (:func:`comment_boxes`).

    One that holds the headline, or the first paragraph of the story, is no such box.
    """
    return _without(boxes, story, found, headline_at)


def without_walls(story: list[int], found: Outline, headline_at: int | None) -> list[int]:
    """The story without boxes of offers that are named for a paywall, on the same condition."""
    boxes = frozenset(h.index for h in found.containers if is_wall(h))
    return _without(boxes, story, found, headline_at)


def is_wall(holder: Container) -> bool:
    """Whether a box is named for a paywall and is an offer: a few words, and something to press."""
    return (
        holder.words >= _LEAST_WALL
        and holder.prose <= _MOST_WALL
        and "pay" in holder.names
        and _WALL.search(holder.names) is not None
        and (
            next(holder.element.iter("button", "form", "input"), None) is not None
            or any(leads_to_offer(link.get("href") or "") for link in holder.element.iter("a"))
        )
    )


def _without(
    boxes: frozenset[int], story: list[int], found: Outline, headline_at: int | None
) -> list[int]:
    blocks = found.blocks
    first = next((i for i in story if blocks[i].is_prose), None)
    if first is None or not boxes:
        return story
    outside = around(blocks[first].container)
    if headline_at is not None:
        outside |= around(blocks[headline_at].container)
    boxes -= outside
    kept = [i for i in story if not around(blocks[i].container) & boxes] if boxes else story
    return kept if any(blocks[i].is_prose for i in kept) else story


def _is_name(names: str) -> bool:
    may_be = any(map(names.__contains__, _IN_NAME))
    return may_be and any(map(_NAME.fullmatch, names.split()))


def _labelled(found: Outline) -> set[int]:
    """The boxes that begin with a label of comments, and hold more than that; not those that are built as
    the other sections of the story are."""
    boxes: set[int] = set()
    alike = Counter(_make(c) for c in found.containers if c.prose)
    known: set[int] = set()  # containers of which a block was met before
    for block in found.blocks:
        if len(block.text) <= _MOST_LABEL and _LABEL.fullmatch(block.text):
            box = block.container
            while box.parent is not None and box.words == block.words:
                box = box.parent
            if box.index not in known and alike[_make(box)] < _FEWEST:
                boxes.add(box.index)
        at: Container | None = block.container
        while at is not None and at.index not in known:
            known.add(at.index)
            at = at.parent
    return boxes


def _make(box: Container) -> tuple[str, str, int]:
    """What a box shares with those beside it that are built alike."""
    return box.tag, box.names, -1 if box.parent is None else box.parent.index


def _discussions(found: Outline) -> set[int]:
    """The boxes of posts that are built alike, each with a link to reply."""
    posts: dict[int, Container] = {}
    for block in found.blocks:
        if len(block.text) <= _MOST_LABEL and block.text.lower().strip(" .:()↩") in _REPLY:
            post = _post_of(block)
            if post is not None:
                posts[post.index] = post
    kinds = Counter(map(_make, posts.values()))
    return {p.index for p in posts.values() if kinds[_make(p)] >= _FEWEST}


def _post_of(reply: RawBlock) -> Container | None:
    """The smallest box around a link to reply that holds a post: some words beside the link."""
    return next((at for at in reply.container.lineage() if at.words - reply.words >= 3), None)
