"""Wording that spinning or translation there and back left behind: repaired where it is never right
English and nobody is quoted, else a suspect with candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from newsclean import data
from newsclean import lazy_re as re
from newsclean.ledger import Repair
from newsclean.light_dataclass import dataclass
from newsclean.text.passes import change
from newsclean.text.view import TextView
from newsclean.text.words import words_in
from newsclean.wording import word_choice

_CAPITAL_NEXT = re.compile(" [A-Z]")
_FEW = 2
"""Words that may meet though nothing was changed."""
_SEVERAL = 2
"""Different listed phrases that show a text to be spun."""
ORDINARY = 50
"""Words of a text from which on a single sign is an odd pair of its writer's: a program leaves more."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a wrong wording stands for, and whether that is certain."""

    right: str
    certain: bool
    set_phrase: bool

    @property
    def kind(self) -> str:
        return "wording.set-phrase" if self.set_phrase else "wording.phrase"


@dataclass(frozen=True, slots=True)
class ListedPhrases:
    """The wordings of one language that spinning and translation leave behind."""

    phrases: dict[str, Phrase]
    by_opening: dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]
    """The phrases, each with its other words, by their first two words, in lower case, so that a text
    is searched for few."""
    single: frozenset[str]
    """The phrases of one word."""


@cache
def _lexicon(language: str) -> ListedPhrases | None:
    raw = data.of_language(language, "wording")
    if raw is None:
        return None
    evidence = data.of_language(language, "attested")
    attested = frozenset("; ".join(evidence["attested"].values()).split("; ") if evidence else ())
    phrases: dict[str, Phrase] = {}
    for key in ("maybe", "never"):
        for right, wrongs in raw[key].items():
            for wrong in wrongs.split("; "):
                certain = key == "never" and wrong.lower() not in attested
                for form, mended in _forms(wrong, right):
                    phrases[form] = Phrase(mended, certain, right[0].isupper())
    return ListedPhrases(
        phrases=phrases,
        by_opening=_by_opening(phrases),
        single=frozenset(p for p in phrases if len(words_in(p)) == 1),
    )


def _by_opening(
    phrases: Iterable[str],
) -> dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]] = {}
    for phrase in phrases:
        words = words_in(phrase.lower())
        opening = tuple(words[:2])
        found[opening] = (*found.get(opening, ()), (phrase, frozenset(words[2:])))
    return found


def hits(prose: TextView) -> list[tuple[int, int, Phrase]]:
    """Where listed phrases stand, in order; of two that overlap, the longer."""
    return prose.derived(_found)


def _found(prose: TextView) -> list[tuple[int, int, Phrase]]:
    lexicon = _lexicon(prose.language or "en")
    if lexicon is None:
        return []
    text, words, known = prose.text, prose.lowered, lexicon.by_opening
    openings = set(filter(known.__contains__, zip(words, islice(words, 1, None), strict=False)))
    present = set(words) if openings else set()
    wanted = [p for o in openings for p, rest in known[o] if rest <= present and p in text]
    wanted += lexicon.single & prose.counts.keys()
    if not wanted:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{_alternatives(wanted)})(?![\w-])")
    return [(*m.span(), lexicon.phrases[m.group()]) for m in pattern.finditer(text)]


def _forms(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """The phrase as listed and, for one in lower case, at the start of a sentence."""
    yield wrong, right
    if wrong[0].islower():
        yield wrong[0].upper() + wrong[1:], right[0].upper() + right[1:]


def _alternatives(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first, with common beginnings shared."""
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:2], []).append(word[2:])
    return "|".join(
        re.escape(head)
        + "(?:"
        + "|".join(re.escape(t) for t in sorted(set(tails), key=len)[::-1])
        + ")"
        for head, tails in sorted(tree.items())
    )


def mend(prose: TextView) -> Iterator[Repair]:
    """Phrases that are never right, outside quotation marks. Two plain words may be a writer's own after all
    (*armed powers*, *hands control*): alone in a text of some length they stay, as a suspect."""
    found = hits(prose)
    several = len({phrase.right.lower() for _, _, phrase in found}) >= _SEVERAL
    ordinary = found and not several and len(prose.lowered) >= ORDINARY
    ordinary = ordinary and word_choice.probability(prose) < word_choice.TELLING
    for start, end, phrase in found:
        if ordinary and not _is_distinct(prose.text, start, end, phrase):
            continue
        if phrase.certain and not prose.quoted.touches(start, end):
            yield change(prose.text, start, end, phrase.right, phrase.kind, 0.9)


def _is_distinct(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Whether a wording cannot be two words that happen to meet: a name, but for a part of a longer one
    (*Basic Assembly Language*), or three words and more."""
    if phrase.set_phrase:
        return _CAPITAL_NEXT.match(text, end) is None
    return len(re.split("[ -]", text[start:end])) > _FEW or "-" in text[start:end]
