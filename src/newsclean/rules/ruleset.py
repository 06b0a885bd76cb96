"""A rule, and the set of rules that the lines of a text are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import chain
from typing import Literal, get_args

from newsclean import lazy_re as re
from newsclean.errors import RuleError
from newsclean.ledger import Edit
from newsclean.light_dataclass import dataclass
from newsclean.rules.opening_letters import SIZE, opening_letters, tells
from newsclean.text.lazily import lazily
from newsclean.text.phrases import folded, one_of
from newsclean.text.quotation_marks import leading_quotation
from newsclean.text.sentences import ends_sentence

Scope = Literal["line", "tail", "inline", "heading"]
"""``line``: a paragraph that is boilerplate as a whole, anywhere. ``tail``: the same, in the last lines
of a text only. ``inline``: words inside a paragraph. ``heading``: a heading whose section is boilerplate."""

MOST_WORDS = 40
_NO_LETTER = "©"
_ANY_WORD = re.compile(rf"\w|{_NO_LETTER}")
_MOST_CODED_WORDS = 3
# An option, a path, a comment, a name of a programme: ``--help``, ``#comment``, ``[tags]``, ``login;``.
# Greek asks with that mark.
_CODED = re.compile(
    r"""^[{<]|^-{2,}\s|^/(?!\w+/$)|^[-#\\.:;@$%&=<>'"`~^+_]+\w|(?:[^\W\u0370-\u03ff];|\w[=\\{}])$|^\W*\[\w+\]\W*$|^\*\s?/|\w\(\)|\w_\w"""
)
_MANY_LITERALS = 8
_COMMAS = ",،、，"
_FEWEST_SPOKEN = 3
"""Words of a quotation that is more than a name, where no comma sets it off."""
_LONGEST_LINE = 600
"""Characters of a line; no boilerplate of 40 words is longer."""
_FIRST_WORD = re.compile(r"[^\W\d_]{1,4}")
"""Four letters tell the beginnings of two languages' examples apart, mostly."""
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
    unquoted: bool = False
    """What an inline rule finds stands in no quotation: somebody may have said so."""


@dataclass(frozen=True, kw_only=True)
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
    """Folded strings of which one must occur before the pattern is tried; every inline rule has them."""
    truncates: bool
    """Whether what it finds says that the rest of the story is missing."""
    matches: tuple[str, ...]
    spares: tuple[str, ...]

    @property
    def is_users(self) -> bool:
        """It is of a file that the user gave."""
        return not self.file.startswith("lang/")

    @lazily
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most rules never meet a line that they may fit."""
        return re.compile(self.source, re.IGNORECASE)

    def has_literal(self, lowered: str) -> bool:
        """Whether one of the literals stands in a folded text."""
        if self._behind_signs is not None:
            return self._behind_signs.search(lowered) is not None
        return any(map(lowered.__contains__, self.literals))

    @lazily
    def _behind_signs(self) -> re.Pattern[str] | None:
        """A pattern that fits where one of many literals stands that all begin with a sign: by these they are
        found in one go."""
        signs = {literal[0] for literal in self.literals}
        if len(self.literals) < _MANY_LITERALS or any(map(str.isalnum, signs)):
            return None
        rests = one_of({literal[1:] for literal in self.literals})
        return re.compile(f"[{re.escape(''.join(sorted(signs)))}](?:{rests})")

    @lazily
    def openings(self) -> frozenset[str] | None:
        """How a line may begin that the pattern fits; None where that may be any."""
        return opening_letters(self.source)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules by the language of the texts that they are for. Immutable, picklable."""

    rules: tuple[Rule, ...]
    _of_lines: dict[str, tuple[Rule, ...]]
    """By language, the rules for the lines of its texts: its own, English ones and those of the user."""
    _inline: dict[str, tuple[Rule, ...]]
    """The same for words inside paragraphs."""
    _begins: dict[str, tuple[Rule, ...]]
    """How the examples of rules begin, each with these rules."""
    _truncating: frozenset[str]
    _opened: dict[str, dict[str, list[tuple[int, Rule]]]] = field(default_factory=dict)
    """By language, those of ``_of_lines`` by how the lines open that they fit, each with its place among
    them; filled when asked for."""

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> RuleSet:
        """A rule set; ids must be unique.

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
        lines = [rule for rule in kept if rule.scope != "inline"]
        return cls(
            rules=kept,
            _of_lines=_by_language(lines),
            _inline=_by_language(rule for rule in kept if rule.scope == "inline"),
            _begins=_by_beginning(lines),
            _truncating=frozenset(rule.id for rule in kept if rule.truncates),
        )

    def fitting(self, line: str, language: str | None, *, any_language: bool = True) -> list[Rule]:
        """The rules whose pattern and length fit a line; inline rules never do.

        A plea that somebody is quoted with is the story's: no rule fits a quoted sentence.

        Args:
            line: without a line break.
            language: of its text, without a region; None where it is unknown.
            any_language: a line that begins as an example of a rule for another language does is held
                against that rule, too.
        """
        words = line.count(" ") + 1
        first = _ANY_WORD.search(line) if words <= MOST_WORDS else None
        if first is None or len(line) > _LONGEST_LINE:
            return []
        if words <= _MOST_CODED_WORDS and _CODED.search(line):
            return []
        lowered = folded(line)
        opening = folded(line[first.start() : first.start() + SIZE])
        rules = self._that_may_begin(opening, language or "")
        others = self._begins.get(_beginning(lowered), ()) if any_language else ()
        rules += tuple(r for r in others if r.language not in (language, "en"))
        found = [
            r
            for r in rules
            if words <= r.needs.max_words
            and (not r.literals or r.has_literal(lowered))
            and r.pattern.search(line)
        ]
        return [] if found and is_spoken(line) else found

    def _that_may_begin(self, opening: str, language: str) -> tuple[Rule, ...]:
        """The rules for the lines of a language that fit none but those which open so, or any."""
        rules = self._of_lines.get(language)
        if rules is None:
            rules, language = self._of_lines[""], ""
        if opening[0] == _NO_LETTER or not tells(opening):
            return rules
        opened = self._opened.get(language)
        if opened is None:
            opened = self._opened[language] = _by_opening(rules)
        found = (opened.get(part, ()) for part in {"", opening[:1], opening})
        return tuple(rule for _, rule in sorted(chain.from_iterable(found)))

    def inline(self, text: str, language: str | None) -> Iterator[Rule]:
        """The inline rules that may find something in a text."""
        lowered = folded(text)
        for rule in self._inline.get(language or "", self._inline[""]):
            if rule.has_literal(lowered):
                yield rule

    def try_line(self, text: str) -> tuple[Rule, ...]:
        """Every rule that fires on a line, in whatever language and scope: for the command line."""
        found: dict[str, Rule] = {}
        for language in self._of_lines:
            found |= {r.id: r for r in self.fitting(text, language, any_language=False)}
            inline = self.inline(text, language)
            found |= {r.id: r for r in inline if r.pattern.search(text)}
        return tuple(rule for rule in self.rules if rule.id in found)

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


def _by_language(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules for texts in each language, its own first; under "" those for all others.

    English ones apply to every text: a page may take its widgets from elsewhere.
    """
    given = tuple(rules)
    general = tuple(r for r in given if r.language == "en" or r.is_users)
    found = {"": general}
    for code in {r.language for r in given}:
        own = tuple(r for r in given if r.language == code)
        found[code] = own + tuple(r for r in general if r.language != code)
    return found


def _by_opening(rules: Iterable[Rule]) -> dict[str, list[tuple[int, Rule]]]:
    found: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(rules):
        for opening in ("",) if rule.openings is None else rule.openings:
            found.setdefault(opening, []).append((place, rule))
    return found


def _by_beginning(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for key in sorted({_beginning(folded(example)) for example in rule.matches}):
            found[key] = (*found.get(key, ()), rule)
    return found


def _beginning(lowered: str) -> str:
    """The first letters of a line's first word; empty for a line without letters."""
    word = _FIRST_WORD.search(lowered)
    return word.group() if word else ""
