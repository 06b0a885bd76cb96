"""Why each line of a text stays or goes: all the evidence, and what the passes made of it."""

from __future__ import annotations

from newsclean.boilerplate import combine
from newsclean.boilerplate.classifier import contributions
from newsclean.boilerplate.line import Decision, Line, Lines
from newsclean.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LineReport:
    """One line with its evidence and its verdict."""

    text: str
    goes: bool
    rule: str | None
    """The id of the rule or the pass by which it goes."""
    why: str
    """In a few words: ``"rule none, probability 0.83, gate open → stays: below 0.985"``."""
    rules: tuple[str, ...]
    """The ids of all rules that fit it, the one that counts first."""
    probability: float
    """That it is boilerplate, 0–1, by the learned model; 0 for a line that is too long for it."""
    signs: tuple[tuple[str, float], ...]
    """What counted most in the probability, strongest first, each with its part of the log-odds."""
    page_probability: float | None
    """How likely extraction held it to be the story's, 0–1; None where it saw no page."""
    gate_is_open: bool
    """Whether its words may decide."""


def reports(lines: Lines, said: tuple[Decision, ...]) -> tuple[LineReport, ...]:
    """A report per line, from its record and everything that was said of it."""
    return tuple(_report(lines, line, said) for line in lines.lines)


def _report(lines: Lines, line: Line, said: tuple[Decision, ...]) -> LineReport:
    decision = lines.decisions[line.number]
    gate = combine.gate_is_open(line)
    evidence = [
        f"rule {line.rules[0].id if line.rules else 'none'}",
        f"probability {line.probability:.2f}",
        f"gate {'open' if gate else 'closed'}",
    ]
    if decision:
        verdict = f"goes: {decision.rule} ({decision.confidence:.2f})"
    else:
        kept = [d.why for d in said if d.line == line.number and not d.goes]
        verdict = f"stays: {kept[-1] if kept else combine.why_not(line)}"
    return LineReport(
        text=line.text,
        goes=decision is not None,
        rule=decision.rule if decision else None,
        why=f"{', '.join(evidence)} → {verdict}",
        rules=tuple(rule.id for rule in line.rules),
        probability=line.probability,
        signs=contributions(line.text, line.story.language),
        page_probability=line.page_probability,
        gate_is_open=gate,
    )
