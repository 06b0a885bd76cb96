"""The rule files keep their promises: every rule on its own examples, no rule on anybody's spares."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import OptionsError, RuleError
from newsclean.options import Options
from newsclean.rules import Rule, RuleSet, load_rules, parse_rules
from newsclean.rules.ruleset import is_spoken

RULES = load_rules(Options())
LANGUAGES = "en de fr es it pt nl pl sv tr ru uk ar hi zh ja id".split()


def fires(rule: Rule, text: str) -> bool:
    words = text.count(" ") + 1
    fits = rule.scope == "inline" or (words <= rule.needs.max_words and not is_spoken(text))
    return fits and rule.pattern.search(text) is not None


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("“Subscribe today,” begged the poster.", True),
        ("« Abonnez-vous… », suppliait la une.", True),
        ('"Bültenimize hemen abone olun" diye yalvarıyordu afiş.', True),
        ("„Helfen Sie uns.“", True),
        ("“Port Gazette” newsletter: sign up now.", False),
        ("“The Quiet Heir”", False),
        ("“Read more", False),
        ("“”", False),
        ("Subscribe to “The Quiet Heir”.", False),
    ],
)
def test_what_somebody_said_is_told_from_a_name(line: str, spoken: bool) -> None:
    assert is_spoken(line) is spoken


def test_a_rule_finds_its_own_examples() -> None:
    missed = {
        rule.id: [text for text in rule.matches if not fires(rule, text)] for rule in RULES.rules
    }
    assert {rule: texts for rule, texts in missed.items() if texts} == {}
    assert all(rule.matches for rule in RULES.rules)


def test_a_rule_spares_what_any_rule_spares() -> None:
    owners = {spare: rule.id for rule in RULES.rules for spare in rule.spares}
    size_and_sound = {spare: (spare.count(" ") + 1, is_spoken(spare)) for spare in owners}
    found = [
        (rule.id, owners[text], text)
        for rule in RULES.rules
        for text, (words, spoken) in size_and_sound.items()
        if rule.scope == "inline" or (words <= rule.needs.max_words and not spoken)
        if rule.pattern.search(text)
    ]
    assert found == []
    assert all(rule.spares for rule in RULES.rules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_rules(language: str) -> None:
    own = [rule for rule in RULES.rules if rule.language == language]
    assert len(own) >= 20
    assert all(rule.id.startswith(f"{language}.") for rule in own)


@pytest.mark.parametrize("language", ["", "xx"])
def test_examples_are_found_in_texts_of_any_language(language: str) -> None:
    for rule in RULES.rules:
        if rule.scope == "inline":
            continue
        for text in rule.matches:
            for of_text in (rule.language, language):
                assert rule in RULES.fitting(text, of_text), (rule.id, text)


def a_rule(**changes: object) -> dict[str, object]:
    rule = {
        "id": "xx.test",
        "scope": "line",
        "pattern": r"^read also\b",
        "matches": ["Read also this"],
        "spares": ["He read."],
    }
    return {"about": {"language": "xx"}, "rule": [{**rule, **changes}]}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"pattern": r"^(?:read+)+$"}, "hang"),
        ({"pattern": r"^(?:\w+\s*)*read more$"}, "hang"),
        ({"pattern": r"^\w+$"}, "literal"),
        ({"pattern": r"^(read"}, "pattern"),
        ({"scope": "page"}, "scope"),
        ({"scope": "inline"}, "literals"),
        ({"colour": "red"}, "colour"),
        ({"needs": {"luck": 1}}, "luck"),
        ({"needs": 3}, "needs takes a table"),
        ({"needs": {"max_words": "six"}}, "max_words takes a whole number"),
        ({"needs": {"linked": 1}}, "linked takes true or false"),
        ({"confidence": "high"}, "confidence takes a number from 0 to 1"),
        ({"confidence": float("nan")}, "confidence takes"),
        ({"confidence": 1.5}, "confidence takes"),
        ({"matches": "Read also this"}, "matches takes a list of texts"),
        ({"spares": [1]}, "spares takes a list of texts"),
        ({"pattern": 9}, "pattern takes a text"),
        ({"truncates": "no"}, "truncates takes"),
        ({"id": "xx.\u202etest"}, r"id takes a name, not 'xx.\\u202etest'"),
    ],
)
def test_a_wrong_rule_is_refused(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(RuleError, match=complaint):
        parse_rules(a_rule(**changes), "mine.toml")


@pytest.mark.parametrize(
    "content",
    [
        {"about": 3},
        {"about": {"language": "\x9b"}},
        {"rule": {"id": "xx.test"}},
        {"rule": [1]},
        {"lists": {"days": 3}},
        {"lists": [1]},
        {"family": {"share": "x"}},
        {"family": 1},
    ],
)
def test_what_is_no_file_of_rules_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(RuleError, match=r"^mine\.toml: "):
        parse_rules({"about": {"language": "xx"}, **content}, "mine.toml")


def test_an_id_stands_once() -> None:
    rules = parse_rules(a_rule(), "mine.toml") * 2
    with pytest.raises(RuleError, match=r"xx\.test"):
        RuleSet.of(rules)


def test_a_users_file_is_added(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[about]\nlanguage = "xx"\n[[rule]]\nid = "xx.lantern"\nscope = "line"\n'
        'pattern = "^lantern lit by"\nmatches = ["Lantern lit by Ann"]\nspares = ["A lantern."]\n',
        encoding="utf-8",
    )
    rules = load_rules(Options(rules=(path,)))
    assert [r.id for r in rules.try_line("Lantern lit by Ann")] == ["xx.lantern"]
    with pytest.raises(RuleError, match="nowhere"):
        load_rules(Options(rules=(tmp_path / "nowhere.toml",)))


@pytest.mark.parametrize("name", ["en.also-read", "en", "de.share"])
def test_rules_can_be_switched_off(name: str) -> None:
    kept = load_rules(Options(disable=frozenset({name})))
    assert len(kept.rules) < len(RULES.rules)
    assert all(r.id != name and not r.id.startswith(name + ".") for r in kept.rules)


def test_a_switch_that_names_nothing_is_refused() -> None:
    with pytest.raises(OptionsError, match=r"en\.no-such-rule"):
        load_rules(Options(disable=frozenset({"en.no-such-rule"})))
    passes = ("quotes", "repair.encoding")
    load_rules(Options(disable=frozenset({"repair", "quotes", "en"})), passes)
    with pytest.raises(OptionsError, match=r"repair\.encodng"):
        load_rules(Options(disable=frozenset({"repair.encodng"})), passes)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "“",
        "read ",
        "Share on ",
        "photo: ",
        "…",
        "(",
        "[advertisement",
        "read more: x",
        "&amp;",
    ],
)
def test_rules_come_back_from_hostile_lines(unit: str) -> None:
    """A pattern that is worse than linear would not come back from this in any bearable time.

    Only inline rules are shown whole texts; no line of more than 600 characters is held against the others.
    """
    text = unit * (20_000 // len(unit))
    for rule in RULES.rules:
        shown = text if rule.scope == "inline" else text[:600]
        assert sum(1 for _ in rule.pattern.finditer(shown)) <= len(shown)
    assert not RULES.fitting(text, "en")
