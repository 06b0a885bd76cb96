"""Other reports of a story in the archive: looked up by names, numbers and long words, then confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from difflib import SequenceMatcher
from math import log
from typing import Protocol

from newsclean import wording
from newsclean.ledger import Citation
from newsclean.light_dataclass import dataclass
from newsclean.profile.alignment import Aligned, Sentence, aligned, sentences_in, sentences_of
from newsclean.profile.index import StoredStory, StoryIndex
from newsclean.profile.learning import keys_of
from newsclean.profile.store import Profile
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
_TRIPLE = 3
_COPIED = 0.5
"""The share of the shorter text's word triples that a copy of the same source has in common."""
_SAME_TEXT = 0.8
"""The same share of two copies of one text …"""
_SAME_SIZE = 0.5
"""… of which the shorter is at least so long as this share of the longer."""
_SAME_PASSAGE = 20
"""Words in common passages of two reports of one event. Shorter ones are what a paper says of itself, titles
of people, what everybody quotes."""
_DAYS = 7
"""Days between two such reports at most: a passage is quoted again when years have gone by."""
_CLOSE = 0.25
"""The same share, from which on two texts need not have a passage in common to be reports of one story."""
_PASSAGE = 8
"""Words of a passage, a quotation as a rule, that two reports in other words have in common."""
_QUOTED_PASSAGE = 5
"""The same, where the passage stands inside quotation marks in both."""
_ALIGNED = 0.2
"""The share of the shorter text's words in sentences that have a counterpart."""
_KIN_KEYS = 0.17
"""The share of the shorter text's keys that two reports share, from which on one quotation in either that is
nearly the same tells that they report one event …"""
_ALIKE = 0.6
"""… nearly the same: in this share of the shorter one's words, in their order."""
_DENSE = 0.5
"""The share of these words from the first to the last of them."""
_LEAST_QUOTED = 4


@dataclass(frozen=True)
class SiblingReport:
    """Another report of a story.

    Attributes:
        story: where it stands in the archive, and its text.
        pairs: the sentences that say the same, of the story and of the report.
        overlap: what both have word for word.
        number: the number of the story in the profile.
    """

    story: StoredStory
    pairs: tuple[Aligned, ...]
    overlap: Overlap
    number: int

    @property
    def copied(self) -> float:
        """The share of the shorter text that both have word for word, 0–1."""
        return self.overlap.copied

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


class KeyCounts(Protocol):
    """Tells how many stories have a key, without looking them up."""

    def __call__(self, key: int) -> int:
        """The number of stories; it may be too great, never too small."""


class SiblingSearch:
    """Finds the other reports of stories.

    Args:
        index: the stories of the archive.
        stories: their number.
        counts: how many stories have a key, where that is known beforehand.
        candidates: how many stories are compared with each text at most.
    """

    def __init__(
        self,
        index: StoryIndex,
        stories: int,
        counts: KeyCounts | None = None,
        candidates: int = _CANDIDATES,
    ) -> None:
        self._index = index
        self._stories = stories
        self._counts = counts
        self._most = candidates

    def reports(self, view: TextView, own: int | None = None) -> Iterator[SiblingReport]:
        """The other reports of a story; the archive's own copy of it (``own``) is not among them."""
        text, looked_up = view.text, _Story(view.text, view)
        for number, shared in self._candidates(looked_up, own):
            story = self._index.story(number)
            if story.text != text and (report := _confirmed(story, looked_up, shared)):
                yield report

    def overlaps(self, text: str, own: int) -> Iterator[tuple[int, Overlap]]:
        """The numbers of the stories that share most keys, and what they have in common with a text."""
        looked_up = _Story(text)
        for number, _ in self._candidates(looked_up, own):
            yield number, _overlap(looked_up, self._index.text(number))

    def _candidates(self, looked_up: _Story, own: int | None) -> list[tuple[int, int]]:
        """The stories that share most keys, weighted by how rare they are, and how many rare ones."""
        weight: Counter[int] = Counter()
        met: Counter[int] = Counter()
        whole = 0
        for having in self._postings(looked_up.keys, own):
            told = round(1000 * log((self._stories + 1) / len(having)))
            whole += told
            for number in having:
                weight[number] += told
                met[number] += 1
        least = _LEAST_WEIGHT * whole
        fit = [n for n in weight if met[n] >= _LEAST_SHARED and weight[n] >= least]
        fit.sort(key=lambda number: -weight[number])
        if len(fit) > self._most:
            # Of those that are equally close it may not matter which were learned first.
            last = weight[fit[self._most - 1]]
            fit = [n for n in fit if weight[n] >= last]
        ranked = sorted(fit, key=lambda n: (-weight[n], self._index.digest(n)))
        return [(number, met[number]) for number in ranked[: self._most]]

    def _postings(self, keys: Iterable[int], own: int | None) -> list[list[int]]:
        """The stories of each of the rarest keys that another story has."""
        if self._counts is not None:
            counted = ((n, key) for key in keys if 1 < (n := self._counts(key)) <= _COMMON)
            rarest = sorted(counted)[:_RAREST]
            found = [(key, self._index.stories_with(key, _COMMON)) for _, key in rarest]
        else:
            found = [(key, self._index.stories_with(key, _COMMON + 1)) for key in keys]
        others = ((key, [n for n in having if n != own]) for key, having in found)
        rare = sorted((len(having), key, having) for key, having in others if having)
        return [having for n, _, having in rare[:_RAREST] if n <= _COMMON]


def siblings_of(
    view: TextView, profile: Profile, own: int | None = None
) -> tuple[SiblingReport, ...]:
    """The other reports of the story that the archive has, the closest first; ``own`` is the number of the
    archive's own copy of it."""
    found = SiblingSearch(profile, profile.stories).reports(view, own)
    return tuple(sorted(found, key=lambda report: -report.copied))


class _Story:
    """The story whose siblings are sought, taken apart once."""

    def __init__(self, text: str, view: TextView | None = None) -> None:
        self.text = text
        self._view = view
        self._words = _words(text)
        self.triples = self.runs(_TRIPLE)

    def runs(self, length: int) -> set[tuple[str, ...]]:
        """All runs of so many words."""
        return _runs(self._words, length)

    @lazily
    def passages(self) -> set[tuple[str, ...]]:
        return self.runs(_PASSAGE)

    @lazily
    def short_passages(self) -> set[tuple[str, ...]]:
        return self.runs(_QUOTED_PASSAGE)

    @lazily
    def keys(self) -> set[int]:
        return keys_of(self.text)

    @lazily
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_of(self.text) if self._view is None else sentences_in(self._view)

    @lazily
    def size(self) -> int:
        return sum(len(s.words) for s in self.sentences)

    @lazily
    def quoted(self) -> Spans:
        return quoted_spans(self.text)

    @lazily
    def quotations(self) -> list[list[str]]:
        return _quotations(self.text)


@dataclass(frozen=True)
class Overlap:
    """What two texts have in common word for word.

    Attributes:
        copied: the share of the shorter text's word triples that both have, 0–1.
        told: words in passages of eight words and more that both have.
        size_ratio: the length of the shorter text beside that of the longer one.
    """

    copied: float
    told: int
    size_ratio: float

    @property
    def close(self) -> bool:
        """Whether so much is the same that it is no chance."""
        return self.copied >= _CLOSE or self.told > 0

    @property
    def one_text(self) -> bool:
        """Whether both are copies of one text: reposts, updates, what an agency sent to both."""
        return self.copied >= _SAME_TEXT and self.size_ratio >= _SAME_SIZE

    def one_event(self, days: int | None) -> bool:
        """Whether both certainly report the same, so many days apart: they have one source, or at about the
        same time they quote a passage that is longer than a set phrase."""
        if self.copied >= _CLOSE:
            return True
        return self.told >= _SAME_PASSAGE and (days is None or days <= _DAYS)


def overlap_of(one: str, two: str) -> Overlap:
    """What two texts have in common."""
    return _overlap(_Story(one), two)


def _overlap(ours: _Story, text: str) -> Overlap:
    theirs = _words(text)
    triples = _runs(theirs, _TRIPLE)
    shared = len(ours.triples & triples)
    smaller = min(len(ours.triples), len(triples))
    told = _told(ours.passages, theirs) if shared > _PASSAGE - _TRIPLE else 0
    sizes = len(ours.text), len(text)
    return Overlap(shared / smaller if smaller else 0.0, told, min(sizes) / max(1, *sizes))


def _told(passages: set[tuple[str, ...]], words: list[str]) -> int:
    """How many of the words stand in one of the passages."""
    count = end = 0
    for start, run in enumerate(zip(*(words[i:] for i in range(_PASSAGE)), strict=False)):
        if run in passages:
            count += start + _PASSAGE - max(end, start)
            end = start + _PASSAGE
    return count


def _confirmed(story: StoredStory, ours: _Story, shared: int) -> SiblingReport | None:
    """The report, if it tells the same, or quotes nearly the same and shares many keys (``shared``)."""
    overlap = _overlap(ours, story.text)
    pairs = _told_alike(story.text, ours, overlap)
    if pairs is None and _kin(story.text, ours, shared):
        pairs = aligned(ours.sentences, sentences_of(story.text))
    return None if pairs is None else SiblingReport(story, pairs, overlap, story.number)


def _told_alike(text: str, ours: _Story, overlap: Overlap) -> tuple[Aligned, ...] | None:
    """The sentences that say the same, if enough of the shorter text has a counterpart in the other, and the
    two are close, or have a passage in common, inside quotation marks a shorter one; else if they quote the
    same passage."""
    if not overlap.close:
        if ours.short_passages.isdisjoint(_runs(_words(text), _QUOTED_PASSAGE)):
            return None
        if not _quote_alike(ours, text, _QUOTED_PASSAGE):
            return None
    others = sentences_of(text)
    pairs = aligned(ours.sentences, others)
    size = min(ours.size, sum(len(s.words) for s in others))
    matched = sum(min(len(p.ours.words), len(p.theirs.words)) for p in pairs)
    if (size and matched >= _ALIGNED * size) or (
        overlap.told and _quote_alike(ours, text, _PASSAGE)
    ):
        return pairs
    return None


def _kin(text: str, ours: _Story, shared: int) -> bool:
    """Whether the keys that a story shares are a great part of the shorter one's, and one quotation in
    either is nearly the same."""
    if shared < _KIN_KEYS * len(ours.keys) and shared < _KIN_KEYS * len(keys_of(text)):
        return False
    return any(_nearly_same(one, two) for two in _quotations(text) for one in ours.quotations)


def _quotations(text: str) -> list[list[str]]:
    """The words of each quotation that is long enough to compare."""
    found = (_words(text[start:end]) for start, end in quoted_spans(text))
    return [words for words in found if len(words) >= _LEAST_QUOTED]


def _nearly_same(one: list[str], two: list[str]) -> bool:
    ours, theirs = set(one), set(two)
    if len(ours & theirs) < _ALIKE * min(len(ours), len(theirs)):
        return False
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()[:-1]
    same = sum(block.size for block in blocks)
    # Words here and there of a long quotation are nobody's.
    first, last = blocks[0], blocks[-1]
    extent = last.size + max(last.a - first.a, last.b - first.b)
    return same >= _ALIKE * min(len(one), len(two)) and same >= _DENSE * extent


def _quote_alike(ours: _Story, text: str, length: int) -> bool:
    """Whether both have a passage of so many words inside quotation marks."""
    theirs = _quoted_runs(text, quoted_spans(text), length)
    return not theirs.isdisjoint(_quoted_runs(ours.text, ours.quoted, length))


def _quoted_runs(text: str, quoted: Spans, length: int) -> set[tuple[str, ...]]:
    return {run for a, b in quoted for run in _runs(_words(text[a:b]), length)}


def _words(text: str) -> list[str]:
    return tokens(text.lower())


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    return set(zip(*(words[i:] for i in range(length)), strict=False))


def ranked(reports: Iterable[SiblingReport], trusted: Set[str]) -> list[SiblingReport]:
    """Reports of hosts that the caller trusts first, then the oldest: never by likeness, since a spun
    copy that was spun again is closer to its model than to what was first written."""
    return sorted(
        reports,
        key=lambda r: (r.story.host not in trusted, r.story.published or "9", r.story.id),
    )
