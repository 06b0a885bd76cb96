"""What other reports of a story say of its quotations: the same words, or others.

Words inside quotation marks are never changed: what another report has in their place is told with the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from newsclean.ledger import Citation
from newsclean.model.article import Quote
from newsclean.profile.alignment import Aligned, aligned, sentences_of
from newsclean.profile.siblings import SiblingReport
from newsclean.text.lazily import lazily
from newsclean.text.spans import lines
from newsclean.text.view import TextView

_ALTERED = 0.45
"""The share of two quotations' words that is the same, from which on they are the same quotation."""
_IN_PLACE = 0.3
"""The same share, single words too, where the sentences around them are known to be the same."""
_LEAST_QUOTED = 4
"""Words of a quotation that are enough to compare."""


class _Passage(NamedTuple):
    """What a report has inside quotation marks, or in a paragraph that may be a quotation."""

    words: list[str]
    cited: Citation


@dataclass(frozen=True)
class _Witness:
    """A report that is asked about the quotations of a text."""

    report: SiblingReport
    believed: bool
    """Whether it is believed where the two differ."""

    @lazily
    def quoted(self) -> list[_Passage]:
        return [self._passage(start, end) for start, end in self.report.quoted]

    @lazily
    def paragraphs(self) -> list[_Passage]:
        return [self._passage(start, end) for start, end in lines(self.report.story.text)]

    def _passage(self, start: int, end: int) -> _Passage:
        return _Passage(_plain(self.report.story.text[start:end]), self.report.cited(start, end))


def judged_quotes(
    view: TextView,
    quotes: Sequence[Quote],
    independent: Sequence[SiblingReport],
    original: SiblingReport | None,
    believed: Sequence[SiblingReport],
) -> tuple[Quote, ...]:
    """The quotes with what other reports say of their words.

    ``verbatim``: a report that is independent of this one, or that is believed, has the same words inside
    quotation marks. ``altered``: one that is believed has them otherwise. The original of a text is believed,
    and has another quotation in the place of one that was reworded beyond recognition.
    """
    others = (report for report in independent if report not in believed)
    witnesses = [*(_Witness(r, True) for r in believed), *(_Witness(r, False) for r in others)]
    found = [_judged(quote, witnesses) if _may_be_told(quote) else quote for quote in quotes]
    left = [i for i, quote in enumerate(found) if _may_be_told(quote) and not quote.sources]
    if original is None or not left:
        return tuple(found)
    pairs = aligned(sentences_of(view.text), sentences_of(original.story.text))
    for i in left:
        found[i] = _in_place(found[i], _Witness(original, True), pairs)
    return tuple(found)


def _may_be_told(quote: Quote) -> bool:
    return quote.kind != "indirect" and len(_plain(quote.text)) >= _LEAST_QUOTED


def _judged(quote: Quote, witnesses: Sequence[_Witness]) -> Quote:
    words = _plain(quote.text)
    same = [p.cited for w in witnesses for p in w.quoted if _holds(p.words, words)]
    if same:
        return replace(quote, standing="verbatim", sources=tuple(same[:3]))
    for witness in witnesses:
        if witness.believed:
            # A block quotation has no marks in other reports either.
            passages = witness.paragraphs if quote.kind == "block" else witness.quoted
            cited, likeness = _closest(words, passages)
            if cited and likeness >= _ALTERED:
                return replace(quote, standing="altered", sources=(cited,))
    return quote


def _in_place(quote: Quote, original: _Witness, pairs: Sequence[Aligned]) -> Quote:
    """The quote, altered where the sentence that the original has in its place quotes other words."""
    words = set(_plain(quote.text))
    for pair in pairs:
        if quote.start < pair.ours.end and pair.ours.start < quote.end:
            quoted = zip(original.report.quoted, original.quoted, strict=True)
            for (start, end), passage in quoted:
                inside = start < pair.theirs.end and pair.theirs.start < end
                shorter = min(len(words), len(set(passage.words)))
                if inside and len(words.intersection(passage.words)) >= _IN_PLACE * shorter > 0:
                    return replace(quote, standing="altered", sources=(passage.cited,))
    return quote


def _plain(text: str) -> list[str]:
    return "".join(c.lower() if c.isalnum() else "" if c in "'’‘" else " " for c in text).split()


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _closest(words: list[str], passages: Sequence[_Passage]) -> tuple[Citation | None, float]:
    """The passage most like the words, and what share of the shorter one both have: runs of two words and
    more, since single words are common to all passages."""
    best: Citation | None = None
    most = 0.0
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for theirs, cited in passages:
        if len(theirs) < _LEAST_QUOTED:
            continue
        matcher.set_seq1(theirs)
        runs = (block.size for block in matcher.get_matching_blocks() if block.size > 1)
        share = sum(runs) / min(len(words), len(theirs))
        if share > most:
            best, most = cited, share
    return best, most
