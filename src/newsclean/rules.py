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
from newsclean.ledger import Edit
from newsclean.options import Options

Scope = Literal["line", "tail", "inline", "heading"]
"""``line``: a paragraph that is furniture as a whole, anywhere. ``tail``: the same, in the last lines
of a text only. ``inline``: words inside a paragraph. ``heading``: a heading whose section is furniture."""

_KEYS = {
    "id",
    "scope",
    "pattern",
    "needs",
    "confidence",
    "literals",
    "truncates",
    "matches",
    "spares",
}
_NEEDS = {"max_words", "linked", "last_blocks", "after_heading"}
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,\})")
_ANCHOR = re.compile(r"\w{3}|[^\x00-\x7f]|©|\\\[\\\+")
_MOST_WORDS = 40
_ANY_WORD = re.compile(r"\w|©")
_LONGEST_LINE = 600
"""Characters of a line; no furniture of 40 words is longer."""


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
    truncates: bool
    """Whether what it finds says that the rest of the story is missing."""
    matches: tuple[str, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules by scope, with one combined pattern per scope as a filter. Immutable, picklable."""

    rules: tuple[Rule, ...]
    _filters: tuple[tuple[Scope, re.Pattern[str] | None, re.Pattern[str] | None], ...]
    """Per scope the patterns that begin at the line's start, and the others."""

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
            patterns = [r.pattern.pattern for r in kept if r.scope == scope]
            if patterns and scope != "inline":
                anchored = [p for p in patterns if _anchored(p)]
                others = [p for p in patterns if not _anchored(p)]
                filters.append((scope, _any_of(anchored), _any_of(others)))
        return cls(kept, tuple(filters))

    def of_scope(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules of one scope, in the order of their files."""
        return tuple(r for r in self.rules if r.scope == scope)

    def hits(self, line: str, scopes: Iterable[Scope]) -> Iterator[Rule]:
        """The rules of these scopes whose pattern and length fit a line; inline rules never do."""
        words = line.count(" ") + 1
        if words > _MOST_WORDS or len(line) > _LONGEST_LINE or not _ANY_WORD.search(line):
            return
        for scope, anchored, others in self._filters:
            if scope not in scopes:
                continue
            if (anchored and anchored.match(line)) or (others and others.search(line)):
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

    def truncated_by(self, edits: Iterable[Edit]) -> bool:
        """Whether one of these removals says that the rest of the story is missing."""
        ids = {rule.id for rule in self.rules if rule.truncates}
        return any(ids.intersection(edit.rule.split("+")) for edit in edits)


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _anchored(pattern: str) -> bool:
    """Whether every way to match begins at the start: ``^`` first, no ``|`` outside parentheses."""
    depth = 0
    inside_class = False
    skip = False
    for char in pattern:
        if skip:
            skip = False
        elif char == "\\":
            skip = True
        elif inside_class:
            inside_class = char != "]"
        elif char == "[":
            inside_class = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and depth == 0:
            return False
    return pattern.startswith("^")


def load_rules(options: Options, passes: Iterable[str] = ()) -> RuleSet:
    """The shipped rules of all languages and the user's own, less those that are switched off.

    Every language applies to every text: furniture of one stands in pages of another.

    Args:
        options: the rule files to add and the names to leave out.
        passes: the ids of all stages and passes that ``options.without`` may name beside rules;
            without them, only names that begin like a rule's are checked.

    Raises:
        RuleError: a file cannot be read or holds a rule that is wrong, or ``options.without`` names
            what does not exist.
    """
    rules = [*_shipped().rules, *(r for path in options.rules for r in _user_rules(path))]
    _refuse_unknown(options.without, [r.id for r in rules], tuple(passes))
    kept = [r for r in rules if options.allows(r.id)]
    return _shipped() if len(kept) == len(_shipped().rules) else RuleSet.of(kept)


def _refuse_unknown(without: Iterable[str], rule_ids: list[str], passes: tuple[str, ...]) -> None:
    known = (*rule_ids, *passes)
    heads = {name.partition(".")[0] for name in rule_ids}
    unknown = [
        name
        for name in sorted(without)
        if (passes or name.partition(".")[0] in heads)
        and not any(k == name or k.startswith(name + ".") for k in known)
    ]
    if unknown:
        raise RuleError(
            f"Options.without names no stage, pass or rule: {', '.join(unknown)}; "
            "`newsclean rules` lists the rules"
        )


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
        truncates=bool(entry.get("truncates", False)),
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
