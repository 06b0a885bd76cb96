"""What the report on an archive asks of one article: sizes, and one edit of each rule as a sample."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.ledger import Edit, Removal
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Article

_AROUND = 90
_MOST = 400


@dataclass(frozen=True, kw_only=True)  # not slotted: that is pickled twice as fast
class RuleFacts:
    """What one rule did to one article."""

    rule: str
    what: str
    """``removal`` or ``repair``."""
    times: int
    characters: int
    """That were taken out or changed."""
    rank: int
    """A number that looks random, and is the same in every run."""
    sample: Mapping[str, Any]
    """One of the edits: ``left``, ``before``, ``after``, ``right``, ``confidence``."""


@dataclass(frozen=True, kw_only=True)  # not slotted: that is pickled twice as fast
class LeftOutFacts:
    """What one step of extraction left out of one page."""

    step: str
    blocks: int
    characters: int


@dataclass(frozen=True, kw_only=True)  # not slotted: that is pickled twice as fast
class Facts:
    """What is known of one article."""

    headline: str
    language: str
    month: str
    """In which the story came out, as ``2024-05``; empty where nobody says so."""
    confidence: float
    words: int
    characters: int
    """Of the input text."""
    removed: int
    repaired: int
    flags: tuple[str, ...]
    rules: tuple[RuleFacts, ...]
    left_out: tuple[LeftOutFacts, ...]
    rank: int


def facts_of(article: Article, identity: str) -> Facts:
    """The facts of an article that has this id."""
    edits = article.edits
    text = article.input_text if edits else article.body
    by_rule: dict[str, list[Edit]] = {}
    for edit in edits:
        for rule in edit.rules:
            by_rule.setdefault(rule, []).append(edit)
    return Facts(
        headline=(article.headline or "")[:200],
        language=(article.language or "unknown").partition("-")[0],
        month=str(article.published or "")[:7],
        confidence=article.quality.confidence,
        words=len(article.body.split()),
        characters=len(text),
        removed=sum(_size(e) for e in edits if isinstance(e, Removal)),
        repaired=sum(_size(e) for e in edits if not isinstance(e, Removal)),
        flags=tuple(_flags(article)),
        rules=tuple(_rule(rule, found, text, identity) for rule, found in by_rule.items()),
        left_out=_left_out(article),
        rank=rank_of("", identity),
    )


def facts_from(told: Mapping[str, Any]) -> Facts:
    """The facts that ``dataclasses.asdict`` took apart, from JSON."""
    parts = {
        "flags": tuple(told["flags"]),
        "rules": tuple(RuleFacts(**rule) for rule in told["rules"]),
        "left_out": tuple(LeftOutFacts(**part) for part in told["left_out"]),
    }
    return Facts(**{**told, **parts})


def _left_out(article: Article) -> tuple[LeftOutFacts, ...]:
    sizes: dict[str, list[int]] = {}
    for block in article.left_out:
        sizes.setdefault(block.step, []).append(len(block.text))
    return tuple(
        LeftOutFacts(step=step, blocks=len(found), characters=sum(found))
        for step, found in sizes.items()
    )


def _flags(article: Article) -> Iterator[str]:
    if article.quality.truncated:
        yield "truncated"
    if article.quality.spun.likely:
        yield "looks reworded"
    if article.paywalled:
        yield "behind a paywall"
    if article.suspects:
        yield "with suspects"
    if article.headline is None:
        yield "without a headline"
    if article.published is None:
        yield "without a date"


def _size(edit: Edit) -> int:
    if isinstance(edit, Removal):
        return max(0, len(edit.before) - len(edit.after))
    return max(len(edit.before), len(edit.after))


def _rule(rule: str, edits: list[Edit], text: str, identity: str) -> RuleFacts:
    rank = rank_of(rule, identity)
    edit = edits[rank % len(edits)]
    return RuleFacts(
        rule=rule,
        what="removal" if isinstance(edit, Removal) else "repair",
        times=len(edits),
        characters=sum(map(_size, edits)),
        rank=rank,
        sample={
            "left": ("…" if edit.start > _AROUND else "")
            + text[max(0, edit.start - _AROUND) : edit.start],
            "before": _cut(edit.before),
            "after": _cut(edit.after),
            "right": text[edit.end : edit.end + _AROUND]
            + ("…" if edit.end + _AROUND < len(text) else ""),
            "confidence": round(edit.confidence, 3),
        },
    )


def _cut(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return f"{text[: _MOST // 2]} […] {text[-_MOST // 2 :]}"


def rank_of(name: str, identity: str) -> int:
    """A number below 2**62 that looks random: what orders a sample."""
    data = f"{name}\0{identity}".encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> 2
