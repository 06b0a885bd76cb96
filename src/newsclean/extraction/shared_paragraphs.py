"""Paragraphs that begin as the story and end as something else: a sentence, then a credit, a plea."""

from __future__ import annotations

from dataclasses import replace

from newsclean.extraction.block_model import ExtractionModel, ScoredBlocks, score_blocks
from newsclean.extraction.blocks import RawBlock
from newsclean.extraction.features import Hints
from newsclean.text.sentences import sentence_ends
from newsclean.text.words import word_count


def chosen_by_beginning(scored: ScoredBlocks, hints: Hints, model: ExtractionModel) -> list[int]:
    """The chosen blocks, and those right behind one of them, set like it, of which the first sentence
    alone would have been chosen. What else they hold is for the boilerplate rules to take out."""
    chosen, blocks = scored.chosen, scored.outline.blocks
    taken = frozenset(chosen)
    asked = {
        i + 1: first
        for i in chosen
        if i + 1 < len(blocks)
        and i + 1 not in taken
        and (first := _first_sentence(blocks[i + 1], blocks[i])) is not None
    }
    if not asked:
        return chosen
    cut = [asked.get(i, block) for i, block in enumerate(blocks)]
    again = score_blocks(replace(scored.outline, blocks=cut), hints, model)
    return sorted((*chosen, *(i for i in asked if again.probabilities[i] >= again.cut)))


def _first_sentence(block: RawBlock, before: RawBlock) -> RawBlock | None:
    """The block as if it ended with its first sentence; None where it is one sentence, begins with a sign
    that ends one, or is not set like the paragraph before it."""
    holder, beside = block.container, before.container
    alike = (holder.parent, holder.tag, holder.names) == (beside.parent, beside.tag, beside.names)
    if not (alike and before.is_prose and not block.links):
        return None
    end = next(sentence_ends(block.text), len(block.text))
    first = block.text[:end].rstrip()
    words = word_count(first)
    if len(first) == len(block.text) or not words:
        return None
    return replace(block, text=first, words=words, is_prose=False)
