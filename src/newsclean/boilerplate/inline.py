"""Furniture inside paragraphs: an ad in mid-sentence, a bracketed pointer, a feed's stump."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.ledger import Removal
from newsclean.rules import RuleSet


def inline_removals(text: str, rules: RuleSet) -> Iterator[Removal]:
    """What the inline rules find, with the blank that would be left doubled."""
    lowered = text.lower()
    for rule in rules.of_scope("inline"):
        if not any(literal in lowered for literal in rule.literals):
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            before = text[start - 1] if start else "\n"
            after = text[end] if end < len(text) else "\n"
            if before == " " and not after.isalnum() and after not in "“\"'‘([":
                start -= 1
            elif after == " " and before in " \n":
                end += 1
            if start < end:
                yield Removal(
                    start=start,
                    end=end,
                    before=text[start:end],
                    after="",
                    rule=rule.id,
                    confidence=rule.confidence,
                )
