"""A run of text that a browser would set as one block, cut into blocks of the outline."""

from __future__ import annotations

from itertools import accumulate

from newsclean import lazy_re as re
from newsclean.extraction.blocks import Container, RawBlock
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import spaced_count

Links = list[tuple[int, int, str]]
"""Where each link of a run begins and ends (between which parts, or at which letters), its address."""
Marks = list[tuple[int, int, int]]
"""What is set apart (a sort, below), and from where to where in a run; in the order of the ends."""

Spans = list[tuple[int, int, int]]
"""Where in a block something is set apart begins and ends, and its sort."""

SLANTED, BOLD, EMPHASIS, CODE, FORMULA, RAISED, LOWERED, NOTE = range(8)
"""Sorts of marks. ``SLANTED`` is all small or slanted print, a feature of the block model; ``EMPHASIS`` is
what the story stresses. From ``NOTE`` on a mark is a place: that of the note of number ``sort - NOTE``."""

_BREAK = re.compile(r"\n\s*")
_LEAST_PROSE = 15
_LONG_WORDS = 8
"""Letters between spaces, on average, from which a text may be in a script without any."""
_INDENT = "\u3000"
"""The blank behind a break with which a paragraph begins in Japanese and Chinese."""
_FEW_WORDS = 4
"""Words of a line that a single break may end within a paragraph, though it is a sentence."""
_LOOK_BACK = 200
"""Letters in front of a single break that decide whether it ends a paragraph."""


def blocks_of(
    parts: list[str], holder: Container, links: Links, marks: Marks, *, verbatim: bool
) -> list[RawBlock]:
    """The blocks of a run of texts: blank lines, and breaks between sentences, end a block."""
    run = parts[0] if len(parts) == 1 else "".join(parts)
    if not marks and not verbatim and "\n" not in run:  # most runs, and most of them one link
        if not links:
            text = run.strip()
            words = _word_count(text)
            return [RawBlock(text, holder, (), words, 0, 0.0, 0.0, words > _LEAST_PROSE)]
        if len(links) == 1:
            start, end, href = links[0]
            if end - start >= len(parts):
                text = run.strip()
                words = _word_count(text)
                return [RawBlock(text, holder, ((0, len(text), href),), words, words)]
    ends = list(accumulate(map(len, parts), initial=0))
    links = [(ends[start], ends[end], href) for start, end, href in links]
    marks = [(sort, ends[start], ends[end]) for sort, start, end in marks]
    return _cut_up(run, holder, links, marks, verbatim)


def _cut_up(
    run: str, holder: Container, links: Links, marks: Marks, verbatim: bool
) -> list[RawBlock]:
    """The blocks of a run; of links and marks it is known at which letters they begin and end."""
    blocks = []
    next_link = next_mark = 0
    for start, end in _cuts(run, verbatim):
        while next_link < len(links) and links[next_link][1] <= start:
            next_link += 1
        while next_mark < len(marks) and marks[next_mark][2] < start:
            next_mark += 1
        emphasis = _emphasised(marks, next_mark, start, end)
        block = _block(run[start:end], start, links, next_link, holder, verbatim, emphasis)
        block.spans = _spans(marks, next_mark, start, end)
        blocks.append(block)
    return blocks


def _spans(marks: Marks, first: int, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
    """The marks from ``start`` to ``end``, but for ``SLANTED``, with their places in the block."""
    found = []
    for i in range(first, len(marks)):
        sort, left, right = marks[i]
        if sort >= NOTE:
            if start <= left <= end + 1:  # right behind the last word, too
                found.append((min(left, end) - start, min(left, end) - start, sort))
        elif sort != SLANTED and left < end and right > start:
            found.append((max(left - start, 0), min(right, end) - start, sort))
    return tuple(found)


def _word_count(text: str) -> int:
    words = text.count(" ") + 1
    if text.isascii() or len(text) < _LONG_WORDS * words:
        return words
    return spaced_count(text)


def _cuts(text: str, verbatim: bool) -> list[tuple[int, int]]:
    """Where a run of text falls into blocks: at blank lines, and at breaks between sentences."""
    if verbatim or "\n" not in text:
        start = len(text) - len(text.lstrip())
        return [(start, start + len(text.strip()))]
    cuts = [0]
    for gap in _BREAK.finditer(text):
        before = text[max(cuts[-1], gap.start() - _LOOK_BACK) : gap.start()].rstrip()
        ended = ends_sentence(before) and spaced_count(before) > _FEW_WORDS
        if gap.group().count("\n") > 1 or _INDENT in gap.group() or ended:
            cuts += gap.start(), gap.end()
    cuts.append(len(text))
    return _trimmed(text, list(zip(cuts[::2], cuts[1::2], strict=True)))


def _trimmed(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in cuts:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            out.append((start, end))
    return out


def _emphasised(marks: Marks, first: int, start: int, end: int) -> tuple[float, float]:
    """The shares of the letters from ``start`` to ``end`` that are slanted, and bold; marks before
    ``first`` end in front of it."""
    shares = [0, 0]
    for i in range(first, len(marks)):
        sort, left, right = marks[i]
        if left >= end:
            break
        if sort <= BOLD:
            shares[sort] += max(0, min(right, end) - max(left, start))
    return min(1.0, shares[0] / (end - start)), min(1.0, shares[1] / (end - start))


def _block(
    text: str,
    start: int,
    links: Links,
    first: int,
    container: Container,
    verbatim: bool,
    emphasis: tuple[float, float],
) -> RawBlock:
    """A block of ``text``, which begins at ``start`` of the run that ``links`` refer to."""
    if not verbatim:
        # A single break is a blank, letter for letter, so that the spans of the links stand.
        text = text.replace("\n", " ")
    words = _word_count(text)
    size = len(text)
    inside: list[tuple[int, int, str]] = []
    linked = 0
    for i in range(first, len(links)):
        left, right, href = links[i]
        left, right = max(left - start, 0), min(right - start, size)
        if left >= size:
            break
        inside.append((left, right, href))
        linked += min(words, text.count(" ", left, right) + 1) if right - left < size else words
    linked = min(words, linked)
    prose = words > _LEAST_PROSE and linked * 3 < words
    return RawBlock(text, container, tuple(inside), words, linked, *emphasis, prose)
