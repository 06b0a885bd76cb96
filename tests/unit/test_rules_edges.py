"""How long a line is that a rule may have, and with which letters it may begin."""

from __future__ import annotations

import re
from itertools import product

import pytest
from edges import Edge, each

from newsclean import RuleError
from newsclean.rules import RuleSet, parse_rules
from newsclean.rules.backtracking import nests
from newsclean.rules.opening_letters import opening_letters


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


def coded(n: int) -> bool:
    """A line of n words that ends as code does."""
    return hits("Odd row" + " so" * (n - 2) + ";", r"odd row\b.*", "Odd row")


def listed(n: int) -> bool:
    """Whether a list may stand n deep in others."""
    lists = {f"l-{'abcdefgh'[i]}": f"<l-{'abcdefgh'[i + 1]}>" for i in range(n - 1)}
    lists[f"l-{'abcdefgh'[n - 1]}"] = "row"
    entry = {"id": "own.rule", "scope": "line", "pattern": "^odd <l-a>"}
    examples = {"matches": ["Odd row"], "spares": ["The even row."]}
    try:
        parse_rules(
            {"about": {"language": "en"}, "lists": lists, "rule": [entry | examples]}, "own.toml"
        )
    except RuleError:
        return False
    return True


EDGES = [
    Edge("words of a line of code", coded, 3, False, True),
    Edge("times that are few", lambda n: nests(f"(?:x{{0,{n}}})+"), 20, False, True),
    Edge("depth of lists", listed, 3, True, False),
    Edge("words of a line", opened, 40, True, False),
    Edge("characters of a line", long, 600, True, False),
]


@each(EDGES)
def test_lines_of_rules(edge: Edge) -> None:
    edge.check()


def test_a_rule_is_trusted_in_nineteen_of_twenty_lines_and_from_three_words_on() -> None:
    entry = {"id": "own.rule", "scope": "line", "pattern": "^odd row"}
    examples = {"matches": ["Odd row"], "spares": ["The even row."]}
    (rule,) = parse_rules({"about": {"language": "en"}, "rule": [entry | examples]}, "own.toml")
    assert (rule.confidence, rule.needs.alone_from) == (0.95, 3)


@pytest.mark.parametrize(
    "pattern", [r"^\W*(?:ab|(?i:Cd)?e)f", r"^[gh]\d|^\(?©?i", r"^(?=.{0,9}x)(?:j|\dk)"]
)
def test_a_pattern_fits_no_line_with_another_first_letter(pattern: str) -> None:
    letters = opening_letters(pattern)
    assert letters is not None
    for line in map("".join, product("(", "abcdefghijk0_©", ("", "b", "f", "x", "1f", "ef", "kx"))):
        first = re.search(r"\w", line)
        if first is not None and first[0] not in letters:
            assert not re.search(pattern, line, re.IGNORECASE)


@pytest.mark.parametrize(
    "pattern", ["ab", r"^\w+", "^[^a]b", "^a?", r"^\W*$", "^a|b", r"^(?:.b|c)"]
)
def test_some_patterns_fit_lines_with_any_first_letter(pattern: str) -> None:
    assert opening_letters(pattern) is None
