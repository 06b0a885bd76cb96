"""What kind of page it is: by clear signs of pages that are no plain story, else by a learned model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.block_model import ExtractionModel, ScoredBlocks
from newsclean.extraction.blocks import HEADINGS, Container, Outline, RawBlock
from newsclean.extraction.comments import is_wall
from newsclean.extraction.offers import offer_behind
from newsclean.extraction.page_features import NEWS, headline_of, page_features, words_of_page
from newsclean.extraction.threads import declares_posts, is_thread, makes_offer
from newsclean.html import Page
from newsclean.light_dataclass import dataclass
from newsclean.model.article import BlockKind, Metadata, PageKind
from newsclean.text.phrases import whole
from newsclean.text.sentences import ends_sentence

_UNTOLD = frozenset(("li", "th", "dt", "dd", *HEADINGS))
"""Elements of which no paragraph of a story is made, a sentence though it be."""
_LIVE_TYPES = frozenset(("LiveBlogPosting",))
_GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "CollectionGallery"))
_POST = re.compile(r"live-?blog|live-?post|live-?update|liveticker|ticker-(?:item|entry|post)")
_LEAST_POSTS = 3
_CLOCK = re.compile(r"\W{0,3}([01]?\d|2[0-3])(?:[:.h]|\s?[時시点點]\s?)([0-5]\d)(?!\d|[.:]\d|\s?%)")
_MOST_CLOCK = 3
"""Words of a line that is a clock: "21.40 Uhr", "klo 21.40"."""
_LEAST_TIMED, _LEAST_ENTRY, _ENTRY_BLOCKS = 4, 40, 2
"""Entries under clocks; characters of one, and blocks at its beginning: a headline and a paragraph."""
_LEAST_PICTURES = 4
_LEAST_CAPTION = 4
_STATED_SHARE = 0.3
"""Of the words in captions to those in the text, where a page says that it is a gallery."""
_SHORT_STORY = 250
_STUB = 400
_LEAST_TELLING = 12
"""Letters of a block that may break off: shorter ones sign the story."""
_WALLED = 150
"""Words of a story in front of the offers of a paywall."""
_MOST_LINKED = 0.4
"""Share of linked words from which a page that is no article is a listing."""


_DOUBT, _LONG_DOUBT = -3.0, -1.25
"""Log-odds down to which the date, the headline and the paragraphs of a short story, and of a longer one,
speak against the model, which learned from few short stories, and from pages that declare what they are."""
_LEAST_SENTENCE, _FEWEST_SENTENCES, _LONG_SENTENCES = 6, 2, 4
"""Words of a paragraph that ends like a sentence, and such paragraphs of a short and of a longer story."""
_MOST_STORY_LINKED, _MOST_LONG_LINKED = 0.2, 0.08
"""Share of linked words in a short story, and in a longer one."""
_LEAST_TITLE = 3


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of a kind in all languages, as whole words where the script has words."""
    return re.compile(whole(data.listed("page-types", "phrases", kind)), re.IGNORECASE)


def has_phrase(kind: str, text: str) -> bool:
    """Whether a text has one of the phrases of a kind: ``error``, ``consent``, ``gate`` …"""
    return _phrases(kind).search(text) is not None


@dataclass(frozen=True, slots=True)
class SelectedPage:
    """A page with the story that was chosen from it."""

    page: Page
    fields: Metadata
    scored: ScoredBlocks
    kinds: Sequence[BlockKind]
    """Of every block."""
    chosen: Sequence[RawBlock]

    @property
    def outline(self) -> Outline:
        return self.scored.outline

    @property
    def head(self) -> str:
        """Title and headline."""
        title = self.page.root.findtext("head/title") or ""
        return f"{title[:300]} {headline_of(self.fields)[:300]}"

    @property
    def paid(self) -> bool:
        """Whether the page says that it is not free."""
        return bool(self.fields.paywalled and self.fields.paywalled.value)


def page_kind(seen: SelectedPage, model: ExtractionModel) -> PageKind:
    """The kind of a page."""
    special = _special_kind(seen)
    if special is not None:
        return special
    if not seen.outline.blocks:
        return "other"
    url, types = seen.page.url, seen.page.markup.types
    row = page_features(
        seen.outline,
        seen.chosen,
        seen.scored.expected,
        seen.fields,
        url,
        words_of_page(url, types, seen.outline, seen.head, seen.chosen),
        types,
        model.page_words,
    )
    odds = model.pages.log_odds(row)
    foreign = row.other_type and not row.news_type
    if odds >= 0 or (odds > _DOUBT and not foreign and _is_dated_story(seen, odds)):
        return "other" if _is_discussion(seen) else "article"
    whole = seen.outline.containers[0]
    return "listing" if whole.link_words > _MOST_LINKED * whole.words else "other"


def _is_discussion(seen: SelectedPage) -> bool:
    """Whether a page that reads like a story is posts of several people, a vacancy, or an offer."""
    if is_thread(seen.outline, seen.chosen):
        return True
    if seen.page.markup.types & NEWS:
        return False
    return declares_posts(seen.outline) or makes_offer(seen.outline)


def _is_dated_story(seen: SelectedPage, odds: float) -> bool:
    """Whether a page is a story below a headline, and no list of teasers, each of which stands below a link:
    one with a day, or of an age in which nothing was a heading. Of a longer one the model knows more."""
    fields, words = seen.fields, sum(b.words for b in seen.chosen)
    dated = fields.published is not None or all(
        c.tag not in HEADINGS for c in seen.outline.containers
    )
    short = words < _SHORT_STORY
    if not dated or fields.headline is None or (not short and odds <= _LONG_DOUBT):
        return False
    linked = sum(b.link_words for b in seen.chosen)
    most = _MOST_STORY_LINKED if short else _MOST_LONG_LINKED
    if fields.headline.origin != "visible" or linked >= most * words:
        return False
    chosen = {id(b) for b in seen.chosen}
    beside = (fields.headline.value, fields.description.value if fields.description else "")
    said = titles = 0
    over = False
    for block in seen.outline.blocks:
        if id(block) in chosen and _is_sentence(block):
            said, titles, over = said + 1, titles + over, False
        elif id(block) not in chosen or block.link_words:
            over = block.text not in beside and (over or _is_title(block))
    least = _FEWEST_SENTENCES if short else _LONG_SENTENCES
    return said >= least and 2 * titles <= said


def _is_title(block: RawBlock) -> bool:
    """Whether a block may stand over a teaser: a heading, or a link."""
    lower = block.container.tag in HEADINGS and block.container.tag != "h1"
    return lower or block.words == block.link_words >= _LEAST_TITLE


def _is_sentence(block: RawBlock) -> bool:
    return (
        block.words >= _LEAST_SENTENCE
        and 2 * block.link_words < block.words
        and block.container.tag not in _UNTOLD
        and ends_sentence(block.text)
    )


def _special_kind(seen: SelectedPage) -> PageKind | None:
    """The kind of a page that carries clear signs, else None."""
    words = sum(b.words for b in seen.chosen)
    if words < _SHORT_STORY:
        if words < _SHORT_STORY / 2 and _phrases("error").search(seen.head):
            return "error"
        if seen.fields.published is None and _asks_consent(seen):
            return "consent"
    if _is_live(seen):
        return "live-blog"
    if _is_gallery(seen, words):
        return "gallery"
    return "paywall-stub" if _is_stub(seen, words) else None


def _asks_consent(seen: SelectedPage) -> bool:
    """A wall says little else: several phrases, in the headline or in the first words."""
    pattern = _phrases("consent")
    opening = " ".join(b.text for b in seen.outline.blocks[:12])[:1500]
    phrases = {m.group().lower() for m in pattern.finditer(opening)}
    page_words = seen.outline.containers[0].words if seen.outline.containers else 0
    return page_words < 2 * _SHORT_STORY and len(phrases) >= 2 + (not pattern.search(seen.head))


def _is_live(seen: SelectedPage) -> bool:
    if seen.page.markup.types & _LIVE_TYPES:
        return True
    if not _phrases("live").search(f"{seen.head} {(seen.page.url or '')[:300].replace('-', ' ')}"):
        return False
    posts = 0
    for holder in seen.outline.containers:
        if holder.prose and holder.tag in ("article", "li", "section", "div"):
            if _POST.search(holder.names) and holder.parent is not None:
                posts += 1
    return posts >= _LEAST_POSTS or _is_timed(seen.outline.blocks)


def _is_timed(blocks: Sequence[RawBlock]) -> bool:
    """Whether a page has entries under clocks that go up or down, each of which says something of its own: in
    a list of stories it would be a link."""
    times: list[int] = []
    for i, block in enumerate(blocks):
        if found := _CLOCK.match(block.text):
            alone = block.words <= _MOST_CLOCK
            entry = blocks[i + 1 : i + 1 + _ENTRY_BLOCKS] if alone else [block]
            linked = sum(b.link_words for b in entry)
            if sum(len(b.text) for b in entry) > _LEAST_ENTRY and 2 * linked < sum(
                b.words for b in entry
            ):
                times.append(60 * int(found[1]) + int(found[2]))
    if len(times) < _LEAST_TIMED:
        return False
    ups = sum(a < b for a, b in pairwise(times))
    downs = sum(a > b for a, b in pairwise(times))
    # One step against the order is midnight.
    return min(ups, downs) <= 1 and ups + downs >= _LEAST_TIMED - 1


def gallery_captions(blocks: Sequence[RawBlock], kinds: Sequence[BlockKind]) -> list[int]:
    """The captions that are built like most captions of the page: those of its gallery."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind == "caption" and block.words >= _LEAST_CAPTION:
            holder = block.container
            above = holder.parent or holder
            groups.setdefault((holder.tag, holder.names, above.tag), []).append(i)
    return max(groups.values(), key=len, default=[])


def _is_gallery(seen: SelectedPage, words: int) -> bool:
    """Four pictures and more, whose captions say as much as the text, or that the page announces."""
    captions = gallery_captions(seen.outline.blocks, seen.kinds)
    if len(captions) < _LEAST_PICTURES:
        return False
    said = sum(seen.outline.blocks[i].words for i in captions)
    stated = seen.page.markup.types & _GALLERY_TYPES or _phrases("gallery").search(seen.head)
    return said > (_STATED_SHARE if stated else 1.0) * words


_CARDS = ("article", "li")


def _is_of_other(block: RawBlock, own: Container) -> bool:
    """Whether a block stands in the card of another story: what that costs says nothing of this one."""
    around = set(map(id, own.lineage()))
    return any(at.tag in _CARDS and id(at) not in around for at in block.container.lineage())


def _is_stub(seen: SelectedPage, words: int) -> bool:
    """A short story with a gate behind it: the page says that it is not free, or the text breaks
    off."""
    numbers = {id(block): i for i, block in enumerate(seen.outline.blocks)}
    chosen = [numbers[id(block)] for block in seen.chosen if id(block) in numbers]
    if offer := offer_behind(chosen, seen.outline):
        words = sum(b.words for b in seen.chosen if numbers.get(id(b), 0) < min(offer))
        return words <= _STUB
    if words > _STUB or not seen.chosen:
        return False
    gate = _phrases("gate")
    last = max((i for i, b in enumerate(seen.outline.blocks) if b is seen.chosen[-1]), default=0)
    own = seen.chosen[-1].container
    behind = [b for b in seen.outline.blocks[last : last + 12] if not _is_of_other(b, own)]
    gated = any(gate.search(b.text) for b in behind if b.words < 60)
    if words <= _WALLED and any(map(is_wall, seen.outline.containers)):
        return True
    telling = [b.text for b in seen.chosen if len(b.text) >= _LEAST_TELLING] or [
        seen.chosen[-1].text
    ]
    broken = not ends_sentence(telling[-1])
    return (gated and (seen.paid or broken)) or (seen.paid and broken)
