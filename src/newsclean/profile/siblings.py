"""Other reports of a story in the archive: looked up by names, numbers and long words, then confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from newsclean import wording
from newsclean.ledger import Citation
from newsclean.profile.alignment import Aligned, aligned, sentences_of
from newsclean.profile.learning import keys_of, number_of
from newsclean.profile.store import Profile, StoredStory
from newsclean.text.lazily import lazily
from newsclean.text.quotation_marks import quoted_spans
from newsclean.text.spans import Spans
from newsclean.text.view import TextView
from newsclean.text.words import tokens

_RAREST = 24
"""Keys that are looked up: those which the fewest stories share."""
_COMMON = 400
"""Stories that share a key which tells nothing any more."""
_CANDIDATES = 12
_LEAST_SHARED = 3
"""Rare keys that two reports of one story have in common."""
_LEAST_WEIGHT = 0.12
"""The weight of the shared keys beside that of all keys of the shorter story, from which two are compared."""
_COPIED = 0.5
"""The share of the shorter text's word triples that a copy of the same source has in common."""
_CLOSE = 0.25
"""The same share, from which on two texts need not have a passage in common to be reports of one story."""
_PASSAGE = 8
"""Words of a passage, a quotation as a rule, that two reports in other words have in common."""
_QUOTED_PASSAGE = 5
"""The same, where the passage stands inside quotation marks in both."""
_ALIGNED = 0.2
"""The share of the shorter text's words in sentences that have a counterpart."""


@dataclass(frozen=True)
class SiblingReport:
    """Another report of a story.

    Attributes:
        story: where it stands in the archive, and its text.
        pairs: the sentences that say the same, of the story and of the report.
        copied: the share of the shorter text that both have word for word, 0–1.
    """

    story: StoredStory
    pairs: tuple[Aligned, ...]
    copied: float

    @property
    def independent(self) -> bool:
        """Whether it was written by somebody else, and not copied from the same source."""
        return self.copied < _COPIED

    @lazily
    def quoted(self) -> Spans:
        """Its words inside quotation marks."""
        return quoted_spans(self.story.text)

    def spun_odds(self, code: str | None) -> float | None:
        """Log-odds that it was reworded by a machine itself; None where nothing is known of the language."""
        return wording.spun_odds(TextView(self.story.text, code))

    def cited(self, start: int, end: int) -> Citation:
        """A passage of it."""
        return Citation(
            source=self.place, text=self.story.text[start:end], published=self.story.published
        )

    @property
    def place(self) -> str:
        """Its address, else the id of its record."""
        return self.story.url or self.story.id


def siblings_of(text: str, profile: Profile) -> tuple[SiblingReport, ...]:
    """The other reports of the story that the archive has, the closest first.

    Args:
        text: the story; the archive's own copy of it is not among the reports.
        profile: what was learned of the archive.
    """
    keys = keys_of(text)
    counts = profile.key_counts(keys)
    rare = sorted((n, key) for key, n in counts.items() if n <= _COMMON)[:_RAREST]
    weights = {key: log((profile.stories + 1) / n) for n, key in rare}
    shared: Counter[int] = Counter()
    met: Counter[int] = Counter()
    for key, weight in weights.items():
        for number in profile.stories_with(key):
            shared[number] += round(1000 * weight)
            met[number] += 1
    own = number_of(text)
    best = sorted((-shared[n], n) for n in shared if met[n] >= _LEAST_SHARED and n != own)
    whole = 1000 * sum(weights.values())
    looked_up = _Story(text)
    found = []
    for negative, number in best[:_CANDIDATES]:
        story = profile.story(number)
        if -negative < _LEAST_WEIGHT * min(whole, 1000 * _weight_of(story.text, weights, profile)):
            continue
        report = _confirmed(story, looked_up)
        if report is not None and story.text != text:
            found.append((report.copied, report))
    return tuple(report for _, report in sorted(found, key=lambda pair: -pair[0]))


def _weight_of(text: str, weights: dict[int, float], profile: Profile) -> float:
    """The weight of the keys of another story, as far as they are rare."""
    keys = keys_of(text)
    counts = profile.key_counts(keys)
    rare = sorted(n for n in counts.values() if n <= _COMMON)[:_RAREST]
    return sum(log((profile.stories + 1) / n) for n in rare)


class _Story:
    """The story whose siblings are sought, taken apart once."""

    def __init__(self, text: str) -> None:
        self.sentences = sentences_of(text)
        self.words = sum(len(s.words) for s in self.sentences)
        words = _words(text)
        self.triples = _runs(words, 3)
        self.passages = _runs(words, _PASSAGE)
        self._text = text

    @lazily
    def _quoted(self) -> Spans:
        return quoted_spans(self._text)

    def quoted(self, length: int) -> set[tuple[str, ...]]:
        """The passages of so many words inside its quotation marks."""
        return _quoted_runs(self._text, self._quoted, length)


def _confirmed(story: StoredStory, ours: _Story) -> SiblingReport | None:
    """The report, if enough of the shorter text has a counterpart in the other, and the two are close, or
    have a passage in common, inside quotation marks a shorter one; else if they quote the same passage."""
    others = sentences_of(story.text)
    pairs = aligned(ours.sentences, others)
    words = min(ours.words, sum(len(s.words) for s in others))
    matched = sum(min(len(p.ours.words), len(p.theirs.words)) for p in pairs)
    theirs = _words(story.text)
    report = SiblingReport(story, pairs, _share(ours.triples, _runs(theirs, 3)))
    least = _PASSAGE
    if words and matched >= _ALIGNED * words:
        if report.copied >= _CLOSE or not ours.passages.isdisjoint(_runs(theirs, _PASSAGE)):
            return report
        least = _QUOTED_PASSAGE
    quoted = _quoted_runs(story.text, report.quoted, least)
    return None if ours.quoted(least).isdisjoint(quoted) else report


def _quoted_runs(text: str, quoted: Spans, length: int) -> set[tuple[str, ...]]:
    return {run for a, b in quoted for run in _runs(_words(text[a:b]), length)}


def _words(text: str) -> list[str]:
    return tokens(text.lower())


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    return set(zip(*(words[i:] for i in range(length)), strict=False))


def _share(ours: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> float:
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


def ranked(reports: Iterable[SiblingReport], trusted: frozenset[str]) -> list[SiblingReport]:
    """Reports of hosts that the caller trusts first, then the oldest: never by likeness, since a spun
    copy that was spun again is closer to its model than to what was first written."""
    return sorted(
        reports,
        key=lambda r: (r.story.host not in trusted, r.story.published or "9", r.story.id),
    )
