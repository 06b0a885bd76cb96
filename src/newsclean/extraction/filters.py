"""Where the story begins, and where the next one does: what stands in front of the first paragraph,
and other stories that the same page goes on with."""

from __future__ import annotations

import re

from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock, nearest
from newsclean.metadata import read_date, starts_like_byline
from newsclean.model.article import Metadata

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")
# How pages call the lines between headline and story.
_DEK = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-first|sub-?title|sub-?head(?:line|ing)?|strapline|sub-?line|blurb)"
    r"(?:$|[\s_-])"
)
_BYLINE = re.compile(
    r"byline|author|dateline|timestamp|publish|posted|(?:^|[\s_-])(?:date|time|meta)(?:$|[\s_-])"
)
_MOST_OPENING = 8
_MOST_BYLINE = 14
_LONGEST_BYLINE = 120
_LEAST_DEK, _MOST_DEK = 4, 60


def headline_block(blocks: list[RawBlock], headline: str) -> int | None:
    """The heading that is the headline, else the first ``h1``."""
    wanted = _WORD.findall(headline.lower())
    first: int | None = None
    for i, block in enumerate(blocks):
        if block.container.tag == "h1" and first is None:
            first = i
        if block.container.tag in HEADINGS and wanted == _WORD.findall(block.text.lower()):
            return i
    return first


def without_opening(story: list[int], blocks: list[RawBlock], fields: Metadata) -> list[int]:
    """The story without the lines in front of its first paragraph that the metadata hold: the
    headline, byline, date, and the dek. Where the dek is a paragraph, the byline may stand behind it."""
    kept, rest = _opening(story, blocks, fields)
    if rest and not (kept and blocks[kept[-1]].is_prose):
        more, rest = _opening(rest, blocks, fields)
        kept += more
    return kept + rest


def _opening(
    story: list[int], blocks: list[RawBlock], fields: Metadata
) -> tuple[list[int], list[int]]:
    """What is left of the lines up to the first paragraph, and what follows."""
    first = next((n for n, i in enumerate(story[:_MOST_OPENING]) if blocks[i].is_prose), 0)
    authors = fields.authors.value if fields.authors else ()
    description = fields.description.value if fields.description else ""
    headline = _WORD.findall(fields.headline.value.lower()) if fields.headline else []
    kept: list[int] = []
    signed = False
    for n, i in enumerate(story[: first + 1]):
        block = blocks[i]
        follows = n < first or any(blocks[j].is_prose for j in story[n + 1 : n + 3])
        byline = _is_byline(block, authors, signed)
        stated = block.text == description and (n < first or _in_small_header(block))
        dek = _is_dek(block) or stated
        again = bool(headline) and _WORD.findall(block.text.lower()) == headline
        if not (follows and (byline or dek or again)):
            kept.append(i)
        signed = byline
    return kept, story[first + 1 :]


def without_last_headings(story: list[int], blocks: list[RawBlock]) -> list[int]:
    """The story without headings at its end: what they head was left out."""
    end = len(story)
    while end > 1 and blocks[story[end - 1]].container.tag in HEADINGS:
        end -= 1
    return story[:end] if any(blocks[i].is_prose for i in story[:end]) else story


def _named(holder: Container, pattern: re.Pattern[str], levels: int) -> bool:
    at: Container | None = holder
    for _ in range(levels):
        if at is None or at.prose > 1:
            return False
        if pattern.search(at.names):
            return True
        at = at.parent
    return False


def _is_byline(block: RawBlock, authors: tuple[str, ...], signed: bool) -> bool:
    """A short line that is no sentence: called a byline or a date, or with an author's name, or with
    a date, or right behind such a line."""
    if (
        block.words > _MOST_BYLINE
        or len(block.text) > _LONGEST_BYLINE
        or block.container.tag in HEADINGS
        or _SENTENCE_END.search(block.text[-4:])
    ):
        return False
    return (
        signed
        or _named(block.container, _BYLINE, 3)
        or any(name in block.text for name in authors)
        or starts_like_byline(block.text)
        or read_date(block.text) is not None
    )


def _is_dek(block: RawBlock) -> bool:
    if not _LEAST_DEK <= block.words <= _MOST_DEK:
        return False
    heads = block.container.tag in HEADINGS and nearest(block.container, "header") is not None
    return heads or _named(block.container, _DEK, 2)


def _in_small_header(block: RawBlock) -> bool:
    """Whether a block is the only paragraph of a header: what stands beside the headline."""
    header = nearest(block.container, "header")
    return header is not None and header.prose <= 1


def without_next_stories(story: list[int], found: Outline, headline: str) -> list[int]:
    """The story without others that follow it on the page (infinite scroll) or stand in it: each in
    an element of its own, with a headline of its own."""
    blocks = found.blocks
    own = headline_block(blocks, headline)
    if own is None:
        return story
    around = _chain(blocks[own].container)
    others: set[int] = set()
    for i, block in enumerate(blocks):
        if block.container.tag == "h1" and i != own:
            holder = _other_story(block.container, around)
            if holder is not None:
                others.add(holder.index)
    if not others:
        return story
    kept = [i for i in story if not _inside(blocks[i].container, others)]
    words = sum(blocks[i].words for i in kept)
    return kept if words * 4 > sum(blocks[i].words for i in story) else story


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


def _inside(holder: Container, indices: set[int]) -> bool:
    at: Container | None = holder
    while at is not None:
        if at.index in indices:
            return True
        at = at.parent
    return False
