"""From a page to its story: outline, judgement, choice, draft."""

from __future__ import annotations

import re

from newsclean.extraction.assemble import draft_of, kind_of, without_repetitions
from newsclean.extraction.block_model import Model, probability
from newsclean.extraction.blocks import Outline, RawBlock
from newsclean.extraction.fallbacks import LEAST_STORY, rescue
from newsclean.extraction.features import Hints, features
from newsclean.extraction.filters import (
    without_last_headings,
    without_next_stories,
    without_opening,
)
from newsclean.extraction.limit import within
from newsclean.extraction.page_signs import Seen, gallery_captions, special_kind
from newsclean.extraction.page_type import page_row, page_tokens
from newsclean.extraction.reasons import rejected
from newsclean.extraction.scored_blocks import Judgement
from newsclean.extraction.segmentation import outline
from newsclean.extraction.select import best_cut, whole_lists, whole_quotes
from newsclean.extraction.set_apart import without_boxes_apart
from newsclean.extraction.story import Story
from newsclean.html import Page
from newsclean.model.article import Metadata, PageKind, RejectedBy
from newsclean.options import Options

_WORD = re.compile(r"\w+")
_REFUSED: tuple[PageKind, ...] = ("listing", "consent", "error")
_MOST_LINKED = 0.4
OUT = 0.001
"""How likely a block of a list of links is to belong to the story."""
_DOUBT = 0.4
"""What is left of the confidence in the story of a page that is none."""


def hints_of(fields: Metadata) -> Hints:
    """What the page states about its story, for the judge of blocks."""
    return Hints(fields.headline.value if fields.headline else "")


def judge(found: Outline, hints: Hints, model: Model) -> Judgement:
    """The judgement on every block of an outline."""
    rows = features(found, model.lexicon, hints)
    probabilities = [OUT if o is None else probability(o) for o in model.blocks.log_odds_of(rows)]
    cut, expected = best_cut(probabilities, [b.words for b in found.blocks])
    return Judgement(found, rows, probabilities, cut, expected)


def story_of(page: Page, fields: Metadata, options: Options, model: Model) -> Story:
    """The story of a page as ``model`` sees it."""
    hints = hints_of(fields)
    most = options.limits.blocks
    found, shortened = within(outline(page.root), most)
    judged = judge(found, hints, model)
    warnings = page.warnings + shortened
    chosen = judged.chosen
    doubt = 1.0
    words = sum(judged.outline.blocks[i].words for i in chosen)
    if words < LEAST_STORY:
        saved = rescue(page, judged.outline, words)
        if saved is not None:
            judged = judge(within(saved.outline, most)[0], hints, model)
            chosen = list(range(len(judged.probabilities))) if saved.certain else judged.chosen
            warnings = (*warnings, saved.warning)
            doubt = _DOUBT if saved.doubtful else 1.0
    blocks = judged.outline.blocks
    chosen = whole_lists(whole_quotes(chosen, judged.outline), judged.outline)
    story = [i for i in chosen if not _is_headline(blocks[i], hints.headline)]
    kind = _kind(page, fields, judged, [blocks[i] for i in story], model)
    steps: list[tuple[RejectedBy, list[int]]] = [("judge", chosen), ("headline", story)]
    if kind == "gallery":
        story = sorted({i for i in story if blocks[i].is_prose} | {*gallery_captions(blocks)})
        steps.append(("gallery", story))
    elif not options.captions:
        story = [i for i in story if kind_of(blocks[i]) != "caption"]
        steps.append(("caption", story))
    if kind != "live-blog":
        story = without_next_stories(story, judged.outline, hints.headline)
        steps.append(("next-story", story))
    story = without_boxes_apart(story, judged.outline)
    steps.append(("apart", story))
    story = without_last_headings(without_opening(story, blocks, fields), blocks)
    numbers = {id(blocks[i]): i for i in story}
    kept = without_repetitions([blocks[i] for i in story])
    final = [numbers[id(b)] for b in kept]
    steps += [("opening", story), ("repetition", final)]
    confidence = model.confidence(judged.expected)
    return Story(
        draft=draft_of(kept, final, page.base, [judged.probabilities[i] for i in final]),
        fields=fields,
        kind=kind,
        confidence=round(confidence * (_DOUBT if kind in _REFUSED else doubt), 4),
        truncated=page.truncated or bool(shortened) or kind == "paywall-stub",
        warnings=warnings,
        rejected=rejected(judged, steps, model) if options.explain else (),
    )


def _kind(
    page: Page, fields: Metadata, judged: Judgement, story: list[RawBlock], model: Model
) -> PageKind:
    headline = fields.headline.value if fields.headline else ""
    seen = Seen(
        outline=judged.outline,
        chosen=story,
        head=f"{(page.root.findtext('head/title') or '')[:300]} {headline[:300]}",
        address=(page.url or "")[:300],
        types=page.markup.types,
        dated=fields.published is not None,
        paid=bool(fields.paywalled and fields.paywalled.value),
    )
    special = special_kind(seen)
    if special is not None:
        return special
    if not judged.outline.blocks:
        return "other"
    row = row_of(page, fields, judged, story, model)
    if model.pages.log_odds(row) >= 0:
        return "article"
    whole = judged.outline.containers[0]
    return "listing" if whole.link_words > _MOST_LINKED * whole.words else "other"


def row_of(
    page: Page, fields: Metadata, judged: Judgement, story: list[RawBlock], model: Model
) -> list[float]:
    """The features of the page for the judge of pages."""
    tokens = page_tokens(page.url, page.markup.types, judged.outline)
    return page_row(
        judged.outline,
        story,
        judged.expected,
        fields,
        page.url,
        tokens,
        page.markup.types,
        model.page_words,
    )


def _is_headline(block: RawBlock, headline: str) -> bool:
    return (
        block.container.tag in ("h1", "h2", "header")
        and bool(headline)
        and _WORD.findall(block.text.lower()) == _WORD.findall(headline.lower())
    )
