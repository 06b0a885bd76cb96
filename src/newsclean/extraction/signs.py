"""Signs of pages that are no plain story: what they declare, how they are built, what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsclean import data
from newsclean.document import PageKind
from newsclean.extraction.blocks import Outline, RawBlock

_LIVE_TYPES = frozenset(("LiveBlogPosting",))
_GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "CollectionGallery"))
_POST = re.compile(r"live-?blog|live-?post|live-?update|liveticker|ticker-(?:item|entry|post)")
_LEAST_POSTS = 3
_LEAST_PICTURES = 4
_SHORT_STORY = 250
_STUB = 400
_ENDED = re.compile(r"[.!?。！？؟।][\"'”’»)\]」』]*$")


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of a kind in all languages, as whole words where the script has words."""
    found: set[str] = set()
    for name in data.names("page-kinds"):
        found.update(data.read(name)["phrases"][kind])
    spaced = sorted((p for p in found if p < "\u2e80"), key=len, reverse=True)
    dense = sorted(found.difference(spaced))
    words = rf"\b(?:{'|'.join(map(re.escape, spaced))})\b"
    return re.compile("|".join([words, *map(re.escape, dense)]), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page with the story that was chosen from it."""

    outline: Outline
    chosen: Sequence[RawBlock]
    captions: int
    """Chosen blocks that are captions, and their words."""
    caption_words: int
    head: str
    """Headline and title."""
    address: str
    types: frozenset[str]
    """What the page declares itself to be."""
    dated: bool
    paid: bool
    """Whether the page says that it is not free."""


def special_kind(seen: Seen) -> PageKind | None:
    """The kind of a page that carries clear signs, else None."""
    words = sum(b.words for b in seen.chosen)
    if words < _SHORT_STORY:
        if words < _SHORT_STORY / 2 and _phrases("error").search(seen.head):
            return "error"
        if not seen.dated and _asks_consent(seen):
            return "consent"
    if _is_live(seen):
        return "live-blog"
    if _is_gallery(seen, words):
        return "gallery"
    return "paywall-stub" if _is_stub(seen, words) else None


def _asks_consent(seen: Seen) -> bool:
    """A wall says little else: several phrases, in the headline or in the first words."""
    pattern = _phrases("consent")
    opening = " ".join(b.text for b in seen.outline.blocks[:12])[:1500]
    phrases = {m.group().lower() for m in pattern.finditer(opening)}
    page_words = seen.outline.containers[0].words if seen.outline.containers else 0
    return page_words < 2 * _SHORT_STORY and len(phrases) >= 2 + (not pattern.search(seen.head))


def _is_live(seen: Seen) -> bool:
    if seen.types & _LIVE_TYPES:
        return True
    if not _phrases("live").search(f"{seen.head} {seen.address.replace('-', ' ')}"):
        return False
    posts = 0
    for holder in seen.outline.containers:
        if holder.prose and holder.tag in ("article", "li", "section", "div"):
            if _POST.search(holder.names) and holder.parent is not None:
                posts += 1
    return posts >= _LEAST_POSTS


def _is_gallery(seen: Seen, words: int) -> bool:
    if seen.captions < _LEAST_PICTURES:
        return False
    stated = seen.types & _GALLERY_TYPES or _phrases("gallery").search(seen.head)
    return seen.caption_words > (0.3 if stated else 0.6) * words


def _is_stub(seen: Seen, words: int) -> bool:
    """A short story with a gate behind it: the page says that it is not free, or the text breaks
    off."""
    if words > _STUB:
        return False
    gate = _phrases("gate")
    last = max((i for i, b in enumerate(seen.outline.blocks) if b is seen.chosen[-1]), default=0)
    behind = seen.outline.blocks[last : last + 12] if seen.chosen else []
    gated = any(gate.search(b.text) for b in behind if b.words < 60)
    broken = bool(seen.chosen) and not _ENDED.search(seen.chosen[-1].text[-4:])
    return gated and (seen.paid or broken) or (seen.paid and broken)
