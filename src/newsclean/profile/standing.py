"""What other reports of a story say of its quotations: the same words, or others.

Words inside quotation marks are never changed: what another report has in their place is told with the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from newsclean import wording
from newsclean.ledger import Citation
from newsclean.light_dataclass import dataclass
from newsclean.model.article import Quote
from newsclean.profile.alignment import Aligned, aligned, sentences_in, sentences_of
from newsclean.profile.evidence import exchanged_in
from newsclean.profile.quoted_words import quoted_words
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
_DOUBTED = -4.0
"""Log-odds that a text was reworded, its words beside those of another report's quotation included, from
which on a quotation that differs was altered here: one in a hundred honest texts is above by itself."""


class _Passage(NamedTuple):
    """What a report has inside quotation marks, or in a paragraph that may be a quotation."""

    words: list[str]
    cited: Citation
    start: int
    end: int


@dataclass(frozen=True)
class _Witness:
    """A report that is asked about the quotations of a text."""

    report: SiblingReport
    believed: bool
    """Whether it is believed where the two differ."""
    code: str
    """The language."""

    @lazily
    def quoted(self) -> list[_Passage]:
        return [self._passage(start, end) for start, end in self.report.quoted]

    @lazily
    def paragraphs(self) -> list[_Passage]:
        return [self._passage(start, end) for start, end in lines(self.report.story.text)]

    def said(self, quote: Quote) -> list[_Passage]:
        """Where the report may have a quotation: a block quotation has no marks in other reports either."""
        return self.paragraphs if quote.kind == "block" else self.quoted

    def _passage(self, start: int, end: int) -> _Passage:
        words = quoted_words(self.report.story.text[start:end], self.code)
        return _Passage(words, self.report.cited(start, end), start, end)


def judged_quotes(
    view: TextView,
    quotes: Sequence[Quote],
    independent: Sequence[SiblingReport],
    original: SiblingReport | None,
    believed: Sequence[SiblingReport],
) -> tuple[Quote, ...]:
    """The quotes with what other reports say of their words.

    ``verbatim``: a report that is independent of this one, or that is believed, has the same words inside
    quotation marks. ``altered``: one that is believed has them otherwise, or one that looks more like what
    a person writes than this text does. The original of a text is believed, and has another quotation in the
    place of one that was reworded beyond recognition.
    """
    code = view.language
    others = (report for report in independent if report not in believed)
    witnesses = [_Witness(report, True, code) for report in believed]
    witnesses += [_Witness(report, False, code) for report in others]
    told = [
        quote.kind != "indirect" and len(_words(quote, code)) >= _LEAST_QUOTED for quote in quotes
    ]
    found = [
        _judged(view, quote, witnesses) if may else quote
        for quote, may in zip(quotes, told, strict=True)
    ]
    left = [i for i, may in enumerate(told) if may and not found[i].sources]
    if original is None or not left:
        return tuple(found)
    pairs = aligned(sentences_in(view), sentences_of(original.story.text))
    for i in left:
        found[i] = _in_place(found[i], _Witness(original, True, code), pairs)
    return tuple(found)


def _words(quote: Quote, code: str) -> list[str]:
    return quoted_words(quote.text, code)


def _judged(view: TextView, quote: Quote, witnesses: Sequence[_Witness]) -> Quote:
    words = _words(quote, view.language)
    said = [witness.said(quote) for witness in witnesses]
    same = [passage.cited for passages in said if (passage := _with(passages, words))]
    if same:
        return replace(quote, standing="verbatim", sources=tuple(same[:3]))
    for witness, passages in zip(witnesses, said, strict=True):
        passage = _closest(words, passages)
        if passage and (witness.believed or _more_natural(view, quote, witness.report, passage)):
            return replace(quote, standing="altered", sources=(passage.cited,))
    return quote


def _more_natural(view: TextView, quote: Quote, report: SiblingReport, passage: _Passage) -> bool:
    """Whether a report chooses its words as people do, in a quotation too, and this text rather does not."""
    ours, theirs = wording.spun_odds(view), report.spun_odds(view.code)
    if ours is None or theirs is None or theirs >= 0.0:
        return False
    span, other = (quote.start, quote.end), (passage.start, passage.end)
    return ours + exchanged_in(view, span, report, other) >= max(_DOUBTED, theirs)


def _in_place(quote: Quote, original: _Witness, pairs: Sequence[Aligned]) -> Quote:
    """The quote, altered where the sentence that the original has in its place quotes other words."""
    words = set(_words(quote, original.code))
    for pair in pairs:
        if quote.start < pair.ours.end and pair.ours.start < quote.end:
            quoted = zip(original.report.quoted, original.quoted, strict=True)
            for (start, end), passage in quoted:
                inside = start < pair.theirs.end and pair.theirs.start < end
                shorter = min(len(words), len(set(passage.words)))
                if inside and len(words.intersection(passage.words)) >= _IN_PLACE * shorter > 0:
                    return replace(quote, standing="altered", sources=(passage.cited,))
    return quote


def _with(passages: Sequence[_Passage], words: Sequence[str]) -> _Passage | None:
    """The passage with these words, or the first of several in a row that have them together: a quotation
    goes on behind who said it, and in the next paragraph."""
    texts = [f"{' '.join(passage.words)} " for passage in passages]
    at = f" {''.join(texts)}".find(f" {' '.join(words)} ")
    if at < 0:
        return None
    ends = accumulate(map(len, texts))
    return next(passage for passage, end in zip(passages, ends, strict=True) if at < end)


def _closest(words: list[str], passages: Sequence[_Passage]) -> _Passage | None:
    """The passage most like the words, if they are the same quotation: in a share of the shorter one, by runs
    of two words and more, since single words are common to all passages."""
    best: _Passage | None = None
    most = _ALTERED
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for passage in passages:
        theirs = passage.words
        if len(theirs) < _LEAST_QUOTED:
            continue
        matcher.set_seq1(theirs)
        runs = (block.size for block in matcher.get_matching_blocks() if block.size > 1)
        share = sum(runs) / min(len(words), len(theirs))
        if share > most or (best is None and share >= most):
            best, most = passage, share
    return best
