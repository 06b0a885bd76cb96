"""How likely a line is boilerplate, learned: for wording that neither a rule nor the score knows.

A logistic regression over three kinds of signs: pieces of words (runs of three to five letters, whole words
and pairs of them), the part that its words play (``lexicon``), and its shape. The weights are data
(``data/models/boilerplate/weights.txt``), fitted by ``training/train_boilerplate.py``; the strongest
contributions are the reason for a removal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, sqrt

from newsclean import data
from newsclean.boilerplate.vocabulary import SPACELESS, WORD, Roles, roles
from newsclean.boilerplate.word_score import LABEL, heads_of, score
from newsclean.model.ledger import Reason
from newsclean.text.quotation_marks import DOUBLE_MARKS
from newsclean.text.scripts import has_spaceless
from newsclean.text.sentences import CLOSING, ends_sentence
from newsclean.text.words import tokens

WEIGHTS = "models/boilerplate/weights.txt"
LONGEST = 300
"""Characters of a line beyond which it is not judged."""
SPREAD = 3.0
"""What the pieces of words of a line count for together, beside a sign of its shape."""

STRONGEST = 4
"""Signs that are named as the reason."""
_SIZES = (3, 4, 5)
_DENSE_SIZES = (1, 2, 3, 4)
_DIGITS = re.compile(r"\d")
_MARKS = frozenset(DOUBLE_MARKS)
_LENGTHS = (8, 16, 26, 40, 60, 85, 115, 150, 190)
_WORDS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 26)
_SHARES = (0.05, 0.12, 0.25, 0.5)
_SCORES = (-0.5, 0.0, 0.5, 1.0, 1.3, 1.8, 2.2, 2.8)
# A sign of the shape, and the characters of which a line must have one.
_SIGNS = tuple(
    (name, frozenset(characters))
    for name, characters in (
        ("exclaims", "!！"),
        ("marks", _MARKS),
        ("price", "$£€¥₽₹"),
        ("bracket", "(["),
    )
)
# A sign of the shape, characters without one of which no line has it, and the pattern that tells.
_SHAPES = tuple(
    (name, frozenset(characters), re.compile(pattern))
    for name, characters, pattern in (
        ("asks-within", "?？؟", r"[?？؟]\s*\S"),
        ("arrow", "|›→▶▸➤•·⇒◀»>", r"[|›→▶▸➤•·⇒◀]|(?<=\s)[»>](?=\s|$)"),
        ("address", "./", r"https?://|www\.|\w\.(?:com|org|net|example|info)\b"),
        ("mailbox", "@", r"\S@\S"),
        ("handle", "@#", r"(?<!\w)[@#]\w"),
        ("copyright", "©®(", r"[©®]|\([cC]\)"),
        ("enclosed", "([【", r"\A[(\[【].*[)\]】]\.?$"),
        ("dash", "–—-", r"\s[–—-]\s"),
        ("slash", "/", r"\S/\S|\s/\s"),
        ("sentences", ".!?…", r"[.!?…]\s+\S"),
    )
)
# The same of lines with digits.
_OF_DIGITS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (("clock", r"\d{1,2}[:.h]\d\d"), ("year", r"(?:19|20)\d\d"))
)
_BEGINS_WITH_SIGN = re.compile(r"""[^\w\s"“„«»¿¡(\['’‘「『]""")


@dataclass(frozen=True, slots=True)
class Classified:
    """What the model says of a line."""

    probability: float
    """That it is boilerplate, 0–1, in a text where such lines are as frequent as in training."""
    reasons: tuple[Reason, ...]
    """The signs that spoke for it most, strongest first; none where it is rather the story’s."""


NOTHING = Classified(0.0, ())
"""Of a line that is too long."""


@cache
def _weights() -> Mapping[str, int]:
    """Per sign, its weight in hundredths. A line of the file is a weight and the signs that have it."""
    found: dict[str, int] = {}
    for line in data.shelf()[WEIGHTS].splitlines():
        if not line.startswith("#"):
            weight, *signs = line.split(" ")
            found.update(dict.fromkeys(signs, int(weight)))
    return found


def classify(line: str, code: str | None, value: float | None = None) -> Classified:
    """How likely a line of a text in a language is boilerplate; ``value`` is its score, where known."""
    parts, total = _weighed(line, code, value)
    probability = 1 / (1 + exp(-max(-30.0, min(30.0, total / 100))))
    if probability < 0.5:
        return Classified(probability, ())
    best = sorted(parts, reverse=True)[:STRONGEST]
    return Classified(
        probability,
        tuple(Reason(sign, round(weight / 100, 2)) for weight, sign in best if weight > 0),
    )


def contributions(line: str, code: str | None) -> tuple[tuple[str, float], ...]:
    """The signs that count most in the probability of a line, strongest first, each with its part of the
    log-odds: above 0 for boilerplate, below for the story."""
    parts, _ = _weighed(line, code, None)
    best = sorted(parts, key=lambda part: -abs(part[0]))[:STRONGEST]
    return tuple((sign, round(weight / 100, 2)) for weight, sign in best)


def _weighed(
    line: str, code: str | None, value: float | None
) -> tuple[list[tuple[float, str]], float]:
    """The weights of the signs that a line has, and their sum with the bias, in hundredths."""
    weights = _weights()
    lowered = line.lower()
    pieces = _pieces_of(lowered)
    strength = SPREAD / sqrt(len(pieces) or 1)
    known = [(weights[p], p) for p in pieces if p in weights]
    others = [(weights[s], s) for s in _other_signs(line, lowered, code, value) if s in weights]
    # Sums of whole numbers are the same in whatever order a set gives its pieces.
    total = sum(w for w, _ in known) * strength + sum(w for w, _ in others)
    parts = [(weight * strength, sign) for weight, sign in known]
    return [*parts, *others], total + weights.get("@bias", 0)


def signs_of(line: str, code: str | None) -> dict[str, float]:
    """The signs of a line and how strong each is: pieces of words share a fixed length between them."""
    lowered = line.lower()
    pieces = _pieces_of(lowered)
    signs = dict.fromkeys(pieces, SPREAD / sqrt(len(pieces) or 1))
    signs.update(dict.fromkeys(_other_signs(line, lowered, code, None), 1.0))
    return signs


def _other_signs(line: str, lowered: str, code: str | None, value: float | None) -> list[str]:
    if value is None:
        value = score(line, code)
    ended = ends_sentence(line)
    return [
        f"@{name}"
        for name in (*_shape(line, ended), *_parts(line, lowered, code, value, ended=ended))
    ]


def _pieces_of(lowered: str) -> set[str]:
    """Runs of letters, words and pairs of words."""
    if has_spaceless(lowered):
        return _dense_pieces(lowered)
    words = [f"<{word}>" for word in WORD.findall(_DIGITS.sub("0", lowered))]
    # Beyond the end of a word a slice is a shorter run, which is there anyway.
    pieces = {word[i : i + size] for word in words for i in range(len(word) - 2) for size in _SIZES}
    pieces.update(words)
    pieces.update([f"{a[:-1]}_{b[1:]}" for a, b in pairwise(words)])
    if words:
        pieces.update((f"^{words[0]}", f"^{words[0].rstrip('>')[:5]}", f"{words[-1]}$"))
    return pieces


def _dense_pieces(lowered: str) -> set[str]:
    """The same for scripts that set no spaces."""
    runs = tokens(lowered)
    pieces: set[str] = set()
    for run in runs:
        for size in _DENSE_SIZES:
            pieces.update([run[i : i + size] for i in range(len(run) - size + 1)])
    for size in _DENSE_SIZES[:3] if runs else ():
        pieces.update((f"^{runs[0][:size]}", f"{runs[-1][-size:]}$"))
    return pieces


def _shape(line: str, ended: bool) -> Iterator[str]:
    dense = has_spaceless(line)
    size = int(len(line) * 2.5) if dense else len(line)
    last = line.rstrip(CLOSING + " ")[-1:]
    yield f"length{_step(size, _LENGTHS)}"
    yield f"ends{last if last in '.!?…:' else 'so' if ended else 'open'}"
    yield f"{'ended' if ended else 'open'}{_step(size, (26, 60, 115))}"
    if LABEL.match(line):
        yield "label"
    yield from _signs(line)
    yield f"commas{min(3, sum(map(line.count, ',，、،')))}"
    if not dense:
        yield from _cases(line)


def _signs(line: str) -> Iterator[str]:
    """What stands in a line beside its words."""
    characters = set(line)
    for name, wanted in _SIGNS:
        if not wanted.isdisjoint(characters):
            yield name
    for name, wanted, pattern in _SHAPES:
        if not wanted.isdisjoint(characters) and pattern.search(line):
            yield name
    if line[:1] in _MARKS:
        yield "begins-quoted"
    if _BEGINS_WITH_SIGN.match(line):
        yield "begins-with-sign"
    digits = len(_DIGITS.findall(line))
    if digits:
        if line[0].isdecimal():
            yield "begins-with-digit"
        for name, pattern in _OF_DIGITS:
            if pattern.search(line):
                yield name
        yield f"digits{_step(digits / len(line), _SHARES)}"


def _cases(line: str) -> Iterator[str]:
    words = WORD.findall(line)
    yield f"words{_step(len(words), _WORDS)}"
    if words and words[0][0].islower():
        yield "begins-small"
    if len(words) > 1 and line.lower() != line.upper():
        capitals = sum(word[0].isupper() for word in words[1:]) / (len(words) - 1)
        yield f"capitals{_step(capitals, (0, 0.2, 0.5, 0.8))}"
        if line.isupper():
            yield "shouts"


def _parts(
    line: str, lowered: str, code: str | None, value: float, *, ended: bool
) -> Iterator[str]:
    """What the words of a line do, by the lexicon of the text's language."""
    yield from (f"score>{step}" for step in _SCORES if value > step)
    language = (code or "en").partition("-")[0]
    role = roles().get(language)
    if role is None:
        return
    if language in SPACELESS:
        nouns, address, story = (
            sum(w in line for w in words) for words in (role.nouns, role.address, role.story)
        )
        yield from _counted(nouns, address, story, False, any(w in line for w in role.verbs))
        return
    words = role.words(lowered)
    nouns = sum(w in role.nouns for w in words)
    if words and words[0] in role.this:
        yield "this"
    if nouns:
        yield f"nouns-share{_step(nouns / len(words), (0.15, 0.3, 0.5))}"
    first = bool(words) and words[0] in role.verbs
    address, story = (sum(w in s for w in words) for s in (role.address, role.story))
    yield from _counted(nouns, address, story, first, _asks(lowered, role))
    if nouns and not story and not ended:
        yield "nouns,open"


def _asks(lowered: str, role: Roles) -> bool:
    return not role.verbs.isdisjoint(heads_of(lowered, role))


def _counted(nouns: int, address: int, story: int, first: bool, asks: bool) -> Iterator[str]:
    for name, count, most in (("nouns", nouns, 3), ("address", address, 2), ("story", story, 2)):
        if count:
            yield f"{name}{min(count, most)}"
    if first:
        yield "verb-first"
    if asks:
        yield "verb"
    if (first or asks) and nouns:
        yield "verb+nouns"
    if (first or asks) and address:
        yield "verb+address"


def _step(value: float, steps: tuple[float, ...]) -> int:
    return sum(value > step for step in steps)
