"""How long a line is that a rule may have, and with which letters it may begin."""

from __future__ import annotations

import re
from itertools import product

import pytest
from edges import Edge, each

from newsclean import RuleError
from newsclean.rules import RuleSet, parse_rules
from newsclean.rules.backtracking import nests
from newsclean.rules.opening_letters import SIZE, opening_letters, tells


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
    "pattern",
    [
        r"^\W*(?:ab|(?i:Cd)?e)f",
        r"^[gh]\d|^\(?©?i",
        r"^(?=.{0,9}x)(?:j|\dk)",
        r"^(?:e-?f|b{2,3}|[a-c]+f|0?1f|Яf|x)",
    ],
)
def test_a_pattern_fits_no_line_that_opens_otherwise(pattern: str) -> None:
    openings = opening_letters(pattern)
    assert openings is not None
    ends = ("", "b", "f", "x", "1f", "ef", "kx", "-f", "bb", "af")
    for line in map("".join, product("(", "abcdefghijk0_©я", ends)):
        first = re.search(r"\w", line)
        opening = line[first.start() :][:SIZE] if first is not None else ""
        if opening and openings.isdisjoint((opening, opening[0])):
            assert not re.search(pattern, line, re.IGNORECASE)


def test_the_second_letter_tells_but_where_there_are_too_many() -> None:
    letters = "".join(map(chr, range(ord("а"), ord("я") + 1)))
    assert opening_letters(rf"^[{letters[:31]}]{{1}}[{letters[:31]}]x") == {
        a + b for a in letters[:31] for b in letters[:31]
    }
    assert opening_letters(rf"^[{letters}]{{1}}[{letters}]x") == set(letters)


@pytest.mark.parametrize("line", ["ſhare this", "Κς", "٣ shares", "\u212a"])
def test_lines_with_odd_letters_are_held_against_all_rules(line: str) -> None:
    assert not tells(line[:SIZE])


@pytest.mark.parametrize(
    "pattern", ["ab", r"^\w+", "^[^a]b", "^a?", r"^\W*$", "^a|b", r"^(?:.b|c)"]
)
def test_some_patterns_fit_lines_with_any_first_letter(pattern: str) -> None:
    assert opening_letters(pattern) is None


def test_eight_literals_that_all_begin_with_a_sign_are_many() -> None:
    for count in (7, 8):
        entry = {
            "id": "own.rule",
            "scope": "inline",
            "pattern": r"\([a-h]x odd row\)",
            "literals": [f"({letter}x" for letter in "abcdefgh"[:count]],
            "matches": ["So (ax odd row) it"],
            "spares": ["So (b) it"],
        }
        (rule,) = parse_rules({"about": {"language": "en"}, "rule": [entry]}, "own.toml")
        assert rule.has_literal("so (gx odd row) it")
        assert not rule.has_literal("so ax) it")
        assert (rule._behind_signs is not None) == (count == 8)
