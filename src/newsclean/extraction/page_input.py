"""From a page to its story: blocks, their probabilities, choice, filters, draft."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from newsclean.extraction.assemble import assembled
from newsclean.extraction.beside_text import embeds_of, pictures_of
from newsclean.extraction.block_kind import kinds_of
from newsclean.extraction.block_model import ExtractionModel, ScoredBlocks, score_blocks, told
from newsclean.extraction.comments import comment_boxes, without_comments
from newsclean.extraction.corrections import corrections_of
from newsclean.extraction.crowded_page import within
from newsclean.extraction.delimited_formulas import with_formulas
from newsclean.extraction.fallbacks import LEAST_STORY, rescue
from newsclean.extraction.features import Hints
from newsclean.extraction.filters import (
    FilterContext,
    filtered,
    without_headline,
    without_last_headings,
)
from newsclean.extraction.left_out import LEFT_OUT, left_out
from newsclean.extraction.notes import FOOTNOTE, Note, notes_of, placed_notes, with_plain_marks
from newsclean.extraction.own_choice import DROPPED, with_own_choice
from newsclean.extraction.page_features import headline_of
from newsclean.extraction.page_lines import with_page_lines
from newsclean.extraction.page_type import SelectedPage, page_kind
from newsclean.extraction.segmentation import outline
from newsclean.extraction.select import (
    whole_code,
    whole_headings,
    whole_lists,
    whole_quotes,
    whole_runs,
)
from newsclean.extraction.set_apart import headline_block
from newsclean.extraction.shared_paragraphs import chosen_by_beginning
from newsclean.extraction.signature import SIGNATURE, signed
from newsclean.extraction.story import Story
from newsclean.extraction.unmarked_headline import with_unmarked_headline
from newsclean.html import Page
from newsclean.model.article import Metadata, PageKind
from newsclean.model.draft import Draft
from newsclean.model.media import Media
from newsclean.options import Options

_REFUSED: tuple[PageKind, ...] = ("listing", "consent", "error")
_RECALL = {"precision": 1 / 3, "recall": 3.0}
"""How many times as much recall weighs as precision, by ``Options.favor``."""
_DOUBT = 0.4
"""What is left of the confidence in the story of a page that is none."""


def story_of(page: Page, fields: Metadata, options: Options, model: ExtractionModel) -> Story:
    """The story of a page as ``model`` sees it; ``fields`` are its metadata."""
    headline = headline_of(fields)
    most = options.limits.blocks
    shown, shortened = within(outline(page.root, most), most)
    found = shown
    recall = _RECALL[options.favor] if options.favor else 1.0
    scored = score_blocks(found, Hints(headline), model, recall)
    chosen = chosen_by_beginning(scored, Hints(headline), model)
    warnings, doubt = page.warnings + shortened, 1.0
    words = sum(found.blocks[i].words for i in chosen)
    if words < LEAST_STORY and (saved := rescue(page, found, words, most)):
        found = within(saved.outline, most)[0]
        scored = score_blocks(found, Hints(headline), model, recall)
        chosen = list(range(len(found.blocks))) if saved.certain else scored.chosen
        warnings = (*warnings, saved.warning)
        doubt = _DOUBT if saved.doubtful else 1.0
    kinds = kinds_of(found)
    comments = comment_boxes(found)
    chosen = whole_headings(whole_runs(whole_quotes(chosen, found), found), found)
    chosen = whole_code(whole_lists(chosen, found, kinds), found, kinds)
    own = without_comments(chosen, found, comments, headline_block(found.blocks, headline))
    fields = with_unmarked_headline(own, found, fields)
    headline = headline_of(fields)
    text = [found.blocks[i] for i in without_headline(own, found.blocks, headline)]
    kind = page_kind(SelectedPage(page, fields, scored, kinds, text), model)
    context = FilterContext(found, kinds, fields, kind, options.captions, comments)
    story, taken = filtered(context, chosen)
    written, fields = signed(story, found.blocks, fields)
    taken |= dict.fromkeys(set(story).difference(written), SIGNATURE)
    story = written
    marked = with_plain_marks(found, story)
    notes = notes_of(marked, story)
    if notes:
        noted = {i for note in notes for i in note.blocks}
        bare = without_last_headings(context, [i for i in story if i not in noted])
        taken |= dict.fromkeys(set(story).difference(bare), FOOTNOTE)
        story = bare
    own = with_own_choice(story, found, options.keep, options.drop)
    taken |= dict.fromkeys(set(story).difference(own), DROPPED)
    story = own
    fields = with_page_lines(fields, shown, headline)
    asked = model if options.explain else None
    confidence = model.confidence(scored.expected)
    marked = with_formulas(marked, story, page.root)
    draft, media = _with_media(
        page, replace(context, outline=marked), replace(scored, outline=marked), story, notes
    )
    return Story(
        draft=draft,
        media=media,
        fields=fields,
        kind=kind,
        confidence=told(confidence * (_DOUBT if kind in _REFUSED else doubt)),
        truncated=page.truncated or bool(shortened) or kind == "paywall-stub",
        warnings=warnings,
        left_out=tuple(left_out(scored, story, taken, shown, asked))
        if options.allows(LEFT_OUT)
        else (),
    )


def _with_media(
    page: Page,
    context: FilterContext,
    scored: ScoredBlocks,
    story: list[int],
    notes: Sequence[Note],
) -> tuple[Draft, Media]:
    """The text of the story, and what the page has beside it."""
    found, kinds = context.outline, context.kinds
    text = assembled(story, scored, kinds, page.base)
    places = [place for _, place in text.notes]
    image = context.fields.image
    lead = image.value if image is not None else None
    at_blocks = [before for before, _ in text.begins]

    def placed(before: int) -> int:
        """The number of the place in front of the block."""
        following = bisect_left(at_blocks, before)
        end = len(text.draft.text)
        places.append(text.begins[following][1] if following < len(at_blocks) else end)
        return len(places) - 1

    pictures = pictures_of(found, kinds, story, lead, page.base)
    embeds = embeds_of(found, story, page.base)
    media = Media(
        images=tuple(replace(item, at=placed(before)) for before, item in pictures),
        embeds=tuple(replace(item, at=placed(before)) for before, item in embeds),
        footnotes=placed_notes(notes, {mark: n for n, (mark, _) in enumerate(text.notes)}),
        corrections=corrections_of(page, (block.text for block in found.blocks)),
    )
    return replace(text.draft, places=tuple(places)), media
