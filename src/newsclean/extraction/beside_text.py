"""The pictures and embeds of a story, of all that the walk over its page met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import etree

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.extraction.picture_address import address_of, credit_in, is_small, name_of
from newsclean.model.block import BlockKind
from newsclean.model.media import Embed, EmbedKind, Image
from newsclean.text.links import resolved

# How pages call boxes whose pictures are never the story's.
_APART = re.compile(
    r"(?:^|[\s_-])(?:author|avatar|byline|bio|profile|logo|icons?|emoji|related|recommend(?:ed|ations)?|promo|teaser"
    r"|card|ads?|advert\w*|banner|sponsor\w*|newsletter|social|share|sharing|comments?|sidebar|nav|menu)"
    r"(?:$|[\s_-])"
)
_MOST_WORDS = 90
"""Words beside a picture, in its own box, that may be its caption."""
_PICTURES = frozenset(("img", "amp-img"))
_HOSTS: tuple[tuple[str, EmbedKind], ...] = (
    ("youtube", "video"), ("youtu.be", "video"), ("vimeo", "video"), ("dailymotion", "video"),
    ("jwplatform", "video"), ("jwplayer", "video"), ("brightcove", "video"), ("kaltura", "video"),
    ("rutube", "video"), ("bilibili", "video"), ("twitch", "video"), ("wistia", "video"),
    ("soundcloud", "audio"), ("spotify", "audio"), ("podcasts.apple", "audio"), ("acast", "audio"),
    ("megaphone", "audio"), ("audioboom", "audio"), ("simplecast", "audio"), ("omny", "audio"),
    ("twitter", "post"), ("instagram", "post"), ("facebook", "post"), ("tiktok", "post"),
    ("bsky", "post"), ("threads.net", "post"), ("reddit", "post"), ("t.me", "post"), ("vk.com", "post"),
    ("openstreetmap", "map"), ("mapbox", "map"), ("google.com/maps", "map"), ("maps.google", "map"),
    ("documentcloud", "document"), ("scribd", "document"), ("issuu", "document"),
    ("docs.google", "document"),
    ("datawrapper", "other"), ("flourish", "other"), ("infogram", "other"),
    ("codepen", "other"),
)  # fmt: skip
"""Parts of addresses of well-known places, and what they show."""
_ADVERTS = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|adservice|amazon-adsystem|taboola|outbrain|recaptcha"
    r"|facebook\.com/plugins/(?:like|page|share)|about:blank|consent|/ads?/|disqus|newsletter|subscribe",
    re.IGNORECASE,
)
_POSTS = {
    "twitter-tweet": "twitter", "instagram-media": "instagram", "tiktok-embed": "tiktok",
    "fb-post": "facebook", "bluesky-embed": "bsky", "reddit-embed-bq": "reddit",
    "text-post-media": "threads",
}  # fmt: skip
"""Classes of posts that stand in the page as quotations, and the host to which they link."""


def pictures_of(
    found: Outline,
    kinds: Sequence[BlockKind],
    story: Sequence[int],
    lead: str | None,
    base: str | None,
) -> list[tuple[int, Image]]:
    """The pictures of a story, each with the number of the block in front of which it stands.

    Args:
        found: the page.
        kinds: of its blocks.
        story: the numbers of the story's blocks.
        lead: the address of the picture that the metadata name.
        base: of the page's links.
    """
    if not found.shown or not story:
        return []
    place = _Surroundings(found, story)
    images: list[tuple[int, Image]] = []
    known: set[str] = set()
    wanted = name_of(lead or "")
    for before, element in found.shown:
        if element.tag not in _PICTURES or is_small(element):
            continue
        box = place.box(element)
        held = place.holds(before, box)
        if not (held or (wanted and place.may_lead(before, box))):
            continue
        address = resolved(address_of(element), base) or ""
        name = name_of(address)
        stated = bool(wanted) and name == wanted
        if not address or name in known or not (held or stated):
            continue
        known.add(name)
        caption, credit = _caption(found, kinds, before, box, place)
        alt = " ".join((element.get("alt") or "").split()) or None
        image = Image(address=address, at=0, lead=stated, alt=alt, caption=caption, credit=credit)
        images.append((before, image))
    if images and not any(image.lead for _, image in images) and images[0][0] <= place.opens:
        images[0] = (images[0][0], replace(images[0][1], lead=True))
    return images


class _Surroundings:
    """Where things stand, seen from the story."""

    def __init__(self, found: Outline, story: Sequence[int]) -> None:
        self._found = found
        self._containers: dict[etree._Element, Container] = {}
        self._boxes: dict[etree._Element, etree._Element] = {}
        """Of elements around pictures, the outermost ones."""
        self.holding: set[etree._Element] = set()
        """The elements around the story's blocks."""
        for i in story:
            at: Container | None = found.blocks[i].container
            while at is not None and at.element not in self.holding:
                self.holding.add(at.element)
                at = at.parent
        self.first, self.last = story[0], story[-1]
        prose = (i for i in story if found.blocks[i].is_prose)
        self.opens = next(prose, story[0])
        """The number of the first paragraph."""
        heads = (i for i in range(self.first, -1, -1) if found.blocks[i].container.tag == "h1")
        self.headline = next(heads, -1)

    def box(self, element: etree._Element) -> etree._Element:
        """The outermost element around a picture in which nothing of the story stands."""
        at, above, passed = element, element.getparent(), []
        while above is not None and above not in self.holding:
            if above in self._boxes:
                at = self._boxes[above]
                break
            passed.append(above)
            at, above = above, above.getparent()
        self._boxes.update(dict.fromkeys(passed, at))
        return at

    def texts(self, box: etree._Element) -> Container | None:
        """What is known of the text in a box; None where it has none."""
        if not self._containers:
            self._containers = {c.element: c for c in self._found.containers}
        return self._containers.get(box)

    def holds(self, before: int, box: etree._Element) -> bool:
        """Whether a picture stands in the story or right above it, in a box of its own."""
        above = self.headline if self.headline >= 0 else self.first - 1
        if not above < before <= self.last + 1 or box in self.holding:
            return box in self.holding and self.first <= before <= self.last + 1
        if before > self.last and not self._beside_last(box):
            return False
        return self._is_own(before, box)

    def _beside_last(self, box: etree._Element) -> bool:
        """Whether a box stands beside the story's last block."""
        holder: Container | None = self._found.blocks[self.last].container
        above = box.getparent()
        while holder is not None:
            if holder.element.getparent() is above:
                return True
            holder = holder.parent if holder.tag in ("p", "li", "blockquote") else None
        return False

    def _is_own(self, before: int, box: etree._Element) -> bool:
        names = f"{box.get('class') or ''} {box.get('id') or ''}".lower()
        if _APART.search(names) or box.tag in ("aside", "nav", "footer"):
            return False
        texts = self.texts(box)
        if texts is None:
            return True
        if texts.words > _MOST_WORDS or 2 * texts.link_words > texts.words:
            return False
        inside = self.blocks_in(before, texts)
        return not any(block.container.tag in HEADINGS for _, block in inside)

    def blocks_in(self, before: int, box: Container) -> Iterator[tuple[int, RawBlock]]:
        """The numbers and blocks of a box that holds a place of the page."""
        blocks = self._found.blocks
        start = before
        while start > 0 and before - start < box.blocks and box.holds(blocks[start - 1]):
            start -= 1
        for i in range(start, min(start + box.blocks, len(blocks))):
            if box.holds(blocks[i]):
                yield i, blocks[i]

    def may_lead(self, before: int, box: etree._Element) -> bool:
        """Whether the picture that the metadata name is shown above the story."""
        texts = self.texts(box)
        small = texts is None or texts.words <= _MOST_WORDS
        return before <= self.first and small and box not in self.holding


def _caption(
    found: Outline,
    kinds: Sequence[BlockKind],
    before: int,
    box: etree._Element,
    place: _Surroundings,
) -> tuple[str | None, str | None]:
    """The caption of a picture, and who made it."""
    texts = place.texts(box)
    if texts is not None and box not in place.holding:
        lines = [block for _, block in place.blocks_in(before, texts)]
    else:
        end = before
        while end < len(kinds) and end < before + 2 and kinds[end] == "caption":
            end += 1
        lines = found.blocks[before:end]
    captions: list[str] = []
    credits_: list[str] = []
    for block in lines:
        words, credit = credit_in(block)
        captions += [words] if words else []
        credits_ += [credit] if credit else []
    return " ".join(dict.fromkeys(captions)) or None, ", ".join(dict.fromkeys(credits_)) or None


def embeds_of(found: Outline, story: Sequence[int], base: str | None) -> list[tuple[int, Embed]]:
    """What a story shows of other places, each with the number of the block in front of which it stands."""
    if not story:
        return []
    embeds: list[tuple[int, Embed]] = []
    known: set[str] = set()
    opens = max((i for i in range(story[0]) if found.blocks[i].container.tag == "h1"), default=-1)
    for before, element in found.shown:
        if element.tag in _PICTURES or not opens < before <= story[-1] + 1:
            continue
        address = resolved(_source(element), base)
        if address is None or address in known or _ADVERTS.search(address):
            continue
        known.add(address)
        title = " ".join((element.get("title") or element.get("aria-label") or "").split()) or None
        kind = _kind(element, address)
        embeds.append((before, Embed(kind=kind, address=address, at=0, title=title)))
    return embeds + _posts(found, story, base)


def _source(element: etree._Element) -> str:
    get = element.get
    for name in ("src", "data-src", "data-lazy-src", "data"):
        if (value := get(name)) and not value.startswith(("about:", "data:")):
            return value
    if element.tag == "amp-youtube" and (name := get("data-videoid") or ""):
        return f"https://www.youtube.com/watch?v={name}"
    inner = next(element.iter("source"), None)
    return (inner.get("src") or "") if inner is not None else ""


def _kind(element: etree._Element, address: str) -> EmbedKind:
    tag = str(element.tag)
    if tag in ("video", "amp-video", "amp-youtube"):
        return "video"
    if tag == "audio":
        return "audio"
    parts = urlsplit(address)
    where = f"{parts.netloc}{parts.path}"
    for part, kind in _HOSTS:
        if part in where:
            return kind
    return "document" if parts.path.endswith(".pdf") else "other"


def _posts(found: Outline, story: Sequence[int], base: str | None) -> list[tuple[int, Embed]]:
    """Posts of social networks that stand in the story as quotations."""
    boxes = {
        h.index: (h, host)
        for h in found.containers
        if h.tag in ("blockquote", "div") and "-" in h.names
        if not _POSTS.keys().isdisjoint(names := h.names.split())
        for name, host in _POSTS.items()
        if name in names
    }
    if not boxes:
        return []
    around: list[
        int
    ] = []  # per container, the box of the post that it stands in; parents come first
    for holder in found.containers:
        above = around[holder.parent.index] if holder.parent else -1
        around.append(holder.index if holder.index in boxes else above)
    first: dict[int, int] = {}
    for i in story:
        first.setdefault(around[found.blocks[i].container.index], i)
    embeds: list[tuple[int, Embed]] = []
    for index, (holder, host) in boxes.items():
        link = _last_link(holder.element, host) if index in first else ""
        if link and (address := resolved(link, base)):
            embeds.append((first[index], Embed(kind="post", address=address, at=0)))
    return embeds


def _last_link(element: etree._Element, host: str) -> str:
    stated = (
        element.get("cite") or element.get("data-instgrm-permalink") or element.get("data-href")
    )
    links = [a.get("href") or "" for a in element.iter("a")]
    return stated or next((href for href in reversed(links) if host in href), "")
