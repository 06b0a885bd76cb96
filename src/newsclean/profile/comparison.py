"""Two versions of one story side by side: what was changed, left out and added, quotations first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from newsclean import lazy_re as re
from newsclean.model.article import Article
from newsclean.profile.alignment import (
    Aligned,
    Sentence,
    Word,
    aligned,
    differences,
    sentences_of,
    words_of,
)
from newsclean.text.words import tokens

_DIGIT = re.compile(r"\d")
_SAME_QUOTATION = 0.5
"""The share of the words of two quotations from which on they are versions of one."""

ChangeKind = Literal["number", "name", "words"]


class Change(NamedTuple):
    """Words of the one version in the place of words of the other; either may be empty."""

    before: str
    after: str
    kind: ChangeKind
    """``number`` and ``name`` where one of the sides has such a word that the other lacks."""


class Row(NamedTuple):
    """A sentence of one version beside that of the other; None where only one has it."""

    before: str | None
    after: str | None
    changes: tuple[Change, ...] = ()


class QuotationPair(NamedTuple):
    """A quotation of one version beside that of the other; None where only one has it."""

    before: str | None
    after: str | None
    speaker: str | None


class Comparison(NamedTuple):
    """What two versions of a story differ in."""

    quotations: tuple[QuotationPair, ...]
    """Those that are not the same in both."""
    rows: tuple[Row, ...]
    """The sentences in the order of the first version, then those that only the second has."""

    @property
    def same(self) -> bool:
        """Whether both say the same in the same words."""
        return not self.quotations and all(r.before == r.after for r in self.rows)


def compare(before: Article, after: Article) -> Comparison:
    """What two versions of a story differ in."""
    ours, theirs = sentences_of(before.body), sentences_of(after.body)
    pairs = {pair.ours: pair for pair in aligned(ours, theirs)}
    used = {pair.theirs for pair in pairs.values()}
    rows = [_row(before.body, after.body, s, pairs.get(s)) for s in ours]
    rows += [Row(None, after.body[s.start : s.end]) for s in theirs if s not in used]
    return Comparison(tuple(_quotations(before, after)), tuple(rows))


class Marked(NamedTuple):
    """A stretch of a sentence, and how the other version differs there; None where both are the same."""

    text: str
    kind: ChangeKind | None = None


def marked(before: str, after: str) -> tuple[list[Marked], list[Marked]]:
    """Two versions of a sentence or quotation, each in stretches that are the same and that are not."""
    ours, theirs = words_of(before, 0, len(before)), words_of(after, 0, len(after))
    matcher = SequenceMatcher(
        None, [w.plain for w in ours], [w.plain for w in theirs], autojunk=False
    )
    left: list[Marked] = []
    right: list[Marked] = []
    at = there = 0
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            kind = _change(before, after, ours[i:j], theirs[k:m]).kind
            at = _mark(left, before, at, ours[i:j], kind)
            there = _mark(right, after, there, theirs[k:m], kind)
    left.append(Marked(before[at:]))
    right.append(Marked(after[there:]))
    return [piece for piece in left if piece.text], [piece for piece in right if piece.text]


def _mark(side: list[Marked], text: str, at: int, words: Sequence[Word], kind: ChangeKind) -> int:
    """Add words that differ, and what is the same before them; where the rest begins."""
    if not words:
        return at
    side.append(Marked(text[at : words[0].start]))
    side.append(Marked(text[words[0].start : words[-1].end], kind))
    return words[-1].end


def _row(before: str, after: str, ours: Sentence, pair: Aligned | None) -> Row:
    said = before[ours.start : ours.end]
    if pair is None:
        return Row(said, None)
    changes = (_change(before, after, d.ours, d.theirs) for d in differences(pair, every=True))
    return Row(said, after[pair.theirs.start : pair.theirs.end], tuple(changes))


def _change(before: str, after: str, ours: Sequence[Word], theirs: Sequence[Word]) -> Change:
    one, two = _passage(before, ours), _passage(after, theirs)
    kind: ChangeKind = "words"
    if _DIGIT.findall(one) != _DIGIT.findall(two):
        kind = "number"
    elif _names(one) != _names(two):
        kind = "name"
    return Change(one, two, kind)


def _passage(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _names(passage: str) -> set[str]:
    return {word for word in tokens(passage) if word[0].isupper()}


def _quotations(before: Article, after: Article) -> Iterator[QuotationPair]:
    left = [q for q in after.quotes if q.kind != "indirect"]
    for quote in (q for q in before.quotes if q.kind != "indirect"):
        ranked = [(_likeness(quote.text, other.text), i) for i, other in enumerate(left)]
        likeness, place = max(ranked, default=(0.0, -1))
        if likeness < _SAME_QUOTATION:
            yield QuotationPair(quote.text, None, quote.speaker)
            continue
        other = left.pop(place)
        if likeness < 1.0:
            yield QuotationPair(quote.text, other.text, quote.speaker or other.speaker)
    for other in left:
        yield QuotationPair(None, other.text, other.speaker)


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, tokens(one.lower()), tokens(two.lower()), autojunk=False).ratio()
