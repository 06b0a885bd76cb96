"""Boilerplate rules: TOML files → one immutable, indexed :class:`RuleSet`.

Words are data: each rule has an id, a pattern, an example that it must match and one that it must spare.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from newsclean import data
from newsclean.errors import RuleError
from newsclean.options import Options

Scope = Literal["line", "tail", "inline", "heading"]
"""``line``: a paragraph that is furniture as a whole, anywhere. ``tail``: the same, in the last lines
of a text only. ``inline``: words inside a paragraph. ``heading``: a heading whose section is furniture."""

_KEYS = {"id", "scope", "pattern", "needs", "confidence", "literals", "matches", "spares"}
_NEEDS = {"max_words", "linked", "last_blocks", "after_heading"}
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,\})")
_ANCHOR = re.compile(r"\w{3}|[^\x00-\x7f]|©|\\\[\\\+")
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Needs:
    """What must hold beside the pattern."""

    max_words: int = _MOST_WORDS
    linked: bool = False
    """Most of the block is a link."""
    last_blocks: int | None = None
    """The block is one of the last so many."""
    after_heading: bool = False
    """The block follows a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. The pattern is searched without regard to case."""

    id: str
    scope: Scope
    language: str
    file: str
    pattern: re.Pattern[str]
    needs: Needs
    confidence: float
    literals: tuple[str, ...]
    """For inline rules: lower-case strings of which one must occur before the pattern is tried."""
    matches: tuple[str, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules by scope, with one combined pattern per scope as a filter. Immutable, picklable."""

    rules: tuple[Rule, ...]
    _filters: tuple[tuple[Scope, re.Pattern[str]], ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> RuleSet:
        """A rule set; ids must be unique.

        Raises:
            RuleError: two rules share an id.
        """
        kept = tuple(rules)
        seen: dict[str, str] = {}
        for rule in kept:
            if rule.id in seen:
                raise RuleError(
                    f"{rule.file}: rule id {rule.id} stands in {seen[rule.id]} too; rename one"
                )
            seen[rule.id] = rule.file
        filters = []
        for scope in get_args(Scope):
            patterns = [f"(?:{r.pattern.pattern})" for r in kept if r.scope == scope]
            if patterns and scope != "inline":
                filters.append((scope, re.compile("|".join(patterns), re.IGNORECASE)))
        return cls(kept, tuple(filters))

    def of_scope(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules of one scope, in the order of their files."""
        return tuple(r for r in self.rules if r.scope == scope)

    def hits(self, line: str, scopes: Iterable[Scope]) -> Iterator[Rule]:
        """The rules of these scopes whose pattern and length fit a line; inline rules never do."""
        words = line.count(" ") + 1
        if words > _MOST_WORDS:
            return
        for scope, pattern in self._filters:
            if scope in scopes and pattern.search(line):
                for rule in self.rules:
                    if (
                        rule.scope == scope
                        and words <= rule.needs.max_words
                        and rule.pattern.search(line)
                    ):
                        yield rule

    def try_line(self, text: str) -> tuple[Rule, ...]:
        """Every rule that fires on a line, in whatever scope: for the command line."""
        found = list(self.hits(text, ("line", "tail", "heading")))
        found += [r for r in self.of_scope("inline") if r.pattern.search(text)]
        return tuple(found)

    def without(self, options: Options) -> RuleSet:
        """The rules that are switched on."""
        return RuleSet.of(r for r in self.rules if options.allows(r.id))


def load_rules(options: Options) -> RuleSet:
    """The shipped rules of all languages and the user's own, less those that are switched off.

    Every language applies to every text: furniture of one stands in pages of another.

    Raises:
        RuleError: a file cannot be read, or holds a rule that is wrong.
    """
    rules = [*_shipped().rules, *(r for path in options.rules for r in _user_rules(path))]
    kept = [r for r in rules if options.allows(r.id)]
    return _shipped() if len(kept) == len(_shipped().rules) else RuleSet.of(kept)


@cache
def _shipped() -> RuleSet:
    return RuleSet.of(
        rule
        for name in data.names("rules")
        for rule in parse_rules(data.read(name), name.removeprefix("rules/"))
    )


def _user_rules(path: Path) -> tuple[Rule, ...]:
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: {error}; pass a TOML file of rules") from error
    return parse_rules(content, str(path))


def parse_rules(content: dict[str, Any], file: str) -> tuple[Rule, ...]:
    """The rules of one file.

    Raises:
        RuleError: a key is missing or unknown, or a pattern is wrong, slow or able to hang.
    """
    about = content.get("about", {})
    language = about.get("language")
    if not isinstance(language, str):
        raise RuleError(f'{file}: [about] has no language; add language = "en" or another code')
    return tuple(_rule(entry, language, file) for entry in content.get("rule", ()))


def _rule(entry: dict[str, Any], language: str, file: str) -> Rule:
    name = entry.get("id", "a rule without id")
    if missing := {"id", "scope", "pattern", "matches", "spares"} - entry.keys():
        raise RuleError(f"{file}: {name} lacks {', '.join(sorted(missing))}; add it")
    if unknown := (entry.keys() - _KEYS) | (entry.get("needs", {}).keys() - _NEEDS):
        raise RuleError(
            f"{file}: {name} has unknown keys {', '.join(sorted(unknown))}; remove them"
        )
    if entry["scope"] not in get_args(Scope):
        raise RuleError(f"{file}: {name}: scope is one of {', '.join(get_args(Scope))}")
    if entry["scope"] == "inline" and not entry.get("literals"):
        raise RuleError(f"{file}: {name}: an inline rule needs literals, or it slows every text")
    return Rule(
        id=name,
        scope=entry["scope"],
        language=language,
        file=file,
        pattern=_compiled(entry["pattern"], f"{file}: {name}"),
        needs=Needs(**entry.get("needs", {})),
        confidence=float(entry.get("confidence", 0.95)),
        literals=tuple(entry.get("literals", ())),
        matches=tuple(entry["matches"]),
        spares=tuple(entry["spares"]),
    )


def _compiled(pattern: str, where: str) -> re.Pattern[str]:
    if _NESTED.search(pattern):
        raise RuleError(f"{where}: a repeated group that holds a repetition can hang; unroll it")
    if not _ANCHOR.search(re.sub(r"\\[a-zA-Z]", "", pattern)):
        raise RuleError(
            f"{where}: the pattern has no literal words; add some, or it slows every text"
        )
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"{where}: {error}; mend the pattern") from error
