"""What the words of an archive say of one text: how strange its own are, and which phrases were spoiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean import wording
from newsclean.model.article import Candidate, SpinScore, Suspect
from newsclean.profile.index import Copy
from newsclean.profile.store import Profile
from newsclean.profile.word_statistics import WordStatistics, word_sets
from newsclean.text.view import TextView

_MOST_STRANGE = 3.0
"""What words that the archive does not have add to the log-odds at most: stories about something else than
the rest have new words, too."""
_DOUBTED = 0.2
"""The score from which on a phrase close to one of the archive's is pointed out."""
_ATTESTED = 0.75
"""The score of a candidate that the archive has; what another report has in this very place scores more."""


def strangeness(view: TextView, profile: Profile, own: Copy | None) -> float:
    """What the words of a text add to the log-odds that it was reworded, because the archive lacks them."""
    statistics = profile.words(view.language)
    if statistics is None:
        return 0.0
    counted = own is not None and profile.counts_words_of(own.story)
    return min(_MOST_STRANGE, max(0.0, statistics.strangeness(view.text, counted=counted)))


def with_phrases(
    view: TextView, suspects: Sequence[Suspect], profile: Profile, spin: SpinScore
) -> tuple[Suspect, ...]:
    """The suspects, and in a text that looks reworded the spoiled phrases of the archive; candidates that
    the archive has come first."""
    statistics = profile.words(view.language)
    if statistics is None:
        return tuple(suspects)
    found = [*suspects]
    if spin.score >= _DOUBTED:
        pairs = {p for p in word_sets(view.text).pairs if p not in statistics.counts}
        found += wording.spoiled_phrases(view, pairs, profile.spoiled(view.language), suspects)
    return tuple(sorted(_ranked(found, statistics), key=lambda suspect: suspect.start))


def _ranked(suspects: Sequence[Suspect], statistics: WordStatistics) -> Iterator[Suspect]:
    for suspect in suspects:
        scored = [
            (statistics.attested(candidate.text), candidate) for candidate in suspect.candidates
        ]
        told = [
            Candidate(c.text, max(c.score, _ATTESTED)) if count else c
            for count, c in sorted(scored, key=lambda each: -each[0])
        ]
        yield replace(suspect, candidates=tuple(told)) if told else suspect
