"""The rules cannot hang: no shipped pattern nests repetitions, and none takes long on hostile strings.

How the time of each rule grows with the string is measured by ``evaluation/hostile.py --rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean import Cleaner, Options, RuleError, data
from newsclean.rules import load_rules, parse_rules
from newsclean.rules.backtracking import is_ambiguous, nests

RULES = load_rules(Options()).rules


def hostile_strings(examples: tuple[str, ...], size: int) -> Iterator[str]:
    """Strings that almost match: an example again and again, its parts, and parts of one character."""
    for example in examples[:2]:
        yield (example * size)[:size]
        yield (example[: len(example) // 2] * size)[:size]
        yield (example[:-1] + " ")[:40] * (size // 40)
        first = example.split()[0] if example.split() else "a"
        yield (first + " ") * (size // (len(first) + 1))
        yield first + " " * size
        yield first + "a" * size + "!"


def patterns(content: Any, key: str = "") -> Iterator[str]:
    """Every string of a data file that stands under a key for patterns."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from patterns(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from patterns(value, key)
    elif isinstance(content, str) and key in ("pattern", "patterns"):
        yield content


def test_no_pattern_of_the_data_nests_repetitions() -> None:
    found = {
        f"{name}: {pattern}": pattern
        for name in data.names()
        if name.endswith(".toml")
        for pattern in patterns(data.read(name))
    }
    assert len(found) > 100
    assert [where for where, pattern in found.items() if nests(pattern)] == []


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_comes_to_an_end_on_hostile_strings(rule: Any) -> None:
    for text in hostile_strings(rule.matches + rule.spares, 2_000):
        rule.pattern.search(text)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "((a|b)*c?)*",
        "(?:(?:read\\s*)+,?){2,}",
        "(?=(a*)*)b",
        "(a|(b+)){30}",
        "(?:a{21,}b?)+?",
    ],
)
def test_nested_repetitions_are_found_and_refused(pattern: str) -> None:
    assert nests(pattern)
    with pytest.raises(RuleError, match="can hang"):
        parse_rules(_file(pattern + "read more"), "own.toml")


@pytest.mark.parametrize(
    "pattern",
    [
        "a+b+",
        "(?:also|must) read.*",
        "(?:\\s+\\w+){0,3}",
        "(?>a+)+",
        "(?:a++b)*",
        "(?:ab)+",
        "[a+*]+",
    ],
)
def test_other_repetitions_are_not(pattern: str) -> None:
    assert not nests(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a|aa)+",
        "(?:a|ab|b)*c",
        "(?:aa?)*c",
        "(?:[^x]|x[^y])*z",
        ".*.*.*=",
        "[^x]*[^y]*[^z]*q",
        "a?" * 30 + "a" * 30,
    ],
)
def test_what_fits_in_too_many_ways_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match="can hang"):
        parse_rules(_file(pattern + "read more"), "own.toml")


@pytest.mark.parametrize(
    "pattern",
    ["(?:ab|ac)*d", ".*club.*x.*y", "(?:x?y?)*z", "a+a+b", "\\s*\\w+\\s*", "(?:w|word)" * 3],
)
def test_what_fits_in_few_ways_is_not(pattern: str) -> None:
    assert not is_ambiguous(pattern)


@pytest.mark.parametrize("content", ["a=" + "[" * 5000, "#" * 5_000_001, "\0"])
def test_a_file_that_is_no_file_of_rules_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError):
        Cleaner(Options(rules=(path,)))


def test_what_is_no_pattern_is_refused() -> None:
    with pytest.raises(re.error):
        nests("(a")
    with pytest.raises(RuleError, match="mend the pattern"):
        parse_rules(_file("(read more"), "own.toml")


def _file(pattern: str) -> dict[str, Any]:
    rule = {
        "id": "own.rule",
        "scope": "line",
        "pattern": pattern,
        "matches": ["x"],
        "spares": ["y"],
    }
    return {"about": {"language": "en"}, "rule": [rule]}
