"""The words of exports, agency copy, mail and newsletters, of all languages together.

A text shows by its shape which kind it is; a label or a mark of any language counts in it, since a German
database labels English stories, too. The lists are ``data/lang/<code>/exports.toml``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from newsclean import data
from newsclean import lazy_re as re
from newsclean.text.languages import guess
from newsclean.text.phrases import one_of
from newsclean.text.scripts import beyond_ascii

_MARKS_AROUND = " \t*_#>:："
_AROUND = 40
"""Marks and blanks around a phrase and in it, at most."""
_FEW = 3
"""Letters by which a phrase is told from most others; none begins with a shorter word and ends with it."""
_FIRST = re.compile(rf"\W*+(\w{{1,{_FEW}}})")
_BRACKETED = re.compile(r"(?:(?<!\s)\s++)?+\([^()]{0,24}\)")

_READ = tuple(
    "headline authors published created modified section site abstract keywords url".split()
)
"""The roles of fields of a record that are read, the likeliest first."""


def normal(label: str) -> str:
    """A label as the lists have it.

    >>> normal("**Author(s):** "), normal("LOAD-DATE")
    ('author(s)', 'load-date')
    """
    lower = (
        label.strip(_MARKS_AROUND).casefold().replace("i\u0307", "i")
    )  # the Turkish capital of "i"
    return " ".join(lower.replace("_", " ").replace("’", "'").split())


@cache
def labels() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """What each label may be the label of (``"headline"``, ``"record"`` …) in which language, by its
    normal form."""
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for code, content in data.by_language("exports").items():
        for role, phrases in content.get("labels", {}).items():
            for phrase in phrases:
                known = found[normal(phrase)]
                known[code] = known.get(code, frozenset()) | {role}
    return found


def label_language(names: Iterable[str], text: str) -> str | None:
    """The language in which most of the labels are ones; of several, that of the text, then English."""
    counts = Counter(code for name in set(names) for code in labels().get(normal(name), ()))
    if not counts:
        return None
    most = max(counts.values())
    best = sorted(code for code, count in counts.items() if count == most)
    told = guess(text) if len(best) > 1 else None
    if told is not None and told[0] in best:
        return told[0]
    return "en" if "en" in best else best[0]


@cache
def codes() -> dict[str, str]:
    """What the two-letter codes of databases are the label of."""
    table = data.read("shared/exports.toml")["codes"]
    return {code: role for role, listed in table.items() for code in listed.split()}


def roles_of(label: str, language: str | None = None) -> frozenset[str]:
    """What a label may stand for, in a language if it is one there, else in any; empty for an unknown one.

    >>> sorted(roles_of("Rubrik", "de")), sorted(roles_of("Rubrik", "sv"))
    (['section'], ['headline'])
    """
    name = normal(label)
    tried = (name, _BRACKETED.sub("", name), _of_story(name))
    known = next((found for each in tried if (found := labels().get(each))), {})
    return known.get(language or "") or frozenset().union(*known.values())


def main_role(roles: frozenset[str]) -> str:
    """What a name of a field means most likely, of all that it may mean; empty for none that is read.

    >>> main_role(roles_of("Rubrik", "sv")), main_role(frozenset())
    ('headline', '')
    """
    return next((role for role in _READ if role in roles), "")


def _of_story(name: str) -> str:
    """A label without the words that say what it is the label of: "Title of the article"."""
    words = listed("record", "story")
    behind = (name[: -len(x)].rstrip() for x in words if name.endswith(f" {x}"))
    before = (name[len(x) :].lstrip() for x in words if name.startswith(f"{x} "))
    return min((*behind, *before), key=len, default="")


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """The phrases of all languages under a key, in lower case."""
    return frozenset(phrase.casefold() for phrase in data.listed("exports", table, key))


def is_listed(line: str, table: str, key: str) -> bool:
    """Whether a line, in its normal form, is one of the phrases under a key."""
    return len(line) <= _most(table, key) and normal(line) in listed(table, key)


@cache
def _most(table: str, key: str) -> int:
    """Characters of a line that may be one of the phrases, with the marks and blanks around it."""
    return _AROUND + max(map(len, listed(table, key)))


def begins(line: str, table: str, key: str) -> bool:
    """Whether a line begins with one of the phrases."""
    lower = line.casefold()
    return any(map(lower.startswith, _by_beginning(table, key).get(lower[:_FEW], ())))


@cache
def _by_beginning(table: str, key: str) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for phrase in listed(table, key):
        found[phrase[:_FEW]] += (phrase,)
    return found


def opens(template: str, line: str, table: str, key: str) -> bool:
    """Whether a line fits a template that begins with one of the phrases, behind marks."""
    if not may_open(line, table, key):
        return False
    return compiled(template, (table, key)).fullmatch(line) is not None


def may_open(line: str, table: str, key: str) -> bool:
    """Whether a line may begin with one of the phrases, behind marks: asked before a pattern, which has
    hundreds of them."""
    first = _FIRST.match(line)
    return first is not None and first[1].casefold() in _firsts(table, key)


@cache
def _firsts(table: str, key: str) -> frozenset[str]:
    return frozenset(first[1] for first in map(_FIRST.match, listed(table, key)) if first)


class Said(NamedTuple):
    """A text in lower case, and what tells which phrases it may hold: its words and letters beyond ASCII."""

    lower: str
    signs: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Said:
        lower = text.casefold()
        return cls(lower, frozenset(("", *lower.split(" "))).union(beyond_ascii(lower)))


def said_in(said: Said, table: str, key: str) -> list[str]:
    """Those of the phrases under a key that a text holds."""
    by_sign = _by_sign(table, key)
    signs = by_sign.keys() & said.signs
    return [phrase for sign in signs for phrase in by_sign[sign] if phrase in said.lower]


@cache
def _by_sign(table: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases by what a text surely has that holds them: the longest of their words with a blank on each
    side, else a letter beyond ASCII; those without either under nothing."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for phrase in sorted(listed(table, key)):
        inner = max(phrase.split(" ")[1:-1], key=len, default="")
        found[inner or max(beyond_ascii(phrase), default="")] += (phrase,)
    return found


@cache
def pattern_of(table: str, key: str) -> str:
    """The same as the alternatives of a pattern."""
    return one_of(listed(table, key))


@cache
def compiled(template: str, *keys: tuple[str, str]) -> re.Pattern[str]:
    """A pattern with ``{0}``, ``{1}`` … in place of lists of phrases, without regard to case."""
    return re.compile(template.format(*(pattern_of(*key) for key in keys)), re.IGNORECASE)
