"""Signs of pages that are no plain story: what they declare, how they are built, what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsclean import data
from newsclean.extraction.assemble import kind_of
from newsclean.extraction.blocks import Outline, RawBlock
from newsclean.model.article import PageKind
from newsclean.text.phrases import whole

_LIVE_TYPES = frozenset(("LiveBlogPosting",))
_GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "CollectionGallery"))
_POST = re.compile(r"live-?blog|live-?post|live-?update|liveticker|ticker-(?:item|entry|post)")
_LEAST_POSTS = 3
_LEAST_PICTURES = 4
_LEAST_CAPTION = 4
_STATED_SHARE = 0.3
"""Of the words in captions to those in the text, where a page says that it is a gallery."""
_SHORT_STORY = 250
_STUB = 400
_ENDED = re.compile(r"[.!?。！？؟।][\"'”’»)\]」』]*$")


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of a kind in all languages, as whole words where the script has words."""
    return re.compile(whole(data.listed("page-types", "phrases", kind)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page with the story that was chosen from it."""

    outline: Outline
    chosen: Sequence[RawBlock]
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


def gallery_captions(blocks: Sequence[RawBlock]) -> list[int]:
    """The captions that are built like most captions of the page: those of its gallery."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i, block in enumerate(blocks):
        if block.words >= _LEAST_CAPTION and kind_of(block) == "caption":
            holder = block.container
            above = holder.parent or holder
            groups.setdefault((holder.tag, holder.names, above.tag), []).append(i)
    return max(groups.values(), key=len, default=[])


def _is_gallery(seen: Seen, words: int) -> bool:
    """Four pictures and more, whose captions say as much as the text, or that the page announces."""
    captions = gallery_captions(seen.outline.blocks)
    if len(captions) < _LEAST_PICTURES:
        return False
    said = sum(seen.outline.blocks[i].words for i in captions)
    stated = seen.types & _GALLERY_TYPES or _phrases("gallery").search(seen.head)
    return said > (_STATED_SHARE if stated else 1.0) * words


def _is_stub(seen: Seen, words: int) -> bool:
    """A short story with a gate behind it: the page says that it is not free, or the text breaks
    off."""
    if words > _STUB or not seen.chosen:
        return False
    gate = _phrases("gate")
    last = max((i for i, b in enumerate(seen.outline.blocks) if b is seen.chosen[-1]), default=0)
    behind = seen.outline.blocks[last : last + 12]
    gated = any(gate.search(b.text) for b in behind if b.words < 60)
    broken = not _ENDED.search(seen.chosen[-1].text[-4:])
    return (gated and (seen.paid or broken)) or (seen.paid and broken)
