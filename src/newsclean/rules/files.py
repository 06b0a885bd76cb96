"""Rule files: TOML → checked :class:`Rule` values, their word lists written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

from newsclean import data
from newsclean import lazy_re as re
from newsclean.errors import OptionsError, RuleError, did_you_mean
from newsclean.model.plain_text import file_name
from newsclean.options import Options
from newsclean.rules.backtracking import is_ambiguous, nests
from newsclean.rules.ruleset import Needs, Rule, RuleSet, Scope
from newsclean.text.phrases import folded

_LARGEST_FILE = 5_000_000
"""Characters of a file of rules; all that are shipped have 360,000."""
_NAME, _TEXT, _TEXTS, _TABLE = "a name", "a text", "a list of texts", "a table"
_SHARE, _NUMBER, _TRUTH = "a number from 0 to 1", "a whole number", "true or false"
_KEYS = {
    "id": _NAME,
    "scope": _TEXT,
    "pattern": _TEXT,
    "needs": _TABLE,
    "confidence": _SHARE,
    "literals": _TEXTS,
    "truncates": _TRUTH,
    "matches": _TEXTS,
    "spares": _TEXTS,
}
_OF_TYPES = {"int": _NUMBER, "int | None": _NUMBER, "bool": _TRUTH, "float": _SHARE}
_NEEDS = {field.name: _OF_TYPES[str(field.type)] for field in fields(Needs)}
_TABLES = dict.fromkeys(("about", "lists", "family"), _TABLE)
_ANCHOR = re.compile(r"\w{3}|[^\x00-\x7f]|©|\\\[\\\+")
_LIST = re.compile(r"<([a-z][a-z-]*)>")
_SHARED = "shared/boilerplate.toml"
"""Word lists and patterns for the rules of all languages."""


def load_rules(options: Options, passes: Iterable[str] = ()) -> RuleSet:
    """The shipped rules of all languages and the user's own, less those that are switched off.

    Which of them decide about a line of a text, by its language, is :mod:`newsclean.boilerplate`'s matter.

    Args:
        options: the rule files to add and the names to leave out.
        passes: the ids of all stages and passes that ``options.disable`` may name beside rules;
            without them, only names that begin like a rule's are checked.

    Raises:
        OptionsError: ``options.disable`` names what does not exist.
        RuleError: a file cannot be read or holds a rule that is wrong.
    """
    shipped = _shipped()
    rules = [*shipped.rules, *(r for path in options.rules for r in _user_rules(path))]
    _refuse_unknown(options.disable, [r.id for r in rules], tuple(passes))
    kept = [r for r in rules if options.allows(r.id)]
    if len(kept) == len(shipped.rules) == len(rules):
        return shipped
    return RuleSet.of(kept)


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
        names = {*known, *heads}
        raise OptionsError(
            f"Options.disable names no step, pass or rule: {', '.join(unknown)}"
            + (did_you_mean(unknown[0], names) or "; `newsclean rules` lists the rules")
        )


@cache
def _shipped() -> RuleSet:
    rules = [
        rule
        for code, content in data.by_language("boilerplate").items()
        for rule in _parsed(content, f"lang/{code}/boilerplate.toml")
    ]
    return RuleSet.of(rules)


def _user_rules(path: Path) -> tuple[Rule, ...]:
    import tomllib

    name = file_name(path)
    try:
        if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):
            raise RuleError(f"{name}: it is no regular file; pass a TOML file of rules")
        with Path(path).open(encoding="utf-8") as file:
            text = file.read(_LARGEST_FILE + 1)
        content = {} if len(text) > _LARGEST_FILE else tomllib.loads(text)
    except RuleError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise RuleError(f"{name}: {error}; pass a TOML file of rules") from error
    if len(text) > _LARGEST_FILE:
        raise RuleError(f"{name}: it is larger than {_LARGEST_FILE:,} characters; divide it")
    return parse_rules(content, name)


def parse_rules(content: dict[str, Any], file: str) -> tuple[Rule, ...]:
    """The rules of one file.

    Raises:
        RuleError: a key is missing or unknown, or a pattern is wrong, slow or able to hang.
    """
    _refuse_misfits(content, _TABLES, file)
    _refuse_misfits(content.get("lists", {}), dict.fromkeys(content.get("lists", {}), _TEXT), file)
    entries = content.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise RuleError(f"{file}: each rule stands under a [[rule]] of its own")
    families = content.get("family", {})
    _refuse_misfits(families, dict.fromkeys(families, _TABLE), file)
    for entry in (*entries, *families.values()):
        _refuse_misfits(entry, _KEYS, file)
        _refuse_misfits(entry.get("needs", {}), _NEEDS, file)
    rules = _parsed(content, file)
    for rule in rules:
        _check(rule.source, f"{file}: {rule.id}")
    return rules


def _refuse_misfits(table: Mapping[str, Any], wanted: Mapping[str, str], file: str) -> None:
    for key, value in table.items():
        if key in wanted and not _is(value, wanted[key]):
            raise RuleError(f"{file}: {key} takes {wanted[key]}, not {value!r:.40}")


def _is(value: object, wanted: str) -> bool:
    match wanted:
        case "a name":
            return isinstance(value, str) and value.isprintable()
        case "a text":
            return isinstance(value, str)
        case "a list of texts":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "a table":
            return isinstance(value, dict)
        case "true or false":
            return isinstance(value, bool)
        case "a whole number":
            return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _parsed(content: Mapping[str, Any], file: str) -> tuple[Rule, ...]:
    """The rules of one file, their patterns as they are: those that are shipped stood their test."""
    about = content.get("about", {})
    language = about.get("language")
    if not isinstance(language, str) or not language.isprintable():
        raise RuleError(f'{file}: [about] has no language; add language = "en" or another code')
    shared = _shared()
    lists = {**shared["lists"], **content.get("lists", {})}
    entries = [*content.get("rule", ()), *_of_families(content, shared, language, file)]
    return tuple(_rule(entry, language, file, lists) for entry in entries)


def _of_families(
    content: Mapping[str, Any], shared: Mapping[str, Any], language: str, file: str
) -> Iterator[dict[str, Any]]:
    """The patterns that languages share, for each family that a file has examples of."""
    examples = dict(content.get("family", {}))
    for family in shared["family"]:
        if (own := examples.pop(family["name"], None)) is not None:
            entry = {**family, "id": f"{language}.{family['name']}", **own}
            del entry["name"]
            yield entry
    if examples:
        known = ", ".join(family["name"] for family in shared["family"])
        raise RuleError(f"{file}: no family is named {', '.join(examples)}; there are: {known}")


@cache
def _shared() -> Mapping[str, Any]:
    return data.read(_SHARED)


def _written_out(pattern: str, lists: Mapping[str, str], where: str) -> str:
    """The pattern with ``<name>`` replaced by the alternatives of that list, which may name others."""
    for _ in range(3):
        names = set(_LIST.findall(pattern))
        if missing := sorted(names - lists.keys()):
            raise RuleError(f"{where} names no list: {missing[0]}; add it under [lists]")
        for name in names:
            pattern = pattern.replace(f"<{name}>", f"(?:{lists[name]})")
    if deeper := _LIST.search(pattern):
        raise RuleError(f"{where}: list {deeper[1]} stands too deep in other lists; write it out")
    return pattern


def _rule(entry: dict[str, Any], language: str, file: str, lists: Mapping[str, str]) -> Rule:
    name = entry.get("id", "a rule without id")
    if missing := {"id", "scope", "pattern", "matches", "spares"} - entry.keys():
        raise RuleError(f"{file}: {name} lacks {', '.join(sorted(missing))}; add it")
    if unknown := (entry.keys() - _KEYS.keys()) | (entry.get("needs", {}).keys() - _NEEDS.keys()):
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
        source=_written_out(entry["pattern"], lists, f"{file}: {name}"),
        needs=Needs(**entry.get("needs", {})),
        confidence=float(entry.get("confidence", 0.95)),
        literals=tuple(map(folded, entry.get("literals", ()))),
        truncates=bool(entry.get("truncates", False)),
        matches=tuple(entry["matches"]),
        spares=tuple(entry["spares"]),
    )


def _check(pattern: str, where: str) -> None:
    try:
        hangs = nests(pattern)
        re.compile(pattern, re.IGNORECASE)
        in_many_ways = is_ambiguous(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise RuleError(f"{where}: {error}; mend the pattern") from error
    if in_many_ways and not hangs:
        raise RuleError(
            f"{where}: a line may fit in so many ways that trying them can hang; let parts in a row, or the"
            " alternatives of a repeated group, begin with different characters"
        )
    if hangs:
        raise RuleError(f"{where}: a repeated group that holds a repetition can hang; unroll it")
    if not _ANCHOR.search(re.sub(r"\\[a-zA-Z]", "", pattern)):
        raise RuleError(
            f"{where}: the pattern has no literal words; add some, or it slows every text"
        )
