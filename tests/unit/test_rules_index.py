"""The index of the rules: what a pattern can begin with, and that no line misses a rule for it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newsclean.errors import RuleError
from newsclean.options import Options
from newsclean.rules import load_rules, parse_rules
from newsclean.rules.ahead import read_ahead
from newsclean.rules.openings import KEY, folded, key_at, openings, signs_before

RULES = load_rules(Options())
LANGUAGES = "en de fr es it pt nl pl sv tr ru uk ar hi zh ja id".split()
# Each family of boilerplate, with what its English rules are called where they have other names.
FAMILIES = {
    "also-read": "also-read",
    "read-more": "read-more",
    "source": "source-pointer",
    "related": "related-heading",
    "newsletter": "newsletter",
    "app": "app",
    "follow": "follow",
    "donate": "support-plea",
    "share": "share",
    "comments": "comments",
    "photo": "photo-credit",
    "agency": "agency",
    "syndication": "first-appeared",
    "copyright": "copyright",
    "tags": "tags",
    "navigation": "navigation",
    "ads": "advertisement",
    "paywall": "paywall",
    "cookies": "cookies",
    "feed-stump": "feed-stump",
}
GERMAN = {"photo": "photo-credit", "ads": "advertisement"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_family(language: str) -> None:
    ids = {rule.id for rule in RULES.rules}
    names = {"en": FAMILIES, "de": GERMAN}.get(language, {})
    assert [f for f in FAMILIES if f"{language}.{names.get(f, f)}" not in ids] == []


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"^\W*(?:also|must) read", {"also", "must"}),
        (r"^read$|^\W*see", {"read", "see"}),
        (r"^\W*(?=.{0,9}x)(?!y)[àa] lire", {"à li", "a li"}),
        (r"^\W*lire? ici", {"lire", "lir "}),
        (r"^\d+ comments", {"0"}),
        (r"^İl", {"il"}),
        (r"^(?:ab)+c", {"ab"}),
    ],
)
def test_a_pattern_tells_how_its_lines_begin(pattern: str, heads: set[str]) -> None:
    assert openings(pattern) == heads


@pytest.mark.parametrize(
    "pattern", ["read more", "^.{0,60}rights reserved", "^a?$|b", r"^\w+", "("]
)
def test_a_pattern_that_may_begin_with_anything_tells_nothing(pattern: str) -> None:
    assert openings(pattern) is None


def key_of(line: str) -> str:
    text = folded(line)
    return key_at(text, signs_before(text))


def test_the_key_of_a_line_skips_signs_and_folds_letters_and_digits() -> None:
    assert key_of("» READ more") == "read"
    assert key_of("12 Comments") == "00 c"
    assert key_of("İlgili haber") == "ilgi"
    assert key_of("…") == ""
    assert len(key_of("a long line")) == KEY


def test_a_rule_set_travels() -> None:
    again = pickle.loads(pickle.dumps(RULES))
    line = "Also Read: Ten years of ferry delays"
    assert [r.id for r in again.hits(line, ("line",))] == [
        r.id for r in RULES.hits(line, ("line",))
    ]


def test_what_was_worked_out_ahead_is_of_these_patterns() -> None:
    """Else run ``python training/openings.py``: cleaning goes on as before, but starts slowly."""
    patterns = {rule.source for rule in RULES.rules}
    ahead = read_ahead(patterns)
    assert ahead.keys() == patterns
    assert [p for p, heads in ahead.items() if openings(p) != (heads and frozenset(heads))] == []


def test_what_was_worked_out_of_other_patterns_counts_for_nothing() -> None:
    assert read_ahead([rule.source for rule in RULES.rules][1:]) == {}


def test_a_rule_of_ones_own_may_take_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[about]\nlanguage = "en"\n[[rule]]\nid = "en.lamps"\nscope = "line"\n'
        "pattern = '^all lamps here'\nmatches = ['All lamps here']\nspares = ['All lamps.']\n"
    )
    rules = load_rules(Options(rules=(path,), disable=frozenset({"en.also-read"})))
    assert [r.id for r in rules.hits("All lamps here", ("line",))] == ["en.lamps"]
    assert {r.id for r in RULES.rules} - {r.id for r in rules.rules} == {"en.also-read"}


@pytest.mark.parametrize(
    "line", ["Copyright 2024 The Ferry Post", "Lamps Ltd. All rights reserved."]
)
def test_a_line_in_its_text_fits_what_it_fits_alone(line: str) -> None:
    fitting = RULES.fitting(["The ferry was late.", line], ("line",))
    assert list(fitting(1)) == list(RULES.hits(line, ("line",)))
    assert list(fitting(1))
    assert not list(fitting(0))


LISTS = {
    "about": {"language": "xx"},
    "lists": {"light": "lantern|lamp", "said": "quoth"},
    "rule": [
        {
            "id": "xx.light",
            "scope": "line",
            "pattern": r"^<light> lit\b",
            "matches": ["Lamp lit"],
            "spares": ["A lamp."],
        }
    ],
}


def test_a_pattern_may_name_a_list() -> None:
    (rule,) = parse_rules(LISTS, "mine.toml")
    assert rule.source == r"^(?:lantern|lamp) lit\b"


def test_a_list_that_is_nowhere_is_named() -> None:
    with pytest.raises(RuleError, match="light"):
        parse_rules({**LISTS, "lists": {}}, "mine.toml")


def test_a_family_takes_its_pattern_from_all_and_its_words_from_the_language() -> None:
    family = {"matches": ["Etiket: lamp"], "spares": ["Etiket valt."]}
    content = {
        "about": {"language": "xx"},
        "lists": {"tags": "etiket", "said": "quoth"},
        "family": {"tags": family},
    }
    (rule,) = parse_rules(content, "mine.toml")
    assert rule.id == "xx.tags"
    assert rule.pattern.search("Etiket: lamp")
    with pytest.raises(RuleError, match="lanterns"):
        parse_rules({**content, "family": {"lanterns": family}}, "mine.toml")
