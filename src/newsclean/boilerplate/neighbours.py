"""What the lines around a line say of it: whether it interrupts a story, heads a part of it, or is one
of a list."""

from __future__ import annotations

import re

from newsclean.boilerplate.line import Line, Lines
from newsclean.boilerplate.vocabulary import WORD
from newsclean.text.quotation_marks import is_quotation
from newsclean.text.words import tokens

_DIGIT = re.compile(r"\d")
_LONG_WORD = 4
"""Letters of a word by which a subheading is told from boilerplate."""
_TEASER_WORD = 5
"""The same, by which it is told from a teaser."""
_RUN = 6
"""The same in scripts that set no spaces."""
_MOST_TEASER_WORDS = 24
_FEWEST_TITLE_WORDS = 6
"""Words of a line that is a headline rather than a subheading."""


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


def teasers_below(lines: Lines, start: int) -> list[int]:
    """The run of short lines from ``start`` that are no sentences, or are wholly links."""
    run = []
    for line in lines.lines[start:]:
        short = len(line.text.split()) <= _MOST_TEASER_WORDS
        if not short or line.kind == "heading" or (line.is_prose and not line.linked):
            break
        if line.text.endswith(":") or is_quotation(line.text):
            break  # what announces, and what somebody said, is the story's
        run.append(line.number)
    return run


def may_head(lines: Lines, i: int) -> bool:
    """Whether one short line before the story goes on may be a subheading of the story's own: shorter than
    a headline, or mostly in words that the next paragraphs use."""
    short = lines[i].words < _FEWEST_TITLE_WORDS
    return (short and any(x.is_prose for x in lines.lines[i + 1 : i + 3])) or leads_on(lines, i)


def leads_on(lines: Lines, i: int) -> bool:
    """Whether a line speaks of what the next paragraphs do."""
    below = " ".join(x.text.lower() for x in lines.lines[i + 1 : i + 3] if x.is_prose)
    words = {w for w in tokens(lines[i].text.lower()) if len(w) >= _TEASER_WORD}
    return 2 * sum(word in below for word in words) >= max(2, len(words))


def is_list(lines: Lines, start: int) -> bool:
    """Whether the run of lines is the story's own: dates, results, a recipe, what a colon announces."""
    run = lines.lines[start:]
    numbered = sum(bool(_DIGIT.search(line.text)) for line in run)
    announced = start > 0 and lines[start - 1].text.rstrip().endswith(":")
    among_lists = sum(not line.is_prose for line in lines.lines[:start]) > 0.35 * start
    flows = sum(line.text[0].islower() for line in run) > 1
    bulleted = 2 * sum(line.has_bullet for line in run) > len(run)
    return announced or flows or among_lists or bulleted or 2.5 * numbered > len(run)


def are_headlines(lines: list[Line]) -> bool:
    """Whether most lines have a headline's length; names, terms and labels are shorter."""
    return 2 * sum(line.words > 3 for line in lines) > len(lines)


def is_tag(line: Line) -> bool:
    """Whether a line beside boilerplate is a stray keyword or a list of them."""
    text = line.text
    return text[0].islower() or ("," in text and all(w.count(" ") < 3 for w in text.split(",")))
