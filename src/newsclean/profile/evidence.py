"""What other reports of a story prove: which words were put in the place of others, what was really said.

A sibling proves a word only where one of the two texts was reworded word for word, nearly everywhere, and
this is the one: its words fit their neighbours worse than the sibling's do, or the sibling stands on a host
that the caller trusts. An editor's shorter edition is neither, and is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from newsclean import wording
from newsclean.ledger import Repair
from newsclean.model.article import Candidate, Suspect
from newsclean.profile.alignment import (
    Aligned,
    Difference,
    Sentence,
    Word,
    aligned,
    differences,
    sentences_in,
    sentences_of,
    words_of,
)
from newsclean.profile.siblings import SiblingReport, ranked
from newsclean.text.view import TextView

_REWORDED = 0.08
"""The share of the longer words that were changed for others, from which on a text was reworded as a whole.
Editions of one story by two papers are below."""
_LEAST_CHANGED = 5
_SPREAD = 0.4
"""The share of the sentences that a program touches at least."""
_COVERED = 0.5
"""The share of a text's words in sentences that its original has, too: what was reworded from one text has
them nearly all."""
_LEAST_TOLD = 4
"""Longer words from which on a sentence tells anything."""
_LONGEST = 3
"""Words that one place may have on either side."""
_CONTENT = 4
"""Letters of a word that says something by itself, more or less."""
_SHORTEST = 3
"""The same for an edit, once the original is known."""
_ASKED = 3
"""Reports that are asked what stood in the place of a suspect."""
_TOLD = 0.9
"""The score of what another report has there; what the language alone suggests has .6 at most."""
_SPLIT = "wording.split-sentence"
_FARTHEST = 4
"""Words in which a cut sentence and a whole one may differ before their last word."""


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
    view: TextView, reports: Sequence[SiblingReport], trusted: Set[str], host: str | None
) -> SiblingReport | None:
    """The report that the text was reworded from; None where there is none, or none can be told apart."""
    if not reports:
        return None
    ours = wording.spun_odds(view)
    words = sum(len(sentence.words) for sentence in sentences_in(view))
    best: list[tuple[bool, float, int, SiblingReport]] = []
    for rank, report in enumerate(ranked(reports, trusted)):
        covered = sum(len(pair.ours.words) for pair in report.pairs)
        if covered < _COVERED * words or not rewording_of(report.pairs).whole:
            continue
        theirs = report.spun_odds(view.code)
        known = report.story.host in trusted
        if ours is None or theirs is None:
            if known and host not in trusted:
                best.append((not known, 0.0, rank, report))
        elif theirs < 0 <= ours + exchanged(view, report):
            best.append((not known, theirs, rank, report))
    return min(best)[3] if best else None


def exchanged(view: TextView, report: SiblingReport) -> float:
    """What a report adds to the log-odds that the text was reworded, see
    :func:`newsclean.wording.exchange_odds`."""
    return wording.exchange_odds(view, _exchanges(view.text, report.story.text, report.pairs))


def exchanged_in(
    view: TextView, ours: tuple[int, int], report: SiblingReport, theirs: tuple[int, int]
) -> float:
    """The same of one passage and its counterpart in a report, both by their places."""
    said = report.story.text
    pair = Aligned(
        Sentence(*ours, words_of(view.text, *ours)), Sentence(*theirs, words_of(said, *theirs)), 1.0
    )
    return wording.exchange_odds(view, _exchanges(view.text, said, [pair]))


def _exchanges(text: str, said: str, pairs: Sequence[Aligned]) -> Iterator[wording.Exchange]:
    for pair in pairs:
        words = [(_plain(d.ours), _plain(d.theirs)) for d in _changes(pair)]
        if words:
            ours, theirs = pair.ours, pair.theirs
            passage = said[theirs.start : theirs.end]
            yield wording.Exchange(text[ours.start : ours.end], passage, words)


def _plain(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.plain for word in words)


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
    ours = sentences_in(view)
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


def with_candidates(
    view: TextView, suspects: Sequence[Suspect], reports: Sequence[SiblingReport]
) -> Iterator[Suspect]:
    """The suspects with what other reports have in their place, before what else may have stood there."""
    ours = sentences_in(view)
    others = [(report, sentences_of(report.story.text)) for report in reports[:_ASKED]]
    for suspect in suspects:
        told = {}
        for report, theirs in others:
            pair = _around(view, suspect, ours, theirs)
            for words in _in_place_of(suspect, pair) if pair else ():
                start, end = words[0].start, words[-1].end
                told[report.story.text[start:end]] = _TOLD
        known = (c for c in suspect.candidates if c.text not in told)
        found = (Candidate(text, score) for text, score in told.items())
        yield replace(suspect, candidates=(*found, *known)) if told else suspect


def _in_place_of(suspect: Suspect, pair: Aligned) -> Iterator[tuple[Word, ...]]:
    """The words that another sentence has in the place of a suspect's."""
    for difference in differences(pair):
        start, end = difference.ours[0].start, difference.ours[-1].end
        few = max(len(difference.ours), len(difference.theirs)) <= _LONGEST + 1
        if few and start < suspect.end and suspect.start < end:
            yield difference.theirs


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
    # What our sentence has behind the place already is not said twice.
    if len(theirs) > 1 and _following(pair.ours, ours) == theirs[-1].plain:
        theirs = theirs[:-1]
    start, end = ours[0].start, ours[-1].end
    begin, stop = theirs[0].start, theirs[-1].end
    if view.quoted.touches(start, end) or report.quoted.touches(begin, stop):
        return
    after = _in_case_of(view.text[start:end], report.story.text[begin:stop])
    if wording.may_stand(view, pair.ours[:2], start, end, after):
        yield _cited_repair(start, end, view.text[start:end], after, report, pair)


def _following(sentence: Sentence, words: Sequence[Word]) -> str:
    """The word behind some words of a sentence."""
    return next((word.plain for word in sentence.words if word.start >= words[-1].end), "")


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
        cited=(report.cited(pair.theirs.start, pair.theirs.end),),
    )


def _in_case_of(before: str, after: str) -> str:
    """The words with a capital where the others begin a sentence, and without one where they do not."""
    if before[:1].isupper() and after[:1].islower():
        return after[:1].upper() + after[1:]
    return after


def believed_among(
    reports: Sequence[SiblingReport],
    original: SiblingReport | None,
    trusted: Set[str],
    host: str | None,
) -> list[SiblingReport]:
    """The reports that are believed rather than the text: its original, else those of trusted hosts."""
    if original is not None:
        return [original]
    return [r for r in ranked(reports, trusted) if r.story.host in trusted and host not in trusted]
