"""What other reports of a story prove: which words were put in the place of others, what was really said.

A sibling proves a word only where one of the two texts was reworded word for word, nearly everywhere, and
this is the one: its words fit their neighbours worse than the sibling's do, or the sibling stands on a host
that the caller trusts. An editor's shorter edition is neither, and is left as it is. Words inside
quotation marks are never changed: what a sibling has in their place is told with the quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from newsclean import wording
from newsclean.ledger import Citation, Repair
from newsclean.model.article import Quote, Suspect
from newsclean.profile.alignment import (
    Aligned,
    Difference,
    Sentence,
    Word,
    aligned,
    differences,
    sentences_of,
    words_of,
)
from newsclean.profile.siblings import SiblingReport, ranked
from newsclean.text.view import TextView

_REWORDED = 0.08
"""The share of the longer words that were changed for others, from which on a text was reworded as a whole.
Editions of one story by two papers are below."""
_LEAST_CHANGED = 5
_SPREAD = 0.5
"""The share of the sentences that a program touches at least."""
_LEAST_TOLD = 4
"""Longer words from which on a sentence tells anything."""
_LONGEST = 3
"""Words that one place may have on either side."""
_CONTENT = 4
"""Letters of a word that says something by itself, more or less."""
_SHORTEST = 3
"""The same for an edit, once the original is known."""
_MARGIN = 0.8
"""By how much the log-odds of being spun must differ, to say which of two texts is the reworded one."""
_SPLIT = "wording.split-sentence"
_FARTHEST = 4
"""Words in which a cut sentence and a whole one may differ before their last word."""
_ALTERED = 0.45
"""The share of two quotations' words that is the same, from which on they are the same quotation."""
_LEAST_QUOTED = 4
"""Words of a quotation that are enough to compare."""


class Rewording(NamedTuple):
    """How one text differs from another that says the same."""

    share: float
    """Of the longer words of the sentences that have a counterpart, those that were changed for others."""
    changed: int
    spread: float
    """Of these sentences, the share with such a change."""

    @property
    def whole(self) -> bool:
        """Whether one of the two was reworded throughout."""
        return self.share >= _REWORDED and self.changed >= _LEAST_CHANGED and self.spread >= _SPREAD


def rewording_of(pairs: Sequence[Aligned]) -> Rewording:
    """How much of the aligned sentences was changed word by word, in quotations too."""
    words = changed = touched = told = 0
    for pair in pairs:
        own = sum(len(w.plain) >= _CONTENT for w in pair.ours.words)
        if own < _LEAST_TOLD:
            continue
        found = sum(1 for _ in _changes(pair))
        words += own
        changed += found
        told += 1
        touched += found > 0
    return Rewording(changed / words if words else 0.0, changed, touched / told if told else 0.0)


def _changes(pair: Aligned, least: int = _CONTENT) -> Iterator[Difference]:
    """The places where few words were changed for others, one of at least so many letters on each side."""
    for difference in differences(pair):
        ours, theirs = difference.ours, difference.theirs
        longest = max(len(ours), len(theirs))
        if longest <= _LONGEST and _says(ours, least) and _says(theirs, least):
            yield difference


def _says(words: Sequence[Word], least: int) -> bool:
    return all(w.plain[0].isalpha() for w in words) and any(len(w.plain) >= least for w in words)


def original_among(
    view: TextView, reports: Sequence[SiblingReport], trusted: frozenset[str], host: str | None
) -> SiblingReport | None:
    """The report that the text was reworded from; None where there is none, or none can be told apart."""
    ours = _odds(view.text, view.code)
    best: list[tuple[float, int, SiblingReport]] = []
    for rank, report in enumerate(ranked(reports, trusted)):
        if not rewording_of(report.pairs).whole:
            continue
        theirs = _odds(report.story.text, view.code)
        known = report.story.host in trusted
        if ours is None or theirs is None:
            if known and host not in trusted:
                best.append((0.0, rank, report))
        elif ours - theirs >= _MARGIN and theirs < 0:
            best.append((theirs, rank, report))
    return min(best)[2] if best else None


def _odds(text: str, code: str | None) -> float | None:
    return wording.spun_odds(TextView(text, code))


def repairs(view: TextView, original: SiblingReport) -> Iterator[Repair]:
    """What the report that a text was reworded from proves of its words outside quotation marks."""
    for pair in original.pairs:
        for difference in _changes(pair, _SHORTEST):
            yield from _repair(view, original, pair, difference)


def suspect_repairs(
    view: TextView, suspects: Sequence[Suspect], witness: SiblingReport
) -> Iterator[Repair]:
    """What a report that is to be believed proves of wording that looks garbled by itself."""
    theirs = sentences_of(witness.story.text)
    ours = sentences_of(view.text)
    for suspect in suspects:
        pair = _around(view, suspect, ours, theirs)
        if pair is None:
            continue
        if suspect.kind == _SPLIT:
            yield from _joined(view, suspect, witness, pair)
            continue
        for difference in differences(pair):
            start, end = difference.ours[0].start, difference.ours[-1].end
            if start < suspect.end and suspect.start < end:
                yield from _repair(view, witness, pair, difference)


def _around(
    view: TextView, suspect: Suspect, ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> Aligned | None:
    """The sentences of a suspect as one, beside the one that is most like them."""
    own = [s for s in ours if s.start < suspect.end and suspect.start < s.end]
    if not own:
        return None
    start, end = own[0].start, max(own[-1].end, suspect.end)
    pairs = aligned([Sentence(start, end, words_of(view.text, start, end))], theirs)
    return pairs[0] if pairs else None


def _joined(
    view: TextView, suspect: Suspect, witness: SiblingReport, pair: Aligned
) -> Iterator[Repair]:
    """A sentence that was cut in two before its last word, where the witness has it whole."""
    if view.quoted.touches(suspect.start, suspect.end):
        return
    ours = [w for w in pair.ours.words if w.start < suspect.end and w.plain[0].isalpha()]
    theirs = pair.theirs.words
    at = next((i for i in range(len(theirs) - 1, 0, -1) if theirs[i].plain == ours[-1].plain), 0)
    before = [w for w in ours[-_FARTHEST:-1] if w.plain == theirs[at - 1].plain]
    if at and before:
        start, end = before[-1].end, ours[-1].end
        after = witness.story.text[theirs[at - 1].end : theirs[at].end]
        yield _cited_repair(start, end, view.text[start:end], after, witness, pair)


def _repair(
    view: TextView, report: SiblingReport, pair: Aligned, difference: Difference
) -> Iterator[Repair]:
    """The report's words in the place of ours, if nobody is quoted there and the guard lets them pass."""
    ours, theirs = difference.ours, difference.theirs
    start, end = ours[0].start, ours[-1].end
    begin, stop = theirs[0].start, theirs[-1].end
    if view.quoted.touches(start, end) or report.quoted.touches(begin, stop):
        return
    after = _in_case_of(view.text[start:end], report.story.text[begin:stop])
    if wording.may_stand(view, pair.ours[:2], start, end, after):
        yield _cited_repair(start, end, view.text[start:end], after, report, pair)


def _cited_repair(
    start: int, end: int, before: str, after: str, report: SiblingReport, pair: Aligned
) -> Repair:
    return Repair(
        start=start,
        end=end,
        before=before,
        after=after,
        rule="evidence.wording",
        confidence=0.99,
        cited=(_cited(report, report.story.text[pair.theirs.start : pair.theirs.end]),),
    )


def _in_case_of(before: str, after: str) -> str:
    """The words with a capital where the others begin a sentence, and without one where they do not."""
    if before[:1].isupper() and after[:1].islower():
        return after[:1].upper() + after[1:]
    return after


def believed_among(
    reports: Sequence[SiblingReport],
    original: SiblingReport | None,
    trusted: frozenset[str],
    host: str | None,
) -> list[SiblingReport]:
    """The reports that are believed rather than the text: its original, else those of trusted hosts."""
    if original is not None:
        return [original]
    return [r for r in ranked(reports, trusted) if r.story.host in trusted and host not in trusted]


def judged_quotes(
    quotes: Sequence[Quote], reports: Sequence[SiblingReport], believed: Sequence[SiblingReport]
) -> tuple[Quote, ...]:
    """The quotes with what other reports say of their words.

    ``verbatim``: a report that is independent of this one, or that is believed, has the same words inside
    quotation marks. ``altered``: one that is believed has them otherwise.
    """
    witnesses = [*believed, *(r for r in reports if r.independent and r not in believed)]
    if not witnesses:
        return tuple(quotes)
    said = {id(r): _quotations(r) for r in witnesses}
    return tuple(_judged(quote, witnesses, believed, said) for quote in quotes)


def _judged(
    quote: Quote, witnesses: Sequence[SiblingReport], believed: Sequence[SiblingReport],
    said: dict[int, list[tuple[list[str], str]]],
) -> Quote:  # fmt: skip
    words = _plain(quote.text)
    if quote.kind == "indirect" or len(words) < _LEAST_QUOTED:
        return quote
    same = [
        _cited(report, passage)
        for report in witnesses
        for theirs, passage in said[id(report)]
        if _holds(theirs, words)
    ]
    if same:
        return replace(quote, standing="verbatim", sources=tuple(same[:3]))
    for report in believed:
        # A block quotation has no marks in other reports either.
        passages = _paragraphs(report) if quote.kind == "block" else said[id(report)]
        passage, likeness = _closest(words, passages)
        if likeness >= _ALTERED:
            return replace(quote, standing="altered", sources=(_cited(report, passage),))
    return quote


def _cited(report: SiblingReport, passage: str) -> Citation:
    return Citation(source=report.place, text=passage, published=report.story.published)


def _quotations(report: SiblingReport) -> list[tuple[list[str], str]]:
    """What stands inside a report's quotation marks, as words and as it is printed."""
    text = report.story.text
    return [(_plain(passage), passage) for passage in (text[a:b] for a, b in report.quoted)]


def _paragraphs(report: SiblingReport) -> list[tuple[list[str], str]]:
    return [(_plain(line), line) for line in report.story.text.split("\n")]


def _plain(text: str) -> list[str]:
    return "".join(c.lower() if c.isalnum() else "" if c in "'’‘" else " " for c in text).split()


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _closest(words: list[str], others: list[tuple[list[str], str]]) -> tuple[str, float]:
    """The passage most like the words, and what share of the shorter one both have: runs of two words and
    more, since single words are common to all passages."""
    best, most = "", 0.0
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for theirs, passage in others:
        if len(theirs) < _LEAST_QUOTED:
            continue
        matcher.set_seq1(theirs)
        runs = (block.size for block in matcher.get_matching_blocks() if block.size > 1)
        share = sum(runs) / min(len(words), len(theirs))
        if share > most:
            best, most = passage, share
    return best, most
