"""From the evidence about a line to a verdict: the thresholds, and the order in which they decide.

Five kinds of evidence meet here:

rule
    a listed phrase fits the line. It decides, unless extraction was sure of the line (``PAGE_SURE``) and
    the rule is not as good as certain (``RULE_CERTAIN``).
gate
    extraction has seen the line on its page, with its place and markup. On development pages, lines that
    look like boilerplate by their words alone were the story's own in three cases of four: steps of a
    recipe, offers in a comparison, articles about newsletters. So words decide only about paragraphs that
    extraction gave less than ``PAGE_UNSURE``. Without a page the gate is open.
words
    the probability of the model, by what the words do and by the line's shape
    (:func:`looks_like_boilerplate`).
neighbours
    a line goes by its words only if it interrupts a story (``neighbours.stands_alone``) or stands in the
    tail; where many lines of a text look like boilerplate, they are what it is about.
rest
    a text of boilerplate alone is somebody's text after all, and stays whole.

:func:`run` asks the passes one after the other. The first that lets a line go gives the reason; a later pass
may keep it after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsclean.boilerplate.line import LIKELY, Decision, Line, Lines, Pass
from newsclean.rules import Rule

PAGE_SURE = 0.95
"""Probability of extraction from which a line stays unless a rule cannot be wrong."""
RULE_CERTAIN = 0.97
"""Confidence of such a rule."""
PAGE_UNSURE = 0.9
"""Probability of extraction from which a line stays whatever its words."""
SURE = 0.75
"""Probability from which a line between paragraphs goes."""
VERY_SURE = 0.85
"""The same for what may be a heading."""
CERTAIN = 0.985
"""The same for a line of one word, which is mostly a heading."""
WORDING = "boilerplate.wording"
_PROSE = ("paragraph", "blockquote")


def run(lines: Lines, passes: Iterable[Pass]) -> tuple[Lines, tuple[Decision, ...]]:
    """The lines with the decisions of all passes, and everything that the passes said, in order."""
    said: list[Decision] = []
    for step in passes:
        answers = tuple(step.run(lines))
        said += answers
        lines = decided(lines, answers)
    if len(lines) and all(lines.decisions):
        said += [
            Decision(i, "boilerplate", goes=False, why="nothing would be left of the text")
            for i in range(len(lines))
        ]
        lines = replace(lines, decisions=(None,) * len(lines))
    return lines, tuple(said)


def decided(lines: Lines, answers: Iterable[Decision]) -> Lines:
    """The lines with one pass's answers: of a line that goes already the first reason stands."""
    decisions = list(lines.decisions)
    for answer in answers:
        if not answer.goes:
            decisions[answer.line] = None
        elif decisions[answer.line] is None:
            decisions[answer.line] = answer
    return replace(lines, decisions=tuple(decisions))


def rule_decides(rule: Rule, lines: Lines, i: int) -> bool:
    """Whether a rule that fits a line lets it go: by the gate, and by what the rule needs."""
    line, needs = lines[i], rule.needs
    last = needs.last_blocks or (6 if rule.scope == "tail" else None)
    if last is not None and i < len(lines) - last:
        return False
    if needs.linked and not line.linked:
        return False
    if (line.page_probability or 0.0) >= PAGE_SURE and rule.confidence < RULE_CERTAIN:
        return False
    return not needs.after_heading or (i > 0 and lines[i - 1].kind == "heading")


def gate_is_open(line: Line) -> bool:
    """Whether the words of a line may decide, as far as extraction is concerned."""
    if line.page_probability is None:
        return True
    return line.page_probability < PAGE_UNSURE and line.kind in _PROSE and not line.has_label


def ends_story(line: Line) -> bool:
    """Whether extraction makes a line the story's last, whatever its words: it was sure of it, or the line
    is an item of a list."""
    return line.page_probability is not None and (
        line.page_probability >= PAGE_UNSURE or line.kind == "list-item"
    )


def looks_like_boilerplate(line: Line) -> Decision | None:
    """Why a line between paragraphs goes by its words; a heading, or what may be one, needs more."""
    if line.probability < least(line) or line.is_narration:
        return None
    confidence = round(line.probability, 2)
    return Decision(line.number, WORDING, confidence, signs=line.classified.reasons)


def least(line: Line) -> float:
    """Probability from which a line between paragraphs goes."""
    if line.is_word:
        return CERTAIN
    return VERY_SURE if line.may_be_heading else SURE


def is_sure(line: Line) -> bool:
    """Whether a line alone tells that a story has ended before it."""
    return line.probability >= (CERTAIN if line.is_word else SURE)


def is_likely(line: Line) -> bool:
    """Whether a line in the tail of a story is likely boilerplate."""
    return line.probability >= LIKELY


def why_not(line: Line) -> str:
    """Why a line stays that no pass has named, for people."""
    if line.kind in ("preformatted", "table"):
        return f"it is {line.kind}"
    if not gate_is_open(line):
        return "the gate is closed"
    if line.probability < least(line):
        return f"below {least(line):g}"
    if line.is_narration:
        return "a long sentence that does not open as boilerplate does"
    return "the lines around it: it does not stand alone, or too many look like it"
