"""Families of rules: which texts they are for, and how they take words from lists."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newsclean.errors import RuleError
from newsclean.options import Options
from newsclean.rules import load_rules, parse_rules

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


def test_a_rule_set_travels() -> None:
    again = pickle.loads(pickle.dumps(RULES))
    line = "Also Read: Ten years of ferry delays"
    assert again.fitting(line, "en") == RULES.fitting(line, "en") != []


def test_a_rule_of_ones_own_may_take_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[about]\nlanguage = "en"\n[[rule]]\nid = "en.lamps"\nscope = "line"\n'
        "pattern = '^all lamps here'\nmatches = ['All lamps here']\nspares = ['All lamps.']\n"
    )
    rules = load_rules(Options(rules=(path,), disable=frozenset({"en.also-read"})))
    assert [r.id for r in rules.fitting("All lamps here", "en")] == ["en.lamps"]
    assert {r.id for r in RULES.rules} - {r.id for r in rules.rules} == {"en.also-read"}


@pytest.mark.parametrize(
    ("line", "language", "any_language", "found"),
    [
        ("Lesen Sie auch: Was der Streik kostet", "de", False, ["de.also-read"]),
        ("Lesen Sie auch: Was der Streik kostet", "fr", True, ["de.also-read"]),
        ("Lesen Sie auch: Was der Streik kostet", None, True, ["de.also-read"]),
        ("Lesen Sie auch: Was der Streik kostet", "fr", False, []),
        ("Also read: What the strike costs", "fr", False, ["en.also-read", "en.also-read-opening"]),
        ("Mehr zum Thema: Streik", "fi", True, ["de.tags"]),
    ],
)
def test_rules_apply_to_texts_in_their_language(
    line: str, language: str | None, any_language: bool, found: list[str]
) -> None:
    fitting = RULES.fitting(line, language, any_language=any_language)
    assert [rule.id for rule in fitting] == found


def test_rules_of_the_texts_own_language_come_first() -> None:
    both = [r.id for r in RULES.fitting("© 2024 The Ferry Post", "sv")]
    assert both == ["sv.copyright", "en.copyright"]


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
