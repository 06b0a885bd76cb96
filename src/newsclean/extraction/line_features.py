"""What the model of lines knows of each line of a page dump: as of a block, without the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.extraction.containers import log_of
from newsclean.extraction.features import Lexicon, opening_tokens, short_tokens

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")
_WORD = re.compile(r"\w+")
_NEAR, _FAR = 3, 10
_MOST_STEPS = 40


class LineFeatures(NamedTuple):
    """What the model of lines knows of a line. Counts are clipped or logarithmic."""

    words: float
    letters_per_word: float
    sentence_end: float
    upper_start: float
    commas: float
    digits: float
    text_score: float
    """Learned weight of a short line's words."""
    opening_score: float
    """That of the words that a long line begins with."""
    repeated: float
    share_before: float
    """Of the words of the page, those in front."""
    since_headline: float
    """Lines since the headline, negative above it."""
    previous_words: float
    next_words: float
    previous_end: float
    next_end: float
    near_words: float
    """Means over three lines to either side; ``far_…`` over ten."""
    near_prose: float
    near_score: float
    far_words: float
    far_prose: float
    far_score: float
    gap_before: float
    """Words of other lines since the last line of prose; ``gap_after`` until the next one."""
    gap_after: float
    inside: float
    """Whether it lies in the densest run of lines; steps from its first and to its last line follow."""
    from_start: float
    from_end: float
    prose_before: float
    prose_after: float
    page_words: float
    page_prose: float
    page_lines: float


def word_count(line: str) -> int:
    """Words; in Chinese and Japanese two letters count as one."""
    found = len(_WORD.findall(line))
    if found * 12 < len(line) and not line.isascii():
        return max(found, sum(ch > "\u2e7f" for ch in line) // 2)
    return found


def line_features(lines: Sequence[str], lexicon: Lexicon) -> list[LineFeatures]:
    """The features of each line."""
    words = [word_count(line) for line in lines]
    ends = [bool(SENTENCE_END.search(line[-8:])) for line in lines]
    prose = [end and n >= 8 for end, n in zip(ends, words, strict=True)]
    scores = [_score(line, lexicon) for line in lines]
    repeats = Counter(lines)
    sums = [
        list(accumulate(values, initial=0.0))
        for values in (words, prose, (min(3.0, max(-3.0, a + b)) for a, b in scores))
    ]
    start, end = heaviest(
        [min(n, 60.0) - 4 if p else -3.0 - (n < 4) for n, p in zip(words, prose, strict=True)]
    )
    total = sums[0][-1] or 1.0
    headline = headline_line(lines)
    gaps = _gaps(words, prose)
    all_words, all_prose = log_of(int(total)), log_of(int(sums[1][-1]))
    last = len(lines) - 1
    rows: list[LineFeatures] = []
    for i, line in enumerate(lines):
        before, after = max(i - 1, 0), min(i + 1, last)
        near_words, near_prose, near_score = _around(sums, i, _NEAR, last)
        far_words, far_prose, far_score = _around(sums, i, _FAR, last)
        rows.append(
            LineFeatures(
                words=log_of(words[i]),
                letters_per_word=min(len(line) / (words[i] or 1), 15.0),
                sentence_end=ends[i],
                upper_start=line[0].isupper(),
                commas=min(line.count(",") + line.count("、"), 8),
                digits=sum(ch.isdigit() for ch in line[:40]) / min(len(line), 40),
                text_score=scores[i][0],
                opening_score=scores[i][1],
                repeated=min(repeats[line], 5),
                share_before=sums[0][i] / total,
                since_headline=max(-_MOST_STEPS, min(i - headline, 2 * _MOST_STEPS)),
                previous_words=log_of(words[before]),
                next_words=log_of(words[after]),
                previous_end=ends[before],
                next_end=ends[after],
                near_words=near_words,
                near_prose=near_prose,
                near_score=near_score,
                far_words=far_words,
                far_prose=far_prose,
                far_score=far_score,
                gap_before=gaps[0][i],
                gap_after=gaps[1][i],
                inside=start <= i < end,
                from_start=max(-_MOST_STEPS, min(i - start, _MOST_STEPS)),
                from_end=max(-_MOST_STEPS, min(end - 1 - i, _MOST_STEPS)),
                prose_before=min(sums[1][i], 12),
                prose_after=min(sums[1][-1] - sums[1][i], 12),
                page_words=all_words,
                page_prose=all_prose,
                page_lines=log_of(len(lines)),
            )
        )
    return rows


def _score(line: str, lexicon: Lexicon) -> tuple[float, float]:
    return (
        sum(lexicon.words.get(t, 0.0) for t in short_tokens(line)),
        sum(lexicon.openings.get(t, 0.0) for t in opening_tokens(line)),
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
    title = " ".join(_WORD.findall(lines[0].lower()))
    found, longest = 0, 12
    for i, line in enumerate(lines[1:400], 1):
        if longest < len(line) < 300:
            key = " ".join(_WORD.findall(line.lower()))
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
