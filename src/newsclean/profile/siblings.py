"""Other reports of a story in the archive: looked up by names, numbers and long words, then confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from newsclean.profile.alignment import Aligned, Sentence, aligned, sentences_of
from newsclean.profile.learning import keys_of, number_of
from newsclean.profile.store import Profile, StoredStory
from newsclean.text.lazily import lazily
from newsclean.text.quotation_marks import quoted_spans
from newsclean.text.spans import Spans
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
    sentences = sentences_of(text)
    words = _words(text)
    found = []
    for negative, number in best[:_CANDIDATES]:
        story = profile.story(number)
        if -negative < _LEAST_WEIGHT * min(whole, 1000 * _weight_of(story.text, weights, profile)):
            continue
        report = _confirmed(story, sentences, words)
        if report is not None and story.text != text:
            found.append((report.copied, report))
    return tuple(report for _, report in sorted(found, key=lambda pair: -pair[0]))


def _weight_of(text: str, weights: dict[int, float], profile: Profile) -> float:
    """The weight of the keys of another story, as far as they are rare."""
    keys = keys_of(text)
    counts = profile.key_counts(keys)
    rare = sorted(n for n in counts.values() if n <= _COMMON)[:_RAREST]
    return sum(log((profile.stories + 1) / n) for n in rare)


def _confirmed(
    story: StoredStory, sentences: tuple[Sentence, ...], ours: list[str]
) -> SiblingReport | None:
    """The report, if enough of the shorter text has a counterpart in the other, and the two are close or
    quote the same words."""
    others = sentences_of(story.text)
    pairs = aligned(sentences, others)
    words = min(sum(len(s.words) for s in sentences), sum(len(s.words) for s in others))
    matched = sum(min(len(p.ours.words), len(p.theirs.words)) for p in pairs)
    if not words or matched < _ALIGNED * words:
        return None
    theirs = _words(story.text)
    copied = _share(_runs(ours, 3), _runs(theirs, 3))
    if copied < _CLOSE and _runs(ours, _PASSAGE).isdisjoint(_runs(theirs, _PASSAGE)):
        return None
    return SiblingReport(story, pairs, copied)


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
