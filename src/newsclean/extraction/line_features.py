"""What the model of lines knows of each line of a page dump: as of a block, without the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from newsclean.extraction.containers import log_of
from newsclean.extraction.features import WordWeights, opening_tokens, short_tokens
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens, word_count

_NEAR, _FAR = 3, 10
_MOST_STEPS = 40


Column = Sequence[float]
"""A value per line."""


class LineFeatures(NamedTuple):
    """What the model of lines knows of lines: a column per feature. Counts are clipped or logarithmic."""

    words: Column
    letters_per_word: Column
    sentence_end: Column
    upper_start: Column
    commas: Column
    digits: Column
    text_score: Column
    """Learned weight of a short line's words."""
    opening_score: Column
    """That of the words that a long line begins with."""
    repeated: Column
    share_before: Column
    """Of the words of the page, those in front."""
    since_headline: Column
    """Lines since the headline, negative above it."""
    previous_words: Column
    next_words: Column
    previous_end: Column
    next_end: Column
    near_words: Column
    """Means over three lines to either side; ``far_…`` over ten."""
    near_prose: Column
    near_score: Column
    far_words: Column
    far_prose: Column
    far_score: Column
    gap_before: Column
    """Words of other lines since the last line of prose; ``gap_after`` until the next one."""
    gap_after: Column
    inside: Column
    """Whether it lies in the densest run of lines; steps from its first and to its last line follow."""
    from_start: Column
    from_end: Column
    prose_before: Column
    prose_after: Column
    page_words: Column
    page_prose: Column
    page_lines: Column


def line_features(lines: Sequence[str], word_weights: WordWeights) -> list[tuple[float, ...]]:
    """The features of each line."""
    words = [word_count(line) for line in lines]
    ends = [ends_sentence(line) for line in lines]
    prose = [end and n >= 8 for end, n in zip(ends, words, strict=True)]
    scores = [_score(line, word_weights) for line in lines]
    repeats = Counter(lines)
    sums = [
        list(accumulate(values, initial=0.0))
        for values in (words, prose, (min(3.0, max(-3.0, a + b)) for a, b in scores))
    ]
    start, end = heaviest(
        [min(n, 60.0) - 4 if p else -3.0 - (n < 4) for n, p in zip(words, prose, strict=True)]
    )
    words_to, prose_to, _ = sums
    total, all_prose = words_to[-1] or 1.0, prose_to[-1]
    headline = headline_line(lines)
    gaps = _gaps(words, prose)
    every, last = range(len(lines)), len(lines) - 1
    before, after = [max(i - 1, 0) for i in every], [min(i + 1, last) for i in every]
    near = [_around(sums, i, _NEAR, last) for i in every]
    far = [_around(sums, i, _FAR, last) for i in every]
    columns = LineFeatures(
        words=[log_of(n) for n in words],
        letters_per_word=[min(len(t) / (n or 1), 15.0) for t, n in zip(lines, words, strict=True)],
        sentence_end=ends,
        upper_start=[line[0].isupper() for line in lines],
        commas=[min(line.count(",") + line.count("、"), 8) for line in lines],
        digits=[sum(ch.isdigit() for ch in line[:40]) / min(len(line), 40) for line in lines],
        text_score=[short for short, _ in scores],
        opening_score=[opening for _, opening in scores],
        repeated=[min(repeats[line], 5) for line in lines],
        share_before=[words_to[i] / total for i in every],
        since_headline=[max(-_MOST_STEPS, min(i - headline, 2 * _MOST_STEPS)) for i in every],
        previous_words=[log_of(words[i]) for i in before],
        next_words=[log_of(words[i]) for i in after],
        previous_end=[ends[i] for i in before],
        next_end=[ends[i] for i in after],
        near_words=[each[0] for each in near],
        near_prose=[each[1] for each in near],
        near_score=[each[2] for each in near],
        far_words=[each[0] for each in far],
        far_prose=[each[1] for each in far],
        far_score=[each[2] for each in far],
        gap_before=gaps[0],
        gap_after=gaps[1],
        inside=[start <= i < end for i in every],
        from_start=[max(-_MOST_STEPS, min(i - start, _MOST_STEPS)) for i in every],
        from_end=[max(-_MOST_STEPS, min(end - 1 - i, _MOST_STEPS)) for i in every],
        prose_before=[min(prose_to[i], 12) for i in every],
        prose_after=[min(all_prose - prose_to[i], 12) for i in every],
        page_words=[log_of(int(total))] * len(lines),
        page_prose=[log_of(int(all_prose))] * len(lines),
        page_lines=[log_of(len(lines))] * len(lines),
    )
    return list(zip(*columns, strict=True))


def _score(line: str, word_weights: WordWeights) -> tuple[float, float]:
    return (
        fsum(word_weights.words.get(t, 0.0) for t in short_tokens(line)),
        fsum(word_weights.openings.get(t, 0.0) for t in opening_tokens(line)),
    )


def _around(sums: list[list[float]], i: int, reach: int, last: int) -> list[float]:
    left, right = max(0, i - reach), min(last, i + reach) + 1
    size = right - left
    words, prose, score = (s[right] - s[left] for s in sums)
    return [log_of(int(words / size)), prose / size, score / size]


def _gaps(words: list[int], prose: list[bool]) -> tuple[list[float], list[float]]:
    """Words of other lines between a line and the prose before it, and behind it; logarithms."""
    out: tuple[list[float], list[float]] = ([], [])
    for side, order in enumerate((range(len(words)), range(len(words) - 1, -1, -1))):
        gap = 0
        for i in order:
            out[side].append(log_of(gap))
            gap = 0 if prose[i] else gap + words[i]
    out[1].reverse()
    return out


def headline_line(lines: Sequence[str]) -> int:
    """Where the headline stands: the first line, which dumps take from the page's title, comes
    again, with or without the name of the site; else 0."""
    if not lines:
        return 0
    title = " ".join(tokens(lines[0].lower()))
    found, longest = 0, 12
    for i, line in enumerate(lines[1:400], 1):
        if longest < len(line) < 300:
            key = " ".join(tokens(line.lower()))
            if len(key) > longest and (key in title):
                found, longest = i, len(key)
    return found


def heaviest(weights: list[float]) -> tuple[int, int]:
    """Kadane's algorithm: the half-open range with the largest sum (Pasternack and Roth,
    *Extracting article text from the web with maximum subsequence segmentation*, 2009)."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range
