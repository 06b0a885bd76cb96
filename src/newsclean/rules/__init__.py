"""Boilerplate rules: TOML files → one immutable :class:`RuleSet`.

Words are data: each rule has an id, a pattern, an example that it must match and one that it must spare.
"""

from newsclean.rules.files import load_rules, parse_rules
from newsclean.rules.ruleset import Needs, Rule, RuleSet, Scope

__all__ = ["Needs", "Rule", "RuleSet", "Scope", "load_rules", "parse_rules"]
