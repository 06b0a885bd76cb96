"""Lines that are boilerplate as a whole: by rule, under a boilerplate heading, or in the tail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.boilerplate.classifier import WEIGHTS
from newsclean.boilerplate.gate import CERTAIN, SURE
from newsclean.boilerplate.line_context import (
    Verdict,
    linked,
    looks_of,
    mark_boilerplate,
    mark_tail,
)
from newsclean.boilerplate.word_score import DENSE, ends_sentence
from newsclean.model.draft import Draft, Piece
from newsclean.model.ledger import Evidence, Removal
from newsclean.options import Options
from newsclean.rules import Cues, Rule, RuleSet

_WORD = re.compile(r"\w+")
_MOST_TEASER_WORDS = 24
_FEWEST_TITLE_WORDS = 6
"""Words of a line that is a headline rather than a subheading."""
_LONG_WORD = 5
"""Letters of a word by which a subheading is told from a teaser."""
_SENTENCE = 24
"""Characters of a line that may be a sentence, in scripts that set no spaces."""
_POINTER = "also-read"
"""How the names of rules begin that find pointers to another story."""
_BUTTON = ".read-more"
"""How the names of rules end that find what stands below a teaser rather than above it."""
_MOST_LABEL_WORDS = 3
_LABELLED = re.compile(r"[:：؛|»›>]\s*\w")
"""A label with something behind it."""
_MENU = ("navigation", "share")
"""Families of rules whose words may head a section of a story too."""
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"“»]$")


def line_removals(
    draft: Draft, code: str | None, rules: RuleSet, options: Options, headline: str | None
) -> Iterator[Removal]:
    """One removal per line that is boilerplate, each with the separator in front of it."""
    lines = [draft.text[p.start : p.end] for p in draft.pieces]
    verdicts = _verdicts(draft.pieces, lines, code, rules, options, headline)
    leading = True
    for i, verdict in enumerate(verdicts):
        if verdict is None:
            leading = False
            continue
        start, end = _with_separator(draft, i, leading=leading)
        yield Removal(
            start=start,
            end=end,
            before=draft.text[start:end],
            after="",
            rule=verdict.rule,
            confidence=verdict.confidence,
            evidence=_evidence(verdict),
        )


def _evidence(verdict: Verdict) -> Evidence | None:
    """The signs that condemned a line, and the file of their weights."""
    if not verdict.reasons:
        return None
    return Evidence(document=WEIGHTS, url=None, passage=" ".join(verdict.reasons))


def _with_separator(draft: Draft, i: int, *, leading: bool) -> tuple[int, int]:
    """From the end of the line before; a line that no other is left in front of takes the separator
    behind it instead."""
    piece = draft.pieces[i]
    if not leading:
        return draft.pieces[i - 1].end, piece.end
    return piece.start, draft.pieces[i + 1].start if i + 1 < len(draft.pieces) else piece.end


def _verdicts(
    pieces: tuple[Piece, ...],
    lines: list[str],
    code: str | None,
    rules: RuleSet,
    options: Options,
    headline: str | None,
) -> list[Verdict | None]:
    verdicts: list[Verdict | None] = [None] * len(lines)
    prose = [_is_prose(line) for line in lines]
    languages = rules.languages_for(code)
    cues = rules.cues_in(lines)
    heads: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.kind in ("preformatted", "table"):
            continue
        fitting = list(_fitting(rules, cues, languages, pieces, lines, i))
        if fitting:
            verdicts[i] = Verdict(fitting[0].id, fitting[0].confidence)
            button = fitting[0].id.endswith(_BUTTON)
            if not button and any(_heads_section(rule, lines[i]) for rule in fitting):
                heads.append(i)
    if headline and options.allows("boilerplate.repeated-headline"):
        _mark_headline(lines, headline, verdicts)
    if options.allows("boilerplate.section"):
        _mark_sections(pieces, lines, prose, heads, verdicts)
    if options.allows("boilerplate.wording") and (sum(prose) > 1 or any(verdicts)):
        learns = options.allows("boilerplate.learned")
        looks = looks_of(lines, prose, code, learns=learns)
        mark_boilerplate(pieces, lines, prose, looks, verdicts)
        if options.allows("boilerplate.tail"):
            mark_tail(pieces, lines, prose, looks, verdicts)
    _keep_headings(pieces, verdicts)
    if options.allows("boilerplate.empty-heading"):
        _mark_empty_headings(pieces, verdicts)
    # A text of boilerplate alone is somebody's text after all: nothing would be left.
    return verdicts if any(v is None for v in verdicts) else [None] * len(lines)


def _is_prose(line: str) -> bool:
    long = line.count(" ") >= 5 or (len(line) >= _SENTENCE and DENSE.search(line) is not None)
    return long and ends_sentence(line)


def _fitting(
    rules: RuleSet,
    cues: Cues,
    languages: frozenset[str],
    pieces: tuple[Piece, ...],
    lines: list[str],
    i: int,
) -> Iterator[Rule]:
    """The rules that a line fits, those that a heading must fit last."""
    for rule in rules.hits(lines[i], ("line", "heading", "tail"), cues):
        if pieces[i].probability is not None and rule.language not in languages:
            continue
        needs = rule.needs
        last = needs.last_blocks or (6 if rule.scope == "tail" else None)
        if last is not None and i < len(lines) - last:
            continue
        if needs.linked and not linked(pieces[i]):
            continue
        if (pieces[i].probability or 0.0) >= SURE and rule.confidence < CERTAIN:
            continue
        if needs.after_heading and not (i and pieces[i - 1].kind == "heading"):
            continue
        yield rule


def _heads_section(rule: Rule, line: str) -> bool:
    """Whether a line heads a list of other stories: by a rule of headings, or as the bare label of a
    pointer ("Also read"), which points at what stands below it."""
    if rule.scope == "heading":
        return True
    bare = 0 < line.count(" ") < _MOST_LABEL_WORDS and not _LABELLED.search(line)
    return bare and rule.id.partition(".")[2].startswith(_POINTER)


def _mark_headline(lines: list[str], headline: str, verdicts: list[Verdict | None]) -> None:
    """The headline once more, as the first or second line of the body."""
    wanted = _WORD.findall(headline.lower())
    for i, line in enumerate(lines[:2]):
        if verdicts[i] is None and len(line) < 300 and _WORD.findall(line.lower()) == wanted:
            verdicts[i] = Verdict("boilerplate.repeated-headline", 0.99)


def _mark_sections(
    pieces: tuple[Piece, ...],
    lines: list[str],
    prose: list[bool],
    heads: list[int],
    verdicts: list[Verdict | None],
) -> None:
    """The list under a boilerplate heading: short lines that are no sentences, or are wholly links."""
    done = 0
    for i in heads:
        if i < done:
            continue  # the list above holds this label, and so all below it
        run = _teasers(pieces, lines, prose, i + 1)
        if len(run) == 1 and not linked(pieces[run[0]]) and _may_head(lines, prose, run[0]):
            continue
        done = i + 1 + len(run)
        while len(run) > 1 and not linked(pieces[run[-1]]) and _leads_on(lines, prose, run[-1]):
            run.pop()
        for j in run:
            verdicts[j] = verdicts[j] or Verdict("boilerplate.section", 0.9)


def _teasers(
    pieces: tuple[Piece, ...], lines: list[str], prose: list[bool], start: int
) -> list[int]:
    """The run of short lines from ``start`` that are no sentences, or are wholly links."""
    run = []
    for j in range(start, len(lines)):
        short = len(lines[j].split()) <= _MOST_TEASER_WORDS
        if not short or pieces[j].kind == "heading" or (prose[j] and not linked(pieces[j])):
            break
        if lines[j].endswith(":") or _QUOTED.match(lines[j]):
            break  # what announces, and what somebody said, is the story's
        run.append(j)
    return run


def _may_head(lines: list[str], prose: list[bool], j: int) -> bool:
    """Whether one short line before the story goes on may be a subheading of the story's own: shorter than
    a headline, or mostly in words that the next paragraphs use."""
    short = lines[j].count(" ") + 1 < _FEWEST_TITLE_WORDS
    return (short and any(prose[j + 1 : j + 3])) or _leads_on(lines, prose, j)


def _leads_on(lines: list[str], prose: list[bool], j: int) -> bool:
    """Whether a line speaks of what the next paragraphs do."""
    below = " ".join(lines[k].lower() for k in (j + 1, j + 2) if k < len(lines) and prose[k])
    words = {w for w in _WORD.findall(lines[j].lower()) if len(w) >= _LONG_WORD}
    return 2 * sum(word in below for word in words) >= max(2, len(words))


def _keep_headings(pieces: tuple[Piece, ...], verdicts: list[Verdict | None]) -> None:
    """A heading in the words of a menu ("FAQ") is the story's where a section of the story follows."""
    for i in range(len(pieces) - 1):
        verdict = verdicts[i]
        if verdict is None or pieces[i].kind != "heading" or pieces[i].probability is None:
            continue
        follows = verdicts[i + 1] is None and pieces[i + 1].kind != "heading"
        if follows and verdict.rule.rpartition(".")[2] in _MENU:
            verdicts[i] = None


def _mark_empty_headings(pieces: tuple[Piece, ...], verdicts: list[Verdict | None]) -> None:
    """A heading whose whole section was boilerplate has nothing left to head."""
    for i, piece in enumerate(pieces):
        if piece.kind != "heading" or verdicts[i] is not None:
            continue
        below = i + 1
        while below < len(pieces) and verdicts[below] is not None:
            below += 1
        if below > i + 1 and (below == len(pieces) or pieces[below].kind == "heading"):
            verdicts[i] = Verdict("boilerplate.empty-heading", 0.9)
