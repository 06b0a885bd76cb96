"""Boilerplate inside paragraphs: an ad in mid-sentence, a bracketed pointer, a feed's stump."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import data
from newsclean import lazy_re as re
from newsclean.boilerplate.classifier import classify
from newsclean.boilerplate.combine import SURE
from newsclean.ledger import Removal
from newsclean.rules import RuleSet
from newsclean.text.phrases import one_of
from newsclean.text.quotation_marks import quoted_spans

_BRACKETED = re.compile(r"[\[(]([^()\[\]\n]{6,120})[\])]")
# What must stand before comes behind the first letter: so the search runs from capital to capital.
_SHOUTED = re.compile(r"[A-Z](?<=[a-z.,!?”] [A-Z])[A-Z]+(?: [A-Z’']{1,15}){2,9}(?= [A-Z“]?[a-z])")
_ELLIPSIS = "…"
_DOTS = (_ELLIPSIS, "...")
_CUT_LINE = re.compile(r"(?:…|\.{3})[^\n]{0,60}$", re.MULTILINE)
"""What the rules of stumps ask for: dots with little behind them on their line."""
_STUMP = 200
"""Characters behind such a line in which a stump ends."""
_LISTED = data.read("lang/en/boilerplate.toml")["inline"]
_PLEA = re.compile(rf"(?:{one_of(_LISTED['pleas'])})\b", re.IGNORECASE)

_CODE = re.compile(r"https?:|[/*{}<>=_|\\]")
_WITHIN = re.compile(rf"\b(?:{one_of(_LISTED['places'])})\W*$", re.IGNORECASE)
"""What ends a pointer to another place of the same text."""


def inline_removals(text: str, language: str | None, rules: RuleSet) -> Iterator[Removal]:
    """What the inline rules find, with the blank that would be left doubled."""
    stumps = list(_around_stumps(text)) if any(dots in text for dots in _DOTS) else []
    for rule in rules.inline(text, (language or "").partition("-")[0]):
        for start, end in stumps if _ELLIPSIS in rule.literals else ((0, len(text)),):
            for match in rule.pattern.finditer(text, start, end):
                if rule.needs.unquoted and match.start() in quoted_spans(text, language):
                    continue
                yield from _removal(text, *match.span(), rule.id, rule.confidence)


def _around_stumps(text: str) -> Iterator[tuple[int, int]]:
    """Whole lines' ends, as far as the rules of stumps can reach; without overlap."""
    start = end = -1
    for found in _CUT_LINE.finditer(text):
        if found.start() > end:
            if end >= 0:
                yield start, end
            start = max(0, found.start() - 1)  # a bracket may open before the dots
        if found.end() + _STUMP > end:
            end = text.find("\n", found.end() + _STUMP)
            end = len(text) if end < 0 else end
    if end >= 0:
        yield start, end


def worded_removals(text: str) -> Iterator[Removal]:
    """What no rule has: a plea in brackets, or in capitals amid a sentence."""
    for found in _BRACKETED.finditer(text) if "(" in text or "[" in text else ():
        words = found[1]
        if _WITHIN.search(words) or _CODE.search(words) or not _PLEA.match(words):
            continue
        if words.count(" ") >= 3 and classify(words, "en").probability >= SURE:
            yield from _removal(text, *found.span(), "boilerplate.inline", 0.8)
    for found in _SHOUTED.finditer(text):
        words = found.group()
        if _PLEA.match(words) and classify(words, "en").probability >= SURE:
            yield from _removal(text, *found.span(), "boilerplate.inline", 0.8)


def _removal(text: str, start: int, end: int, rule: str, confidence: float) -> Iterator[Removal]:
    """The removal, with the blank that would be left doubled."""
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
            rule=rule,
            confidence=confidence,
        )
