"""How long a line is that a rule may have."""

from __future__ import annotations

from edges import Edge, each

from newsclean.rules import RuleSet, parse_rules


def hits(line: str, pattern: str, example: str, **needs: int) -> bool:
    """Whether a rule of one's own has a line."""
    entry = {
        "id": "own.rule",
        "scope": "line",
        "pattern": pattern,
        "matches": [example],
        "spares": ["The even row."],
        "needs": needs,
    }
    rules = RuleSet.of(parse_rules({"about": {"language": "en"}, "rule": [entry]}, "own.toml"))
    return bool(rules.fitting(line, "en"))


def opened(n: int) -> bool:
    """A line of n words that a rule begins."""
    return hits("Odd row" + " so" * (n - 2), r"odd row\b.*", "Odd row")


def long(n: int) -> bool:
    return hits("Odd row " + "x" * (n - 8), r"odd row\b.*", "Odd row")


EDGES = [
    Edge("words of a line", opened, 40, True, False),
    Edge("characters of a line", long, 600, True, False),
]


@each(EDGES)
def test_lines_of_rules(edge: Edge) -> None:
    edge.check()
