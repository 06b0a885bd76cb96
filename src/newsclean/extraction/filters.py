"""What is taken out of the chosen blocks: a list of filters, each with the id that ``LeftOut`` names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from newsclean import lazy_re as re
from newsclean.extraction.blocks import HEADINGS, SET_OFF, Container, Outline, RawBlock, nearest
from newsclean.extraction.comments import without_comments, without_walls
from newsclean.extraction.copies import second_copies
from newsclean.extraction.markers import without_markers
from newsclean.extraction.offers import without_offer
from newsclean.extraction.page_features import headline_of
from newsclean.extraction.page_type import gallery_captions
from newsclean.extraction.pointers import without_pointers
from newsclean.extraction.reader_requests import without_requests
from newsclean.extraction.remnants import without_remnants
from newsclean.extraction.set_apart import (
    headline_block,
    without_boxes_apart,
    without_next_stories,
)
from newsclean.light_dataclass import dataclass
from newsclean.metadata import read_date, starts_like_byline
from newsclean.model.article import BlockKind, Metadata, PageKind
from newsclean.text.links import host_of
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

# How pages call the lines between headline and story.
_DEK = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-first|sub-?title|sub-?head(?:line|ing)?|strapline|sub-?line|blurb)"
    r"(?:$|[\s_-])"
)
_BYLINE = re.compile(
    r"byline|author|dateline|timestamp|publish|posted"
    r"|(?:^|[\s_-])(?:date|time|meta|fecha|firma|datum|dato|tarih|autor|auteur|datetime|stamp|(?:article|post|entry|page)-?info|hits|views?)(?:$|[\s_-])"
)
# A day without its year, as Japanese portals show it: "9/12(月) 18:05配信".
_YEARLESS = re.compile(r"\d{1,2}/\d{1,2}\s?[(（]\w[)）]\s?\d{1,2}:\d{2}\s?[^\W\d]{0,4}")
_PULLED = re.compile(
    r"quote|pull|callout|highlight|tweet|nosto|cita[tz]|zitat|citaat|cytat|idezet|alinti|destacado|exergue|sitat"
)
_NUMBER = re.compile(r"(?<!\S)\d\S*")
_BUILT: tuple[BlockKind, ...] = ("heading", "list-item", "table")
_MOST_PULLED = 60
_MOST_PULLED_BLOCKS = 60
_MOST_SPEAKER = 8
"""Words of the line in its box that says whose words a pulled quote is."""
_LEAST_REPEATED = 8
_OPENING, _COMPARED = 80, 4
"""Letters and words at the beginning of a block that tell most blocks apart."""
_MOST_OPENING = 8
_MOST_BYLINE = 14
"""Words of a byline beside the numbers of its dates and clocks."""
_LONGEST_BYLINE = 120
_MOST_DAY = 6
"""Words of a day with its weekday: "quarta-feira, 15 de agosto de 2012"."""
_LEAST_SENTENCE = 6
_LEAST_DEK, _MOST_DEK = 4, 60


@dataclass(frozen=True, slots=True)
class FilterContext:
    """What filters know of a page."""

    outline: Outline
    kinds: Sequence[BlockKind]
    """Of every block."""
    fields: Metadata
    page_kind: PageKind
    captions: bool
    """Whether captions belong to the story (``Options.captions``)."""
    comments: frozenset[int]
    """The boxes of what readers wrote (:func:`comment_boxes`)."""

    @property
    def blocks(self) -> list[RawBlock]:
        return self.outline.blocks

    @property
    def headline(self) -> str:
        return headline_of(self.fields)

    @property
    def host(self) -> str:
        """The page's own; empty where it is not known."""
        return host_of(self.fields.url.value if self.fields.url else "") or ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: given the numbers of the story's blocks, those that stay."""

    id: str
    run: Callable[[FilterContext, list[int]], list[int]]
    reason: str
    """Why a block that it takes is no part of the story, in plain words."""


def filtered(context: FilterContext, story: list[int]) -> tuple[list[int], dict[int, str]]:
    """The numbers of the blocks that pass all filters, and for each other the filter that took it."""
    taken: dict[int, str] = {}
    for each in FILTERS:
        kept = each.run(context, story)
        taken |= dict.fromkeys(set(story).difference(kept), each.id)
        story = kept
    return story, taken


def without_headline(story: list[int], blocks: list[RawBlock], headline: str) -> list[int]:
    """The story without the heading that is the headline, and without a first line set in bold that is a
    kicker in capitals and the headline."""
    wanted = _words(headline)

    def is_headline(block: RawBlock) -> bool:
        if block.container.tag in (*HEADINGS, "header"):
            return _words(block.text) == wanted
        kicker = block.text.removesuffix(headline)
        return block.text != kicker.rstrip() and kicker.isupper() and block.bold >= SET_OFF

    return [i for i in story if not (wanted and is_headline(blocks[i]))]


def only_gallery(context: FilterContext, story: list[int]) -> list[int]:
    """Of a gallery, the paragraphs and all captions of its pictures, chosen or not."""
    if context.page_kind != "gallery":
        return story
    captions = gallery_captions(context.blocks, context.kinds)
    return sorted({i for i in story if context.blocks[i].is_prose} | {*captions})


def without_captions(context: FilterContext, story: list[int]) -> list[int]:
    """The story without captions, where they are not asked for."""
    if context.captions or context.page_kind == "gallery":
        return story
    return [i for i in story if context.kinds[i] != "caption"]


def without_others(context: FilterContext, story: list[int]) -> list[int]:
    """The story without other stories on the page; the posts of a live blog are its own."""
    if context.page_kind == "live-blog":
        return story
    return without_next_stories(story, context.outline, context.headline, context.host)


def _words(text: str) -> list[str]:
    return tokens(text.lower())


def without_ahead(context: FilterContext, story: list[int]) -> list[int]:
    """The story without the lines in front of its headline, on a page that marks no headings."""
    blocks, headline = context.blocks, context.fields.headline
    if headline is None or any(holder.tag in HEADINGS for holder in context.outline.containers):
        return story
    title = _words(headline.value)
    at = next((n for n, i in enumerate(story) if _words(blocks[i].text) == title), 0)
    told = [blocks[i].is_prose for i in story]
    return story[at:] if any(told[at:]) and not any(told[:at]) else story


def without_opening(context: FilterContext, story: list[int]) -> list[int]:
    """The story without the lines in front of its first paragraph that the metadata hold: the
    headline, byline, date, and the dek. Where the dek is a paragraph, the byline may stand behind it."""
    blocks, fields = context.blocks, context.fields
    kept, rest = _opening(story, blocks, fields)
    if kept and blocks[kept[-1]].is_prose:
        return kept + _without_bylines(rest, blocks, fields)
    if rest:
        more, rest = _opening(rest, blocks, fields)
        kept += more
    return kept + rest


def _without_bylines(rest: list[int], blocks: list[RawBlock], fields: Metadata) -> list[int]:
    """The lines behind the first paragraph without byline and date, where that paragraph was a dek."""
    authors = fields.authors.value if fields.authors else ()
    lines = list(takewhile(lambda i: not blocks[i].is_prose, rest[:_MOST_OPENING]))
    if len(lines) == min(len(rest), _MOST_OPENING):
        return rest
    signed = False
    kept: list[int] = []
    for i in lines:
        signed = not ends_sentence(blocks[i].text) and _is_byline(blocks[i], authors, signed)
        kept += [] if signed else [i]
    return kept + rest[len(lines) :]


def _opening(
    story: list[int], blocks: list[RawBlock], fields: Metadata
) -> tuple[list[int], list[int]]:
    """What is left of the lines up to the first paragraph, and what follows."""
    authors = fields.authors.value if fields.authors else ()
    description = fields.description.value if fields.description else ""
    begin = story[:_MOST_OPENING]
    first = next((n for n, i in enumerate(begin) if blocks[i].is_prose), None)
    if first is None:
        none = not any(blocks[i].is_prose for i in story)  # Korean sets few words in a sentence
        first = next((n for n, i in enumerate(begin) if none and _tells(blocks[i])), 0)
    # A paragraph beside the headline that machines are told of too; else it may be the story's first.
    summary = fields.description is not None and (
        fields.description.origin != "visible"
        or any(other.value == description for other in fields.description.alternatives)
    )
    headline = _words(fields.headline.value) if fields.headline else []
    kept: list[int] = []
    signed = False
    for n, i in enumerate(story[: first + 1]):
        block = blocks[i]
        follows = n < first or any(blocks[j].is_prose for j in story[n + 1 : n + 3])
        byline = _is_byline(block, authors, signed)
        stated = block.text == description and (n < first or (summary and _in_small_header(block)))
        dek = _is_dek(block) or stated
        again = bool(headline) and _words(block.text) == headline
        if fields.headline and block.text.startswith(title := fields.headline.value):
            again = again or starts_like_byline(block.text[len(title) :].strip())
        if not (follows and (byline or dek or again)):
            kept.append(i)
        signed = byline
    return kept, story[first + 1 :]


def without_last_headings(context: FilterContext, story: list[int]) -> list[int]:
    """The story without headings at its end: what they head was left out."""
    blocks = context.blocks
    end = len(story)
    while end > 1 and blocks[story[end - 1]].container.tag in HEADINGS:
        end -= 1
    told = any(blocks[i].is_prose or ends_sentence(blocks[i].text) for i in story[:end])
    return story[:end] if told else story


def _named(holder: Container, pattern: re.Pattern[str], levels: int) -> bool:
    at: Container | None = holder
    for _ in range(levels):
        if at is None or at.prose > 1:
            return False
        if pattern.search(at.names):
            return True
        at = at.parent
    return False


def _tells(block: RawBlock) -> bool:
    """Whether a block is a sentence of the story."""
    heads = block.container.tag in HEADINGS
    return block.words >= _LEAST_SENTENCE and not heads and ends_sentence(block.text)


def _is_byline(block: RawBlock, authors: tuple[str, ...], signed: bool) -> bool:
    """A short line that is no sentence: called a byline or a date, or with an author's name, or with
    a date, or right behind such a line."""
    if (
        block.words - len(_NUMBER.findall(block.text)) > _MOST_BYLINE
        or len(block.text) > _LONGEST_BYLINE
    ):
        return False
    named = _named(block.container, _BYLINE, 3)
    if block.container.tag in HEADINGS:  # blogs set the day over all posts of one
        return named and block.words <= _MOST_DAY and read_date(block.text) is not None
    if ends_sentence(block.text):
        return named and read_date(block.text) is not None
    return (
        signed
        or named
        or any(name in block.text for name in authors)
        or starts_like_byline(block.text)
        or read_date(block.text) is not None
        or _YEARLESS.fullmatch(block.text) is not None
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


def without_repetitions(context: FilterContext, story: list[int]) -> list[int]:
    """The story without second copies, and without pulled quotes that a paragraph holds anyway."""
    blocks = context.blocks
    kept = _without_copies(context, story)
    pulled = [blocks[i] for i in kept if _is_pulled(blocks[i])][:_MOST_PULLED_BLOCKS]
    if not pulled:
        return kept
    keys = [_key(blocks[i].text) for i in kept]
    text = "\n".join(f" {key} " for key in keys)
    # Only within a paragraph: lines that say no more than each other are the frame of a list of boxes.
    equal = Counter(keys)
    echoes = {
        key for block in pulled if (key := _key(block.text)) and text.count(f" {key} ") > equal[key]
    }
    gone = {i for i, key in zip(kept, keys, strict=True) if key in echoes and _is_pulled(blocks[i])}
    boxes = {box.index for i in gone if (box := _around_pulled(blocks[i])) is not None}
    return [
        i
        for i in kept
        if i not in gone
        and (
            blocks[i].words > _MOST_SPEAKER
            or boxes.isdisjoint(at.index for at in blocks[i].container.lineage())
        )
    ]


def _key(text: str) -> str:
    return " ".join(_words(text))


def _without_copies(context: FilterContext, story: list[int]) -> list[int]:
    """The story without second copies of long blocks. A heading, an item or a cell that comes again on
    its own is how the story is built; a run of them is a second copy of a part."""
    blocks = [context.blocks[i] for i in story]
    kinds = [context.kinds[i] for i in story]
    keys = _keys_of_repeated(blocks, kinds)
    gone = second_copies(
        blocks, [key if kind not in _BUILT else "" for key, kind in zip(keys, kinds, strict=True)]
    )
    seen: set[str] = set()
    built = set()
    for n, key in enumerate(keys):
        if key and kinds[n] in _BUILT and key in seen:
            built.add(n)
        seen.add(key)
    gone |= {n for n in built if {n - 1, n + 1} & (built | gone)}
    return [i for n, i in enumerate(story) if n not in gone]


def _keys_of_repeated(blocks: list[RawBlock], kinds: list[BlockKind]) -> list[str]:
    """The words of each block that may come again; empty for others. Whole texts are compared only
    where their beginnings are the same."""
    openings = [_first_words(block, kind) for block, kind in zip(blocks, kinds, strict=True)]
    times = Counter(openings)
    return [
        _key(block.text) if opening and times[opening] > 1 else ""
        for block, opening in zip(blocks, openings, strict=True)
    ]


def _first_words(block: RawBlock, kind: BlockKind) -> tuple[str, ...]:
    """The first words of a block that may be a copy; nothing for another."""
    if block.words < _LEAST_REPEATED or kind == "preformatted":
        return ()
    words = _words(block.text[:_OPENING])
    if len(words) <= _COMPARED:  # the last of them may be cut
        words = _words(block.text)
    return (*words[:_COMPARED], "")


def _is_pulled(block: RawBlock) -> bool:
    """Whether a block stands as pulled quotes do: set apart, and not long."""
    return 4 <= block.words <= _MOST_PULLED and _around_pulled(block) is not None


def _around_pulled(block: RawBlock) -> Container | None:
    """The box of a pulled quote."""
    return next(
        (
            at
            for at in islice(block.container.lineage(), 3)
            if at.tag in ("blockquote", "aside", "figure") or _PULLED.search(at.names)
        ),
        None,
    )


FILTERS = (
    Filter(
        "headline",
        lambda context, story: without_headline(story, context.blocks, context.headline),
        "it is the headline, which has a field of its own",
    ),
    Filter("gallery", only_gallery, "of a gallery only paragraphs and captions are kept"),
    Filter("caption", without_captions, "it is a caption; Options(captions=True) keeps captions"),
    Filter(
        "comment",
        lambda context, story: without_comments(
            story,
            context.outline,
            context.comments,
            headline_block(context.blocks, context.headline),
        ),
        "a reader wrote it",
    ),
    Filter(
        "wall",
        lambda context, story: without_walls(
            without_offer(story, context.outline),
            context.outline,
            headline_block(context.blocks, context.headline),
        ),
        "it offers a way through a paywall",
    ),
    Filter("next-story", without_others, "it belongs to another story on the page"),
    Filter(
        "apart",
        lambda context, story: without_boxes_apart(story, context.outline),
        "it stands in a box that is named for something else, or apart from the story behind its end",
    ),
    Filter(
        "request",
        lambda context, story: without_requests(story, context.outline),
        "the site asks its readers for something there",
    ),
    Filter(
        "pointer",
        lambda context, story: without_pointers(story, context.outline, context.host),
        "it leads to another story",
    ),
    Filter(
        "marker",
        lambda context, story: without_markers(story, context.blocks),
        "it marks an advertisement or a player",
    ),
    Filter("ahead", without_ahead, "it stands in front of the headline"),
    Filter("opening", without_opening, "it is a headline, byline, date or dek, which are fields"),
    Filter(
        "remnant",
        lambda context, story: without_remnants(story, context.outline, context.kinds),
        "all else in its box is no part of the story",
    ),
    Filter(
        "last-heading", without_last_headings, "it is a heading with nothing of the story below"
    ),
    Filter("repetition", without_repetitions, "the story has the same words in another place"),
)
"""All filters, in the order in which they run."""
