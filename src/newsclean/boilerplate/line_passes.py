"""The passes over the lines of a text, in their order: ``PASSES``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean import lazy_re as re
from newsclean.boilerplate import combine
from newsclean.boilerplate.belonging import belongings
from newsclean.boilerplate.classifier import LONGEST
from newsclean.boilerplate.line import Decision, Line, LinePass, Lines
from newsclean.boilerplate.neighbours import (
    end_of_teasers,
    ends_text,
    flows,
    interrupts,
    is_entry,
    is_list,
    stands_alone,
)
from newsclean.boilerplate.vocabulary import SPACELESS
from newsclean.rules import Rule
from newsclean.text.quotation_marks import is_quotation
from newsclean.text.words import tokens

_POINTER = "also-read"
"""How the names of rules begin that find pointers to another story."""
_BUTTON = ".read-more"
"""How the names of rules end that find what stands below a teaser rather than above it."""
_MOST_LABEL_WORDS, _MOST_CALL_WORDS = 3, 6
"""Words of a label alone, and of one that a colon ends: ``You may also be interested in:``."""
_LABELLED = re.compile(r"[:：؛|»›>]\s*\w")
"""A label with something behind it."""
_LOST = re.compile(r"[?\ufffd](?<=[^\W\d_].)[^\W\d_]")
"""A letter that was lost in a word."""
_LEAST_AROUND, _MOST_APART = 4, 3
"""Lines of a text that is long enough for its words to come again, and lines apart from
the story in a short one, beyond which the text is of such lines."""
_MOST_SCATTERED = 6
"""Lines between paragraphs that no rule has, beyond which they are the text's own."""
_FEWEST_TITLE_WORDS = 4
"""Words of a headline, mostly."""
_FEWEST_FURTHER = 6
"""Words of a title below another one: shorter ones head what follows."""
_MOST_TITLES, _MOST_INNER = 6, 4
"""Titles of other stories at the end of one, and between its paragraphs; a longer list is the text's own."""
_MOST_KEYWORD_WORDS = 3
_MOST_TAIL_WORDS = 14


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
    """The list under a boilerplate heading, line by line: what is wholly a link, or looks like boilerplate
    by itself. The first line of another kind ends it."""
    # Where the run below the heading before ends, and the last of its lines that was asked.
    stop = told = 0
    for line in lines.lines:
        if _heads_section(lines, line):
            start = line.number + 1
        elif line.label and _points_below(line.label_rules, line.label):
            start = line.number
        else:
            continue
        if start >= stop:
            stop = end_of_teasers(lines, start)
        titles = _other_titles(lines, range(start, stop))
        for i in range(start if titles else max(start, told), stop):
            told = i
            entry = lines[i]
            if lines.goes(i):
                continue
            storys = entry.size < _FEWEST_TITLE_WORDS or not (
                entry.linked or combine.is_told(entry)
            )
            if i not in titles and storys:
                break
            yield Decision(i, "boilerplate.section", 0.9)


def _other_titles(lines: Lines, run: range) -> list[int]:
    """Those lines of a run that are titles of other stories by where the run stands: at the end of a text, or
    between the paragraphs of a story, where the last line of several may be the heading of what follows."""
    if _ends_text(lines, run):
        return [i for i in run if _is_title(lines, lines[i])]
    if len(run) < 2 or len(run) > _MOST_INNER or lines.prose < 2 or not interrupts(lines, run[-1]):
        return []
    if not any(line.is_prose for line in lines.lines[run[-1] + 1 : run[-1] + 2]):
        return []
    titles: list[int] = []
    for i in run:
        least = _FEWEST_FURTHER if titles else 0
        if not _is_title(lines, lines[i]) or lines[i].size < least:
            break
        titles.append(i)
    return titles if len(titles) >= len(run) - 1 else []


def _ends_text(lines: Lines, run: range) -> bool:
    """Whether a short list below the label of other stories is the end of a story, with nothing but
    boilerplate behind it, or a single line between its paragraphs."""
    if not run or lines.prose < 2 or len(run) > _MOST_TITLES:
        return False
    if len(run) == 1 and interrupts(lines, run[0]):
        return True
    behind = lines.lines[run[-1] + 1 :]
    return all(lines.goes(x.number) or (x.rules and combine.is_likely(x)) for x in behind)


def _is_title(lines: Lines, line: Line) -> bool:
    """Whether a line may be the title of another story: a few words that end no sentence."""
    few = line.size + 1 >= _FEWEST_TITLE_WORDS and line.words <= _MOST_TAIL_WORDS
    own = line.has_price or line.has_code or is_entry(lines, line.number)
    return few and not own and not line.ends_sentence and not line.text[0].islower()


def _heads_section(lines: Lines, line: Line) -> bool:
    """Whether a line heads a list of other stories: by a rule of headings, or as the bare label of a
    pointer ("Also read"), which points at what stands below it."""
    fitting = [rule for rule in line.rules if combine.rule_decides(rule, lines, line.number)]
    return _points_below(fitting, line.text)


def _points_below(fitting: Sequence[Rule], label: str) -> bool:
    if not fitting or fitting[0].id.endswith(_BUTTON):
        return False
    return any(rule.scope == "heading" or _is_bare_pointer(rule, label) for rule in fitting)


def _is_bare_pointer(rule: Rule, label: str) -> bool:
    most = _MOST_CALL_WORDS if label.endswith((":", "：")) else _MOST_LABEL_WORDS
    bare = 1 < label.count(" ") + 1 <= most and not _LABELLED.search(label)
    return bare and rule.id.partition(".")[2].startswith(_POINTER)


def by_words(lines: Lines) -> Iterator[Decision]:
    """Lines between paragraphs whose words and shape are boilerplate's, though no rule has them.

    Where a text has many such lines, they are what it is about: instructions, a list of offers.
    """
    if not _can_be_told(lines):
        return
    found = [
        decision
        for line in _weighed(lines)
        if not (line.linked and line.ends_sentence)
        and not line.is_dense
        and not line.is_narration  # told by its first words, which is quicker than all that follows
        and line.size >= combine.DISTINCTIVE
        and stands_alone(lines, line.number)
        and not _is_storys(lines, line)
        and (decision := combine.looks_like_boilerplate(line))
    ]
    if len(found) <= max(2, min(_MOST_SCATTERED, len(lines) // 4)):
        yield from found


def _weighed(lines: Lines) -> Iterator[Line]:
    """The lines that stay so far and whose words may decide: of a longer one the model says nothing."""
    return (
        line
        for line in lines.lines
        if len(line.text) <= LONGEST and not lines.goes(line.number) and combine.gate_is_open(line)
    )


def by_role_and_words(lines: Lines) -> Iterator[Decision]:
    """Lines that neither their place nor their words hold to be the story's, where people are quoted: manuals
    speak as pleas do. In scripts without spaces the words are no such evidence."""
    if lines.prose < 2:
        return
    code = lines[0].story.language
    if code in SPACELESS or not any(line.narrates for line in lines.lines):
        return
    found = [
        Decision(
            line.number,
            "boilerplate.role",
            line.classified.probability,
            signs=line.classified.reasons,
        )
        for line in _weighed(lines)
        if not line.is_narration
        and line.size >= combine.DISTINCTIVE
        and not _is_storys(lines, line)
        and not is_quotation(line.text)
        and combine.doubted_twice(line, behind=ends_text(lines, line.number))
        and combine.is_wholly(line)
    ]
    if len(found) <= max(2, min(_MOST_SCATTERED, len(lines) // 4)):
        yield from found


def apart(lines: Lines) -> Iterator[Decision]:
    """Lines of a plain text in the words of boilerplate that share hardly a word with the story around them,
    where people are quoted."""
    left = [line for line in lines.lines if not lines.goes(line.number)]
    code = left[0].story.language if left else None
    if len(left) < _LEAST_AROUND or not left[0].is_of_text:
        return
    if not combine.is_measured(lines) or not any(line.narrates for line in left):
        return
    texts, quoted = [line.text for line in left], [line.quoted for line in left]
    ties = belongings(texts, quoted, [line.spoken for line in left], code)
    found = [
        line
        for line, tie in zip(left, ties, strict=True)
        if len(line.text) <= LONGEST  # asked first: of a longer one the model says nothing
        and combine.may_be_apart(line, tie)
        and _may_be_apart(lines, line)
        and combine.is_apart(line, tie)
    ]
    if len(found) <= max(_MOST_APART, len(left) // 4):
        for line in found:
            signs = line.classified.reasons
            yield Decision(line.number, "boilerplate.apart", line.probability, signs=signs)


def _may_be_apart(lines: Lines, line: Line) -> bool:
    if line.may_be_heading or line.narrates or line.size < combine.DISTINCTIVE:
        return False
    return not (_is_part(lines, line) or is_quotation(line.text))


def _can_be_told(lines: Lines) -> bool:
    """Whether there is a story from which lines can stand out, in a language in which that was measured."""
    return combine.is_measured(lines) and lines.prose > 1


def tail(lines: Lines) -> Iterator[Decision]:
    """The lines after the last sentences of a story that are surely boilerplate by their own words, and a
    bare keyword of the story where all others go."""
    if lines.prose < 2 or not combine.is_measured(lines):
        return
    start = _start_of_tail(lines)
    left = [line for line in lines.lines[start:] if not lines.goes(line.number)]
    if len(left) == 1 and start + 1 < len(lines) and _is_keyword(left[0]):
        yield Decision(left[0].number, "boilerplate.tail", 0.85)
    if is_list(lines, start):
        return
    for line in left:
        told = line.size >= combine.DISTINCTIVE and not line.is_dense
        if told and combine.is_sure(line) and not _is_storys(lines, line):
            yield Decision(line.number, "boilerplate.tail", 0.85, signs=line.classified.reasons)


def _is_keyword(line: Line) -> bool:
    """Whether a paragraph is two or three words in lower case and nothing else, as feeds append them."""
    bare = line.text.replace(" ", "").isalpha() and line.text.islower()
    return bare and not line.is_close and 1 < line.size <= _MOST_KEYWORD_WORDS


def _start_of_tail(lines: Lines) -> int:
    start = len(lines)
    while start and (lines.goes(start - 1) or _may_be_tail(lines[start - 1])):
        start -= 1
    return start


def _may_be_tail(line: Line) -> bool:
    return not combine.ends_story(line) and (
        (not line.ends_sentence and _is_short(line.text)) or combine.is_likely(line)
    )


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_TAIL_WORDS and len(text) < 110


def _is_storys(lines: Lines, line: Line) -> bool:
    """Whether a line is a part of the text's own (:func:`_is_part`), or an offer."""
    return line.has_price or _is_part(lines, line)


def _is_part(lines: Lines, line: Line) -> bool:
    """Whether a line is an entry, a row, a part of a paragraph, a line of a program, what announces
    something; tells what somebody said; ends in credits behind a sentence; or has lost letters, so that its
    words cannot be read."""
    if line.kind in ("preformatted", "table") or is_entry(lines, line.number):
        return True
    if line.is_credited or _LOST.search(line.text):
        return True
    if flows(lines, line.number) or line.has_code or line.text.endswith(":"):
        return True
    return line.tells and any(line.quoted)


def kept_headings(lines: Lines) -> Iterator[Decision]:
    """A heading in words that boilerplate uses ("Comments") is the story's where its section follows."""
    for line, below in zip(lines.lines, lines.lines[1:], strict=False):
        decision = lines.decisions[line.number]
        if decision is None or line.kind != "heading" or _heads_no_prose(line):
            continue
        if not lines.goes(below.number) and below.kind != "heading" and not below.linked:
            why = "a section of the story follows"
            yield Decision(line.number, decision.rule, goes=False, why=why)


def _heads_no_prose(line: Line) -> bool:
    """Whether a heading is the label of pointers, which no section of a story bears."""
    names = (rule.id.partition(".")[2] for rule in line.rules)
    return line.words > 1 and any(name.startswith((_POINTER, "tags")) for name in names)


def empty_headings(lines: Lines) -> Iterator[Decision]:
    """A heading whose whole section was boilerplate has nothing left to head."""
    for line in lines.lines:
        if line.kind != "heading" or lines.goes(line.number):
            continue
        below = line.number + 1
        while below < len(lines) and lines.goes(below):
            below += 1
        emptied = below > line.number + 1 and (
            below == len(lines) or lines[below].kind == "heading"
        )
        if emptied and combine.is_likely(line):
            yield Decision(line.number, "boilerplate.empty-heading", 0.9)


PASSES = (
    LinePass("rules", by_rule),
    LinePass("boilerplate.repeated-headline", repeated_headline),
    LinePass("boilerplate.section", sections),
    LinePass(combine.WORDING, by_words),
    LinePass("boilerplate.tail", tail),
    LinePass("boilerplate.role", by_role_and_words),
    LinePass("boilerplate.apart", apart),
    LinePass("boilerplate.menu-heading", kept_headings),
    LinePass("boilerplate.empty-heading", empty_headings),
)
"""In their order. A rule is switched off by its own id."""
