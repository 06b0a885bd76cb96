"""Takes boilerplate out: whole lines, sections with a heading, the tail of a text, words in paragraphs.

``line_passes.PASSES`` lists what looks at the lines, in order; ``combine`` says how the evidence about a line
becomes a verdict; :func:`explain` shows it for the lines of a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.boilerplate import combine, line_passes
from newsclean.boilerplate.explain import LineReport, reports
from newsclean.boilerplate.inline import inline_removals, worded_removals
from newsclean.boilerplate.line import Decision, Lines, lines_of
from newsclean.ledger import Removal
from newsclean.model.draft import Draft
from newsclean.options import Options
from newsclean.rules import RuleSet, load_rules
from newsclean.text import languages

__all__ = ["PASSES", "LineReport", "explain", "explain_line", "line_removals", "strip"]

_RULES, *_OTHERS = (step.id for step in line_passes.PASSES)
PASSES = (*_OTHERS, "boilerplate.inline")
"""What ``Options.disable`` can switch off here beside the rules."""
_AROUND = "The boat sailed at noon, and it came back in the evening."
"""A paragraph that is nobody's boilerplate, to try a line between."""


def strip(
    draft: Draft,
    language: str | None,
    rules: RuleSet,
    options: Options,
    headline: str | None = None,
) -> Draft:
    """The draft without boilerplate; each removal names its rule.

    Whole lines go first, so that the rules for words inside paragraphs see prose only.

    Args:
        draft: the text; each of its pieces is a line.
        language: of the text (BCP 47), None where it is unknown.
        rules: those that are switched on.
        options: which passes are switched off.
        headline: of the page; it goes where the body repeats it.
    """
    draft = draft.apply(line_removals(draft, language, rules, options, headline))
    draft = draft.apply(inline_removals(draft.text, language, rules))
    if options.allows("boilerplate.inline"):
        draft = draft.apply(worded_removals(draft.text))
    return draft


def line_removals(
    draft: Draft, language: str | None, rules: RuleSet, options: Options, headline: str | None
) -> Iterator[Removal]:
    """One removal per line that is boilerplate, each with the separator in front of it."""
    lines, _ = _decided(lines_of(draft, language, rules, headline), options)
    leading = True
    for i, decision in enumerate(lines.decisions):
        if decision is None:
            leading = False
            continue
        start, end = _with_separator(draft, i, leading=leading)
        yield Removal(
            start=start,
            end=end,
            before=draft.text[start:end],
            after="",
            rule=decision.rule,
            confidence=decision.confidence,
            reasons=decision.signs,
        )


def explain(
    text: str, language: str | None = None, options: Options | None = None
) -> tuple[LineReport, ...]:
    """Why each line of a plain text stays or goes.

    Args:
        text: a text; each of its lines that is not blank gives a report.
        language: of the text (BCP 47); guessed where it is not given.
        options: further rules, and what is switched off.

    Raises:
        RuleError: a rule file is wrong.
    """
    options = options or Options()
    spoken = languages.decide(text, given=language or options.language)
    rules = load_rules(options)
    lines = lines_of(Draft.of_text(text), spoken.value if spoken else None, rules, None)
    return reports(*_decided(lines, options))


def explain_line(
    line: str, language: str | None = None, options: Options | None = None
) -> LineReport:
    """Why a line would stay or go between the paragraphs of a plain text.

    >>> explain_line("Share on Facebook").rule
    'en.share'

    Args:
        line: without a line break.
        language: its language (BCP 47); English where it is not given.
        options: further rules, and what is switched off.

    Raises:
        RuleError: a rule file is wrong.
    """
    text = "\n".join((_AROUND, _AROUND, " ".join(line.split()) or "-", _AROUND, _AROUND))
    return explain(text, language or "en", options)[2]


def _decided(lines: Lines, options: Options) -> tuple[Lines, tuple[Decision, ...]]:
    return combine.run(
        lines, [step for step in line_passes.PASSES if step.id == _RULES or options.allows(step.id)]
    )


def _with_separator(draft: Draft, i: int, *, leading: bool) -> tuple[int, int]:
    """From the end of the line before; a line that no other is left in front of takes the separator
    behind it instead."""
    piece = draft.pieces[i]
    if not leading:
        return draft.pieces[i - 1].end, piece.end
    return piece.start, draft.pieces[i + 1].start if i + 1 < len(draft.pieces) else piece.end
