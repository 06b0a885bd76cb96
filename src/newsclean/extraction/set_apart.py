"""What on a page belongs to something else: boxes inside the story that their names call so, lines
beyond its end, and other stories that the same page goes on with."""

from __future__ import annotations

from collections import Counter

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.extraction.following_stories import headed_alike, next_story
from newsclean.text.links import host_of
from newsclean.text.phrases import one_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

# How pages call boxes that are never the story, though their sentences may read like it: what readers
# write, pleas and offers, notes on authors, sources, and ways to other pages.
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|disclaimers?|modal|pop-?up|buttons?|cta|promos?|promo-?(?:box|small|large)\w*|polls?|quiz|consent"
    rf"|ads?|advert\w{{0,9}}|affiliates?|donat\w{{1,4}}|(?:js|browser)-?(?:hint|notice|warning)"
    r"|reactions?-?(?:module|bar|box|list|buttons|container|wrap\w*)?|sns(?:-?\w{1,9})?"
    rf"|{one_of(data.listed('words', 'words', 'boxes'))}|related"
    r"|(?:we-?)?recommend(?:s|ed|ations?)?|more-from|read-next|up-next)(?:$|[\s_-])"
    r"|related-?(?:content|stories|articles|posts|links|broadcasts?|news)\w*"
    r"|(?:article-?)?(?:social|share|sharing)-?(?:bar|links|buttons|icons|border|wrapper|list|tools|media)"
    r"|comment-(?:body|text|content)|newsletter|subscri(?:be|ption)|sign-?up|footnotes"
    r"|(?:author|writer)[\s_-]?(?:bio|box|desc|info|card)|saboxplugin"
)
_MOST_SHARE = 1 / 3
"""Of the story's words that such boxes hold at most: more, and it is the story that is called so."""
_MOST_TEASER_WORDS = 80
_CORE_SHARE = 0.7
"""Of the story's words that its own container holds."""


def without_boxes_apart(story: list[int], found: Outline) -> list[int]:
    """The story without boxes that are named for something else, and without what follows its last
    paragraph in another part of the page."""
    core = _core(story, found)
    if core is None:
        return story
    blocks = found.blocks
    seen = _Seen(core, found.containers)
    apart = [i for i in story if seen.of(blocks[i].container)[1]]
    words = sum(blocks[i].words for i in story)
    if apart and sum(blocks[i].words for i in apart) <= _MOST_SHARE * words:
        gone = set(apart)
        story = [i for i in story if i not in gone]
    last = max((i for i in story if blocks[i].is_prose), default=len(blocks))
    story = [i for i in story if i <= last or seen.of(blocks[i].container)[0]]
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
    """The innermost container that holds most words of the story, from its first sentence on."""
    blocks = [found.blocks[i] for i in story]
    begin = (
        n
        for n, block in enumerate(blocks)
        if block.container.tag not in HEADINGS and (block.is_prose or ends_sentence(block.text))
    )
    sums = [0] * len(found.containers)
    for block in blocks[next(begin, 0) :]:
        sums[block.container.index] += block.words
    total = sum(sums)
    for holder in reversed(found.containers):
        if holder.parent is not None:
            sums[holder.parent.index] += sums[holder.index]
    held = [h for h in found.containers if total and sums[h.index] >= _CORE_SHARE * total]
    return max(held, key=lambda h: h.depth, default=None)


class _Seen:
    """What containers are, seen from the story's own: whether they stand in it, and whether they, or one
    around them that does not hold the story, have a name of things apart. Each is asked once."""

    __slots__ = ("_known", "_names", "_twins")

    def __init__(self, core: Container, containers: list[Container]) -> None:
        self._twins = Counter((h.tag, h.names) for h in containers if "teaser" in h.names)
        self._known: dict[int, tuple[bool, bool]] = {core.index: (True, False)}
        if core.names.strip():  # builders of pages set a story in several boxes of one name
            beside = (h for h in containers if h.parent is core.parent and h.names == core.names)
            self._known |= {h.index: (True, False) for h in beside}
        self._names: dict[str, bool] = {}
        at = core.parent
        while at is not None:
            self._known[at.index] = (False, False)
            at = at.parent

    def of(self, holder: Container) -> tuple[bool, bool]:
        path: list[Container] = []
        at = holder
        while at.index not in self._known and at.parent is not None:
            path.append(at)
            at = at.parent
        inside, named = self._known.get(at.index, (False, False))
        for below in reversed(path):
            named = named or self._is_apart(below)
            self._known[below.index] = (inside, named)
        return inside, named

    def _is_apart(self, holder: Container) -> bool:
        if holder.tag in HEADINGS:  # its id is the heading itself
            return False
        found = self._names.get(holder.names)
        if found is None:
            found = self._names[holder.names] = _APART.search(holder.names) is not None
        return found or self._is_teaser(holder)

    def _is_teaser(self, holder: Container) -> bool:
        """Whether a small box is one of several that are named for teasers: a single one may hold the story's
        first paragraphs."""
        if "teaser" not in holder.names or holder.words > _MOST_TEASER_WORDS:
            return False
        if holder.tag == "p" and not holder.link_words:  # it leads nowhere: a standfirst
            return False
        return self._twins[holder.tag, holder.names] > 1


_TITLES = frozenset(("h1", "h2", "h3"))
_LEAST_KEPT = 3
"""Paragraphs that are left of a story, however much follows it."""
_MOST_TEASER = 12
"""Blocks behind a linked heading among which the link to the whole story stands."""


def headline_block(blocks: list[RawBlock], headline: str) -> int | None:
    """The heading that is the headline, else the first ``h1``."""
    wanted = tokens(headline.lower())
    first: int | None = None
    for i, block in enumerate(blocks):
        if block.container.tag == "h1" and first is None:
            first = i
        if block.container.tag in HEADINGS and wanted == tokens(block.text.lower()):
            return i
    return first


def without_next_stories(
    story: list[int], found: Outline, headline: str, host: str | None = None
) -> list[int]:
    """The story without others that follow it on the page (infinite scroll) or stand in it: each in
    an element of its own, with a headline of its own; ``host`` is the page's."""
    blocks = found.blocks
    own = headline_block(blocks, headline)
    if own is None:
        return story
    following = next_story(story, found, own)
    if following is not None:
        first = next(i for i in reversed(story) if i < following and blocks[i].is_prose)
        body = blocks[first].container.parent or blocks[first].container
        story = [i for i in story if i < following or _inside(blocks[i].container, {body.index})]
    around = _chain(blocks[own].container)
    others: set[int] = set()
    for i, block in enumerate(blocks):
        if block.container.tag not in _TITLES or i == own:
            continue
        holder = _other_story(block.container, around)
        if holder is not None and (
            block.container.tag == "h1"
            or (
                i > own
                and _is_twin(holder, around)
                and (_is_title_of_another(block) or headed_alike(found, own, i))
            )
        ):
            others.add(holder.index)
    others |= _teasers(story, found, own, around, host)
    if not others:
        return story
    kept = [i for i in story if not _inside(blocks[i].container, others)]
    words = sum(blocks[i].words for i in kept)
    whole = sum(blocks[i].is_prose for i in kept) >= _LEAST_KEPT
    return kept if whole or words * 4 > sum(blocks[i].words for i in story) else story


def _is_twin(holder: Container, around: dict[int, Container]) -> bool:
    """Whether it is an article named like the headline's own."""
    if holder.tag != "article":
        return False
    return any(c.tag == "article" and c.names == holder.names for c in around.values())


def _is_title_of_another(title: RawBlock) -> bool:
    return title.link_words == title.words and _leads_away(title, None)


def _teasers(
    story: list[int],
    found: Outline,
    own: int,
    around: dict[int, Container],
    host: str | None,
) -> set[int]:
    """The boxes of teasers behind the story: each has a linked heading, paragraphs, and a link to the same
    address of this site ("Read the full story"), and nothing of the story comes behind the first of them."""
    blocks = found.blocks
    boxes: dict[int, int] = {}
    for i in range(own + 1, len(blocks)):
        title = blocks[i]
        if title.container.tag in _TITLES and title.link_words == title.words:
            box = _teaser(title, blocks, i, around) if _leads_away(title, host) else None
            if box is not None:
                boxes.setdefault(box.index, i)
    if not boxes:
        return set()
    first = min(boxes.values())
    outside = [
        i for i in story if blocks[i].is_prose and not _inside(blocks[i].container, set(boxes))
    ]
    before = sum(i < first for i in outside)
    return set(boxes) if before == len(outside) >= _LEAST_KEPT else set()


def _leads_away(title: RawBlock, host: str | None) -> bool:
    """Whether the link of a heading leads to another page; with ``host``, to one of that site."""
    for _, _, href in title.links:
        if href.startswith("#") or "/" not in href:
            continue
        if host is None or not href.lower().startswith(("http", "//")):
            return True
        if host_of(href) == host:
            return True
    return False


def _chain(holder: Container) -> dict[int, Container]:
    chain: dict[int, Container] = {}
    at: Container | None = holder
    while at is not None:
        chain[at.index] = at
        at = at.parent
    return chain


def _other_story(heading: Container, around: dict[int, Container]) -> Container | None:
    """The element around a second ``h1`` that is built like one around the headline, or is an
    article of its own."""
    at = heading.parent
    while at is not None and at.index not in around:
        above = at.parent
        if at.tag == "article" and at.prose > 1:
            return at
        if above is not None and above.index in around:
            twin = any(
                c.parent is above and c.tag == at.tag and c.names == at.names and c.names.strip()
                for c in around.values()
            )
            return at if twin and at.prose > 1 else None
        at = above
    return None


def _teaser(
    title: RawBlock, blocks: list[RawBlock], at: int, around: dict[int, Container]
) -> Container | None:
    """The box around a linked heading, paragraphs, and a link to the same address: "Read the full story"."""
    box = title.container.parent
    if box is None or box.index in around or not box.prose or not title.links:
        return None
    address = title.links[0][2]
    inside = [
        b for b in blocks[at + 1 : at + 1 + _MOST_TEASER] if _inside(b.container, {box.index})
    ]
    again = (b for b in inside if b.link_words == b.words and b.links)
    return box if any(b.links[0][2] == address for b in again) else None


def _inside(holder: Container, indices: set[int]) -> bool:
    at: Container | None = holder
    while at is not None:
        if at.index in indices:
            return True
        at = at.parent
    return False
