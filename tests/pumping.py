"""Strings that a pattern may take long on, made from its own structure.

A backtracking matcher takes more than linear time where a repetition can be entered from many places, or
left at many, and what follows fails. So for every repetition of a pattern there are strings that lead up to
it, repeat what it repeats (and what leads up to it), and end in what cannot match.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]
_LONG = 8
"""A repetition that may be longer than this is attacked."""
_CATEGORIES = {
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_NOT_DIGIT: "a \n",
    codes.CATEGORY_SPACE: " \n\t",
    codes.CATEGORY_NOT_SPACE: "a,A7",
    codes.CATEGORY_WORD: "aA7_",
    codes.CATEGORY_NOT_WORD: " \n,",
}
_ENDS = ("", "", "!", "\n", "\n\n\x00", " \x00", "a", "7")


def attacks(pattern: str | bytes, flags: int, size: int, seed: int = 1) -> Iterator[str]:
    """Strings of about ``size`` characters that this pattern may take long on."""
    dice = random.Random(seed)
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    parsed = list(_parser.parse(text, flags & ~re.UNICODE if isinstance(pattern, bytes) else flags))
    alphabet = _alphabet(parsed)
    seen: set[tuple[str, str]] = set()
    for before, item in _repetitions(parsed, []):
        for _ in range(5):
            lead = _sample(before, dice, alphabet)
            pump = "".join(_sample([item], dice, alphabet, few=dice.choice((1, 1, 2, 3))))
            if not pump or (lead, pump) in seen:
                continue
            seen.add((lead, pump))
            yield from _pumped(lead, pump, size, dice)
    for letter in alphabet:
        yield letter * size + "\x00"


def _pumped(lead: str, pump: str, size: int, dice: random.Random) -> Iterator[str]:
    end = dice.choice(_ENDS)
    yield lead + _filled(pump, size) + "\x00"
    yield lead + _filled(pump, size) + end
    yield _filled(lead + pump, size) + end
    if lead:
        yield _filled(lead, size) + end
        yield _filled(lead, size // 2) + _filled(pump, size // 2) + end
        first = lead[: dice.randrange(len(lead)) + 1]
        yield _filled(first + pump, size) + end


def _filled(piece: str, size: int) -> str:
    return piece * (size // len(piece) + 1)


def _repetitions(items: Sequence[Item], before: list[Item]) -> Iterator[tuple[list[Item], Item]]:
    """Each long repetition, with the items that lead up to it."""
    before = list(before)
    for item in items:
        kind, argument = item
        if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most > _LONG:
                yield before, (codes.MAX_REPEAT, (1, 1, body))
            yield from _repetitions(body, before)
        else:
            for body in _bodies(argument):
                yield from _repetitions(body, before)
        before.append(item)


def _bodies(argument: Any) -> Iterator[Any]:
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _bodies(part)


def _alphabet(items: Any) -> str:
    """The characters that the pattern names, and a few that it does not."""
    found: dict[str, None] = dict.fromkeys("a A7\n.")

    def walk(part: Any) -> None:
        if (
            isinstance(part, tuple)
            and len(part) == 2
            and part[0] in (codes.LITERAL, codes.NOT_LITERAL)
        ):
            found[chr(part[1])] = None
        elif isinstance(part, tuple) and len(part) == 2 and part[0] is codes.RANGE:
            found[chr(part[1][0])] = None
        elif isinstance(part, _parser.SubPattern | list | tuple):
            for inner in part:
                walk(inner)

    walk(items)
    return "".join(found)[:60]


def _sample(items: Sequence[Item], dice: random.Random, alphabet: str, few: int = 1) -> str:
    """A text that these items match, look-arounds and back-references aside."""
    out: list[str] = []
    for kind, argument in items:
        if kind is codes.LITERAL:
            out.append(chr(argument))
        elif kind is codes.NOT_LITERAL:
            out.append(next((c for c in _shuffled(alphabet, dice) if ord(c) != argument), "a"))
        elif kind is codes.ANY:
            out.append(dice.choice([c for c in alphabet if c != "\n"]))
        elif kind is codes.IN:
            out.append(_one_of(argument, dice, alphabet))
        elif kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, body = argument
            times = max(least, min(most, few if least == 0 else least))
            out += (_sample(body, dice, alphabet, few) for _ in range(min(times, 50)))
        elif kind is codes.SUBPATTERN:
            out.append(_sample(argument[-1], dice, alphabet, few))
        elif kind is codes.ATOMIC_GROUP:
            out.append(_sample(argument, dice, alphabet, few))
        elif kind is codes.BRANCH:
            out.append(_sample(dice.choice(argument[1]), dice, alphabet, few))
    return "".join(out)


def _one_of(members: Sequence[Item], dice: random.Random, alphabet: str) -> str:
    """A character of a class: one that the pattern names elsewhere, where there is one."""
    negated = members[0][0] is codes.NEGATE
    if negated or dice.random() < 0.5:
        for letter in _shuffled(alphabet, dice):
            if any(_holds(member, letter) for member in members) != negated:
                return letter
    if negated:
        return "a"
    kind, argument = dice.choice(list(members))
    if kind is codes.LITERAL:
        return chr(argument)
    if kind is codes.RANGE:
        return chr(argument[0])
    return dice.choice(_CATEGORIES[argument])


def _holds(member: Item, letter: str) -> bool:
    kind, argument = member
    if kind is codes.LITERAL:
        return ord(letter) == argument
    if kind is codes.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    if kind is codes.CATEGORY:
        return letter in _CATEGORIES[argument]
    return False


def _shuffled(alphabet: str, dice: random.Random) -> list[str]:
    return dice.sample(alphabet, len(alphabet))
