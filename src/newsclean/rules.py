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
from newsclean.patterns import nests

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
    source: str
    """The pattern as written."""
    needs: Needs
    confidence: float
    literals: tuple[str, ...]
    """For inline rules: lower-case strings of which one must occur before the pattern is tried."""
    truncates: bool
    """Whether what it finds says that the rest of the story is missing."""
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most rules never meet a line that they may fit."""
        return _compiled(self.source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Filter:
    """Patterns of rules of one scope, combined: where none matches, no rule needs to be tried."""

    scope: Scope
    max_words: int
    lowered: str
    """For the line in lower case; branches are tried much faster where case matters."""
    written: str
    """For the line as it is: patterns that have capitals."""
    anywhere: str
    """Patterns that may match at any place."""

    def passes(self, line: str, lowered: str) -> bool:
        return bool(
            (self.lowered and _compiled(self.lowered).match(lowered))
            or (self.written and _compiled(self.written, re.IGNORECASE).match(line))
            or (self.anywhere and _compiled(self.anywhere, re.IGNORECASE).search(line))
        )


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules by scope, with combined patterns as filters. Immutable, picklable."""

    rules: tuple[Rule, ...]
    _filters: tuple[_Filter, ...]

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
        scopes = (scope for scope in get_args(Scope) if scope != "inline")
        return cls(kept, tuple(f for scope in scopes for f in _filters(kept, scope)))

    def of_scope(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules of one scope, in the order of their files."""
        return tuple(r for r in self.rules if r.scope == scope)

    def hits(self, line: str, scopes: Iterable[Scope]) -> Iterator[Rule]:
        """The rules of these scopes whose pattern and length fit a line; inline rules never do."""
        words = line.count(" ") + 1
        if words > _MOST_WORDS or len(line) > _LONGEST_LINE or not _ANY_WORD.search(line):
            return
        lowered = line.replace("İ", "i").lower()
        passed = {
            f.scope
            for f in self._filters
            if words <= f.max_words and f.scope in scopes and f.passes(line, lowered)
        }
        for scope in get_args(Scope) if passed else ():
            for rule in self.rules:
                if (
                    rule.scope == scope
                    and scope in passed
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


_TIERS = (8, 14, 24, 10_000)
"""Bounds on ``max_words``: a long line is held against few rules."""
_OPENING = r"^\W*"


def _filters(rules: Iterable[Rule], scope: Scope) -> Iterator[_Filter]:
    tiers: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.scope == scope:
            bound = next(t for t in _TIERS if rule.needs.max_words <= t)
            tiers.setdefault(bound, []).append(rule)
    for bound, members in sorted(tiers.items()):
        opening: list[str] = []
        written: list[str] = []
        anywhere: list[str] = []
        for source in (rule.source for rule in members):
            ways = _alternatives(source)
            if not all(way.startswith("^") for way in ways):
                anywhere.append(source)
            elif _has_capitals(source):
                written.append(source)
            else:
                opening += ways
        yield _Filter(scope, bound, _lowered(opening), _any_of(written), _any_of(anywhere))


def _lowered(ways: list[str]) -> str:
    """The patterns as one, with the beginning that most of them share written once."""
    shared = [way.removeprefix(_OPENING) for way in ways if way.startswith(_OPENING)]
    others = [way for way in ways if not way.startswith(_OPENING)]
    return _any_of([rf"\W*(?:{_any_of(shared)})", *others] if shared else others)


def _any_of(patterns: list[str]) -> str:
    return "|".join(f"(?:{p})" for p in patterns)


def _has_capitals(pattern: str) -> bool:
    plain = re.sub(r"\\.", "", pattern)
    return plain != plain.lower()


def _alternatives(pattern: str) -> list[str]:
    """The pattern cut at each ``|`` outside parentheses and classes."""
    depth = 0
    start = 0
    inside_class = False
    skip = False
    ways = []
    for at, char in enumerate(pattern):
        if skip:
            skip = False
        elif char == "\\":
            skip = True
        elif inside_class:
            inside_class = char != "]"
        elif char == "[":
            inside_class = True
        elif char == "|" and depth == 0:
            ways.append(pattern[start:at])
            start = at + 1
        else:
            depth += (char == "(") - (char == ")")
    return [*ways, pattern[start:]]


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


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
        for rule in _parsed(data.read(name), name.removeprefix("rules/"))
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
    rules = _parsed(content, file)
    for rule in rules:
        _check(rule.source, f"{file}: {rule.id}")
    return rules


def _parsed(content: dict[str, Any], file: str) -> tuple[Rule, ...]:
    """The rules of one file, their patterns as they are: those that are shipped stood their test."""
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
        source=entry["pattern"],
        needs=Needs(**entry.get("needs", {})),
        confidence=float(entry.get("confidence", 0.95)),
        literals=tuple(entry.get("literals", ())),
        truncates=bool(entry.get("truncates", False)),
        matches=tuple(entry["matches"]),
        spares=tuple(entry["spares"]),
    )


def _check(pattern: str, where: str) -> None:
    try:
        hangs = nests(pattern)
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"{where}: {error}; mend the pattern") from error
    if hangs:
        raise RuleError(f"{where}: a repeated group that holds a repetition can hang; unroll it")
    if not _ANCHOR.search(re.sub(r"\\[a-zA-Z]", "", pattern)):
        raise RuleError(
            f"{where}: the pattern has no literal words; add some, or it slows every text"
        )
