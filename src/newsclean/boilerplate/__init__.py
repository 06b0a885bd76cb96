"""Boilerplate out: lines, headings with their lists, tails, words inside paragraphs."""

from __future__ import annotations

from newsclean.boilerplate.inline import inline_removals, worded_removals
from newsclean.boilerplate.passes import line_removals
from newsclean.extraction import Story
from newsclean.model.draft import Draft
from newsclean.options import Options
from newsclean.rules import RuleSet

__all__ = ["PASSES", "strip"]

PASSES = (
    "boilerplate.repeated-headline",
    "boilerplate.section",
    "boilerplate.wording",
    "boilerplate.learned",
    "boilerplate.tail",
    "boilerplate.empty-heading",
    "boilerplate.inline",
)
"""What ``Options.disable`` can switch off here beside the rules."""


def strip(draft: Draft, story: Story, code: str | None, rules: RuleSet, options: Options) -> Draft:
    """The draft without boilerplate; each removal names its rule.

    Whole lines go first, so that the rules for words inside paragraphs see prose only.
    """
    if not options.allows("boilerplate"):
        return draft
    headline = story.fields.headline.value if story.fields.headline else None
    draft = draft.apply(line_removals(draft, code, rules, options, headline))
    draft = draft.apply(inline_removals(draft.text, rules))
    if options.allows("boilerplate.inline"):
        draft = draft.apply(worded_removals(draft.text))
    return draft
