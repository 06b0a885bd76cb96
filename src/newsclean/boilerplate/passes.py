"""The passes over the lines of a text, in their order: ``PASSES``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.boilerplate import combine
from newsclean.boilerplate.line import Decision, Line, Lines, Pass
from newsclean.boilerplate.neighbours import (
    are_headlines,
    is_entry,
    is_list,
    is_tag,
    leads_on,
    may_head,
    stands_alone,
    teasers_below,
)
from newsclean.rules import Rule
from newsclean.text.words import tokens

_POINTER = "also-read"
"""How the names of rules begin that find pointers to another story."""
_BUTTON = ".read-more"
"""How the names of rules end that find what stands below a teaser rather than above it."""
_MOST_LABEL_WORDS = 3
_LABELLED = re.compile(r"[:：؛|»›>]\s*\w")
"""A label with something behind it."""
_MENU = ("navigation", "share")
"""Families of rules whose words may head a section of a story too."""
_MOST_SCATTERED = 6
"""Lines between paragraphs that no rule has, beyond which they are the text's own."""
_MOST_TAIL_WORDS = 14
_MOST_TEASERS = 14
"""Lines behind boilerplate that go with it; a longer list is the text's own."""
_FEWEST_LOOSE = 2
"""Short lines without sentences, of which a tail without sure boilerplate must have more."""


def by_rule(lines: Lines) -> Iterator[Decision]:
    """Lines that a rule has."""
    for line in lines.lines:
        for rule in line.rules:
            if combine.rule_decides(rule, lines, line.number):
                yield Decision(line.number, rule.id, rule.confidence)
                break


def repeated_headline(lines: Lines) -> Iterator[Decision]:
    """The headline once more, as the first or second line of the body."""
    wanted = tokens((lines.headline or "").lower())
    for line in lines.lines[:2] if wanted else ():
        if len(line.text) < 300 and tokens(line.text.lower()) == wanted:
            yield Decision(line.number, "boilerplate.repeated-headline", 0.99)


def sections(lines: Lines) -> Iterator[Decision]:
    """The list under a boilerplate heading: short lines that are no sentences, or are wholly links."""
    done = 0
    for line in lines.lines:
        i = line.number
        if i < done or not _heads_section(lines, line):
            continue  # of two labels in a row, the list above holds the second one
        run = teasers_below(lines, i + 1)
        if len(run) == 1 and not lines[run[0]].linked and may_head(lines, run[0]):
            continue
        done = i + 1 + len(run)
        while len(run) > 1 and not lines[run[-1]].linked and leads_on(lines, run[-1]):
            run.pop()
        for j in run:
            yield Decision(j, "boilerplate.section", 0.9)


def _heads_section(lines: Lines, line: Line) -> bool:
    """Whether a line heads a list of other stories: by a rule of headings, or as the bare label of a
    pointer ("Also read"), which points at what stands below it."""
    fitting = [rule for rule in line.rules if combine.rule_decides(rule, lines, line.number)]
    if not fitting or fitting[0].id.endswith(_BUTTON):
        return False
    return any(rule.scope == "heading" or _is_bare_pointer(rule, line) for rule in fitting)


def _is_bare_pointer(rule: Rule, line: Line) -> bool:
    bare = 1 < line.words <= _MOST_LABEL_WORDS and not _LABELLED.search(line.text)
    return bare and rule.id.partition(".")[2].startswith(_POINTER)


def by_words(lines: Lines) -> Iterator[Decision]:
    """Lines between paragraphs whose words and shape are boilerplate's, though no rule has them.

    Where a text has many such lines, they are what it is about: instructions, a list of offers.
    """
    if not _can_be_told(lines):
        return
    found = [
        decision
        for line in lines.lines
        if not lines.goes(line.number)
        and line.kind not in ("preformatted", "table")
        and not (line.linked and line.ends_sentence)
        and combine.gate_is_open(line)
        and not is_entry(lines, line.number)
        and stands_alone(lines, line.number)
        and (decision := combine.looks_like_boilerplate(line))
    ]
    if len(found) <= max(2, min(_MOST_SCATTERED, len(lines) // 4)):
        yield from found


def _can_be_told(lines: Lines) -> bool:
    """Whether there is a story, or a rule has found something, so that lines can stand out from it."""
    return lines.prose > 1 or any(lines.decisions)


def tail(lines: Lines) -> Iterator[Decision]:
    """The lines after the last sentences of a story, once one of them is boilerplate.

    Without such a line, only a run of four and more lines without sentences goes, since poems, lists
    and signatures end texts too.
    """
    if lines.prose < 2:
        return
    start = _start_of_tail(lines)
    run = lines.lines[start:]
    gone = [line for line in run if lines.goes(line.number)]
    loose = [line for line in run if line not in gone and not _is_storys(line)]
    sure = [line for line in run if line in gone or combine.is_sure(line)]
    likely = [line for line in run if (line in gone or line in loose) and combine.is_likely(line)]
    listed = is_list(lines, start)
    priced = 3 * sum(line.has_price for line in run) > len(run)
    if (sure and (gone or not (listed and priced))) or (len(likely) > 1 and not listed):
        yield from _with_boilerplate(loose, sure, likely)
    elif len(loose) > _FEWEST_LOOSE and not listed:
        if likely or (len(loose) > 3 and are_headlines(loose)):
            yield from (Decision(line.number, "boilerplate.tail", 0.7) for line in loose)


def _with_boilerplate(
    loose: list[Line], sure: list[Line], likely: list[Line]
) -> Iterator[Decision]:
    """The lines that go with what is surely or likely boilerplate."""
    shown = {line.number for line in (*sure, *likely)}
    first = min(shown)
    behind = [line for line in loose if line.number > first and line not in likely]
    teasers = (len(shown) > 1 or len(behind) > 2) and len(behind) <= _MOST_TEASERS
    for line in loose:
        i = line.number
        tag = i >= first - 1 and is_tag(line)
        if line in likely or tag or (i > first and teasers):
            yield Decision(i, "boilerplate.tail", 0.85)


def _start_of_tail(lines: Lines) -> int:
    start = len(lines)
    while start and (lines.goes(start - 1) or _may_be_tail(lines[start - 1])):
        start -= 1
    return start


def _may_be_tail(line: Line) -> bool:
    return not combine.ends_story(line) and (
        combine.is_likely(line) or (not line.ends_sentence and _is_short(line.text))
    )


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_TAIL_WORDS and len(text) < 110


def _is_storys(line: Line) -> bool:
    """Whether a line among boilerplate is the story's: an entry, what announces one, an offer."""
    if line.probability >= combine.SURE:
        return False
    return line.has_bullet or line.has_price or line.text.endswith(":")


def kept_headings(lines: Lines) -> Iterator[Decision]:
    """A heading in the words of a menu ("FAQ") is the story's where a section of the story follows."""
    for line, below in zip(lines.lines, lines.lines[1:], strict=False):
        decision = lines.decisions[line.number]
        if decision is None or line.kind != "heading" or line.page_probability is None:
            continue
        follows = not lines.goes(below.number) and below.kind != "heading"
        if follows and decision.rule.rpartition(".")[2] in _MENU:
            why = "a section of the story follows"
            yield Decision(line.number, decision.rule, goes=False, why=why)


def empty_headings(lines: Lines) -> Iterator[Decision]:
    """A heading whose whole section was boilerplate has nothing left to head."""
    for line in lines.lines:
        if line.kind != "heading" or lines.goes(line.number):
            continue
        below = line.number + 1
        while below < len(lines) and lines.goes(below):
            below += 1
        if below > line.number + 1 and (below == len(lines) or lines[below].kind == "heading"):
            yield Decision(line.number, "boilerplate.empty-heading", 0.9)


PASSES = (
    Pass("rules", by_rule),
    Pass("boilerplate.repeated-headline", repeated_headline),
    Pass("boilerplate.section", sections),
    Pass(combine.WORDING, by_words),
    Pass("boilerplate.tail", tail),
    Pass("boilerplate.menu-heading", kept_headings),
    Pass("boilerplate.empty-heading", empty_headings),
)
"""In their order. A rule is switched off by its own id."""
