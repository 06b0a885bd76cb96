"""What the lines around a line say of it: whether it interrupts a story, heads a part of it, or is one
of a list."""

from __future__ import annotations

from newsclean import lazy_re as re
from newsclean.boilerplate.line import LIKELY, Lines
from newsclean.boilerplate.vocabulary import WORD
from newsclean.text.quotation_marks import is_quotation

_DIGIT = re.compile(r"\d")
_LONG_WORD = 4
"""Letters of a word by which a subheading is told from boilerplate."""
_RUN = 6
"""The same in scripts that set no spaces."""
_MOST_TEASER_WORDS = 24


def flows(lines: Lines, i: int) -> bool:
    """Whether a line is a part of a wrapped paragraph: the line before goes on in it, or it goes on in the
    next. A blank line parts paragraphs; a line that was wrapped is about as long as the next."""
    line, below = lines[i], lines.lines[i + 1 : i + 2]
    if i and line.is_close and not _ends_part(lines, i - 1):
        return 2 * len(lines[i - 1].text) >= len(line.text)
    return any(x.is_close and x.text[0].islower() for x in below)


def _ends_part(lines: Lines, i: int) -> bool:
    """Whether a line ends a sentence, or is boilerplate or a short heading that begins a paragraph."""
    line = lines[i]
    if line.ends_sentence or line.rules or lines.goes(i):
        return True
    begins = not line.is_close or i == 0 or lines[i - 1].ends_sentence
    return line.may_be_heading and begins and not line.text[0].islower()


def has_company(lines: Lines, i: int) -> bool:
    """Whether the line above or below is boilerplate by evidence of its own."""
    beside = (*lines.lines[max(0, i - 1) : i], *lines.lines[i + 1 : i + 2])
    return any(
        lines.goes(x.number) or (x.rules and not x.is_prose and x.probability >= LIKELY)
        for x in beside
    )


def interrupts(lines: Lines, i: int) -> bool:
    """Whether a line stands in a story: at least half of the text is prose, and it is next to some."""
    beside = (*lines.lines[max(0, i - 1) : i], *lines.lines[i + 1 : i + 2])
    told = lines.prose > 1 and 2 * lines.prose >= lines.unruled
    return told and any(line.is_prose for line in beside)


def ends_text(lines: Lines, i: int) -> bool:
    """Whether a line stands behind the last sentence of a story."""
    return lines.prose > 1 and i >= lines.last_told


def is_row(lines: Lines, i: int) -> bool:
    """Whether a line is one of several that begin with a bullet or are parted by bars."""
    line = lines[i]
    beside = (*lines.lines[max(0, i - 1) : i], *lines.lines[i + 1 : i + 2])
    if line.has_bullet:
        return not line.linked and any(x.has_bullet for x in beside)
    return line.text.count("|") > 1 and any("|" in x.text for x in beside)


def stands_alone(lines: Lines, i: int) -> bool:
    """Whether a line interrupts a story: between paragraphs or boilerplate, and in words that those next to
    it do not use. A subheading says what follows, and a line of a list has others beside it."""
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    if not all(lines[j].is_prose or lines.goes(j) for j in beside):
        return False
    text = lines[i].text.lower()
    near = " ".join(
        lines[j].text.lower() for j in (*beside, i + 2) if j < len(lines) and lines[j].is_prose
    )
    if lines[i].is_dense:  # words cannot be told apart: a run of letters stands for some
        return not any(text[k : k + _RUN] in near for k in range(len(text) - _RUN + 1))
    words = {w for w in WORD.findall(text) if len(w) >= _LONG_WORD}
    return 2 * sum(word in near for word in words) < max(2, len(words))


def is_entry(lines: Lines, i: int) -> bool:
    """Whether a line is an entry of a list, or a row of a table whose rows stand around it."""
    if lines[i].has_bullet:
        return True
    beside = (*lines.lines[max(0, i - 1) : i], *lines.lines[i + 1 : i + 2])
    return "|" in lines[i].text and any("|" in line.text for line in beside)


def end_of_teasers(lines: Lines, start: int) -> int:
    """Where the run of short lines from ``start`` ends that are no sentences, or are wholly links."""
    for line in lines.lines[start:]:
        short = len(line.text.split()) <= _MOST_TEASER_WORDS
        if not short or line.kind == "heading" or (line.is_prose and not line.linked):
            return line.number
        if line.text.endswith(":") or is_quotation(line.text):
            return line.number  # what announces, and what somebody said, is the story's
    return len(lines)


def is_list(lines: Lines, start: int) -> bool:
    """Whether the run of lines is the story's own: dates, results, a recipe, what a colon announces."""
    run = lines.lines[start:]
    numbered = sum(bool(_DIGIT.search(line.text)) for line in run)
    announced = start > 0 and lines[start - 1].text.rstrip().endswith(":")
    among_lists = sum(not line.is_prose for line in lines.lines[:start]) > 0.35 * start
    flows = sum(line.text[0].islower() for line in run) > 1
    bulleted = 2 * sum(line.has_bullet for line in run) > len(run)
    return announced or flows or among_lists or bulleted or 2.5 * numbered > len(run)
