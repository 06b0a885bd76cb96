"""A rule, and the indexed set of rules that a line is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from newsclean.errors import RuleError
from newsclean.ledger import Edit
from newsclean.rules.openings import folded, key_at, openings, signs_before
from newsclean.text.quotation_marks import leading_quotation
from newsclean.text.sentences import ends_sentence
from newsclean.text.words import tokens

Scope = Literal["line", "tail", "inline", "heading"]
"""``line``: a paragraph that is boilerplate as a whole, anywhere. ``tail``: the same, in the last lines
of a text only. ``inline``: words inside a paragraph. ``heading``: a heading whose section is boilerplate."""

MOST_WORDS = 40
_MOST_CUED_WORDS = 26
"""Words of a line that is searched for the literals of rules that may fit anywhere."""
_MOST_SIGNS = 8
"""Signs in front of a line's first letter with which a pattern may begin."""
_ANY_WORD = re.compile(r"\w|©")
_MOST_CODED_WORDS = 3
# An option, a path, a comment, a name of a programme: ``--help``, ``#comment``, ``[tags]``, ``login;``.
_CODED = re.compile(
    r"""^[{<]|^-{2,}\s|^/(?!\w+/$)|^[-#\\.:;@$%&=<>'"`~^+_]+\w|\w[;=\\{}]$|^\W*\[\w+\]\W*$|^\*\s?/|\w\(\)|\w_\w"""
)
_COMMAS = ",،、，"
_FEWEST_SPOKEN = 3
"""Words of a quotation that is more than a name, where no comma sets it off."""
_LONGEST_LINE = 600
"""Characters of a line; no boilerplate of 40 words is longer."""
_Index = tuple[tuple[str, tuple[int, ...]], ...]
Openings = Mapping[str, Iterable[str] | None]
"""What patterns can begin with, by pattern."""
Cues = _Index
"""Literals, each with the numbers of the rules that ask for it."""
_SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class Needs:
    """What must hold beside the pattern."""

    max_words: int = MOST_WORDS
    linked: bool = False
    """Most of the block is a link."""
    last_blocks: int | None = None
    """The block is one of the last so many."""
    after_heading: bool = False
    """The block follows a heading."""
    alone_from: int = 3
    """Words of a line from which it goes without other boilerplate next to it; of fewer than three words,
    it must stand between paragraphs."""
    probability: float = 0.0
    """That the line is boilerplate, by the learned model, at least."""
    between: bool = False
    """The line stands in a story: next to a paragraph of prose."""
    any_language: bool = False
    """What it looks for is boilerplate in texts of other languages too, not a word of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. The pattern is searched without regard to case."""

    id: str
    scope: Scope
    language: str
    file: str
    source: str
    """The pattern, with its word lists written out."""
    needs: Needs
    confidence: float
    literals: tuple[str, ...]
    """Lower-case strings of which one must occur before the pattern is tried; every inline rule has them."""
    truncates: bool
    """Whether what it finds says that the rest of the story is missing."""
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    @property
    def is_users(self) -> bool:
        """It is of a file that the user gave."""
        return not self.file.startswith("lang/")

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most rules never meet a line that they may fit."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules by scope, indexed by how a line begins. Immutable, picklable."""

    rules: tuple[Rule, ...]
    _by_opening: dict[str, tuple[int, ...]]
    """Numbers of the rules for a line that begins so."""
    _anywhere: tuple[int, ...]
    """Numbers of the rules that say nothing of a line's beginning."""
    _cues: Cues
    """The same, of those that have literals, by literal."""
    _inline: tuple[tuple[str, _Index], ...]
    """Numbers of the inline rules by literal, and the literals by the longest word that they hold."""
    _truncating: frozenset[str]

    @classmethod
    def of(cls, rules: Iterable[Rule], known: Openings = MappingProxyType({})) -> RuleSet:
        """A rule set; ids must be unique.

        Args:
            rules: in any order.
            known: openings by pattern, as far as they were worked out ahead.

        Raises:
            RuleError: two rules share an id.
        """
        kept = tuple(sorted(rules, key=lambda rule: _SCOPES.index(rule.scope)))
        seen: dict[str, str] = {}
        for rule in kept:
            if rule.id in seen:
                raise RuleError(
                    f"{rule.file}: rule id {rule.id} stands in {seen[rule.id]} too; rename one"
                )
            seen[rule.id] = rule.file
        lines = [n for n, rule in enumerate(kept) if rule.scope != "inline"]
        heads = {n: _heads(kept[n].source, known) for n in lines}
        unbound = [n for n in lines if heads[n] is None]
        return cls(
            rules=kept,
            _by_opening=dict(_index((n, heads[n] or ()) for n in lines)),
            _anywhere=tuple(n for n in unbound if not kept[n].literals),
            _cues=_index((n, kept[n].literals) for n in unbound),
            _inline=_by_word(
                _index((n, r.literals) for n, r in enumerate(kept) if r.scope == "inline")
            ),
            _truncating=frozenset(rule.id for rule in kept if rule.truncates),
        )

    def fitting(
        self, lines: Sequence[str], scopes: Iterable[Scope]
    ) -> Callable[[int], Iterator[Rule]]:
        """The rules that fit the lines of one text, asked line by line, by number.

        Which literals the text holds at all is looked up once, for all of its lines.
        """
        cues = self._cues_in(lines)
        return lambda number: self._hits(lines[number], scopes, cues)

    def hits(self, line: str, scopes: Iterable[Scope]) -> Iterator[Rule]:
        """The rules of these scopes whose pattern and length fit a line; inline rules never do.

        A plea that somebody is quoted with is the story's: no rule fits a quoted sentence.
        """
        return self._hits(line, scopes, self._cues)

    def _cues_in(self, lines: Iterable[str]) -> Cues:
        short = [line for line in lines if line.count(" ") < _MOST_CUED_WORDS]
        text = folded("\n".join(line for line in short if len(line) <= _LONGEST_LINE))
        return tuple(cue for cue in self._cues if cue[0] in text)

    def _hits(self, line: str, scopes: Iterable[Scope], cues: Cues) -> Iterator[Rule]:
        words = line.count(" ") + 1
        if words > MOST_WORDS or len(line) > _LONGEST_LINE or not _ANY_WORD.search(line):
            return
        if words <= _MOST_CODED_WORDS and _CODED.search(line):
            return
        for number in sorted(self._candidates(folded(line), words, cues)):
            rule = self.rules[number]
            if words <= rule.needs.max_words and rule.scope in scopes and rule.pattern.search(line):
                if is_spoken(line):
                    return
                yield rule

    def inline(self, lowered: str) -> Iterator[Rule]:
        """The inline rules that may find something in a text, given in lower case."""
        found: set[int] = set()
        for word, literals in self._inline:
            if word in lowered:
                found.update(*[numbers for text, numbers in literals if text in lowered])
        yield from (self.rules[number] for number in sorted(found))

    def _candidates(self, lowered: str, words: int, cues: Cues) -> set[int]:
        """Rules that may fit, by the first letters, and by the signs before them."""
        found = set(self._anywhere)
        if words <= _MOST_CUED_WORDS:
            for text, numbers in cues:
                if text in lowered:
                    found.update(numbers)
        start = 0 if lowered[0].isalnum() else signs_before(lowered)
        for at in range(max(0, start - _MOST_SIGNS), start + 1):
            begins = key_at(lowered, at)
            for length in range(1, len(begins) + 1):
                found.update(self._by_opening.get(begins[:length], ()))
        return found

    def try_line(self, text: str) -> tuple[Rule, ...]:
        """Every rule that fires on a line, in whatever scope: for the command line."""
        found = list(self.hits(text, ("line", "tail", "heading")))
        found += [r for r in self.inline(text.lower()) if r.pattern.search(text)]
        return tuple(found)

    def truncated_by(self, edits: Iterable[Edit]) -> bool:
        """Whether one of these removals says that the rest of the story is missing."""
        return any(not self._truncating.isdisjoint(edit.rules) for edit in edits)


def is_spoken(line: str) -> bool:
    """Whether a line is a quoted sentence, or a quotation with its narration: “Join”, begged the sign."""
    found = leading_quotation(line)
    if found is None:
        return False
    said, rest = (part.strip() for part in found)
    if not rest:
        return ends_sentence(said)
    parted = ends_sentence(said, also=_COMMAS) or rest.startswith(tuple(_COMMAS))
    goes_on = said.count(" ") + 1 >= _FEWEST_SPOKEN and rest[0].isalpha() and not rest[0].isupper()
    return ends_sentence(rest) and (parted or goes_on)


def _heads(pattern: str, known: Openings) -> Iterable[str] | None:
    return known[pattern] if pattern in known else openings(pattern)


def _index(
    keys_of: Iterable[tuple[int, Iterable[str]]],
) -> _Index:
    """The numbers of rules by key."""
    found: dict[str, list[int]] = {}
    for number, keys in keys_of:
        for key in keys:
            found.setdefault(key, []).append(number)
    return tuple((key, tuple(numbers)) for key, numbers in found.items())


def _by_word(index: _Index) -> tuple[tuple[str, _Index], ...]:
    """Literals in groups that share their longest word, so that a text without it is searched once."""
    groups: dict[str, _Index] = {}
    for text, numbers in index:
        word = max(tokens(text), key=len, default=text)
        groups[word] = (*groups.get(word, ()), (text, numbers))
    return tuple(groups.items())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
